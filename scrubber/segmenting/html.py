"""HTML to blocks: one pass over the page's elements as they begin and end, linear, at any depth.

The segmenter is the target of lxml's parser, so that no tree is built for a page that comes as text;
a tree that comes from elsewhere is walked and gives the same events. Block elements end the text
gathered so far and push a frame that says what the text inside them is (a heading, an item of a list,
hidden ...); inline elements only add to the text. Nothing is judged here: menus and hidden elements
become blocks like all others, labelled with the place where they stood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from lxml import etree

from scrubber.document import Block, BlockKind, Container, Places
from scrubber.segmenting.facts import Facts
from scrubber.segmenting.inline import Inline
from scrubber.segmenting.tables import Table
from scrubber.segmenting.tags import CONTAINERS, HEADINGS, PREFORMATTED, SPANS, Role, Roles, bare

# What text found directly inside the current block element is: its kind, its level, its containers and
# whether it is hidden. Elements that change none of these share the frame of the element around them.
_Frame = tuple[BlockKind, int, tuple[Container, ...], bool]
_ROOT: _Frame = ("paragraph", 0, (), False)

_NAMED, _SPAN = Role.NAMED, Role.SPAN
_NOTED = {*PREFORMATTED, "html", "body", "table", "tr", "td", "th"}
_FRAMING = {*CONTAINERS, *HEADINGS, *PREFORMATTED, "li", "figcaption", "caption", "tr"}  # those that set the kind
_NAMING = {"id", "role", "itemprop", "data-testid"}  # beside the class, names that say what an element is
_HIDING = {"hidden", "aria-hidden", "style"}
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_MAX_CONTAINERS = 32  # nesting of lists and quotes that is kept; deeper ones are a broken page
_MAX_PLACES = 512  # depth to which ancestors are told apart
_MAX_TOKENS = 300  # characters of names kept for one element


def segment_html(page: bytes | Any) -> tuple[list[Block], Places, Facts]:
    """Cut a page into blocks in page order.

    `page` is UTF-8 HTML or an lxml element, whoever made its tree (it is not changed; only what is
    below it is looked at). Returns the blocks, the places that their `place` points into, and the
    facts that the page declares of itself.

    >>> blocks, places, facts = segment_html(b"<div><h2>A</h2><p>b<b>c</b><br>d</div>")
    >>> [(block.kind, block.text) for block in blocks]
    [('heading', 'A'), ('paragraph', 'bc\\nd')]
    """
    segmenter: Any = _Segmenter()
    if isinstance(page, bytes):
        parser = etree.HTMLParser(target=segmenter, encoding="utf-8", huge_tree=True, no_network=True)
        try:
            etree.fromstring(page, parser)
        except etree.LxmlError:
            segmenter.close()  # what came before the parser gave up
    else:
        _walk(page, segmenter)
    return segmenter.blocks, segmenter.places, segmenter.facts


def _walk(root: Any, segmenter: _Segmenter) -> None:
    """Tell the segmenter of a tree what a parser would have told it of the page."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            segmenter.start(bare(element.tag), element.attrib)
            if element.text:
                segmenter.data(element.text)
            continue
        if event == "end":
            segmenter.end(bare(element.tag))
        if element.tail and element is not root:
            segmenter.data(element.tail)
    segmenter.close()


