"""The segmenter: blocks out of the beginnings and ends of elements and the text between them.

Block elements end the text gathered so far and push a frame that says what the text inside them is (a heading, an
item of a list, hidden ...); inline elements only add to the text. Nothing is judged here: menus and hidden elements
become blocks like all others, labelled with the place where they stood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count

from scrubber import limits
from scrubber.document import Block, BlockKind, Container, Image, Places
from scrubber.segmenting.code import are_numbers, language_in, may_number
from scrubber.segmenting.facts import Facts
from scrubber.segmenting.images import image_of
from scrubber.segmenting.inline import Inline
from scrubber.segmenting.lists import Numbering
from scrubber.segmenting.math import is_drawn, is_source, source_of
from scrubber.segmenting.tables import Table
from scrubber.segmenting.tags import CONTAINERS, HEADINGS, PREFORMATTED, SPANS, Role, Roles

# What text found directly inside the current block element is: its kind, its level, its containers and
# whether it is hidden. Elements that change none of these share the frame of the element around them.
_Frame = tuple[BlockKind, int, tuple[Container, ...], bool]
_ROOT: _Frame = ("paragraph", 0, (), False)

Found = tuple[list[Block], Places, Facts]

_BLOCK, _NAMED, _SPAN = Role.BLOCK, Role.NAMED, Role.SPAN
_NOTED = {*PREFORMATTED, "html", "body", "table", "tr", "td", "th"}
_FRAMING = {*CONTAINERS, *HEADINGS, *PREFORMATTED, "li", "figcaption", "caption", "tr"}  # those that set the kind
_NAMING = {"id", "role", "itemprop", "data-testid"}  # beside the class, names that say what an element is
_HIDING = {"hidden", "aria-hidden", "style"}
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NAMED_AROUND = 3  # elements that may name a listing's language


class Segmenter:
    """The blocks so far, the frames of the open elements, the text of the open block."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.places = Places()
        self.facts = Facts()
        self._opened, self._mute = self.facts.opened, self.facts.mute
        self._inline = Inline()
        self._parts, self._marks, self._spans = self._inline.parts, self._inline.marks, self._inline.opened
        self._roles = Roles()
        self._frame = _ROOT
        self._place = -1
        self._above: list[tuple[_Frame, int]] = []
        self.data = self._parts.append  # what the parser calls with each piece of text
        self._skipped = 0  # depth inside an element without text of the page
        self._skipped_from = 0  # where its text begins in the parts
        self._pre = 0  # open preformatted elements
        self._numbers = False  # whether what is skipped may number the lines of a listing
        self._tables: list[Table] = []
        self._ids = count()
        self._numbering = Numbering()
        self._marker = ""  # of the list item that begins, until its first block takes it
        self._info = ""  # language of the listing that is open
        self._math: Mapping[str, str] | None = None  # attributes of the formula that is open
        self._source_from = 0  # where its source begins in the parts
        self._files = ""  # of the picture that is open
        self._draws = False  # whether a formula was just read, of which a picture in text may follow

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skipped and self._math is not None and self._roles[tag] is _BLOCK:  # no formula: browsers end it here
            self._skipped = 0
            self._end_skipped()
        if self._skipped:
            self._skipped += 1
            if tag == "annotation":
                self._source_from = len(self._parts)
            return
        role = self._roles[tag]
        if role is _BLOCK:
            self._above.append((self._frame, self._place))
            if self._pre:  # a line of a listing
                self._end_line()
            else:
                if self._parts:
                    self._flush()
                self._enter(tag, attributes)
            if tag in _NOTED:
                self._note(tag, attributes)
        elif role is None:
            return
        elif role is _NAMED or role is _SPAN:
            self._start_inline(role, tag, attributes)
        elif role is Role.BREAK:
            if self._pre:
                self._parts.append("\n")
            elif self._inline.break_line():
                self._flush()
        elif role is Role.IMAGE:
            self._add_image(tag, attributes)
        elif role is Role.FACT:
            self.facts.start(tag, attributes, len(self.blocks), self._place)
        else:
            self._skip()
            if role is Role.MATH or ("type" in attributes and is_source(attributes)):
                self._math = dict(attributes)
                self._source_from = self._skipped_from
            else:
                self.facts.skip(tag, attributes)

    def _start_inline(self, role: Role, tag: str, attributes: Mapping[str, str]) -> None:
        """An inline element begins: a link, emphasis, or one whose names may say who wrote the page, or when."""
        if self._pre and "class" in attributes and may_number(attributes["class"]) and self._inline.begins_line():
            self._skip()
            self._numbers = True
            return
        if role is _SPAN:
            kind = SPANS[tag]
            if self._pre and kind == "code":
                self._info = self._info or language_in(attributes.get("class", ""))
            self._inline.open_span(tag, kind, attributes.get("href", "") if kind == "link" else "")
        elif self._draws and attributes and is_drawn(attributes):
            self._skip()
            return
        mute = self._mute
        told = attributes and (
            attributes.get("class", "") not in mute or attributes.get("rel", "") not in mute or "itemprop" in attributes
        )
        if told or self._opened or tag == "time":
            self.facts.open(tag, attributes, self._parts, len(self.blocks), self._place)

    def end(self, tag: str) -> None:
        """The element ends; the text that follows belongs to the frame above again."""
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self._end_skipped()
            return
        role = self._roles[tag]
        if role is _BLOCK:
            if self._parts:
                if not self._pre or (self._pre == 1 and tag in PREFORMATTED):
                    self._flush()
                else:
                    self._end_line()
            self._frame, self._place = self._above.pop()
            if tag in PREFORMATTED:
                self._pre -= 1
            elif tag == "table" and not self._pre and self._tables:
                self._tables.pop().close(self.blocks, self.facts.images)
        elif role is _NAMED or role is _SPAN:
            if self._opened:
                self.facts.close(tag, self._parts, len(self.blocks))
            if role is _SPAN:
                self._inline.close_span(tag)
                if tag == "cite" and self._frame[0] == "quote" and self._inline.is_attribution():
                    self._flush()

    def close(self) -> None:
        """The page ends."""
        if self._skipped:
            del self._parts[self._skipped_from :]
        if self._parts:
            self._flush()

    def release(self) -> Found:
        """What was found; the segmenter itself is done for.

        A parser and its target stay in memory until the garbage collector finds them. The blocks of a page must not:
        it would look at all of them again and again.
        """
        found = self.blocks, self.places, self.facts
        self.__dict__.clear()
        return found

    def _skip(self) -> None:
        """Leave out what stands in the element that begins."""
        self._skipped = 1
        self._skipped_from = len(self._parts)

    def _end_skipped(self) -> None:
        """The outermost skipped element ends: its text was a fact, a formula, or nothing to keep."""
        parts, math = self._parts, self._math
        if self._numbers:
            self._numbers = False
            if are_numbers("".join(parts[self._skipped_from :])):
                del parts[self._skipped_from :]
        elif math is None:
            self.facts.end(parts[self._skipped_from :])
            del parts[self._skipped_from :]
        if math is None:
            return
        source = source_of(math, "".join(parts[self._source_from :]))
        del parts[self._skipped_from :]
        self._math = None
        self._draws = True
        if source:
            self._inline.add_math(*source)

    def _add_image(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "source":  # of a picture, whose image may have no file of its own
            self._files = attributes.get("data-srcset") or attributes.get("srcset", "")
            return
        images = self.facts.images
        found = image_of(attributes) or (self._files and image_of({**attributes, "srcset": self._files})) or None
        self._files = ""
        if found is None or self._pre or len(images) >= limits.IMAGES or (self._draws and is_drawn(attributes)):
            return
        if not self._inline.add_image(len(images)) and self._tables:
            self._tables[-1].add_image(len(images), len(self.blocks))
        names = attributes.get("class", "")[: limits.NAMES]
        images.append(Image(len(self.blocks), *found, self._inline.link, self._place, self._frame[3], names))

    def _flush(self) -> None:
        """End the open block: what has gathered becomes a `Block`, unless it is only white space."""
        parts = self._parts
        if len(parts) == 1 and parts[0].isspace():  # the indentation between two elements
            if self._marks or self._spans:
                self._inline.clear()
            else:
                parts.clear()
            return
        text, spans = self._inline.take(preformatted=self._pre > 0)
        if not text:
            return
        kind, level, containers, hidden = self._frame
        marker = info = ""
        if kind == "code":
            info, self._info = self._info, ""
        elif kind == "list_item":
            marker, self._marker = self._marker, ""
        if self._tables:
            self._tables[-1].add_block()
        self.blocks.append(
            Block(text, kind, level, spans, containers, self._place, hidden, "", marker, None, None, text, info)
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
            self._tables[-1].start(tag, attributes)

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note the place of a block element that begins, and its frame where it has one of its own."""
        tokens, hides = "", False
        if attributes:
            tokens = attributes.get("class", "")
            if not tokens or len(attributes) > 1:  # most elements have a class and nothing else
                if not _NAMING.isdisjoint(attributes):
                    tokens = " ".join((tokens, *(attributes[name] for name in attributes if name in _NAMING)))
                hides = not _HIDING.isdisjoint(attributes) and _is_hidden(attributes)
                if "datetime" in attributes:
                    self.facts.note(tag, attributes, len(self.blocks), self._place)
            if len(tokens) > limits.NAMES:
                tokens = tokens[: limits.NAMES]
        if len(self._above) <= limits.DEPTH:
            self._place = self.places.add(self._place, tag, tokens)
        if hides or tag in _FRAMING:
            self._frame = self._own_frame(tag, attributes, hides)

    def _own_frame(self, tag: str, attributes: Mapping[str, str], hides: bool) -> _Frame:
        """The frame of an element that says what the text inside of it is."""
        kind, level, containers, hidden = self._frame
        if tag in CONTAINERS:
            kind, level = ("quote" if tag == "blockquote" else "paragraph"), 0
            container = Container(CONTAINERS[tag], next(self._ids))
            if tag == "ol":
                self._numbering.begin(container, attributes.get("start", ""))
            if len(containers) < limits.CONTAINERS:
                containers = (*containers, container)
        elif tag in HEADINGS:
            kind, level = "heading", HEADINGS[tag]
        elif tag == "li":
            kind, level = "list_item", sum(c.kind in ("list", "ordered") for c in containers)
            self._marker = self._numbering.marker(containers, attributes.get("value", ""))
        elif tag in PREFORMATTED:
            kind, self._info = "code", self._language()
        elif tag == "tr":
            kind = "paragraph"
        elif tag in ("figcaption", "caption"):
            kind = "caption"
        return kind, level, containers, hidden or hides

    def _language(self) -> str:
        """The language of a listing that begins, by its own names or those of the elements around it."""
        place, places = self._place, self.places
        for _ in range(_NAMED_AROUND):
            if place < 0:
                break
            found = language_in(places.tokens[place])
            if found:
                return found
            place = places.parents[place]
        return ""


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return "style" in attributes and _HIDING_STYLE.search(attributes["style"]) is not None
