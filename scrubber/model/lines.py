"""What the judge sees of plain text: figures of each line and of the lines around it, and its words.

Text has no places. What is left are kinds of characters, lengths, repetition, the prompts that the
lexicons know, and words: those that the vocabulary of the model holds, and whole short lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from scrubber.document import Block
from scrubber.lexicons import folded, folded_entries
from scrubber.model.characters import CLASSES, Counts, Figures, Floats, count_characters
from scrubber.model.prompts import find_prompts
from scrubber.model.seen import (
    OF_COPIES,
    OF_MARKS,
    OF_TEXT,
    Seen,
    empty_table,
    of_copies,
    of_marks,
    of_text,
    running,
    windows,
)

_KINDS = ("list_item", "table_row", "code", "quote")
_PROSE_WORDS = 9
_SHORT = 4  # words of a line that is hardly prose
_REACHES = (2, 6, 20, 60)  # lines to both sides
_WORD, _ASCII_WORD = re.compile(r"[^\W\d_]+"), re.compile(r"[a-z]+")
_MOST_WORDS = 40  # words of a line that are looked up: the first ones
_USUAL, _FARTHEST = 280, 400  # characters that mostly hold as many, and those that are looked at otherwise
_WHOLE = 40  # characters up to which a line is looked up as a whole
_WITHIN = tuple(
    f"{name} within {reach}" for reach in _REACHES for name in ("prose", "share of prose", "signs", "short", "words")
)
_OF_PAGE = (
    "page: words",
    "page: lines",
    "page: prose",
    "page: prose lines",
    "page: longest prose",
    "page: short lines",
    "page: prompts",
    "page: furniture",
    "page: signs",
    "page: blank lines",
    "page: ideographs",
)
# The figures in the order in which the weights stand for them.
COLUMNS = (
    *OF_TEXT,
    *_KINDS,
    *OF_MARKS,
    "blank line before",
    "dropped",
    "prompt",
    "furniture",
    "position",
    "lines before",
    "lines behind",
    "prose before",
    "words before",
    "before all prose",
    "behind all prose",
    "signs before",
    "signs behind",
    *OF_COPIES,
    *_WITHIN,
    *_OF_PAGE,
)
_WITHIN_ROWS = slice(COLUMNS.index(_WITHIN[0]), COLUMNS.index(_WITHIN[-1]) + 1)
_PAGE_ROWS = slice(COLUMNS.index(_OF_PAGE[0]), len(COLUMNS))


def look_at_lines(blocks: Sequence[Block]) -> Seen:
    """The figures and words of the lines of a text that has some, mended before."""
    texts = [block.text or " " for block in blocks]
    counts = count_characters(texts)
    table, to = empty_table(COLUMNS, len(blocks))
    found = find_prompts(blocks, "text")
    prompts, furniture = to["prompt"], to["furniture"]
    prompts[list(found)] = 1
    labels = folded_entries("furniture")
    furniture[:] = [len(text) < 60 and folded(text) in labels for text in texts]
    stops = counts.classes[CLASSES.index("stop")] > 0
    prose = counts.words * ((counts.words >= _PROSE_WORDS) & stops & (prompts == 0))
    of_text(counts, to)
    _of_kind(blocks, to)
    of_marks(texts, counts, to)
    np.maximum(to["dropped"], prompts, out=to["dropped"])
    _of_order(counts.words, prose, table, to)
    of_copies(texts, to)
    _of_page(counts, prose, table, to)
    known: dict[tuple[str, ...], int] = {}
    kinds = [known.setdefault(_words(block, found.get(n)), len(known)) for n, block in enumerate(blocks)]
    chain = np.array(kinds, np.int64)[:, None]
    return Seen(to, counts.words, table.T, list(known), chain, np.zeros((len(blocks), 0), np.int64), chain.T)


def _words(block: Block, family: str | None = None) -> tuple[str, ...]:
    """The words of a line that are looked up, without repetitions, and the `family` of prompts that it is of.

    >>> _words(Block("Read more: rain, rain"))
    ('read', 'more', 'rain', '=read more rain rain')
    """
    found = _words_of(block.text[:_USUAL])
    if len(found) <= _MOST_WORDS and len(block.text) > _USUAL:
        found = _words_of(block.text[:_FARTHEST])
    words = list(dict.fromkeys(found[:_MOST_WORDS]))
    if len(block.text) <= _WHOLE:
        words.append("=" + " ".join(found))
    if block.drop is not None:
        family = block.drop.rule
    if family:
        words.append(f"<{family}>")
    return tuple(words)


def _words_of(text: str) -> list[str]:
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text.casefold())


def _of_kind(blocks: Sequence[Block], to: Figures) -> None:
    for kind in _KINDS:
        to[kind][:] = [block.kind == kind for block in blocks]
    to["blank line before"][:] = [block.gap.count("\n") >= 2 for block in blocks]
    to["dropped"][:] = [block.drop is not None for block in blocks]


def _of_order(words: Floats, prose: Floats, table: Floats, to: Figures) -> None:
    """Where the line stands, and what stands around it."""
    size = len(words)
    order = np.arange(size, dtype=np.float32)
    sums = running((prose, words, np.maximum(to["prompt"], to["furniture"]), (words <= _SHORT).astype(np.float32)))
    before, all_words, signs, _ = sums
    total = max(float(before[-1]), 1.0)
    np.divide(order, size, out=to["position"])
    np.log1p(order, out=to["lines before"])
    np.log1p(size - order, out=to["lines behind"])
    to["prose before"][:] = before[:-1] / total
    to["words before"][:] = all_words[:-1] / max(float(all_words[-1]), 1.0)
    to["before all prose"][:] = before[:-1] == 0
    to["behind all prose"][:] = before[1:] == before[-1]
    to["signs before"][:] = np.log1p(signs[:-1])
    to["signs behind"][:] = np.log1p(signs[-1] - signs[1:])
    first, behind = windows(size, _REACHES)
    of_prose, of_words, of_signs, of_short = sums.take(behind, 1) - sums.take(first, 1)
    of_words, lines = np.maximum(of_words, 1), behind - first
    figures = (of_prose / of_words, of_prose / total, of_signs / lines, of_short / lines, np.log1p(of_words / lines))
    table[_WITHIN_ROWS] = np.stack(figures, 1).reshape(-1, size)


def _of_page(counts: Counts, prose: Floats, table: Floats, to: Figures) -> None:
    words, size = float(counts.words.sum()), len(prose)
    prompts, furniture = float(to["prompt"].sum()), float(to["furniture"].sum())
    figures = [
        np.log1p(words),
        np.log1p(size),
        prose.sum() / max(words, 1),
        np.count_nonzero(prose) / size,
        np.log1p(prose.max()),
        np.count_nonzero(counts.words <= _SHORT) / size,
        prompts / size,
        furniture / size,
        np.log1p(prompts + furniture),
        to["blank line before"].sum() / size,
        counts.classes[CLASSES.index("ideograph")].sum() / counts.characters.sum(),
    ]
    table[_PAGE_ROWS] = np.array(figures, np.float32)[:, None]