class _Segmenter:
    """The blocks so far, the frames of the open elements, the text of the open block."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.places = Places()
        self.facts = Facts()
        self._opened, self._mute = self.facts.opened, self.facts.mute
        self._inline = Inline()
        self._parts = self._inline.parts
        self._roles = Roles()
        self._frame = _ROOT
        self._above: list[_Frame] = []
        self._place = -1
        self._places_above: list[int] = []
        self.data = self._parts.append  # what the parser calls with each piece of text
        self._skipped = 0  # depth inside an element without text of the page
        self._skipped_from = 0  # where its text begins in the parts
        self._pre = 0  # open preformatted elements
        self._tables: list[Table] = []
        self._ids = count()
        self._numbers: dict[int, int] = {}  # of ordered lists, by id: the next item's number
        self._marker = ""  # of the list item that begins, until its first block takes it

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skipped:
            self._skipped += 1
            return
        role = self._roles[tag]
        if role is None:
            return
        if role is _NAMED or role is _SPAN:
            if role is _SPAN:
                kind = SPANS[tag]
                self._inline.open_span(tag, kind, attributes.get("href", "") if kind == "link" else "")
            mute = self._mute
            told = attributes and (
                attributes.get("class", "") not in mute
                or attributes.get("rel", "") not in mute
                or "itemprop" in attributes
            )
            if told or self._opened or tag == "time":
                self.facts.open(tag, attributes, self._parts, len(self.blocks), self._place)
        elif role is Role.BLOCK:
            self._places_above.append(self._place)
            if self._pre:  # a line of a listing
                self._end_line()
                frame = self._frame
            else:
                if self._parts:
                    self._flush()
                frame = self._enter(tag, attributes)
            self._above.append(self._frame)
            self._frame = frame
            if tag in _NOTED:
                self._note(tag, attributes)
        elif role is Role.BREAK:
            if self._pre:
                self._parts.append("\n")
            elif self._inline.break_line():
                self._flush()
        elif role is Role.FACT:
            self.facts.start(tag, attributes, len(self.blocks), self._place)
        else:
            self._skipped = 1
            self._skipped_from = len(self._parts)
            self.facts.start(tag, attributes)

    def end(self, tag: str) -> None:
        """The element ends; the text that follows belongs to the frame above again."""
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self.facts.end(self._parts[self._skipped_from :])
                del self._parts[self._skipped_from :]
            return
        role = self._roles[tag]
        if role is _NAMED or role is _SPAN:
            if self._opened:
                self.facts.close(tag, self._parts, len(self.blocks))
            if role is _SPAN:
                self._inline.close_span(tag)
        elif role is Role.BLOCK:
            if self._parts:
                if not self._pre or (self._pre == 1 and tag in PREFORMATTED):
                    self._flush()
                else:
                    self._end_line()
            self._frame = self._above.pop()
            self._place = self._places_above.pop()
            if tag in PREFORMATTED:
                self._pre -= 1
            elif tag == "table" and not self._pre and self._tables:
                self._tables.pop().close(self.blocks)

    def close(self) -> None:
        """The page ends."""
        if self._skipped:
            del self._parts[self._skipped_from :]
        self._flush()

    def _flush(self) -> None:
        """End the open block: what has gathered becomes a `Block`, unless it is only white space."""
        parts = self._parts
        if len(parts) == 1 and parts[0].isspace():  # the indentation between two elements
            parts.clear()
            return
        text, spans = self._inline.take(preformatted=self._pre > 0)
        if not text:
            return
        kind, level, containers, hidden = self._frame
        marker = ""
        if kind == "list_item":
            marker, self._marker = self._marker, ""
        if self._tables:
            self._tables[-1].add_block()
        self.blocks.append(
            Block(text, kind, level, spans, containers, self._place, hidden, "", marker, None, None, text)
        )

    def _end_line(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Keep track of listings and tables, and of what a page says of itself."""
        if tag in PREFORMATTED:
            self._pre += 1
        elif tag in ("html", "body"):
            self.facts.start(tag, attributes)
        elif self._pre:
            return
        elif tag == "table":
            if self._tables:
                self._tables[-1].nests = True
            self._tables.append(Table(len(self.blocks), attributes.get("role", "")))
        elif self._tables:
            self._tables[-1].start(tag)

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> _Frame:
        """Note the place of a block element that begins, and return its frame."""
        tokens, hides = "", False
        if attributes:
            tokens = attributes.get("class", "")
            if not _NAMING.isdisjoint(attributes):
                tokens = " ".join((tokens, *(attributes[name] for name in attributes if name in _NAMING)))
            hides = not _HIDING.isdisjoint(attributes) and _is_hidden(attributes)
            if "datetime" in attributes:
                self.facts.note(tag, attributes, len(self.blocks), self._place)
        places = self.places
        if len(self._above) < _MAX_PLACES:
            places.parents.append(self._place)
            places.tags.append(tag)
            places.tokens.append(tokens if len(tokens) <= _MAX_TOKENS else tokens[:_MAX_TOKENS])
            self._place = len(places.tags) - 1
        if tag not in _FRAMING and not hides:
            return self._frame
        kind, level, containers, hidden = self._frame
        if tag in CONTAINERS:
            kind, level = ("quote" if tag == "blockquote" else "paragraph"), 0
            container = Container(CONTAINERS[tag], next(self._ids))
            if tag == "ol":
                start = attributes.get("start", "1")
                self._numbers[container.id] = int(start) if start.isdecimal() and len(start) < 10 else 1
            if len(containers) < _MAX_CONTAINERS:
                containers = (*containers, container)
        elif tag in HEADINGS:
            kind, level = "heading", HEADINGS[tag]
        elif tag == "li":
            kind, level = "list_item", sum(c.kind in ("list", "ordered") for c in containers)
            self._marker = self._list_marker(containers)
        elif tag in PREFORMATTED:
            kind = "code"
        elif tag == "tr":
            kind = "paragraph"
        elif tag in ("figcaption", "caption"):
            kind = "caption"
        return kind, level, containers, hidden or hides

    def _list_marker(self, containers: tuple[Container, ...]) -> str:
        for container in reversed(containers):
            if container.kind == "ordered":
                number = self._numbers.get(container.id, 1)
                self._numbers[container.id] = number + 1
                return f"{number}."
            if container.kind == "list":
                break
        return "-"


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return "style" in attributes and _HIDING_STYLE.search(attributes["style"]) is not None
