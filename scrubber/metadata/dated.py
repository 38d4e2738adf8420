"""The days that readers see: in lines around the title, and wherever words say what a date is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scrubber.document import Note
from scrubber.lexicons import lexicon
from scrubber.metadata.dates import days_in, exact_day
from scrubber.metadata.frames import is_footer
from scrubber.metadata.page import Page

_BEHIND = 12  # blocks behind the title in which a date is the page's
_BEHIND_IN_FORUMS = 30  # the same where the poster's profile stands between
_BEFORE = 4  # blocks before the title
_BEFORE_SAID = 8  # the same where words say what the date is
_MAX_LABEL = 24  # characters of a line that says what the next one is
_OTHERS = re.compile(r"comment|repl(?:y|ies)|related|recommend|popular|trending|card|latest|recent")
_MAX_NOTES = 20  # elements for dates in one line
_NUMBERS = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d")  # the day first, or the month


def is_near(page: Page, number: int) -> bool:
    """Whether a block stands where an article's date stands."""
    return -_BEFORE <= number - page.title_block <= _BEHIND


def dated_lines(page: Page) -> list[tuple[str, str]]:
    """The days in the lines around the title, each with what the words beside it say: `published`, `modified` or ``."""
    if "dated lines" not in page.known:
        page.known["dated lines"] = list(_lines(page))
    found: list[tuple[str, str]] = page.known["dated lines"]
    return found


def _lines(page: Page) -> Iterator[tuple[str, str]]:
    behind = _BEHIND_IN_FORUMS if page.is_forum else _BEHIND if page.title_block >= 0 else len(page.blocks)
    opening = page.opening
    for number in (*opening, *page.near_lines):
        way = number - page.title_block
        block = page.blocks[number]
        if not -_BEFORE_SAID <= way <= behind or not page.is_dated(number) or block.kind == "table_row":
            continue
        if not page.is_own(number):
            continue
        for start, kind, day in _dated(page, number):
            if kind or number in opening or (way >= -_BEFORE and not (start and block.is_prose)):
                yield kind, day


def labelled(page: Page, wanted: str) -> list[str]:
    """The days in lines anywhere on the page that say that it was `published`, `modified` or `first` published then.

    First those whose line, or the one above, is nothing but the label.
    """
    if "labelled" not in page.known:
        page.known["labelled"] = list(_labelled(page))
    found: list[tuple[bool, str, str]] = page.known["labelled"]
    return [day for alone in (True, False) for is_alone, kind, day in found if is_alone == alone and kind == wanted]


def says_first(page: Page) -> bool:
    """Whether a line says that the page was published before, or elsewhere."""
    return any(words in page.shown for words in lexicon("date_words")["first"])


def _labelled(page: Page) -> Iterator[tuple[bool, str, str]]:
    for number in page.with_year:
        block = page.blocks[number]
        if block.hidden and page.hides:
            continue
        for start, kind, day in _dated(page, number):
            if kind:
                above = page.blocks[number - 1].source if number else ""
                if start == 0 and len(above) <= _MAX_LABEL:
                    yield True, kind, day
                elif not any(_OTHERS.search(names) or is_footer(names) for names in page.names_around(block.place, 6)):
                    yield 0 < start <= _MAX_LABEL, kind, day


def _dated(page: Page, number: int) -> Iterator[tuple[int, str, str]]:
    """The days in a line: where each begins, what the words before it, or the line before, say of it, and the day."""
    text, last = page.blocks[number].source, 0
    for start, end, day in days_in(text, page.language):
        words = text[last:start].lower()
        if not words.strip(" :|-–·•") and not last and number:
            words = page.blocks[number - 1].source[-40:].lower()
        last = end
        if (numbers := _NUMBERS.search(text)) and numbers.start() == start:
            day = _noted_day(page, number, numbers[0]) or day
        if (kind := _kind(words)) != "other":
            yield start, kind, day


def _noted_day(page: Page, number: int, text: str) -> str | None:
    """The day that an element's attributes give for what it shows in numbers, whose order they settle."""
    if "notes of blocks" not in page.known:
        notes: dict[int, list[Note]] = {}
        for note in page.notes:
            if note.value:
                notes.setdefault(note.block, []).append(note)
        page.known["notes of blocks"] = notes
    of_block: list[Note] = page.known["notes of blocks"].get(number, [])
    return next((exact_day(n.value, page.language) for n in of_block[:_MAX_NOTES] if n.text.startswith(text)), None)


def _kind(words: str) -> str:
    """What the last telling word in a text says of the date behind it."""
    found = [match.lastgroup for match in _words().finditer(words)]
    return (found[-1] or "") if found else ""


@cache
def _words() -> re.Pattern[str]:
    groups = lexicon("date_words")
    return re.compile(
        "|".join(
            f"(?P<{name}>{'|'.join(map(re.escape, groups[name]))})"
            for name in ("modified", "first", "published", "other")
        )
    )
