"""Applying edits to blocks: the one place where text changes, and where every change is recorded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from scrubber import limits
from scrubber.document import Block, Change, Edit, Span

_SOURCES = ("code", "math")  # spans that are out of bounds


class _Piece(NamedTuple):
    """One applied edit: [old_start, old_end) of the text before became [start, end) after."""

    old_start: int
    old_end: int
    start: int
    end: int


class Recorder:
    """Applies edits to the blocks of one document and keeps the record.

    A *turn* is one application of a stage to a block. For each block the turns so far are kept as
    the map back to the text that was segmented.
    """

    def __init__(self, changes: list[Change]) -> None:
        self._changes = changes
        self._turns: dict[int, list[list[_Piece]]] = {}
        self._turn = changes[-1].turn if changes else 0

    def apply(self, number: int, block: Block, stage: str, edits: Iterable[Edit]) -> bool:
        """Apply `edits` to block number `number`; False when none of them changes anything.

        Edits must lie inside the text. Of two that overlap the first one counts; edits that touch
        inline code are left out, and all beyond `limits.EDITS`.
        """
        room = limits.EDITS - len(self._changes)
        proposed = list(islice(edits, room))
        accepted = _accepted(proposed, block) if proposed else None
        if not accepted:
            return False
        turns = self._turns.setdefault(number, [])
        self._turn += 1
        for edit in accepted:
            start, end = edit.start, edit.end
            for pieces in reversed(turns):
                start, end = _before(pieces, start, end)
            before = block.text[edit.start : edit.end]
            change = Change(stage, edit.rule, number, edit.start, edit.end, before, edit.text, self._turn, start, end)
            self._changes.append(change)
        pieces = _apply(block, accepted)
        turns.append(pieces)
        return True


def _accepted(edits: Iterable[Edit], block: Block) -> list[Edit]:
    """The edits that change something, in order, without overlaps and outside of inline code."""
    text = block.text
    code = sorted((span.start, span.end) for span in block.spans if span.kind in _SOURCES)
    near = 0  # the first inline code that does not end before the edit
    accepted: list[Edit] = []
    reached = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        start, end = edit.start, edit.end
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"edit {start}..{end} is outside of a text of {len(text)} characters")
        if start < reached or text[start:end] == edit.text:
            continue
        while near < len(code) and code[near][1] <= start:
            near += 1
        if near < len(code) and code[near][0] < end:
            continue
        accepted.append(edit)
        reached = max(end, start + 1) if start == end else end
    return accepted


def _apply(block: Block, edits: Sequence[Edit]) -> list[_Piece]:
    """Change the block's text and move its spans; returns the pieces that were changed."""
    text, parts, pieces = block.text, [], []
    at = length = 0
    for edit in edits:
        parts.append(text[at : edit.start])
        length += edit.start - at
        pieces.append(_Piece(edit.start, edit.end, length, length + len(edit.text)))
        parts.append(edit.text)
        length += len(edit.text)
        at = edit.end
    parts.append(text[at:])
    block.text = "".join(parts)
    if block.spans:
        block.spans = [moved for span in block.spans if (moved := _moved(span, pieces)) is not None]
    return pieces


def _moved(span: Span, pieces: Sequence[_Piece]) -> Span | None:
    """The span after the edit, or None when nothing of it is left."""
    start = _after(pieces, span.start, at_start=True)
    if span.kind == "image":
        return span._replace(start=start, end=start)
    end = _after(pieces, span.end, at_start=False)
    return Span(start, end, span.kind, span.target) if start < end else None


def _after(pieces: Sequence[_Piece], position: int, *, at_start: bool) -> int:
    """Where `position` of the old text is in the new one; inside an edit, its near border."""
    i = bisect_right(pieces, position, key=lambda piece: piece.old_start) - 1
    if i < 0:
        return position
    piece = pieces[i]
    if position == piece.old_start == piece.old_end and not at_start:
        return piece.start  # what is put in behind a span is not in it
    if position >= piece.old_end:
        return position - piece.old_end + piece.end
    return piece.start if at_start or position == piece.old_start else piece.end


def _before(pieces: Sequence[_Piece], start: int, end: int) -> tuple[int, int]:
    """The range of the old text that [start, end) of the new text came from."""
    i = bisect_right(pieces, start, key=lambda piece: piece.start) - 1
    if i >= 0:
        piece = pieces[i]
        start = piece.old_start if start < piece.end else start - piece.end + piece.old_end
    i = bisect_left(pieces, end, key=lambda piece: piece.start) - 1
    if i >= 0:
        piece = pieces[i]
        end = piece.old_end if end <= piece.end else end - piece.end + piece.old_end
    return start, max(start, end)


def replay(sources: Sequence[str], changes: Iterable[Change]) -> list[str]:
    """The texts that the recorded changes make of the segmented texts.

    >>> replay(["a  b"], [Change("spacing", "doubled", 0, 1, 3, "  ", " ", 1, 1, 3)])
    ['a b']
    """
    texts = list(sources)
    turn, shift = 0, 0
    for change in changes:
        if change.turn != turn:
            turn, shift = change.turn, 0
        text = texts[change.block]
        start, end = change.start + shift, change.end + shift
        if text[start:end] != change.before:
            raise ValueError(f"the record does not fit: {change}")
        texts[change.block] = text[:start] + change.after + text[end:]
        shift += len(change.after) - len(change.before)
    return texts
