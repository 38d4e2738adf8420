"""The text that gathers inside one block, and its folding to clean white space."""

from __future__ import annotations

from collections.abc import Sequence

from scrubber import limits
from scrubber.document import Span, SpanKind

BREAK = "\0"  # <br> among the parts: a character that no tree can hold
_LINK_END = ""
_NEAR = 8  # parts before an image or a number that are looked at
_MOST = 2 * limits.BLOCK  # characters before they are folded


class Inline:
    """Pieces of text and the marks over them, until the block ends and `take()` folds them.

    White space of every kind is folded to single blanks, as a browser would lay it out; words stay
    together across inline tags (`<b>W</b>ord`) and apart across breaks.
    """

    __slots__ = ("marks", "opened", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[tuple[SpanKind, str, int, int]] = []
        self.opened: list[tuple[str, SpanKind, str, int]] = []

    def open_span(self, tag: str, kind: SpanKind, target: str) -> None:
        """Begin a span here. Links that touch (`</a><a>`) are two entries of a menu, not one word."""
        if kind == "link" and self.parts and self.parts[-1] is _LINK_END:
            self.parts.append(" ")
        if len(self.opened) < limits.SPANS:
            self.opened.append((tag, kind, target[: limits.ADDRESS], len(self.parts)))

    def close_span(self, tag: str) -> None:
        """End the innermost open span, if it is of this tag."""
        if self.opened and self.opened[-1][0] == tag:
            _, kind, target, start = self.opened.pop()
            self.marks.append((kind, target, start, len(self.parts)))
            if kind == "link":
                self.parts.append(_LINK_END)

    def add_image(self, number: int) -> bool:
        """Mark the place of an image; False when no text stands before it in the block: it stands before the block."""
        if not self.parts or not any(part and part != BREAK and not part.isspace() for part in self.parts[-_NEAR:]):
            return False
        self.marks.append(("image", str(number), len(self.parts), len(self.parts)))
        return True

    def add_math(self, source: str, display: str) -> None:
        """Add a formula by its source."""
        self.marks.append(("math", display, len(self.parts), len(self.parts) + 1))
        self.parts.append(source)

    def is_attribution(self) -> bool:
        """Whether all that was gathered so far is the span that ended last, with a colon: who is quoted, of forums."""
        start = self.marks[-1][2] if self.marks else _NEAR
        return start < _NEAR and not "".join(self.parts[:start]).strip() and any(":" in p for p in self.parts[start:])

    @property
    def link(self) -> str:
        """The address of the link that is open, or ''."""
        for _, kind, target, _ in reversed(self.opened):
            if kind == "link":
                return target
        return ""

    def break_line(self) -> bool:
        """Add a line break; True when it is the second in a row, which is a paragraph's end."""
        for part in reversed(self.parts):
            if part == BREAK:
                return True
            if part and not part.isspace():
                break
        self.parts.append(BREAK)
        return False

    def begins_line(self) -> bool:
        """Whether what follows begins a line of a listing; only the last pieces are looked at."""
        return next((part.endswith("\n") for part in reversed(self.parts[-_NEAR:]) if part), True)

    def clear(self) -> None:
        """Forget what was gathered; open spans begin anew."""
        self.parts.clear()
        if self.marks:
            self.marks.clear()
        if self.opened:
            self.opened[:] = [(tag, kind, target, 0) for tag, kind, target, _ in self.opened]

    def take(self, *, preformatted: bool = False) -> tuple[str, Sequence[Span]]:
        """The folded text and its spans; empties the buffer, and keeps open spans open."""
        parts, marks = self.parts, self.marks
        if not (marks or self.opened or preformatted or BREAK in parts):  # most blocks
            text = _one_blank_apart("".join(parts)[:_MOST])
            parts.clear()
            return text, ()
        if self.opened:
            for _, kind, target, start in self.opened:
                marks.append((kind, target, start, len(parts)))
            self.opened[:] = [(tag, kind, target, 0) for tag, kind, target, _ in self.opened]
        spans: Sequence[Span] = ()
        if preformatted:
            text = "".join(parts)[:_MOST].strip("\n").rstrip()
        elif len(marks) > 1 or BREAK in parts:
            text, spans = self._fold()
        else:
            text = _one_blank_apart("".join(parts)[:_MOST])
            if marks and text:
                kind, target, first, last = marks[0]
                if text == _one_blank_apart("".join(parts[first:last])):  # most links are all of their block
                    spans = (Span(0, len(text), kind, target),)
                else:
                    text, spans = self._fold()
        parts.clear()
        marks.clear()
        return text, spans

    def _fold(self) -> tuple[str, list[Span]]:
        """Fold piece by piece, so that the ends of spans are known in the folded text."""
        out: list[str] = []
        at: list[int] = []  # length of the folded text where part i begins
        length = 0
        blank = False  # white space seen since the last word
        for part in self.parts:
            at.append(length)
            if length > _MOST:
                continue
            if part == BREAK:
                if length:
                    out.append("\n")
                    length += 1
                blank = False
                continue
            folded = _one_blank_apart(part)
            if not folded:
                blank = blank or bool(part)
                continue
            if (blank or part[0].isspace()) and length and out[-1] != "\n":
                out.append(" ")
                length += 1
            out.append(folded)
            length += len(folded)
            blank = part[-1].isspace()
        at.append(length)
        text = "".join(out).rstrip()
        spans = []
        for kind, target, first, last in self.marks:
            start, end = min(at[first], len(text)), min(at[last], len(text))  # behind line breaks at the end
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end or kind == "image":
                spans.append(Span(start, end, kind, target))
        return text, spans


def _one_blank_apart(text: str) -> str:
    """The words of the text one blank apart. Most texts are so already, and are not cut into words for that."""
    stripped = text.strip()
    # No white space but the blank is printable.
    return stripped if stripped.isprintable() and "  " not in stripped else " ".join(stripped.split())
