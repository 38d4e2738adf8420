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
            words = text[first + start : first + end].lower().split(" ")
            if len(words) != 2:  # another mark stands between them
                continue
            if words[0] == words[1]:
                doubled.add(words[0])
            elif "".join(words) in wholes():
                joined.add((words[0], words[1]))
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


def _candidates(codes: Array) -> Iterator[tuple[int, int]]:
    """Where two words begin and end whose numbers are equal, or together one of the lexicon; in the text, which has one
    character before its first less than the codes.
    """
    import numpy as np  # slow to load

    letters, powers, inverses, table = _tables()
    values = letters.take(codes)
    values[:1] = values[-1:] = 0
    is_letter = values != 0
    borders = np.flatnonzero(is_letter[1:] != is_letter[:-1])  # before the first letter, then at the last one
    values *= powers[: len(values)]
    sums = np.cumsum(values).take(borders)
    starts, ends = borders[::2], borders[1::2]
    numbers = (sums[1::2] - sums[::2]) * inverses.take(starts)
    near = starts[1:] - ends[:-1] == 1
    together = numbers[1:] * powers.take((ends - starts)[:-1])
    together += numbers[:-1]
    found = table.take(_slots(together, 0))
    found |= numbers[1:] == numbers[:-1]
    likely = np.flatnonzero(found & near)
    likely = likely[table.take(_slots(together.take(likely), 1)) | (numbers[likely] == numbers[likely + 1])]
    return zip(starts[likely].tolist(), ends[likely + 1].tolist(), strict=True)


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
    numbers_of = np.add.reduceat(letters.take(codes) * powers.take(place + 1), ends - lengths)
    table = np.zeros(1 << _BITS, bool)
    table[_slots(numbers_of, 0)] = table[_slots(numbers_of, 1)] = True
    return letters, powers, inverses, table
