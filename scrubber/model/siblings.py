"""Entries of one listing stay or go together: headings that are links, alike in level, names and what encloses them.

On WCXB the judge tears the headings of 30 listings apart; the references have all of a listing's entries or none.
"""

from __future__ import annotations

from collections.abc import Iterable

from scrubber.document import Block, Document, Drop

_FEWEST = 4  # entries
_SHARE = 0.7  # of the entries that were kept, from which on the others stay
_LINKED = 0.8  # share of an entry's characters in links
_DOUBTFUL = 0.1  # probability from which on an entry may belong to the others
_RULES = ("links only", "among links")  # drops of blocks that look like what stands around an article


def without_torn(document: Document, drops: Iterable[Drop]) -> list[Drop]:
    """The drops without those of entries whose siblings stay."""
    drops = list(drops)
    rules = dict(drops)
    if not any(rules[n] in _RULES and document.blocks[n].kind == "heading" for n in rules):
        return drops
    groups: dict[tuple[int, str, str], list[int]] = {}
    for number, block in enumerate(document.blocks):
        if block.kind == "heading" and not block.hidden and block.link_density >= _LINKED:
            groups.setdefault(_likeness(document, block), []).append(number)
    spared: set[int] = set()
    for numbers in groups.values():
        kept = sum(number not in rules for number in numbers)
        if len(numbers) >= _FEWEST and kept >= _SHARE * len(numbers):
            doubtful = (n for n in numbers if (document.blocks[n].score or 0.0) >= _DOUBTFUL)
            spared.update(number for number in doubtful if rules.get(number) in _RULES)
    return [drop for drop in drops if drop.block not in spared]


def _likeness(document: Document, block: Block) -> tuple[int, str, str]:
    """What the headings of one listing have in common."""
    places, place = document.places, block.place
    if place < 0:
        return block.level, "", ""
    parent = places.parents[place]
    return block.level, places.tokens[place], places.tags[parent] if parent >= 0 else ""
