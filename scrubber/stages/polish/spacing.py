"""Blanks around marks, doubled blanks and marks, and doubled words.

An odd blank is no broken page. A blank before a full stop or a comma, a missing one behind it and
doubled blanks are put right only on pages that show several of them; two blanks behind every full
stop are a typist's habit and stay. Marks that cannot stand together (`. ,`, `. .`) and words that no
sentence has twice in a row (`the the`) are put right wherever they stand.

>>> from scrubber import clean
>>> clean("The areas , he said, are far behind behind. , said the report . Nobody came .")
'The areas, he said, are far behind, said the report. Nobody came.'
>>> clean("He typed so.  And so.  Use .gitignore and 3 . 5 or wait . . . then")
'He typed so.  And so.  Use .gitignore and 3 . 5 or wait . . . then'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scrubber.document import Edit
from scrubber.lexicons import entries, lexicon
from scrubber.stage import PageView, text_stage

# A blank before a mark that ends something: white space, a closing mark or nothing follows.
_BLANK_BEFORE = re.compile(r"(?<=[\w)\]”\"’'%])[ \t]{1,3}([.,;:!?])(?=[\s)\]”\"’]|$)")
_SPACED_ELLIPSIS = re.compile(r"\.[ ]\.[ ]\.")
_DOUBLED_BLANKS = re.compile(r"(?<=[^\s.!?:|])(?:[ ]{2,4})(?=[^\s|])")
_AFTER_SENTENCE = re.compile(r"[.!?:]['\")”’]?[ ]{2}(?=\S)")
_MISSING_BLANK = re.compile(r"(?<![\w./@-])([A-Za-z][a-z]+(?:['’][a-z]+)?[.!?])(?=([A-Z][a-z]*)(?:[ ,;:]|['’][a-z]))")
_MISSING_AFTER_COMMA = re.compile(r"(?<=[a-z]{2}),(?=[a-z]{2,}[ ,.])")
_STOP_AND_MARK = re.compile(r"(?<=\w)[.][ ]([,.;])(?![.\w]| [.])")
_DOUBLED_WORD = re.compile(r"(?<![\w'’-])(\w{1,20})[ ]\1(?![\w'’-])", re.I)
TRIGGER = re.compile(r"\s[.,;:!?]|[ ]{2}|[.!?,][A-Za-z]|(?<![\w'’-])(\w{1,20})[ ]\1(?![\w'’-])", re.I)

# How many faults make a page broken. Set on held-in folds of the dirty and of the untouched texts of
# the development data: a broken one has eight and more in 600 words, clean pages one or two by chance.
_FEW = 3
_WORDS_PER_FAULT = 250


@text_stage("spacing", trigger=TRIGGER)
def mend_spacing(text: str, page: PageView) -> Iterator[Edit]:
    """Puts right blanks around marks, doubled blanks and marks, and doubled words."""
    for match in _STOP_AND_MARK.finditer(text):
        if not _SPACED_ELLIPSIS.search(text, max(0, match.start() - 4), match.end() + 4):
            yield Edit(match.start(), match.end(), match[1], "two marks")
    broken = _broken(page)
    marks = ".," if page.language == "fr" else ".,;:!?"
    if broken["before"]:
        for match in _BLANK_BEFORE.finditer(text):
            if match[1] in marks and not _is_on_purpose(text, match):
                yield Edit(match.start(), match.start(1), "", "blank before a mark")
    if broken["doubled"]:
        for match in _DOUBLED_BLANKS.finditer(text):
            yield Edit(match.start(), match.end(), " ", "doubled blanks")
    if broken["missing"]:
        for match in _MISSING_BLANK.finditer(text):
            if _are_words(match):
                yield Edit(match.end(1), match.end(1), " ", "missing blank after a stop")
    yield from _doubled_words(text, page)


def _broken(page: PageView) -> dict[str, bool]:
    """Which kinds of fault the page shows often enough."""
    found: dict[str, bool] | None = page.memo.get("broken")
    if found is None:
        whole = "\n".join(page.texts)
        enough = max(_FEW, whole.count(" ") // _WORDS_PER_FAULT)
        marks = ".," if page.language == "fr" else ".,;:!?"
        before = sum(m[1] in marks and not _is_on_purpose(whole, m) for m in _BLANK_BEFORE.finditer(whole))
        doubled = len(_DOUBLED_BLANKS.findall(whole))
        missing = sum(map(_are_words, _MISSING_BLANK.finditer(whole)))
        found = page.memo["broken"] = {
            "before": before >= enough,
            "doubled": doubled >= enough and doubled > len(_AFTER_SENTENCE.findall(whole)) // 2,
            "missing": missing >= _FEW or (missing > 0 and (before >= enough or doubled >= enough)),
        }
    return found


def _is_on_purpose(text: str, match: re.Match[str]) -> bool:
    """A spaced ellipsis, a number or an emoticon: `. . .`, `3 . 5`, ` :)`."""
    around = text[match.start(1) : match.start(1) + 3]
    if around[1:2] == ")" and around[0] in ":;":
        return True
    if _SPACED_ELLIPSIS.search(text, max(0, match.start() - 4), match.end() + 4):
        return True
    return text[match.start() - 1].isdigit() and text[match.end() + 1 : match.end() + 2].isdigit()


def _are_words(match: re.Match[str]) -> bool:
    """Whether an ordinary word stands before and after the stop: no name of a file, host or program."""
    known = _known_words()
    first, second = match[1][:-1].lower().replace("’", "'"), match[2].lower()
    return first in known and second in known


@cache
def _known_words() -> frozenset[str]:
    return entries("words/en")


def _doubled_words(text: str, page: PageView) -> Iterator[Edit]:
    never = lexicon("never_doubled").get(page.language or "", ())
    if not never:
        return
    for match in _DOUBLED_WORD.finditer(text):
        word = match[1].lower()
        if word in never and match[0][len(word) + 1 :].islower():
            yield Edit(match.end(1), match.end(), "", "doubled word")
