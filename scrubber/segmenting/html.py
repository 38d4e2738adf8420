"""HTML to blocks: one pass over the page's elements as they begin and end, linear, at any depth.

The segmenter (`scrubber.segmenting.segmenter`) is the target of lxml's parser, so that no tree is built for a page
that comes as text; a tree that comes from elsewhere is walked and gives the same events.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from scrubber import limits
from scrubber.document import Block
from scrubber.segmenting.guard import guarded
from scrubber.segmenting.segmenter import Found, Segmenter
from scrubber.segmenting.tags import bare
from scrubber.segmenting.unclosed import NESTED, ended


def segment_html(page: bytes | Any) -> Found:
    """Cut a page into blocks in page order.

    `page` is UTF-8 HTML or an lxml element, whoever made its tree (it is not changed; only what is
    below it is looked at). Returns the blocks, the places that their `place` points into, and the
    facts that the page declares of itself.

    >>> blocks, places, facts = segment_html(b"<div><h2>A</h2><p>b<b>c</b><br>d</div>")
    >>> [(block.kind, block.text) for block in blocks]
    [('heading', 'A'), ('paragraph', 'bc\\nd')]
    """
    if not isinstance(page, bytes):
        segmenter = Segmenter()
        _walk(page, segmenter)
        return segmenter.release()
    page, warnings = guarded(page)
    first = found = _parsed(page)
    kinds: list[str] = []
    for _ in range(limits.REPAIRS):
        blocks, _, facts = found
        mended = ended(page, facts.skipped, blocks[-1].text if blocks else "")
        if mended is None:
            break
        page, kind = mended
        kinds.append(kind)
        found = _parsed(page)
    if kinds and NESTED.issuperset(kinds) and _shown(found[0]) <= _shown(first[0]):  # they swallowed nothing
        found, kinds = first, []
    found[2].warnings += warnings + [f"without end: {kind}" for kind in kinds]
    return found


def _shown(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _parsed(page: bytes) -> Found:
    segmenter: Any = Segmenter()
    parser = etree.HTMLParser(target=segmenter, encoding="utf-8", huge_tree=True, no_network=True)
    try:
        etree.fromstring(page, parser)
    except etree.LxmlError:
        segmenter.close()  # what came before the parser gave up
    return segmenter.release()  # type: ignore[no-any-return]


def _walk(root: Any, segmenter: Segmenter) -> None:
    """Tell the segmenter of a tree what a parser would have told it of the page."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if not isinstance(element.tag, str):  # a comment, an instruction, an entity: only what follows it counts
            if event != "end" and element.tail:
                segmenter.data(element.tail)
            continue
        if event == "start":
            segmenter.start(bare(element.tag), element.attrib)
            if element.text:
                segmenter.data(element.text)
            continue
        segmenter.end(bare(element.tag))
        if element.tail and element is not root:
            segmenter.data(element.tail)
    segmenter.close()
