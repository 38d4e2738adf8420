"""A day written in one of many ways and languages, as `YYYY-MM-DD`.

Own patterns, not a date parser: those fill in what is missing from today's date, know no language or
try all of them on every word, and cost more than the page's parse. What is not a whole day (`May 2024`,
`yesterday`, `2 hours ago`) is no date here.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache

from scrubber.lexicons import lexicon

FIRST_YEAR, LAST_YEAR = 1990, 2100  # of pages on the web
_MAX_TEXT = 400  # characters searched for a date
_SECONDS = re.compile(r"\s*(\d{10})(?:\d{3})?\s*")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*")

_HAS_YEAR = re.compile(r"(?:19|20)\d\d")  # looked for before all else
_TWO_NUMBERS = re.compile(r"\d\D+\d")  # no day is written with fewer
_DAY = r"(?P<{0}>[0-3]?\d)(?i:st|nd|rd|th|\.º|[.ºª]|er)?"
_MONTH = r"(?=(?P<{0}>[^\W\d_]{{3,12}}[॰]?))(?P={0})\.?"  # a word as a whole: no part of it is tried
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_OF = r"\s*,?\s*(?i:de\s+|del\s+|of\s+|d['’])?"
_ANY = re.compile(
    r"(?=\d)(?<![\d.,/:$€£vV-])(?:"  # the look for a digit spares most places the alternatives, as do few `(?i:`
    r"(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])\s?(?P<m1>[01]?\d)(?P=s1)\s?(?P<d1>[0-3]?\d)(?![\d])"  # 2024-05-01
    r"|(?P<y2>(?:19|20)\d\d)\s?[年년]\s?(?P<m2>[01]?\d)\s?[月월]\s?(?P<d2>[0-3]?\d)\s?[日일]"
    r"|(?P<a3>[0-3]?\d)(?P<s3>[./-])\s?(?P<b3>[01]?\d|[0-3]\d)(?P=s3)\s?(?P<y3>(?:19|20)\d\d)(?!\d)"  # 1.5.2024
    rf"|{_DAY.format('d4')}{_OF}[-/ ]?{_MONTH.format('w4')}{_OF}[-/ ]?{_YEAR.format('y4')}"  # 1 May 2024, 1-May-2024
    rf"|{_YEAR.format('y6')}[.,]?\s{_MONTH.format('w6')}\s{_DAY.format('d6')}(?!\d)"  # 2024. május 1.
    r"|(?P<d7>[0-3]?\d)\s(?i:tháng|thg)\s(?P<m7>[01]?\d)(?:,|\s(?i:năm))?\s(?P<y7>(?:19|20)\d\d)"
    r")"
    # May 1, 2024
    rf"|(?<![^\W\d_]){_MONTH.format('w5')}\s*{_DAY.format('d5')},?\s+(?i:,\s?|de\s+)?{_YEAR.format('y5')}"
)
_MONTH_FIRST_COUNTRIES = ("en-us", "en-ca", "en-ph", "es-us")


def day_of(text: str, language: str | None = None) -> str | None:
    """The first day that `text` names, or None.

    `language` is the page's (`de`, or better `en-GB`): it decides what 1/5/2024 means, which without it
    is no date.

    >>> day_of("2024-05-01T12:30:00+02:00"), day_of("Posted on May 1st, 2024 by Ann"), day_of("1. Mai 2024")
    ('2024-05-01', '2024-05-01', '2024-05-01')
    >>> day_of("1/5/2024"), day_of("1/5/2024", "en-GB"), day_of("13/5/2024"), day_of("yesterday")
    (None, '2024-05-01', '2024-05-13', None)
    """
    return next((day for _, _, day in days_in(text, language)), None)


def days_in(text: str, language: str | None = None) -> Iterator[tuple[int, int, str]]:
    """Each day that the beginning of `text` names: where it starts and ends, and the day."""
    text = text[:_MAX_TEXT]
    if not _may_hold_day(text):
        return
    for match in _ANY.finditer(text):
        kind = match.lastgroup
        day = _day(match, kind[-1] if kind else "", language)
        if day:
            yield match.start(), match.end(), day


def has_date(text: str) -> bool:
    """Whether the beginning of a text holds what may be a date, if of an unknown day (1/5/2024)."""
    text = text[:_MAX_TEXT]
    return _may_hold_day(text) and any(
        match.lastgroup and (match.lastgroup[-1] in "1237" or is_month(match[f"w{match.lastgroup[-1]}"]))
        for match in _ANY.finditer(text)
    )


def _may_hold_day(text: str) -> bool:
    """A quick look: most texts name no year, and most of the others no day (`© 2024`)."""
    has_year = ("20" in text or "19" in text) and _HAS_YEAR.search(text) is not None
    return has_year and _TWO_NUMBERS.search(text) is not None


def exact_day(text: str, language: str | None = None) -> str | None:
    """The day in an attribute that machines read: as `day_of`, or `20240501`, or the seconds since 1970.

    >>> exact_day("20240501"), exact_day("1714521600"), exact_day("1999")
    ('2024-05-01', '2024-05-01', None)
    """
    if match := _COMPACT.fullmatch(text):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    if match := _SECONDS.fullmatch(text):
        when = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=int(match[1]))
        return _valid(when.year, when.month, when.day)
    return day_of(text, language)


def _day(match: re.Match[str], kind: str, language: str | None) -> str | None:
    year = int(match[f"y{kind}"])
    if kind in "127":
        return _valid(year, int(match[f"m{kind}"]), int(match[f"d{kind}"]))
    if kind in "456":
        month = _months().get(match[f"w{kind}"].lower().strip("."))
        return _valid(year, month, int(match[f"d{kind}"])) if month else None
    first, second = int(match["a3"]), int(match["b3"])
    if match["s3"] == "." or first > 12:
        return _valid(year, second, first)
    if second > 12:
        return _valid(year, first, second)
    if first == second:
        return _valid(year, first, second)
    tongue = (language or "en").lower().replace("_", "-")
    if tongue in _MONTH_FIRST_COUNTRIES:
        return _valid(year, first, second)
    if tongue == "en":  # of a country that is not said
        return None
    return _valid(year, second, first)


def _valid(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    return {name: int(month) for month, names in lexicon("months").items() for name in names}


def is_month(word: str) -> bool:
    """Whether a word is the name of a month."""
    return word.lower().strip(".") in _months()
