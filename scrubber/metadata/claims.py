"""What each source of a page claims of its authors: structured data, microdata, meta elements, links, lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from scrubber.document import Block, Note
from scrubber.lexicons import lexicon
from scrubber.metadata.dates import days_in, has_date
from scrubber.metadata.page import MAX_LINE, Page
from scrubber.metadata.people import (
    after_words,
    byline_names,
    is_dictionary_name,
    is_organisation,
    is_person,
    is_said,
    leading_names,
    names_of,
    words_before,
)
from scrubber.metadata.site import is_named
from scrubber.metadata.structured import types_of

# Names of elements in lower case: patterns for both cases take three times as long.
_NAMED = re.compile(
    r"auth?or|autor|byline|by-line|\bby\b|writer|writtenby|written-by|contributor|creator|posted-?by|poster-?name|user-?name"
    r"|reporter|message-name|attribution|user-?text|postmenu"
)
_NOT_NAMED = re.compile(
    r"authori[sz]|bio|desc|image|img|avatar|role|title|position|job|date|time|count|social|follow|more|link-list|box-text"
    r"|comment|quote|testimonial|category|authority|source|separator|label|prefix|intro|about|all-posts|login|powered"
)
_BIOGRAPHY = re.compile(r"auth?or|\bbio|writer|contributor|byline|profile|expert")
_AUTHOR_PATH = re.compile(r"/(?:authors?|autor(?:en|es)?|auteurs?|writers?|contributors?|byline)/[^/?#]+", re.I)
_PERSON_PATH = re.compile(
    r"/(?:people|profiles?|staff|users?|members?|u|journalists?|reporters?|experts?)/[^/?#]+|/@\w|member\.php|profile\.php",
    re.I,
)
_PROFILES = re.compile(r"facebook|twitter|linkedin|instagram|youtube|pinterest|github|bsky|//x\.com", re.I)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[\s©,]*(?:(?:19|20)\d\d[\s,–-]*)+(?:by\s)?(\w.*)", re.I)
_META: tuple[str, ...] = (
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "article:author",
)
_META += ("og:article:author", "authors", "article:author_name", "author_name", "byl", "byline", "creator")
_NEAR_DATE = 2  # blocks between a bare name and a date
_NEAR_TITLE = 5  # blocks between a bare name and the title
_MAX_LOOSE = 4  # words of a name that is no person's
_LIST = 3  # different names in like places: a list of articles
_LAST = 20  # blocks at the page's end that may say who holds the rights
_MAX_CLAIMS = 60


class Claim(NamedTuple):
    """What one source says of the authors.

    `seen`: the names were found where readers see them; `weak`: only a person's name counts there;
    `organisation`: the source says that it is one; `posts`: the source speaks of a post's author;
    `loose`: it is a line that may name anything, believed where nobody else is named.
    """

    source: str
    names: list[str]
    seen: bool = False
    weak: bool = False
    organisation: bool = False
    posts: bool = False
    loose: bool = False


def claims_of(page: Page) -> Iterator[list[Claim]]:
    """What the sources say, the most trusted first, and those first that cost least."""
    for sources in _SOURCES:
        yield [claim for source in sources for claim in islice(source(page), _MAX_CLAIMS)]


def _structured(page: Page) -> Iterator[Claim]:
    structured = page.structured
    for entity in structured.entities[:20]:
        for key in ("author", "creator"):
            names, organisation = [], False
            for value in structured.values(entity, key):
                text = structured.name(value) if isinstance(value, dict) else value
                if isinstance(text, list):
                    text = next((one for one in text if isinstance(one, str)), None)
                if isinstance(text, str):
                    names += names_of(text)
                    organisation |= isinstance(value, dict) and any("Org" in kind for kind in types_of(value))
            if names:
                post = structured.is_article(entity)
                yield Claim("json-ld", list(dict.fromkeys(names)), weak=not post, organisation=organisation, posts=post)


def _microdata(page: Page) -> Iterator[Claim]:
    found: list[Claim] = []
    for note in page.notes:
        own = re.search(r"itemprop=([^;]+)", note.names)
        if own is None or _is_elsewhere(page, note):
            continue
        properties = own[1].split()
        around = properties == ["name"] and any("author" in names for names in page.names_around(note.place, 3))
        if "author" in properties or around:
            text = note.value if note.names.startswith("meta") else _text_of(page, note)
            if names := names_of(text):
                found.append(Claim("microdata", names, seen=not note.names.startswith("meta"), posts=True))
    if page.is_forum or len({tuple(claim.names) for claim in found}) < _LIST:
        yield from found


def _declared(page: Page) -> Iterator[Claim]:
    for name in _META:
        if names := [found for value in page.meta(name) for found in names_of(value)]:
            yield Claim("meta", list(dict.fromkeys(names)))
    if names := [found for value in page.meta("citation_author", "citation_authors") for found in names_of(value)]:
        yield Claim("meta", list(dict.fromkeys(names)))
    for number in ("1", "2"):
        label = next(page.meta(f"twitter:label{number}"), "").casefold().strip(" :")
        if label in lexicon("authors")["label"]:
            names = [found for value in page.meta(f"twitter:data{number}") for found in names_of(value)]
            if names:
                yield Claim("meta", names)


def _noted(page: Page) -> Iterator[Claim]:
    """Elements that are called after an author. Many names under one class are a list of articles' authors."""
    found: list[tuple[str, Note, list[str]]] = []
    for note in page.notes:
        tag, _, names = note.names.partition("; ")
        if (
            tag == "meta"
            or _is_elsewhere(page, note)
            or (page.is_forum and note.block < page.title_block - _NEAR_TITLE)
        ):
            continue
        relation = re.search(r"rel=([^;]*)", names)
        classes = names.rpartition("class=")[2]
        by_class = _NAMED.search(classes) and not _NOT_NAMED.search(classes)
        if (relation and "author" in relation[1].split()) or by_class:
            text = _text_of(page, note)
            if claimed := byline_names(text) or names_of(text):
                found.append((note.names, note, claimed))
    for kind, note, claimed in found:
        several = {tuple(other) for same, _, other in found if same == kind}
        if page.is_forum or len(several) < _LIST or (len(several) < 2 * _LIST and _is_first(page, note)):
            yield Claim("element", claimed, seen=True)


