"""Words one blank apart that are equal, or that are one word together: found by numbers, without cutting a text up.

A word's number is the sum of its letters' numbers, each times a power for its place, modulo 2 ** 64 (the fingerprints
of Karp and Rabin, 1987). The number of two words put together follows from theirs, so that all pairs of a text are
compared with a lexicon at once; what is found is looked up then by its letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from scrubber.lexicons import entries
from scrubber.model.codes import LAST

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

SURE_LENGTH = 7  # letters: shorter words seen on the web may be names of things (`myapp`)
_PIECE, _OVERLAP = 1 << 16, 100  # characters looked at together, and those that the next look begins with again
_FACTOR = 0x9E3779B97F4A7C15  # odd, as is all that is to have an inverse
_BITS = 21  # of a number, by which the table of the lexicon is looked up, once with the first and once with the next


class Neighbours(NamedTuple):
    """Pairs of words in lower case that stand one blank apart: the words that are doubled, and the pairs that are one
    word together.
    """

    doubled: frozenset[str]
    joined: frozenset[tuple[str, str]]


def neighbours_in(text: str, codes: Array) -> Neighbours:
    """The doubled words and the pairs that are one English word together, of letters of Latin-1.

    >>> from scrubber.model.codes import codes_of
    >>> text = "In the the morning it was inter esting, some times."
    >>> neighbours_in(text, codes_of(text))
    Neighbours(doubled=frozenset({'the'}), joined=frozenset({('inter', 'esting'), ('some', 'times')}))
    """
    doubled: set[str] = set()
    joined: set[tuple[str, str]] = set()
    for at in range(0, len(text), _PIECE):
        first, behind = max(0, at - _OVERLAP), at + _PIECE
        piece = text[first:behind]
        equal, together = _candidates(codes[first:behind])
        for start, middle, end in equal:
            if piece[start:middle].lower() == piece[middle + 1 : end].lower():
                doubled.add(piece[start:middle].lower())
        for start, middle, end in together:
            pair = piece[start:middle].lower(), piece[middle + 1 : end].lower()
            if "".join(pair) in wholes():
                joined.add(pair)
    return Neighbours(frozenset(doubled), frozenset(joined))


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


_Places = Iterator[tuple[int, int, int]]


def _candidates(codes: Array) -> tuple[_Places, _Places]:
    """Pairs of words whose numbers are equal, or together one of the lexicon: where they begin, meet and end."""
    import numpy as np  # slow to load

    letters, powers, inverses, table = _tables()
    values = letters.take(codes)
    is_letter = np.empty(len(values) + 2, bool)
    is_letter[0] = is_letter[-1] = False
    np.not_equal(values, 0, out=is_letter[1:-1])
    borders = np.flatnonzero(is_letter[1:] != is_letter[:-1])
    starts, ends = borders[::2], borders[1::2]
    near = np.flatnonzero((starts[1:] - ends[:-1] == 1) & (codes.take(ends[:-1]) == _BLANK))
    values *= powers[: len(values)]
    sums = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values, out=sums[1:])
    numbers = (sums.take(ends) - sums.take(starts)) * inverses.take(starts)
    first, second = numbers.take(near), numbers.take(near + 1)
    start, middle, end = starts.take(near), ends.take(near), ends.take(near + 1)
    equal = np.flatnonzero(first == second)
    together = first + second * powers.take(middle - start)
    likely = np.flatnonzero(table.take(_slots(together, 0)))
    likely = likely[table.take(_slots(together.take(likely), 1))]

    def places(which: Array) -> _Places:
        return zip(start[which].tolist(), middle[which].tolist(), end[which].tolist(), strict=True)

    return places(equal), places(likely)


_BLANK = 32


def _slots(numbers: Array, which: int) -> Array:
    """The first or the second place of words in the table, by their numbers."""
    import numpy as np

    found: Array = (numbers >> np.uint64(64 - _BITS * (which + 1))).astype(np.int64)
    return found & ((1 << _BITS) - 1) if which else found


@cache
def _tables() -> tuple[Array, Array, Array, Array]:
    """Numbers of the letters of Latin-1, powers and inverse powers of the factor, places of the lexicon's words."""
    import numpy as np

    letters = np.zeros(LAST + 1, np.uint64)
    for code, char in enumerate(map(chr, range(256))):
        if char.isalpha():
            lower = ord(char.lower())
            letters[code] = (lower * lower * lower * _FACTOR ^ lower << 40 | 1) % (1 << 64)
    size = _PIECE + _OVERLAP + 1
    powers = np.cumprod(np.array([1] + [_FACTOR] * size, np.uint64))
    inverses = np.cumprod(np.array([1] + [pow(_FACTOR, -1, 1 << 64)] * size, np.uint64))
    words = sorted(word for word in wholes() if word.isalpha() and max(word) < "\u0100")
    codes = np.frombuffer("".join(words).encode("latin-1"), np.uint8)
    lengths = np.array([len(word) for word in words])
    ends = np.cumsum(lengths)
    place = np.arange(len(codes)) - np.repeat(ends - lengths, lengths)
    numbers_of = np.add.reduceat(letters.take(codes) * powers.take(place), ends - lengths)
    table = np.zeros(1 << _BITS, bool)
    table[_slots(numbers_of, 0)] = table[_slots(numbers_of, 1)] = True
    return letters, powers, inverses, table
