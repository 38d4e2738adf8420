"""The verdict: look at the blocks, ask the network, choose, say why. Used by the stages `boilerplate` and `frame`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from scrubber.document import Block, Document, Drop
from scrubber.lexicons import lexicon
from scrubber.model.blocks import look_at
from scrubber.model.characters import Floats
from scrubber.model.evidence import Statement, of_block, of_line, reasons
from scrubber.model.lines import look_at_lines
from scrubber.model.network import Network, choose
from scrubber.model.prompts import confirmed
from scrubber.model.roles import nearest, roles_around
from scrubber.model.seen import Seen
from scrubber.stage import Mode

_SLICE = 20_000  # blocks judged at once, so that the memory that a page takes stays bounded

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
# Of a text. Without the question whether it has a frame, F1 is 0.001 higher and 7 % of all clean texts lose
# something; with it, 1 % lose a prompt and 1 % more.
_SIGNS, _SIGN = 2, 0.3  # prompts and labels of menus, and their probability at most
_HARDLY, _HARDLY_SHARE = 0.05, 0.1  # probability of a line that is hardly content, share of such lines
# Longer texts must begin or end with a line that is hardly content: costs 0.0007 of F1, and a third less is lost.
_LONG, _FIRST, _LAST = 40, 0.005, 0.02  # lines, and probability at most of the first and of the last one
_MENU = 4  # lines in a row that are hardly content make a menu; 27 pages are the better for it, none the worse
_FOREIGN_LINES, _FOREIGN_SHARE = 12, 0.2  # such lines, and their share, where no lexicon knows the prompts
# Where the frame is not most of the text, doubtful lines (a headline, short last lines) stay, and runs of lines
# without a sign among them: costs 0.0005 of F1, and halves what clean texts lose.
_MOSTLY_FRAME, _DOUBTFUL = 0.5, 0.3
_DOUBTFUL_PROSE, _PROSE = 0.1, 20  # the same for a line of so many words that ends like a sentence
_LEAST_KEPT = 0.05  # share of the words: a list of which hardly anything would be left is the content


def judge_html(document: Document, judge: Network, mode: Mode) -> Iterator[Drop]:
    """The blocks of an HTML page that are no main content; notes its probability on every block."""
    for first in range(0, len(document.blocks), _SLICE):
        blocks = document.blocks[first : first + _SLICE]
        seen = look_at(document, blocks)
        kept = chosen(
            _noted(blocks, judge(seen)), seen.words, mode, _TEMPERATURE_RECALL if mode == "recall" else _TEMPERATURE
        )
        rules = _certain(blocks, seen, kept)
        if mode != "recall" and _is_scrap(seen.words, kept, rules):
            kept[:] = False
        yield from (Drop(first + number, rule) for number, rule in rules.items())
        kept[list(rules)] = True  # these have their reason
        dropped = np.flatnonzero(~kept)
        statements = of_block(seen.columns, roles_around(seen.names, seen.ways.take(dropped, 1)), dropped)
        yield from _drops(first, dropped, statements, judge)


def judge_text(document: Document, judge: Network, mode: Mode) -> Iterator[Drop]:
    """The same for the lines of a plain text that shows a frame; notes its probability on every line of any text.

    Prompts are left to the stage `prompts`, which asks for their probability.
    """
    foreign = document.language not in _languages()
    for first in range(0, len(document.blocks), _SLICE):
        lines = document.blocks[first : first + _SLICE]
        seen = look_at_lines(lines)
        scores = _noted(lines, judge(seen))
        phrases, furniture = seen.columns["prompt"] > 0, seen.columns["furniture"] > 0
        prompts = np.zeros(len(lines), bool)
        prompts[list(confirmed(dict.fromkeys(np.flatnonzero(phrases).tolist(), ""), lines))] = True
        hardly = int((scores < _HARDLY).sum())
        sentences = (seen.columns["ends with stop"] > 0) & ~prompts
        if not (
            _has_a_frame(scores, prompts, furniture, hardly, foreign)
            or _has_menus(scores, sentences, prompts | furniture)
        ):
            continue
        kept = chosen(scores, seen.words, mode)
        if mode != "precision" and hardly < _MOSTLY_FRAME * len(lines):
            kept |= scores >= _DOUBTFUL
            kept |= (scores >= _DOUBTFUL_PROSE) & (seen.words >= _PROSE) & (seen.columns["ends with stop"] > 0)
            for start, behind in _runs_of(~kept):
                if not (phrases | furniture)[start:behind].any():
                    kept[start:behind] = True
        kept |= phrases & ~prompts
        if mode != "precision" and seen.words[kept].sum() < _LEAST_KEPT * seen.words.sum():
            continue
        dropped = np.flatnonzero(~kept & ~phrases)
        yield from _drops(first, dropped, of_line(seen.columns, dropped), judge)


def _has_a_frame(
    scores: Floats, prompts: NDArray[np.bool_], furniture: NDArray[np.bool_], hardly: int, foreign: bool
) -> bool:
    """Whether a text was cut out of a page with its menus: a prompt, another sign, lines that are hardly content.

    In a language that the lexicons do not know, more of those lines are as good as a prompt.
    """
    if foreign and hardly >= max(_FOREIGN_LINES, _FOREIGN_SHARE * len(scores)):
        return True
    found = int(prompts.sum())
    signs = found + int((furniture & ~prompts & (scores < _SIGN)).sum())
    ends = len(scores) < _LONG or bool(scores[0] < _FIRST or scores[-1] < _LAST)
    return found > 0 and signs >= _SIGNS and hardly >= _HARDLY_SHARE * len(scores) and ends


def _has_menus(scores: Floats, sentences: NDArray[np.bool_], signs: NDArray[np.bool_]) -> bool:
    """Whether a text begins and ends with lines that are hardly content, or ends with labels without a sentence."""
    content = scores >= _HARDLY
    above, below = _before(content), _before(content[::-1])
    labels = _before((content | sentences)[::-1])
    return (above >= _MENU and below >= _MENU) or (labels >= _MENU and bool(signs[-labels:].sum() >= _SIGNS))


def _before(mask: NDArray[np.bool_]) -> int:
    """How many stand before the first True."""
    return int(mask.argmax()) if mask.any() else len(mask)


def _runs_of(mask: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The runs of True, as ranges."""
    borders = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    yield from zip(borders[::2].tolist(), borders[1::2].tolist(), strict=True)


@cache
def _languages() -> frozenset[str | None]:
    """The languages whose prompts the lexicons know."""
    return frozenset(lexicon("prompts/navigation"))


def _noted(blocks: Sequence[Block], scores: Floats) -> Floats:
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
    for first, behind in _runs_of(insets) if numbers else ():
        if is_kept(first - 1, -1) and is_kept(behind, 1):
            yield first, behind


def _is_inset(block: Block) -> bool:
    is_formula = len(block.spans) == 1 and block.spans[0].kind == "math" and block.spans[0].end == len(block.text)
    return (is_formula or block.kind in ("table_row", "code")) and not block.hidden and block.link_density < _LINKED


def _drops(first: int, dropped: NDArray[np.int64], statements: Sequence[Statement], judge: Network) -> Iterator[Drop]:
    yield from map(Drop, (dropped + first).tolist(), reasons(statements, judge.evidence))
