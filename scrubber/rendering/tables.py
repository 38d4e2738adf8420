"""Rows of a data table as a table of GitHub Flavored Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scrubber.document import Block, Span
from scrubber.rendering.inline import Inline

_MOST_COLUMNS = 200  # rows with more cells are cut there
_MOST_FILLED = 100_000  # cells of a table whose rows are filled up to the longest


def table_lines(rows: Sequence[Block], inline: Inline) -> list[str]:
    """The lines of a table. Its first row is the head, for GFM knows no table without one.

    Cells of a row are apart by a tab; a cell over several columns or rows has left the others empty.
    """
    cells = [
        [inline.written(text, spans, "cell") for text, spans in _cells(row, inline)][:_MOST_COLUMNS] for row in rows
    ]
    columns = max(map(len, cells))
    filled = len(cells) if len(cells) * columns <= _MOST_FILLED else 1  # GFM takes what is missing for empty cells
    lines = [_line([*row, *[""] * (columns - len(row))] if n < filled else row) for n, row in enumerate(cells)]
    return [lines[0], _line(["---"] * columns), *lines[1:]]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: Block, inline: Inline) -> Iterator[tuple[str, list[Span]]]:
    """The text of each cell and the spans in it."""
    start, number = 0, 0
    spans = sorted(inline.links.worthwhile(row))
    for text in row.text.split("\t"):
        end = start + len(text)
        inside = []
        while number < len(spans) and spans[number].start <= end:
            span = spans[number]
            if span.end > end:  # over the border of a cell: none that a page could mean
                span = span._replace(end=end)
            if span.start < span.end or span.kind == "image":
                inside.append(span._replace(start=span.start - start, end=span.end - start))
            number += 1
        lead = len(text) - len(text.lstrip())
        stripped = text.strip()
        yield (
            stripped,
            [
                span._replace(start=max(0, span.start - lead), end=min(len(stripped), max(0, span.end - lead)))
                for span in inside
            ],
        )
        start = end + 1
