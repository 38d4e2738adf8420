"""End marks of news agencies: `Enditem`, `-30-`, `(END)`.

An end mark is removed where it is the last word of a block, and only marks that mean nothing else.

>>> from scrubber import clean
>>> clean("The forum ended on Tuesday. Enditem")
'The forum ended on Tuesday.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scrubber.document import Edit
from scrubber.lexicons import entries
from scrubber.stage import PageView, text_stage


@cache
def _end_mark() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, sorted(entries("end_marks"), key=len, reverse=True)))
    return re.compile(rf"(?:(?<=[.!?”\"')])\s+|(?<=[。！？」』”])\s*|^)(?:{marks})\s*$")


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(mark[-1] for mark in entries("end_marks"))


@cache
def _marks() -> tuple[str, ...]:
    return tuple(entries("end_marks"))


def _may_end(page: PageView) -> bool:
    last = _last_characters()
    return any(text[-1:] in last and text.endswith(_marks()) for text in page.texts)


@text_stage("endmarks", gate=_may_end)
def remove_end_marks(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out the end marks of news agencies."""
    match = _end_mark().search(text, max(0, len(text) - 60))
    if match:
        yield Edit(match.start(), match.end(), "", "end mark")
