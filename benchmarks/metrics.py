"""The metrics, defined once: word F1 (as WCXB defines it) and token edits (Levenshtein)."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+")


def words(text: str) -> Counter[str]:
    """The words of a text in lower case, counted."""
    return Counter(_WORD.findall(text.lower()))


def word_f1(output: Counter[str], reference: Counter[str]) -> float:
    """F1 of two bags of words; an empty reference asks for an empty output."""
    if not reference:
        return float(not output)
    return 2 * sum((output & reference).values()) / (sum(output.values()) + sum(reference.values()))


def tokens(text: str) -> list[str]:
    """Words, marks and runs of white space; a run with a line break is one break."""
    return ["\n" if token.isspace() and "\n" in token else token for token in _TOKEN.findall(text.strip())]


def edits(output: str, reference: str) -> int:
    """Insertions, deletions and replacements of tokens between two texts."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(tokens(output), tokens(reference))
