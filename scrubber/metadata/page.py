"""What the sources of metadata share: one look at what a page declares, and at where its title stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlsplit

from scrubber.document import Block, Document, Note
from scrubber.metadata.dates import has_date
from scrubber.metadata.frames import OF_ARTICLE, kind_of
from scrubber.metadata.structured import Structured, types_of

_HEADED = 12  # blocks before the title in which a byline may stand
_LED = 30  # blocks after the title in which a byline may stand
_LED_UNTITLED = 90  # the same from the page's beginning where no block is the title
_LEAD_PROSE = 3  # paragraphs of the article among them
_MIN_DATE = 8  # characters: 1.5.2024
MAX_LINE = 200  # characters of a block that is a line, not a paragraph
_MAX_STRUCTURED = 1_000_000  # characters of declared values looked at as text
_NUMBERS = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/20\d\d(?!\d)")
_DAY_FIRST_COUNTRIES = ("uk", "au", "nz", "ie", "in", "za")
_MAX_ANCESTORS = 40
_MAX_DEPTH = 600

_FRAMES = ("nav", "blockquote", "footer")
_MAX_STEPS = 12  # from a footer up to its article
_CLOSE = 8  # blocks from the title
_NEXT = 3  # blocks behind the title that are its byline, whatever their elements are called
_FORUMS = re.compile(
    r"discourse|phpbb|xenforo|vbulletin|mybb|vanilla|flarum|nodebb|invision|simple machines|fluxbb|smf", re.I
)
_FORUM_HOSTS = re.compile(r"(?:^|\.)(?:forums?|community|communities|discuss|talk|boards?|users)\.", re.I)
_FORUM_PATHS = re.compile(
    r"/(?:t|threads?|topics?|forums?|questions?|comments|discussions?|boards?|viewtopic|showthread|viewthread)(?:[/.?-]|$)",
    re.I,
)


class Page:
    """A document as the sources of metadata see it; everything is worked out when first needed."""

    def __init__(self, document: Document, language: str | None = None) -> None:
        self.document = document
        self.blocks: list[Block] = document.blocks
        self.notes: list[Note] = document.notes
        self._meta: dict[str, list[str]] = {}
        for name, value in document.metadata:
            if value and len(value) <= _MAX_STRUCTURED:
                self._meta.setdefault(name, []).append(value)
        self._language = language or document.language
        self._dated: dict[int, bool] = {}
        self._kinds = {"": 0}  # what `kind_of` has found
        self.known: dict[str, Any] = {}  # what the sources have worked out and ask for again

    def meta(self, *names: str) -> Iterator[str]:
        """What the page declares under these names, in their order, white space and character references folded."""
        declared = self._meta
        for name in names:
            if name in declared:
                for value in declared[name]:
                    if folded := plain(value):
                        yield folded

    @cached_property
    def structured(self) -> Structured:
        """The page's JSON-LD."""
        return Structured([*self._meta.get("ld+json", ()), *self._meta.get("ld+json with parameters", ())])

    @cached_property
    def language(self) -> str | None:
        """The page's language, with its country where the page declares one (`en-GB`)."""
        declared = [tag.replace("_", "-").lower() for tag in self.meta("html lang", "og:locale")]
        fitting = [tag for tag in declared if not self._language or tag.startswith(self._language.lower())]
        tag = max(fitting, key=len, default=self._language)
        if tag and tag.startswith("en") and (country := self.host.rpartition(".")[2]) in _DAY_FIRST_COUNTRIES:
            return f"en-{country}"
        return self._order_of_dates() if tag == "en" else tag

    def _order_of_dates(self) -> str:
        """English of a country that writes dates as this page does: 13/5/2024 or 5/13/2024."""
        for number in self.with_year:
            line = self.sources[number]
            match = _NUMBERS.search(line) if "/20" in line else None
            if match and max(int(match[1]), int(match[2])) > 12:
                return "en-gb" if int(match[1]) > 12 else "en-us"
        return "en"

    @cached_property
    def host(self) -> str:
        """The name of the page's server, without `www.`; empty when the page has no address."""
        address = self.document.url or next(self.meta("canonical", "og:url"), "")
        try:
            return (urlsplit(address).hostname or "").removeprefix("www.")
        except ValueError:
            return ""

    @cached_property
    def path(self) -> str:
        """The path of the page's address, decoded; empty when it has none."""
        for address in (self.document.url or "", *self.meta("canonical", "og:url")):
            with suppress(ValueError):
                if path := urlsplit(address).path:
                    return unquote(path)
        return ""

    @cached_property
    def is_forum(self) -> bool:
        """Whether the page is a thread, where the first post's author counts."""
        if any(kind in ("DiscussionForumPosting", "QAPage") for e in self.structured.entities for kind in types_of(e)):
            return True
        if any(_FORUMS.search(value) for value in self.meta("generator")):
            return True
        return bool(_FORUM_PATHS.search(self.path) or _FORUM_HOSTS.search(self.host))

    @cached_property
    def sources(self) -> list[str]:
        """The texts of the blocks."""
        return [block.source for block in self.blocks]

    @cached_property
    def with_year(self) -> list[int]:
        """The numbers of the blocks that are lines, not paragraphs, and may hold a date, hidden ones included."""
        sources = self.sources
        return [
            n for n, text in enumerate(sources) if _MIN_DATE <= len(text) <= MAX_LINE and ("20" in text or "19" in text)
        ]

    def is_dated(self, number: int) -> bool:
        """Whether a block is a line with a date."""
        known = self._dated.get(number)
        if known is None:
            line = self.sources[number]
            known = ("20" in line or "19" in line) and len(line) <= MAX_LINE and has_date(line)
            self._dated[number] = known
        return known

    @cached_property
    def title_block(self) -> int:
        """The number of the block that is the title; -1 when no block is known to be."""
        from scrubber.metadata.title import title_block_of

        return title_block_of(self)

    @cached_property
    def byline_blocks(self) -> list[int]:
        """The blocks around the title, by number, in which a byline may stand: those behind it, then those before."""
        title = self.title_block
        after, prose = [], 0
        led = _LED if title >= 0 else _LED_UNTITLED
        for number in range(title + 1, min(len(self.blocks), title + 1 + led)):
            block = self.blocks[number]
            if block.hidden and self.hides:
                continue
            after.append(number)
            if len(block.source) > MAX_LINE:
                prose += 1
                if prose == _LEAD_PROSE:
                    break
        before = range(title - 1, max(-1, title - 1 - _HEADED), -1) if title > 0 else ()
        return [*after, *(n for n in before if not (self.blocks[n].hidden and self.hides))]

    @cached_property
    def lines(self) -> list[int]:
        """Those of `near_lines` that are not in a frame or among comments."""
        return [number for number in self.near_lines if self.is_own(number)]

    @cached_property
    def near_lines(self) -> list[int]:
        """Those of `byline_blocks` that are lines, not paragraphs."""
        return [number for number in self.byline_blocks if len(self.blocks[number].source) <= MAX_LINE]

    def is_own(self, number: int) -> bool:
        """Whether a block is not in a frame or among comments."""
        return self.is_forum or not self.stands_elsewhere(self.blocks[number].place, number)

    @cached_property
    def opening(self) -> list[int]:
        """In forums, those of `near_lines` that number a thread's first post: `#1 2024-05-01 12:30`."""
        return [n for n in self.near_lines if self.blocks[n].source.startswith("#1 ")] if self.is_forum else []

    def shows(self, name: str) -> bool:
        """Whether a name stands in one of the page's short lines, as it is or in other letters."""
        return name in self._shown_near or name in self.shown_as_is or name.casefold() in self.shown

    @cached_property
    def _shown_near(self) -> str:
        """The short lines around the title, where most names of authors stand."""
        return "\n".join([self.blocks[number].source for number in self.near_lines])

    @cached_property
    def shown(self) -> str:
        """The page's short lines in lower case, for looking up what is shown."""
        return self.shown_as_is.casefold()

    @cached_property
    def shown_as_is(self) -> str:
        """The page's short lines."""
        if not self.hides:
            return "\n".join([text for text in self.sources if len(text) <= MAX_LINE])
        return "\n".join([block.source for block in self.blocks if not block.hidden and len(block.source) <= MAX_LINE])

    @cached_property
    def hides(self) -> bool:
        """Whether what is hidden is not seen by readers. What is hidden with the title, scripts will show."""
        return self.title_block < 0 or not self.blocks[self.title_block].hidden

    def names_around(self, place: int, most: int = _MAX_ANCESTORS) -> Iterator[str]:
        """The tags and names of the elements around a place in lower case, the nearest first."""
        places = self.document.places
        while 0 <= place < len(places) and most:
            yield f"{places.tags[place]} {places.tokens[place]}".lower()
            place = places.parents[place]
            most -= 1

    def stands_elsewhere(self, place: int, block: int = -1) -> bool:
        """Whether a place is in comments, teasers, quotations or the frame; `block` is the block that is there."""
        title = self.title_block
        if 0 <= title < block <= title + _NEXT:
            return False
        close = title >= 0 and block >= 0 and abs(block - title) <= _CLOSE
        return self._steps_out(place, close) < (6 if close or title < 0 else 12)

    def _steps_out(self, place: int, close: bool) -> int:
        """How many steps it is from a place to the next element around it that holds others' words.

        What encloses the title, too, says nothing of a place: a page with a sidebar is not all sidebar.
        """
        steps, parents, unknown = self._steps[close], self.document.places.parents, []
        if place >= len(parents):
            place = -1
        while (found := steps.get(place)) is None:
            unknown.append(place)
            place = parents[place]
        kinds, tokens, tags = self._kinds, self.document.places.tokens, self.document.places.tags
        for place in reversed(unknown):
            kind = kinds.get(names := tokens[place])
            if kind is None:
                kind = kinds[names] = kind_of(names.lower())  # patterns for both cases take three times as long
            found += 1
            if kind == 2 or (kind and not close) or (tags[place] in _FRAMES and self._is_frame(place)):
                found = 0
            steps[place] = found
        return found

    def _is_frame(self, place: int) -> bool:
        """Whether one of the elements `_FRAMES` is no part of the article: all but its own footer."""
        return self.document.places.tags[place] != "footer" or not self._ends_article(place)

    def _ends_article(self, place: int) -> bool:
        """Whether a footer is the article's: called so, or within the article that the title heads."""
        places = self.document.places
        for _ in range(_MAX_STEPS):
            if place < 0 or place in self._around_title:
                break
            if places.tags[place] == "article" or OF_ARTICLE.search(places.tokens[place].lower()):
                return True
            place = places.parents[place]
        return place >= 0 and places.tags[place] == "article"

    @cached_property
    def _around_title(self) -> set[int]:
        found: set[int] = set()
        place = self.blocks[self.title_block].place if self.title_block >= 0 else -1
        while 0 <= place < len(self.document.places) and len(found) < _MAX_DEPTH:
            found.add(place)
            place = self.document.places.parents[place]
        return found

    @cached_property
    def _steps(self) -> tuple[dict[int, int], dict[int, int]]:
        """What `_steps_out` has found, for places that are not close to the title and for those that are."""
        none = dict.fromkeys((-1, *self._around_title), _MAX_DEPTH)
        return none, none.copy()


def plain(text: str) -> str:
    """Character references read (twice where they were escaped twice), white space folded.

    >>> plain(" Rain &amp;amp; wind\\n")
    'Rain & wind'
    """
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return " ".join(text.split())


def first(values: Iterable[str]) -> str | None:
    """The first of the values, or None."""
    return next(iter(values), None)
