"""The pages to learn from: what the judge sees of them, and for each block the share that belongs to the article.

Two sources: the WCXB development pages, whose references are aligned with their blocks, and the pages labelled for
this project (`benchmarks/labels/`), whose blocks were judged by reading.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import textwrap
import warnings
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from align import soft_labels
from bs4 import XMLParsedAsHTMLWarning
from dirt import framed, soiled
from folds import multilingual, pipeline

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from extraction import plain_text

import scrubber
from scrubber.api import _document
from scrubber.document import Document
from scrubber.model.blocks import Seen, look_at
from scrubber.model.characters import count_characters
from scrubber.model.evidence import Statement, of_block, of_line
from scrubber.model.lines import look_at_lines
from scrubber.model.roles import roles_around
from scrubber.pipeline import Pipeline
from scrubber.reading import read
from scrubber.reading.decode import decode
from scrubber.rendering import render_text
from scrubber.stages import DEFAULT_STAGES

warnings.filterwarnings("ignore", category=XMLParsedAsHTMLWarning)

LABELS = Path(__file__).resolve().parents[1] / "labels" / "pages.jsonl"
UNLABELLED = "unlabelled"  # the source of pages that only teachers have labels for
TAUGHT = "taught"  # and of texts that only the judge of HTML has
SURE = 0.85  # confidence that the judge of HTML needs to teach a page


@dataclass
class Example:
    """One page. `share` is the part of each block's words that is wanted, `words` their number, `wanted` that of
    the reference, which may hold words that the page's blocks have not."""

    page: str
    source: str
    kind: str
    fold: int | str
    seen: Seen
    share: np.ndarray
    words: np.ndarray
    wanted: float
    weight: float = 1.0  # in the loss
    said: Sequence[Statement] = ()
    turn: str = ""  # shown in turn with the other examples of its page that have the same word here, one in each epoch
    likely: tuple[np.ndarray, float] | None = None  # `share` and `wanted` as the judge of HTML has them

    @property
    def usable(self) -> bool:
        """Whether enough of the reference is on the page for its labels to mean something."""
        return self.wanted > 0 and float((self.share * self.words).sum()) >= 0.5 * self.wanted


