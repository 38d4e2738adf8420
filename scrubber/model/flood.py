"""Pages most of whose blocks are one short text again and again: a broken template, or a trap.

No page that the judge learned from is like that, and among ten thousand copies it no longer sees an article. The
copies go first, and the judge sees the rest. Hardly any real page is touched: three quarters of its blocks, and a
thousand of them, would have to be copies of texts that stand on it a hundred times.
"""

from __future__ import annotations

from collections import Counter

from scrubber.document import Block, Document

_LEAST, _COPIES, _SHARE = 1_000, 100, 0.75  # blocks of the page, copies of a text, share of the blocks
_SHORT = 40  # characters


def flooded(document: Document) -> list[int]:
    """The numbers of the blocks that flood the page; empty for nearly all pages.

    >>> flooded(Document([Block("It rained all day.")], "html"))
    []
    """
    blocks = document.blocks
    if len(blocks) < _LEAST:
        return []
    copies = Counter([block.text for block in blocks])
    often = {text for text, number in copies.items() if number >= _COPIES and len(text) <= _SHORT}
    if sum(copies[text] for text in often) < max(_LEAST, _SHARE * len(blocks)):
        return []
    return [number for number, block in enumerate(blocks) if block.text in often]


def without(document: Document, numbers: list[int]) -> tuple[Document, list[int]]:
    """The document without the blocks of these numbers, and the numbers of those that are left."""
    gone = set(numbers)
    left = [number for number in range(len(document.blocks)) if number not in gone]
    blocks: list[Block] = [document.blocks[number] for number in left]
    rest = Document(blocks, document.kind, url=document.url, places=document.places, metadata=document.metadata)
    rest.language = document.language
    return rest, left
