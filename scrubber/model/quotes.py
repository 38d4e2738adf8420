"""Names above and under quotations: they stay and go with what is quoted."""

from __future__ import annotations

from collections.abc import Iterator

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


def signatures(document: Document) -> Iterator[tuple[int, list[int]]]:
    """The blocks that say who is quoted, each with blocks that are: under the last of them in elements of its own
    (`<footer>`, `<cite>`), or above all of them with a colon, as forums write it (`Ann said:`).
    """
    places = document.places
    quoted: dict[int, list[int]] = {}  # by quotation
    above: dict[int, int] = {}
    for number, block in enumerate(document.blocks):
        if block.kind != "quote" or (quotation := quotation_of(document, block.place)) < 0:
            continue
        place = block.place
        while place != quotation and places.tags[place] not in _SIGNATURES:
            place = places.parents[place]
        is_short = len(block.text) <= _LONGEST
        if place != quotation:
            if quotation in quoted and is_short:
                yield number, quoted[quotation][-1:]  # all of them for each of many names would be quadratic
        elif quotation not in quoted and quotation not in above and is_short and block.text.endswith((":", "：")):
            above[quotation] = number
        else:
            quoted.setdefault(quotation, []).append(number)
    yield from ((number, quoted[quotation]) for quotation, number in above.items() if quotation in quoted)
