"""Prompts: page furniture known word for word, found among blocks.

The phrases are data, `scrubber/lexicons/prompts/`, one file for each family.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from scrubber.document import Block, Kind
from scrubber.lexicons import entries, folded

FAMILIES = (
    "login",
    "share",
    "cookies",
    "jobs",
    "newsletter",
    "comments",
    "forum",
    "teasers",
    "navigation",
    "legal",
    "walls",
    "shop",
    "video",
)
# In plain text the judge has its say: up to which probability of its line a phrase is a prompt, by the number of likely
# ones in the text (1, 2, 3, more). Out of fold on the development pages, 98.4 % of all clean texts come through
# complete, and footers behind clean passages lose 0.983 of their edits; with 0.1 for all it was 97.2 % and 0.978.
_LIMITS = (0.02, 0.03, 0.1, 0.2)
_LIKELY = 0.3
_FEW, _LIMIT_OF_FEW = 6, 0.5  # in a text of so few lines the judge has little to go by
_LONGEST, _MOST_WORDS = 200, 24  # characters, words: no prompt is longer
_DIGITS = re.compile(r"\d+")
_WALLED, _ERROR = 600, 400  # characters that are no links of a page that shows a wall, or an error, and no article
_TOP = 2  # blocks that may say that the page is an error
_COLON = re.compile("[:：]")
_SIGNATURE = re.compile(r"_{8,}\n")  # of forum members
_COPYRIGHT = re.compile(r"\W*(?:©|\d{4}\b)")  # folded away, but for a year
_ONE_WORD = re.compile(r"[^\s\u2e80-\uffdf]+|[\u2e80-\uffdf]{1,2}|[\u30a0-\u30ff]{1,4}")  # no phrase


def find_prompts(blocks: Sequence[Block], kind: Kind) -> dict[int, str]:
    """The blocks of a page of this kind that are a prompt as a whole, with the family.

    >>> find_prompts([Block("It rained."), Block("Already have an account? Login here")], "text")
    {1: 'login'}
    """
    found: dict[int, str] = {}
    single: list[int] = []
    for number, block in enumerate(blocks):
        if block.drop is not None or block.kind == "code":
            continue
        text = block.text
        if len(text) > _LONGEST or text.count(" ") > _MOST_WORDS:
            continue
        family = family_of(text)
        if family is None:
            continue
        found[number] = family
        if _ONE_WORD.fullmatch(text) and (block.kind == "heading" or kind == "text"):
            single.append(number)
    # One word may be a term of a glossary or the name of a section ("Menu"), unless it stands among prompts.
    alone = {n for n in single if blocks[n].kind == "heading" or not (n - 1 in found or n + 1 in found)}
    return {number: family for number, family in found.items() if number not in alone}


def confirmed(found: Mapping[int, str], blocks: Sequence[Block]) -> dict[int, str]:
    """Those of the phrases found in a plain text that are prompts, by the probabilities that the judge noted.

    >>> blocks = [Block("It rained.", score=0.9) for _ in range(9)]
    >>> blocks += [Block("Contact us", score=0.8), Block("Add Job Alert", score=0.0)]
    >>> confirmed({9: "legal", 10: "jobs"}, blocks)
    {10: 'jobs'}
    """
    scores = {number: block.score for number, block in enumerate(blocks) if number in found and block.score is not None}
    # `3 min read` and `9 min read` are one phrase: of each entry of a list, it tells no more than once.
    likely = len({_normal(blocks[number].text) for number, score in scores.items() if score < _LIKELY})
    limit = _LIMIT_OF_FEW if len(blocks) < _FEW else _LIMITS[min(likely, len(_LIMITS)) - 1] if likely else 0.0
    return {number: family for number, family in found.items() if scores.get(number, 0.0) < limit or not scores}


def walled(found: Mapping[int, str], blocks: Sequence[Block]) -> list[int]:
    """The other blocks of a page that shows a wall or an error in the place of an article: little is left beside it,
    and nothing but headings before it.

    >>> blocks = [Block("Access denied", "heading"), Block("Sorry, you have been blocked"), Block("Write to us.")]
    >>> walled({1: "walls"}, blocks)
    [0, 2]
    >>> walled({}, [Block("404 Not Found", "heading"), Block("nginx/1.18.0")])
    [0, 1]
    """
    rest = [number for number, block in enumerate(blocks) if block.drop is None and number not in found]
    size = sum(len(blocks[number].text) * (1 - blocks[number].link_density) for number in rest)
    first = next((number for number, family in found.items() if family == "walls"), None)
    if first is not None and size <= _WALLED:
        return rest if all(blocks[number].kind == "heading" for number in rest if number < first) else []
    if size > _ERROR:
        return []
    top = {_normal(blocks[number].text) for number in rest[:_TOP]}  # a number of its own may stand above the title
    return [] if top.isdisjoint(_error_titles()) else rest


@cache
def _error_titles() -> frozenset[str]:
    return frozenset(map(_normal, entries("error_titles")))


@lru_cache(maxsize=2_000)  # the pages of a site share their labels; more would only fill memory
def family_of(text: str) -> str | None:
    """The family of prompts that `text` as a whole belongs to, or None.

    >>> family_of("Read more →"), family_of("© 2019 Example Ltd. All rights reserved."), family_of("Read more books.")
    ('teasers', 'legal', None)
    >>> family_of("Tags: harbour, rope"), family_of("Tags on trees")
    ('navigation', None)
    """
    if text.startswith("__") and _SIGNATURE.match(text):
        return "forum"
    words = _normal(text)
    literal, labels, starts, ends = _phrases()
    family = literal.get(words)
    if family is None and (":" in text or "：" in text):
        family = labels.get(_normal(_COLON.split(text, 1)[0]))
    if family is None and " " in words:
        first, last = words.split(" ", 1)[0], words.rsplit(" ", 1)[-1]
        for phrases in (starts.get(first), ends.get(last)):
            for pattern, name, signed in phrases or ():
                if pattern.fullmatch(words) and (not signed or _COPYRIGHT.match(text)):
                    return name
    return family


def _normal(text: str) -> str:
    """Case, marks and the values of numbers folded away."""
    words = folded(text)
    return words if words.replace(" ", "").isalpha() else _DIGITS.sub("0", words)


_Patterns = dict[str, list[tuple[re.Pattern[str], str, bool]]]  # family, whether it asks for a copyright sign


@cache
def _phrases() -> tuple[dict[str, str], dict[str, str], _Patterns, _Patterns]:
    """Literal phrases; labels before a colon (`tags: *`); those with another `*` (up to 12 words) by their first or,
    if that is the `*`, last word."""
    literal: dict[str, str] = {}
    labels: dict[str, str] = {}
    starts: _Patterns = {}
    ends: _Patterns = {}
    for family in FAMILIES:
        for entry in entries(f"prompts/{family}"):
            if "*" not in entry:
                literal.setdefault(_normal(entry), family)
                continue
            if _COLON.split(entry)[-1].strip() == "*":
                labels.setdefault(_normal(entry), family)
                continue
            parts = [_normal(part) for part in entry.split("*")]
            source = r"(?: \S+){0,12} ?".join(re.escape(part) for part in parts[not parts[0] :])
            if not parts[0]:
                source = r"(?:\S+ ){0,12}" + source
            found = re.compile(source), family, bool(parts[0]) and entry[0] == "©"
            if parts[0]:
                starts.setdefault(parts[0].split(" ", 1)[0], []).append(found)
            elif parts[-1]:
                ends.setdefault(parts[-1].rsplit(" ", 1)[-1], []).append(found)
    return literal, labels, starts, ends
