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
    ways = [climbed(up, at, max(least, 1))]
    while bool((ways[-1][-1] < page).any()):
        ways.append(climbed(up, up.take(ways[-1][-1]), _STEPS))
    return np.concatenate(ways)


def ranges_of(up: Numbers, ways: Numbers) -> Ranges:
    """The blocks inside of each place, from the ways from the blocks."""
    page, size = len(up) - 1, ways.shape[1]
    number = np.bincount(ways.ravel(), minlength=page + 1)
    number[page] = size
    # Places and blocks are numbered in the order of the page: the first block of a place, and of those inside of it, is
    # the first one of all in it and behind it.
    first = np.full(page + 1, size)
    first[ways[0, ::-1]] = np.arange(size - 1, -1, -1)
    first[page] = size
    first = np.minimum.accumulate(first[::-1])[::-1]
    first[number == 0] = first[page] = 0
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
