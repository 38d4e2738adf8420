"""When the page was published and when it was last changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from scrubber.document import Note
from scrubber.lexicons import lexicon
from scrubber.metadata.dates import day_of, days_in, exact_day, has_date
from scrubber.metadata.page import MAX_LINE, Page, first

_PUBLISHED = (
    "article:published_time article:published og:article:published_time article:published_date og:published_time"
    " article:first_published_time article-published_time datepublished parsely-pub-date citation_online_date"
    " citation_publication_date citation_date sailthru.date dc.date.issued dcterms.issued dc.date.created"
    " dcterms.created dcterms.date dc.date publish_date publish-date publishdate publication_date pubdate date-pub"
    " published-date publisheddate published_time published w-published-date cxenseparse:publishtime og:publish_date"
    " originalpublicationdate date_published release_date releasedate article.published article.created"
    " article_date_original date datecreated creation_date uploaddate ya:ovs:upload_date og:pubdate article:create_at"
    " article:published_at"
).split()
_MODIFIED = (
    "article:modified_time og:article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified"
    " last-modified lastmod last-modified-date modified-date article:modified modified updated_time"
).split()
_OF_PUBLISHING = re.compile(r"publish|pubdate|pub-date|posted|entry-date|post-?date|created|issued|release")
_OF_CHANGE = re.compile(r"updat|modif|edited|revis|dtend|expire|event|countdown")
_IN_PATH = re.compile(r"(?:^|/)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)")
_BEHIND = 12  # blocks behind the title in which a date is the page's
_BEHIND_IN_FORUMS = 30  # the same where the poster's profile stands between
_BEFORE = 4  # blocks before the title
_BEFORE_SAID = 8  # the same where words say what the date is
_OTHERS = re.compile(r"comment|repl(?:y|ies)|related|recommend|popular|trending|footer|card|latest|recent")


def published_of(page: Page) -> str | None:
    """The day on which the page was published, `YYYY-MM-DD`."""
    if "published" not in page.known:
        page.known["published"] = first(day for _, day in published_by_source(page))
    day: str | None = page.known["published"]
    return day


def modified_of(page: Page) -> str | None:
    """The day on which the page was last changed, `YYYY-MM-DD`."""
    found = [*_structured(page, "dateModified"), *_exact(page, _MODIFIED)]
    found += [day for kind, day in page_lines(page) if kind == "modified"]
    return first(found)


def published_by_source(page: Page) -> Iterator[tuple[str, str]]:
    """The days of publication that the sources name, the most trusted first, each with its source.

    What machines read comes first, except where readers see an earlier day close to the title: sites that
    moved to another system declare the day of the move.
    """
    declared = [*(("json-ld", day) for day in _structured(page, "datePublished"))]
    declared += [("meta", day) for day in _exact(page, _PUBLISHED)]
    lines = [("line", day) for kind, day in page_lines(page) if kind != "modified"]
    if declared and lines and not page.is_forum and _is_earlier(lines[0][1], declared[0][1]):
        yield lines[0]
    yield from declared
    yield from (("element", day) for day in _noted(page, _OF_PUBLISHING))
    yield from lines
    yield from (("json-ld created", day) for day in _structured(page, "dateCreated", "uploadDate"))
    yield from (("element", day) for day in _noted(page, None))
    if (match := _IN_PATH.search(page.path)) and (day := day_of("-".join(match.groups()))):
        yield "address", day
    yield from (("labelled line", day) for day in _labelled(page))
    yield from (("line modified", day) for _, day in page_lines(page))


def _is_earlier(shown: str, declared: str) -> bool:
    """Whether one day is before another, by more than clocks differ."""
    days = date.fromisoformat(declared) - date.fromisoformat(shown)
    return days > timedelta(days=1)


def _labelled(page: Page) -> Iterator[str]:
    """The days in lines anywhere on the page that say that it was published then."""
    for number, block in enumerate(page.blocks):
        if len(block.source) <= MAX_LINE and has_date(block.source) and not block.hidden:
            for kind, day in _dated(page, number):
                if kind == "published" and not any(map(_OTHERS.search, page.names_around(block.place, 6))):
                    yield day


def _structured(page: Page, *keys: str) -> Iterator[str]:
    structured = page.structured
    for entity in structured.entities[:20]:
        for key in keys:
            for text in structured.texts(entity, key):
                if day := exact_day(text, page.language):
                    yield day


def _exact(page: Page, names: list[str]) -> Iterator[str]:
    for name in names:
        for value in page.meta(name):
            if day := exact_day(value, page.language):
                yield day


def _noted(page: Page, wanted: re.Pattern[str] | None) -> Iterator[str]:
    """The days in elements for dates (`<time>`, `class="date"`), those near the title first."""
    notes = sorted(
        (
            note
            for note in page.notes
            if not _OF_CHANGE.search(note.names) and (wanted is None or wanted.search(note.names))
        ),
        key=lambda note: (_way(page, note), note.block),
    )
    for note in notes:
        if not page.is_forum and page.stands_elsewhere(note.place, note.block):
            continue
        if day := exact_day(note.value, page.language) or day_of(note.text, page.language):
            yield day


def _way(page: Page, note: Note) -> int:
    return 0 if -_BEFORE <= note.block - page.title_block <= _BEHIND else 1


def page_lines(page: Page) -> list[tuple[str, str]]:
    """The days in the lines around the title, each with what the words beside it say: `published`, `modified` or ``."""
    if "dated lines" not in page.known:
        page.known["dated lines"] = list(_lines(page))
    found: list[tuple[str, str]] = page.known["dated lines"]
    return found


def _lines(page: Page) -> Iterator[tuple[str, str]]:
    behind = _BEHIND_IN_FORUMS if page.is_forum else _BEHIND if page.title_block >= 0 else len(page.blocks)
    for number in page.lines:
        way = number - page.title_block
        if not -_BEFORE_SAID <= way <= behind:
            continue
        for kind, day in _dated(page, number):
            if kind or way >= -_BEFORE:
                yield kind, day


def _dated(page: Page, number: int) -> Iterator[tuple[str, str]]:
    """The days in a line, each with what the words before it, or else the line before, say of it."""
    text, last = page.blocks[number].source, 0
    for start, end, day in days_in(text, page.language):
        words = text[last:start].lower()
        if not words.strip(" :|-–·•") and not last and number:
            words = page.blocks[number - 1].source[-40:].lower()
        last = end
        if (kind := _kind(words)) != "other":
            yield kind, day


def _kind(words: str) -> str:
    """What the last telling word in a text says of the date behind it."""
    found = [match.lastgroup for match in _words().finditer(words)]
    return (found[-1] or "") if found else ""


@cache
def _words() -> re.Pattern[str]:
    groups = lexicon("date_words")
    return re.compile(
        "|".join(f"(?P<{name}>{'|'.join(map(re.escape, groups[name]))})" for name in ("modified", "published", "other"))
    )
