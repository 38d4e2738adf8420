"""Which images between blocks belong to the article: those that stand among its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from scrubber.document import Block, Document, Image, Places

_NEUTRAL = ("title",)  # stages whose drops say nothing of what stands around: title and byline belong to the article


def images_between(document: Document) -> list[Image]:
    """The images that stand between blocks and belong to the article, in page order.

    An image goes with the nearest block: the one with which it shares the innermost element. A page that
    shows a picture once more for readers without scripts shows it once here.
    """
    if not document.images:
        return []
    inline = {int(s.target) for block in document.blocks if block.spans for s in block.spans if s.kind == "image"}
    before, behind = _speaking(document.blocks)
    depths = _depths(document.places)
    kept: list[Image] = []
    last: Image | None = None
    for number, image in enumerate(document.images):
        if number in inline or image.hidden:
            continue
        if last is not None and (image.target == last.target or _stands_in_for(image, last, document.places)):
            continue
        last = image
        at = min(image.block, len(document.blocks))
        above, below = before[at], behind[at]
        shared = [
            _shared(image.place, block.place, document.places, depths) if block else -1 for block in (above, below)
        ]
        near = above if shared[0] > shared[1] or below is None else below
        if near is not None and near.drop is None:
            kept.append(image)
    return kept


def _speaking(blocks: Sequence[Block]) -> tuple[list[Block | None], list[Block | None]]:
    """For each gap between blocks the nearest block above and below that tells what the place is."""
    before: list[Block | None] = [None]
    behind: list[Block | None] = [None]
    for block in blocks:
        before.append(block if _speaks(block) else before[-1])
    for block in reversed(blocks):
        behind.append(block if _speaks(block) else behind[-1])
    behind.reverse()
    return before, behind


def _speaks(block: Block) -> bool:
    return block.drop is None or (block.kind != "caption" and block.drop.stage not in _NEUTRAL)


def _depths(places: Places) -> list[int]:
    depths: list[int] = []
    for parent in places.parents:
        depths.append(depths[parent] + 1 if parent >= 0 else 0)
    return depths


def _shared(one: int, other: int, places: Places, depths: Sequence[int]) -> int:
    """The depth of the innermost element that two places share, -1 for none."""
    while one != other and one >= 0 and other >= 0:
        if depths[one] >= depths[other]:
            one = places.parents[one]
        else:
            other = places.parents[other]
    return depths[one] if one == other and one >= 0 else -1


def _stands_in_for(image: Image, last: Image, places: Places) -> bool:
    """Whether an image is the copy for readers without scripts of the one before it."""
    place = image.place
    return place >= 0 and places.tags[place] == "noscript" and last.block == image.block
