"""How good a clean page is likely to be: the F1 that its probabilities promise, corrected by experience.

What a network promises is too much, most of all where it is sure. The promise is therefore read off a curve that
was fitted on pages which the network had not seen (isotonic regression, out of fold; `benchmarks/training`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scrubber.document import Block
from scrubber.model.characters import count_characters
from scrubber.model.network import network


def promised(scores: Sequence[float], words: Sequence[float], kept: Sequence[bool]) -> float:
    """The expected F1 of what is kept, when every block belongs to the article with the probability `scores`.

    >>> round(promised([1.0, 0.5, 0.0], [10.0, 10.0, 10.0], [True, False, False]), 2)
    0.8
    """
    probable, number, chosen = (np.asarray(column, float) for column in (scores, words, kept))
    wanted = float((probable * number).sum())
    taken = float((number * chosen).sum())
    return 2 * float((probable * number * chosen).sum()) / (wanted + taken) if taken else 0.0


def confidence_of(blocks: Sequence[Block], *, text: bool) -> float | None:
    """The expected F1 (0..1) of a judged page; 0 when nothing was kept, None when no judge has seen it."""
    judged = [block for block in blocks if block.score is not None and block.source]
    if not judged:
        return None if any(block.drop is None for block in blocks) else 0.0
    if all(block.drop is not None for block in blocks):
        return 0.0
    words = count_characters([block.source for block in judged]).words
    scores = [block.score for block in judged if block.score is not None]
    found = promised(scores, words.tolist(), [block.drop is None for block in judged])
    promise, kept = network("lines" if text else "blocks").calibration
    return round(float(np.interp(found, promise, kept)), 3)
