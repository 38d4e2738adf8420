"""Blocks one below the other, inside the lists and quotes that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from scrubber.document import Places
from scrubber.lexicons import entries
from scrubber.model.names import plain_words

_LISTS = {"ul": "-", "menu": "-", "dir": "-", "ol": "."}
_LEVELS = frozenset(("li", "blockquote", "dt", "dd"))
_HOLDING = frozenset(("td", "div"))  # elements that may be called after a quotation
_TELLING = _LEVELS | _HOLDING | {*_LISTS, "dl", "table"}
_OTHER_MARK = {"-": "*", "*": "-", ".": ")", ")": "."}  # tells a list from the one right before it
_DEEPEST = 32  # lists and quotes in one another that are kept apart


class Level(NamedTuple):
    """An item of a list, a quote, or a term or definition (`dt`, `dd`) that blocks stand in.

    `place` is that of its element, `group` that of its list, `mark` what items of the list begin with.
    """

    kind: Literal["item", "quote", "dt", "dd"]
    place: int
    group: int = -1
    mark: str = ""


class Levels:
    """The lists, quotes and tables around the places of a page, each worked out once."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._known: dict[int, tuple[tuple[Level, ...], int, int]] = {-1: ((), -1, -1)}  # path, nearest list, table

    def path(self, place: int) -> tuple[Level, ...]:
        """What stands around a place, the outermost first."""
        return self._around(place)[0]

    def table(self, place: int) -> int:
        """The place of the table that a place is in, or -1."""
        return self._around(place)[2]

    def _around(self, place: int) -> tuple[tuple[Level, ...], int, int]:
        known, parents, tags = self._known, self._places.parents, self._places.tags
        unknown = []
        while (found := known.get(place)) is None:
            unknown.append(place)
            place = parents[place]
        if not unknown:
            return found
        path, group, table = found
        tokens = self._places.tokens
        for place in reversed(unknown):
            tag = tags[place]
            if tag not in _TELLING or (tag == "div" and "quote" not in tokens[place]):  # most
                known[place] = found
                continue
            if tag in _LISTS or tag == "dl":
                if group >= 0 and parents[place] == group:
                    path = self._path_before(place) or path
                group = place
            elif tag == "table":
                table = place
            elif tag == "li" and self._is_post(place):
                group = -1
            elif tag in _LEVELS and len(path) < _DEEPEST:
                path = (*path, self._level(place, tag, group))
            elif tag in _HOLDING and self._is_quote(place) and not (path and path[-1].kind == "quote"):
                path = (*path, Level("quote", place))
            known[place] = found = path, group, table
        return found

    def _path_before(self, place: int) -> tuple[Level, ...]:
        """What a list right in a list stands in to a reader: the item right before it, or what another one does."""
        parents, before, around = self._places.parents, place - 1, self._places.parents[place]
        while before > around and parents[before] != around:
            before = parents[before]
        if before <= around:
            return ()
        if self._places.tags[before] == "li":
            return self._around(before)[0]
        return self._known[before][0] if before in self._known else ()

    def _is_post(self, place: int) -> bool:
        """Whether an item is a post of a thread or a comment: no item to a reader."""
        names = self._places.tokens[place]
        return names != "" and _is_called_post(names)

    def _is_quote(self, place: int) -> bool:
        """Whether a cell or a division is called after a quotation, as in forums without `<blockquote>`."""
        names = self._places.tokens[place]
        return "quote" in names and not entries("quote_classes").isdisjoint(names.lower().split())

    def _level(self, place: int, tag: str, group: int) -> Level:
        if tag == "blockquote":
            return Level("quote", place)
        if tag != "li":
            return Level("dt" if tag == "dt" else "dd", place, group)
        if group < 0:  # items without a list, by their parent
            return Level("item", place, self._places.parents[place] - len(self._places), "-")
        return Level("item", place, group, _LISTS.get(self._places.tags[group], "-"))


@lru_cache(maxsize=5000)
def _is_called_post(names: str) -> bool:
    return not entries("post_names").isdisjoint(plain_words(names))


# What a block stands in, its lines, whether it is simple text, and the mark that its page gives it.
Piece = tuple[tuple[Level, ...], Sequence[str], bool, str]


def laid_out(pieces: Iterable[Piece]) -> str:
    """The pieces one below the other.

    >>> item = Level("item", 2, 1, "-")
    >>> inside = item, Level("quote", 3)
    >>> print(laid_out([((), ["a"], True, ""), ((item,), ["b", "c"], True, ""), (inside, ["d"], True, "")]))
    a
    <BLANKLINE>
    - b
      c
    <BLANKLINE>
      > d
    """
    writer = _Writer()
    for path, lines, is_text, marker in pieces:
        writer.add(path, lines, is_text, marker)
    return "\n".join(writer.lines).strip("\n")


