"""Sentences in capitals, and sentences without one.

A sentence in capitals among others gets its small letters; words that the page or the lexicons have with a capital keep
one, and words that nothing is known of (acronyms) stay. Headings are no sentences, and clauses of contracts are in
capitals on purpose. Where a page's casing is badly broken, sentences that begin without a capital get theirs.
English only.

>>> from scrubber import clean
>>> clean("It rained all day in London and on the hills. THE RIVER ROSE TO THE BRIDGE AND THE BBC CAME TO LONDON.")
'It rained all day in London and on the hills. The river rose to the bridge and the BBC came to London.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scrubber.document import Edit
from scrubber.lexicons import entries
from scrubber.model.capitals import Token, function_words, is_mostly_a_name, known_in_small_letters, tokens_of
from scrubber.model.casing import is_listed, is_prose, signs_on, usage_on
from scrubber.stage import PageView, text_stage

# Words in capitals in a row, from the first letter of a word on.
_SHOUTED = re.compile(r"[A-Z](?<![A-Z'’][A-Z])[A-Z'’]{1,20},? (?:[A-Z][A-Z'’]{1,20},? ){3}[A-Z]")
_SHOUTED_WORDS = 7  # in a sentence in capitals
_MARKS = re.compile(r"['’]")
_PARAGRAPH = 15  # blanks of a paragraph
_SHALL = 2  # words of contracts on a page that is one
_OTHERS = 6  # words without a capital in another sentence
_LEGAL = frozenset("warranty warranties liability liable damages agreement disclaim disclaims disclaimer shall".split())


def _may_be_wrong(page: PageView) -> bool:
    if page.language != "en":
        return False
    return signs_on(page).badly or any(_SHOUTED.search(page.texts[number]) for number in page.signs.get("shouting", ()))


@text_stage("shouting", gate=_may_be_wrong)
def mend_sentences(text: str, page: PageView) -> Iterator[Edit]:
    """Gives sentences in capitals their small letters, and sentences without one their capital."""
    if page.language != "en":
        return
    if _SHOUTED.search(text):
        yield from _shouted_sentences(text, tokens_of(text), page)
    if signs_on(page).badly:
        tokens = tokens_of(text)
        if is_prose(text, tokens):
            yield from _small_sentences(text, tokens)


def _sentences(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    first = 0
    for behind in range(1, len(tokens) + 1):
        if behind == len(tokens) or tokens[behind].first:
            yield tokens[first:behind]
            first = behind


def _shouted_sentences(text: str, tokens: Sequence[Token], page: PageView) -> Iterator[Edit]:
    """Sentences in capitals among others, or anywhere on a badly broken page: no headings, no clauses of a contract."""
    sentences = list(_sentences(tokens))
    among_others = any(sum(token.text.islower() for token in sentence) >= _OTHERS for sentence in sentences)
    if _is_contract(page) or not (among_others or signs_on(page).badly or _stands_alone(text, tokens, page)):
        return
    for sentence in sentences:
        words = [token for token in sentence if _MARKS.sub("", token.text).isalpha()]
        if len(words) < _SHOUTED_WORDS or not all(token.text.isupper() for token in words):
            continue
        if text[sentence[-1].end : sentence[-1].end + 1] not in (".", "!", "?"):
            continue
        if sentence[0].text[0].isdigit() or _is_clause(words):  # `3.2 THE COMPANY HAS A LIEN`
            continue
        for token in words:
            mended = _in_small_letters(token, page)
            if token is words[0]:
                mended = mended[:1].upper() + mended[1:]
            yield Edit(token.start, token.end, mended, "sentence in capitals")


def _stands_alone(text: str, tokens: Sequence[Token], page: PageView) -> bool:
    """Whether a whole paragraph is in capitals, of some length, and no other text of the page is; no clause."""
    if text.count(" ") < _PARAGRAPH or not text.isupper() or text[0].isdigit() or _is_clause(tokens):
        return False
    if "one shouted text" not in page.memo:
        shouted = [other.isupper() for other in page.texts if other.count(" ") >= _SHOUTED_WORDS]
        page.memo["one shouted text"] = shouted.count(True) == 1 and shouted.count(False) > 1
    return bool(page.memo["one shouted text"])


def _is_contract(page: PageView) -> bool:
    if page.whole.count("shall") + page.whole.count("hereby") < _SHALL:  # to count all words takes longer
        return False
    return page.words["shall"] + page.words["hereby"] >= _SHALL


def _is_clause(words: Sequence[Token]) -> bool:
    return not _LEGAL.isdisjoint(token.lower for token in words)


def _in_small_letters(token: Token, page: PageView) -> str:
    """A word of a sentence in capitals as it is written elsewhere; one that nothing is known of may be an acronym."""
    if token.text.startswith(("I'", "I’")):
        return f"I{token.text[1:].lower()}"
    if token.text == "A" or token.lower in entries("contractions"):
        return token.text.lower()
    if token.lower in function_words() and token.text != "I":
        return token.text.lower()
    if token.text in entries("acronyms_brands") or token.text == "I":
        return token.text
    name = token.text.capitalize()
    if page.words[name] > page.words[token.text.lower()]:
        return name
    if not known_in_small_letters(token, usage_on(page)):
        return token.text
    return name if is_mostly_a_name(token) else token.text.lower()


def _small_sentences(text: str, tokens: Sequence[Token]) -> Iterator[Edit]:
    """Sentences that begin without their capital, and the pronoun `i`."""
    for before, token in pairwise(tokens):
        if text[before.end : token.start] == ". " and _begins_small(before, token):
            yield Edit(token.start, token.start + 1, token.text[0].upper(), "sentence without a capital")
        elif token.text == "i" or token.text.startswith(("i'", "i’")):
            yield Edit(token.start, token.start + 1, "I", "pronoun")


def _begins_small(before: Token, token: Token) -> bool:
    """Whether a sentence begins without its capital: not behind an abbreviation, no `iPhone`."""
    ends = len(before.text) > 3 and before.text.islower() and is_listed(before.lower)
    return ends and token.text.isalpha() and token.text.islower() and is_listed(token.lower)
