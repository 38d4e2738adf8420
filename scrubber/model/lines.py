"""What the judge sees of plain text: figures of each line and of the lines around it, and its words.

Text has no places. What is left are kinds of characters, lengths, repetition, the prompts that the
lexicons know, and words: those that the vocabulary of the model holds, and whole short lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from scrubber.document import Block
from scrubber.lexicons import entries, folded
from scrubber.model.blocks import Seen, as_table, of_copies, of_text, running, windows
from scrubber.model.characters import CLASSES, Counts, Figures, Floats, count_characters
from scrubber.model.prompts import find_prompts

_KINDS = ("list_item", "table_row", "code", "quote")
_PROSE_WORDS = 9
_SHORT = 4  # words of a line that is hardly prose
_REACHES = (2, 6, 20, 60)  # lines to both sides
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 40  # words of a line that are looked up: the first ones
_WHOLE = 40  # characters up to which a line is looked up as a whole
_BROKEN_OFF = ("...", "…")


def look_at_lines(blocks: Sequence[Block]) -> Seen:
    """The figures and words of the lines of a text that has some, mended before."""
    texts = [block.text or " " for block in blocks]
    counts = count_characters(texts)
    found = find_prompts(blocks, "text")
    prompts = np.array([number in found for number in range(len(blocks))], np.float32)
    furniture = np.array([len(text) < 60 and folded(text) in _furniture() for text in texts], np.float32)
    stops = counts.classes[:, CLASSES.index("stop")] > 0
    prose = np.where((counts.words >= _PROSE_WORDS) & stops & (prompts == 0), counts.words, 0)
    columns = of_text(counts)
    columns |= _of_kind(blocks, texts)
    columns |= {"dropped": np.maximum(columns["dropped"], prompts), "prompt": prompts, "furniture": furniture}
    columns |= _of_order(texts, counts.words, prose, prompts, furniture)
    columns |= _of_page(blocks, counts, prose, prompts, furniture)
    known: dict[tuple[str, ...], int] = {}
    chain = [known.setdefault(_words(block, found.get(n)), len(known)) for n, block in enumerate(blocks)]
    none = np.zeros((len(blocks), 0), np.int64)
    return Seen(columns, counts.words, as_table(columns), list(known), np.array(chain, np.int64)[:, None], none)


@cache
def _furniture() -> frozenset[str]:
    return frozenset(map(folded, entries("furniture")))


def _words(block: Block, family: str | None = None) -> tuple[str, ...]:
    """The words of a line that are looked up, without repetitions, and the `family` of prompts that it is of.

    >>> _words(Block("Read more: rain, rain"))
    ('read', 'more', 'rain', '=read more rain rain')
    """
    text = block.text[:400].casefold()
    found = _WORD.findall(text)
    words = list(dict.fromkeys(found[:_MOST_WORDS]))
    if len(block.text) <= _WHOLE:
        words.append("=" + " ".join(found))
    if block.drop is not None:
        family = block.drop.rule
    if family:
        words.append(f"<{family}>")
    return tuple(words)


def _of_kind(blocks: Sequence[Block], texts: Sequence[str]) -> Figures:
    columns: dict[str, list[bool]] = {kind: [block.kind == kind for block in blocks] for kind in _KINDS}
    columns["broken off"] = [text.endswith(_BROKEN_OFF) for text in texts]
    columns["copyright"] = ["©" in text for text in texts]
    columns["blank line before"] = [block.gap.count("\n") >= 2 for block in blocks]
    columns["dropped"] = [block.drop is not None for block in blocks]
    return {name: np.array(column, np.float32) for name, column in columns.items()}


def _of_order(texts: Sequence[str], words: Floats, prose: Floats, prompts: Floats, furniture: Floats) -> Figures:
    """Where the line stands, what stands around it, and how often it is there."""
    size = len(texts)
    order = np.arange(size, dtype=np.float32)
    before, all_words = running(prose), running(words)
    signs = running(np.maximum(prompts, furniture))
    short = running((words <= _SHORT).astype(np.float32))
    total = max(float(before[-1]), 1.0)
    columns: Figures = {
        "position": order / size,
        "lines before": np.log1p(order),
        "lines behind": np.log1p(size - order),
        "prose before": before[:-1] / total,
        "words before": all_words[:-1] / max(float(all_words[-1]), 1.0),
        "before all prose": (before[:-1] == 0).astype(np.float32),
        "behind all prose": (before[1:] == before[-1]).astype(np.float32),
        "signs before": np.log1p(signs[:-1]),
        "signs behind": np.log1p(signs[-1] - signs[1:]),
    }
    columns |= of_copies(texts)
    for reach in _REACHES:
        first, behind = windows(size, reach)
        inside = np.maximum(all_words[behind] - all_words[first], 1)
        columns[f"prose within {reach}"] = (before[behind] - before[first]) / inside
        columns[f"share of prose within {reach}"] = (before[behind] - before[first]) / total
        columns[f"signs within {reach}"] = (signs[behind] - signs[first]) / (behind - first)
        columns[f"short within {reach}"] = (short[behind] - short[first]) / (behind - first)
        columns[f"words within {reach}"] = np.log1p(inside / (behind - first))
    return columns


def _of_page(blocks: Sequence[Block], counts: Counts, prose: Floats, prompts: Floats, furniture: Floats) -> Figures:
    words, size = float(counts.words.sum()), len(blocks)
    figures: dict[str, float] = {
        "words": np.log1p(words),
        "lines": np.log1p(size),
        "prose": prose.sum() / max(words, 1),
        "prose lines": float((prose > 0).mean()),
        "longest prose": np.log1p(prose.max()),
        "short lines": float((counts.words <= _SHORT).mean()),
        "prompts": float(prompts.mean()),
        "furniture": float(furniture.mean()),
        "signs": np.log1p(prompts.sum() + furniture.sum()),
        "blank lines": sum(block.gap.count("\n") >= 2 for block in blocks) / size,
        "ideographs": counts.classes[:, CLASSES.index("ideograph")].sum() / counts.characters.sum(),
    }
    return {f"page: {name}": np.full(size, value, np.float32) for name, value in figures.items()}
