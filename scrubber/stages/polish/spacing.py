"""Blanks around marks, in brackets and quotations, doubled blanks and marks, words broken at line ends.

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
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from scrubber.document import Edit
from scrubber.lexicons import entries, lexicon
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
    r"  (?<=[^\s.!?:|]  )(?<!^[-+>]  )[ ]{0,2}(?=[^\W\d]|[\"'“‘(])"
)  # before a number: a column
_AFTER_SENTENCE = re.compile(r"[.!?:]['\")”’]?[ ]{2}(?=\S)")
_ONE_BLANK = re.compile(r"[.!?:]['\")”’]?[ ](?=[^\s.])")
_WIDE_GAP = re.compile(r"   (?<=[a-z][.!?]   )[ ]?(?=[A-Z\"“])")
_BLANK_AND_TAB = re.compile(r"(?: \t|\t )[ ]?(?<=[a-z,.!?]\s\s)(?=[^\W\d_]|[\"“])")
_BRACKETS = re.compile(r"\((?<!\S\()([^()\n]{3,300})\)(?!\w)")
_QUOTES = re.compile(r"\"([^\"\n]{3,600})\"|“([^“”„\n]{3,600})”")
_BLANK_IN_QUOTES = re.compile(r"[\"“”](?:(?<!\S\")(?<=\")[ ]|(?<=“)[ ]|(?<=[ ]”))")
_CODE_MARK = re.compile(r"[=<>{}\[\]|+*/\\^$#&_~`;]")
_LETTERS = re.compile(r"[A-Za-z]+")
_APOSTROPHE = re.compile(r"['’](?<=[A-Za-z] .)(s|t|re|ve|ll|d|m)(?![\w'’-])")
_BROKEN_WORD = re.compile(r"-(?<=[a-z]-)(?:[ ]?\n[ ]{0,8}|[ ])([a-z]{2,20})(?![\w'’-])")
_HYPHENATED = re.compile(r"(?<![a-z])[a-z]{1,30}-[a-z]{2,30}")
_TIGHT_STOP = re.compile(r"[.!?]\)?(?=\(?([A-Z][a-z]*)(?:[ ,;:]|['’][a-z]))")
_TIGHT_COMMA = re.compile(r",(?=([a-z]+)(?: |[.!?](?:\s|$))|(?:e\.g|i\.e)\.)")
_SENTENCE_END = re.compile(r"[.!?][\"”)]?(?:\s|$)")
_LAST_WORD = re.compile(r"(?<![\w./@-])[A-Za-z][a-z]+(?:['’][a-z]+)?$")
_LAST_AFTER_BLANK = re.compile(r"(?<!\S)[A-Za-z][a-z]+$")
_LAST_LETTERS = re.compile(r"[^\W_]+$")
_LONGEST_WORD, _LONGEST_SENTENCE = 30, 300

# What a text must hold one of to have a fault, in one pass over its marks: that is all that a clean text costs.
_SIGN = re.compile(
    r"[.,;:!?()\"“”'’](?:(?<= [.,;:!?)”])(?!\.\.)|(?<=[(“])[ ]|(?<=[a-z)\d][.!?])\)?\(?[A-Z][a-z]*[ ,;:'’]"
    r"|(?<=,)(?:[a-z]|[\"“][A-Za-z])|(?<=[,;]),|(?<=[!?.])\.(?<!\.\.\.)(?!\.)|(?<=\")(?<!\S\")[ ]"
    r"|(?<=[.,!?][\"”])[A-Za-z]|(?<=[A-Za-z] ['’])(?:s|t|re|ve|ll|d|m)(?![\w'’-]))"
)

# How many faults make a page broken. Set on held-in folds of the dirty and of the untouched texts of
# the development data: a broken one has eight and more in 600 words, clean pages one or two by chance.
_FEW = 3
_WORDS_PER_FAULT = 250
_AROUND = 12  # characters before and behind a fault that tell it from another
_SHORT = 60  # words: a text of fewer shows with one fault what a longer one shows with two or three

# What a fault tells of its page: nothing (it is mended where others tell), something, or much.
_HINT, _LIKELY, _SURE = range(3)


class _Fault(NamedTuple):
    start: int
    end: int
    text: str
    rule: str
    weight: int


_Finder = Callable[[str, PageView], Iterator[_Fault]]


def _may_be_broken(text: str) -> bool:
    return "  " in text or "\t" in text or _SIGN.search(text) is not None or _BROKEN_WORD.search(text) is not None


@text_stage("spacing", trigger=_may_be_broken)
def mend_spacing(text: str, page: PageView) -> Iterator[Edit]:
    """Puts right blanks around marks, doubled blanks and marks, missing blanks, broken words."""
    finders: tuple[_Finder, ...] | None = page.memo.get("finders")
    if finders is None:
        finders = page.memo["finders"] = _finders(page)
    for find in finders:
        for fault in find(text, page):
            yield Edit(*fault[:4])


def _finders(page: PageView) -> tuple[_Finder, ...]:
    """Those whose faults the page shows often enough to be mended."""
    words = page.whole.count(" ")

    def enough(*finders: _Finder) -> bool:
        weights = _weights(finders, page)
        sure, least = weights.count(_SURE), max(_FEW, words // _WORDS_PER_FAULT)
        if sure >= 1 + words // _SHORT:
            least = min(least, sure)
        return sum(weight > _HINT for weight in weights) >= least

    def several(few: int, *finders: _Finder) -> bool:
        return sum(weight > _HINT for weight in _weights(finders, page)) >= min(_FEW, few)

    broken = enough(*_ODD)
    doubled = broken and several(1 + words // _SHORT, _doubled_marks)
    missing = several(2 + words // (2 * _SHORT), *_MISSING)
    return (
        *(_ODD if broken else (_stops_and_marks,)),
        *((_doubled_marks,) if doubled else ()),
        *(_TORN if enough(*_TORN) else ()),
        *(_MISSING if missing else (_tight_stops,) if broken else ()),
        *((_broken_words,) if _weights((_broken_words,), page).count(_SURE) > 1 else ()),
    )


def _weights(finders: tuple[_Finder, ...], page: PageView) -> list[int]:
    """What each fault of the page tells. One that stands on it several times over counts once."""
    text = page.whole
    weights: dict[str, int] = {}
    for find in finders:
        for fault in find(text, page):
            around = text[max(0, fault.start - _AROUND) : fault.end + _AROUND]
            weights[around] = max(fault.weight, weights.get(around, _HINT))
    return list(weights.values())


class _Habits(NamedTuple):
    """What the writer of the page does on purpose."""

    marks: str  # those that no blank stands before
    gaps: bool  # two blanks behind every full stop, as typists are taught
    dotted_names: bool  # `.NET`, `.txt`
    two_dots: bool  # `well.. perhaps`
    old_contractions: bool  # `did n't`, as books were set once


def _habits(page: PageView) -> _Habits:
    habits: _Habits | None = page.memo.get("habits")
    if habits is None:
        text = page.whole
        # French puts a blank before the tall marks, and an unknown language may be French; catalogues put one
        # before colons and semicolons, so these count only where other marks are wrong as well.
        if page.language in ("fr", None):
            marks = ".,"
        else:
            wrong = any(match[1] in ".," and _ends_something(match, text) for match in _BLANK_BEFORE.finditer(text))
            marks = ".,;:!?" if wrong else ".,!?"
        # Two blanks behind a stop are a slip only where nearly all stops have one.
        gaps = len(_AFTER_SENTENCE.findall(text)) * 5 > len(_ONE_BLANK.findall(text)) if "  " in text else False
        habits = page.memo["habits"] = _Habits(
            marks,
            gaps,
            _DOTTED_NAME.search(text) is not None,
            _TWO_DOTS_GO_ON.search(text) is not None,
            " n't" in text or " n’t" in text,
        )
    return habits


def _blanks_before(text: str, page: PageView) -> Iterator[_Fault]:
    """`the areas , he said` and `the areas ,he said`."""
    for match in _BLANK_BEFORE.finditer(text):
        mark, at = match[1], match.start()
        if mark not in _habits(page).marks:
            continue
        if match[2] is None:
            if _ends_something(match, text):
                yield _Fault(at - 1, at, "", "blank before a mark", _SURE if mark in ".," else _LIKELY)
        elif (
            weight := _on_wrong_side(mark, _last(_LAST_LETTERS, text, at - 1), match[2], _habits(page).dotted_names)
        ) is not None:
            yield _Fault(at - 1, at + 1, f"{mark} ", "blank on the wrong side of a mark", weight)


def _ends_something(match: re.Match[str], text: str) -> bool:
    """Whether the mark is no part of a spaced ellipsis, a number or an emoticon: `. . .`, `3 . 5`, ` :)`."""
    at = match.start()
    if match[2] is not None or (match[1] in ":;" and text[at + 1 : at + 2] == ")"):
        return False
    if _SPACED_ELLIPSIS.search(text, max(0, at - 5), at + 5):
        return False
    return not (text[at - 2].isdigit() and text[at + 2 : at + 3].isdigit())


def _on_wrong_side(mark: str, before: str, behind: str, dotted: bool) -> int | None:
    """What a mark right before a word tells, None if it is no fault: `.NET`, `the .Text property`, `a ,b`."""
    if (len(before) == 1 and before.isalpha()) or (len(behind) == 1 and behind not in "aAI"):
        return None
    sure = behind.lower() in _function_words() or "." in behind
    if mark == ",":
        return _SURE if sure else _LIKELY
    if mark == ";" and behind.islower() and _is_word(behind):
        return _LIKELY
    if mark in ":;" or before.lower() in _function_words() or not _is_word(behind):
        return None
    if behind != behind.capitalize() or behind == "Net":
        return None
    return _SURE if sure else None if dotted else _HINT


def _stops_and_marks(text: str, page: PageView) -> Iterator[_Fault]:
    """`far behind. , he said`."""
    for match in _STOP_AND_MARK.finditer(text):
        at, end = match.span()
        number = text[at - 1 : at].isdigit() and text[end + 1 : end + 2].isdigit()
        if text[at - 1 : at].isalnum() and not number and not _SPACED_ELLIPSIS.search(text, max(0, at - 4), end + 4):
            yield _Fault(at, end, match[1], "two marks", _SURE)


def _doubled_marks(text: str, page: PageView) -> Iterator[_Fault]:
    """`his orders,, and`, `they came.. Then`, `it was over!. Then`, but `well.. perhaps` and `Yahoo!.`."""
    for match in _DOUBLED_MARK.finditer(text):
        start, end = match.span()
        tight = text[end : end + 1].isalpha()
        if match[0] in ("!.", "?.", "..") and (tight or text[end : end + 2].strip().islower()):
            continue
        if (match[0] == ".." and _habits(page).two_dots) or (
            match[0] == "!." and _last(_LAST_LETTERS, text, start).istitle()
        ):
            continue
        yield _Fault(start + 1, end, " " if tight else "", "doubled marks", _LIKELY)


def _doubled_blanks(text: str, page: PageView) -> Iterator[_Fault]:
    if "  " in text:
        for match in _DOUBLED_BLANKS.finditer(text):
            yield _Fault(*match.span(), " ", "doubled blanks", _LIKELY)
        for match in _AFTER_SENTENCE.finditer(text) if not _habits(page).gaps else ():
            yield _Fault(match.end() - 1, match.end(), "", "doubled blanks", _HINT)
        for match in _WIDE_GAP.finditer(text) if not _habits(page).gaps else ():
            yield _Fault(*match.span(), " ", "doubled blanks", _HINT)
    one_tab = text.count("\t") == 1 and _SENTENCE_END.search(text)  # else it may be a table
    for match in _BLANK_AND_TAB.finditer(text) if one_tab else ():
        yield _Fault(*match.span(), " ", "blank and tab", _HINT)


def _inner_blanks(text: str, page: PageView) -> Iterator[_Fault]:
    """`( five in the short game )` and `“ We were lucky, ”`, but no code; French sets quotations so."""
    if "( " in text or " )" in text:
        for match in _BRACKETS.finditer(text):
            yield from _blanks_inside(match.start(1), match[1], page, "blank inside brackets")
    if page.language in ("fr", None) or not _BLANK_IN_QUOTES.search(text):
        return
    for match in _QUOTES.finditer(text):
        inner = match[1] or match[2]
        if match[2] or (inner[0] == inner[-1] == " " and not text[: match.start()][-1:].strip(" \n(")):
            yield from _blanks_inside(match.start() + 1, inner, page, "blank inside quotation marks")


def _blanks_inside(start: int, inner: str, page: PageView, rule: str) -> Iterator[_Fault]:
    """A blank at one end may be a slip; blanks at both ends of several words are a fault."""
    end, both = start + len(inner), inner[0] == inner[-1] == " "
    if " " not in (inner[0], inner[-1]) or _CODE_MARK.search(inner):
        return
    if sum(map(_is_word, _LETTERS.findall(inner))) < 2 or page.is_about_markup:
        return
    if inner[0] == " " and inner[1] != " ":
        yield _Fault(start, start + 1, "", rule, _SURE if both else _LIKELY)
    if inner[-1] == " " and inner[-2] != " ":
        yield _Fault(end - 1, end, "", rule, _HINT if both else _LIKELY)


def _torn_apostrophes(text: str, page: PageView) -> Iterator[_Fault]:
    """`Don 't`, `it 's`, and where the page has more of it `the cook 's hands`."""
    for match in _APOSTROPHE.finditer(text) if page.language in ("en", None) else ():
        at = match.start()
        before = _last(_LAST_LETTERS, text, at - 1).lower()
        sure = f"{before}'{match[1]}" in entries("contractions")
        noun = match[1] == "s" and len(before) > 1 and before not in _function_words()
        if (sure or noun) and not _habits(page).old_contractions:
            yield _Fault(at - 1, at, "", "torn apostrophe", _SURE if sure else _LIKELY)


def _broken_words(text: str, page: PageView) -> Iterator[_Fault]:
    """`the commit-\\ntee`; where the halves are words as well (`over-\\nall`), it tells nothing."""
    hyphenated: set[str] | None = page.memo.get("hyphenated")
    for match in _BROKEN_WORD.finditer(text):
        if hyphenated is None:
            hyphenated = page.memo["hyphenated"] = set(_HYPHENATED.findall(page.lowered))
        first, second = _last(_LAST_WORD, text, match.start()), match[1]
        if not first or second in _function_words():  # `long- and short-term`
            continue
        halves = _is_word(first) and _is_word(second)
        if not _is_word(first + second) and (halves or (first + second).lower() not in _written_with_capital()):
            continue
        if f"{first}-{second}".lower() not in hyphenated:
            yield _Fault(match.start(), match.start(1), "", "word broken at a line end", _HINT if halves else _SURE)


def _tight_stops(text: str, page: PageView) -> Iterator[_Fault]:
    """Stops between two words, or before a function word: not in the name of a file, a host or a program."""
    for match in _TIGHT_STOP.finditer(text):
        before, at = _last(_LAST_WORD, text, match.start()), match.end()
        opens = match[1].lower() in _function_words() and text[match.end(1) + 1 : match.end(1) + 2].islower()
        if (_is_word(before) and _is_word(match[1])) or (opens and text[match.start() - 1 : match.start()].islower()):
            weight = _HINT if before.istitle() else _LIKELY  # `System.In` may be a name
            yield _Fault(at, at, " ", "missing blank after a stop", weight)


def _tight_commas(text: str, page: PageView) -> Iterator[_Fault]:
    """`milk,butter and`: in a sentence, not in a list of keywords or a table."""
    for match in _TIGHT_COMMA.finditer(text):
        at = match.end()
        before = _last(_LAST_AFTER_BLANK, text, at - 1)
        ordinary = not match[1] or match[1] in _function_words() or (_is_word(before) and _is_word(match[1]))
        goes_on = text[at : at + _LONGEST_SENTENCE].split("\n", 1)[0]
        if before and ordinary and _SENTENCE_END.search(goes_on):
            yield _Fault(at, at, " ", "missing blank after a comma", _LIKELY)


def _tight_quotes(text: str, page: PageView) -> Iterator[_Fault]:
    """`his own vote,"with regret,"and went`."""
    for match in _QUOTES.finditer(text):
        (start, end), inner = match.span(), match[1] or match[2]
        tight = text[start - 1 : start] == "," and inner[0].isalpha()
        tight = tight and _is_word(_last(_LAST_AFTER_BLANK, text, start - 1))
        if tight:
            yield _Fault(start, start, " ", "missing blank at a quotation mark", _LIKELY)
        behind = _LETTERS.match(text, end)
        if behind and inner[-1] in ".,!?" and _is_word(behind[0]) and (tight or not text[start - 1 : start].strip()):
            yield _Fault(end, end, " ", "missing blank at a quotation mark", _LIKELY)


# Kinds of fault that speak for each other.
_ODD: tuple[_Finder, ...] = (_stops_and_marks, _blanks_before, _doubled_blanks)
_TORN: tuple[_Finder, ...] = (_inner_blanks, _torn_apostrophes)
_MISSING: tuple[_Finder, ...] = (_tight_stops, _tight_commas, _tight_quotes)


def _last(pattern: re.Pattern[str], text: str, end: int) -> str:
    """The word that ends at `end`."""
    found = pattern.search(text[max(0, end - _LONGEST_WORD) : end])
    return found[0] if found else ""


def _is_word(word: str) -> bool:
    lower = word.lower().replace("’", "'")
    known = lower in entries("words/en") or lower in entries("words/en_dictionary")
    return known or word in entries("words/en_also_names")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon("function_words")["en"])


@cache
def _written_with_capital() -> frozenset[str]:
    """The words of which it is known how often they have a capital, names among them."""
    return frozenset(entry.split(" ", 1)[0] for entry in entries("words/en_capitals"))
