"""Page furniture known word for word: login, share, cookie, newsletter, comment prompts.

A block goes only when the *whole* block is such a phrase, so that an article about cookies is an
article. The phrases are data: `scrubber/lexicons/prompts/`, one file for each family, which is the
rule that a dropped block names.

>>> from scrubber import clean
>>> clean("It rained.\\n\\nAlready have an account? Login here\\n\\nAdd Job Alert")
'It rained.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scrubber.document import Document, Drop
from scrubber.lexicons import entries
from scrubber.stage import Mode, block_stage

FAMILIES = (
    "login",
    "share",
    "cookies",
    "jobs",
    "newsletter",
    "comments",
    "teasers",
    "navigation",
    "legal",
    "video",
)
_LONGEST = 400  # characters: no prompt is longer
_NOT_WORD = re.compile(r"[\W_]+")


@block_stage("prompts")
def drop_prompts(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops blocks that are a login, share, cookie, newsletter, comment or similar prompt as a whole."""
    for number, block in enumerate(document.blocks):
        if block.drop is None and block.kind != "code" and len(block.text) <= _LONGEST:
            family = family_of(block.text)
            if family is not None:
                yield Drop(number, family)


def family_of(text: str) -> str | None:
    """The family of prompts that `text` as a whole belongs to, or None.

    >>> family_of("Read more →"), family_of("Read more books.")
    ('teasers', None)
    """
    words = _NOT_WORD.sub(" ", text.casefold()).strip()
    literal, patterns = _phrases()
    family = literal.get(words)
    if family is None and words:
        for pattern, name in patterns.get(words.split(" ", 1)[0], ()):
            if pattern.fullmatch(words):
                return name
    return family


@cache
def _phrases() -> tuple[dict[str, str], dict[str, list[tuple[re.Pattern[str], str]]]]:
    """Literal phrases, and by their first word those with a `*`, which stands for up to 12 words."""
    literal: dict[str, str] = {}
    patterns: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for family in FAMILIES:
        for entry in entries(f"prompts/{family}"):
            parts = [_NOT_WORD.sub(" ", part.casefold()).strip() for part in entry.split("*")]
            if len(parts) == 1:
                literal.setdefault(parts[0], family)
            elif parts[0]:
                gap = r"(?: \S+){0,12}"
                source = gap.join(re.escape(part) if i == 0 else (" " + re.escape(part) if part else "") for i, part in enumerate(parts))
                patterns.setdefault(parts[0].split(" ", 1)[0], []).append((re.compile(source), family))
    return literal, patterns
