"""Words one blank apart that are equal, or that are one word together: found by numbers, without cutting a text up.

A word's number is the sum of its letters' numbers, each times a power for its place, modulo 2 ** 32 (the fingerprints
of Karp and Rabin, 1987). The number of two words put together follows from theirs, so that all pairs of a text are
compared with a lexicon at once; what is found is looked up then by its letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from scrubber.lexicons import entries

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

SURE_LENGTH = 7  # letters: shorter words seen on the web may be names of things (`myapp`)
_PIECE, _OVERLAP = 1 << 16, 100  # characters looked at together, and those that the next look begins with again
_FACTOR = 0x9E3779B1  # odd, as is all that is to have an inverse
_BITS = 21  # of a number, by which the table of the lexicon is looked up


class Neighbours(NamedTuple):
    """Pairs of words in lower case that stand one blank apart: the words that are doubled, and the pairs that are one
    word together.
    """

    doubled: frozenset[str]
    joined: frozenset[tuple[str, str]]


def neighbours_in(text: str, codes: bytes) -> Neighbours:
    """The doubled words and the pairs that are one English word together, of letters of Latin-1.

    `codes` are those of the text, with a line end before and behind it.

    >>> from scrubber.model.codes import codes_of
    >>> text = "In the the morning it was inter esting, some times."
    >>> found = neighbours_in(text, codes_of(f"\\n{text}\\n"))
    >>> sorted(found.doubled), sorted(found.joined)
    (['the'], [('inter', 'esting'), ('some', 'times')])
    """
    doubled: set[str] = set()
    joined: set[tuple[str, str]] = set()
    for at in range(0, len(codes), _PIECE):
        first = max(0, at - _OVERLAP)
        for start, end in _candidates(codes[first : at + _PIECE]):
            if pair := _pair(text[first + start : first + end]):
                if pair[0] == pair[1]:
                    doubled.add(pair[0])
                else:
                    joined.add(pair)
    return Neighbours(frozenset(doubled), frozenset(joined))


@lru_cache(10_000)
def _pair(text: str) -> tuple[str, str] | None:
    """Two words one blank apart in lower case, if they are equal or one word together."""
    before, blank, behind = text.lower().partition(" ")
    return (before, behind) if blank and (before == behind or before + behind in wholes()) else None


@cache
def wholes() -> frozenset[str]:
    """What two pieces may make: words, and long names."""
    return (
        entries("words/en_dictionary")
        | entries("words/en_also_names")
        | {word for word in seen() if len(word) >= SURE_LENGTH}
    )


@cache
def seen() -> frozenset[str]:
    """The words that the web was seen to use: also names, abbreviations and foreign words."""
    return entries("words/en") | {entry.split(" ", 1)[0] for entry in entries("words/en_capitals")}


def _candidates(codes: bytes) -> Iterator[tuple[int, int]]:
    """Where two words begin and end whose numbers are equal, or together one of the lexicon; in the text, which has one
    character before its first less than the codes.
    """
    import numpy as np  # slow to load

    powers, inverses, table = _tables()
    letters = np.frombuffer(codes.translate(_letters()), np.uint8)
    is_letter = letters != 0
    is_letter[:1] = is_letter[-1:] = False
    borders = (is_letter[1:] != is_letter[:-1]).nonzero()[0]  # before the first letter, then at the last one
    values = letters * powers[: len(letters)]
    sums = values.cumsum(dtype=np.uint32).take(borders)
    starts, ends = borders[::2], borders[1::2]
    numbers = sums[1::2] - sums[::2]
    numbers *= inverses.take(starts)
    together = numbers[1:] * powers.take((ends - starts)[:-1])
    together += numbers[:-1]
    slots = together >> (32 - _BITS)
    found = table.take(slots >> 3)
    found >>= (slots & 7).astype(np.uint8)
    found &= 1
    found |= numbers[1:] == numbers[:-1]
    found &= starts[1:] - ends[:-1] == 1
    likely = found.view(bool).nonzero()[0]
    return zip(starts.take(likely).tolist(), ends.take(likely + 1).tolist(), strict=True)


@cache
def _letters() -> bytes:
    """The letters of Latin-1 in lower case by their codes, 0 for all others."""
    lower = (char.lower() if char.isalpha() and not 0x80 <= ord(char) < 0xA0 else "\0" for char in map(chr, range(256)))
    return "".join(lower).encode("latin-1")


@cache
def _tables() -> tuple[Array, Array, Array]:
    """Powers and inverse powers of the factor; places of the lexicon's words, eight in a byte."""
    import numpy as np

    size = _PIECE + _OVERLAP + 1
    powers = np.cumprod(np.array([1] + [_FACTOR] * size, np.uint32), dtype=np.uint32)
    inverses = np.cumprod(np.array([1] + [pow(_FACTOR, -1, 1 << 32)] * size, np.uint32), dtype=np.uint32)
    words = sorted(word for word in wholes() if word.isalpha() and max(word) < "\u0100")
    letters = np.frombuffer("".join(words).encode("latin-1"), np.uint8)
    lengths = np.array([len(word) for word in words])
    ends = np.cumsum(lengths)
    place = np.arange(len(letters)) - np.repeat(ends - lengths, lengths)
    numbers = np.add.reduceat(letters * powers.take(place + 1), ends - lengths, dtype=np.uint32)
    table = np.zeros(1 << _BITS, bool)
    table[numbers >> (32 - _BITS)] = True
    return powers, inverses, np.packbits(table, bitorder="little")
