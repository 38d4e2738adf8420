"""The learned judge of HTML pages: which blocks are the main content.

A small network looks at every block: its length, links and marks, where it stands, what stands around it,
and what the elements around it are called (`scrubber.model`). What it takes for boilerplate goes, each block
with the evidence that speaks most against it; its probability stays on the block (`Block.score`).

>>> from scrubber import clean
>>> clean("<nav><a href='/a'>Ferries</a> <a href='/b'>Quays</a></nav><p>It rained all day in the old town.</p>")
'It rained all day in the old town.'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrubber.document import Document, Drop
from scrubber.model.belonging import belonging
from scrubber.model.quotes import signatures
from scrubber.model.siblings import without_torn
from scrubber.stage import Mode, block_stage

if TYPE_CHECKING:
    from scrubber.model.network import Network


@block_stage("boilerplate")
def drop_boilerplate(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops menus, footers, share bars, teasers and what else stands around the main content of HTML."""
    if document.kind != "text":
        from scrubber.model.network import network  # numpy loads with the first page

        yield from boilerplate(document, mode, network("blocks"))


def boilerplate(document: Document, mode: Mode, judge: Network) -> Iterator[Drop]:
    """What goes of an HTML page by the verdict of this judge, and the rules around it."""
    from scrubber.model.flood import flooded, without
    from scrubber.model.judge import judge_html

    copies = flooded(document)
    if not copies:
        rules = without_torn(document, judge_html(document, judge, mode))
        for number in belonging(document, rules):
            del rules[number]
        yield from _with_signatures(document, rules)
        return
    for number in copies:
        document.blocks[number].score = 0.0
        yield Drop(number, "repeated without end")
    rest, left = without(document, copies)
    yield from (Drop(left[number], rule) for number, rule in judge_html(rest, judge, mode).items())


def _with_signatures(document: Document, rules: dict[int, str]) -> Iterator[Drop]:
    """The drops, so changed that the names above and under quotations (`Ann said:`) stay and go with what is quoted."""
    if any(block.kind == "quote" for block in document.blocks):
        for name, quoted in signatures(document):
            if not rules.keys() >= {*quoted}:
                rules.pop(name, None)
            else:
                rules.setdefault(name, "name without its quotation")
    yield from map(Drop, rules, rules.values())
