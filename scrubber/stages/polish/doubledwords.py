"""Words that stand twice in a row where no sentence has them so: `far behind behind the others`, `The the train`.

Function words that cannot meet themselves across a clause, listed by language in the lexicon `never_doubled`. In
English others too, where the clause or the page tells that they are a slip: `had had`, `that that`, `log in in order`
and `very very` are right, and a content word goes (`the council council voted`) only where the page doubles words.

>>> from scrubber import clean
>>> clean("It stood behind behind the the old house that that man had had, and nobody in the town saw it.")
'It stood behind the old house that that man had had, and nobody in the town saw it.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrubber.document import Edit
from scrubber.lexicons import entries, lexicon
from scrubber.stage import PageView, text_stage

_DOUBLED = re.compile(r"(?<![\w'’&/@#-])([^\W\d_]{1,20})[ ](\1)(?![\w'’\"”»-])", re.I)
_SENTENCE_START = re.compile(r"(?:^|[.!?…]['\")”’]?\s|\n)\s*[\"'“‘(]?$")
_NEXT = re.compile(r"[ ]+(\w+)")
_MENTIONED = ("and", "or")  # `the operators and and or`
_GOES_ON = re.compile(r" ?\w")
_BEFORE = 120  # characters: how far back a clause is looked at
_CLAUSE_END = re.compile(r"[.!?;:\n]")
_CONTENT = 4  # letters of a content word
_DOUBLING_PAGE = 3  # doubled words on a page, one of them sure, from which on content words are slips too


def _has_doubled_word(page: PageView) -> bool:
    """Whether a listed word seems to stand twice in a row."""
    return bool(_listed(page)) and not page.neighbours.doubled.isdisjoint((*_listed(page), *_group(page, "may meet")))


@text_stage("doubledwords", gate=_has_doubled_word)
def remove_doubled_words(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out the second of two equal words where it is a slip."""
    if not _listed(page):
        return
    for match in _DOUBLED.finditer(text):
        if _is_sure(match, page) or (page.language == "en" and _is_slip_among_others(match, page)):
            yield Edit(match.end(1), match.end(), "", "doubled word")
        elif page.language == "en" and _is_content(match) and _content_is_doubled_on(page):
            yield Edit(match.end(1), match.end(), "", "doubled content word")


def _is_sure(match: re.Match[str], page: PageView) -> bool:
    """Whether the doubled word is a slip wherever it stands."""
    word, second = match[1], match[2]
    if not second.islower() or _next_word(match) in _MENTIONED:
        return False
    if word in _links("conjunctions") and not _GOES_ON.match(match.string, match.end()):
        return False  # German `rot und blau und und.`
    if word == "for" and _next_word(match).startswith("loop"):  # `checks for for loops`
        return False
    if word != second:  # `The the train`
        return len(word) > 1 and word[1:] == second[1:] and second in _listed(page) and _starts_sentence(match)
    return word in _listed(page) or (word in _group(page, "may meet") and not _may_meet_itself(match))


def _is_slip_among_others(match: re.Match[str], page: PageView) -> bool:
    """Whether the doubled word is a slip on a page that has sure ones."""
    word, after = match[1].lower(), _next_word(match)
    often = word in _group(page, "may meet")
    if not (often or word in _listed(page) or word in _group(page, "among others")) or not _sure_on(page):
        return False
    if not match[1].islower() or len(word) == 1 or after in _MENTIONED or not after[:1].islower():
        return False  # `log on on Monday`; `for For Hire Insurance` has a name
    if match[2] == word:
        return often or not (_opens_clause(match) or after == "order" or _word_before(match) in _links("phrasal"))
    # `at At midnight`, but not `at At the Table`.
    return match[2] == word.capitalize() and after not in lexicon("function_words")["en"]


def _is_content(match: re.Match[str]) -> bool:
    """Whether an ordinary word is doubled as no sentence has it: `the library library and`, not `a red red rose`."""
    word, after = match[1], _next_word(match)
    if word != match[2] or not word.islower() or len(word) < _CONTENT or word in _links("kept"):
        return False
    if word not in entries("words/en") and word not in entries("words/en_dictionary"):
        return False
    small = lexicon("function_words")["en"]
    return word not in small and _word_before(match) in small and (after in small or after.endswith("ed") or not after)


def _content_is_doubled_on(page: PageView) -> bool:
    """Whether doubled words are a fault of the page, and no manner of speaking."""
    found: bool | None = page.memo.get("doubled content words")
    if found is None:
        sure = _sure_on(page)
        matches = (match for text in page.texts for match in _DOUBLED.finditer(text)) if sure else ()
        words = {match[1] for match in matches if _is_content(match)}
        found = page.memo["doubled content words"] = len(sure) + len(words) >= _DOUBLING_PAGE
    return found


def _sure_on(page: PageView) -> frozenset[str]:
    """The words whose doubling on the page is a sure slip."""
    sure: frozenset[str] | None = page.memo.get("doubled words")
    if sure is None:
        matches = (match for text in page.texts for match in _DOUBLED.finditer(text))
        sure = page.memo["doubled words"] = frozenset(match[2] for match in matches if _is_sure(match, page))
    return sure


def _may_meet_itself(match: re.Match[str]) -> bool:
    """`those who could could leave`, `waiting for for years`."""
    return _opens_clause(match) or _word_before(match).endswith(("ing", "ed"))


def _opens_clause(match: re.Match[str]) -> bool:
    """Whether a word that opens a clause stands before in the sentence."""
    return not _links("links").isdisjoint(_words_before(match))


def _starts_sentence(match: re.Match[str]) -> bool:
    return _SENTENCE_START.search(match.string, max(0, match.start() - 8), match.start()) is not None


def _words_before(match: re.Match[str]) -> list[str]:
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    return _CLAUSE_END.split(before)[-1].lower().replace(",", " ").split()


def _word_before(match: re.Match[str]) -> str:
    return (_words_before(match) or [""])[-1]


def _next_word(match: re.Match[str]) -> str:
    """The word behind, in its case; empty where a mark or nothing follows."""
    after = _NEXT.match(match.string, match.end())
    return after[1] if after else ""


def _listed(page: PageView) -> tuple[str, ...]:
    return lexicon("never_doubled").get(page.language or "", ())


def _group(page: PageView, name: str) -> tuple[str, ...]:
    return lexicon("never_doubled").get(f"{page.language} {name}", ())


def _links(name: str) -> frozenset[str]:
    return frozenset(lexicon("never_doubled")[f"en {name}"])
