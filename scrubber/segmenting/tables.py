"""Data or layout: whether a table's cells are content to keep as rows, or parts of the page's layout."""

from __future__ import annotations

from collections.abc import Mapping

from scrubber.document import Block, Image, Span

_LONG_CELL = 300  # characters: a "cell" with more is a column of prose
_BLOCKS_IN_CELL = 3
_MOST_COLUMNS, _MOST_ROWS = 100, 1000  # that one cell is taken to span (HTML Standard, 4.9.11, allows 1,000 and 65,534)
_NOT_IN_CELLS = ("heading", "list_item", "code", "quote")


class Table:
    """An open table: where its blocks begin, and in which row and column each of them stands."""

    def __init__(self, start: int, role: str) -> None:
        self._start = start
        self._is_layout = role in ("presentation", "none")
        self._row = self._column = self._next = self._cells = 0
        self._reaching: dict[int, int] = {}  # columns that cells of rows above reach into, with the last row of each
        self._where: list[tuple[int, int]] = []
        self.nests = False  # whether there is another table inside of it

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A row or a cell begins. A cell over several columns or rows leaves all but the first of them empty."""
        if tag == "tr":
            self._row += 1
            self._column, self._next = 0, 1
            return
        self._cells += 1
        column, row = self._next, self._row
        while self._reaching.get(column, 0) >= row and column <= _MOST_COLUMNS:
            column += 1
        self._column = column
        self._next = column + _number(attributes, "colspan", _MOST_COLUMNS)
        rows = _number(attributes, "rowspan", _MOST_ROWS)
        if rows > 1:
            for reached in range(column, self._next):
                self._reaching[reached] = row + rows - 1

    def add_block(self) -> None:
        """A block was found in the current cell."""
        self._where.append((self._row, self._column))

    def close(self, blocks: list[Block], images: list[Image]) -> None:
        """The table ends. The blocks of each row of a data table become one block, cells apart by a tab.

        Data are rows of small cells in two columns or more. `images` learn the new numbers of their blocks.
        """
        if self.nests or self._is_layout or self._cells < 2 * self._row or not self._row:
            return
        found = blocks[self._start :]
        if len(found) != len(self._where) or not self._is_data(found):
            return
        merged: list[Block] = []
        now: list[int] = []  # the number of each block's row
        last = (-1, -1)
        for block, (row, column) in zip(found, self._where, strict=True):
            if column and merged and row == last[0]:
                between = " " if column == last[1] else "\t" * (column - max(1, last[1]))
                _append(merged[-1], block, between)
            else:
                if column:
                    block.kind = "table_row"
                    _indent(block, "\t" * (column - 1))
                merged.append(block)
            now.append(self._start + len(merged) - 1)
            last = (row, column) if column else (-1, -1)
        blocks[self._start :] = merged
        now.append(self._start + len(merged))
        for number in range(len(images) - 1, -1, -1):
            at = images[number].block - self._start
            if at < 0:
                break
            images[number] = images[number]._replace(block=now[min(at, len(now) - 1)])

    def _is_data(self, found: list[Block]) -> bool:
        cells: dict[tuple[int, int], int] = {}
        for block, where in zip(found, self._where, strict=True):
            if block.kind in _NOT_IN_CELLS or len(block.text) > _LONG_CELL:
                return False
            cells[where] = cells.get(where, 0) + 1
        return all(number <= _BLOCKS_IN_CELL for (_, cell), number in cells.items() if cell)


def _indent(row: Block, tabs: str) -> None:
    """Leave room for empty cells at the start of a row."""
    if tabs:
        row.text = row.source = tabs + row.text
        row.spans = [Span(s.start + len(tabs), s.end + len(tabs), s.kind, s.target) for s in row.spans]


def _append(row: Block, block: Block, between: str) -> None:
    shift = len(row.text) + len(between)
    row.text = row.source = row.text + between + block.text
    row.spans = [*row.spans, *(Span(s.start + shift, s.end + shift, s.kind, s.target) for s in block.spans)]


def _number(attributes: Mapping[str, str], name: str, most: int) -> int:
    value = attributes.get(name, "").strip()
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 10 else 1
