"""When the page was published and when it was last changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from scrubber.document import Note
from scrubber.metadata.dated import dated_lines, is_near, labelled, says_first
from scrubber.metadata.dates import day_of, exact_day
from scrubber.metadata.page import Page, first

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
_IN_PATH = re.compile(
    r"(?:^|/)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2]|[a-z]{3,9}(?=[/_-]))[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)", re.I
)


def published_of(page: Page) -> str | None:
    """The day on which the page was published, `YYYY-MM-DD`."""
    if "published" not in page.known:
        page.known["published"] = first(day for _, day in published_by_source(page))
    day: str | None = page.known["published"]
    return day


def modified_of(page: Page) -> str | None:
    """The day on which the page was last changed, `YYYY-MM-DD`."""
    said = (day for kind, day in dated_lines(page) if kind == "modified")
    return first(chain(_structured(page, "dateModified"), _exact(page, _MODIFIED), said))


def published_by_source(page: Page) -> Iterator[tuple[str, str]]:
    """The days of publication that the sources name, the most trusted first, each with its source.

    What machines read comes first, except where readers see an earlier day close to the title: sites that
    moved to another system declare the day of the move.
    """
    declared = [*(("json-ld", day) for day in _structured(page, "datePublished"))]
    declared += [("meta", day) for day in _exact(page, _PUBLISHED)]
    lines = [("line", day) for kind, day in dated_lines(page) if kind != "modified"]
    if declared and not page.is_forum:
        shown = lines[:1]
        if not lines and declared[0][1] == modified_of(page):  # systems that know only the day of the last change
            shown += [("labelled line", day) for day in labelled(page, "published")][:1]
        yield from (found for found in shown if _is_earlier(found[1], declared[0][1]))
    yield from declared
    yield from (("element", day) for day in _noted(page, _OF_PUBLISHING))
    if page.is_forum:  # posts tell of other days, too
        yield from (("element", day) for day in _noted(page, None, near=True, shown=False))
    if lines and not page.is_forum and says_first(page):
        yield from (("first", day) for day in labelled(page, "first"))
    yield from lines
    yield from (("json-ld created", day) for day in _structured(page, "dateCreated", "uploadDate"))
    yield from (("element", day) for day in _noted(page, None, near=True))
    if day := _day_of_path(page.path):
        yield "address", day
    yield from (("labelled line", day) for day in (*labelled(page, "published"), *labelled(page, "first")))
    yield from (("element", day) for day in _noted(page, None))
    yield from (("line modified", day) for _, day in dated_lines(page))
    if page.structured.articles or "article" in page.meta("og:type"):
        yield from (("labelled line modified", day) for day in labelled(page, "modified"))


def _day_of_path(path: str) -> str | None:
    """The day in an address: `/2024/05/01/`, `/2024/may/01/`."""
    for match in _IN_PATH.finditer(path):
        if day := day_of(" ".join(match.groups()) if match[2].isalpha() else "-".join(match.groups())):
            return day
    return None


def _is_earlier(shown: str, declared: str) -> bool:
    """Whether one day is before another, by more than clocks differ."""
    days = date.fromisoformat(declared) - date.fromisoformat(shown)
    return days > timedelta(days=1)


def _structured(page: Page, *keys: str) -> Iterator[str]:
    structured = page.structured
    for entity in structured.entities[:20]:
        for key in keys:
            for text in structured.texts(entity, key):
                if day := exact_day(text, page.language):
                    yield day


def _exact(page: Page, names: list[str]) -> Iterator[str]:
    for value in page.meta(*names):
        if day := exact_day(value, page.language):
            yield day


def _noted(page: Page, wanted: re.Pattern[str] | None, *, near: bool = False, shown: bool = True) -> Iterator[str]:
    """The days in elements for dates (`<time>`, `class="date"`), those near the title first.

    `near` leaves out the others, `shown` off those whose day only their text tells, and what stands before the title.
    """
    for note in _own_notes(page):
        if near and not is_near(page, note.block):
            return
        if not shown and (note.block < page.title_block or not note.value):
            continue
        if wanted is not None and not wanted.search(note.names):
            continue
        if day := exact_day(note.value, page.language) or day_of(note.text, page.language):
            yield day


def _own_notes(page: Page) -> list[Note]:
    """The elements that tell of no change and are not in a frame or among comments, those near the title first."""
    if "own notes" not in page.known:
        notes = [note for note in page.notes if not _OF_CHANGE.search(note.names)]
        if not page.is_forum:
            notes = [note for note in notes if not page.stands_elsewhere(note.place, note.block)]
        page.known["own notes"] = sorted(notes, key=lambda note: (not is_near(page, note.block), note.block))
    found: list[Note] = page.known["own notes"]
    return found
