"""What stands in each element of a page, from running sums over its blocks.

The blocks inside of an element follow one another, so that any figure of an element is the difference
of two running sums; no element is visited twice, however deep the page.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrubber.document import Places

Numbers = NDArray[np.int64]


class Ranges(NamedTuple):
    """Per place (the last entry is for place -1, the page): its blocks `[first, behind)`.

    `around` is the nearest ancestor with more blocks than the place itself, so that elements which
    only wrap one another count once.
    """

    first: Numbers
    behind: Numbers
    around: Numbers


def ranges_of(places: Places, at: list[int]) -> Ranges:
    """The blocks inside of each place; `at` is the place of each block."""
    size, parents = len(places), places.parents
    first, behind = [len(at)] * (size + 1), [0] * (size + 1)
    for block, place in enumerate(at):
        if block < first[place]:
            first[place] = block
        behind[place] = block + 1
    for place in range(size - 1, -1, -1):  # children come after their parents
        parent = parents[place]
        if first[place] < first[parent]:
            first[parent] = first[place]
        if behind[place] > behind[parent]:
            behind[parent] = behind[place]
    first[-1], behind[-1] = 0, len(at)
    around = [-1] * (size + 1)
    for place, parent in enumerate(parents):
        same = first[parent] == first[place] and behind[parent] == behind[place]
        around[place] = around[parent] if same else parent
    return Ranges(np.array(first, np.int64), np.array(behind, np.int64), np.array(around, np.int64))


def depths(places: Places) -> Numbers:
    """How many elements each place stands in; the last entry, for the page, is 0."""
    depth = [0] * (len(places) + 1)
    for place, parent in enumerate(places.parents):
        depth[place] = depth[parent] + 1
    return np.array(depth, np.int64)


def climbed(up: Numbers, start: Numbers, levels: int) -> Numbers:
    """Each block's own place and the ancestors that `up` leads to, as columns; -1 beyond the root."""
    columns = [start]
    for _ in range(levels - 1):
        columns.append(up[columns[-1]])
    return np.stack(columns, 1)
