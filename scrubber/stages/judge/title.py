"""The page's own title above the article, and the byline under it.

The title is `Result.title`; in the body it would stand twice. A heading goes when it is what the page
declares as its title and stands before the first prose; then the lines between it and that prose that
say who wrote it, when, and how long it takes to read.

>>> from scrubber import scrub
>>> page = "<html><title>Rain | News</title><h1>Rain</h1><p>By A. Writer</p><p>It rained all day in the town.</p>"
>>> result = scrub(page)
>>> result.text, result.title
('It rained all day in the town.', 'Rain')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scrubber.document import Document, Drop
from scrubber.lexicons import folded, lexicon
from scrubber.stage import Mode, block_stage

_SENTENCE = re.compile(r"[.!?。！？][\"'”’)\]]*\s*$")
_DATE = re.compile(
    r"\b(?:19|20)\d{2}[-/.年]\s?\d{1,2}\b|\b\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:19|20)?\d{2}\b"
    r"|\b\d{1,2}\.? \w{3,12}\.? (?:19|20)\d{2}\b"
    r"|\b\w{3,9}\.? \d{1,2},? (?:19|20)\d{2}\b|\b\d{1,2} de \w{4,10} de (?:19|20)\d{2}\b"
)
_BYLINE_WORDS = 15  # the longest byline
_LABEL_WORDS = 4  # the longest line that ends with a colon and no text goes with


@block_stage("title")
def drop_title(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops the page's own title and the byline between it and the article."""
    if document.kind == "text" or mode == "recall":
        return
    declared = [folded(value) for name, value in document.metadata if name in ("title", "og:title", "twitter:title")]
    title = -1
    for number, block in enumerate(document.blocks):
        if block.drop is None and block.is_prose:
            break
        words = folded(block.text) if block.kind == "heading" and block.level == 1 else ""
        if words and any(words in value for value in declared):
            title = number
            if block.drop is None:
                yield Drop(number, "page title")
        elif title >= 0 and block.drop is None and block.kind == "paragraph" and _is_byline(block.text):
            yield Drop(number, "byline")


def _is_byline(text: str) -> bool:
    words = text.count(" ") + 1
    if words > _BYLINE_WORDS or len(text) > 150:
        return False
    if words > _LABEL_WORDS and text.endswith((":", "：")):
        return False
    if _SENTENCE.search(text) and _DATE.search(text) is None:
        return False
    lowered = text.lower()
    start, anywhere = _words()
    return start.match(lowered) is not None or anywhere.search(lowered) is not None or _DATE.search(text) is not None


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    groups = lexicon("byline_words")
    start = "|".join(map(re.escape, groups["start"]))
    anywhere = "|".join(map(re.escape, groups["anywhere"]))
    return re.compile(rf"\W*(?:{start})(?![^\W_a-z]|[a-z])"), re.compile(rf"(?<!\w)(?:{anywhere})(?!\w)")
