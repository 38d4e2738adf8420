"""Kept blocks to plain text."""

from __future__ import annotations

from collections.abc import Sequence

from scrubber.document import Block, Document


def render_text(document: Document) -> str:
    """The kept blocks as plain text, without leading or trailing white space.

    From HTML: blocks are apart by a blank line; items of one list, rows of one table and entries of
    one definition list stand on consecutive lines; cells are separated by a tab. Text input keeps
    the white space that stood between its blocks.
    """
    if document.kind == "text":
        return _text_as_it_stood(document.blocks)
    parts: list[str] = []
    last: Block | None = None
    for block in document.blocks:
        if block.drop is not None:
            continue
        if last is not None:
            parts.append("\n" if _same_group(last, block) else "\n\n")
        parts.append(_with_marker(block))
        last = block
    return "".join(parts).strip()


def _text_as_it_stood(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    gap = ""  # the widest white space since the last kept block
    dropped = False
    for block in blocks:
        gap = block.gap if not dropped or block.gap.count("\n") > gap.count("\n") else gap
        if block.drop is not None:
            dropped = True
            continue
        if dropped:  # the hole that a menu leaves is a paragraph's end, not its own height
            gap = "\n" * min(2, gap.count("\n"))
        if parts:
            parts.append(gap)
        parts.append(block.text)
        gap, dropped = "", False
    return "".join(parts).strip()


def _same_group(last: Block, block: Block) -> bool:
    """Whether two blocks stand on consecutive lines: of one list, of one table."""
    if last.kind == "table_row" == block.kind:
        return last.containers[-1:] == block.containers[-1:]
    if not last.containers or not block.containers or last.containers[0] != block.containers[0]:
        return False
    if block.containers[0].kind == "definitions":
        return True
    return last.kind == "list_item" == block.kind


def _with_marker(block: Block) -> str:
    if block.kind == "table_row":
        return block.text.replace("\n", " ")  # a row is one line
    if block.kind != "list_item":
        return block.text
    indent = "  " * max(0, block.level - 1)
    marker = f"{block.marker} " if block.marker else "  "
    return indent + marker + block.text.replace("\n", "\n" + indent + "  ")
