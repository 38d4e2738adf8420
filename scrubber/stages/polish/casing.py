"""Words with a capital that they do not have in a sentence: `access On the Internet`.

First the page is asked whether its casing is broken at all: a clean page has hardly a function word with a capital
between two words without. On a broken page every capital inside of a sentence is weighed (`scrubber.model.capitals`):
how the word is usually written, what the page does with it elsewhere, how many of the function words around it are
wrong. Headings and titles keep their capitals, except for small words (`of`, `the`) where the page's other titles have
these in lower case; so do names, brands, acronyms, and words that nothing is known of. English only.

>>> from scrubber import clean
>>> clean("He has access On the Internet, and it is full Of news that nobody in The village has read before.")
'He has access on the Internet, and it is full of news that nobody in the village has read before.'
>>> clean("He read The Lord of the Rings on his iPhone in May, and liked it.")
'He read The Lord of the Rings on his iPhone in May, and liked it.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrubber.document import Edit
from scrubber.model.capitals import function_words, tokens_of, wrong_capitals
from scrubber.model.casing import END_MARKS, is_prose, signs_on, usage_on
from scrubber.stage import PageView, text_stage

_REVERED = frozenset(("He", "Him", "His", "Himself"))
_DEITIES = ("God", "Lord", "Christ", "Jesus", "Allah")
_IN_TITLES = frozenset("a an the of and or to for in on at by with from as".split())
_TITLES = 2  # small words of titles in lower case, from which on that is the page's style


def _is_broken(page: PageView) -> bool:
    return page.language == "en" and signs_on(page).broken


@text_stage("casing", trigger=re.compile("[A-Z]"), gate=_is_broken)
def mend_casing(text: str, page: PageView) -> Iterator[Edit]:
    """Gives ordinary words their lower case back where a page's casing is broken."""
    if not _is_broken(page):
        return
    tokens = tokens_of(text)
    if is_prose(text, tokens):
        for i in wrong_capitals(text, tokens, usage_on(page)):
            token = tokens[i]
            if not (token.text in _REVERED and any(page.words[name] for name in _DEITIES)):
                rule = "function word" if token.lower in function_words() else "ordinary word"
                yield Edit(token.start, token.end, token.text.lower(), rule)
    elif signs_on(page).badly and _titles_on(page).small >= _TITLES:
        for token in tokens[1:-1]:
            if token.capital and not token.free and token.lower in _IN_TITLES:
                yield Edit(token.start, token.end, token.text.lower(), "small word of a title")


class _Titles(NamedTuple):
    """The small words inside of the page's titles, by how they are written."""

    small: int
    capital: int


def _titles_on(page: PageView) -> _Titles:
    titles: _Titles | None = page.memo.get("titles")
    if titles is None:
        count = [0, 0]
        for text in page.texts:
            tokens = tokens_of(text)
            if not text.rstrip().endswith(END_MARKS) and not is_prose(text, tokens):
                for token in tokens[1:-1]:
                    if not token.first and token.lower in _IN_TITLES:
                        count[token.capital] += 1
        titles = page.memo["titles"] = _Titles(*count)
    return titles
