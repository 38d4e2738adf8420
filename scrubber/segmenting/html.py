"""HTML to blocks: one iterative walk over an lxml tree, linear in the page, at any depth.

The walk meets every element once when it begins and once when it ends. Block elements end the text
gathered so far and push a frame that says what the text inside them is (a heading, an item of a
list, hidden ...); inline elements only add to the text. Nothing is judged here: menus and hidden
elements become blocks like all others, labelled with the place where they stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from scrubber.document import Block, BlockKind, Container, Place
from scrubber.segmenting.inline import CELL, Inline
from scrubber.segmenting.tables import is_data_table
from scrubber.segmenting.tags import CONTAINERS, HEADINGS, PREFORMATTED, ROLES, SPANS, Role, bare, role_of

_HIDING_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_MAX_CONTAINERS = 32  # nesting of lists and quotes that is kept; deeper ones are a broken page
_MAX_PLACES = 512  # depth to which ancestors are told apart
_MAX_TOKENS = 300  # characters of class, id and role kept for one element


class _Frame(NamedTuple):
    """What text found directly inside the current block element is."""

    kind: BlockKind = "paragraph"
    level: int = 0
    containers: tuple[Container, ...] = ()
    place: int = -1
    depth: int = 0
    hidden: bool = False


def segment_html(root: Any) -> tuple[list[Block], list[Place]]:
    """Cut the tree below (and with) the lxml element `root` into blocks in page order.

    Returns the blocks and the places that their `place` points into. Takes any tree, whoever parsed
    it; the tree is not changed.

    >>> from lxml import html
    >>> blocks, places = segment_html(html.fromstring("<div><h2>A</h2><p>b<b>c</b><br>d</div>"))
    >>> [(block.kind, block.text) for block in blocks]
    [('heading', 'A'), ('paragraph', 'bc\\nd')]
    """
    walk = _Walk()
    roles = _Roles(ROLES)
    add = walk.inline.parts.append
    events: Any = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event == "start":
            role = roles[element.tag]
            if role is Role.SKIP:
                events.skip_subtree()
                continue
            if role is not None:
                walk.start(element, role)
            text = element.text
            if text:
                add(text)
            continue
        if event == "end":
            role = roles[element.tag]
            if role is not None and role is not Role.SKIP:
                walk.end(element, role)
        tail = element.tail
        if tail and element is not root:
            add(tail)
    walk.flush()
    return walk.blocks, walk.places


class _Roles(dict[str, "Role | None"]):
    """`ROLES`, completed by the tags of the page as they come."""

    def __missing__(self, tag: str) -> Role | None:
        role = self[tag] = role_of(tag)
        return role


class _Walk:
    """The state of one walk: the blocks so far, the frames above, the text of the open block."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.places: list[Place] = []
        self.inline = Inline()
        self._frame = _Frame()
        self._above: list[_Frame] = []
        self._ids: Iterator[int] = iter(range(1 << 62))
        self._numbers: dict[int, int] = {}  # of ordered lists, by id: the next item's number
        self._marker = ""  # of the list item that begins, until its first block takes it
        self._rows_are_blocks = [False]  # for each open table: whether it is a data table
        self._pre = 0  # open preformatted elements
        self._row = 0  # open rows of data tables

    def start(self, element: Any, role: Role) -> None:
        """An element with a role begins."""
        tag = bare(element.tag)
        if role is Role.SPAN:
            kind = SPANS[tag]
            self.inline.open_span(tag, kind, (element.get("href") or "") if kind == "link" else "")
        elif role is Role.BREAK:
            self._break()
        elif role is Role.CELL and self._row:
            if self.inline.parts:
                self.inline.parts.append(CELL)
        elif self._pre or self._row:  # blocks inside code or a data cell only end a line
            self._soft_break()
            self._push(self._frame, tag)
        else:
            self.flush()
            self._push(self._framed(element, tag), tag)

    def end(self, element: Any, role: Role) -> None:
        """The element ends; the text that follows belongs to the frame above again."""
        tag = bare(element.tag)
        if role is Role.SPAN:
            self.inline.close_span(tag)
        elif role is Role.BREAK or (role is Role.CELL and self._row):
            return
        else:
            closes = (tag in PREFORMATTED and self._pre == 1) or (tag == "tr" and self._row == 1)
            if closes or not (self._pre or self._row):
                self.flush()
            else:
                self._soft_break()
            self._pop(tag)

    def flush(self) -> None:
        """End the open block: what has gathered becomes a `Block`, unless it is only white space."""
        if not self.inline.parts:
            return
        frame = self._frame
        text, spans = self.inline.take(preformatted=bool(self._pre))
        if not text:
            return
        marker, self._marker = (self._marker, "") if frame.kind == "list_item" else ("", self._marker)
        self.blocks.append(
            Block(
                text,
                frame.kind,
                frame.level,
                spans,
                frame.containers,
                frame.place,
                frame.hidden,
                marker=marker,
            )
        )

    def _break(self) -> None:
        if self._pre:
            self.inline.parts.append("\n")
        elif self._row:
            self.inline.parts.append(" ")
        elif self.inline.break_line():
            self.flush()

    def _soft_break(self) -> None:
        parts = self.inline.parts
        if not self._pre:
            parts.append(" ")
        elif parts and not parts[-1].endswith("\n"):
            parts.append("\n")

    def _push(self, frame: _Frame, tag: str) -> None:
        self._above.append(self._frame)
        self._frame = frame
        if tag in PREFORMATTED:
            self._pre += 1
        elif tag == "tr" and self._rows_are_blocks[-1]:
            self._row += 1

    def _pop(self, tag: str) -> None:
        self._frame = self._above.pop()
        if tag in PREFORMATTED:
            self._pre -= 1
        elif tag == "tr" and self._row:
            self._row -= 1
        elif tag == "table" and not self._row and not self._pre:
            self._rows_are_blocks.pop()

    def _framed(self, element: Any, tag: str) -> _Frame:
        """The frame of a block element that begins."""
        kind, level, containers, place, depth, hidden = self._frame
        if depth < _MAX_PLACES:
            tokens = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("role"))))
            self.places.append(Place(place, tag, tokens[:_MAX_TOKENS]))
            place = len(self.places) - 1
        hidden = hidden or _is_hidden(element)
        if tag in CONTAINERS:
            kind, level, containers = self._contained(element, tag, containers)
        elif tag in HEADINGS:
            kind, level = "heading", HEADINGS[tag]
        elif tag == "li":
            kind, level = "list_item", sum(c.kind in ("list", "ordered") for c in containers)
            self._marker = self._list_marker(containers)
        elif tag in PREFORMATTED:
            kind = "code"
        elif tag in ("figcaption", "caption"):
            kind = "caption"
        elif tag == "tr":
            kind = "table_row" if self._rows_are_blocks[-1] else "paragraph"
        return _Frame(kind, level, containers, place, depth + 1, hidden)

    def _contained(
        self, element: Any, tag: str, containers: tuple[Container, ...]
    ) -> tuple[BlockKind, int, tuple[Container, ...]]:
        container = Container(CONTAINERS[tag], next(self._ids))
        if tag == "table":
            self._rows_are_blocks.append(is_data_table(element))
        elif tag == "ol":
            start = element.get("start") or "1"
            self._numbers[container.id] = int(start) if start.isdecimal() and len(start) < 10 else 1
        if len(containers) < _MAX_CONTAINERS:
            containers = (*containers, container)
        return ("quote" if tag == "blockquote" else "paragraph"), 0, containers

    def _list_marker(self, containers: tuple[Container, ...]) -> str:
        for container in reversed(containers):
            if container.kind == "ordered":
                number = self._numbers.get(container.id, 1)
                self._numbers[container.id] = number + 1
                return f"{number}."
            if container.kind == "list":
                break
        return "-"


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style) and _HIDING_STYLE.search(style) is not None
