"""Data or layout: whether a table's rows are content to keep as rows."""

from __future__ import annotations

from typing import Any

# A cell that holds one of these is a part of the page's layout, not a datum.
_LAYOUT = {"table", "form", "ul", "ol", "article", "section", "nav", "h1", "h2", "h3", "pre", "blockquote", "iframe"}
_LONG_CELL = 400  # characters: above it a "cell" is a column of prose


def is_data_table(table: Any) -> bool:
    """Whether the lxml `table` element holds data: rows of small cells, and at least two columns.

    Stops at the first nested table, so that a chain of nested tables costs no more than one look at
    each of its elements.

    >>> from lxml import html
    >>> is_data_table(html.fromstring("<table><tr><th>Year</th><th>Sum</th></tr><tr><td>1<td>2</table>"))
    True
    >>> is_data_table(html.fromstring("<table><tr><td><ul><li>menu</ul><td>page</table>"))
    False
    """
    if table.get("role") in ("presentation", "none"):
        return False
    rows = cells = 0
    length = 0
    for element in table.iterdescendants():
        tag = element.tag
        if tag in _LAYOUT:
            return False
        if tag == "tr":
            rows += 1
        elif tag in ("td", "th"):
            cells += 1
            length = 0
        length += len((element.text or "").strip()) + len((element.tail or "").strip())
        if length > _LONG_CELL:
            return False
    return cells >= 2 * rows > 0
