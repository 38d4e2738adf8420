"""What each source of a page claims of its authors: structured data, microdata, meta elements, links, lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrubber.document import Note
from scrubber.lexicons import lexicon
from scrubber.metadata.page import MAX_LINE, Page
from scrubber.metadata.people import (
    byline_names,
    names_of,
)
from scrubber.metadata.structured import types_of

# Names of elements, and addresses, in lower case: patterns for both cases take three times as long, as do those with
# an alternative that begins with anything but a letter.
NAMED = re.compile(
    r"auth?or|autor|byline|by-line|b(?<=\bb)y\b|writer|writtenby|written-by|contributor|creator|posted-?by|poster-?name|user-?name"
    r"|reporter|message-name|attribution|user-?text|postmenu"
)
NOT_NAMED = re.compile(
    r"authori[sz]|bio|desc|image|img|avatar|role|title|position|job|date|time|count|social|follow|more|link-list|box-text"
    r"|comment|quote|testimonial|category|authority|source|separator|label|prefix|intro|about|all-posts|login|powered"
)
_AUTHOR_PATH = re.compile(r"/(?:authors?|autor(?:en|es)?|auteurs?|writers?|contributors?|byline)/[^/?#]+")
_PERSON_PATH = re.compile(
    r"/(?:people|profiles?|staff|users?|members?|u|journalists?|reporters?|experts?)/[^/?#]+|/@\w|member\.php|profile\.php"
)
_PROPERTIES, _RELATION = re.compile(r"itemprop=([^;]+)"), re.compile(r"rel=([^;]*)")
_PROFILES = re.compile(r"facebook|twitter|linkedin|instagram|youtube|pinterest|github|bsky|//x\.com")
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
NEAR_TITLE = 5  # blocks between a bare name and the title
_LIST = 3  # different names in like places: a list of articles


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


def structured(page: Page) -> Iterator[Claim]:
    """The authors that the JSON-LD names."""
    data = page.structured
    for entity in data.entities[:20]:
        for key in ("author", "creator"):
            names, organisation = [], False
            for value in data.values(entity, key):
                text = data.name(value) if isinstance(value, dict) else value
                if isinstance(text, list):
                    text = next((one for one in text if isinstance(one, str)), None)
                if isinstance(text, str):
                    names += names_of(text)
                    organisation |= isinstance(value, dict) and any("Org" in kind for kind in types_of(value))
            if names:
                post = data.is_article(entity)
                yield Claim("json-ld", list(dict.fromkeys(names)), weak=not post, organisation=organisation, posts=post)


def microdata(page: Page) -> Iterator[Claim]:
    """Elements with `itemprop="author"`."""
    found: list[Claim] = []
    for note in page.notes:
        own = _PROPERTIES.search(note.names)
        if own is None:
            continue
        properties = own[1].split()
        around = properties == ["name"] and any("author" in names for names in page.names_around(note.place, 3))
        if ("author" in properties or around) and not _is_elsewhere(page, note):
            text = note.value if note.names.startswith("meta") else _text_of(page, note)
            if names := names_of(text):
                found.append(Claim("microdata", names, seen=not note.names.startswith("meta"), posts=True))
    if page.is_forum or len({tuple(claim.names) for claim in found}) < _LIST:
        yield from found


def declared(page: Page) -> Iterator[Claim]:
    """Meta elements that name an author."""
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


def noted(page: Page) -> Iterator[Claim]:
    """Elements that are called after an author. Many names under one class are a list of articles' authors."""
    found: list[tuple[str, Note, list[str]]] = []
    for note in page.notes:
        tag, _, names = note.names.partition("; ")
        if tag == "meta" or (page.is_forum and note.block < page.title_block - NEAR_TITLE):
            continue
        relation = _RELATION.search(names)
        classes = names.rpartition("class=")[2]
        by_class = NAMED.search(classes) and not NOT_NAMED.search(classes)
        if ((relation and "author" in relation[1].split()) or by_class) and not _is_elsewhere(page, note):
            text = _text_of(page, note)
            if claimed := byline_names(text) or names_of(text):
                found.append((note.names, note, claimed))
    for kind, note, claimed in found:
        several = {tuple(other) for same, _, other in found if same == kind}
        if page.is_forum or len(several) < _LIST or (len(several) < 2 * _LIST and _is_first(page, note)):
            yield Claim("element", claimed, seen=True)


def _is_first(page: Page, note: Note) -> bool:
    """Whether an element stands under the title, before the article."""
    return 0 <= note.block - page.title_block <= NEAR_TITLE


def linked(page: Page) -> Iterator[Claim]:
    """Links close to the title to an author's page."""
    found: list[Claim] = []
    for number in page.near_lines:
        block = page.blocks[number]
        names: list[str] = []
        weak = False
        for span in block.spans:
            if span.kind != "link" or span.end - span.start < 2:
                continue
            target = span.target.lower()
            by_role = _AUTHOR_PATH.search(target) is not None
            if (by_role or _PERSON_PATH.search(target)) and not _PROFILES.search(target):
                names += names_of(block.source[span.start : span.end])
                weak = not (by_role or page.is_forum)
        if names and (not weak or is_dated(page, number)) and page.is_own(number):
            found.append(Claim("link", list(dict.fromkeys(names)), seen=True, weak=weak))
    yield from unless_list(page, found)


def unless_list(page: Page, claims: list[Claim]) -> list[Claim]:
    """Claims of one kind, or none where they name one author after the other: those of a list of articles."""
    different = {tuple(claim.names) for claim in claims}
    return claims if page.is_forum or len(different) < _LIST or _opens(page) else []


def _opens(page: Page) -> bool:
    """Whether a byline stands directly under the title."""
    under = page.blocks[page.title_block + 1 : page.title_block + 1 + _NEAR_DATE] if page.title_block >= 0 else []
    return any(len(block.source) <= MAX_LINE and byline_names(block.source) for block in under)


def _is_elsewhere(page: Page, note: Note) -> bool:
    return not page.is_forum and page.stands_elsewhere(note.place, note.block)


def is_dated(page: Page, number: int) -> bool:
    """Whether there is a date in a line or close to it."""
    return any(map(page.is_dated, range(max(0, number - _NEAR_DATE), min(len(page.blocks), number + _NEAR_DATE + 1))))


def _text_of(page: Page, note: Note) -> str:
    """What stands in a noted element: its own text, or the block inside of it."""
    if note.text or note.names.startswith("meta"):
        return note.text
    if 0 <= note.block < len(page.blocks) and len(page.blocks[note.block].source) <= MAX_LINE:
        return page.blocks[note.block].source
    return ""
