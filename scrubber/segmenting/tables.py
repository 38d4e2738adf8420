"""Data or layout: whether a table's cells are content to keep as rows, or parts of the page's layout."""

from __future__ import annotations

from scrubber import limits
from scrubber.document import Block, Span

_LONG_CELL = 300  # characters: a "cell" with more is a column of prose
_BLOCKS_IN_CELL = 3
_NOT_IN_CELLS = ("heading", "list_item", "code", "quote")


class Table:
    """An open table: where its blocks begin, and in which row and cell each of them stands."""

    def __init__(self, start: int, role: str) -> None:
        self._start = start
        self._is_layout = role in ("presentation", "none")
        self._row = self._cell = self._cells = 0
        self._where: list[tuple[int, int]] = []
        self.nests = False  # whether there is another table inside of it

    def start(self, tag: str) -> None:
        """A row or a cell begins."""
        if tag == "tr":
            self._row += 1
            self._cell = 0
        else:
            self._cell += 1
            self._cells += 1

    def add_block(self) -> None:
        """A block was found in the current cell."""
        self._where.append((self._row, self._cell))

    def close(self, blocks: list[Block]) -> None:
        """The table ends. The blocks of each row of a data table become one block, cells apart by a tab.

        Data are rows of small cells in two columns or more.
        """
        if self.nests or self._is_layout or self._cells < 2 * self._row or not self._row:
            return
        found = blocks[self._start :]
        if len(found) != len(self._where) or not self._is_data(found):
            return
        merged: list[Block] = []
        last = (-1, -1)
        for block, (row, cell) in zip(found, self._where, strict=True):
            if cell and merged and row == last[0]:
                between = " " if cell == last[1] else "\t" * (cell - max(1, last[1]))
                _append(merged[-1], block, between)
            else:
                if cell:
                    block.kind = "table_row"
                    _indent(block, "\t" * (cell - 1))
                merged.append(block)
            last = (row, cell) if cell else (-1, -1)
        blocks[self._start :] = merged

    def _is_data(self, found: list[Block]) -> bool:
        cells: dict[tuple[int, int], int] = {}
        for block, where in zip(found, self._where, strict=True):
            if block.kind in _NOT_IN_CELLS or len(block.text) > _LONG_CELL:
                return False
            cells[where] = cells.get(where, 0) + 1
        return all(n <= _BLOCKS_IN_CELL and cell <= limits.COLUMNS for (_, cell), n in cells.items() if cell)


def _indent(row: Block, tabs: str) -> None:
    """Leave room for empty cells at the start of a row."""
    if tabs:
        row.text = row.source = tabs + row.text
        row.spans = [Span(s.start + len(tabs), s.end + len(tabs), s.kind, s.target) for s in row.spans]


def _append(row: Block, block: Block, between: str) -> None:
    shift = len(row.text) + len(between)
    row.text = row.source = row.text + between + block.text
    row.spans = [*row.spans, *(Span(s.start + shift, s.end + shift, s.kind, s.target) for s in block.spans)]