def _is_first(page: Page, note: Note) -> bool:
    """Whether an element stands under the title, before the article."""
    return 0 <= note.block - page.title_block <= _NEAR_TITLE


def _linked(page: Page) -> Iterator[Claim]:
    """Links close to the title to an author's page."""
    found: list[Claim] = []
    for number in page.lines:
        block = page.blocks[number]
        names: list[str] = []
        weak = False
        for span in block.spans:
            if span.kind != "link" or span.end - span.start < 2:
                continue
            by_role = _AUTHOR_PATH.search(span.target) is not None
            if (by_role or _PERSON_PATH.search(span.target)) and not _PROFILES.search(span.target):
                names += names_of(block.source[span.start : span.end])
                weak = not (by_role or page.is_forum)
        if names and (not weak or _is_dated(page, number)):
            found.append(Claim("link", list(dict.fromkeys(names)), seen=True, weak=weak))
    yield from _unless_list(page, found)


def _unless_list(page: Page, claims: list[Claim]) -> list[Claim]:
    """Claims of one kind, or none where they name one author after the other: those of a list of articles."""
    different = {tuple(claim.names) for claim in claims}
    return claims if page.is_forum or len(different) < _LIST or _opens(page) else []


def _placed(page: Page) -> Iterator[Claim]:
    """Lines close to the title in elements that are called after an author."""
    found: list[Claim] = []
    known: dict[str, bool] = {}  # whether elements of these names hold authors
    for number in page.lines:
        block = page.blocks[number]
        if _is_called_author(page, block.place, known):
            if names := byline_names(block.source) or _first_link(block) or names_of(block.source):
                near = 0 <= number - page.title_block <= _NEAR_TITLE and len(names[0].split()) <= _MAX_LOOSE
                weak = not (page.is_forum or near)
                found.append(Claim("element", names, seen=True, weak=weak, loose=not is_person(names[0])))
    yield from _unless_list(page, found)


def _is_called_author(page: Page, place: int, known: dict[str, bool]) -> bool:
    """Whether the nearest element with a telling name around a place is called after an author."""
    for names in page.names_around(place, 3):
        if names not in known and (names.startswith("address ") or _NAMED.search(names)):
            known[names] = not _NOT_NAMED.search(names)
        if names in known:
            return known[names]
    return False


def _bylines(page: Page) -> Iterator[Claim]:
    """Lines around the title that say `By Jane Doe`, or `Written by` above the name."""
    found: list[Claim] = []
    for number in page.lines:
        block = page.blocks[number]
        for line in block.source.split("\n")[:4]:
            if names := byline_names(line):
                dated = _is_dated(page, number)
                found.append(Claim("byline", names, seen=True, weak=not dated))
            elif (rest := after_words(line)) and len(rest.split()) <= _MAX_LOOSE and _is_dated(page, number):
                if not rest[0].islower() and is_organisation(rest) and (names := names_of(rest)):
                    found.append(Claim("byline", names, seen=True, loose=True))
        if words_before(block.source) and number + 1 < len(page.blocks):
            following = page.blocks[number + 1].source
            if len(following) < MAX_LINE and (names := names_of(following)):
                found.append(Claim("byline", names, seen=True, weak=True))
    yield from _unless_list(page, found)


