"""Readers' comments below an article. With `comments=True` they stay; `Result.comments` holds them in any case.

>>> from scrubber import scrub
>>> page = f"<p>{'It rained. ' * 60}</p><ol class='comment-list'><li><p>Here it did not rain at all.</p></ol>"
>>> scrub(page, kind="html").comments
['Here it did not rain at all.']
"""

from __future__ import annotations

from collections.abc import Iterator

from scrubber.document import Document, Drop
from scrubber.stage import Mode, block_stage

_SHARE = 0.25  # of the text that is kept: where they are more, they may well be what the page is for
_ARTICLES = ("article", "posting", "report", "recipe")  # what pages with readers' comments declare themselves to be


@block_stage("comments")
def drop_comments(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops readers' comments from pages that declare themselves an article."""
    if document.kind == "text" or mode == "recall":
        return
    from scrubber.model.comments import readers_comments  # numpy loads with the first page
    from scrubber.model.declared import declared_types

    types = declared_types(document)
    if any(kind.endswith(_ARTICLES) for kind in types):
        comments = [number for number in readers_comments(document) if document.blocks[number].drop is None]
        size = sum(len(document.blocks[number].text) for number in comments)
        kept = sum(len(block.text) for block in document.blocks if block.drop is None)
        if size <= _SHARE * kept:
            yield from (Drop(number, "readers' comment") for number in comments)
