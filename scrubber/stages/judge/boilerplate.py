"""Boilerplate of HTML pages by a few honest rules: place, link density, length.

The page's prose is weighed first: where most of it stands is the main content. What stands outside of
it goes, and inside of it what its place calls a menu, a share bar or a footer, what is hidden, what
stood before, and short blocks that are only links.

>>> from scrubber import clean
>>> clean("<div class='menu'><a href='/a'>News</a> <a href='/b'>Sport</a></div><p>It rained.</p>")
'It rained.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from scrubber.document import Block, Document, Drop, Places
from scrubber.lexicons import lexicon
from scrubber.stage import Mode, block_stage

# Elements that say themselves that they are no content (HTML Standard, 4.3), with the rule.
_TAGS = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "sidebar",
    "dialog": "dialog",
    "button": "button",
    "label": "form",
    "menu": "navigation",
    "search": "search",
    "noscript": "only without scripts",
}
_NEUTRAL = {"html", "body", "main", "article"}  # their names say what the page is, not what the element is
_SEPARATORS = str.maketrans(dict.fromkeys("-_:/.,;[]()#0123456789", " "))
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_WORD = re.compile(r"\w")
_SENTENCE = re.compile(r"[.!?:;…。！？][\"'”’)\]]*\s*$")

# Set on held-in folds of the WCXB development pages; F1 moves by less than 0.005 within the ranges
# given behind each.
_PROSE_WORDS = 10  # 8 to 14: a block with as many words and few links is prose
_MAIN_SHARE = 0.75  # 0.7 to 0.8: the main content is the smallest element with this share of the prose
_ENOUGH_PROSE = 2_000  # 1,500 to 3,000 characters: below it a page has no centre to look for
_FRAME_SHARE = 0.15  # 0.05 to 0.2: an element with more of the prose is no boilerplate, whatever its name
_LINKS_ONLY = {"precision": 0.5, "balanced": 0.7, "recall": 0.95}
_REPEATED = 40  # characters: shorter texts may well stand twice


@block_stage("boilerplate")
def drop_boilerplate(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops menus, footers, share bars, teasers and what else stands around the main content of HTML."""
    if document.kind == "text":
        return
    blocks, places = document.blocks, document.places
    prose = [_prose(block) for block in blocks]
    inside = _prose_inside(blocks, places, prose)
    total = inside[-1]
    roles = _roles(places, inside, total)
    main = _main_content(places, inside, total, roles)
    hide = sum(p for p, b in zip(prose, blocks, strict=True) if b.hidden) * 2 < total
    in_main = _descendants(places, main)
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        if block.drop is not None:
            continue
        rule = None
        if block.hidden and hide:
            rule = "hidden"
        elif block.place >= 0 and roles[block.place]:
            rule = roles[block.place]
        elif block.kind != "code" and not _WORD.search(block.text):
            rule = "no words"
        elif main >= 0 and mode != "recall" and not in_main[block.place]:
            rule = "outside the main content"
        elif len(block.text) >= _REPEATED and block.text in seen:
            rule = "repeated"
        elif total >= _ENOUGH_PROSE and block.link_density >= _LINKS_ONLY[mode] and _is_label(block):
            rule = "links only"  # on a page with little prose a list of links may be its content
        if rule:
            yield Drop(number, rule)
        else:
            seen.add(block.text)


def _prose(block: Block) -> int:
    """The characters of a block that count as prose: 0 for labels, menus, link lists."""
    if block.drop is not None or block.kind in ("heading", "table_row"):
        return 0
    text = block.text
    enough = text.count(" ") >= _PROSE_WORDS or (len(text) >= 40 and text.count(" ") < len(text) // 20)
    return len(text) if enough and block.link_density < 0.4 else 0


def _is_label(block: Block) -> bool:
    """Whether a block of links is a label or a menu, not a sentence or a heading."""
    text = block.text
    return block.kind != "heading" and not (text.count(" ") >= _PROSE_WORDS and _SENTENCE.search(text[-9:]))


def _prose_inside(blocks: list[Block], places: Places, prose: list[int]) -> list[int]:
    """For each place the prose inside of it, and at the end that of the page."""
    inside = [0] * (len(places) + 1)
    for block, amount in zip(blocks, prose, strict=True):
        inside[block.place] += amount  # place -1, no element, is the last entry
    parents = places.parents
    for number in range(len(places) - 1, -1, -1):  # children come after their parents
        amount = inside[number]
        if amount:
            inside[parents[number]] += amount
    return inside


def _roles(places: Places, inside: list[int], total: int) -> list[str]:
    """For each place what boilerplate it is, by its own tag and names or by an ancestor's; or ''."""
    roles: list[str] = []
    for number, (parent, tag, tokens) in enumerate(zip(places.parents, places.tags, places.tokens, strict=True)):
        role = roles[parent] if parent >= 0 else ""
        if not role and tag not in _NEUTRAL:
            role = _TAGS.get(tag) or (_hint(tokens) if tokens else "")
            if tag == "header" and not role:
                role = "" if _within(places, parent, ("article", "main")) else "header"
            if role and inside[number] > _FRAME_SHARE * total:
                role = ""
        roles.append(role)
    return roles


def _within(places: Places, number: int, tags: tuple[str, ...]) -> bool:
    while number >= 0:
        if places.tags[number] in tags:
            return True
        number = places.parents[number]
    return False


def _main_content(places: Places, inside: list[int], total: int, roles: list[str]) -> int:
    """The deepest place that holds most of the prose, or -1 where there is not enough of it."""
    if total < _ENOUGH_PROSE:
        return -1
    lost = [0] * (len(places) + 1)  # prose inside of boilerplate, which does not count for what is around it
    for number in range(len(places) - 1, -1, -1):
        lost[places.parents[number]] += inside[number] if roles[number] else lost[number]
    needed = _MAIN_SHARE * (total - lost[-1])
    # Ancestors come before their descendants: the last one is the deepest.
    return max((n for n in range(len(places)) if inside[n] - lost[n] >= needed and not roles[n]), default=-1)


def _descendants(places: Places, main: int) -> list[bool]:
    """For each place whether it is `main` or inside of it; the last entry is for place -1."""
    found: list[bool] = []
    for number, parent in enumerate(places.parents):
        found.append(number == main or (parent >= 0 and found[parent]))
    return [*found, False]


@cache
def _hints() -> dict[str, str]:
    return {word: role for role, words in lexicon("place_hints").items() if role != "content" for word in words}


@lru_cache(maxsize=20_000)
def _hint(tokens: str) -> str:
    """What the names of an element say that it is, or ''."""
    hints = _hints()
    if tokens.islower():
        parts = tokens.translate(_SEPARATORS).split()
        if hints.keys().isdisjoint(parts):
            return ""
    else:
        parts = [part.lower() for part in _NAME_PARTS.findall(tokens)]
    for part in parts:
        role = hints.get(part)
        if role:
            return role
    return ""
