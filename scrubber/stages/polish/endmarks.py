"""End marks of news agencies: `Enditem`, `-30-`, `(END)`.

An end mark is removed where it is the last word of a block, and only marks that mean nothing else; the credit of an
agency (`(Reuters)`), which captions have too, only where no more prose follows.

>>> from scrubber import clean
>>> clean("The forum ended on Tuesday. Enditem")
'The forum ended on Tuesday.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from scrubber.document import Edit
from scrubber.lexicons import entries, lexicon
from scrubber.stage import PageView, text_stage

_LONGEST_LABEL, _SHORT_SENTENCE = 100, 40  # characters of what follows an article and is no prose of it


@cache
def _end_mark() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, sorted(entries("end_marks"), key=len, reverse=True)))
    return re.compile(rf"(?:(?<=[.!?”\"')])\s+|(?<=[。！？」』”])\s*|^)({marks})\s*$")


@cache
def _marks() -> dict[str, tuple[str, ...]]:
    """The marks by their last two characters."""
    marks = sorted(entries("end_marks"), key=lambda mark: mark[-2:])
    return {end: tuple(found) for end, found in groupby(marks, lambda mark: mark[-2:])}


@cache
def _agencies() -> frozenset[str]:
    groups = lexicon("end_marks")
    return frozenset(mark for name in groups if name.endswith(" agencies") for mark in groups[name])


def _is_last(text: str, page: PageView) -> bool:
    """Whether no more prose follows on the page."""
    for following in reversed(page.texts):
        if following == text:
            return True
        if len(following) > _LONGEST_LABEL or (len(following) > _SHORT_SENTENCE and following[-1] in ".!?"):
            return False
    return True


def _may_end(page: PageView) -> bool:
    marks = _marks()
    ending = [text for text in page.texts if text[-2:] in marks]
    return any(text.endswith(marks[text[-2:]]) for text in ending)


@text_stage("endmarks", gate=_may_end)
def remove_end_marks(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out the end marks of news agencies."""
    match = _end_mark().search(text, max(0, len(text) - 60))
    if match and (match[1] not in _agencies() or _is_last(text, page)):
        yield Edit(match.start(), match.end(), "", "end mark")
