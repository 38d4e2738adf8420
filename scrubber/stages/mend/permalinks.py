"""Links at the end of headings and notes that are no words of them: `Usage¶`, `History [edit]`, `… 2019. ↩`.

One such sign may be an author's; a site puts it behind every heading. Arrows back to the text and signs that no
keyboard has are certain, and so are signs that are links to a place of a page, before or behind a text; the others must
end several blocks of the page.

>>> from scrubber import clean
>>> clean("<h2>Usage¶</h2><p>Call it.</p><h2>Limits¶</h2><p>It cannot swim.</p>")
'Usage\\n\\nCall it.\\n\\nLimits\\n\\nIt cannot swim.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from scrubber.document import Edit, Span
from scrubber.lexicons import lexicon
from scrubber.stage import PageView, text_stage

_LONGEST_HEADING = 200  # characters
_ALIKE = 2  # blocks that must end with the sign
_LONGEST_SIGN = 80  # characters
_ARROWS = frozenset("↩⤴")
_PRIVATE = "\ue000"  # from here on characters mean what a site's own font makes of them


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    groups = dict(lexicon("heading_links"))
    marks, shared, arrows = (_either(groups.pop(name)) for name in ("marks", "shared", "arrows"))
    words = _either(phrase for group in groups.values() for phrase in group)
    return {
        "mark": re.compile(rf"\s*(?:{marks})+$"),
        "shared": re.compile(rf"(?<!\b[A-Z])\s*(?:{shared})$"),  # not C#
        "edit link": re.compile(rf"\s*\[\s?(?:{words})\s?\]$", re.I),
        "arrow": re.compile(rf"\s*(?:(?:{arrows})(?:\s?\d{{1,2}})?\s*)+$"),
    }


def _either(phrases: Iterator[str] | tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


@cache
def _last_characters() -> frozenset[str]:
    groups = lexicon("heading_links")
    return frozenset(mark[-1] for name in ("marks", "shared", "arrows") for mark in groups[name]) | {"]"}


@cache
def _signs() -> frozenset[str]:
    groups = lexicon("heading_links")
    return frozenset(mark for name in ("marks", "shared", "arrows") for mark in groups[name])


def _may_end(text: str) -> bool:
    return text[-1:] in _last_characters() or (text[-1:].isdecimal() and not _ARROWS.isdisjoint(text[-6:]))


def _sign(text: str) -> tuple[str, int]:
    """Which kind of sign a block ends with, and where it begins; ('', 0) for none."""
    if _may_end(text):
        for kind, pattern in _patterns().items():
            if kind == "arrow" or len(text) <= _LONGEST_HEADING:
                match = pattern.search(text, max(0, len(text) - _LONGEST_SIGN))
                if match and match.start():
                    return kind, match.start()
    return "", 0


def _counted(page: PageView) -> dict[str, int]:
    """How many blocks end with each sign."""
    known: dict[str, int] | None = page.memo.get("permalinks")
    if known is not None:
        return known
    counts: dict[str, int] = {}
    page.memo["permalinks"] = counts
    for text in page.texts:
        kind, start = _sign(text)
        if kind:
            sign = "".join(text[start:].split()).lower()
            counts[sign] = counts.get(sign, 0) + 1
    return counts


def _has_signs(page: PageView) -> bool:
    first, texts = tuple(_signs()), [page.texts[number] for number in page.signs.get("permalinks", ())]
    return any(text.startswith(first) for text in texts) or (any(map(_may_end, texts)) and bool(_counted(page)))


def _linked(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The signs at the beginning and the end of a text that are links to a place of a page."""
    signs = _signs()
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    for span in spans:
        if span.kind == "link" and "\t" not in text and "#" in span.target and text[span.start : span.end] in signs:
            if span.start <= first:
                yield 0, span.end + len(text[span.end :]) - len(text[span.end :].lstrip())
            elif span.end >= last:
                yield len(text[: span.start].rstrip()), len(text)


@text_stage("permalinks", gate=_has_signs)
def remove_permalinks(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out anchors to headings, `edit` links of wikis and arrows back from notes."""
    linked = list(_linked(text, page.spans))
    for start, end in linked:
        if (start, end) != (0, len(text)):  # a sign alone is no mark of a heading
            yield Edit(start, end, "", "anchor")
    kind, start = _sign(text)
    if not kind or linked:
        return
    sign = "".join(text[start:].split()).lower()
    is_certain = kind == "arrow" or sign >= _PRIVATE
    if is_certain or _counted(page).get(sign, 0) >= _ALIKE:
        yield Edit(start, len(text), "", kind if kind != "shared" else "mark")
