"""The search for the signs of `scrubber.model.signs`: it is all that a text without any costs."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from scrubber.model.codes import code_of
from scrubber.model.signs import ANY, ROUGH, SIGNS, Characters, Sign

_PIECE = 1 << 16  # characters looked at together


def signs_in(texts: Sequence[str], codes: bytes) -> dict[str, list[int]]:
    """For each name in `SIGNS` the numbers of the texts that hold one of its signs.

    `codes` are those of the texts, one a line, with a line end before and behind them.

    >>> from scrubber.model.codes import codes_of
    >>> texts = ["It rained, he said.", "It rained , he said.", "<p>"]
    >>> signs_in(texts, codes_of("\\n".join(["", *texts, ""])))
    {'linkspam': [2], 'fragments': [2], 'spacing': [1]}
    """
    found: dict[str, list[int]] = {name: [] for name in SIGNS}
    ends: list[int] = []
    first, second, third = _exact()
    for place in _places(codes):
        if signs := first[codes[place]] & second[codes[place + 1]] & third[codes[place + 2]]:
            names = _names(signs)
            ends = ends or list(accumulate([len(text) + 1 for text in texts]))
            number = bisect(ends, place)
            for name in names:
                if found[name][-1:] != [number]:
                    found[name].append(number)
    return {name: numbers for name, numbers in found.items() if numbers}


def _places(codes: bytes) -> Iterator[int]:
    """Where three characters begin that are likely a sign, by the code of the first one."""
    import numpy as np  # slow to load

    for at in range(0, len(codes), _PIECE):
        piece = codes[at : at + _PIECE + 2]
        before, middle, after = (np.frombuffer(piece.translate(table), np.uint8) for table in _rough())
        likely = before[:-2] & middle[1:-1]
        likely &= after[2:]
        yield from ((likely != 0).nonzero()[0] + at).tolist()


@lru_cache(1_000)
def _names(signs: int) -> tuple[str, ...]:
    """The names of signs that are given as bits."""
    each = [name for name, of_name in SIGNS.items() for _ in of_name]
    return tuple(dict.fromkeys(name for bit, name in enumerate(each) if signs >> bit & 1))


@cache
def _exact() -> list[list[int]]:
    """For each of the three places of a sign, by a code, in which signs it may stand there, as bits."""
    return _bits([sign for signs in SIGNS.values() for sign in signs])


def _codes(place: Characters) -> frozenset[int]:
    return frozenset(range(0x100) if place is ANY else map(code_of, place))


@cache
def _rough() -> list[bytes]:
    """The same of the rough signs."""
    return list(map(bytes, _bits(ROUGH)))


def _bits(signs: Sequence[Sign]) -> list[list[int]]:
    rows = [[0] * 0x100 for _ in range(3)]
    for bit, sign in enumerate(signs):
        for row, characters in zip(rows, sign, strict=True):
            for code in _codes(characters):
                row[code] |= 1 << bit
    return rows
