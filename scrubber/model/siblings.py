"""Entries of one listing or list stay or go together: headings that are links, alike in level, names and what encloses
them, and items of one list.

The references of WCXB have all of a listing's entries or none. Where most stay, the doubtful ones stay too: of lists
that changes F1 by less than 0.0001, and spares the reader half a list. Where most of a list go, those go of which the
judge is not sure: some 40 pages are the better for it, ten the worse (with weights that know the pages).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from scrubber.document import Block, Document, Drop
from scrubber.stage import Mode

_FEWEST = 4  # entries
_LINKED = 0.8  # share of the characters of a listing's heading in links
_RULE = "most like it are no main content"
_RULES = ("links only", "among links")  # drops of blocks that look like what stands around an article
# Share of the entries that were kept, from which on the others stay; probability from which on one may belong to them.
_OF_HEADINGS, _OF_ITEMS = (0.7, 0.1), (0.6, 0.25)
_MINORITY, _SURE = 0.5, 0.5  # share of the entries up to which kept ones go with the others, unless so probable


def with_siblings(document: Document, drops: Iterable[Drop], mode: Mode) -> dict[int, str]:
    """The dropped blocks and why they go, after entries were put right that their siblings speak against."""
    rules, blocks = dict(drops), document.blocks
    groups: dict[Hashable, list[int]] = {}
    for number, block in enumerate(blocks):
        if (likeness := _likeness(document, block)) is not None:
            groups.setdefault(likeness, []).append(number)
    for numbers in groups.values():
        kept = [number for number in numbers if number not in rules]
        if not _FEWEST <= len(numbers) > len(kept) > 0:
            continue
        is_list = blocks[numbers[0]].kind == "list_item"
        share, doubtful = _OF_ITEMS if is_list else _OF_HEADINGS
        if len(kept) >= share * len(numbers):
            for number in numbers:
                if rules.get(number) in _RULES and (blocks[number].score or 0.0) >= doubtful:
                    del rules[number]
        elif is_list and len(kept) <= _MINORITY * len(numbers) and mode != "recall":
            sure = max(blocks[number].score or 0.0 for number in kept) >= _SURE
            rules |= {} if sure else dict.fromkeys(kept, _RULE)
    return rules


def _likeness(document: Document, block: Block) -> Hashable:
    """What the entries of one listing or list have in common; None of other blocks."""
    if block.hidden:
        return None
    if block.kind == "list_item":
        return block.containers[-1] if block.containers else None
    if block.kind != "heading" or block.link_density < _LINKED:
        return None
    places, place = document.places, block.place
    if place < 0:
        return block.level, "", ""
    parent = places.parents[place]
    return block.level, places.tokens[place], places.tags[parent] if parent >= 0 else ""
