"""What the judge sees of an HTML page: figures of each block, of the elements around it, of the page.

Words play no part, so that what was learned on one language holds for others: the figures count kinds of
characters, links and places. Names of elements are looked up in the vocabulary of the model.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scrubber.document import Block, Document
from scrubber.model.characters import CLASSES, Counts, Figures, Floats, count_characters
from scrubber.model.declared import OF_DECLARED, OF_TITLE, declared_types, of_declared, of_title
from scrubber.model.elements import NAMED, OF_ELEMENTS, OF_GROUPS, alike, around, named, of_elements, of_groups
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

_KINDS = ("heading", "list_item", "table_row", "code", "quote", "caption")
_NUMBERS = {kind: number for number, kind in enumerate((*_KINDS, "paragraph"))}
_LEVELS = (1, 2, 3)  # of headings
_DEEP = 6  # a list that is deeper says no more
_CONTAINERS = ("list", "ordered", "quote", "table", "definitions")
_HEADINGS = tuple(f"h{level}" for level in _LEVELS)
_BITS = {container: 1 << number for number, container in enumerate(_CONTAINERS)}
_INSIDE = tuple(f"in {container}" for container in _CONTAINERS)
_EACH_KIND, _EACH_LEVEL, _EACH_CONTAINER = (
    np.array(numbers, np.uint8)[:, None] for numbers in (range(len(_KINDS)), _LEVELS, list(_BITS.values()))
)
_PROSE_WORDS = 10
_PROSE_LINKED = 0.4  # share of the characters in links from which a block is no prose
_REACHES = (3, 10, 30)  # blocks to both sides
_TYPES = ("article", "posting", "product", "recipe", "list", "collection", "question", "faq", "webpage", "organization")
_WITHIN = tuple(f"{name} within {reach}" for reach in _REACHES for name in ("prose", "links", "words"))
_OF_PAGE = (
    "page: words",
    "page: blocks",
    "page: prose",
    "page: links",
    "page: longest prose",
    "page: prose blocks",
    "page: ideographs",
    "page: one h1",
    "page: og:article",
    "page: og:product",
    "page: og:website",
    *(f"page: is {name}" for name in _TYPES),
)
# The figures in the order in which the weights stand for them.
COLUMNS = (
    *OF_TEXT,
    "link density",
    "links",
    "marked",
    *_KINDS,
    *_HEADINGS,
    "hidden",
    "list level",
    *_INSIDE,
    *OF_MARKS,
    "position",
    "blocks before",
    "blocks behind",
    "prose before",
    "words before",
    "before all prose",
    "behind all prose",
    *OF_COPIES,
    *_WITHIN,
    *OF_TITLE,
    *OF_DECLARED,
    *OF_ELEMENTS,
    *OF_GROUPS,
    *_OF_PAGE,
)


def _rows(names: Sequence[str]) -> slice:
    """Where figures that follow one another stand in the table."""
    first = COLUMNS.index(names[0])
    return slice(first, first + len(names))


_KIND_ROWS, _LEVEL_ROWS, _CONTAINER_ROWS = (
    _rows(_KINDS),
    _rows(["h1", "h2", "h3"]),
    _rows(["in list", *_CONTAINERS[1:]]),
)
_WITHIN_ROWS, _ELEMENT_ROWS, _PAGE_ROWS = _rows(_WITHIN), _rows(OF_ELEMENTS), _rows(_OF_PAGE)
_ALIKE_ROWS = _rows(OF_GROUPS[: len(OF_GROUPS) // 2])
_ABOVE_ROWS = _rows(OF_GROUPS[len(OF_GROUPS) // 2 :])


def look_at(document: Document, blocks: Sequence[Block] | None = None) -> Seen:
    """The figures and names of the blocks of an HTML document, or of some `blocks` of it that follow one another."""
    blocks = document.blocks if blocks is None else blocks
    texts = [block.text for block in blocks]
    counts = count_characters(texts)
    table, to = empty_table(COLUMNS, len(blocks))
    of_text(counts, to)
    density = _of_spans(blocks, counts, to)
    _of_kind(blocks, table, to)
    of_marks(texts, counts, to)
    is_prose = (counts.words >= _PROSE_WORDS) & (density < _PROSE_LINKED)
    is_prose &= (to["heading"] == 0) & (to["table_row"] == 0)
    prose = counts.words * is_prose
    sums = running((prose, counts.words, counts.words * density))
    _of_order(sums, table, to)
    of_copies(texts, to)
    of_title(document, blocks, texts, to)
    of_declared(document, texts, to)
    where = around(document.places, blocks)
    of_elements(where, sums, table[_ELEMENT_ROWS])
    names, ways = named(document.places, where)
    groups = [alike(ways[first:behind], len(names) + 1) for first, behind in ((0, 3), (1, 5))]
    for group, rows in zip(groups, (_ALIKE_ROWS, _ABOVE_ROWS), strict=True):
        of_groups(group, counts.words, density, prose, table[rows])
    _of_page(document, counts, sums, prose, table, to)
    return Seen(to, counts.words, table.T, names, ways[:NAMED].T, np.stack(groups, 1), ways)


def _of_spans(blocks: Sequence[Block], counts: Counts, to: Figures) -> Floats:
    """Links and marks; returns the share of each block's characters in links."""
    linked, links, marked = np.zeros((3, len(blocks)), np.float32)
    for number, block in enumerate(blocks):
        if block.spans:
            inside = several = bold = 0
            for start, end, kind, _ in block.spans:
                if kind == "link":
                    inside += end - start
                    several += 1
                elif kind != "code":
                    bold += end - start
            linked[number], links[number], marked[number] = inside, several, bold
    density = np.minimum(linked / counts.characters, 1, out=to["link density"])
    np.log1p(links, out=to["links"])
    np.minimum(marked / counts.characters, 1, out=to["marked"])
    return density


