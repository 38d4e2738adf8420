"""What must hold of every input, whatever a fuzzer makes of it."""

from __future__ import annotations

import pickle

import scrubber
from scrubber.document import Document
from scrubber.editing import replay
from scrubber.pipeline import Runner
from scrubber.reading import KindOption, read
from scrubber.result import Result
from scrubber.segmenting import segment_text
from scrubber.stage import Mode, TextStage

MODES: tuple[Mode, ...] = ("balanced", "precision", "recall")
TEXT_STAGES = [stage for stage in scrubber.Pipeline.default().stages if isinstance(stage, TextStage)]


class Broken(AssertionError):
    """A property does not hold."""


def hold(condition: bool, what: str) -> None:
    """Raise `Broken` unless the condition holds."""
    if not condition:
        raise Broken(what)


def check(result: Result, thorough: bool) -> None:
    """The properties of a result: the record is whole, the spans lie inside; `thorough` asks what is slow too."""
    blocks = result.blocks
    sources = [block.source for block in blocks]
    hold(replay(sources, result.changes) == [block.text for block in blocks], "the record gives another text")
    for change in result.changes:
        hold(0 <= change.origin_start <= change.origin_end <= len(sources[change.block]), "a change lies outside")
    for block in blocks:
        hold(block.kept == (block.reason is None), "a reason without a drop")
        for span in block.spans:  # an image has a place and no length
            hold(0 <= span.start <= span.end <= len(block.text), "a span lies outside")
            hold((span.start == span.end) == (span.kind == "image"), "a span holds nothing")
    text = result.text
    hold(isinstance(text, str) and text == text.strip(), "the text is not stripped")
    hold(
        result.status == ("ok" if text else "not_article" if blocks else "empty"), "the status is not that of the text"
    )
    text.encode("utf-8")
    if not thorough:
        return
    result.explain()
    result.to_dict()
    again = pickle.loads(pickle.dumps(result))
    hold(again.text == text and again.changes == result.changes, "pickled and another")


def text(data: str, choice: int = 0) -> None:
    """Plain text: through the text stages, every eighth time through the whole pipeline."""
    if choice % 8 == 0:
        check(scrubber.scrub(data, kind="text", mode=MODES[choice // 8 % 3]), choice % 16 == 0)
        return
    source = read(data, "text")
    document = Document(segment_text(source.text), "text", language="en" if choice % 8 < 6 else None)
    runner = Runner(document)
    for stage in TEXT_STAGES:
        runner.run(stage)
    check(Result(document), False)


def html(data: bytes, choice: int = 0) -> None:
    """Bytes as a page of HTML, every eighth time as whatever they are."""
    kind: KindOption = "auto" if choice % 8 == 0 else "html"
    check(scrubber.scrub(data, kind=kind, mode=MODES[choice // 8 % 3]), choice % 16 == 1)
