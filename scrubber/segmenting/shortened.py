"""A page of more tags than are looked at: those between the shortest texts are cut out, wherever they stand.

An article is long texts between few tags, and a frame short texts between many, so that the one stays and the other
goes, whether it stands before, behind or around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_GROUP = 64  # tags in a row that stay or go together
_PART = 1 << 20  # bytes looked at at once
_LONG = 1_000  # characters: of a longer text (a script, most likely) no more are counted
_BEGIN, _END = b"<>"
_APART = b"<hr>"  # where something was cut out: what stood before and behind is not one text


def shortened(page: bytes, most: int) -> tuple[bytes, int]:
    """The page with `most` of its tags at the most, and how many were cut out.

    >>> page = b"<ul>" + b"<li>Boats" * 300 + b"</ul><p>It rained all day in the old town." + b"<br>" * 300
    >>> shorter, taken = shortened(page, 320)
    >>> taken, b"It rained all day" in shorter
    (283, True)
    """
    import numpy as np  # slow to load

    tags = page.count(b"<")
    if tags <= most:
        return page, 0
    starts, sizes, weights = _groups(page)
    order = np.argsort(weights, kind="stable")
    goes = np.zeros(len(sizes), bool)
    taken = np.cumsum(sizes[order])
    last = np.searchsorted(taken, tags - most)
    goes[order[: last + 1]] = True
    # Where a run of groups that stay begins and ends.
    borders = np.flatnonzero(np.diff(goes, prepend=True, append=True))
    places = starts[borders].tolist()
    runs = [page[a:b] for a, b in zip(places[::2], places[1::2], strict=True)]
    return page[: starts[0]] + _APART.join(runs), int(taken[last])


def _groups(page: bytes) -> tuple[Array, Array, Array]:
    """Where groups of tags begin (and where the page ends), how many tags each has, and what its texts weigh."""
    import numpy as np

    starts: list[Array] = []
    sizes: list[Array] = []
    weights: list[Array] = []
    at = page.find(b"<")
    while at < len(page):
        end = page.find(b"<", at + _PART)
        part = np.frombuffer(page, np.uint8, count=(end if end >= 0 else len(page)) - at, offset=at)
        tags = np.flatnonzero(part == _BEGIN)
        closed = np.append(np.flatnonzero(part == _END), len(part))
        texts = np.append(tags[1:], len(part)) - closed[np.searchsorted(closed, tags)] - 1
        first = np.arange(0, len(tags), _GROUP)
        starts.append(tags[first] + at)
        sizes.append(np.diff(first, append=len(tags)))
        # Squares: a paragraph says more than as many letters in labels.
        weights.append(np.add.reduceat(np.clip(texts, 0, _LONG) ** 2, first))
        at += len(part)
    return np.append(np.concatenate(starts), len(page)), np.concatenate(sizes), np.concatenate(weights)