class _Writer:
    """The lines so far, and the lists and quotes that are open at their end."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[tuple[Level, str]] = []  # with what their further lines begin with
        self._marks: dict[int, str] = {}  # by list
        self._numbers: dict[int, int] = {}  # the last one, by list
        self._was_text = False

    def add(self, path: tuple[Level, ...], lines: Sequence[str], is_text: bool, marker: str) -> None:
        if not path and not self._open:
            if self.lines:
                self.lines.append("")
            self.lines += lines
        elif self._goes_on(path):
            before = "".join([rest for _, rest in self._open[:-1]])
            self._write(f"{before}{self._marks[path[-1].group]} ", before + self._open[-1][1], lines)
            self._open[-1] = (path[-1], self._open[-1][1])
        else:
            self._begin(path, lines, is_text, marker)
        self._was_text = is_text

    def _begin(self, path: tuple[Level, ...], lines: Sequence[str], is_text: bool, marker: str) -> None:
        """Add lines behind the end of what they do not stand in, and the beginning of what they do."""
        common = 0
        while common < min(len(self._open), len(path)) and self._open[common][0].place == path[common].place:
            common += 1
        closed = [level for level, _ in self._open[common:]]
        opened = path[common:]
        inside = "".join([rest for _, rest in self._open[:common]])
        openings = list(self._opened(opened, closed, is_text, marker)) if opened else []
        if self.lines and not self._is_tight(closed, opened, openings):
            self.lines.append(inside.rstrip())
        del self._open[common:]
        self._open += [(level, rest) for level, (_, rest) in zip(opened, openings, strict=True)]
        first = inside + "".join([begin for begin, _ in openings])
        self._write(first, inside + "".join([rest for _, rest in openings]), lines)

    def _write(self, first: str, others: str, lines: Sequence[str]) -> None:
        """Add lines, the first of them behind other marks than the others."""
        self.lines.append(first + lines[0])
        if len(lines) > 1:
            self.lines += [others + line if line else others.rstrip() for line in lines[1:]]

    def _goes_on(self, path: tuple[Level, ...]) -> bool:
        """Whether what comes is the next item of the list without numbers that is open."""
        if not (self.lines and path and len(path) == len(self._open)):
            return False
        last, level = self._open[-1][0], path[-1]
        return (
            last.kind == "item" == level.kind
            and level.mark == "-"
            and last.group == level.group
            and last.place != level.place
            and (len(path) == 1 or all(a.place == b.place for (a, _), b in zip(self._open, path[:-1], strict=False)))
        )

    def _opened(
        self, opened: Sequence[Level], closed: Sequence[Level], is_text: bool, marker: str
    ) -> Iterator[tuple[str, str]]:
        """What the first line of each level that begins, and its further lines, begin with."""
        defines = is_text and self._was_text and len(opened) == 1  # a definition of words by words
        for number, level in enumerate(opened):
            if level.kind == "quote":
                yield "> ", "> "
            elif level.kind == "dd" and closed and closed[0].group == level.group and defines:
                yield ": ", "  "  # what follows in it; two blanks are none to those who know no definitions
            elif level.kind != "item":
                yield "", ""
            else:
                before = closed[number] if number < len(closed) else None
                mark = self._mark(level, before)
                if mark in ".)":
                    given = marker[:-1] if number == len(opened) - 1 else ""
                    count = int(given) if given.isdecimal() else self._numbers.get(level.group, 0) + 1
                    self._numbers[level.group] = count
                    mark = f"{count}{mark}"
                yield f"{mark} ", " " * (len(mark) + 1)

    def _mark(self, level: Level, before: Level | None) -> str:
        """The mark of an item's list: another one where a list follows right behind another of its kind."""
        mark = self._marks.get(level.group)
        if mark is None:
            mark = level.mark
            if before is not None and before.kind == "item" and self._marks.get(before.group) == mark:
                mark = _OTHER_MARK[mark]
            self._marks[level.group] = mark
        return mark

    def _is_tight(self, closed: Sequence[Level], opened: Sequence[Level], openings: Sequence[tuple[str, str]]) -> bool:
        """Whether the next piece stands on the very next line: items of one list, a list in an item, a definition."""
        if not opened:
            return False
        level = opened[0]
        if level.kind == "dd":
            return openings[0][0] == ": "
        if level.kind == "dt" or level.kind == "quote":
            return False
        if closed:
            return closed[0].kind == "item" and closed[0].group == level.group
        # A list inside of an item, right below its text. Only one that begins with 1 may end a paragraph.
        is_in_item = bool(self._open) and self._open[-1][0].kind == "item"
        return is_in_item and self._was_text and openings[0][0] in ("- ", "* ", "1. ", "1) ")
