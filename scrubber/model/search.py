"""The search for the signs of `scrubber.model.signs`: it is all that a text without any costs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from scrubber.model.codes import code_of
from scrubber.model.signs import ANY, ROUGH, SIGNS, Sign

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_PIECE = 1 << 16  # characters looked at together


def signs_in(texts: Sequence[str], codes: bytes) -> dict[str, list[int]]:
    """For each name in `SIGNS` the numbers of the texts that hold one of its signs.

    `codes` are those of the texts, one a line, with a line end before and behind them.

    >>> from scrubber.model.codes import codes_of
    >>> texts = ["It rained, he said.", "It rained , he said.", "<p>"]
    >>> signs_in(texts, codes_of("\\n".join(["", *texts, ""])))
    {'linkspam': [2], 'fragments': [2], 'spacing': [1]}
    """
    found: dict[int, int] = {}
    ends: list[int] = []
    for place, mask in _places(codes):
        ends = ends or [end + i for i, end in enumerate(accumulate(map(len, texts)))]
        number = bisect_left(ends, place)
        found[number] = found.get(number, 0) | mask
    numbers: dict[str, list[int]] = {name: [] for name in SIGNS}
    for number, mask in found.items():
        for name in _names(mask):
            numbers[name].append(number)
    return {name: held for name, held in numbers.items() if held}


def _places(codes: bytes) -> Iterator[tuple[int, int]]:
    """The places in the texts that a sign is around, and which ones, as bits."""
    import numpy as np  # slow to load

    rough, exact = _tables()
    whole = np.frombuffer(codes, np.uint8)
    for at in range(0, len(codes), _PIECE):
        piece = codes[at : at + _PIECE + 2]
        before, middle, after = (np.frombuffer(piece.translate(table), np.uint8) for table in rough)
        likely = before[:-2] & middle[1:-1]
        likely &= after[2:]
        places = np.flatnonzero(likely != 0) + at
        if len(places):
            before, middle, after = (table.take(whole.take(places + i)) for i, table in enumerate(exact))
            masks = before & middle & after
            sure = np.flatnonzero(masks)
            yield from zip(places.take(sure).tolist(), masks.take(sure).tolist(), strict=True)


@cache
def _bits() -> dict[Sign, int]:
    return {sign: 1 << i for i, sign in enumerate(dict.fromkeys(sign for signs in SIGNS.values() for sign in signs))}


@lru_cache(1_000)
def _names(mask: int) -> frozenset[str]:
    return frozenset(name for name, signs in SIGNS.items() if any(_bits()[sign] & mask for sign in signs))


@cache
def _tables() -> tuple[list[bytes], list[Array]]:
    """For each of the three places of a sign, by the code of a character, which signs it may stand in, as bits: of the
    rough ones, then of all.
    """
    import numpy as np

    rough = {sign: 1 << i for i, sign in enumerate(ROUGH)}
    return (
        [_by_code(rough, place).astype(np.uint8).tobytes() for place in range(3)],
        [_by_code(_bits(), place) for place in range(3)],
    )


def _by_code(bits: Mapping[Sign, int], place: int) -> Array:
    import numpy as np

    table = np.zeros(0x100, np.uint64)
    for sign, bit in bits.items():
        characters = sign[place]
        codes = range(0x100) if characters is ANY else sorted(set(map(code_of, characters)))
        table[list(codes)] |= np.uint64(bit)
    return table
