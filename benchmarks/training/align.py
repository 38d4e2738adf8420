"""Which words of a page stand in its reference: a global alignment, and from it a soft label for each block.

A reference is text without places. A word that occurs once in the article occurs often in the menus too, so
single words say nothing; what counts is that they follow one another. Both word sequences are aligned with a
score for matches (more where they are contiguous, less where a run begins), which decides which copy of a text
the reference means. What is left over is aligned again: references hold parts in another order than pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"  # Thai, Lao, kana, Chinese: every character counts as a word
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_MATCH, _RUN, _START = 2.0, -1.0, 0.5  # a matching word; the begin of a run; both begin a block
_PASSES = 3
_SHORTEST_RUN = 4  # words that a run must have in the second pass and later
_MOST_CELLS = 400_000_000


def soft_labels(blocks: Sequence[str], reference: str) -> tuple[np.ndarray, np.ndarray, int]:
    """(matched share of each block's words, its words, words of the reference)."""
    texts = [_WORD.findall(block.lower()) for block in blocks]
    sizes = np.array([len(words) for words in texts])
    page, begins = _sequence(texts)
    wanted, wanted_begins = _sequence([_WORD.findall(line.lower()) for line in reference.split("\n")])
    ids: dict[str, int] = {}
    a = np.array([ids.setdefault(word, len(ids)) for word in page], np.int64)
    b = np.array([ids.setdefault(word, len(ids)) for word in wanted], np.int64)
    matched = np.zeros(len(a), bool)
    free_a, free_b = np.arange(len(a)), np.arange(len(b))
    for turn in range(_PASSES):
        known = np.isin(a[free_a], b[free_b])
        rows = free_a[known]
        if len(rows) * len(free_b) > _MOST_CELLS or not len(rows) or not len(free_b):
            break
        pairs = _align(a[rows], b[free_b], begins[rows], wanted_begins[free_b], rows, free_b)
        if turn:
            pairs = _long_runs(pairs, rows, free_b)
        if not len(pairs):
            break
        matched[rows[pairs[:, 0]]] = True
        free_b = np.delete(free_b, pairs[:, 1])
        free_a = np.flatnonzero(~matched)
    ends = np.cumsum(sizes)
    total = np.concatenate([[0], np.cumsum(matched)])
    found = total[ends] - total[ends - sizes]
    return found / np.maximum(sizes, 1), sizes, len(b)


def _sequence(texts: Sequence[Sequence[str]]) -> tuple[list[str], np.ndarray]:
    words = [word for text in texts for word in text]
    begins = np.zeros(len(words), bool)
    at = 0
    for text in texts:
        if text:
            begins[at] = True
        at += len(text)
    return words, begins


def _align(a, b, begins_a, begins_b, at_a, at_b) -> np.ndarray:
    """The pairs of the best alignment. Contiguous means that both neighbours are neighbours on the page too."""
    columns = len(b)
    best = np.zeros(columns + 1, np.float32)  # over prefixes of b, of the rows so far
    ending = np.full(columns + 1, -1e9, np.float32)  # of alignments that end with this pair
    next_b = np.concatenate([[False], at_b[1:] == at_b[:-1] + 1])
    from_run = np.zeros((len(a), columns), bool)
    from_left = np.zeros((len(a), columns), bool)
    takes = np.zeros((len(a), columns), bool)
    for i, word in enumerate(a):
        hit = b == word
        fresh = best[:-1] + (_MATCH + _RUN)
        if begins_a[i]:
            fresh = fresh + _START * begins_b
        new = np.where(hit, fresh, -1e9).astype(np.float32)
        if i and at_a[i] == at_a[i - 1] + 1:
            run = np.where(hit & next_b, ending[:-1] + _MATCH, -1e9)
            from_run[i] = run >= new
            from_run[i] &= hit
            new = np.maximum(new, run).astype(np.float32)
        ending = np.concatenate([[-1e9], new]).astype(np.float32)
        candidate = np.maximum(best[1:], new)
        takes[i] = new > best[1:]
        running = np.maximum.accumulate(np.concatenate([[best[0]], candidate]))
        from_left[i] = running[1:] > candidate
        best = running
    pairs = []
    i, j = len(a) - 1, columns - 1
    while i >= 0 and j >= 0:
        if from_left[i, j]:
            j -= 1
        elif not takes[i, j]:
            i -= 1
        else:
            while True:
                pairs.append((i, j))
                more = from_run[i, j]
                i, j = i - 1, j - 1
                if not more:
                    break
    return np.array(pairs[::-1], np.int64).reshape(-1, 2)


def _long_runs(pairs: np.ndarray, at_a: np.ndarray, at_b: np.ndarray) -> np.ndarray:
    if not len(pairs):
        return pairs
    a, b = at_a[pairs[:, 0]], at_b[pairs[:, 1]]
    breaks = np.flatnonzero((np.diff(a) != 1) | (np.diff(b) != 1)) + 1
    runs = np.split(np.arange(len(pairs)), breaks)
    kept = [run for run in runs if len(run) >= _SHORTEST_RUN]
    return pairs[np.concatenate(kept)] if kept else pairs[:0]
