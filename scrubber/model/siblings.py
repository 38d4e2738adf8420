"""What is alike stays or goes together: headings of one listing that are links, items of one list, paragraphs whose
elements have the same names.

The references of WCXB have all of a listing's entries or none. Where most stay, the doubtful ones stay too: of lists
that changes F1 by less than 0.0001, and spares the reader half a list. Where most of a list go, or most paragraphs that
are named alike, those go of which the judge is not sure: prices, dates and labels of cards. Headings are left out
of that: where the judge takes a listing for none, its entries should not be made fewer.
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
_MAJORITY = {"heading": (0.7, 0.1), "list_item": (0.6, 0.25)}
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
        kind = blocks[numbers[0]].kind
        share, doubtful = _MAJORITY.get(kind, (2.0, 0.0))
        if len(kept) >= share * len(numbers):
            for number in numbers:
                if rules.get(number) in _RULES and (blocks[number].score or 0.0) >= doubtful:
                    del rules[number]
        elif kind != "heading" and len(kept) <= _MINORITY * len(numbers) and mode != "recall":
            sure = max(blocks[number].score or 0.0 for number in kept) >= _SURE
            rules |= {} if sure else dict.fromkeys(kept, _RULE)
    return rules


def _likeness(document: Document, block: Block) -> Hashable:
    """What the blocks that stay or go together have in common; None for a block that is like no other."""
    if block.kind == "list_item":
        return None if block.hidden or not block.containers else block.containers[-1]
    is_entry = block.kind == "heading" and not block.hidden and block.link_density >= _LINKED
    places, place = document.places, block.place
    if place < 0 or not (is_entry or (block.kind == "paragraph" and places.tokens[place])):
        return (block.level,) if is_entry else None
    parent = places.parents[place]
    above = "" if parent < 0 else places.tags[parent] if is_entry else places.tokens[parent]
    return block.kind, block.level, places.tokens[place], above
