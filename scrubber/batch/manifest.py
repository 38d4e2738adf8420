"""The manifest: the plan of a run and what became of every page, in one SQLite file beside the outputs.

`inputs` holds the plan, one row for each input with its hash and the name of its output, written in
full before the first page is cleaned. `pages` holds what is done, one row for each page: its status,
sizes and hashes, and, where pages become rows of one table, the row itself until the table is
written. A page counts as done only when its row is committed; what was written but not recorded is
written again. SQLite's own lock keeps a second run from the same target.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from weakref import WeakSet

from scrubber.batch.report import PageReport

_VERSION = 1  # of the tables in manifest.sql; a manifest of another version is begun anew
_COMMIT_EVERY = 0.5  # seconds; what a killed run does again at the most
_REPORT = "source, record, pages.output, status, reason, before, after, removed, seconds, pages.hash, written"


class TargetBusy(Exception):
    """Another run is writing to this target."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input of the plan: a page, or a container of many (`kind`), with its output."""

    number: int
    source: Path
    kind: str
    name: str
    output: Path
    size: int
    hash: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is recorded of a page, as far as it tells whether the page is to be done again."""

    hash: str
    status: str
    output: Path | None
    written: str


class Manifest:
    """An open manifest. One process writes it; it is closed with `close()` or by leaving a `with`."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
        uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        self._base = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0.2)
        self._cursors: WeakSet[sqlite3.Cursor] = WeakSet()  # that may not have come to their end
        self._committed = time.monotonic()
        if read_only:
            return
        try:
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")  # after a power cut the last commits may be gone: redone
            self._base.execute("BEGIN IMMEDIATE")
            if self._base.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                self._begin_anew()
        except sqlite3.Error as error:
            self._base.close()
            if "locked" in str(error):
                raise TargetBusy("another run is writing there") from None
            raise

    def __enter__(self) -> Manifest:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Commit and close, and leave one file."""
        for cursor in list(self._cursors):  # one that an exception's traceback holds would keep SQLite's lock
            cursor.close()
        try:
            if self._base.in_transaction:
                self._base.execute("COMMIT")
            self._base.execute("PRAGMA journal_mode = DELETE")
        finally:
            self._base.close()

    def commit(self) -> None:
        """Make everything that was recorded durable."""
        if self._base.in_transaction:
            self._base.execute("COMMIT")
        self._committed = time.monotonic()
        self._base.execute("BEGIN IMMEDIATE")

    def _begin_anew(self) -> None:
        for kind, name in self._base.execute(
            "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type"
        ).fetchall():
            self._base.execute(f'DROP {kind} IF EXISTS "{name}"')
        tables = files(__package__).joinpath("manifest.sql").read_text(encoding="utf-8")
        for statement in tables.split(";"):
            self._base.execute(statement)
        self._base.execute(f"PRAGMA user_version = {_VERSION}")

    # Facts about the run.

    def fact(self, name: str) -> str:
        """A fact about the run, or an empty string."""
        found = self._base.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return found[0] if found else ""

    def set_fact(self, name: str, value: str) -> None:
        """Note a fact about the run."""
        self._base.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    # The plan.

    def forget_pages(self) -> None:
        """Nothing is done any more."""
        self._base.execute("DELETE FROM pages")

    def plan(self, inputs: Iterable[tuple[Path, str, str, Path, str, int, int, str]]) -> None:
        """Replace the plan. What was done stays done where the input, its content and its output are the same.

        Takes source, kind, name, output, key (the output's name for systems blind to case), size in
        bytes, time of change in ns and hash of each input.
        """
        base = self._base
        base.execute("CREATE TEMP TABLE new AS SELECT * FROM inputs WHERE FALSE")
        base.executemany(
            "INSERT INTO new VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (number, _raw(source), kind, name, _raw(output), *rest)
                for number, (source, kind, name, output, *rest) in enumerate(inputs, 1)
            ),
        )
        base.execute(
            "CREATE TEMP TABLE moved AS SELECT old.number AS was, new.number AS now FROM new JOIN inputs AS old "
            "ON new.source = old.source AND new.hash = old.hash AND new.kind = old.kind AND new.output = old.output"
        )
        base.execute("CREATE UNIQUE INDEX temp.moved_by_was ON moved (was)")
        base.execute("DELETE FROM pages WHERE input NOT IN (SELECT was FROM moved)")
        # Through negative numbers, for an old number may be another's new one.
        base.execute("UPDATE pages SET input = -(SELECT now FROM moved WHERE was = input)")
        base.execute("UPDATE pages SET input = -input")
        base.execute("DELETE FROM inputs")
        base.execute("INSERT INTO inputs SELECT * FROM new")
        base.execute("DROP TABLE temp.moved")
        base.execute("DROP TABLE temp.new")
        self.commit()

    def known_hash(self, source: Path, size: int, changed: int) -> str | None:
        """The hash of an input as it was planned before, when its size and time of change are the same."""
        found = self._base.execute(
            "SELECT hash FROM inputs WHERE source = ? AND size = ? AND changed = ?", (_raw(source), size, changed)
        ).fetchone()
        return found[0] if found else None

    def inputs(self) -> Iterator[Input]:
        """The plan in its order."""
        columns, portion = "number, source, kind, name, output, size, hash", 500  # for pages are recorded in between
        query = f"SELECT {columns} FROM inputs WHERE number > ? ORDER BY number LIMIT {portion}"
        last = 0
        while rows := self._base.execute(query, (last,)).fetchall():
            for number, source, kind, name, output, size, content in rows:
                yield Input(number, _path(source), kind, name, _path(output), size, content)
            last = rows[-1][0]

    def totals(self) -> tuple[int, int]:
        """How many inputs are planned, and their bytes."""
        return self._base.execute("SELECT count(*), coalesce(sum(size), 0) FROM inputs").fetchone()  # type: ignore[no-any-return]

    # What is done.

    def record(
        self, input: int, number: int, page: PageReport, row: bytes | None = None, signature: bytes | None = None
    ) -> None:
        """Record a page that is done. Committed within half a second when more is recorded, or by `commit()`."""
        files = (None if page.output is None else _raw(page.output), page.hash, page.written)
        sizes = (page.before, page.after, json.dumps(page.removed), page.seconds)
        self._base.execute(
            "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (input, number, page.record, *files, page.status, page.reason, *sizes, row, signature),
        )
        if time.monotonic() - self._committed > _COMMIT_EVERY:
            self.commit()

    def forget(self, input: int, number: int) -> None:
        """A page is not done."""
        self._base.execute("DELETE FROM pages WHERE input = ? AND number = ?", (input, number))

    def done(self, input: int, number: int) -> Recorded | None:
        """What is recorded of a page, or None."""
        found = self._base.execute(
            "SELECT hash, status, output, written FROM pages WHERE input = ? AND number = ?", (input, number)
        ).fetchone()
        return None if found is None else Recorded(found[0], found[1], _path(found[2]) if found[2] else None, found[3])

    def has_pages(self, input: int) -> bool:
        """Whether any page of an input is recorded."""
        query = "SELECT 1 FROM pages WHERE input = ? AND number >= 0 LIMIT 1"
        return self._base.execute(query, (input,)).fetchone() is not None

    def pages(self, where: str = "TRUE", order: str = "input, pages.number") -> Iterator[PageReport]:
        """What is recorded, in the order of the plan, without rows and signatures."""
        query = f"SELECT {_REPORT} FROM pages JOIN inputs ON inputs.number = input WHERE {where} ORDER BY {order}"
        for found in self.execute(query):
            yield _report(found)

    def failed(self) -> Iterator[PageReport]:
        """The pages that failed."""
        return self.pages("status = 'failed'")

    def slowest(self, count: int = 10) -> list[PageReport]:
        """The pages that took longest."""
        return list(self.pages(order=f"seconds DESC LIMIT {count:d}"))

    def remember_failed(self) -> None:
        """Keep in mind which pages failed: a new plan forgets those whose content has changed."""
        self._base.execute(
            "CREATE TEMP TABLE failed AS SELECT source, pages.number FROM pages JOIN inputs ON inputs.number = input "
            "WHERE status = 'failed'"
        )
        self._base.execute("CREATE INDEX temp.failed_by_source ON failed (source, number)")

    def has_failed(self, source: Path, number: int) -> bool:
        """Whether a page was among those that failed."""
        query = "SELECT 1 FROM failed WHERE source = ? AND number = ?"
        return self._base.execute(query, (_raw(source), number)).fetchone() is not None

    def summed(self) -> tuple[Counter[str], int, int]:
        """Pages by status, and the characters before and after of those that did not fail."""
        states: Counter[str] = Counter()
        before = after = 0
        query = "SELECT status, count(*), sum(before), sum(after) FROM pages GROUP BY status"
        for status, count, was, now in self._base.execute(query):
            states[status] = count
            before, after = before + was, after + now
        return states, before, after

    def removed(self) -> Counter[str]:
        """Characters that went, by stage, of all pages."""
        query = "SELECT key, sum(value) FROM pages, json_each(removed) GROUP BY key"
        return Counter(dict(self._base.execute(query)))

    # Rows of a table.

    def rows(self, first: int, last: int) -> Iterator[tuple[bytes, str | None]]:
        """The rows of the inputs `first` to `last` in the order of the plan, with the name of the page each repeats."""
        query = (
            "SELECT row, of_input, of_number FROM pages LEFT JOIN duplicates USING (input, number) "
            "WHERE row IS NOT NULL AND input BETWEEN ? AND ? ORDER BY input, number"
        )
        for row, input, number in self.execute(query, (first, last)):
            yield row, None if input is None else self._page_name(input, number)

    def _page_name(self, input: int, number: int) -> str:
        name, record = self._base.execute(
            "SELECT name, record FROM pages JOIN inputs ON inputs.number = input WHERE input = ? AND pages.number = ?",
            (input, number),
        ).fetchone()
        return f"{name}:{record}" if record else name

    def duplicates(self) -> Iterator[tuple[str, str]]:
        """The names of pages that repeat another, and of that other."""
        for input, number, of_input, of_number in self._base.execute("SELECT * FROM duplicates").fetchall():
            yield self._page_name(input, number), self._page_name(of_input, of_number)

    def signatures(self) -> Iterator[tuple[int, int, bytes]]:
        """Input, number and signature of each page that has one, in the order of the plan."""
        query = "SELECT input, number, signature FROM pages WHERE signature IS NOT NULL ORDER BY input, number"
        yield from self.execute(query)

    def execute(self, query: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        """What a query finds, row by row; for tables of one's own (temporary ones) beside these too."""
        cursor = self._base.execute(query, values)
        self._cursors.add(cursor)
        return cursor


def _report(found: tuple[Any, ...]) -> PageReport:
    source, record, output, status, reason, before, after, removed, seconds, content, written = found
    return PageReport(
        _path(source),
        record,
        _path(output) if output else None,
        status,
        reason,
        before,
        after,
        Counter(json.loads(removed)),
        seconds,
        content,
        written,
    )


def _raw(path: Path) -> bytes:
    """A path as the bytes that the system knows it by: names need not be valid in any encoding."""
    return os.fsencode(path)


def _path(raw: bytes) -> Path:
    return Path(os.fsdecode(raw))
