"""Words with a capital that they do not have in a sentence: `access On the Internet`.

First the page is asked whether its casing is broken at all: a clean page has hardly a function word with a capital
between two words without. On a broken page every capital inside of a sentence is weighed (`scrubber.model.capitals`):
how the word is usually written, what the page does with it elsewhere, how many of the function words around it are
wrong. Headings and titles keep their capitals, except for small words (`of`, `the`) where the page's other titles have
these in lower case; so do names, brands, acronyms, and words that nothing is known of. Where casing is badly broken,
sentences in capitals get their small letters too. English only.

>>> from scrubber import clean
>>> clean("He has access On the Internet, and it is full Of news that nobody in The village has read before.")
'He has access on the Internet, and it is full of news that nobody in the village has read before.'
>>> clean("He read The Lord of the Rings on his iPhone in May, and liked it.")
'He read The Lord of the Rings on his iPhone in May, and liked it.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from scrubber.document import Edit
from scrubber.lexicons import entries
from scrubber.model.capitals import Token, Usage, function_words, tokens_of, wrong_capitals
from scrubber.stage import PageView, text_stage

# A word with a capital between words in lower case. The order of its parts is for speed: blanks are found fast.
_CAPITAL_AMONG_SMALL = re.compile(r" [A-Z](?<=[a-zß-öø-ÿ,] [A-Z])[a-z]{0,9}(?= [^A-Z])")
_RUN = re.compile(r" [A-Z][a-z'’]*,?(?: [A-Z][a-z'’]*,?){4,}")
_END_MARKS = (".", "!", "?", ";", ":", "…", "”", '"', ",")

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
_IN_TITLES = frozenset("a an the of and or to for in on at by with from as".split())
_TITLES = 2  # small words of titles in lower case, from which on that is the page's style
_CAPITALISED = re.compile(r"[A-Z][a-z]*(?:['’][a-z]+)?")


class _Signs(NamedTuple):
    broken: bool
    badly: bool


class _Titles(NamedTuple):
    """The small words inside of the page's titles, by how they are written."""

    small: int
    capital: int


def _is_broken(page: PageView) -> bool:
    return page.language == "en" and _signs_on(page).broken


@text_stage("casing", trigger=re.compile("[A-Z]"), gate=_is_broken)
def mend_casing(text: str, page: PageView) -> Iterator[Edit]:
    """Gives ordinary words their lower case back where a page's casing is broken."""
    if not _is_broken(page):
        return
    tokens = tokens_of(text)
    if _is_prose(text, tokens):
        for i in wrong_capitals(text, tokens, _usage_on(page)):
            token = tokens[i]
            if not (token.text in _REVERED and any(page.words[name] for name in _DEITIES)):
                rule = "function word" if token.lower in function_words() else "ordinary word"
                yield Edit(token.start, token.end, token.text.lower(), rule)
    elif _signs_on(page).badly and _titles_on(page).small >= _TITLES:
        for token in tokens[1:-1]:
            if token.capital and not token.free and token.lower in _IN_TITLES:
                yield Edit(token.start, token.end, token.text.lower(), "small word of a title")


def _usage_on(page: PageView) -> Usage:
    if "usage" not in page.memo:
        blocks = ((text, tokens_of(text)) for text in page.texts)
        page.memo["usage"] = Usage((tokens, _is_prose(text, tokens)) for text, tokens in blocks)
    usage: Usage = page.memo["usage"]
    return usage


def _titles_on(page: PageView) -> _Titles:
    titles: _Titles | None = page.memo.get("titles")
    if titles is None:
        count = [0, 0]
        for text in page.texts:
            tokens = tokens_of(text)
            if not text.rstrip().endswith(_END_MARKS) and not _is_prose(text, tokens):
                for token in tokens[1:-1]:
                    if not token.first and token.lower in _IN_TITLES:
                        count[token.capital] += 1
        titles = page.memo["titles"] = _Titles(*count)
    return titles


