"""What the characters of texts are, counted for all texts of a page at once.

The texts are laid end to end and every character is looked up in a table of kinds, so that a page
costs a few array operations and not a loop over its blocks. The classes are set by ranges of code
points and not by a Unicode database, so that every version of Python counts the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Figures = dict[str, Floats]  # what is known of blocks: a name, and a number for each block

CLASSES = (
    "letter",
    "upper",
    "digit",
    "comma",
    "stop",
    "separator",
    "ideograph",
    "currency",
    "bracket",
    "colon",
    "line",
)
_MARKS = {
    "comma": ",;،、，；",
    "stop": ".!?…。！？؟।",
    "separator": "|•·»«›‹→←/\\_–—>~*+",
    "currency": "$€£¥₹₽¢",
    "bracket": "()[]{}\"'“”‘’„«»「」『』（）【】《》",
    "colon": ":：",
    "line": "\n",
}
_DIGITS = ((0x30, 0x3A), (0x660, 0x66A), (0x966, 0x970), (0xFF10, 0xFF1A))
_LETTERS = ((0xC0, 0x2B0), (0x370, 0x1400), (0x1E00, 0x2000), (0xAC00, 0xD7A4))
# Scripts that do not set words apart: Thai, Lao, Khmer, kana, Chinese characters.
_IDEOGRAPHS = ((0xE00, 0xF00), (0x1780, 0x1800), (0x3040, 0x3100), (0x3400, 0xA000), (0xF900, 0xFB00))
_PER_WORD = 0.55  # words to a character of these scripts: Chinese words are 1.5 to 2 characters long
_LAST = 0xFFFF  # characters behind it count as this one, which is of no class


class Counts(NamedTuple):
    """Per text: its characters of each class (rows as in `CLASSES`) and what follows from them."""

    characters: Floats
    classes: Floats
    words: Floats  # words; characters of scripts without blanks count as a part of one
    capitalised: Floats
    years: Floats
    first: Floats  # rows as in `CLASSES`: 1 where the first character is of the class
    last: Floats


class _Kinds(NamedTuple):
    """Characters that are of the same classes are of one kind; those of kind 0 are of no class."""

    of: NDArray[np.uint8]  # the kind of each code point up to `_LAST`
    of_latin: bytes  # the same for those below 256
    members: Floats  # rows as in `CLASSES`: 1 for each kind that belongs to it
    in_words: int  # kinds from this one on are letters and digits of words
    pairs: tuple[NDArray[np.int64], NDArray[np.int64]]  # the kinds of each class in a row; where each class begins


def count_characters(texts: Sequence[str]) -> Counts:
    """Count the classes of the characters of each text.

    >>> counts = count_characters(["It rained, in 2019.", "雨が降った。"])
    >>> counts.words.tolist(), counts.years.tolist()
    ([4.0, 2.75], [1.0, 0.0])
    """
    size, table = len(texts), _kinds()
    lengths = np.fromiter(map(len, texts), np.int64, size)
    starts = np.cumsum(lengths + 1) - lengths  # each text stands behind a mark
    codes = np.frombuffer("\n".join(["", *texts, ""]).encode("utf-32-le", "replace"), np.uint32)
    kinds = _looked_up(codes, table)
    kinds[starts - 1] = kinds[-1] = 0
    text = np.repeat(np.arange(size), lengths + 1)  # of each character
    counted = np.bincount(kinds[:-1] * np.int64(size) + text, minlength=len(table.members[0]) * size)
    chosen, first_of = table.pairs
    classes = np.add.reduceat(counted.reshape(-1, size).take(chosen, 0), first_of, 0, dtype=np.float32)
    in_word = kinds >= table.in_words
    begins = np.flatnonzero(in_word[1:] > in_word[:-1]) + 1
    kind = kinds.take(begins)
    upper = begins[table.members[CLASSES.index("upper")].take(kind) > 0]
    numbers = begins[table.members[CLASSES.index("digit")].take(kind) > 0]

    def per_text(positions: NDArray[np.int64]) -> Floats:
        return np.bincount(text.take(positions), minlength=size).astype(np.float32)

    return Counts(
        lengths.astype(np.float32),
        classes,
        per_text(begins) + np.float32(_PER_WORD) * classes[CLASSES.index("ideograph")],
        per_text(upper),
        per_text(_years(numbers, codes, kinds, table)),
        table.members.take(kinds.take(starts), 1),
        table.members.take(kinds.take(starts + np.maximum(lengths - 1, 0)), 1),
    )


def _looked_up(codes: NDArray[np.uint32], table: _Kinds) -> NDArray[np.uint8]:
    """The kind of each character. Latin ones, most of most pages, cost a byte each."""
    kinds = np.frombuffer(bytearray(codes.astype(np.uint8)).translate(table.of_latin), np.uint8)
    others = np.flatnonzero(codes > 0xFF)
    if len(others):
        kinds[others] = table.of.take(np.minimum(codes.take(others), _LAST))
    return kinds


def _years(
    numbers: NDArray[np.int64], codes: NDArray[np.uint32], kinds: NDArray[np.uint8], table: _Kinds
) -> NDArray[np.int64]:
    """Those of the `numbers` (where they begin) that have four digits and may be a year of the last or this century."""
    numbers = numbers[numbers < len(codes) - 4]
    first, second = codes.take(numbers), codes.take(numbers + 1)
    numbers = numbers[((first == 0x31) & (second == 0x39)) | ((first == 0x32) & (second == 0x30))]
    digit = table.members[CLASSES.index("digit")]
    third, fourth, behind = (digit.take(kinds.take(numbers + further)) > 0 for further in (2, 3, 4))
    years: NDArray[np.int64] = numbers[third & fourth & ~behind]
    return years


@cache
def _kinds() -> _Kinds:
    classes = np.zeros(_LAST + 1, np.uint16)  # a bit for each

    def mark(name: str, ranges: Any) -> None:
        for first, behind in ranges:
            classes[first:behind] |= 1 << CLASSES.index(name)

    mark("letter", [*_LETTERS, *_IDEOGRAPHS, (0x41, 0x5B), (0x61, 0x7B)])
    mark("ideograph", _IDEOGRAPHS)
    mark("digit", _DIGITS)
    # Latin, Greek, Cyrillic and Armenian have case.
    mark("upper", [(code, code + 1) for code in range(0x590) if chr(code).isupper()])
    for name, characters in _MARKS.items():
        mark(name, [(ord(character), ord(character) + 1) for character in characters])

    def is_in_words(found: int) -> bool:
        letter, digit, ideograph = (found >> CLASSES.index(name) & 1 for name in ("letter", "digit", "ideograph"))
        return bool(letter | digit) and not ideograph

    kinds = sorted(np.flatnonzero(np.bincount(classes)).tolist(), key=lambda found: (is_in_words(found), found))
    number = np.zeros(1 << len(CLASSES), np.uint8)
    number[kinds] = np.arange(len(kinds))
    of = number[classes]
    members = np.array([[found >> bit & 1 for found in kinds] for bit in range(len(CLASSES))], np.float32)
    rows, chosen = np.nonzero(members)
    begins = np.searchsorted(rows, np.arange(len(CLASSES)))
    return _Kinds(of, of[:256].tobytes(), members, len(kinds) - sum(map(is_in_words, kinds)), (chosen, begins))
