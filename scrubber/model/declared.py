"""What a page says of itself (title, description, structured data), and how its blocks are like that."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from scrubber.document import Block, Document
from scrubber.model.characters import Figures

_TITLES = ("title", "og:title", "twitter:title")
_DESCRIPTIONS = ("description", "og:description", "ld+json")
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"(\w{1,40})"')
_WORD = re.compile(r"\w+")
_MAX_STRUCTURED = 200_000  # characters of structured data searched for types
_MAX_DECLARED = 40_000  # characters of descriptions and structured data that texts are looked up in
_SHINGLE = 4  # words
_LONGEST_TITLE = 300  # characters


def of_title(document: Document, blocks: Sequence[Block]) -> Figures:
    """Likeness to the declared title, and the way from the heading that is the title."""
    titles = [" ".join(value.casefold().split()) for name, value in document.metadata if name in _TITLES]
    words = {word for title in titles for word in title.split()}
    size = len(blocks)
    like, whole = np.zeros(size, np.float32), np.zeros(size, np.float32)
    title, best = -1, 0.0
    for number, block in enumerate(blocks):
        text = block.text
        if len(text) > _LONGEST_TITLE:
            continue
        lowered = text.casefold()
        parts = lowered.split()
        if not words.isdisjoint(parts):
            different = set(parts)
            like[number] = len(different & words) / len(different)
            whole[number] = len(text) > 5 and any(lowered in declared for declared in titles)
        if block.kind == "heading" and block.level <= 2:
            rank = like[number] + 2 * whole[number] + (1.5 if block.level == 1 else 0) - block.hidden
            if rank > best:
                title, best = number, float(rank)
    way = np.arange(size, dtype=np.float32) - title
    found = np.full(size, title >= 0, np.float32)
    return {
        "like the title": like,
        "in the title": whole,
        "page has a title": found,
        "way from the title": np.sign(way) * np.log1p(np.abs(way)) * found,
        "behind the title": (way > 0) * found,
        "is the title": (way == 0) * found,
    }


def of_declared(document: Document, blocks: Sequence[Block]) -> Figures:
    """Whether the page's description or its structured data hold the beginning of the block."""
    declared: set[tuple[str, ...]] = set()
    room = _MAX_DECLARED
    for name, value in document.metadata:
        if name in _DESCRIPTIONS and room > 0:
            words = _WORD.findall(value[:room].casefold())
            declared.update(zip(*(words[i:] for i in range(_SHINGLE)), strict=False))
            room -= len(value)
    found = np.zeros(len(blocks), np.float32)
    if declared:
        for number, block in enumerate(blocks):
            text = block.text[:80]
            if text.count(" ") >= _SHINGLE - 1:
                first = tuple(_WORD.findall(text.casefold()))
                found[number] = any(shingle in declared for shingle in (first[:4], first[1:5], first[2:6]))
    return {"declared": found, "page declares": np.full(len(blocks), np.log1p(found.sum()), np.float32)}


def declared_types(document: Document) -> set[str]:
    """What the page says that it is about: its `og:type` and the types of its structured data."""
    found: set[str] = set()
    for name, value in document.metadata:
        if name == "og:type":
            found.add(f"og:{value.strip().lower()}")
        elif name == "ld+json":
            found.update(kind.lower() for kind in _TYPE.findall(value[:_MAX_STRUCTURED]))
    return found
