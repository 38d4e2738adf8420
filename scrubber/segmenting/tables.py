"""Data or layout: whether a table's cells are content to keep as rows, or parts of the page's layout."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter

from scrubber import limits
from scrubber.document import Block, Image, Span

# What no cell of data is, how many characters a block in one has at most, and how many blocks one has: with more
# it is a column of prose. Tables with cells that head the others are hardly ever layout.
_HEADLESS = (("list_item", "code", "quote"), 300, 3)
_HEADED = (("code", "quote"), 1200, 15)
_GRID = (("code", "quote"), 300, 3)  # every row has text in the same columns
_MOST_ITEMS = 15  # of a list in a cell of a grid
_GRID_ROWS = 3
_LONGEST_HEADING = 60  # characters of a heading that is all of a cell
_HEADS = 2  # head cells that make a head
_MOST_COLUMNS, _MOST_ROWS = 100, 1000  # that one cell is taken to span (HTML Standard, 4.9.11, allows 1,000 and 65,534)


class Table:
    """An open table: where its blocks begin, and in which row and column each of them stands."""

    def __init__(self, start: int, role: str) -> None:
        self._start = start
        self._is_layout = role in ("presentation", "none")
        self._row = self._column = self._next = self._cells = self._heads = self._over = self._over_top = 0
        self._reaching: dict[int, int] = {}  # columns that cells of rows above reach into, with the last row of each
        self._where: list[tuple[int, int]] = []
        self._images: list[tuple[int, int, int, int]] = []  # number, row, column, and the block that follows
        self.nests = False  # whether there is another table inside of it

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A row or a cell begins. A cell over several columns or rows leaves all but the first of them empty."""
        if tag == "tr":
            self._row += 1
            self._column, self._next = 0, 1
            return
        self._cells += 1
        self._heads += tag == "th"
        column, row = self._next, self._row
        while self._reaching.get(column, 0) >= row and column <= _MOST_COLUMNS:
            column += 1
        self._column = column
        self._next = column + _number(attributes, "colspan", _MOST_COLUMNS)
        if self._next > column + 1:
            self._over += 1
            self._over_top += self._row == 1
        rows = _number(attributes, "rowspan", _MOST_ROWS)
        if rows > 1:
            for reached in range(column, self._next):
                self._reaching[reached] = row + rows - 1

    def add_block(self) -> None:
        """A block was found in the current cell."""
        self._where.append((self._row, self._column))

    def add_image(self, number: int, block: int) -> None:
        """An image was found in the current cell, before the text of a block or where there is none."""
        if self._column:
            self._images.append((number, self._row, self._column, block))

    def close(self, blocks: list[Block], images: list[Image]) -> None:
        """The table ends. The blocks of each row of a data table become one block, cells apart by a tab.

        Data are rows in two columns or more, of small cells or with cells that head them. `images` learn the new
        numbers of their blocks.
        """
        if self.nests or self._is_layout or not self._row or not self._has_columns():
            return
        found = blocks[self._start :]
        if len(found) != len(self._where) or not self._is_data(found):
            return
        merged: list[Block] = []
        now: list[int] = []  # the number of each block's row
        of_row: dict[int, int] = {}  # where the block of each row is
        rows = [row if column else -1 for row, column in self._where]
        for row, group in groupby(range(len(found)), key=rows.__getitem__):
            numbers = list(group)
            if row >= 0:
                of_row[row] = self._start + len(merged)
                merged.append(_row([found[n] for n in numbers], [self._where[n][1] for n in numbers]))
                now += [self._start + len(merged) - 1] * len(numbers)
            else:  # a caption, or what stands between rows
                now += [self._start + len(merged) + n for n in range(len(numbers))]
                merged += [found[n] for n in numbers]
        blocks[self._start :] = merged
        now.append(self._start + len(merged))
        for number in range(len(images) - 1, -1, -1):
            at = images[number].block - self._start
            if at < 0:
                break
            images[number] = images[number]._replace(block=now[min(at, len(now) - 1)])
        self._put_in(blocks, images, of_row)

    def _put_in(self, blocks: list[Block], images: list[Image], of_row: Mapping[int, int]) -> None:
        """Put images into their cells: before or behind the text, or behind the last text of the row."""
        first = {where: number for number, where in reversed(list(enumerate(self._where)))}
        for row, found in groupby(self._images, key=itemgetter(1)):
            if row not in of_row:  # a row without a text
                continue
            block = blocks[of_row[row]]
            borders = [-1, *(n for n, character in enumerate(block.text) if character == "\t"), len(block.text)]
            spans = list(block.spans)
            for image, _, column, following in found:
                images[image] = images[image]._replace(block=of_row[row])
                cell = min(column, len(borders) - 1)
                is_behind = cell < column or self._start + first.get((row, column), following) < following
                at = borders[cell] if is_behind else borders[cell - 1] + 1
                spans.append(Span(at, at, "image", str(image)))
            block.spans = spans

    def _has_columns(self) -> bool:
        """Whether the rows have two columns and more. A cell over several counts as two where cells head others, or at
        the top of several rows; elsewhere it is a part of the layout."""
        if self._cells >= 2 * self._row:
            return True
        over = self._over if self._heads >= _HEADS else self._over_top if self._row >= _GRID_ROWS else 0
        return self._cells + over >= 2 * self._row and any(column > 1 for _, column in self._where)

    def _is_data(self, found: list[Block]) -> bool:
        kinds, longest, most = _HEADED if self._heads >= _HEADS else _GRID if self._is_grid() else _HEADLESS
        cells: dict[tuple[int, int], float] = {}
        headed = []  # cells with a heading in them
        for block, where in zip(found, self._where, strict=True):
            if block.kind in kinds or len(block.text) > longest:
                return False
            if block.kind == "heading":
                if len(block.text) > _LONGEST_HEADING:
                    return False
                headed.append(where)
            cells[where] = cells.get(where, 0) + (most / _MOST_ITEMS if block.kind == "list_item" else 1)
        if any(cells[where] > 1 for where in headed):  # the heading of a section
            return False
        return all(number <= most and column <= limits.COLUMNS for (_, column), number in cells.items() if column)

    def _is_grid(self) -> bool:
        """Whether all rows have text in the same columns, two at least."""
        columns: dict[int, set[int]] = {}
        for row, column in self._where:
            if column:
                columns.setdefault(row, set()).add(column)
        return len(columns) >= _GRID_ROWS and len(set(map(frozenset, columns.values()))) == 1 and self._next > 2


def _row(found: list[Block], columns: list[int]) -> Block:
    """One block of the blocks of a row: cells apart by tabs, blocks of a cell by a blank, list items by a break."""
    row = found[0]
    parts: list[str] = []
    spans: list[Span] = []
    length, last = 0, 1
    for number, (block, column) in enumerate(zip(found, columns, strict=True)):
        between = "\t" * (column - last)
        if number and column == last:
            between = "\n" if "list_item" in (block.kind, found[number - 1].kind) else " "
        parts += [between, block.text]
        length += len(between)
        spans += [Span(s.start + length, s.end + length, s.kind, s.target) for s in block.spans]
        length += len(block.text)
        last = column
    row.text = row.source = "".join(parts)
    row.spans = spans or ()
    row.kind = "table_row"
    row.marker = ""
    return row


def _number(attributes: Mapping[str, str], name: str, most: int) -> int:
    value = attributes.get(name, "").strip()
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 10 else 1