def wcxb(data: Path) -> Iterator[tuple[str, str, str, str, int]]:
    """(page id, HTML, reference, page type, fold) of the WCXB development pages."""
    folds = json.loads((data / "wcxb-dev" / "folds.json").read_text())
    for path in sorted((data / "wcxb-dev" / "ground-truth").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        kind = ((row.get("_internal") or {}).get("page_type") or {}).get("primary", "article")
        packed = (data / "wcxb-dev" / "html" / f"{path.stem}.html.gz").read_bytes()
        html = gzip.decompress(packed).decode("utf-8", "replace")
        yield path.stem, html, (row.get("ground_truth") or {}).get("main_content") or "", kind, folds[path.stem]


def labelled(data: Path) -> Iterator[tuple[dict, bytes]]:
    """The rows of `benchmarks/labels/pages.jsonl` with their pages."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row, gzip.decompress((data / row["file"]).read_bytes())


def unlabelled(data: Path) -> Iterator[tuple[str, bytes, int]]:
    """(page, HTML, fold) of the multilingual pages without a label of ours. Their snippets are not looked at."""
    known = {row["file"].rsplit("/", 1)[-1] for row, _ in labelled(data)}
    for name, page, _, fold in multilingual(data):
        if name not in known:
            yield name, page, fold


def _seen(seen: Seen) -> Seen:
    return seen._replace(columns={})  # they stand in the table too


def letters_before(texts: list[str]) -> np.ndarray:
    """Where each text begins and the last ends, in characters of the page that are not white space."""
    return np.concatenate([[0], np.cumsum([len(re.sub(r"\s+", "", text)) for text in texts])])


def shares(row: dict, texts: list[str]) -> np.ndarray:
    """The share of each block that the label's ranges cover.

    The ranges count characters that are not white space, so that they outlive changes of the segmentation.
    """
    ends = letters_before(texts)
    if ends[-1] != row["characters"]:
        raise ValueError(f"{row['page']}: the page's text has changed: {ends[-1]} characters, not {row['characters']}")
    inside = np.zeros(ends[-1] + 1)
    for first, behind in row["keep"]:
        inside[first + 1 : behind + 1] = 1
    total = np.cumsum(inside)
    return (total[ends[1:]] - total[ends[:-1]]) / np.maximum(ends[1:] - ends[:-1], 1)


def html_examples(data: Path, jobs: int = 2) -> list[Example]:
    """All pages as HTML and their articles alone, and pages without a label, those without a block left out."""
    rows: list[tuple] = [(_wcxb_html, *row) for row in wcxb(data)]
    rows += [(_labelled_html, *row) for row in labelled(data)]
    rows += [(_unlabelled_html, *row) for row in unlabelled(data)]
    return _made(rows, jobs)


def _made(rows: list[tuple], jobs: int) -> list[Example]:
    with ProcessPoolExecutor(jobs) as pool:
        return [example for found in pool.map(_called, rows, chunksize=8) for example in found]


def _called(row: tuple) -> list[Example]:
    return list(row[0](*row[1:]))


def _wcxb_html(page: str, html: str, reference: str, kind: str, fold: int) -> Iterator[Example]:
    document = _document(read(html), None, None)
    if document.blocks:
        label = soft_labels([block.text for block in document.blocks], reference)
        yield from _html_examples(document, page, "wcxb", kind, fold, *label)


def _labelled_html(row: dict, html: bytes) -> Iterator[Example]:
    document = _document(read(html), None, None)
    texts = [block.text for block in document.blocks]
    share, words = shares(row, texts), count_characters(texts).words
    wanted = float((share * words).sum())
    yield from _html_examples(document, row["page"], "labels", row["language"], row["fold"], share, words, wanted)


def _unlabelled_html(page: str, html: bytes, fold: int) -> Iterator[Example]:
    document = _document(read(html), None, None)
    if document.blocks:
        seen = look_at(document)
        said = of_block(seen.columns, roles_around(seen.names, seen.ways))
        nothing = np.zeros(len(seen.words))
        yield Example(page, UNLABELLED, "", fold, _seen(seen), nothing, seen.words, 0.0, said=said)


def _html_examples(
    document: Document,
    page: str,
    source: str,
    kind: str,
    fold: int | str,
    share: np.ndarray,
    words: np.ndarray,
    wanted: float,
) -> Iterator[Example]:
    """The page, and its article alone, of which everything is wanted: the judge must see whether there is a frame."""
    seen = look_at(document)
    said = of_block(seen.columns, roles_around(seen.names, seen.ways))
    yield Example(page, source, kind, fold, _seen(seen), share, words, wanted, said=said)
    inside = np.flatnonzero(share >= 0.5)
    if len(inside):
        alone = Document([document.blocks[n] for n in inside], "fragment", places=document.places)
        if zlib.crc32(page.encode()) % 2:
            alone.metadata = document.metadata
        size = words[inside]
        yield Example(
            page,
            f"{source}:alone",
            kind,
            fold,
            _seen(look_at(alone)),
            np.ones(len(inside)),
            size,
            float(size.sum()),
            0.3,
        )


# What a text document has gone through when the judge sees it.
_BEFORE_JUDGING = Pipeline(
    tuple(s for s in DEFAULT_STAGES if s.name in ("encoding", "linkspam", "leftovers", "fragments"))
)


def text_document(text: str) -> Document:
    """A text as the judge sees it: mended."""
    document = _document(read(text, "text"), None, None)
    _BEFORE_JUDGING.run(document)
    return document


CLEAN = ("clean", "own")  # the shapes of which everything is to be kept
WHOLE = ("nodes", "soiled", "paragraphs", "wrapped")  # those of the whole page
TURNS = {"nodes": "", "clean": "clean", "own": "clean", "framed": "framed"}


def left_of(html: str | bytes, work: Path, fold: int | str) -> scrubber.Result | None:
    """What the judge of HTML that has not seen the site leaves of a page; None where WORK has no such judge."""
    if not (work / f"blocks-fold{fold}.npz").exists():
        return None
    return scrubber.scrub(html, pipeline=pipeline(work, int(fold)))


def regimes(html: str, reference: str, own: str) -> Iterator[tuple[str, str, str]]:
    """The shapes in which text comes: (name, text, what of it is wanted).

    What the judge of HTML leaves of the page, `own`, is one of them: text that was cleaned once must come through
    unchanged.
    """
    nodes = plain_text(html)
    yield "nodes", nodes, reference
    rng = np.random.default_rng(len(nodes))
    yield "soiled", soiled(nodes, rng), reference
    document = _document(read(html), None, None)
    whole = render_text(document)
    yield "paragraphs", whole, reference
    yield "wrapped", "\n\n".join(textwrap.fill(part, 78) for part in whole.split("\n\n")), reference
    yield "clean", reference, reference
    if own:
        yield "own", own, own
    frame = [line for line in nodes.split("\n") if len(line) < 80 and line not in reference]
    for number in range(2):
        yield f"framed {number}", *framed(reference, document.language, frame, rng)


def _text_examples(
    page: str, source: str, kind: str, fold: int | str, html: str, reference: str, work: Path
) -> Iterator[Example]:
    """One page in each shape."""
    own = reference  # the judge of HTML has just been asked for that of a taught page
    if source != TAUGHT:
        left = left_of(html, work, fold)
        own = left.text if left else ""
    for regime, text, wanted_text in regimes(html, reference, own):
        document = text_document(text)
        if not document.blocks:
            continue
        texts = [block.text for block in document.blocks]
        if regime in CLEAN:
            words = count_characters([text or " " for text in texts]).words
            share, wanted = np.ones(len(texts)), float(words.sum())
        else:
            share, words, wanted = soft_labels(texts, wanted_text)
        seen = look_at_lines(document.blocks)
        said = of_line(seen.columns) if regime == "nodes" else ()
        turn = TURNS.get(regime.split()[0], "shape")
        weight, name = 0.5 if turn else 1.0, f"{source}:{regime}"
        likely = soft_labels(texts, own)[::2] if own and regime in WHOLE and source != TAUGHT else None
        yield Example(page, name, kind, fold, _seen(seen), share, words, wanted, weight, said, turn, likely)


def _labelled_text(row: dict, html: bytes, work: Path) -> Iterator[Example]:
    texts = [block.text for block in _document(read(html), None, None).blocks]
    reference = "\n\n".join(text for text, share in zip(texts, shares(row, texts), strict=True) if share >= 0.5)
    return _text_examples(row["page"], "labels", row["language"], row["fold"], decode(html)[0], reference, work)


def taught(data: Path, work: Path) -> Iterator[tuple[str, int, bytes, str]]:
    """(page, fold, HTML, article) of the multilingual pages without a label, as the judge of HTML sees them.

    The judge is that of the page's fold, in WORK, and only pages of which it is sure are taken. Text has no places
    to learn from; the judge of text learns other languages from the judge of HTML.
    """
    for name, page, fold in unlabelled(data):
        left = left_of(page, work, fold)
        if left and (left.confidence or 0) >= SURE:
            yield name, fold, page, left.text


def text_examples(data: Path, work: Path, jobs: int = 2) -> list[Example]:
    """All pages as text, in all shapes."""
    rows: list[tuple] = []
    for page, html, reference, kind, fold in wcxb(data):
        if reference.strip():
            rows.append((_text_examples, page, "wcxb", kind, fold, html, reference, work))
    rows += [(_labelled_text, *row, work) for row in labelled(data)]
    rows += [
        (_text_examples, page, TAUGHT, "", fold, decode(html)[0], text, work)
        for page, fold, html, text in taught(data, work)
    ]
    return _made(rows, jobs)
