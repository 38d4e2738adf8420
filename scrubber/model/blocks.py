"""What the judge sees of an HTML page: figures of each block, of the elements around it, of the page.

Words play no part, so that what was learned on one language holds for others: the figures count kinds of
characters, links and places. Names of elements are looked up in the vocabulary of the model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrubber.document import Block, Document, Places
from scrubber.model.characters import CLASSES, Counts, Figures, Floats, count_characters, is_class
from scrubber.model.declared import declared_types, of_declared, of_title
from scrubber.model.names import parts_of
from scrubber.model.places import Numbers, climbed, depths, ranges_of

LEVELS = 7  # ancestors whose contents are looked at, wrappers counted once
NAMED = 10  # ancestors whose names are looked at
_KINDS = ("heading", "list_item", "table_row", "code", "quote", "caption")
_CONTAINERS = ("list", "ordered", "quote", "table", "definitions")
_PROSE_WORDS = 10
_PROSE_LINKED = 0.4  # share of the characters in links from which a block is no prose
_REACHES = (3, 10, 30)  # blocks to both sides
_TYPES = ("article", "posting", "product", "recipe", "list", "collection", "question", "faq", "webpage", "organization")


class Seen(NamedTuple):
    """The input of the network for one page.

    `figures` has a row for each block and a column for each of `columns`, `words` the size of each. `names` are
    the tokens of each kind of element on the page, and `chain` the number of that kind for each block and each of
    its nearest ancestors, with `len(names)` where there is none. `groups` has columns of group numbers: blocks of
    one group stand in elements of the same kind.
    """

    columns: Figures
    words: Floats
    figures: Floats
    names: list[tuple[str, ...]]
    chain: Numbers
    groups: Numbers


def look_at(document: Document, blocks: Sequence[Block] | None = None) -> Seen:
    """The figures and names of the blocks of an HTML document, or of some `blocks` of it that follow one another."""
    blocks = document.blocks if blocks is None else blocks
    counts = count_characters([block.text for block in blocks])
    columns = of_text(counts)
    columns |= _of_spans(blocks, counts)
    columns |= _of_kind(blocks)
    density = columns["link density"]
    is_prose = (counts.words >= _PROSE_WORDS) & (density < _PROSE_LINKED)
    is_prose &= (columns["heading"] == 0) & (columns["table_row"] == 0)
    prose = np.where(is_prose, counts.words, 0)
    columns |= _of_order(blocks, counts.words, prose, density)
    columns |= of_title(document, blocks)
    columns |= of_declared(document, blocks)
    at = np.array([block.place for block in blocks], np.int64)
    columns |= _of_elements(document.places, at, counts.words, prose, density)
    names, chain = _named(document.places, at)
    groups = np.stack([_groups(chain[:, :3]), _groups(chain[:, 1:5])], 1)
    columns |= _of_group("alike", groups[:, 0], counts.words, prose, density)
    columns |= _of_group("alike above", groups[:, 1], counts.words, prose, density)
    columns |= _of_page(document, blocks, counts, prose, density)
    return Seen(columns, counts.words, as_table(columns), names, chain, groups)


def as_table(columns: Figures) -> Floats:
    """The figures as a table, a row for each block."""
    return np.stack(list(columns.values()), 1, dtype=np.float32, casting="unsafe")


def of_text(counts: Counts) -> Figures:
    """What the characters of each text say."""
    size = counts.characters
    of = dict(zip(CLASSES, counts.classes.T, strict=True))
    letters = np.maximum(of["letter"], 1)
    words = np.maximum(counts.words, 1)
    return {
        "words": np.log1p(counts.words),
        "characters": np.log1p(size),
        "long": np.minimum(counts.words / 100, 3),
        "letters": of["letter"] / size,
        "upper": of["upper"] / letters,
        "digits": of["digit"] / size,
        "capitalised": counts.capitalised / words,
        "commas": of["comma"] / words,
        "stops": of["stop"] / words,
        "separators": of["separator"] / size,
        "ideographs": of["ideograph"] / size,
        "brackets": of["bracket"] / size,
        "currency": np.minimum(of["currency"], 2),
        "lines": np.log1p(of["line"]),
        "years": np.minimum(counts.years, 2),
        "word length": letters / words,
        "begins upper": is_class(counts.first, "upper"),
        "begins with digit": is_class(counts.first, "digit"),
        "ends with stop": is_class(counts.last, "stop"),
        "ends with colon": is_class(counts.last, "colon"),
        "ends with letter": is_class(counts.last, "letter"),
        "ends with digit": is_class(counts.last, "digit"),
        "ends with separator": is_class(counts.last, "separator"),
    }


def of_copies(texts: Sequence[str]) -> Figures:
    """How often each text is there, and which of its copies this is."""
    seen: Counter[str] = Counter()
    again = []
    for text in texts:
        seen[text] += 1
        again.append(seen[text] - 1)
    copies = np.array([seen[text] for text in texts], np.float32)
    return {"copies": np.log(copies), "again": np.minimum(np.array(again, np.float32), 2)}


def windows(size: int, reach: int) -> tuple[Numbers, Numbers]:
    """For each block the range of the blocks around it."""
    order = np.arange(size)
    return np.maximum(order - reach, 0), np.minimum(order + reach + 1, size)


def running(column: Floats) -> NDArray[np.float64]:
    """The running sum, with a 0 before it."""
    total = np.zeros(len(column) + 1)
    np.cumsum(column, out=total[1:])
    return total


def _of_spans(blocks: Sequence[Block], counts: Counts) -> Figures:
    linked, links, marked = [], [], []
    for block in blocks:
        inside = number = bold = 0
        for start, end, kind, _ in block.spans:
            if kind == "link":
                inside += end - start
                number += 1
            elif kind != "code":
                bold += end - start
        linked.append(inside)
        links.append(number)
        marked.append(bold)
    return {
        "link density": np.minimum(np.array(linked, np.float32) / counts.characters, 1),
        "links": np.log1p(np.array(links, np.float32)),
        "marked": np.minimum(np.array(marked, np.float32) / counts.characters, 1),
    }


def _of_kind(blocks: Sequence[Block]) -> Figures:
    numbers = {kind: number for number, kind in enumerate(_KINDS)}
    kinds = np.array([numbers.get(block.kind, -1) for block in blocks])
    levels = np.array([block.level for block in blocks]).clip(max=6)
    columns: Figures = {kind: (kinds == number).astype(np.float32) for kind, number in numbers.items()}
    for level in (1, 2, 3):
        columns[f"h{level}"] = (columns["heading"] * (levels == level)).astype(np.float32)
    columns["hidden"] = np.array([block.hidden for block in blocks], np.float32)
    columns["list level"] = (columns["list_item"] * levels).astype(np.float32)
    columns |= {f"in {name}": np.zeros(len(blocks), np.float32) for name in _CONTAINERS}
    for number, block in enumerate(blocks):
        for container in block.containers:
            columns[f"in {container.kind}"][number] = 1
    columns["broken off"] = np.array([block.text.endswith(("...", "…")) for block in blocks], np.float32)
    columns["copyright"] = np.array(["©" in block.text for block in blocks], np.float32)
    return columns


def _of_order(blocks: Sequence[Block], words: Floats, prose: Floats, density: Floats) -> Figures:
    """Where the block stands in the page, what stands around it, and how often its text is there."""
    size = len(blocks)
    order = np.arange(size, dtype=np.float32)
    before, all_words, linked = running(prose), running(words), running(words * density)
    columns: Figures = {
        "position": order / size,
        "blocks before": np.log1p(order),
        "blocks behind": np.log1p(size - order),
        "prose before": before[:-1] / max(float(before[-1]), 1.0),
        "words before": all_words[:-1] / max(float(all_words[-1]), 1.0),
        "before all prose": (before[:-1] == 0).astype(np.float32),
        "behind all prose": (before[1:] == before[-1]).astype(np.float32),
    }
    columns |= of_copies([block.text for block in blocks])
    for reach in _REACHES:
        first, behind = windows(size, reach)
        inside = np.maximum(all_words[behind] - all_words[first], 1)
        columns[f"prose within {reach}"] = (before[behind] - before[first]) / inside
        columns[f"links within {reach}"] = (linked[behind] - linked[first]) / inside
        columns[f"words within {reach}"] = np.log1p(inside / (behind - first))
    return columns


def _of_elements(places: Places, at: Numbers, words: Floats, prose: Floats, density: Floats) -> Figures:
    """What the elements around each block hold: their size, and their shares of prose and links."""
    first, behind, around = ranges_of(places, at.tolist())
    in_prose, whole, linked = (total[behind] - total[first] for total in map(running, (prose, words, words * density)))
    number = behind - first
    inhabited = number > 0
    figures = {
        "share of prose": in_prose / max(float(prose.sum()), 1.0),
        "share of words": whole / max(float(words.sum()), 1.0),
        "prose": in_prose / np.maximum(whole, 1),
        "links": linked / np.maximum(whole, 1),
        "blocks": np.log1p(number * inhabited),
        "words a block": np.log1p(np.maximum(whole, 1) / np.maximum(number, 1)),
    }
    inside = climbed(around, at, LEVELS)
    columns: Figures = {}
    for level in range(LEVELS):
        columns |= {f"{name} at {level}": column[inside[:, level]] for name, column in figures.items()}
    order = np.arange(len(at))
    for level in range(4):
        place = inside[:, level]
        columns[f"position at {level}"] = (order - first[place]) / np.maximum(number[place], 1)
    depth = depths(places)
    return columns | {"depth": np.log1p(depth[at])}


def _named(places: Places, at: Numbers) -> tuple[list[tuple[str, ...]], Numbers]:
    """The kinds of elements around the blocks by tag and names, and each block's chain of them."""
    known: dict[tuple[str, str], int] = {}
    kinds = [known.setdefault(key, len(known)) for key in zip(places.tags, places.tokens, strict=True)]
    up = np.array([*places.parents, -1], np.int64)
    kind = np.array([*kinds, len(known)], np.int64)
    chain = kind[climbed(up, at, NAMED)]
    names: list[tuple[str, ...]] = [()] * len(known)
    keys = list(known)
    for number in np.flatnonzero(np.bincount(chain.ravel(), minlength=len(known))[: len(known)]).tolist():
        tag, tokens = keys[number]  # many elements hold no text
        names[number] = (f"<{tag}>", *parts_of(tokens))
    return names, chain