def _signs_on(page: PageView) -> _Signs:
    """Whether the page shows signs of broken casing, more than the oddities that every page has."""
    signs: _Signs | None = page.memo.get("casing")
    if signs is None:
        alone = runs = 0
        words = page.whole.count(" ") + len(page.texts)
        for text in dict.fromkeys(page.texts) if _may_show_signs(page.whole) else ():  # copies count once
            if _may_show_signs(text):
                tokens = tokens_of(text)
                if _is_prose(text, tokens):
                    found = list(_signs_in(tokens))
                    runs += found.count(True)
                    alone += found.count(False)
        enough = max(_ENOUGH, words // _WORDS_PER_SIGN)
        signs = page.memo["casing"] = _Signs(alone + runs >= enough, alone >= max(_BADLY, 2 * enough - 1))
    return signs


def _may_show_signs(text: str) -> bool:
    """A cheap look, which most pages are done with: a function word between small ones, or in a run of capitals."""
    small = _function_capitals()
    if any(word[1:] in small for word in _CAPITAL_AMONG_SMALL.findall(text)):
        return True
    return any(not small.isdisjoint(run.replace(",", "").split()) for run in _RUN.findall(text))


def _is_prose(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a block is sentences, not a title, a label or a row of names."""
    if len(tokens) < _MIN_WORDS:
        return False
    small = sum(not token.capital for token in tokens)
    if not text.rstrip().endswith(_END_MARKS):
        content = [token for token in tokens if token.lower not in function_words()]
        if sum(token.capital for token in content) >= _TITLE_SHARE * len(content):
            return False  # "How to Build a Boat in the Garden"
    # A title has no full stop (a question may be one); a title-cased sentence of some length has.
    return small * 3 >= len(tokens) or (len(tokens) > _MIN_WORDS and text.rstrip().endswith((".", "!", ";")))


def _signs_in(tokens: Sequence[Token]) -> Iterator[bool]:
    """The signs of broken casing in a block: True for a run of capitals that is no name, False for a function word."""
    i = 0
    while i < len(tokens):
        if not tokens[i].capital:
            i += 1
            continue
        end = i + 1
        while end < len(tokens) and (tokens[end].capital or tokens[end].text.isdigit()) and not tokens[end].first:
            end += 1
        if end - i == 1:
            if _is_wrong_alone(tokens, i):
                yield False
        elif _is_wrong_run(tokens, i, end):
            yield True
        i = end


def _is_wrong_alone(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.free or not _is_ordinary(token) or token.lower not in function_words() or token.text in _REVERED:
        return False
    return not _is_in_name(tokens, i) and _has_small_neighbours(tokens, i)


def _is_wrong_run(tokens: Sequence[Token], start: int, end: int) -> bool:
    counted = end - start - tokens[start].free
    first, behind = start, end
    while not tokens[first].first:
        first -= 1
    while behind < len(tokens) and not tokens[behind].first:
        behind += 1
    if end - start < _RUN_SHARE * (behind - first):
        return False  # "The best thing about The Clock That Would Not Sell is the clock."
    if counted < _LONG_RUN or not (tokens[start].first or counted >= _NO_TITLE):
        return False  # in the middle of a sentence: "a book called The Man Who Saw Seconds"
    ordinary = [token for token in tokens[start:end] if not token.free and _is_ordinary(token)]
    small = sum(token.lower in function_words() for token in ordinary)
    return small >= max(2, _SMALL_SHARE * counted) and len(ordinary) >= _RUN_SHARE * counted


def _is_in_name(tokens: Sequence[Token], i: int) -> bool:
    """`Republic of Korea`, `Lord of the Rings`: a name goes on over `of`, `of the`, `and`."""
    if i + 2 < len(tokens) and tokens[i + 1].text == "of" and tokens[i + 2].capital:
        return True
    before = i - 1
    while before > 0 and i - before <= 2 and tokens[before].text in _IN_NAMES:
        before -= 1
    return before < i - 1 and tokens[before].capital and not tokens[before].first


def _has_small_neighbours(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1]
    if before.capital and not before.first:
        return False
    return i + 1 == len(tokens) or tokens[i + 1].free or not tokens[i + 1].capital


def _is_ordinary(token: Token) -> bool:
    """Whether the word is one that sentences write in lower case."""
    if _CAPITALISED.fullmatch(token.text) is None or token.text == "I" or token.text.startswith(("I'", "I’")):
        return False
    if token.text in entries("acronyms_brands"):
        return False
    lower = token.lower
    stem = lower.removesuffix("'s")
    return lower in function_words() or stem in entries("words/en") or stem in entries("words/en_dictionary")


@cache
def _function_capitals() -> frozenset[str]:
    return frozenset(word.capitalize() for word in function_words())
