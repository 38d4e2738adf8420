"""Lines that say who is quoted, in quotations of forums (`Jane wrote:`): in Markdown they stand above the quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scrubber.document import Document
from scrubber.lexicons import lexicon
from scrubber.model.quotes import quotation_of

_LONGEST = 100  # characters of such a line
_MOST_NAMES = 5  # words of a name
_MOST_BEHIND = 40  # characters behind the colon: when it was written
_ENDS = " :：↑»→"


def quote_heads(document: Document) -> Iterator[int]:
    """The numbers of the blocks that open a quotation, another one in it behind them, and say who is quoted."""
    opened: set[int] = set()
    blocks = document.blocks
    for number, block in enumerate(blocks[:-1]):
        if block.kind != "quote" or (quotation := quotation_of(document, block.place)) < 0 or quotation in opened:
            continue
        opened.add(quotation)
        if blocks[number + 1].kind == "quote" and len(block.text) <= _LONGEST and _is_head(block.text):
            yield number


def _is_head(text: str) -> bool:
    """Whether a line says who is quoted: `Jane wrote:`, `2 hours ago, Jane said:`, `Quote from Jane`."""
    text = text.strip().lower()
    before, behind = _words()
    if (match := before.match(text)) is not None:
        return len(text[match.end() :].split(":")[0].split()) <= _MOST_NAMES
    match = behind.search(text)
    if match is None or not match.start():
        return False
    name, rest = text[: match.start()], text[match.end() :]
    time, comma, behind_time = name.rpartition(",")
    if comma and (any(map(str.isdigit, time)) or time == "just now"):
        name = behind_time
    name, rest = name.strip(), rest.strip()
    if not name or len(name.split()) > _MOST_NAMES or name in lexicon("quote_heads")["nobody"]:
        return False
    return not rest.strip(_ENDS) or (rest[0] in _ENDS and len(rest) <= _MOST_BEHIND and any(map(str.isdigit, rest)))


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    groups = lexicon("quote_heads")
    before, behind = (
        "|".join(map(re.escape, sorted(groups[name], key=len, reverse=True))) for name in ("before", "behind")
    )
    return re.compile(rf"(?:{before})(?!\w)\s*"), re.compile(rf"(?:\b|(?<=[^a-z]))(?:{behind})(?![a-z])")