def _of_kind(blocks: Sequence[Block], table: Floats, to: Figures) -> None:
    kinds = _bytes([_NUMBERS[block.kind] for block in blocks])
    levels = _bytes([block.level if block.level < _DEEP else _DEEP for block in blocks])
    table[_KIND_ROWS] = kinds == _EACH_KIND
    table[_LEVEL_ROWS] = (levels == _EACH_LEVEL) & (kinds == _NUMBERS["heading"])
    to["hidden"][[number for number, block in enumerate(blocks) if block.hidden]] = 1
    np.multiply(to["list_item"], levels, out=to["list level"])
    table[_CONTAINER_ROWS] = _bytes(_inside(blocks)) & _EACH_CONTAINER > 0


def _bytes(numbers: list[int]) -> NDArray[np.uint8]:
    """Small numbers as an array, which costs less by way of bytes."""
    return np.frombuffer(bytes(numbers), np.uint8)


def _inside(blocks: Sequence[Block]) -> list[int]:
    """The kinds of containers that each block stands in, as bits."""
    found = []
    last, bits = None, 0
    for block in blocks:
        containers = block.containers
        if containers is not last:  # the blocks of one list share theirs
            last, bits = containers, 0
            for container in containers:
                bits |= _BITS[container.kind]
        found.append(bits)
    return found


def _of_order(sums: NDArray[np.float64], table: Floats, to: Figures) -> None:
    """Where the block stands in the page, and what stands around it."""
    size = sums.shape[1] - 1
    order = np.arange(size, dtype=np.float32)
    before, all_words, _ = sums
    np.divide(order, size, out=to["position"])
    np.log1p(order, out=to["blocks before"])
    np.log1p(size - order, out=to["blocks behind"])
    np.divide(before[:-1], max(float(before[-1]), 1.0), out=to["prose before"], casting="unsafe")
    np.divide(all_words[:-1], max(float(all_words[-1]), 1.0), out=to["words before"], casting="unsafe")
    to["before all prose"][:] = before[:-1] == 0
    to["behind all prose"][:] = before[1:] == before[-1]
    first, behind = windows(size, _REACHES)
    prose, words, linked = sums.take(behind, 1) - sums.take(first, 1)
    np.maximum(words, 1, out=words)
    rows = table[_WITHIN_ROWS]
    rows[0::3] = prose / words
    rows[1::3] = linked / words
    rows[2::3] = np.log1p(words / (behind - first))


def _of_page(
    document: Document, counts: Counts, sums: NDArray[np.float64], prose: Floats, table: Floats, to: Figures
) -> None:
    all_prose, words, linked = sums[:, -1].tolist()
    declared = declared_types(document)
    figures = [
        np.log1p(words),
        np.log1p(len(prose)),
        all_prose / max(words, 1),
        linked / max(words, 1),
        np.log1p(prose.max()),
        np.count_nonzero(prose) / len(prose),
        counts.classes[CLASSES.index("ideograph")].sum() / counts.characters.sum(),
        np.count_nonzero(to["h1"]) == 1,
        "og:article" in declared,
        "og:product" in declared,
        "og:website" in declared,
    ]
    figures += [any(name in kind for kind in declared) for name in _TYPES]
    table[_PAGE_ROWS] = np.array(figures, np.float32)[:, None]
