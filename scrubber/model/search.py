"""The search for the signs of `scrubber.model.signs`: it is all that a text without any costs."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from scrubber.model.codes import code_of
from scrubber.model.signs import ANY, ROUGH, SIGNS, Characters

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
    for place in _places(codes):
        if names := _names(codes[place : place + 3]):
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


@lru_cache(10_000)
def _names(codes: bytes) -> tuple[str, ...]:
    """The names of the signs that these three characters are."""
    return tuple(
        name
        for name, signs in _signs().items()
        if any(all(code in place for code, place in zip(codes, sign, strict=True)) for sign in signs)
    )


@cache
def _signs() -> dict[str, list[list[frozenset[int]]]]:
    return {name: [list(map(_codes, sign)) for sign in signs] for name, signs in SIGNS.items()}


def _codes(place: Characters) -> frozenset[int]:
    return frozenset(range(0x100) if place is ANY else map(code_of, place))


@cache
def _rough() -> list[bytes]:
    """For each of the three places of a sign, by a code, in which rough signs it may stand there, as bits."""
    places = zip(*ROUGH, strict=True)
    held = [[_codes(characters) for characters in place] for place in places]
    return [
        bytes(sum((code in codes) << bit for bit, codes in enumerate(place)) for code in range(0x100)) for place in held
    ]
