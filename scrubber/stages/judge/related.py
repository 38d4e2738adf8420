"""Lists of links to other articles, below a line that says so (`Related articles`, `You may also like`).

The line itself is a prompt or a heading of a dropped section. Only links go: text below such a line may be the
article again. The lines are data: `scrubber/lexicons/related_heads.txt`.

>>> from scrubber import clean
>>> links = '<li><a href="/a">The ferry that came late</a></li><li><a href="/b">A bell on the shore</a></li>'
>>> clean(f"<h2>Rain</h2><p>It rained all day in the old town.</p><h3>Related articles</h3><ul>{links}</ul>")
'Rain\\n\\nIt rained all day in the old town.'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from scrubber.document import Block, Document, Drop
from scrubber.lexicons import entries, folded
from scrubber.stage import Mode, block_stage

_LONGEST_HEAD = 60  # characters
_LINKED = 0.8  # share of a block's characters in links


@block_stage("related")
def drop_related(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops links to other articles below a line that announces them."""
    if document.kind == "text" or mode == "recall":
        return
    blocks, below, last = document.blocks, False, -1
    for number, block in enumerate(blocks):
        if block.drop is not None or not block.spans:
            continue
        first, line_end, _ = block.text.partition("\n")
        if line_end and _is_head(first):
            below, last = True, number
            if _are_links(block, len(first)):
                yield Drop(number, "other articles")
        elif _is_linked(block):
            below, last = _is_below(blocks, number, last, below), number
            if below:
                yield Drop(number, "other articles")


def _is_below(blocks: Sequence[Block], number: int, last: int, below: bool) -> bool:
    """Whether nothing but links stands between a line that announces them and a block. Nobody looks at what stands
    before the `last` block of links, of which it is known whether it is `below` one."""
    for at in range(number - 1, last, -1):
        block = blocks[at]
        first, _, rest = block.text.partition("\n")
        if _is_head(first) and (rest or not _is_linked(block)):
            return True
        if not _is_linked(block) and (block.drop is None or block.kind == "heading" or block.is_prose):
            return False
    return below


def _is_linked(block: Block) -> bool:
    return block.link_density >= _LINKED and block.kind not in ("code", "table_row")


def _is_head(text: str) -> bool:
    if len(text) > _LONGEST_HEAD:
        return False
    whole, beginnings = _heads()
    words = folded(text)
    return words in whole or words.startswith(beginnings)


def _are_links(block: Block, start: int) -> bool:
    """Whether what stands behind a place of the block is links."""
    linked = sum(span.end - max(span.start, start) for span in block.spans if span.kind == "link" and span.end > start)
    return linked >= _LINKED * (len(block.text) - start)


@cache
def _heads() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole lines, and beginnings of lines."""
    found = entries("related_heads")
    return (
        frozenset(folded(entry) for entry in found if not entry.endswith("*")),
        tuple(folded(entry) + " " for entry in found if entry.endswith("*")),
    )
