"""What stands in each element of a page: which blocks, and from running sums over them any figure.

The blocks inside of an element follow one another, so that any figure of an element is the difference
of two running sums; no element is visited twice, however deep the page. All is worked out for all blocks
at once, one step up at a time.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrubber.document import Places

Numbers = NDArray[np.int64]
_STEPS = 4  # taken before it is asked whether all have arrived


class Ranges(NamedTuple):
    """Per place (the last entry is for the page): its blocks `[first, behind)`, and their number.

    `around` is the nearest ancestor with more blocks than the place itself, so that elements which
    only wrap one another count once.
    """

    first: Numbers
    behind: Numbers
    number: Numbers
    around: Numbers


def parents_of(places: Places) -> Numbers:
    """The place around each place. The page itself has the number `len(places)` and stands in itself."""
    size = len(places)
    up = np.empty(size + 1, np.int64)
    up[:size] = places.parents
    up[up < 0] = size
    up[size] = size
    return up


def ways_up(up: Numbers, at: Numbers, least: int = 1) -> Numbers:
    """The way from the places `at` to the page: a row for each level, at the least so many, their own places first."""
    page = len(up) - 1
    rows = [at]
    while len(rows) < least or bool((rows[-1] < page).any()):
        for _ in range(_STEPS):
            rows.append(up.take(rows[-1]))
    return np.stack(rows)


def ranges_of(up: Numbers, ways: Numbers) -> Ranges:
    """The blocks inside of each place, from the ways from the blocks."""
    page, size = len(up) - 1, ways.shape[1]
    flat = ways.ravel()
    number = np.bincount(flat, minlength=page + 1)
    total = np.bincount(flat, np.tile(np.arange(size, dtype=np.float64), len(ways)), page + 1)
    number[page] = size
    total[page] = size * (size - 1) // 2
    # A run of n blocks has numbers that add up to n times the first one and 0 + 1 + ... + n - 1.
    first = (total / np.maximum(number, 1) - (number - 1) / 2).astype(np.int64)
    np.maximum(first, 0, out=first)
    outermost = np.where(number.take(up) == number, up, np.arange(page + 1))
    for _ in range(len(ways).bit_length()):  # of the elements that wrap one another
        outermost = outermost.take(outermost)
    return Ranges(first, first + number, number, up.take(outermost))


def climbed(up: Numbers, start: Numbers, levels: int) -> Numbers:
    """The places that `up` leads to, a row for each level, those of `start` first."""
    rows = np.empty((levels, len(start)), np.int64)
    rows[0] = start
    for level in range(1, levels):
        up.take(rows[level - 1], out=rows[level], mode="clip")
    return rows
