"""Formulas: their source is kept, in place of the many ways in which pages draw them.

A page may hold a formula as MathML with its TeX source in an attribute or annotation (MathML Core, and what
KaTeX and MediaWiki write), as TeX in a script (MathJax), and again as drawn text or a picture beside it.
"""

from __future__ import annotations

from collections.abc import Mapping

_WRAPPING = ("{\\displaystyle", "{\\textstyle")  # what MediaWiki puts around every source
_DRAWINGS = ("katex-html", "mwe-math-fallback", "MathJax")
_LONGEST = 20_000  # characters of a source


def is_source(attributes: Mapping[str, str]) -> bool:
    """Whether a skipped element is a script that holds TeX."""
    return attributes.get("type", "").lower().startswith("math/tex")


def is_drawn(attributes: Mapping[str, str]) -> bool:
    """Whether an element behind a formula draws it once more."""
    names = attributes.get("class", "")
    return any(drawing in names for drawing in _DRAWINGS)


def source_of(attributes: Mapping[str, str], text: str) -> tuple[str, str] | None:
    """Source of a formula, and `display` where it stands on a line of its own or else ''; None when it is empty.

    `attributes` are those of its element, `text` what stood in it: the annotation, the script, or MathML's own signs.

    >>> source_of({"alttext": "{\\\\displaystyle x^{2}}"}, "x 2")
    ('x^{2}', '')
    """
    source = " ".join((attributes.get("alttext") or text).split())[:_LONGEST]
    for wrapping in _WRAPPING:
        if source.startswith(wrapping) and source.endswith("}"):
            source = source[len(wrapping) : -1].strip()
    display = attributes.get("display") == "block" or "mode=display" in attributes.get("type", "")
    return (source, "display" if display else "") if source else None
