"""Blanks around marks, doubled blanks and marks.

An odd blank is no broken page. A blank before a full stop or a comma, a missing one behind it and
doubled blanks are put right only on pages that show several of them; two blanks behind every full
stop are a typist's habit and stay. Marks that cannot stand together (`. ,`, `. .`) are put right
wherever they stand.

>>> from scrubber import clean
>>> clean("The areas , he said, are far behind. , said the report . Nobody came .")
'The areas, he said, are far behind, said the report. Nobody came.'
>>> clean("He typed so.  And so.  Use .gitignore or wait . . . then")
'He typed so.  And so.  Use .gitignore or wait . . . then'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scrubber.document import Edit
from scrubber.lexicons import entries
from scrubber.stage import PageView, text_stage

# A blank before a mark that ends something: white space, a closing mark or nothing follows.
_BLANK_BEFORE = re.compile(r" (?<=[\w)\]”\"’'%] )([.,;:!?])(?=[\s)\]”\"’]|$)")
_SPACED_ELLIPSIS = re.compile(r"\.[ ]\.[ ]\.")
_DOUBLED_BLANKS = re.compile(
    r"  (?<=[^\s.!?:|]  )(?<!^[-+>]  )[ ]{0,2}(?=[^\W\d]|[\"'“‘(])"
)  # before a number: a column
_AFTER_SENTENCE = re.compile(r"[.!?:]['\")”’]?[ ]{2}(?=\S)")
_ONE_BLANK = re.compile(r"[.!?:]['\")”’]?[ ](?=[^\s.])")
_MISSING_BLANK = re.compile(r"[.!?](?=([A-Z][a-z]*)(?:[ ,;:]|['’][a-z]))")
_LAST_WORD = re.compile(r"(?<![\w./@-])[A-Za-z][a-z]+(?:['’][a-z]+)?$")
_LONGEST_WORD = 30
_STOP_AND_MARK = re.compile(r"\. ([,.;])(?![-.\w)]| [.])")
_STOP_AND_CAPITAL = re.compile(r"[.!?][A-Z]")
_SIGNS = (" .", " ,", " ;", " :", " !", " ?", "  ")

# How many faults make a page broken. Set on held-in folds of the dirty and of the untouched texts of
# the development data: a broken one has eight and more in 600 words, clean pages one or two by chance.
_FEW = 3
_WORDS_PER_FAULT = 250
_AROUND = 12  # characters before and behind a fault that tell it from another
_SHORT = 60  # words: a text of fewer shows with one fault what a longer one shows with two or three


def _may_be_broken(text: str) -> bool:
    return any(map(text.__contains__, _SIGNS)) or _STOP_AND_CAPITAL.search(text) is not None


@text_stage("spacing", trigger=_may_be_broken)
def mend_spacing(text: str, page: PageView) -> Iterator[Edit]:
    """Puts right blanks around marks, doubled blanks and marks, missing blanks."""
    for match in _two_marks(text):
        yield Edit(match.start(), match.end(), match[1], "two marks")
    faults: _Faults | None = page.memo.get("faults")
    if faults is None:
        faults = page.memo["faults"] = _faults(page.whole, _marks(page))
    if faults.before:
        for match in _blanks_before(text, _marks(page)):
            yield Edit(match.start(), match.start(1), "", "blank before a mark")
    if faults.doubled:
        for match in _DOUBLED_BLANKS.finditer(text):
            yield Edit(match.start(), match.end(), " ", "doubled blanks")
        for match in _AFTER_SENTENCE.finditer(text) if not faults.habit else ():
            yield Edit(match.end() - 1, match.end(), "", "doubled blanks")
    if faults.missing:
        for match in _missing_blanks(text):
            yield Edit(match.end(), match.end(), " ", "missing blank after a stop")


class _Faults(NamedTuple):
    """Which kinds of fault the page shows often enough to be mended."""

    before: bool
    doubled: bool
    missing: bool
    habit: bool  # two blanks behind every full stop, as typists are taught


def _faults(text: str, marks: str) -> _Faults:
    """Look at the whole text of the page. What stands on it several times over counts once."""
    words = text.count(" ")
    enough = max(_FEW, words // _WORDS_PER_FAULT)
    pairs = _different(text, _two_marks(text))
    sure = pairs + _different(text, (match for match in _blanks_before(text, marks) if match[1] in ".,"))
    if sure >= 1 + words // _SHORT:
        enough = min(enough, sure)
    before = pairs + _different(text, _blanks_before(text, marks))
    doubled = _different(text, _DOUBLED_BLANKS.finditer(text)) if "  " in text else 0
    behind_stops = len(_AFTER_SENTENCE.findall(text)) if "  " in text else 0
    broken = before + doubled >= enough
    # Two blanks behind a stop are a slip only where nearly all stops have one.
    habit = not broken or behind_stops * 5 > len(_ONE_BLANK.findall(text))
    missing = _different(text, _missing_blanks(text))
    return _Faults(broken and before > 0, broken and doubled > 0, missing >= (1 if broken else _FEW), habit)


def _different(text: str, matches: Iterable[re.Match[str]]) -> int:
    """The number of matches with different words around them."""
    return len({text[max(0, match.start() - _AROUND) : match.end() + _AROUND] for match in matches})


def _marks(page: PageView) -> str:
    """The marks that no blank stands before.

    French puts one before the tall ones, and an unknown language may be French; catalogues put one before
    colons and semicolons, so these count only where other marks are wrong as well.
    """
    marks: str | None = page.memo.get("marks")
    if marks is None:
        if page.language in ("fr", None):
            marks = ".,"
        elif any(_blanks_before(page.whole, ".,")):
            marks = ".,;:!?"
        else:
            marks = ".,!?"
        page.memo["marks"] = marks
    return marks


def _two_marks(text: str) -> Iterator[re.Match[str]]:
    for match in _STOP_AND_MARK.finditer(text):
        if text[match.start() - 1 : match.start()].isalnum() and not _is_on_purpose(text, match):
            yield match


def _blanks_before(text: str, marks: str) -> Iterator[re.Match[str]]:
    for match in _BLANK_BEFORE.finditer(text):
        if match[1] in marks and not _is_on_purpose(text, match):
            yield match


def _is_on_purpose(text: str, match: re.Match[str]) -> bool:
    """A spaced ellipsis, a number or an emoticon: `. . .`, `3 . 5`, ` :)`."""
    around = text[match.start(1) : match.start(1) + 3]
    if around[1:2] == ")" and around[0] in ":;":
        return True
    if _SPACED_ELLIPSIS.search(text, max(0, match.start() - 4), match.end() + 4):
        return True
    return text[match.start() - 1].isdigit() and text[match.end() + 1 : match.end() + 2].isdigit()


def _missing_blanks(text: str) -> Iterator[re.Match[str]]:
    """Stops between two ordinary words: not inside the name of a file, a host or a program."""
    for match in _MISSING_BLANK.finditer(text):
        before = _LAST_WORD.search(text[max(0, match.start() - _LONGEST_WORD) : match.start()])
        if before and _is_word(before[0]) and _is_word(match[1]):
            yield match


def _is_word(word: str) -> bool:
    lower = word.lower().replace("’", "'")
    return lower in entries("words/en") or lower in entries("words/en_dictionary")
