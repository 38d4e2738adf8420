"""The learned judge of plain text: the frame around and inside of an article goes, line by line.

A small network looks at every line: its marks and length, its words, the prompts that were found around it,
where it stands (`scrubber.model`). It was trained on clean texts too, in which everything stays: what makes a
line part of a frame is the company that it keeps.

>>> from scrubber import clean
>>> clean("Menu\\nHome\\nNews\\nLogin | Register\\n\\nIt rained all day in the old town by the river, again.")
'It rained all day in the old town by the river, again.'
"""

from __future__ import annotations

from collections.abc import Iterator

from scrubber.document import Document, Drop
from scrubber.stage import Mode, block_stage


@block_stage("frame")
def drop_frame(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops the menu, teaser and footer lines before, between and behind the article in plain text."""
    if document.kind == "text":
        from scrubber.model.frame import judge_text  # numpy loads with the first page
        from scrubber.model.network import network

        yield from judge_text(document, network("lines"), mode)
