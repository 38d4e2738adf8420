"""What the characters of blocks are, counted for all blocks at once.

The texts are laid end to end and every character is looked up in a table of classes, so that a page
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


class Counts(NamedTuple):
    """Per block: its characters of each class (columns as in `CLASSES`) and what follows from them."""

    characters: Floats
    classes: Floats
    words: Floats  # words; characters of scripts without blanks count as a part of one
    capitalised: Floats
    years: Floats
    first: NDArray[np.uint16]
    last: NDArray[np.uint16]


def count_characters(texts: Sequence[str]) -> Counts:
    """Count the classes of the characters of each text. A text must not be empty.

    >>> counts = count_characters(["It rained, in 2019.", "雨が降った。"])
    >>> counts.words.tolist(), counts.years.tolist()
    ([4.0, 2.75], [1.0, 0.0])
    """
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths + 1)
    starts = ends - lengths - 1
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32)
    classes = _table()[np.minimum(codes, 0xFFFF)]
    classes[ends - 1] = 0  # the marks between the texts
    columns = [_per_text(classes & (1 << bit) != 0, starts) for bit in range(len(CLASSES))]
    ideograph = classes & _bit("ideograph") != 0
    in_word = (classes & (_bit("letter") | _bit("digit")) != 0) & ~ideograph
    begins = in_word.copy()
    begins[1:] &= ~in_word[:-1]
    words = _per_text(begins, starts) + _PER_WORD * columns[CLASSES.index("ideograph")]
    return Counts(
        lengths.astype(np.float32),
        np.stack(columns, 1),
        words,
        _per_text(begins & (classes & _bit("upper") != 0), starts),
        _per_text(_years(codes, begins, classes), starts),
        classes[starts],
        classes[np.maximum(ends - 2, starts)],
    )


def is_class(classes: NDArray[np.uint16], name: str) -> Floats:
    """1 where a character is of the class, else 0."""
    found: Floats = (classes & _bit(name) != 0).astype(np.float32)
    return found


def _per_text(mask: NDArray[np.bool_], starts: NDArray[np.int64]) -> Floats:
    total: Floats = np.add.reduceat(mask, starts, dtype=np.float32)
    return total


def _years(codes: NDArray[np.uint32], begins: NDArray[np.bool_], classes: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Where a number of four digits that may be a year of the last or this century begins."""
    found = np.zeros(len(codes), bool)
    if len(codes) < 5:
        return found
    digit = classes & _bit("digit") != 0
    century = ((codes[:-4] == 0x31) & (codes[1:-3] == 0x39)) | ((codes[:-4] == 0x32) & (codes[1:-3] == 0x30))
    found[:-4] = begins[:-4] & century & digit[2:-2] & digit[3:-1] & ~digit[4:]
    return found


def _bit(name: str) -> int:
    return 1 << CLASSES.index(name)


@cache
def _table() -> NDArray[np.uint16]:
    table = np.zeros(0x10000, np.uint16)

    def mark(name: str, ranges: Any) -> None:
        for first, behind in ranges:
            table[first:behind] |= _bit(name)

    mark("letter", [*_LETTERS, *_IDEOGRAPHS, (0x41, 0x5B), (0x61, 0x7B)])
    mark("ideograph", _IDEOGRAPHS)
    mark("digit", _DIGITS)
    # Latin, Greek, Cyrillic and Armenian have case.
    mark("upper", [(code, code + 1) for code in range(0x590) if chr(code).isupper()])
    for name, characters in _MARKS.items():
        mark(name, [(ord(character), ord(character) + 1) for character in characters])
    return table
