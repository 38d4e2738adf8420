"""Spans made ready for Markdown: properly nested, none that its rules would not recognise."""

from __future__ import annotations

from collections.abc import Sequence

from scrubber.document import Span
from scrubber.rendering.escaping import is_blank, is_mark

_RANK = {"link": 0, "strong": 1, "emphasis": 2, "code": 3, "math": 3, "image": 4}
_EMPHASIS = ("strong", "emphasis")
_JOINED = (*_EMPHASIS, "code")  # are one where they touch
_PAIRS = {"“": "”", "‘": "’", "«": "»", "(": ")", "[": "]", '"': '"', "'": "'", "「": "」", "『": "』"}
_SOURCES = ("code", "math")  # hold no other span


def nested(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans that can be written, outer ones before those inside of them, in order.

    Emphasis of one kind that touches is one; what sticks out of the span around it is cut off.

    >>> nested("abc def", [Span(0, 3, "strong"), Span(3, 7, "strong"), Span(2, 9, "link", "/a")])
    [Span(start=0, end=7, kind='strong', target=''), Span(start=2, end=7, kind='link', target='/a')]
    """
    found: list[Span] = []
    around: list[Span] = []
    for span in _joined(sorted(spans, key=_order)):
        while around and around[-1].end <= span.start and not (span.kind == "image" and around[-1].end == span.start):
            around.pop()
        if any(other.kind in _SOURCES or other.kind == span.kind for other in around):
            continue
        if around and span.end > around[-1].end:
            span = span._replace(end=around[-1].end)
        if span.kind != "image":
            if span.start >= span.end:
                continue
            around.append(span)
        found.append(span)
    return _fitting(text, found) if any(span.kind in _EMPHASIS for span in found) else found


def are_in_a_row(text: str, spans: Sequence[Span]) -> bool:
    """Whether the spans can be written as they are: one behind the other, emphasis where its marks are seen as such."""
    last = -1
    for start, end, kind, _ in spans:
        if not last < start < end:
            return False
        if kind in _EMPHASIS and not (_may_begin(text, start) and _may_end(text, end)):
            return False
        last = end
    return True


def _order(span: Span) -> tuple[int, int, int]:
    return span.start, -span.end, _RANK[span.kind]


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Emphasis and code of one kind that touches or overlaps is one span."""
    out: list[Span] = []
    last: dict[str, int] = {}
    for span in spans:
        number = last.get(span.kind, -1)
        if number >= 0 and span.start <= out[number].end and span.kind in _JOINED:
            if span.end > out[number].end:
                out[number] = out[number]._replace(end=span.end)
            continue
        last[span.kind] = len(out)
        out.append(span)
    return sorted(out, key=_order)


def _fitting(text: str, spans: list[Span]) -> list[Span]:
    """Without emphasis that would be none to CommonMark (6.2); its marks move inwards where that helps.

    In `**“Rain”**ed` the last mark stands between punctuation and a letter and ends nothing: `“**Rain**”ed` is written.
    """
    room = _room(spans)
    found = []
    for number, span in enumerate(spans):
        if span.kind in _EMPHASIS:
            start, end = _moved(text, span, *room[number])
            if start >= end:
                continue
            span = span._replace(start=start, end=end)
        found.append(span)
    return found


def _moved(text: str, span: Span, first: int, last: int, outer_start: bool, outer_end: bool) -> tuple[int, int]:
    """Where emphasis begins and ends so that it is seen as such, the same place where there is no way."""
    start, end = span.start, span.end
    if not outer_start:
        while start < min(first, end) and not _may_begin(text, start):
            start += 1
    if not outer_end:
        while end > max(last, start) and not _may_end(text, end):
            end -= 1
    if start == span.start < first and end < span.end and _PAIRS.get(text[start], " ") in text[end : span.end]:
        start += 1
    begins = outer_start or _is_apart(text[start - 1 : start]) or (start < first and _may_begin(text, start))
    ends = outer_end or _is_apart(text[end : end + 1]) or (end > last and _may_end(text, end))
    if start >= end or not (begins and ends) or is_blank(text[start]) or is_blank(text[end - 1]):
        return start, start
    return start, end


def _is_apart(character: str) -> bool:
    return is_blank(character) or is_mark(character)


def _room(spans: Sequence[Span]) -> list[tuple[int, int, bool, bool]]:
    """For each span: where the first span inside of it begins and the last one ends (how far its marks may move), and
    whether the mark of a span around it stands right before it and right behind it.
    """
    first = [span.end for span in spans]
    last = [span.start for span in spans]
    outer = [(False, False)] * len(spans)
    around: list[int] = []
    for number, span in enumerate(spans):
        while around and spans[around[-1]].end <= span.start and spans[around[-1]].end < max(span.end, span.start + 1):
            around.pop()
        if span.kind == "image":
            continue
        if around:
            parent = around[-1]
            first[parent] = min(first[parent], span.start)
            last[parent] = max(last[parent], span.end)
            outer[number] = span.start == spans[parent].start, span.end == spans[parent].end
        around.append(number)
    return [(f, b, *o) for f, b, o in zip(first, last, outer, strict=True)]


def _may_begin(text: str, at: int) -> bool:
    before, first = text[at - 1 : at] if at else "", text[at]
    return not is_blank(first) and (not is_mark(first) or is_blank(before) or is_mark(before))


def _may_end(text: str, at: int) -> bool:
    last, behind = text[at - 1], text[at : at + 1]
    return not is_blank(last) and (not is_mark(last) or is_blank(behind) or is_mark(behind))
