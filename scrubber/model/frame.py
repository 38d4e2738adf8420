"""The verdict on a plain text: whether it was cut out of a page with its menus, and which lines are of these.

A text may be all content, and most texts that people clean are. So the first question is whether it shows a frame at
all; lines go only where it does, and the doubtful ones stay even there. Used by the stage `frame`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrubber.document import Block, Document, Drop
from scrubber.lexicons import lexicon
from scrubber.model.characters import Floats
from scrubber.model.evidence import of_line, reasons
from scrubber.model.judge import SLICE, chosen, noted, runs_of
from scrubber.model.lines import look_at_lines
from scrubber.model.network import Network
from scrubber.model.prompts import confirmed
from scrubber.model.seen import Seen
from scrubber.stage import Mode

# All figures below were set out of fold on the WCXB development pages.
# Without the question whether a text has a frame, F1 is 0.001 higher and 7 % of all clean texts lose something;
# with it, 1 % lose a prompt and 1 % more.
_SIGNS, _SIGN = 2, 0.3  # prompts and labels of menus, and their probability at most
_HARDLY, _HARDLY_SHARE = 0.05, 0.1  # probability of a line that is hardly content, share of such lines
# Longer texts must begin or end with a line that is hardly content: costs 0.0007 of F1, and a third less is lost.
_LONG, _FIRST, _LAST = 40, 0.005, 0.02  # lines, and probability at most of the first and of the last one
# So many such lines in a row, at both ends or at the beginning, need no prompt: 18 and 14 pages are the better for it,
# none the worse. A clean list may well end with as many.
_MENU, _LONG_MENU = 4, 12
_FOREIGN_LINES, _FOREIGN_SHARE = 12, 0.2  # such lines, and their share, where no lexicon knows the prompts
# Where the frame is not most of the text, doubtful lines (a headline, short last lines) stay, and runs of lines
# without a sign among them: costs 0.0005 of F1, and halves what clean texts lose.
_MOSTLY_FRAME, _DOUBTFUL = 0.5, 0.3
_DOUBTFUL_PROSE, _PROSE = 0.2, 20  # the same for a line of so many words that ends like a sentence
_DOUBTFUL_HEADING = 0.1  # and for one above such a line: costs 0.0001 of F1
_LEAST_KEPT = 0.05  # share of the words: a list of which hardly anything would be left is the content

Mask = NDArray[np.bool_]


class _Lines(NamedTuple):
    """What is known of the lines of a text, a value for each."""

    scores: Floats  # probability that it is content
    hardly: Mask  # whether there is next to none
    words: Floats
    stops: Mask  # whether it ends like a sentence
    phrases: Mask  # whether the lexicons have it as a prompt
    prompts: Mask  # and nothing around it speaks against that
    furniture: Mask  # whether it is a label of menus

    @classmethod
    def of(cls, blocks: Sequence[Block], seen: Seen, scores: Floats) -> _Lines:
        phrases = seen.columns["prompt"] > 0
        prompts = np.zeros(len(blocks), bool)
        prompts[list(confirmed(dict.fromkeys(np.flatnonzero(phrases).tolist(), ""), blocks))] = True
        stops = seen.columns["ends with stop"] > 0
        return cls(scores, scores < _HARDLY, seen.words, stops, phrases, prompts, seen.columns["furniture"] > 0)


def judge_text(document: Document, judge: Network, mode: Mode) -> Iterator[Drop]:
    """The lines of a plain text that are its frame, if it has one; notes its probability on every line of any text.

    Prompts are left to the stage `prompts`, which asks for their probability.
    """
    foreign = document.language not in _languages()
    for first in range(0, len(document.blocks), SLICE):
        blocks = document.blocks[first : first + SLICE]
        seen = look_at_lines(blocks)
        lines = _Lines.of(blocks, seen, noted(blocks, judge(seen)))
        if not _has_a_frame(lines, foreign):
            continue
        kept = chosen(lines.scores, lines.words, mode)
        if mode != "precision":
            _spare_doubtful(kept, lines)
        kept |= lines.phrases & ~lines.prompts
        if mode != "precision" and lines.words[kept].sum() < _LEAST_KEPT * lines.words.sum():
            continue
        dropped = np.flatnonzero(~kept & ~lines.phrases)
        yield from map(Drop, (first + dropped).tolist(), reasons(of_line(seen.columns, dropped), judge.evidence))


def _has_a_frame(lines: _Lines, foreign: bool) -> bool:
    """Whether a text was cut out of a page with its menus: a prompt, another sign, lines that are hardly content.

    In a language that the lexicons do not know, more of those lines are as good as a prompt.
    """
    scores, size = lines.scores, len(lines.scores)
    hardly = int(lines.hardly.sum())
    if foreign and hardly >= max(_FOREIGN_LINES, _FOREIGN_SHARE * size):
        return True
    found = int(lines.prompts.sum())
    signs = found + int((lines.furniture & ~lines.prompts & (scores < _SIGN)).sum())
    ends = size < _LONG or bool(scores[0] < _FIRST or scores[-1] < _LAST)
    return (found > 0 and signs >= _SIGNS and hardly >= _HARDLY_SHARE * size and ends) or _has_menus(lines.hardly)


def _has_menus(hardly: Mask) -> bool:
    """Whether a text begins and ends with some lines that are hardly content, or begins with many."""
    above, below = _leading(hardly), _leading(hardly[::-1])
    return min(above, below) >= _MENU or above >= _LONG_MENU


def _leading(mask: Mask) -> int:
    """With how many True it begins."""
    return len(mask) if mask.all() else int(mask.argmin())


def _spare_doubtful(kept: Mask, lines: _Lines) -> None:
    """Where the frame is not most of the text, keep what might be content."""
    scores = lines.scores
    if lines.hardly.sum() >= _MOSTLY_FRAME * len(scores):
        return
    prose = lines.words >= _PROSE
    kept |= (scores >= _DOUBTFUL) | ((scores >= _DOUBTFUL_PROSE) & prose & lines.stops)
    may_head = (scores >= _DOUBTFUL_HEADING) & ~lines.prompts & ~lines.furniture
    kept[:-1] |= (kept & prose)[1:] & may_head[:-1]
    for start, behind in runs_of(~kept):
        if not (lines.phrases | lines.furniture)[start:behind].any():
            kept[start:behind] = True


@cache
def _languages() -> frozenset[str | None]:
    """The languages whose prompts the lexicons know."""
    return frozenset(lexicon("prompts/navigation"))
