"""What a stray blank or line break tore off: inside of brackets and quotation marks, before an apostrophe, in a word.

One torn piece is an oddity; the page must show several.

>>> from scrubber import clean
>>> clean("Don 't wait, it 's late ( five in the morning ), and they 'll be gone before the sun is up.")
"Don't wait, it's late (five in the morning), and they'll be gone before the sun is up."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scrubber.document import Edit
from scrubber.lexicons import entries
from scrubber.model.capitals import function_words
from scrubber.model.faults import (
    HINT,
    LIKELY,
    SURE,
    Fault,
    Finder,
    is_broken_by,
    is_word,
    last_word,
    weights_of,
)
from scrubber.stage import PageView, text_stage

_BRACKETS = re.compile(r"\((?<!\S\()([^()\n]{3,300})\)(?!\w)")
_QUOTES = re.compile(r"\"([^\"\n]{3,600})\"|“([^“”„\n]{3,600})”")
_BLANK_IN_QUOTES = re.compile(r"[\"“”](?:(?<!\S\")(?<=\")[ ]|(?<=“)[ ]|(?<=[ ]”))")
_CODE_MARK = re.compile(r"[=<>{}\[\]|+*/\\^$#&_~`;]")
_APOSTROPHE = re.compile(r"['’](?<=[A-Za-z] .)(s|t|re|ve|ll|d|m)(?![\w'’-])")
_BROKEN_WORD = re.compile(r"-(?<=[a-z]-)(?:[ ]?\n[ ]{0,8}|[ ])([a-z]{2,20})(?![\w'’-])")
_HYPHENATED = re.compile(r"(?<![a-z])[a-z]{1,30}-[a-z]{2,30}")
_LETTERS = re.compile(r"[A-Za-z]+")
_LAST_LETTERS = re.compile(r"[^\W_]+$")
_LAST_WORD = re.compile(r"(?<![\w./@-])[A-Za-z][a-z]+(?:['’][a-z]+)?$")

# What a text must hold one of to have a fault.
_SIGN = re.compile(
    r"[()\"“”'’-](?:(?<=[(“])[ ]|(?<!\S\")(?<=\")[ ]|(?<= [)”])|(?<=[a-z]-)\s"
    r"|(?<=[A-Za-z] ['’])(?:s|t|re|ve|ll|d|m)(?![\w'’-]))"
)


def _may_be_torn(text: str) -> bool:
    return _SIGN.search(text) is not None


@text_stage("tears", trigger=_may_be_torn, signs="tears")
def mend_tears(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out blanks and line breaks that tore brackets, quotation marks, apostrophes and words from their word."""
    finders: tuple[Finder, ...] | None = page.memo.get("tears")
    if finders is None:
        signed = page.signed("tears")
        words = weights_of((_broken_words,), page, signed).count(SURE) > 1
        finders = page.memo["tears"] = (
            *(_TORN if is_broken_by(_TORN, page, signed) else ()),
            *((_broken_words,) if words else ()),
        )
    for find in finders:
        for fault in find(text, page):
            yield Edit(*fault[:4])


def _has_old_contractions(page: PageView) -> bool:
    """`did n't`, as books were set once."""
    found: bool | None = page.memo.get("old contractions")
    if found is None:
        found = page.memo["old contractions"] = " n't" in page.whole or " n’t" in page.whole
    return found


def _inner_blanks(text: str, page: PageView) -> Iterator[Fault]:
    """`( five in the short game )` and `“ We were lucky, ”`, but no code; French sets quotations so."""
    if "( " in text or " )" in text:
        for match in _BRACKETS.finditer(text):
            yield from _blanks_inside(match.start(1), match[1], page, "blank inside brackets")
    if page.language in ("fr", None) or not any(map(text.__contains__, ('" ', "“ ", " ”"))):
        return
    if not _BLANK_IN_QUOTES.search(text):
        return
    for match in _QUOTES.finditer(text):
        inner = match[1] or match[2]
        if match[2] or (inner[0] == inner[-1] == " " and not text[: match.start()][-1:].strip(" \n(")):
            yield from _blanks_inside(match.start() + 1, inner, page, "blank inside quotation marks")


def _blanks_inside(start: int, inner: str, page: PageView, rule: str) -> Iterator[Fault]:
    """A blank at one end may be a slip; blanks at both ends of several words are a fault."""
    end, both = start + len(inner), inner[0] == inner[-1] == " "
    if " " not in (inner[0], inner[-1]) or _CODE_MARK.search(inner):
        return
    if sum(map(is_word, _LETTERS.findall(inner))) < 2 or page.is_about_markup:
        return
    if inner[0] == " " and inner[1] != " ":
        yield Fault(start, start + 1, "", rule, SURE if both else LIKELY)
    if inner[-1] == " " and inner[-2] != " ":
        yield Fault(end - 1, end, "", rule, HINT if both else LIKELY)


def _torn_apostrophes(text: str, page: PageView) -> Iterator[Fault]:
    """`Don 't`, `it 's`, and where the page has more of it `the cook 's hands`."""
    for match in _APOSTROPHE.finditer(text) if page.language in ("en", None) else ():
        at = match.start()
        before = last_word(_LAST_LETTERS, text, at - 1).lower()
        sure = f"{before}'{match[1]}" in entries("contractions")
        noun = match[1] == "s" and len(before) > 1 and before not in function_words()
        if (sure or noun) and not _has_old_contractions(page):
            yield Fault(at - 1, at, "", "torn apostrophe", SURE if sure else LIKELY)


def _broken_words(text: str, page: PageView) -> Iterator[Fault]:
    """`the commit-\\ntee`; where the halves are words as well (`over-\\nall`), it tells nothing."""
    hyphenated: set[str] | None = page.memo.get("hyphenated")
    for match in _BROKEN_WORD.finditer(text):
        if hyphenated is None:
            hyphenated = page.memo["hyphenated"] = set(_HYPHENATED.findall(page.lowered))
        first, second = last_word(_LAST_WORD, text, match.start()), match[1]
        if not first or second in function_words():  # `long- and short-term`
            continue
        halves = is_word(first) and is_word(second)
        if not is_word(first + second) and (halves or (first + second).lower() not in _written_with_capital()):
            continue
        if f"{first}-{second}".lower() not in hyphenated:
            yield Fault(match.start(), match.start(1), "", "word broken at a line end", HINT if halves else SURE)


_TORN: tuple[Finder, ...] = (_inner_blanks, _torn_apostrophes)  # they speak for each other


@cache
def _written_with_capital() -> frozenset[str]:
    """The words of which it is known how often they have a capital, names among them."""
    return frozenset(entry.split(" ", 1)[0] for entry in entries("words/en_capitals"))
