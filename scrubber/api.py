"""The two functions that most users need: `clean()` gives the text, `scrub()` everything known about it."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, Literal

from scrubber import limits
from scrubber.document import Document, Reason
from scrubber.pipeline import Pipeline
from scrubber.reading import KindOption, Source, read
from scrubber.reading.language import language_of
from scrubber.reading.unseen import unseen_article
from scrubber.result import Result
from scrubber.segmenting import segment_html, segment_text
from scrubber.stage import Mode

_DEFAULT = Pipeline.default()
_NOTHING = 250  # characters: a page of which less is left shows no article
_JUDGES = frozenset(("boilerplate", "frame", "title", "sections"))  # an article alone needs none

Output = Literal["text", "markdown"]


def clean(
    page: Any,
    *,
    url: str | None = None,
    kind: KindOption = "auto",
    mode: Mode = "balanced",
    language: str | None = None,
    comments: bool = False,
    pipeline: Pipeline | None = None,
    output: Output = "text",
    links: bool = True,
    images: bool = True,
) -> str:
    """The clean article body of `page`; empty when there is none, never None.

    `page` is `str` (always content), `bytes`, a `pathlib.Path`, an lxml element or tree, or a
    BeautifulSoup object: raw HTML, a fragment, or text that some scraper already extracted.

    - `url`: the page's address, if known; a host that is not the page's own is one sign of link spam.
    - `kind`: `html`, `fragment` or `text` to overrule what is found out.
    - `mode`: `precision` drops what is doubtful, `recall` keeps it.
    - `language`: ISO 639-1 code to overrule what is found out.
    - `comments`: keep readers' comments below an article. Posts of forums are content in any case.
    - `pipeline`: the stages to run, from `Pipeline.default()`.
    - `output`: `text`, or `markdown` with its `links` and `images` or without.

    Raises nothing because of dirt: `TypeError` when `page` is no page, `ValueError` for an unknown
    option, `OSError` when a `Path` cannot be read, `StageError` when a stage of your own fails.

    >>> clean("It rained all day , says the the Mayor, and the roads were full Of water. .< / p>\\n\\nAdd Job Alert")
    'It rained all day, says the Mayor, and the roads were full Of water.'
    >>> clean("<h2>Rain</h2><p>It <b>rained</b>.</p><ul><li>all day</ul>", output="markdown")
    '## Rain\\n\\nIt **rained**.\\n\\n- all day'
    """
    if output not in ("text", "markdown"):
        raise ValueError(f"output is text or markdown, not {output!r}")
    result = scrub(page, url=url, kind=kind, mode=mode, language=language, comments=comments, pipeline=pipeline)
    return result.text if output == "text" else result.to_markdown(links=links, images=images)


def scrub(
    page: Any,
    *,
    url: str | None = None,
    kind: KindOption = "auto",
    mode: Mode = "balanced",
    language: str | None = None,
    comments: bool = False,
    pipeline: Pipeline | None = None,
) -> Result:
    """Clean `page` and return all that is known about it. Takes what `clean()` takes.

    >>> result = scrub("<html><title>Rain</title><body><nav><a href='/'>Home</a></nav><p>It rained.</p></body></html>")
    >>> result.text, result.title
    ('It rained.', 'Rain')
    >>> [block.reason for block in result.blocks]
    ['boilerplate: navigation', None]
    """
    if mode not in ("precision", "balanced", "recall"):
        raise ValueError(f"mode is precision, balanced or recall, not {mode!r}")
    source, stages = read(page, kind), pipeline or _DEFAULT
    document = _document(source, url, language)
    spared: list[int] = []
    if comments:
        from scrubber.model.comments import readers_comments

        spared = readers_comments(document)
    stages.run(document, mode, spared=spared)
    if document.kind == "html" and document.metadata and _shows_nothing(document):
        unseen = unseen_article(source.html, document.metadata) if isinstance(source.html, bytes) else None
        if unseen is not None:
            _add_unseen(document, unseen)
            stages.without(*_JUDGES.intersection(stages.names)).run(document, mode)
    return Result(document)


def _shows_nothing(document: Document) -> bool:
    """Whether what is left of a page is no article."""
    return sum(len(block.text) for block in document.blocks if block.drop is None) < _NOTHING


def _add_unseen(document: Document, fragment: str) -> None:
    """Put an article that stands only in a page's data behind its blocks, which are dropped."""
    for block in document.blocks:
        if block.drop is None:
            block.drop = Reason("unseen", "the article stands in the page's data")
    blocks, places, facts = segment_html(fragment.encode("utf-8", "replace"))
    document.add(blocks, places, facts.images)
    document.warnings.append("the page shows no article: it was read from the page's data")


def _document(source: Source, url: str | None, language: str | None) -> Document:
    declared = None
    if source.kind == "text":
        document = Document(segment_text(source.text), "text", url=url)
    else:
        blocks, places, facts = segment_html(source.html)
        source.warnings += facts.warnings
        document = Document(blocks, source.kind, None, url, places, facts.metadata, facts.notes, images=facts.images)
        declared = facts.language
    document.warnings = source.warnings
    _keep_the_limits(document)
    document.language = language or language_of((block.text for block in document.blocks), declared)
    return document


def _keep_the_limits(document: Document) -> None:
    """Leave out the blocks that are too many, cut those that are too long, and say so."""
    if len(document.blocks) > limits.BLOCKS:
        document.warnings.append(f"{len(document.blocks) - limits.BLOCKS} of the shortest blocks were left out")
        _keep_the_longest(document)
    for block in document.blocks:
        if len(block.text) > limits.BLOCK:
            document.warnings.append(f"a block was cut behind {limits.BLOCK} characters")
            block.text = block.source = block.text[: limits.BLOCK].rstrip()
            block.spans = [span for span in block.spans if span.end <= len(block.text)]


def _keep_the_longest(document: Document) -> None:
    """As many of the longest blocks as are looked at, in their order."""
    blocks = document.blocks
    order = sorted(range(len(blocks)), key=lambda number: -len(blocks[number].text))
    kept = sorted(order[: limits.BLOCKS])
    document.blocks = [blocks[number] for number in kept]
    document.images = [image._replace(block=bisect_left(kept, image.block)) for image in document.images]
