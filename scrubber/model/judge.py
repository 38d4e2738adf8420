"""The verdict: look at the blocks, ask the network, choose, say why. Used by the stage `boilerplate`.

That on plain texts, with the question whether there is anything to judge, is in `frame.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from scrubber.document import Block, Document
from scrubber.model.blocks import look_at
from scrubber.model.characters import Floats
from scrubber.model.evidence import of_block, reasons
from scrubber.model.network import Network, choose
from scrubber.model.roles import nearest, roles_around
from scrubber.model.seen import Seen
from scrubber.stage import Mode

SLICE = 20_000  # blocks judged at once, so that the memory that a page takes stays bounded

# All figures below were set out of fold on the WCXB development pages.
_BETA = {"precision": 0.35, "balanced": 1.0, "recall": 3.0}  # how much recall counts against precision
_TEMPERATURE = 2.0  # networks are too sure of themselves; 1.5 to 3 are within 0.001 of F1
_TEMPERATURE_RECALL = 1.5  # of HTML: with 2, `recall` costs 0.02 of precision
_FLOOR = {"precision": 0.5, "balanced": 0.03, "recall": 0.01}  # less probable blocks go in any case
# A page of which so little is kept, with so little hope, has no article (a shell, an error, a wall).
_HOPELESS, _LITTLE = 0.4, 120  # expected F1, words
# Rules that are certain. What stood before on the page, word for word, is kept once (phone and desktop variants,
# quoted posts): worth 0.003 of F1. Labels and links in elements that call themselves navigation or footer go:
# worth 0.0016, and 53 of 60 pages are the better for it.
_REPEATED = 40  # characters; shorter texts may well stand twice
_CERTAIN = {"<nav>": "navigation", "<footer>": "footer"}
# Where these rules leave a name or a search field and no more of a page, nothing of it was an article.
_SCRAP, _SCRAP_SHARE = 10, 0.1  # words, and their share of the page, below which that is so
_BUTTONS, _BUTTON = 2, 3  # dropped blocks of fewer words may stand between an article and its code
_LABEL, _LINKED = 10, 0.5  # words from which a block is no label, share of its characters in links
_ARTICLE = 200  # words of prose
_PRICES = 2  # lines with a price above a product's description


def judge_html(document: Document, judge: Network, mode: Mode) -> dict[int, str]:
    """The numbers of an HTML page's blocks that are no main content, with the rule by which each goes.

    Notes its probability on every block.
    """
    found: dict[int, str] = {}
    for first in range(0, len(document.blocks), SLICE):
        blocks = document.blocks[first : first + SLICE]
        seen = look_at(document, blocks)
        kept = chosen(
            noted(blocks, judge(seen)), seen.words, mode, _TEMPERATURE_RECALL if mode == "recall" else _TEMPERATURE
        )
        rules = _certain(blocks, seen, kept)
        if mode != "recall" and _is_scrap(seen.words, kept, rules):
            kept[:] = False
        found.update((first + number, rule) for number, rule in rules.items())
        kept[list(rules)] = True  # these have their reason
        dropped = np.flatnonzero(~kept)
        statements = of_block(seen.columns, roles_around(seen.names, seen.ways.take(dropped, 1)), dropped)
        found.update(zip((first + dropped).tolist(), reasons(statements, judge.evidence), strict=True))
    return found


def runs_of(mask: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The runs of True, as ranges."""
    borders = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    yield from zip(borders[::2].tolist(), borders[1::2].tolist(), strict=True)


def noted(blocks: Sequence[Block], scores: Floats) -> Floats:
    """The scores, noted on their blocks."""
    for block, score in zip(blocks, scores.tolist(), strict=True):
        block.score = score
    return scores


