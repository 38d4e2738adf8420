"""The metrics, defined once: word F1 (as WCXB defines it), character-pair F1, token edits (Levenshtein)."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+")


def words(text: str) -> Counter[str]:
    """The words of a text in lower case, counted."""
    return Counter(_WORD.findall(text.lower()))


def word_f1(output: Counter[str], reference: Counter[str]) -> float:
    """F1 of two bags of words or pairs; an empty reference asks for an empty output."""
    if not reference:
        return float(not output)
    return 2 * sum((output & reference).values()) / (sum(output.values()) + sum(reference.values()))


def pairs(text: str) -> Counter[str]:
    """The pairs of characters of a text, white space left out: what words are to languages that set none apart."""
    packed = re.sub(r"\s+", "", text)
    return Counter(map("".join, pairwise(packed)))


def bag(text: str) -> Counter[str]:
    """Words, or pairs of characters where most of the text is Chinese or Japanese."""
    return pairs(text) if len(_UNSPACED.findall(text)) * 3 > len(text) else words(text)


def tokens(text: str) -> list[str]:
    """Words, marks and runs of white space; a run with a line break is one break."""
    return ["\n" if token.isspace() and "\n" in token else token for token in _TOKEN.findall(text.strip())]


def edits(output: str, reference: str) -> int:
    """Insertions, deletions and replacements of tokens between two texts."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(tokens(output), tokens(reference))
