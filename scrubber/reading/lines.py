"""A plain text of more lines than are looked at: rows of blank lines go first, then those lines that are shortest,
but for the first and the last ones."""

from __future__ import annotations

import re

from scrubber import limits

_ENDS = "\n\r\v\f\u2029"
_BLANK = re.compile(r"\n(?:[ \t\r]*\n){2,}")
_TOGETHER = 64  # lines in a row that stay or go together
_OF_ENDS = 10  # so much of the limit is left for the first and for the last lines, whatever they are


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
    found = re.finditer(f"(?:[^{_ENDS}]*[{_ENDS}]){{1,{_TOGETHER}}}|[^{_ENDS}]+$", text)
    groups = [match[0] for match in found]
    left, shortest = lines, set()
    ends = limits.LINES // _TOGETHER // _OF_ENDS
    inside = range(ends, max(ends, len(groups) - ends))
    for number in sorted(inside, key=lambda number: len(groups[number])):
        if left <= limits.LINES:
            break
        shortest.add(number)
        left -= max(1, _lines(groups[number]) - 1)
    warnings.append(f"{lines - left} of the shortest lines were cut out")
    return "".join([group for number, group in enumerate(groups) if number not in shortest])


def _lines(text: str) -> int:
    return sum(map(text.count, _ENDS)) + 1
