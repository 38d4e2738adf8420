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
# After these a capital is free: a sentence, a title, a list item, a quotation may begin.
_FREE = re.compile(r"[.!?…:;\n\t“”\"«»‘(\[*•|/–—>-]|(?<!\w)['’]")
_CAPITALISED = re.compile(r"[A-Z][a-z]*(?:['’][a-z]+)?")
_CAPITAL = re.compile(r" ([A-Z][a-z]{0,9})(?= )")
TRIGGER = re.compile(r" [A-Z]")

_LONG_RUN = 5  # words with a capital in a row, two of them function words, that no name has
_ENOUGH = 2  # signs of broken casing on a page
_WORDS_PER_SIGN = 400
_MIN_WORDS = 6  # a block with fewer is a title or a label


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    free: bool  # a capital proves nothing here
    capital: bool
    joined: bool  # only white space stands between it and the word before


@text_stage("casing", trigger=TRIGGER)
def mend_casing(text: str, page: PageView) -> Iterator[Edit]:
    """Gives ordinary words their lower case back where a page's casing is broken."""
    if page.language != "en" or not _is_broken(page):
        return
    tokens = _tokens(text)
    if not _is_prose(tokens):
        return
    for i, rule in _wrong(tokens, page):
        token = tokens[i]
        yield Edit(token.start, token.end, token.text.lower(), rule)


def _is_broken(page: PageView) -> bool:
    """Whether the page shows signs of broken casing, more than the oddities that every page has."""
    broken: bool | None = page.memo.get("broken casing")
    if broken is None:
        signs = words = 0
        for text in page.texts:
            words += text.count(" ") + 1
            if _may_show_signs(text):
                tokens = _tokens(text)
                if _is_prose(tokens):
                    signs += sum(rule != "ordinary word" for _, rule in _wrong(tokens, page))
        broken = page.memo["broken casing"] = signs >= max(_ENOUGH, words // _WORDS_PER_SIGN)
    return broken


def _may_show_signs(text: str) -> bool:
    """A cheap look, which most blocks are done with: is there a function word with a capital inside?"""
    small = _function_capitals()
    return any(
        match[1] in small and (text[match.start() - 1].islower() or text[match.start() - 1] == ",")
        for match in _CAPITAL.finditer(text, 1)
    )


def _tokens(text: str) -> list[_Token]:
    tokens = []
    at = 0
    for match in _WORD.finditer(text):
        between = text[at : match.start()]
        free = not tokens or _FREE.search(between) is not None
        capital = match[0][0].isupper()
        tokens.append(_Token(match.start(), match.end(), match[0], free, capital, between.isspace()))
        at = match.end()
    return tokens


def _is_prose(tokens: list[_Token]) -> bool:
    """Whether a block is sentences, not a title, a label or a row of names."""
    if len(tokens) < _MIN_WORDS:
        return False
    return sum(not token.capital for token in tokens) * 3 >= len(tokens)


def _wrong(tokens: list[_Token], page: PageView) -> Iterator[tuple[int, str]]:
    """The tokens whose capital is wrong, with the rule that says so."""
    i = 0
    while i < len(tokens):
        if not tokens[i].capital or tokens[i].free:
            i += 1
            continue
        end = i
        while end < len(tokens) and tokens[end].capital and not (end > i and tokens[end].free):
            end += 1
        yield from _wrong_in_run(tokens, i, end, page)
        i = end


def _wrong_in_run(tokens: list[_Token], start: int, end: int, page: PageView) -> Iterator[tuple[int, str]]:
    """The wrong capitals of tokens[start:end], which all have one."""
    run = range(start, end)
    small = _function_words()
    if end - start == 1:
        if not _is_ordinary(tokens[start], page) or not _has_small_neighbours(tokens, start):
            return
        is_small = tokens[start].text.lower() in small
        yield start, ("function word" if is_small else "ordinary word")
        return
    ordinary = [i for i in run if _is_ordinary(tokens[i], page)]
    function_words = sum(tokens[i].text.lower() in small for i in ordinary)
    if end - start >= _LONG_RUN and function_words >= 2 and 4 * len(ordinary) >= 3 * (end - start):
        for i in ordinary:
            yield i, "run of capitals"


def _has_small_neighbours(tokens: list[_Token], i: int) -> bool:
    before = tokens[i - 1]
    if before.capital and not before.free:
        return False
    return i + 1 == len(tokens) or tokens[i + 1].free or not tokens[i + 1].capital


def _is_ordinary(token: _Token, page: PageView) -> bool:
    """Whether the word is one that sentences write in lower case, and no name on this page."""
    if _CAPITALISED.fullmatch(token.text) is None or token.text == "I" or token.text.startswith(("I'", "I’")):
        return False
    if token.text in entries("acronyms_brands"):
        return False
    lower = token.text.lower().replace("’", "'")
    return lower in entries("words/en")


@cache
def _function_capitals() -> frozenset[str]:
    return frozenset(word.capitalize() for word in _function_words())


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon("function_words")["en"])