def _opens(page: Page) -> bool:
    """Whether a byline stands directly under the title."""
    under = page.blocks[page.title_block + 1 : page.title_block + 1 + _NEAR_DATE] if page.title_block >= 0 else []
    return any(len(block.source) <= MAX_LINE and byline_names(block.source) for block in under)


def _bare(page: Page) -> Iterator[Claim]:
    """A line close to the title that is, or begins with, a person's name, beside a date."""
    found: list[Claim] = []
    for number in page.lines:
        block = page.blocks[number]
        if abs(number - page.title_block) > _NEAR_TITLE or block.kind == "code":
            continue
        for part in _parts(block.source, page.language):
            names = leading_names(part)
            if names and len(part) < len(", ".join(names)) + 30 and _is_likely(page, names[0]):
                if _is_dated(page, number) or _is_told_of(page, names[0]):
                    found.append(Claim("line", names, seen=True, weak=True))
    yield from _unless_list(page, found)


def _is_told_of(page: Page, name: str) -> bool:
    """Whether a text on the page begins with a name, as those on authors do."""
    begins = f"{name} "
    return any(block.source.startswith(begins) and len(block.source) > MAX_LINE // 2 for block in page.blocks)


def _parts(line: str, language: str | None) -> list[str]:
    """A line cut at its marks, and before and behind a date."""
    for start, end, _ in days_in(line, language):
        line = f"{line[:start]}|{line[end:]}"
        break
    return re.split(r"\s*[|•·\n]\s*|\s[–—-]\s", line)[:4]


def _is_likely(page: Page, name: str) -> bool:
    """Whether a bare name is a person's: no English words, or, in other languages, told of elsewhere on the page."""
    words = name.split()
    if not is_person(name) or any(
        word.isupper() and 1 < len(word.strip(".")) < 5 for word in words if not name.isupper()
    ):
        return False
    if (page.language or "en").startswith("en"):
        return not is_dictionary_name(words[-1])
    return any(name in block.source for block in page.blocks if len(block.source) > len(name))


def _tails(page: Page) -> Iterator[Claim]:
    """What an article says at its end: `Written by Jane Doe`, or a name above `Jane Doe is a ...` in an author's box."""
    found: list[Claim] = []
    following = ""
    for number in range(len(page.blocks) - 1, max(page.title_block, 0) - 1, -1):
        block, after = page.blocks[number], following
        line = following = block.source
        if len(line) > MAX_LINE or block.hidden or block.kind == "code":
            continue
        if after.startswith(line) and len(after) > MAX_LINE // 2 and after[len(line) :].startswith(" "):
            told = is_person(line) and any(map(_BIOGRAPHY.search, page.names_around(block.place, 5)))
            names = [line] if told else []
        else:
            names = byline_names(line) if is_said(line) else []
        if names and _is_likely(page, names[0]) and not page.stands_elsewhere(block.place):
            found.append(Claim("tail", names, seen=True, weak=True))
    yield from reversed(found)


def _site(page: Page) -> Iterator[Claim]:
    """The site of one person: called by the name of the person who holds the rights, as its last lines say."""
    for block in page.blocks[-_LAST:]:
        match = _RIGHTS.search(block.source) if len(block.source) <= MAX_LINE else None
        if match and (names := leading_names(match[1])) and is_named(page, names[0]) and _is_likely(page, names[0]):
            yield Claim("site", names, weak=True)


def _first_link(block: Block) -> list[str]:
    return next((names_of(block.source[s.start : s.end]) for s in block.spans if s.kind == "link"), [])


def _is_elsewhere(page: Page, note: Note) -> bool:
    return not page.is_forum and page.stands_elsewhere(note.place, note.block)


def _is_dated(page: Page, number: int) -> bool:
    """Whether there is a date in a line or close to it."""
    around = page.blocks[max(0, number - _NEAR_DATE) : number + _NEAR_DATE + 1]
    return any(len(block.source) <= MAX_LINE and has_date(block.source) for block in around)


def _text_of(page: Page, note: Note) -> str:
    """What stands in a noted element: its own text, or the block inside of it."""
    if note.text or note.names.startswith("meta"):
        return note.text
    if 0 <= note.block < len(page.blocks) and len(page.blocks[note.block].source) <= MAX_LINE:
        return page.blocks[note.block].source
    return ""


_SOURCES = (
    (_structured, _microdata, _declared, _noted, _linked),
    (_placed, _bylines),
    (_bare, _tails),
    (_site,),
)
