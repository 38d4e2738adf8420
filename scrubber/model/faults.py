"""Faults of a text that tell whether its page is broken: one alone is an oddity, several are a pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from scrubber.lexicons import entries
from scrubber.stage import PageView

_LONGEST_WORD = 30
# How many faults make a page broken. Set on held-in folds of the dirty and of the untouched texts of
# the development data: a broken one has eight and more in 600 words, clean pages one or two by chance.
FEW = 3
_WORDS_PER_FAULT = 250
_AROUND = 12  # characters before and behind a fault that tell it from another
SHORT = 60  # words: a text of fewer shows with one fault what a longer one shows with two or three

# What a fault tells of its page: nothing (it is mended where others tell), something, or much.
HINT, LIKELY, SURE = range(3)


class Fault(NamedTuple):
    """An edit that would mend it, and what it tells of its page."""

    start: int
    end: int
    text: str
    rule: str
    weight: int


Finder = Callable[[str, PageView], Iterator[Fault]]


def is_broken_by(finders: tuple[Finder, ...], page: PageView, text: str) -> bool:
    """Whether the faults that these find in the text are enough to take its page for broken."""
    words = page.blanks
    weights = weights_of(finders, page, text)
    sure, least = weights.count(SURE), max(FEW, words // _WORDS_PER_FAULT)
    if sure >= 1 + words // SHORT:
        least = min(least, sure)
    return sum(weight > HINT for weight in weights) >= least


def weights_of(finders: tuple[Finder, ...], page: PageView, text: str) -> list[int]:
    """What each fault in the text tells of its page. One that stands there several times over counts once."""
    weights: dict[str, int] = {}
    for find in finders:
        for fault in find(text, page):
            around = text[max(0, fault.start - _AROUND) : fault.end + _AROUND]
            weights[around] = max(fault.weight, weights.get(around, HINT))
    return list(weights.values())


def last_word(pattern: re.Pattern[str], text: str, end: int) -> str:
    """The word that ends at `end`."""
    found = pattern.search(text[max(0, end - _LONGEST_WORD) : end])
    return found[0] if found else ""


def is_word(word: str) -> bool:
    """Whether the English lexicons have the word."""
    lower = word.lower().replace("’", "'")
    known = lower in entries("words/en") or lower in entries("words/en_dictionary")
    return known or word in entries("words/en_also_names")
