"""What stays because of what it stands above: terms whose definitions stay, headings whose sections stay.

The judge takes a question that is a button, a term that is a link or a heading that stands again ("Pros") for less than
it is. A reader of what follows needs it all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scrubber.document import Container, Document

_STEPS = 4  # elements between a block and its `<dt>` or `<dd>`
_AHEAD = 5  # blocks of a section that are looked at
_LINKED = 0.5  # share of a heading's characters in links from which on it is an entry of a listing (`siblings.py`)
_DOUBTFUL = 0.25  # probability from which on a heading may belong to what follows
# Drops of headings for what they look like; others (footer, comments, title of the page) say what they are.
_RULES = frozenset(
    (
        "among links",
        "button",
        "dialog",
        "header",
        "links only",
        "navigation",
        "outside the main content",
        "related links",
        "repeated",
        "short text without prose around it",
    )
)


def belonging(document: Document, rules: Mapping[int, str]) -> set[int]:
    """The dropped blocks that stay because of what follows; `rules` says of each dropped block why it goes."""
    found: set[int] = set()
    for names, definition in _terms(document):
        if any(number not in rules for number in definition):
            found.update(number for number in names if number in rules)
    for number in rules:
        block = document.blocks[number]
        is_doubtful = block.kind == "heading" and (block.score or 0.0) >= _DOUBTFUL and block.link_density < _LINKED
        if is_doubtful and rules[number] in _RULES:
            section = [*_section(document, number)]
            if section and not any(n in rules for n in section):
                found.add(number)
    return found


def _section(document: Document, number: int) -> Iterator[int]:
    """The first blocks of the section that a heading begins."""
    level = document.blocks[number].level
    for n in range(number + 1, min(number + 1 + _AHEAD, len(document.blocks))):
        block = document.blocks[n]
        if block.kind == "heading" and block.level <= level:
            break
        yield n


def _terms(document: Document) -> Iterator[tuple[list[int], list[int]]]:
    """The blocks of terms that stand together (`<dt>`), with the blocks of what defines them (`<dd>`)."""
    lists: dict[int, tuple[list[int], list[int]]] = {}  # of each list of definitions, the last
    around: tuple[Container, ...] = ()
    inside: int | None = None
    for number, block in enumerate(document.blocks):
        if block.containers is not around:  # the blocks of one list share theirs
            around = block.containers
            inside = next((c.id for c in reversed(around) if c.kind == "definitions"), None)
        if inside is None:
            continue
        found = lists.setdefault(inside, ([], []))
        if not _is_term(document, block.place):
            found[1].append(number)
            continue
        if found[1]:
            yield found
            found = lists[inside] = ([], [])
        found[0].append(number)
    yield from lists.values()


def _is_term(document: Document, place: int) -> bool:
    places = document.places
    for _ in range(_STEPS):
        if place < 0 or places.tags[place] in ("dd", "dl"):
            return False
        if places.tags[place] == "dt":
            return True
        place = places.parents[place]
    return False