def _groups(kinds: Numbers) -> Numbers:
    """The number of each row among the rows that differ."""
    group = kinds[:, 0]
    for level in range(1, kinds.shape[1]):
        _, group = np.unique(group * (kinds.max() + 1) + kinds[:, level], return_inverse=True)
    _, group = np.unique(group, return_inverse=True)
    return group.astype(np.int64)


def _of_group(name: str, group: Numbers, words: Floats, prose: Floats, density: Floats) -> Figures:
    """What the blocks are like that stand in elements of the same kind: one of many teasers, of many posts."""
    number = np.bincount(group)

    def mean(column: Floats) -> Floats:
        found: Floats = (np.bincount(group, column) / number)[group]
        return found

    return {
        f"{name}: number": np.log(number)[group],
        f"{name}: words": np.log1p(mean(words)),
        f"{name}: links": mean(density),
        f"{name}: are prose": mean((prose > 0).astype(np.float32)),
        f"{name}: share of prose": np.bincount(group, prose)[group] / max(float(prose.sum()), 1.0),
    }


def _of_page(document: Document, blocks: Sequence[Block], counts: Counts, prose: Floats, density: Floats) -> Figures:
    words = float(counts.words.sum())
    declared = declared_types(document)
    figures: dict[str, float] = {
        "words": np.log1p(words),
        "blocks": np.log1p(len(blocks)),
        "prose": prose.sum() / max(words, 1),
        "links": float((counts.words * density).sum()) / max(words, 1),
        "longest prose": np.log1p(prose.max()),
        "prose blocks": float((prose > 0).mean()),
        "ideographs": counts.classes[:, CLASSES.index("ideograph")].sum() / counts.characters.sum(),
        "one h1": sum(block.kind == "heading" and block.level == 1 for block in blocks) == 1,
        "og:article": "og:article" in declared,
        "og:product": "og:product" in declared,
        "og:website": "og:website" in declared,
    }
    figures |= {f"is {name}": any(name in kind for kind in declared) for name in _TYPES}
    return {f"page: {name}": np.full(len(blocks), value, np.float32) for name, value in figures.items()}
