"""The words that announce an author: `By`, `Written by`, `作者：`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product

from scrubber.lexicons import lexicon
from scrubber.metadata.page import plain

_MAX_LINE = 360  # characters of a line that are looked at
_MAX_NAME = 90  # characters of a line that may be a byline's beginning
_MAX_LEAD = 12  # marks and letters at the beginning of a line that are looked at
_LEADING = " \t\n-–—|•·*»(（【✎"
_MAY_START = re.compile(r"[\d|•·–—-]")  # behind a date or a mark a byline may begin


def announces(word: str) -> bool:
    """Whether a word is one of those before an author's name (`by`, `von`)."""
    return word.casefold() in lexicon("authors")["before"]


def may_announce(text: str, said: bool = False) -> bool:
    """Whether a line can announce an author at all: a look at how it begins, or for marks and digits."""
    if (text[:2] in _two_letters() or text[:1] in _LEADING) and _announces_in_words(text):
        return True
    return not said and _MAY_START.search(text[:_MAX_NAME]) is not None


def _announces_in_words(text: str) -> bool:
    three = text[:_MAX_LEAD].lstrip(_LEADING)[:3].casefold()[:3]
    openings = _openings().get(three) or _openings().get(three[:2])
    return openings is not None and plain(text[:_MAX_NAME]).lstrip(_LEADING).casefold().startswith(openings)


def announcing(lines: Sequence[str], first: int) -> list[int]:
    """The numbers of those lines from the `first` on that `may_announce` an author in words."""
    begins, twos = _beginnings(), _two_letters()
    may = [
        number
        for number in range(first, len(lines))
        if ((two := lines[number][:2]) in twos and (two in begins or lines[number][:3] in begins))
        or two[:1] in _LEADING
    ]
    return [number for number in may if _announces_in_words(lines[number])]


def after_words(text: str) -> str:
    """What stands behind the words that announce an author; empty when there are none."""
    if not may_announce(text):
        return ""
    match = before().match(plain(text[:_MAX_LINE]))
    return plain(text)[match.end() :].strip() if match else ""


def is_said(text: str) -> bool:
    """Whether a line says with more than a preposition by whom a text is: `Written by`, `Author:`."""
    return may_announce(text, said=True) and before(said=True).match(plain(text[:_MAX_NAME])) is not None


def words_before(text: str) -> bool:
    """Whether a line is nothing but the words before a name (`Written by`)."""
    if len(text) > _MAX_NAME or not may_announce(text):
        return False
    match = before(True).match(plain(text))
    return match is not None and not plain(text)[match.end() :].strip(" :：")


def without_words_before(text: str) -> str:
    """A text without the words that announce an author at its beginning."""
    for _ in range(2):
        match = before().match(text) if may_announce(text, said=True) else None
        if match is None or not text[match.end() :].strip():
            break
        text = text[match.end() :].strip(" :：")
    return text


@cache
def before(alone: bool = False, said: bool = False) -> re.Pattern[str]:
    """The pattern of the words: `alone` where nothing need follow, `said` for those that are no prepositions."""
    groups = lexicon("authors")
    bare = sorted((word for word in groups["before"] if " " in word or not said), key=len, reverse=True)
    with_colon = sorted((*groups["colon"], *groups["editor"]), key=len, reverse=True)
    end = r"(?=[\W\d_]|$|(?-i:(?<=[a-z])[A-ZÄÖÜ]))"  # `byJane` is torn, `BYTE` is a word
    words = "|".join(re.escape(word) + (end if word[-1].isascii() and word[-1].isalpha() else "") for word in bare)
    colons = "|".join(map(re.escape, with_colon))
    colon = r"(?:\s*[:：])?" if alone else r"\s*[:：]"
    return re.compile(rf"[\W_]{{0,4}}(?:(?:{colons}){colon}|(?:{words})\s*[:：]?)\s*", re.I)


@cache
def _openings() -> Mapping[str, tuple[str, ...]]:
    """The words that announce an author, by their first three letters; those of two letters by these."""
    groups, found = lexicon("authors"), dict[str, tuple[str, ...]]()
    for word in (word.casefold() for name in ("before", "colon", "editor") for word in groups[name]):
        found[word[:3]] = (*found.get(word[:3], ()), word)
    return {begins: (*words, *found.get(begins[:2], ())) for begins, words in found.items()}


@cache
def _beginnings() -> frozenset[str]:
    """The first letters of the words that announce an author, in any case."""
    return frozenset(
        "".join(letters)
        for begins in _openings()
        for letters in product(*((letter.lower(), letter.upper()) for letter in begins))
    )


@cache
def _two_letters() -> frozenset[str]:
    """The first two of them: most lines begin with others."""
    return frozenset(begins[:2] for begins in _beginnings())
