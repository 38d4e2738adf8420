"""Words with a capital that they do not have in a sentence: `access On the Internet`.

First the page is asked whether its casing is broken at all: a clean page has hardly a function word
with a capital between two words without. On a broken page three things are put right: such function
words, ordinary words that stand so among words in lower case, and runs of capitals (`Chose This Option
At The Time`) in the middle of sentences. Headings and lines that are titles keep their capitals, and
so do words that are names, brands or acronyms, or that the lexicon does not know. English only.

>>> from scrubber import clean
>>> clean("He has access On the Internet, and it is full Of news that nobody in The village has read before.")
'He has access on the Internet, and it is full of news that nobody in the village has read before.'
>>> clean("He read The Lord of the Rings on his iPhone in May, and liked it.")
'He read The Lord of the Rings on his iPhone in May, and liked it.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from scrubber.document import Edit
from scrubber.lexicons import entries, lexicon
from scrubber.stage import PageView, text_stage

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s|\n")
# After these a capital proves nothing: a title, a list item, a quotation may begin.
_FREE = re.compile(r"[.!?…:\n\t“\"«‘(\[*•|/–—>-]|(?<!\w)['’]")
_CAPITALISED = re.compile(r"[A-Z][a-z]*(?:['’][a-z]+)?")
_CAPITAL = re.compile(r" ([A-Z][a-z]{0,9})(?= )")
_RUN = re.compile(r" [A-Z][a-z'’]*,?(?: [A-Z][a-z'’]*,?){3}")
TRIGGER = re.compile(r" [A-Z]")

_LONG_RUN = 5  # words with a capital in a row, two of them function words, that no name has
_NO_TITLE = 8  # words from which on a run inside of a sentence is no title
_SMALL_SHARE = 0.15  # of a run must be function words; a list of titles has fewer
_RUN_SHARE = 0.6  # of the words of a run must be ordinary ones
_ENOUGH = 2  # signs of broken casing on a page
_BADLY = 3  # function words among them, from which on a page is badly broken
_WORDS_PER_SIGN = 400
_TITLE_SHARE = 0.7  # of the content words of a line without an end mark have a capital in a title
_MIN_WORDS = 6  # a block with fewer is a title or a label
_IN_NAMES = ("of", "the", "and", "for")
_REVERED = frozenset(("He", "Him", "His", "Himself"))
_DEITIES = ("God", "Lord", "Christ", "Jesus", "Allah")
_NAME_COUNT = 3  # times that a word stands with a capital, and never without: a name of this page


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    first: bool  # of its sentence
    free: bool  # a capital proves nothing here
    capital: bool


@text_stage("casing", trigger=TRIGGER)
def mend_casing(text: str, page: PageView) -> Iterator[Edit]:
    """Gives ordinary words their lower case back where a page's casing is broken."""
    if page.language != "en" or not _signs_on(page).broken:
        return
    tokens = _tokens(text)
    if not _is_prose(text, tokens):
        return
    for i, rule in _wrong(tokens, page, _signs_on(page).badly):
        token = tokens[i]
        yield Edit(token.start, token.end, token.text.lower(), rule)


class _Signs(NamedTuple):
    broken: bool
    badly: bool  # so that a capital proves nothing on the page, not even of a word that may be a name


