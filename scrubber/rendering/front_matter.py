"""What is known of a page, as the YAML before a Markdown file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

# YAML breaks lines at these, JSON does not.
_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def front_matter(fields: Mapping[str, Any]) -> str:
    """`fields` between two lines of three hyphens; empty ones are left out.

    Strings and lists are written as in JSON, which is YAML too (1.2, 1.3), and needs no rules for what to quote.

    >>> print(front_matter({"title": 'Rain: "again"', "authors": ["A. Writer"], "date": None}), end="")
    ---
    title: "Rain: \\"again\\""
    authors: ["A. Writer"]
    ---
    <BLANKLINE>
    """
    lines = [f"{name}: {_written(value)}" for name, value in fields.items() if value not in (None, "", [])]
    return "\n".join(["---", *lines, "---", "", ""])


def _written(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False)
    for character, escape in _BREAKS.items():
        written = written.replace(character, escape)
    return written
