"""The nouns of the library: `Document`, `Block`, `Span`, `Image`, `Place`, `Note`, `Edit`, `Change`, `Drop`.

A page is read into a `Document` and cut once into `Block`s. From then on no block is deleted and no
text is changed without a record: stages *label* blocks (`Block.drop`) and *propose* edits, and the
runner in `scrubber.pipeline` writes both down. What is not in the output can therefore always be
traced to one stage and one rule.

Everything here is plain data without a parse tree, so that it can be pickled and kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, overload

_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)\]]*$")
_PROSE_WORDS = 10
_PROSE_CHARACTERS = 100  # the same for languages that do not set words apart

Kind = Literal["html", "fragment", "text"]
BlockKind = Literal["paragraph", "heading", "list_item", "table_row", "code", "quote", "caption"]
SpanKind = Literal["link", "strong", "emphasis", "code", "math", "image"]
ContainerKind = Literal["list", "ordered", "quote", "table", "definitions"]


class Span(NamedTuple):
    """A marked range of a block's text: `text[start:end]`.

    `target` is the address of a link, `display` for a formula that stands alone, and the number in
    `Document.images` of an image, whose range is empty.
    """

    start: int
    end: int
    kind: SpanKind
    target: str = ""


class Image(NamedTuple):
    """An image of the page: its address, what it says to those who do not see it, the link that it is, its class names.

    `block` is the number of the block in which it stands (where a span of that block says so) or, between
    blocks, of the one that follows.
    """

    block: int
    target: str
    alt: str = ""
    link: str = ""
    place: int = -1
    hidden: bool = False
    names: str = ""


class Container(NamedTuple):
    """What a block stands in: a list, a quote, a table. Blocks of one list share the `id`."""

    kind: ContainerKind
    id: int


class Place(NamedTuple):
    """An ancestor element of a block: its tag, its own names (class, id, role ...), and its parent.

    `parent` is the number of the place around it, -1 at the root.
    """

    parent: int
    tag: str
    tokens: str


class Places(Sequence[Place]):
    """The places of a page, parents before their children.

    Kept as three lists, for there are hundreds on a page and stages look at all of them; numbers in the
    place of references are walked with a loop and pickle flat, however deep the page.
    """

    __slots__ = ("parents", "tags", "tokens")

    def __init__(self) -> None:
        self.parents: list[int] = []
        self.tags: list[str] = []
        self.tokens: list[str] = []

    def add(self, parent: int, tag: str, tokens: str) -> int:
        """Add a place behind the others, and return its number."""
        number = len(self.parents)
        self.parents.append(parent)
        self.tags.append(tag)
        self.tokens.append(tokens)
        return number

    def __len__(self) -> int:
        return len(self.parents)

    @overload
    def __getitem__(self, number: int) -> Place: ...

    @overload
    def __getitem__(self, number: slice) -> list[Place]: ...

    def __getitem__(self, number: int | slice) -> Place | list[Place]:
        if isinstance(number, slice):
            return [self[i] for i in range(*number.indices(len(self)))]
        return Place(self.parents[number], self.tags[number], self.tokens[number])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class Note(NamedTuple):
    """An element that says by its names what it holds: `<time>`, `rel="author"`, `class="byline"`.

    `names` are its tag, `rel=`, `itemprop=` and `class=` in lower case, parted by `; `, `value` is what its attributes
    say (a machine-readable date), `text` what stands in it; `block` is the number of the block in
    which it begins and `place` the element around it.
    """

    names: str
    value: str
    text: str
    block: int
    place: int


class Edit(NamedTuple):
    """What a text stage proposes: put `text` in the place of `[start, end)`, for the reason `rule`."""

    start: int
    end: int
    text: str
    rule: str


class Drop(NamedTuple):
    """What a block stage proposes: leave block number `block` out, for the reason `rule`."""

    block: int
    rule: str


class Reason(NamedTuple):
    """Why a block was dropped: one stage, one rule."""

    stage: str
    rule: str

    def __str__(self) -> str:
        return f"{self.stage}: {self.rule}"


class Change(NamedTuple):
    """One recorded edit.

    `start` and `end` refer to the block's text as the stage received it; `turn` numbers the
    applications of stages to the document, so that edits with the same `turn` belong to one pass.
    `origin_start` and `origin_end` are the same range in the block's text as it was segmented.
    """

    stage: str
    rule: str
    block: int
    start: int
    end: int
    before: str
    after: str
    turn: int
    origin_start: int
    origin_end: int


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item, table row, code block, quote or caption of the page.

    `source` is the text as it was segmented and never changes; `text` is the text after the edits
    recorded so far. For text input `gap` is the white space that stood before the block. `info` is the
    language of a code block, where the page names it.
    """

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    spans: Sequence[Span] = ()
    containers: tuple[Container, ...] = ()
    place: int = -1
    hidden: bool = False
    gap: str = ""
    marker: str = ""
    score: float | None = None
    drop: Reason | None = None
    source: str = ""
    info: str = ""

    @property
    def kept(self) -> bool:
        """Whether the block is in the output."""
        return self.drop is None

    @property
    def reason(self) -> str | None:
        """Why the block was dropped, as `stage: rule`, or None for a kept block."""
        return None if self.drop is None else str(self.drop)

    @property
    def is_prose(self) -> bool:
        """Whether the block is a sentence at least: it is long enough, and ends like one, not broken off."""
        text = self.text.rstrip()
        if self.kind == "heading" or (text.count(" ") < _PROSE_WORDS and len(text) <= _PROSE_CHARACTERS):
            return False
        return _SENTENCE_END.search(text[-6:]) is not None and not text.endswith(("...", "…"))

    @property
    def link_density(self) -> float:
        """The share (0..1) of the block's characters that stand in links."""
        if not self.spans or not self.text:
            return 0.0
        linked = 0  # asked for very often: a loop costs half of a sum
        for start, end, kind, _ in self.spans:
            if kind == "link":
                linked += end - start
        size = len(self.text)
        return linked / size if linked < size else 1.0


@dataclass(slots=True)
class Document:
    """A page in memory: its blocks in page order and what is known of it as a whole.

    `metadata` holds the raw sources (`(name, value)` pairs from the head) and `notes` the elements that
    name an author or a date, both read only when somebody asks for a title, an author or a date.
    """

    blocks: list[Block]
    kind: Kind
    language: str | None = None
    url: str | None = None
    places: Places = field(default_factory=Places)
    metadata: list[tuple[str, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)

    def add(self, blocks: Sequence[Block], places: Places, images: Sequence[Image]) -> None:
        """Put the blocks of another piece of HTML behind those that there are."""
        size, first, shown = len(self.places), len(self.blocks), len(self.images)

        def moved(place: int) -> int:
            return place + size if place >= 0 else place

        self.places.parents += map(moved, places.parents)
        self.places.tags += places.tags
        self.places.tokens += places.tokens
        for block in blocks:
            block.place = moved(block.place)
            block.spans = [
                span._replace(target=str(int(span.target) + shown)) if span.kind == "image" else span
                for span in block.spans
            ]
        self.blocks += blocks
        self.images += [image._replace(block=image.block + first, place=moved(image.place)) for image in images]
