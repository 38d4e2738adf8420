"""What a stage is, and what it may know of the page.

A *text stage* mends or polishes what stands inside blocks. It is a function
`(text, page) -> Iterable[Edit]`: it gets the text of one block and a read-only view of the page, and
proposes edits. A *block stage* is a function `(document, mode) -> Iterable[Drop]`: it proposes which
blocks to leave out. Neither changes anything itself; `scrubber.pipeline` does, and records it.
"""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, Literal

from scrubber.comparing import edits_between
from scrubber.document import BlockKind, Document, Drop, Edit, Kind, Span
from scrubber.lexicons import entries
from scrubber.model.codes import codes_of
from scrubber.model.neighbours import Neighbours, neighbours_in
from scrubber.model.search import signs_in

Mode = Literal["precision", "balanced", "recall"]
Trigger = re.Pattern[str] | tuple[str, ...] | Callable[[str], bool]
TextFunction = Callable[[str, "PageView"], Iterable[Edit]]
BlockFunction = Callable[[Document, Mode], Iterable[Drop]]

# `For every <div> there is an end`; breaks and paragraphs are what scrapers leave.
_TAG_AS_WORD = re.compile(r" <(?!p>|br>|hr>)([a-z][a-z0-9]{0,14})>(?=[ ,.;:?!)]|$)", re.M)
_TAGS_AS_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class PageView:
    """What a text stage may know of the page as a whole. Read-only; figures are worked out when asked.

    `language` is an ISO 639-1 code or None when unsure, `kind` what the page was read as, `url` its
    address if known, `texts` the texts of the blocks that are not dropped (code left out) as they were
    before the stage began, `editable` the numbers of these blocks, `spans` the links, emphasis and code of the
    text that the stage got.
    """

    def __init__(self, document: Document) -> None:
        self.language: str | None = document.language
        self.kind: Kind = document.kind
        self.url: str | None = document.url
        self.spans: Sequence[Span] = ()
        self._blocks = document.blocks
        self.editable = [n for n, block in enumerate(document.blocks) if block.drop is None and block.kind != "code"]
        self.texts: tuple[str, ...] = tuple([document.blocks[number].text for number in self.editable])

    @cached_property
    def kinds(self) -> Counter[BlockKind]:
        """How many blocks of each kind are not dropped."""
        return Counter(block.kind for block in self._blocks if block.drop is None)

    @cached_property
    def whole(self) -> str:
        """All texts, one below the other."""
        return "\n".join(self.texts)

    @cached_property
    def lowered(self) -> str:
        """All texts, one below the other, in lower case."""
        return self.whole.lower()

    @cached_property
    def blanks(self) -> int:
        """How many blanks stand on the page: about as many as words."""
        return self.whole.count(" ")

    @cached_property
    def words(self) -> Counter[str]:
        """Every word of the page, in its case, with its count."""
        return Counter(word for text in self.texts for word in _WORD.findall(text))

    @cached_property
    def codes(self) -> bytes:
        """The characters of `whole` as bytes (`scrubber.model.codes`), a line end before and behind them."""
        return codes_of(f"\n{self.whole}\n")

    @cached_property
    def signs(self) -> Mapping[str, Sequence[int]]:
        """The signs of `scrubber.model.signs` that stand on the page, each with the numbers of the texts in `texts`."""
        return signs_in(self.texts, self.codes)

    def signed(self, name: str) -> str:
        """The texts that hold a sign of this name, one below the other."""
        return "\n".join([self.texts[number] for number in self.signs.get(name, ())])

    @cached_property
    def neighbours(self) -> Neighbours:
        """The words that stand twice in a row, and those that are one word with the next."""
        return neighbours_in(self.whole, self.codes)

    @cached_property
    def is_about_markup(self) -> bool:
        """Whether the prose speaks of markup or code, so that tags in it may be its subject.

        It uses words of that trade, or several different tags stand in it as words of their own.
        """
        if any(map(self.lowered.__contains__, entries("markup_words"))) and _markup_words().search(self.lowered):
            return True
        return "<" in self.whole and len(set(_TAG_AS_WORD.findall(self.whole))) >= _TAGS_AS_WORDS

    @cached_property
    def memo(self) -> dict[str, Any]:
        """A scratch pad for what a stage works out once for all blocks of the page, under keys of its own."""
        return {}


