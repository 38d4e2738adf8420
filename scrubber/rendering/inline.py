"""The text of one block with its links, emphasis, code, formulas and images, as Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scrubber.document import Image, Span
from scrubber.rendering.addresses import Addresses
from scrubber.rendering.escaping import closing, escapes, is_blank, is_mark, may_need_escapes
from scrubber.rendering.image_names import says_no
from scrubber.rendering.links import Links
from scrubber.rendering.spans import are_in_a_row, nested

_TICKS = re.compile("`+")
_IN_LABELS = re.compile(r"[\[\]\\]")
_BREAKS = {"block": "  \n", "heading": " ", "cell": "<br>"}


@dataclass(frozen=True, slots=True)
class Inline:
    """How the inside of blocks is written: with `addresses` and `links`, the page's `images`, and which are wanted."""

    addresses: Addresses
    links: Links
    images: Sequence[Image]
    with_links: bool = True
    with_images: bool = True

    def written(self, text: str, spans: Sequence[Span], where: str = "block") -> str:
        """`text` as Markdown, in a `block`, or in a `heading` or `cell` of a table, which have one line only."""
        is_plain = not may_need_escapes(text, spans, where)
        if not spans:
            return text if is_plain else self._marked(text, (), where)
        if not self.with_images:
            spans = [span for span in spans if span.kind != "image"]
        if where == "heading":  # it is strong anyway
            spans = [s for s in spans if s.kind not in ("strong", "emphasis") or s.end - s.start < len(text)]
        if not are_in_a_row(text, spans):
            spans = nested(text, spans)
        elif is_plain:
            return self._in_a_row(text, spans)
        return self._marked(text, spans, where, is_plain)

    def _in_a_row(self, text: str, spans: Sequence[Span]) -> str:
        """A text that needs no escapes, with spans none of which touches another."""
        out: list[str] = []
        at = 0
        for span in spans:
            start, end, kind, target = span
            if kind == "link":
                out += (text[at:start], "[", text[start:end], "](", self.addresses.resolve(target), ")")
            else:
                opening, ending = self._marks(span, text, ())
                out += (text[at:start], opening, text[start:end], ending)
            at = end
        out.append(text[at:])
        return "".join(out)

    def _marked(self, text: str, kept: Sequence[Span], where: str, is_plain: bool = False) -> str:
        """A text with its escapes, and with spans that may stand in one another."""
        needed = [] if is_plain else self._escapes(text, kept, where)
        if not kept:
            return _escaped(text, 0, len(text), needed).replace("\n", _BREAKS[where])
        out: list[str] = []
        around: list[tuple[Span, str]] = []  # the open spans and what ends them
        marked = {at for span in kept if span.kind in ("link", "strong") for at in (span.start, span.end)}
        at = 0
        for span in (*kept, Span(len(text), len(text), "image")):  # the last one closes what is open
            while around and around[-1][0].end <= span.start:
                if (end := around[-1][0].end) > at:
                    out.append(_piece(text, at, end, needed, around, where))
                    at = end
                out.append(around.pop()[1])
            if span.start > at:
                out.append(_piece(text, at, span.start, needed, around, where))
                at = span.start
            if span.kind == "image":
                if span.target:
                    written = self._image(span, out, text[at : at + 1], kept)
                    out.append(written.replace("|", "\\|") if where == "cell" else written)
            else:
                opening, ending = self._marks(span, text, marked)
                out.append(opening)
                around.append((span, ending))
        return "".join(out)

    def image(self, image: Image) -> str:
        """An image, in its link if it is one; '' when it has no address."""
        target = self.addresses.resolve(image.target) if self.with_images else ""
        if not target:
            return ""
        label = _IN_LABELS.sub(r"\\\g<0>", image.alt)
        link = self.addresses.resolve(image.link) if self.with_links else ""
        return f"[![{label}]({target})]({link})" if link else f"![{label}]({target})"

    def _image(self, span: Span, out: Sequence[str], following: str, kept: Sequence[Span]) -> str:
        """An image inside of a text, apart from the words around it; in its link where that has no words of its own."""
        number = int(span.target)
        image = self.images[number] if number < len(self.images) else None
        if image is None or says_no(image):
            return ""
        if image.link and any(other.kind == "link" and other.target == image.link for other in kept):
            image = image._replace(link="")
        if not (written := self.image(image)):
            return ""
        before = "" if not out or is_blank(out[-1][-1:]) else " "
        return f"{before}{written}{'' if is_blank(following) else ' '}"

    def _marks(self, span: Span, text: str, marked: Collection[int]) -> tuple[str, str]:
        """What stands before and behind a span. `marked` are the positions where marks of others stand."""
        if span.kind == "link":
            return "[", f"]({self.addresses.resolve(span.target)})"
        if span.kind == "strong":
            return "**", "**"
        if span.kind == "emphasis":
            outside = {span.start: text[max(0, span.start - 1) : span.start], span.end: text[span.end : span.end + 1]}
            apart = all(at in marked or is_blank(near) or is_mark(near) for at, near in outside.items())
            mark = (
                "_" if apart else "*"
            )  # beside a letter only `*` is a mark, beside another `*` only `_` is another one
            return mark, mark
        if span.kind == "math":
            mark = "$$" if span.target == "display" else "$"
            return mark, mark
        inside = text[span.start : span.end]
        longest = max((len(run) for run in _TICKS.findall(inside)), default=0)
        ticks = "`" * (longest + 1)
        pad = " " if longest and "`" in (inside[0], inside[-1]) else ""
        return ticks + pad, pad + ticks

    def _escapes(self, text: str, kept: Sequence[Span], where: str) -> list[int]:
        """The positions that need a backslash, in order."""
        links = [span for span in kept if span.kind == "link"]
        marks = {at for span in kept for at in (span.start, span.end)}
        needed = set(escapes(text, marks=marks, links={s.start for s in links}, in_line=where != "block"))
        if where == "heading" and (at := closing(text)) >= 0:
            needed.add(at)
        if where == "cell":
            needed.update(at for at, character in enumerate(text) if character == "|")
        if links:
            needed.update(at.start() for at in _IN_LABELS.finditer(text) if _in_one(at.start(), links))
        sources = [span for span in kept if span.kind in ("code", "math")]
        if any(span.kind == "math" for span in sources):
            needed.update(at for at, character in enumerate(text) if character == "$")
        return sorted(at for at in needed if not _in_one(at, sources) or text[at] == "|") if sources else sorted(needed)


def _piece(
    text: str, start: int, end: int, needed: Sequence[int], around: Sequence[tuple[Span, str]], where: str
) -> str:
    """A stretch of the text between two borders of spans."""
    piece = _escaped(text, start, end, needed)
    if "\n" in piece:
        one_line = not {span.kind for span, _ in around}.isdisjoint(("code", "math", "link"))
        piece = piece.replace("\n", " " if one_line else _BREAKS[where])
    return piece


def _escaped(text: str, start: int, end: int, needed: Sequence[int]) -> str:
    if not needed:
        return text[start:end]
    parts, at = [], start
    for position in needed[bisect_left(needed, start) : bisect_left(needed, end)]:
        parts.append(text[at:position])
        at = position
    return "\\".join([*parts, text[at:end]])


def _in_one(at: int, spans: Sequence[Span]) -> bool:
    """Whether a position is inside of one of some spans that do not overlap."""
    number = bisect_right(spans, at, key=lambda span: span.start) - 1
    return number >= 0 and at < spans[number].end