def chosen(
    scores: Floats, words: Floats, mode: Mode = "balanced", temperature: float = _TEMPERATURE
) -> NDArray[np.bool_]:
    """Which blocks are kept, by their probabilities and sizes.

    >>> chosen(np.array([0.9, 0.1, 0.8]), np.array([50.0, 10.0, 50.0])).tolist()
    [True, False, True]
    """
    probable = np.minimum(np.maximum(scores, 1e-6), 1 - 1e-6)
    tempered = 1 / (1 + np.exp(-np.log(probable / (1 - probable)) / temperature))
    choice = choose(tempered, words, _BETA[mode])
    kept = choice.kept & (scores >= _FLOOR[mode])
    if choice.expected_f1 < _HOPELESS and mode != "recall" and words[kept].sum() < _LITTLE:
        kept[:] = False
    return kept


def _certain(blocks: Sequence[Block], seen: Seen, kept: NDArray[np.bool_]) -> dict[int, str]:
    """What needs no network: changes `kept`, and returns the rules of the blocks that go for certain."""
    words = seen.words
    for first, behind in _insets(blocks, seen, kept):  # a table or a listing inside of an article belongs to it
        kept[first:behind] = True
    kept[_prices(seen, kept)] = True
    rules: dict[int, str] = {}
    texts: dict[str, int] = {}
    rest = np.flatnonzero(kept)
    around = nearest([_CERTAIN.get(words[0], "") for words in seen.names], seen.ways.take(rest, 1))
    # An element that holds the whole article, by mistake or for want of an end, says nothing of its labels.
    holds_all = len({*around}) == 1 and words[rest][words[rest] >= _LABEL].sum() >= _ARTICLE
    for number, certain in zip(rest.tolist(), around, strict=True):
        block = blocks[number]
        if certain and (block.link_density >= _LINKED or (words[number] < _LABEL and not holds_all)):
            rules[number] = certain
        elif len(block.text) >= _REPEATED and block.kind != "code":
            before = texts.setdefault(block.text, number)
            if before != number:
                rules[before if _heads(block, blocks[before]) else number] = "repeated"
    return rules


def _heads(block: Block, before: Block) -> bool:
    """Whether a block is the heading of the section to which an entry before it leads, in a table of contents."""
    return block.kind == "heading" and block.link_density < _LINKED <= before.link_density


def _is_scrap(words: Floats, kept: NDArray[np.bool_], rules: dict[int, str]) -> bool:
    """Whether navigation and footer were all but a few words of what was kept."""
    left = words[kept].sum() - words[list(rules)].sum()
    return bool({*rules.values()} & {*_CERTAIN.values()}) and left < min(_SCRAP, _SCRAP_SHARE * words.sum())


def _prices(seen: Seen, kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    """What a page's own product costs: short lines with a price between its title and the first block that is kept."""
    columns = seen.columns
    if not kept.any() or not (columns["page: is product"][0] or columns["page: og:product"][0]):
        return np.zeros(0, np.int64)
    likely = (columns["currency"] > 0) & (columns["behind the title"] > 0) & (columns["hidden"] == 0)
    likely &= (columns["link density"] < _LINKED) & (seen.words <= _LABEL)
    likely[int(kept.argmax()) :] = False
    return np.flatnonzero(likely)[:_PRICES]


def _insets(blocks: Sequence[Block], seen: Seen, kept: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Runs of dropped rows of tables and of code between two kept blocks, a few labels ("Copy") left out of account."""
    size, words, columns = len(blocks), seen.words, seen.columns

    def is_kept(at: int, step: int) -> bool:
        for _ in range(_BUTTONS):
            if 0 <= at < size and not kept[at] and words[at] < _BUTTON:
                at += step
        return 0 <= at < size and bool(kept[at])

    likely = ((columns["table_row"] + columns["code"] + columns["marked"]) > 0) & ~kept  # formulas are marked
    numbers = [number for number in np.flatnonzero(likely).tolist() if _is_inset(blocks[number])]
    insets = np.zeros(size, bool)
    insets[numbers] = True
    for first, behind in runs_of(insets) if numbers else ():
        if is_kept(first - 1, -1) and is_kept(behind, 1):
            yield first, behind


def _is_inset(block: Block) -> bool:
    is_formula = len(block.spans) == 1 and block.spans[0].kind == "math" and block.spans[0].end == len(block.text)
    return (is_formula or block.kind in ("table_row", "code")) and not block.hidden and block.link_density < _LINKED
