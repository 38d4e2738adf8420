"""Blanks around marks, doubled blanks and marks, missing blanks.

An odd blank is no broken page. Nearly all is put right only on pages that show several such faults; two
blanks behind every full stop are a typist's habit and stay. Marks that cannot stand together (`. ,`,
`. .`) are put right wherever they stand.

>>> from scrubber import clean
>>> clean("The areas , he said, are far behind. , said the report . Nobody came .")
'The areas, he said, are far behind, said the report. Nobody came.'
>>> clean("He typed so.  And so.  Use .gitignore or wait . . . then")
'He typed so.  And so.  Use .gitignore or wait . . . then'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrubber.document import Edit
from scrubber.lexicons import entries
from scrubber.model.capitals import function_words
from scrubber.model.faults import (
    FEW,
    HINT,
    LIKELY,
    SHORT,
    SURE,
    Fault,
    Finder,
    is_broken_by,
    is_word,
    last_word,
    weights_of,
)
from scrubber.stage import PageView, text_stage

# The patterns begin with a mark and look behind for the blank: a text has far fewer marks than blanks.
# Behind a mark that ends something is white space, a closing mark or nothing; a word is for a second look.
_BLANK_BEFORE = re.compile(r"([.,;:!?])(?<=[\w)\]”\"’'%] .)(?:(?=[\s)\]”\"’]|$)|(?=(e\.g|i\.e|[^\W\d_]+)))")
_SPACED_ELLIPSIS = re.compile(r"\.[ ]\.[ ]\.")
_STOP_AND_MARK = re.compile(r"\. ([,.;])(?![-.\w)]| [.])")
_DOUBLED_MARK = re.compile(r"[,;!?.](?:(?<=[,;]),|(?<=[!?.])\.)(?<=[a-z)\]\d]..)(?!\.)(?=\s|$|[a-z])")
_DOTTED_NAME = re.compile(r"\.(?<=\w \.)(?:[A-Z]{2}|[a-z])")
_TWO_DOTS_GO_ON = re.compile(r"\.\.(?<=\w..)[ ]?[a-z]")
_DOUBLED_BLANKS = re.compile(
    r"  (?<=[^\s.!?:|>]  )(?<!^[-+•*·▪◦‣●○■–]  )[ ]{0,2}(?=[^\W\d]|[\"'“‘(])", re.M
)  # before a number: a column; behind a bullet: its indent
_LINE_AROUND = 200  # characters of a line that are looked at
_AFTER_SENTENCE = re.compile(r"[.!?:]['\")”’]?[ ]{2}(?=\S)")
_ONE_BLANK = re.compile(r"[.!?:]['\")”’]?[ ](?=[^\s.])")
_WIDE = re.compile(r"\S   +\S")
_WIDE_GAP = re.compile(r"   (?<=[a-z][.!?]   )[ ]?(?=[A-Z\"“])")
_BLANK_AND_TAB = re.compile(r"(?: \t|\t )[ ]?(?<=[a-z,.!?]\s\s)(?=[^\W\d_]|[\"“])")
_QUOTES = re.compile(r"\"([^\"\n]{3,600})\"|“([^“”„\n]{3,600})”")
_LETTERS = re.compile(r"[A-Za-z]+")
_TIGHT_STOP = re.compile(r"[.!?]\)?(?=\(?([A-Z][a-z]*)(?:[ ,;:]|['’][a-z]))")
_TIGHT_COMMA = re.compile(r",(?=([a-z]+)(?: |[.!?](?:\s|$))|(?:e\.g|i\.e)\.)")
_SENTENCE_END = re.compile(r"[.!?][\"”)]?(?:\s|$)")
_LAST_WORD = re.compile(r"(?<![\w./@-])[A-Za-z][a-z]+(?:['’][a-z]+)?$")
_LAST_AFTER_BLANK = re.compile(r"(?<!\S)[A-Za-z][a-z]+$")
_LAST_LETTERS = re.compile(r"[^\W_]+$")
_LETTERS_AND_STOPS = re.compile(r"(?:[^\W\d_]\.){2,}")
_LONGEST_ABBREVIATION = 12
_CALL = re.compile(r"(?<=[a-z])\.[A-Z]\w{0,40}\(")  # `os.Create(name)`
_LONGEST_SENTENCE = 300
_CODE_NEAR, _NEAR = (
    re.compile(r"[{}=<>\\]|\bU\+[0-9A-F]{4}"),
    40,
)  # what no prose has near a mark: `price : "$1" , x = 2`
_LINE = 50  # characters of a line of verse

_UNFINISHED = frozenset("a an and as by for if is of or than the use using with".split())  # no sentence ends in one

# What a text must hold one of to have a fault, in one pass over its marks: that is all that a clean text costs.
_SIGN = re.compile(
    r"[.,;:!?()\"“”'’](?:(?<= [.,;:!?)”])(?!\.\.)|(?<=[(“])[ ]|(?<=[a-z)\d][.!?])\)?\(?[A-Z][a-z]*[ ,;:'’]"
    r"|(?<=,)(?:[a-z]|[\"“][A-Za-z])|(?<=[,;]),|(?<=[!?.])\.(?<!\.\.\.)(?!\.)|(?<=\")(?<!\S\")[ ]"
    r"|(?<=[.,!?][\"”])[A-Za-z]|(?<=[A-Za-z] ['’])(?:s|t|re|ve|ll|d|m)(?![\w'’-]))"
)


def _may_be_broken(text: str) -> bool:
    return "  " in text or "\t" in text or _SIGN.search(text) is not None


@text_stage("spacing", trigger=_may_be_broken, signs="spacing")
def mend_spacing(text: str, page: PageView) -> Iterator[Edit]:
    """Puts right blanks around marks, doubled blanks and marks, missing blanks."""
    finders: tuple[Finder, ...] | None = page.memo.get("spacing")
    if finders is None:
        finders = page.memo["spacing"] = _finders(page)
    for find in finders:
        for fault in find(text, page):
            yield Edit(*fault[:4])


def _finders(page: PageView) -> tuple[Finder, ...]:
    """Those whose faults the page shows often enough to be mended."""
    words, text = page.blanks, page.signed("spacing")

    def several(few: int, *finders: Finder) -> bool:
        return sum(weight > HINT for weight in weights_of(finders, page, text)) >= min(FEW, few)

    broken = is_broken_by(_ODD, page, text)
    doubled = broken and several(1 + words // SHORT, _doubled_marks)
    missing = several(2 + words // (2 * SHORT), *_MISSING)
    return (
        *(_ODD if broken else (_stops_and_marks,)),
        *((_doubled_marks,) if doubled else ()),
        *(_MISSING if missing else (_tight_stops,) if broken else ()),
    )


class _Habits(NamedTuple):
    """What the writer of the page does on purpose."""

    marks: str  # those that no blank stands before
    gaps: bool  # two blanks behind every full stop, as typists are taught
    dotted_names: bool  # `.NET`, `.txt`
    two_dots: bool  # `well.. perhaps`
    calls: bool  # `os.Create(name)`, so that `os.Create` is a name too


def _habits(page: PageView) -> _Habits:
    habits: _Habits | None = page.memo.get("habits")
    if habits is None:
        text = page.signed("spacing")
        # French puts a blank before the tall marks, and an unknown language may be French; catalogues put one
        # before colons and semicolons, so these count only where other marks are wrong as well.
        if page.language in ("fr", None):
            marks = ".,"
        else:
            wrong = any(match[1] in ".," and _ends_something(match, text) for match in _BLANK_BEFORE.finditer(text))
            marks = ".,;:!?" if wrong else ".,!?"
        # Two blanks behind a stop are a slip only where nearly all stops have one.
        gaps = "  " in text and len(_AFTER_SENTENCE.findall(text)) * 5 > len(_ONE_BLANK.findall(page.whole))
        habits = page.memo["habits"] = _Habits(
            marks,
            gaps,
            _DOTTED_NAME.search(text) is not None,
            _TWO_DOTS_GO_ON.search(text) is not None,
            _CALL.search(text) is not None,
        )
    return habits


def _blanks_before(text: str, page: PageView) -> Iterator[Fault]:
    """`the areas , he said` and `the areas ,he said`."""
    for match in _BLANK_BEFORE.finditer(text):
        mark, at = match[1], match.start()
        if mark not in _habits(page).marks or _CODE_NEAR.search(text, max(0, at - _NEAR), at + _NEAR):
            continue
        if match[2] is None:
            if _ends_something(match, text):
                yield Fault(at - 1, at, "", "blank before a mark", SURE if mark in ".," else LIKELY)
        elif (
            weight := _on_wrong_side(mark, last_word(_LAST_LETTERS, text, at - 1), match[2], _habits(page).dotted_names)
        ) is not None:
            yield Fault(at - 1, at + 1, f"{mark} ", "blank on the wrong side of a mark", weight)


def _ends_something(match: re.Match[str], text: str) -> bool:
    """Whether the mark is no part of a spaced ellipsis, a number or an emoticon: `. . .`, `3 . 5`, ` :)`."""
    at = match.start()
    if match[2] is not None or (match[1] in ":;" and text[at + 1 : at + 2] == ")"):
        return False
    if text[at : at + 3] == ". /" or (match[1] == ";" and text[at - 2] in "\"'"):  # `COPY . /srv`, `import "x" ;`
        return False
    if match[1] in "?!" and last_word(_LAST_LETTERS, text, at - 1).lower() in _UNFINISHED:  # `replaced with ? where`
        return False
    if _SPACED_ELLIPSIS.search(text, max(0, at - 5), at + 5):
        return False
    return not (text[at - 2].isdigit() and text[at + 2 : at + 3].isdigit())


def _on_wrong_side(mark: str, before: str, behind: str, dotted: bool) -> int | None:
    """What a mark right before a word tells, None if it is no fault: `.NET`, `the .Text property`, `a ,b`."""
    if (len(before) == 1 and before.isalpha()) or (len(behind) == 1 and behind not in "aAI"):
        return None
    sure = behind.lower() in function_words() or "." in behind
    if mark == ",":
        return SURE if sure else LIKELY
    if mark == ";" and behind.islower() and is_word(behind):
        return LIKELY
    if mark in ":;" or before.lower() in function_words() or not is_word(behind):
        return None
    if behind != behind.capitalize() or behind == "Net":
        return None
    return SURE if sure else None if dotted else HINT


def _stops_and_marks(text: str, page: PageView) -> Iterator[Fault]:
    """`far behind. , he said`, and `pears, plums, etc. , he said`, where the stop belongs to the word."""
    for match in _STOP_AND_MARK.finditer(text):
        at, end = match.span()
        if match[1] != "." and _is_abbreviation(text, at):
            yield Fault(at + 1, end - 1, "", "blank before a mark", SURE)
            continue
        number = text[at - 1 : at].isdigit() and text[end + 1 : end + 2].isdigit()
        if text[at - 1 : at].isalnum() and not number and not _SPACED_ELLIPSIS.search(text, max(0, at - 4), end + 4):
            yield Fault(at, end, match[1], "two marks", SURE)


def _is_abbreviation(text: str, at: int) -> bool:
    """Whether the stop at `at` belongs to the word before it: `etc.`, `e.g.`, `U.S.`."""
    word = text[max(0, at - _LONGEST_ABBREVIATION) : at + 1].split()[-1].lstrip("([\"'“‘")
    return word in entries("abbreviations") or _LETTERS_AND_STOPS.fullmatch(word) is not None


def _doubled_marks(text: str, page: PageView) -> Iterator[Fault]:
    """`his orders,, and`, `they came.. Then`, `it was over!. Then`, but `well.. perhaps` and `Yahoo!.`."""
    for match in _DOUBLED_MARK.finditer(text):
        start, end = match.span()
        tight = text[end : end + 1].isalpha()
        if match[0] in ("!.", "?.", "..") and (tight or text[end : end + 2].strip().islower()):
            continue
        if (match[0] == ".." and _habits(page).two_dots) or (
            match[0] == "!." and last_word(_LAST_LETTERS, text, start).istitle()
        ):
            continue
        yield Fault(start + 1, end, " " if tight else "", "doubled marks", LIKELY)


def _doubled_blanks(text: str, page: PageView) -> Iterator[Fault]:
    """`the areas  are`, but no columns: `Mode  UID     Age`."""
    if "  " in text:
        wide = _WIDE.search(text) is not None
        for match in _DOUBLED_BLANKS.finditer(text):
            if wide and _is_column(text, match.end()):
                continue
            verse = _is_short_line(text, *match.span())
            yield Fault(*match.span(), " ", "doubled blanks", HINT if verse else LIKELY)
        for match in _AFTER_SENTENCE.finditer(text) if not _habits(page).gaps else ():
            yield Fault(match.end() - 1, match.end(), "", "doubled blanks", HINT)
        for match in _WIDE_GAP.finditer(text) if not _habits(page).gaps else ():
            yield Fault(*match.span(), " ", "doubled blanks", HINT)
    one_tab = text.count("\t") == 1 and _SENTENCE_END.search(text)  # else it may be a table
    for match in _BLANK_AND_TAB.finditer(text) if one_tab else ():
        yield Fault(*match.span(), " ", "blank and tab", HINT)


def _is_column(text: str, end: int) -> bool:
    """Whether the line goes on to no end of a sentence, as in tables, which have wider gaps in this line or another."""
    stop = text.find("\n", end, end + _LINE_AROUND)
    if stop < 0:
        stop = len(text)
    return stop <= end + _LINE_AROUND and _SENTENCE_END.search(text, max(end, stop - 3), stop) is None


def _is_short_line(text: str, start: int, end: int) -> bool:
    """Whether the line around is one of verse, where gaps may be meant."""
    before, behind = text[max(0, start - _LINE) : start].rpartition("\n"), text[end : end + _LINE].partition("\n")
    ends = bool(behind[1]) or end + _LINE >= len(text)
    begins = bool(before[1]) or start <= _LINE
    return begins and ends and len(before[2]) + len(behind[0]) < _LINE


def _tight_stops(text: str, page: PageView) -> Iterator[Fault]:
    """Stops between two words, or before a function word: not in the name of a file, a host or a program."""
    for match in _TIGHT_STOP.finditer(text):
        before, at = last_word(_LAST_WORD, text, match.start()), match.end()
        opens = (match[1].lower() in function_words() or match[1] == "I") and text[
            match.end(1) + 1 : match.end(1) + 2
        ].islower()
        opens = opens and text[match.start() - 1 : match.start()].islower()
        a_name = _habits(page).calls and not before.istitle()
        if opens or (is_word(before) and is_word(match[1]) and not a_name):
            weight = HINT if before.istitle() else LIKELY  # `System.In` may be a name
            yield Fault(at, at, " ", "missing blank after a stop", weight)


def _tight_commas(text: str, page: PageView) -> Iterator[Fault]:
    """`milk,butter and`: in a sentence, not in a list of keywords or a table."""
    for match in _TIGHT_COMMA.finditer(text):
        at = match.end()
        before = last_word(_LAST_AFTER_BLANK, text, at - 1)
        ordinary = not match[1] or match[1] in function_words() or (is_word(before) and is_word(match[1]))
        goes_on = text[at : at + _LONGEST_SENTENCE].split("\n", 1)[0]
        if before and ordinary and _SENTENCE_END.search(goes_on):
            yield Fault(at, at, " ", "missing blank after a comma", LIKELY)


def _tight_quotes(text: str, page: PageView) -> Iterator[Fault]:
    """`his own vote,"with regret,"and went`."""
    for match in _QUOTES.finditer(text):
        (start, end), inner = match.span(), match[1] or match[2]
        tight = text[start - 1 : start] == "," and inner[0].isalpha()
        tight = tight and is_word(last_word(_LAST_AFTER_BLANK, text, start - 1))
        if tight:
            yield Fault(start, start, " ", "missing blank at a quotation mark", LIKELY)
        behind = _LETTERS.match(text, end)
        if behind and inner[-1] in ".,!?" and is_word(behind[0]) and (tight or not text[start - 1 : start].strip()):
            yield Fault(end, end, " ", "missing blank at a quotation mark", LIKELY)


# Kinds of fault that speak for each other.
_ODD: tuple[Finder, ...] = (_stops_and_marks, _blanks_before, _doubled_blanks)
_MISSING: tuple[Finder, ...] = (_tight_stops, _tight_commas, _tight_quotes)
