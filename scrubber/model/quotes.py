"""Names under quotations: they stay and go with what they stand under."""

from __future__ import annotations

from scrubber.document import Document

_LONGEST = 100  # characters of a line that says who is quoted
_SIGNATURES = ("footer", "cite", "figcaption")
_STEPS = 6  # elements between a line and its quotation


def quotation_of(document: Document, place: int) -> int:
    """The place of the innermost quotation around a place, or -1."""
    places = document.places
    for _ in range(_STEPS):
        if place < 0 or places.tags[place] == "blockquote":
            return place
        place = places.parents[place]
    return -1


def signatures(document: Document) -> dict[int, int]:
    """The blocks that say under a quotation who is quoted (`<footer>`, `<cite>`), each with a block of what is."""
    found: dict[int, int] = {}
    last: dict[int, int] = {}  # by quotation
    places = document.places
    for number, block in enumerate(document.blocks):
        if block.kind != "quote" or (quotation := quotation_of(document, block.place)) < 0:
            continue
        place = block.place
        while place != quotation and places.tags[place] not in _SIGNATURES:
            place = places.parents[place]
        if place == quotation:
            last[quotation] = number
        elif quotation in last and len(block.text) <= _LONGEST:
            found[number] = last[quotation]
    return found
