"""Tables of contents: links to the headings of the page itself.

A run of links most of which say what a later heading says is a table of contents, in a list or not. The headings stay;
the line above it (`In this article`) goes with it when it is a heading (stage `sections`) or says so
(`scrubber/lexicons/contents_heads.txt`).

>>> from scrubber import clean
>>> towns = "Oban", "Mull", "Iona"
>>> entries = "".join(f'<li><a href="#{town}">{town}</a></li>' for town in towns)
>>> parts = "".join(f"<h2 id={town}>{town}</h2><p>It rained all day, and nobody came.</p>" for town in towns)
>>> clean(f"<article><p>A wet week by the sea in three towns.</p><ul>{entries}</ul>{parts}</article>").count("Mull")
1
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scrubber.document import Block, Document, Drop, Reason
from scrubber.lexicons import folded, folded_entries
from scrubber.stage import Mode, block_stage

_FEWEST = 3  # entries
_SHARE = 0.6  # of the entries that are headings of the page, from which on all up to the last of these go
_LINKED = 0.5  # share of an entry's characters in links, or of a heading's; the rest may be a number
_AGAIN = Reason("boilerplate", "repeated")
_LONGEST_HEAD = 40  # characters
_NUMBERED = re.compile(r"(?:\d{1,3}|[ivxIVX]{1,5})(?:\.\d{1,3})*[.):\s]\s*")


@block_stage("contents")
def drop_contents(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops lists of links to the headings of the page itself."""
    if document.kind == "text" or mode == "recall":
        return
    blocks = document.blocks
    kept = (block for block in blocks if block.kind == "heading" and block.drop is None)
    headings = {_said(block) for block in kept if block.link_density < _LINKED}
    if len(headings) < _FEWEST:
        return
    for run in _runs(blocks):
        of_page = [number for number in run if _said(blocks[number]) in headings]
        if len(run) < _FEWEST or len(of_page) < _SHARE * len(run):
            continue
        for number in run:
            if blocks[number].drop is None and of_page[0] <= number <= of_page[-1]:
                yield Drop(number, "table of contents")
        above = run[0] - 1
        if above >= 0 and blocks[above].drop is None and _is_head(blocks[above].text):
            yield Drop(above, "table of contents")


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Blocks of links that follow one another, kept or there again as headings; others that were dropped do not part
    them."""
    run: list[int] = []
    for number, block in enumerate(blocks):
        if block.drop not in (None, _AGAIN):
            continue
        if block.kind not in ("heading", "code", "table_row") and block.link_density >= _LINKED:
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _said(block: Block) -> str:
    """What a heading or an entry says, without its number."""
    text = block.text
    return folded(text[match.end() :] if (match := _NUMBERED.match(text)) else text)


def _is_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and folded(text) in folded_entries("contents_heads")