def _signs_on(page: PageView) -> _Signs:
    """Whether the page shows signs of broken casing, more than the oddities that every page has."""
    signs: _Signs | None = page.memo.get("casing")
    if signs is None:
        alone = runs = words = 0
        for text in page.texts:
            words += text.count(" ") + 1
            if _may_show_signs(text):
                tokens = _tokens(text)
                if _is_prose(text, tokens):
                    wrong = list(_wrong(tokens, None, False))
                    in_runs = {i for i, rule in wrong if rule == "run of capitals"}
                    alone += sum(rule == "function word" for _, rule in wrong)
                    runs += sum(i - 1 not in in_runs for i in in_runs)  # one sign each: it may be a title
        enough = max(_ENOUGH, words // _WORDS_PER_SIGN)
        signs = page.memo["casing"] = _Signs(alone + runs >= enough, alone >= max(_BADLY, 2 * enough - 1))
    return signs


def _may_show_signs(text: str) -> bool:
    """A cheap look, which most blocks are done with: a function word between small ones, or many capitals."""
    capitals = _CAPITAL.findall(text)
    small = _function_capitals()
    if small.isdisjoint(capitals):
        return False
    if len(capitals) >= _LONG_RUN and _RUN.search(text):
        return True
    for match in _CAPITAL.finditer(text, 1):
        before, after = text[match.start() - 1], text[match.end() + 1 : match.end() + 2]
        if match[1] in small and (before.islower() or before == ",") and not after.isupper():
            return True
    return False


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    for match in _WORD.finditer(text):
        between = text[at : match.start()]
        first = not tokens or _SENTENCE_END.search(between) is not None
        free = first or tokens[-1].text.isdigit() or _FREE.search(between) is not None
        tokens.append(_Token(match.start(), match.end(), match[0], first, free, match[0][0].isupper()))
        at = match.end()
    return tokens


def _is_prose(text: str, tokens: list[_Token]) -> bool:
    """Whether a block is sentences, not a title, a label or a row of names."""
    if len(tokens) < _MIN_WORDS:
        return False
    small = sum(not token.capital for token in tokens)
    ends = text.rstrip().endswith((".", "!", "?", ";", ":", "…", "”", '"', ","))
    if not ends:
        content = [token for token in tokens if token.text.lower() not in _function_words()]
        if sum(token.capital for token in content) >= _TITLE_SHARE * len(content):
            return False  # "How to Build a Boat in the Garden"
    # A title has no full stop (a question may be one); a title-cased sentence of some length has.
    return small * 3 >= len(tokens) or (len(tokens) > _MIN_WORDS and text.rstrip().endswith((".", "!", ";")))


def _wrong(tokens: list[_Token], page: PageView | None, badly: bool) -> Iterator[tuple[int, str]]:
    """The tokens whose capital is wrong, with the rule that says so."""
    i = 0
    while i < len(tokens):
        if not tokens[i].capital:
            i += 1
            continue
        end = i + 1
        while end < len(tokens) and (tokens[end].capital or tokens[end].text.isdigit()) and not tokens[end].first:
            end += 1
        yield from _wrong_in_run(tokens, i, end, page, badly)
        i = end


def _wrong_in_run(
    tokens: list[_Token], start: int, end: int, page: PageView | None, badly: bool
) -> Iterator[tuple[int, str]]:
    """The wrong capitals of tokens[start:end], a run of words with one."""
    ordinary = [i for i in range(start, end) if not tokens[i].free and _is_ordinary(tokens[i], page)]
    small = _function_words()
    if end - start == 1:
        if _is_in_name(tokens, start):
            return
        if tokens[start].text in _REVERED and not badly:
            return
        if badly and not tokens[start].free and _is_compound(tokens[start].text):
            ordinary = [start]
        if ordinary and _has_small_neighbours(tokens, start) and (badly or _is_common(tokens[start].text)):
            yield start, ("function word" if tokens[start].text.lower() in small else "ordinary word")
        return
    function_words = sum(tokens[i].text.lower() in small for i in ordinary)
    counted = end - start - tokens[start].free
    if not (badly or tokens[start].first or counted >= _NO_TITLE):
        return  # in the middle of a sentence: "a book called The Man Who Saw Seconds"
    if (
        counted >= _LONG_RUN
        and function_words >= max(2, _SMALL_SHARE * counted)
        and len(ordinary) >= _RUN_SHARE * counted
    ):
        for i in ordinary:
            yield i, "run of capitals"


def _is_common(word: str) -> bool:
    """Whether the word alone, without a run around it, is hardly ever a name: no `Phoenix`, no `Park`."""
    lower = word.lower().replace("’", "'")
    return lower in _function_words() or lower in entries("words/en")


def _is_in_name(tokens: list[_Token], i: int) -> bool:
    """`Republic of Korea`, `Lord of the Rings`: a name goes on over `of`, `of the`, `and`."""
    if i + 2 < len(tokens) and tokens[i + 1].text == "of" and tokens[i + 2].capital:
        return True
    before = i - 1
    while before > 0 and i - before <= 2 and tokens[before].text in _IN_NAMES:
        before -= 1
    return before < i - 1 and tokens[before].capital and not tokens[before].first


def _is_compound(word: str) -> bool:
    """A verb made of two ordinary words that no list has yet: `Livestreaming`. No `Facebook`, no `Beijing`."""
    lower = word.lower()
    if not (lower.endswith("ing") and word[1:].islower()):
        return False
    known = entries("words/en_dictionary")
    return any(lower[:at] in known and lower[at:] in known for at in range(3, len(lower) - 5))


def _has_small_neighbours(tokens: list[_Token], i: int) -> bool:
    before = tokens[i - 1]
    if before.capital and not before.first:
        return False
    return i + 1 == len(tokens) or tokens[i + 1].free or not tokens[i + 1].capital


def _is_ordinary(token: _Token, page: PageView | None) -> bool:
    """Whether the word is one that sentences write in lower case, and (given the page) no name on it."""
    word = token.text
    if _CAPITALISED.fullmatch(word) is None or word == "I" or word.startswith(("I'", "I’")):
        return False
    if word in entries("acronyms_brands"):
        return False
    if word in _REVERED and page is not None and any(page.words[name] for name in _DEITIES):
        return False
    lower = word.lower().replace("’", "'")
    if lower in _function_words():
        return True
    stem = lower.removesuffix("'s")
    if stem not in entries("words/en") and stem not in entries("words/en_dictionary"):
        return False
    return page is None or page.words[word] < _NAME_COUNT or page.words[lower] > 0


@cache
def _function_capitals() -> frozenset[str]:
    return frozenset(word.capitalize() for word in _function_words())


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon("function_words")["en"])
