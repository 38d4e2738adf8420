"""The two functions that most users need: `clean()` gives the text, `scrub()` everything known about it."""

from __future__ import annotations

from typing import Any

from scrubber.document import Document
from scrubber.pipeline import Pipeline
from scrubber.reading import KindOption, Source, read
from scrubber.reading.language import language_of
from scrubber.result import Result
from scrubber.segmenting import segment_html, segment_text
from scrubber.stage import Mode

_DEFAULT = Pipeline.default()


def clean(
    page: Any,
    *,
    url: str | None = None,
    kind: KindOption = "auto",
    mode: Mode = "balanced",
    language: str | None = None,
    pipeline: Pipeline | None = None,
) -> str:
    """The clean article body of `page` as plain text; empty when there is none, never None.

    `page` is `str` (always content), `bytes`, a `pathlib.Path`, an lxml element or tree, or a
    BeautifulSoup object: raw HTML, a fragment, or text that some scraper already extracted.

    - `url`: the page's address, if known; a host that is not the page's own is one sign of link spam.
    - `kind`: `html`, `fragment` or `text` to overrule what is found out.
    - `mode`: `precision` drops what is doubtful, `recall` keeps it.
    - `language`: ISO 639-1 code to overrule what is found out.
    - `pipeline`: the stages to run, from `Pipeline.default()`.

    Raises nothing because of dirt: `TypeError` when `page` is no page, `ValueError` for an unknown
    option, `OSError` when a `Path` cannot be read, `StageError` when a stage of your own fails.

    >>> clean("It rained all day , says the the Mayor, and the roads were full Of water. .< / p>\\n\\nAdd Job Alert")
    'It rained all day, says the Mayor, and the roads were full Of water.'
    """
    return scrub(page, url=url, kind=kind, mode=mode, language=language, pipeline=pipeline).text


def scrub(
    page: Any,
    *,
    url: str | None = None,
    kind: KindOption = "auto",
    mode: Mode = "balanced",
    language: str | None = None,
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
    document = _document(read(page, kind), url, language)
    (pipeline or _DEFAULT).run(document, mode)
    return Result(document)


def _document(source: Source, url: str | None, language: str | None) -> Document:
    declared = None
    if source.kind == "text":
        document = Document(segment_text(source.text), "text", url=url)
    else:
        blocks, places, facts = segment_html(source.html)
        document = Document(blocks, source.kind, None, url, places, facts.metadata, facts.notes)
        declared = facts.language
    document.warnings = source.warnings
    document.language = language or language_of((block.text for block in document.blocks), declared)
    return document
