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
from scrubber.lexicons import entries
from scrubber.stage import Mode, block_stage

_NOT_WORD = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[.!?…。！？][\"'”’)\]]*\s*$")
_DATELINE = re.compile(r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?), [A-Z][a-z]+\.? \d{1,2}\b.{0,40}?[-–—]")
_PROSE_WORDS = 9  # words from which a line that ends like a sentence is prose
_LABEL_COST = 4  # words of prose that a label outweighs
_SIGNS = 2  # prompts outside of the article that make a frame
_LABEL_RUN = 12  # labels in a row, one of them known furniture, that make a frame as well


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
    yield from _zone(blocks, range(start - 1, -1, -1), "before the article")
    yield from _zone(blocks, range(end, len(blocks)), "behind the article")
    yield from _place_line(blocks, start, end)


def _weight(block: Block) -> int:
    """How much a line speaks for (above 0) or against the article."""
    if block.drop is not None:
        return -3 * _LABEL_COST
    words = len(_NOT_WORD.sub(" ", block.text).split())
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


def _zone(blocks: list[Block], zone: range, rule: str) -> Iterator[Drop]:
    """The lines of one side, from the article outwards, that belong to the frame.

    Where there are prompts, everything from the nearest one outwards is frame; what stands between it
    and the article may be a title or the article's own last lines, and stays.
    """
    signs = [number for number in zone if blocks[number].drop is not None]
    known = [number for number in zone if blocks[number].drop is None and _is_furniture(blocks[number].text)]
    if len(signs) + len(known) >= _SIGNS and signs:
        nearest = signs[0]
    elif known and len(zone) >= _LABEL_RUN:
        nearest = known[0]
    else:
        return
    for number in zone:
        outward = number <= nearest if zone.step < 0 else number >= nearest
        if outward and blocks[number].drop is None:
            yield Drop(number, rule)


def _place_line(blocks: list[Block], start: int, end: int) -> Iterator[Drop]:
    """The line behind the article that only names the place of its dateline again."""
    dateline = _DATELINE.match(blocks[start].text)
    if not dateline:
        return
    for number in range(end, min(end + 2, len(blocks))):
        words = blocks[number].text.split()
        if blocks[number].drop is None and len(words) <= 4 and words[0] == dateline[1].split()[0]:
            yield Drop(number, "place line")


@cache
def _furniture() -> frozenset[str]:
    return frozenset(_NOT_WORD.sub(" ", entry.casefold()).strip() for entry in entries("furniture"))


def _is_furniture(text: str) -> bool:
    return len(text) < 60 and _NOT_WORD.sub(" ", text.casefold()).strip() in _furniture()
