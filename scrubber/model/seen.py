"""What the judges see of a page: a table of figures, a row of it for each figure and all blocks side by side.

The figures that HTML blocks and lines of text have in common are worked out here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrubber.model.characters import CLASSES, Counts, Figures, Floats
from scrubber.model.places import Numbers

BROKEN_OFF = ("...", "…")


class Seen(NamedTuple):
    """The input of the network for one page.

    `figures` has a row for each block and a column for each of `columns`, `words` the size of each. `names` are
    the tokens of each kind of element on the page, and `chain` the number of that kind for each block and each of
    its nearest ancestors, with `len(names)` where there is none. `groups` has columns of group numbers: blocks of
    one group stand in elements of the same kind. `ways` is like `chain`, a row for each level, to the root.
    """

    columns: Figures
    words: Floats
    figures: Floats
    names: list[tuple[str, ...]]
    chain: Numbers
    groups: Numbers
    ways: Numbers


def empty_table(names: Sequence[str], size: int) -> tuple[Floats, Figures]:
    """A table of zeros with a row for each name, and its rows by name. Figures are written where the network reads
    them."""
    table = np.zeros((len(names), size), np.float32)
    return table, dict(zip(names, table, strict=True))


OF_TEXT = (
    "words",
    "characters",
    "long",
    "letters",
    "upper",
    "digits",
    "capitalised",
    "commas",
    "stops",
    "separators",
    "ideographs",
    "brackets",
    "currency",
    "lines",
    "years",
    "word length",
    "begins upper",
    "begins with digit",
    "ends with stop",
    "ends with colon",
    "ends with letter",
    "ends with digit",
    "ends with separator",
)


def of_text(counts: Counts, to: Figures) -> None:
    """What the characters of each text say."""
    size = counts.characters
    number, first, last = (
        dict(zip(CLASSES, rows, strict=True)) for rows in (counts.classes, counts.first, counts.last)
    )
    letters = np.maximum(number["letter"], 1)
    words = np.maximum(counts.words, 1)
    np.log1p(counts.words, out=to["words"])
    np.log1p(size, out=to["characters"])
    np.minimum(counts.words / np.float32(100), 3, out=to["long"])
    np.divide(number["letter"], size, out=to["letters"])
    np.divide(number["upper"], letters, out=to["upper"])
    np.divide(number["digit"], size, out=to["digits"])
    np.divide(counts.capitalised, words, out=to["capitalised"])
    np.divide(number["comma"], words, out=to["commas"])
    np.divide(number["stop"], words, out=to["stops"])
    np.divide(number["separator"], size, out=to["separators"])
    np.divide(number["ideograph"], size, out=to["ideographs"])
    np.divide(number["bracket"], size, out=to["brackets"])
    np.minimum(number["currency"], 2, out=to["currency"])
    np.log1p(number["line"], out=to["lines"])
    np.minimum(counts.years, 2, out=to["years"])
    np.divide(letters, words, out=to["word length"])
    to["begins upper"][:] = first["upper"]
    to["begins with digit"][:] = first["digit"]
    for name in ("stop", "colon", "letter", "digit", "separator"):
        to[f"ends with {name}"][:] = last[name]


OF_COPIES = ("copies", "again")


def of_copies(texts: Sequence[str], to: Figures) -> None:
    """How often each text is there, and which of its copies this is."""
    seen: dict[str, int] = {}
    again = []
    for text in texts:
        before = seen.get(text, 0)
        again.append(before)
        seen[text] = before + 1
    if len(seen) < len(texts):
        np.log(np.array([seen[text] for text in texts], np.float32), out=to["copies"])
        np.minimum(np.array(again, np.float32), 2, out=to["again"])


OF_MARKS = ("broken off", "copyright")


def of_marks(texts: Sequence[str], counts: Counts, to: Figures) -> None:
    """Marks of teasers and of footers."""
    ends = np.flatnonzero(counts.last[CLASSES.index("stop")])
    to["broken off"][[number for number in ends.tolist() if texts[number].endswith(BROKEN_OFF)]] = 1
    to["copyright"][[number for number, text in enumerate(texts) if "©" in text]] = 1


def running(columns: Sequence[Floats]) -> NDArray[np.float64]:
    """The running sums of some columns, as rows, with a 0 before each."""
    total = np.zeros((len(columns), len(columns[0]) + 1))
    for column, row in zip(columns, total, strict=True):
        np.cumsum(column, out=row[1:])
    return total


def windows(size: int, reaches: tuple[int, ...]) -> tuple[Numbers, Numbers]:
    """The range `[first, behind)` of the blocks around each block, a row for each reach."""
    order, reach = np.arange(size), np.array(reaches)[:, None]
    return np.maximum(order - reach, 0), np.minimum(order + (reach + 1), size)
