"""The frame around an article in plain text: menu lines before it, footer and teaser lines behind it.

First the text is asked whether it has a frame at all: whole-line prompts (login, share, cookies ...)
or a run of menu labels outside of the article. A text without such signs is left as it is, whatever
its lines look like. The article itself is the stretch of lines with the most prose: lines of prose
count for it, labels against it (body text extraction, Finn, Kushmerick and Smyth 2001, with lines in
the place of tags).

>>> from scrubber import clean
>>> clean("Menu\\nHome\\nNews\\nLogin | Register\\n\\nIt rained all day in the old town by the river, again.")
'It rained all day in the old town by the river, again.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scrubber.document import Block, Document, Drop
from scrubber.lexicons import entries, folded
from scrubber.stage import Mode, block_stage

_SENTENCE = re.compile(r"[.!?…。！？][\"'”’)\]]*\s*$")
_PROSE_WORDS = 9  # words from which a line that ends like a sentence is prose
_LABEL_COST = 4  # words of prose that a label outweighs
_SIGNS = 2  # prompts and furniture labels, one prompt at least, that make a frame
_DENSITY = 0.2  # their share of the lines of the frame; 0.1 gains F1 0.018 and costs clean texts lines
_NEAR = 14  # lines before the article among which its title is looked for
_TITLE_WORDS = (4, 25)
_BYLINE = re.compile(r"\d{4}|\d:\d\d|^(?:By|Von|Par|Por)\b|[|>»/]")
_PROSE_PER_SIGN = 12  # words of prose (a truncated teaser, a slogan) that one sign outweighs


@block_stage("frame")
def drop_frame(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops the menu lines before and the footer and teaser lines behind an article in plain text."""
    if document.kind != "text":
        return
    blocks = document.blocks
    weights = [_weight(block) for block in blocks]
    start, end = _heaviest(weights)
    if start == end:
        return
    yield from _zone(blocks, weights, range(start), "before the article")
    yield from _zone(blocks, weights, range(len(blocks) - 1, end - 1, -1), "behind the article")


def _weight(block: Block) -> int:
    """How much a line speaks for (above 0) or against the article."""
    if _is_prompt(block):
        return -3 * _LABEL_COST
    if block.drop is not None:
        return 0
    words = len(folded(block.text).split())
    if block.kind == "code":
        return words
    if words >= _PROSE_WORDS and _SENTENCE.search(block.text[-9:]):
        return words
    if not block.text.isascii() and len(block.text) >= 30 and _SENTENCE.search(block.text[-9:]):
        return len(block.text) // 3  # Chinese and Japanese have no blanks between words
    return words // 2 if words >= 2 * _PROSE_WORDS else -_LABEL_COST


def _heaviest(weights: list[int]) -> tuple[int, int]:
    """The stretch with the largest sum, as [start, end); (0, 0) where nothing is above 0."""
    best, best_start, best_end = 0, 0, 0
    total, start = 0, 0
    for i, weight in enumerate(weights):
        if total <= 0:
            total, start = 0, i
        total += weight
        if total > best:
            best, best_start, best_end = total, start, i + 1
    return best_start, best_end


def _zone(blocks: list[Block], weights: list[int], zone: range, rule: str) -> Iterator[Drop]:
    """The lines of one side that belong to the frame; `zone` runs from the outer edge to the article.

    The frame reaches from the edge to the innermost sign (a prompt, a furniture label) up to which
    signs are dense and prose is rare. What stands between it and the article may be a title or the
    article's own last lines, and stays.
    """
    prompts = known = prose = 0
    reach = 0
    for seen, number in enumerate(zone, 1):
        block = blocks[number]
        if _is_prompt(block):
            prompts += 1
        elif _is_furniture(block.text):
            known += 1
        else:
            prose += max(0, weights[number])
            if not prompts + known and prose > _PROSE_PER_SIGN:
                return  # the outer edge is prose: what prompts there are stand inside of the article
            continue
        signs = prompts + known
        enough = prompts >= 1 and signs >= _SIGNS
        if enough and signs >= _DENSITY * seen and prose <= _PROSE_PER_SIGN * signs:
            reach = seen
    headline = _headline(blocks, zone[:reach]) if zone.start == 0 else -1
    for number in zone[:reach]:
        if blocks[number].drop is None and number != headline:
            yield Drop(number, rule)


def _headline(blocks: list[Block], zone: range) -> int:
    """The article's title among the lines before it, or -1: text has no other place that keeps it.

    It stands near the article, with nothing between but prompts and the few short lines of a byline.
    """
    for number in zone[: -_NEAR - 1 : -1]:
        text = blocks[number].text
        words = text.count(" ") + 1
        title_like = _TITLE_WORDS[0] <= words <= _TITLE_WORDS[1] and text[0].isupper()
        if blocks[number].drop is None and title_like and not _BYLINE.search(text):
            return number
    return -1


def _is_prompt(block: Block) -> bool:
    return block.drop is not None and block.drop.stage == "prompts"


@cache
def _furniture() -> frozenset[str]:
    return frozenset(map(folded, entries("furniture")))


def _is_furniture(text: str) -> bool:
    return len(text) < 60 and folded(text) in _furniture()
