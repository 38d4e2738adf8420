"""What the elements around each block hold and are called, and what stands in elements of the same kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import compress, count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrubber.document import Block, Places
from scrubber.model.characters import Floats
from scrubber.model.names import words_of
from scrubber.model.places import Numbers, Ranges, climbed, parents_of, ranges_of, ways_up

LEVELS = 7  # ancestors whose contents are looked at, wrappers counted once
NAMED = 10  # ancestors whose names are looked at
_POSITIONS = 4  # ancestors in which the block's position is looked at
_LARGEST = int(np.iinfo(np.int64).max)
_HELD = ("share of prose", "share of words", "prose", "links", "blocks", "words a block")
OF_ELEMENTS = (
    *(f"{name} at {level}" for level in range(LEVELS) for name in _HELD),
    *(f"position at {level}" for level in range(_POSITIONS)),
    "depth",
)
_OF_GROUP = ("number", "words", "links", "are prose", "share of prose")
OF_GROUPS = tuple(f"{group}: {name}" for group in ("alike", "alike above") for name in _OF_GROUP)


class Around(NamedTuple):
    """Where blocks stand: the way from each of them to the page, and the blocks of each place."""

    ways: Numbers
    ranges: Ranges


def around(places: Places, blocks: Sequence[Block]) -> Around:
    """The ways and ranges of the blocks; the page itself is place number `len(places)`."""
    up = parents_of(places)
    at = np.array([block.place for block in blocks], np.int64)
    at[at < 0] = len(places)
    ways = ways_up(up, at, NAMED)
    return Around(ways, ranges_of(up, ways))


def of_elements(where: Around, sums: NDArray[np.float64], rows: Floats) -> None:
    """What the elements around each block hold: their size, and their shares of prose and links.

    `sums` are the running sums of prose, of words and of words in links; `rows` are those of `OF_ELEMENTS`.
    """
    first, behind, number, up = where.ranges
    prose, words, linked = sums.take(behind, 1) - sums.take(first, 1)
    some_words = np.maximum(words, 1)
    held = np.empty((len(_HELD), len(first)), np.float32)
    np.divide(prose, max(float(sums[0, -1]), 1.0), out=held[0], casting="unsafe")
    np.divide(words, max(float(sums[1, -1]), 1.0), out=held[1], casting="unsafe")
    np.divide(prose, some_words, out=held[2], casting="unsafe")
    np.divide(linked, some_words, out=held[3], casting="unsafe")
    np.log1p(number, out=held[4], casting="unsafe")
    np.log1p(some_words / np.maximum(number, 1), out=held[5], casting="unsafe")
    inside = climbed(up, where.ways[0], LEVELS)
    size = inside.shape[1]
    end = LEVELS * len(_HELD)
    rows[:end].reshape(LEVELS, len(_HELD), size)[:] = held.take(inside, 1).transpose(1, 0, 2)
    near = inside[:_POSITIONS]
    rows[end:-1] = (np.arange(size) - first.take(near)) / np.maximum(number.take(near), 1)
    page = len(first) - 1
    np.log1p((where.ways < page).sum(0), out=rows[-1], casting="unsafe")  # the depth


def named(places: Places, where: Around) -> tuple[list[tuple[str, ...]], Numbers]:
    """The kinds of elements around the blocks by tag and names, and the number of the kind on each block's way."""
    known: defaultdict[tuple[str, str], int] = defaultdict(count().__next__)
    inhabited = where.ranges.number[:-1] > 0  # a fifth of the elements hold no text
    kinds = list(map(known.__getitem__, compress(zip(places.tags, places.tokens, strict=True), inhabited.tolist())))
    kind = np.full(len(inhabited) + 1, len(known), np.int64)
    kind[:-1][inhabited] = kinds
    return words_of(known), kind.take(where.ways)


def alike(kinds: Numbers, number: int) -> Numbers:
    """Groups of columns of `kinds` (all smaller than `number`) that are the same: the number of each column's group."""
    key = kinds[0]
    if number ** len(kinds) < _LARGEST:
        for row in kinds[1:]:
            key = key * number + row
    else:  # millions of kinds
        key = np.unique(kinds, axis=1, return_inverse=True)[1].ravel()
    order = key.argsort(kind="stable")
    inorder = key.take(order)
    group = np.zeros(len(key), np.int64)
    group[order[1:]] = np.cumsum(inorder[1:] != inorder[:-1])
    return group


def of_groups(group: Numbers, words: Floats, density: Floats, prose: Floats, rows: Floats) -> None:
    """What the blocks are like that stand in elements of the same kind: one of many teasers, of many posts.

    `rows` are five of `OF_GROUPS`.
    """
    size = np.bincount(group)
    total = float(prose.sum())
    of = np.empty((len(_OF_GROUP), len(size)))
    np.log(size, out=of[0])
    np.log1p(np.bincount(group, words) / size, out=of[1])
    np.divide(np.bincount(group, density), size, out=of[2])
    np.divide(np.bincount(group, prose > 0), size, out=of[3])
    np.divide(np.bincount(group, prose), max(total, 1.0), out=of[4])
    rows[:] = of.take(group, 1)
