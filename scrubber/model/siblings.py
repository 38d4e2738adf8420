"""Entries of one listing or list stay or go together: headings that are links, alike in level, names and what encloses
them, and items of one list.

On WCXB the judge tears the headings of 30 listings apart; the references have all of a listing's entries or none. Lists
are torn on 17 pages: that changes F1 by less than 0.0001, and spares the reader half a list.
"""

from __future__ import annotations

from collections.abc import Hashable

from scrubber.document import Block, Document

_FEWEST = 4  # entries
_LINKED = 0.8  # share of the characters of a listing's heading in links
_KINDS = ("heading", "list_item")
_RULES = ("links only", "among links")  # drops of blocks that look like what stands around an article
# Share of the entries that were kept, from which on the others stay; probability from which on one may belong to them.
_OF_HEADINGS, _OF_ITEMS = (0.7, 0.1), (0.6, 0.25)


def without_torn(document: Document, rules: dict[int, str]) -> dict[int, str]:
    """Why each dropped block goes (`rules`), without those entries whose siblings stay."""
    blocks = document.blocks
    if not any(rule in _RULES and blocks[number].kind in _KINDS for number, rule in rules.items()):
        return rules
    groups: dict[Hashable, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.kind in _KINDS and (likeness := _likeness(document, block)) is not None:
            groups.setdefault(likeness, []).append(number)
    spared: set[int] = set()
    for numbers in groups.values():
        kept = sum(number not in rules for number in numbers)
        share, doubtful = _OF_HEADINGS if blocks[numbers[0]].kind == "heading" else _OF_ITEMS
        if len(numbers) >= _FEWEST and kept >= share * len(numbers):
            may = (number for number in numbers if (blocks[number].score or 0.0) >= doubtful)
            spared.update(number for number in may if rules.get(number) in _RULES)
    return {number: rule for number, rule in rules.items() if number not in spared} if spared else rules


def _likeness(document: Document, block: Block) -> Hashable:
    """What the entries of one listing or list have in common; None of other headings and items."""
    if block.hidden:
        return None
    if block.kind == "list_item":
        return block.containers[-1] if block.containers else None
    if block.link_density < _LINKED:
        return None
    places, place = document.places, block.place
    if place < 0:
        return block.level, "", ""
    parent = places.parents[place]
    return block.level, places.tokens[place], places.tags[parent] if parent >= 0 else ""
