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
_MAX_STRUCTURED = 200_000  # characters of structured data searched for types
_MAX_DECLARED = 40_000  # characters of descriptions and structured data that texts are looked up in
_SHINGLE = 4  # words
_BEGINNING = 80  # characters of a block that are looked up
_CHARACTERS = 10  # of these in scripts without blanks between words, where four words are about as many
_TITLE = 4  # characters of a part of a title in such a script
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")  # Thai, Lao, kana, Chinese
_PAIR = re.compile(f"(?=({_UNSPACED.pattern}.))")
_LOOKED_UP = 3  # shingles of a block that are looked up
_NO_WORD = re.compile(r"[^\x00-\x7f\w]+")
_MARKS = bytes(range(128)).translate(None, b"0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_BLANKS = bytes.maketrans(_MARKS, b" " * len(_MARKS))
_LONGEST_TITLE = 300  # characters

OF_TITLE = (
    "like the title",
    "in the title",
    "page has a title",
    "way from the title",
    "behind the title",
    "is the title",
)
OF_DECLARED = ("declared", "page declares")


def of_title(document: Document, blocks: Sequence[Block], texts: Sequence[str], to: Figures) -> None:
    """Likeness to the declared title, and the way from the heading that is the title."""
    titles = {" ".join(value.casefold().split()): None for name, value in document.metadata if name in _TITLES}
    words = {word for title in titles for word in title.split()}
    like, whole = to["like the title"], to["in the title"]
    if words:
        declared = "\0".join(titles)  # no text holds this character
        short = [number for number, text in enumerate(texts) if len(text) <= _LONGEST_TITLE]
        lowered = [texts[number].casefold() for number in short]
        for number, text, parts in zip(short, lowered, map(str.split, lowered), strict=True):
            if not words.isdisjoint(parts):
                different = set(parts)
                like[number] = len(different & words) / len(different)
                if text in declared and len(texts[number]) > 5:
                    whole[number] = 1
        if _UNSPACED.search(declared):
            pairs = _pairs(declared)
            for number, text in zip(short, lowered, strict=True):
                if _UNSPACED.search(text):
                    different = _pairs(text)
                    like[number] = max(like[number], len(different & pairs) / max(1, len(different)))
                    if text in declared and len(text) >= _TITLE:
                        whole[number] = 1
    title, best = -1, 0.0
    for number in np.flatnonzero(to["heading"]).tolist():
        block = blocks[number]
        if block.level <= 2 and len(texts[number]) <= _LONGEST_TITLE:
            rank = float(like[number] + 2 * whole[number]) + (1.5 if block.level == 1 else 0) - block.hidden
            if rank > best:
                title, best = number, rank
    if title >= 0:
        way = np.arange(len(texts), dtype=np.float32) - title
        to["page has a title"][:] = 1
        np.multiply(np.sign(way), np.log1p(np.abs(way)), out=to["way from the title"])
        to["behind the title"][title + 1 :] = 1
        to["is the title"][title] = 1


def of_declared(document: Document, texts: Sequence[str], to: Figures) -> None:
    """Whether the page's description or its structured data hold the beginning of the block."""
    words: list[bytes] = []
    room = _MAX_DECLARED
    for name, value in document.metadata:
        if name in _DESCRIPTIONS and room > 0:
            words += _words_in(value[:room])
            words.append(b"\0")  # no word
            room -= len(value)
    unspaced = _together(words)
    if unspaced.isascii() or not _UNSPACED.search(unspaced):
        unspaced = ""
    if len(words) <= _SHINGLE and not unspaced:
        return
    known, declared = set(words), b" ".join([b"", *words])
    most = _SHINGLE + _LOOKED_UP - 1
    found = []
    for number, text in enumerate(texts):
        if unspaced and _UNSPACED.search(text, 0, _BEGINNING):
            characters = _together(_words_in(text[:_BEGINNING]))[:_CHARACTERS]
            if len(characters) == _CHARACTERS and characters in unspaced:
                found.append(number)
        elif text.count(" ", 0, _BEGINNING) >= _SHINGLE - 1:
            first = _words_in(text[:_BEGINNING], most)
            if len(first) >= _SHINGLE and first[2] in known and first[3] in known:  # they are in all three
                shingles = [first[i : i + _SHINGLE] for i in range(min(len(first), most) - _SHINGLE + 1)]
                if any(known.issuperset(words) and b" ".join([b"", *words, b""]) in declared for words in shingles):
                    found.append(number)
    to["declared"][found] = 1
    to["page declares"][:] = np.log1p(len(found))


def _pairs(text: str) -> set[str]:
    """Neighbouring characters of a text, the first of them of a script without blanks between words."""
    return set(_PAIR.findall(text))


def _words_in(text: str, most: int = -1) -> list[bytes]:
    """The words of a text in lower case, as bytes, for these are cut apart fast; what stands behind `most` of them is
    left in one piece."""
    text = text.casefold()
    if not text.isascii():
        text = _NO_WORD.sub(" ", text)
    return text.encode("utf-8", "surrogatepass").translate(_BLANKS).split(None, most)


def _together(words: list[bytes]) -> str:
    return b"".join(words).decode("utf-8", "surrogatepass")


def declared_types(document: Document) -> set[str]:
    """What the page says that it is about: its `og:type` and the types of its structured data."""
    found: set[str] = set()
    for name, value in document.metadata:
        if name == "og:type":
            found.add(f"og:{value.strip().lower()}")
        elif name == "ld+json":
            found.update(kind.lower() for kind in _TYPE.findall(value[:_MAX_STRUCTURED]))
    return found
