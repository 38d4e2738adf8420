"""Headings without a section: what stood below them went, so they go too. And index pages.

A heading that is a link heads no section: it is an entry of a listing.

>>> from scrubber import clean
>>> clean("<h2>Rain</h2><p>It rained.</p><h2>Comments</h2><p>Log in to comment</p>")
'Rain\\n\\nIt rained.'
"""

from __future__ import annotations

from collections.abc import Iterator

from scrubber.document import Block, Document, Drop
from scrubber.stage import Mode, block_stage

_TRUNCATED = ("...", "…")
_NEVER_LINKS = ("code", "table_row")  # what no index page has
_LINKED = 0.5  # share of the kept characters that stand in links on an index page
_TEASERS = 2  # blocks that break off: what they begin stands on other pages
_LEVELS = 7  # of headings, and none
_ENTRIES = 5  # linked blocks that make an index
_TEASER_SHARE = 0.05  # of the linked blocks that break off: two among hundreds are entries that are too long


@block_stage("sections")
def drop_empty_sections(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops headings whose whole section was dropped, and all of a page that is only links and teasers."""
    if document.kind == "text" or mode == "recall":
        return
    blocks = document.blocks
    if _is_index(blocks):
        yield from (Drop(number, "index of links") for number in range(len(blocks)))
        return
    # From the end, for each heading level: was something kept, or dropped, in the section that it heads?
    kept, dropped = [False] * _LEVELS, [False] * _LEVELS
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if block.kind != "heading":
            found = kept if block.drop is None else dropped
            if not found[-1]:
                found[:] = [True] * _LEVELS
            continue
        level = block.level
        if block.drop is not None:
            dropped[:level] = [True] * level
            continue
        if dropped[level] and not kept[level] and block.link_density < _LINKED:
            yield Drop(number, "heading of a dropped section")
        else:
            kept[:level] = [True] * level
        kept[level:], dropped[level:] = [False] * (_LEVELS - level), [False] * (_LEVELS - level)


def _is_index(blocks: list[Block]) -> bool:
    """Whether what is left is links and teasers that break off, without one sentence of prose."""
    kept = [block for block in blocks if block.drop is None]
    linked = [block for block in kept if block.link_density >= _LINKED]
    teasers = sum(block.text.rstrip().endswith(_TRUNCATED) for block in kept)
    if (
        len(linked) < _ENTRIES
        or teasers < max(_TEASERS, _TEASER_SHARE * len(linked))
        or any(block.is_prose or block.kind in _NEVER_LINKS for block in kept)
    ):
        return False
    return sum(len(block.text) for block in linked) >= _LINKED * sum(len(block.text) for block in kept)
