"""A plain text of more lines than are looked at: rows of blank lines go first, then those lines that are shortest."""

from __future__ import annotations

import re

from scrubber import limits

_ENDS = "\n\r\v\f\u2029"
_BLANK = re.compile(r"\n(?:[ \t\r]*\n){2,}")
_TOGETHER = 64  # lines in a row that stay or go together


def short_enough(text: str, warnings: list[str]) -> str:
    """The text with at most `limits.LINES` lines. What was cut out is told in `warnings`.

    >>> short_enough("It rained.\\nIt snowed.", [])
    'It rained.\\nIt snowed.'
    """
    if _lines(text) <= limits.LINES:
        return text
    text = _BLANK.sub("\n\n", text)
    lines = _lines(text)
    if lines <= limits.LINES:
        return text
    groups = [found[0] for found in re.finditer(f"(?:[^{_ENDS}]*[{_ENDS}]){{1,{_TOGETHER}}}|[^{_ENDS}]+$", text)]
    gone = -(-(lines - limits.LINES) // _TOGETHER)
    shortest = set(sorted(range(len(groups)), key=lambda number: len(groups[number]))[:gone])
    text = "".join([group for number, group in enumerate(groups) if number not in shortest])
    warnings.append(f"{lines - _lines(text)} of the shortest lines were cut out")
    return text


def _lines(text: str) -> int:
    return sum(map(text.count, _ENDS)) + 1