@dataclass(frozen=True)
class TextStage:
    """A text stage: `function` with its name and the conditions under which it runs.

    The runner calls the function on the blocks that are not dropped yet and in which `trigger` is found
    (one of a few strings, a cheap pattern, a cheap test), never on code blocks, and discards edits that
    touch inline code. A `gate` is asked before, once for the page, whether there can be anything to do at
    all: most pages are done with there. `signs` names an entry of `scrubber.model.signs`, which one look at the page
    finds for all stages: where none stands, the trigger is not even asked.

    Mending one fault can lay another one open: a stage runs again on
    what it changed, up to `rounds` times.
    """

    name: str
    function: TextFunction
    summary: str = ""
    trigger: Trigger | None = None
    gate: Callable[[PageView], bool] | None = None
    rounds: int = 3
    signs: str | None = None

    def has_work(self, page: PageView) -> bool:
        """Whether there may be something to do on the page. One look at it is far cheaper than one at each block."""
        if self.signs is not None:
            if self.signs not in page.signs:
                return False
        elif self.trigger is not None and not self.triggered(page.whole):
            return False
        return self.gate is None or self.gate(page)

    def texts(self, page: PageView) -> Iterator[tuple[int, str]]:
        """The texts of the page that may have something to do, with the numbers of their blocks."""
        for i in range(len(page.texts)) if self.signs is None else page.signs.get(self.signs, ()):
            if self.triggered(page.texts[i]):
                yield page.editable[i], page.texts[i]

    def triggered(self, text: str) -> bool:
        """Whether the text may have something to do for this stage."""
        if self.trigger is None:
            return True
        if isinstance(self.trigger, tuple):
            return any(sign in text for sign in self.trigger)
        if isinstance(self.trigger, re.Pattern):
            return self.trigger.search(text) is not None
        return self.trigger(text)

    def __call__(self, text: str, page: PageView) -> Iterable[Edit]:
        """The edits that the stage proposes for the text of one block."""
        return self.function(text, page)

    def __reduce__(self) -> tuple[Any, ...]:
        return _by_name, (self.function.__module__, self.function.__qualname__, self.name)


@dataclass(frozen=True)
class BlockStage:
    """A block stage: `function` with its name."""

    name: str
    function: BlockFunction
    summary: str = ""

    def __call__(self, document: Document, mode: Mode = "balanced") -> Iterable[Drop]:
        """The blocks that the stage proposes to drop."""
        return self.function(document, mode)

    def __reduce__(self) -> tuple[Any, ...]:
        return _by_name, (self.function.__module__, self.function.__qualname__, self.name)


Stage = TextStage | BlockStage


def text_stage(
    name: str,
    *,
    trigger: Trigger | None = None,
    gate: Callable[[PageView], bool] | None = None,
    signs: str | None = None,
) -> Callable[[TextFunction], TextStage]:
    """Make a function `(text, page) -> Iterable[Edit]` a stage called `name`."""
    return lambda function: TextStage(name, function, _summary(function), trigger, gate, signs=signs)


def block_stage(name: str) -> Callable[[BlockFunction], BlockStage]:
    """Make a function `(document, mode) -> Iterable[Drop]` a stage called `name`."""
    return lambda function: BlockStage(name, function, _summary(function))


def as_stage(candidate: Stage | Callable[[str], str]) -> Stage:
    """A stage from a stage or from a user's plain function `str -> str`.

    The plain function is called on the text of each kept block, and what it changed is found by
    comparing.

    >>> stage = as_stage(lambda text: text.replace("colour", "color"))
    >>> list(stage("a colour", None))
    [Edit(start=2, end=8, text='color', rule='function')]
    """
    if isinstance(candidate, (TextStage, BlockStage)):
        return candidate
    if not callable(candidate):
        raise TypeError(f"a stage is a function or made with text_stage or block_stage, not {type(candidate).__name__}")
    plain = candidate

    def compare(text: str, page: PageView) -> Iterator[Edit]:
        changed = plain(text)
        if not isinstance(changed, str):
            raise TypeError(f"it must return str, not {type(changed).__name__}")
        return edits_between(text, changed)

    compare.__module__ = getattr(plain, "__module__", __name__)
    compare.__qualname__ = getattr(plain, "__qualname__", type(plain).__name__)
    compare.__wrapped__ = plain  # type: ignore[attr-defined]  # for those who look for the code
    name = getattr(plain, "__name__", type(plain).__name__)
    return TextStage(name, compare, _summary(plain), rounds=1)


@cache
def _markup_words() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(entries("markup_words"))))
    return re.compile(rf"(?<![\w.#<\"/-])(?:{words})s?(?![\w-])")


def _summary(function: Callable[..., object]) -> str:
    return (function.__doc__ or "").strip().split("\n", 1)[0]


def _by_name(module: str, qualname: str, name: str) -> Stage:
    """Find a stage again in another process, by the name that it stands under in its module."""
    found: Any = importlib.import_module(module)
    for part in qualname.split("."):
        found = getattr(found, part)
    return replace(as_stage(found), name=name)
