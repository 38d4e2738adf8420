"""Which inputs are cleaned, and where each output goes. Decided in full before anything is written."""

from __future__ import annotations

import glob
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from scrubber.batch.formats import ARCHIVES, SUFFIXES, TABLES, kind_of_file, stem_of

Format = Literal["text", "md", "jsonl", "parquet"]
_SHOWN = 1000  # skipped files that are remembered by name
_TABLES = """
CREATE TABLE found (
    number INTEGER PRIMARY KEY, source BLOB NOT NULL UNIQUE, resolved TEXT NOT NULL, kind TEXT NOT NULL,
    name TEXT NOT NULL, short BLOB NOT NULL, short_key TEXT NOT NULL, long BLOB NOT NULL, long_key TEXT NOT NULL);
CREATE INDEX found_resolved ON found (resolved);
CREATE INDEX found_short ON found (short_key);
CREATE VIEW planned AS
    SELECT *, (SELECT count(*) FROM found AS other WHERE other.short_key = found.short_key) > 1 AS clash FROM found;
"""


class PlanError(ValueError):
    """The inputs cannot be cleaned as asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One input, what it is (`page` or the kind of a container), its name, and its output.

    The output of a page is a file; of an archive a folder; of any other container, and of everything
    when the target is one table, a table.
    """

    source: Path
    kind: str
    name: str
    output: Path
    key: str


class Plan:
    """All inputs with their outputs, in order. Kept in a temporary file, for there may be millions."""

    def __init__(self, target: Path, format: Format = "text") -> None:
        self.target, self.format = target, format
        self.skipped: list[tuple[Path, str]] = []
        self.skipped_count = 0
        self._real = lru_cache(maxsize=1000)(os.path.realpath)
        self._base = sqlite3.connect("")  # private, on disk, gone when it is closed
        self._base.executescript(_TABLES)

    @property
    def is_table(self) -> bool:
        """Whether everything goes into one table, `target`."""
        return self.format in TABLES

    @property
    def state(self) -> Path:
        """The folder of the manifest: in the target folder, or beside the target table."""
        if self.is_table:
            return self.target.with_name(f".{self.target.name}.scrubber")
        return self.target / ".scrubber"

    def __len__(self) -> int:
        return self._base.execute("SELECT count(*) FROM found").fetchone()[0]  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[Planned]:
        query = "SELECT source, kind, name, CASE WHEN clash THEN long ELSE short END FROM planned ORDER BY number"
        for source, kind, name, below in self._base.execute(query):
            output = self.target if self.is_table else self.target / _path(below)
            yield Planned(_path(source), kind, name, output, key_of(output))

    @property
    def tasks(self) -> list[tuple[Path, Path]]:
        """Pairs of an input and its output."""
        return [(planned.source, planned.output) for planned in self]

    def kinds(self) -> set[str]:
        """What kinds of inputs there are."""
        return {kind for (kind,) in self._base.execute("SELECT DISTINCT kind FROM found")}

    def add(self, path: Path, name: Path) -> None:
        """Plan an input; `name` is its path below the target, with the input's suffix."""
        kind = kind_of_file(path.name) or "page"
        short, long = self._outputs(kind, name)
        outputs = (os.fsencode(short), key_of(short), os.fsencode(long), key_of(long))
        values = (os.fsencode(path), key_of(self._resolved(path)), kind, _shown(name), *outputs)
        try:
            self._base.execute("INSERT INTO found VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        except sqlite3.IntegrityError:
            raise PlanError(f"{path} is given twice") from None

    def skip(self, path: Path, reason: str) -> None:
        """Note a file that is left alone."""
        self.skipped_count += 1
        if len(self.skipped) < _SHOWN:
            self.skipped.append((path, reason))

    def check(self) -> None:
        """Raise `PlanError` when two inputs would get one output, or an output would overwrite an input."""
        if not self.is_table:
            key = "CASE WHEN clash THEN long_key ELSE short_key END"
            twice = self._base.execute(
                f"SELECT min(source), max(source) FROM planned GROUP BY {key} HAVING count(*) > 1"
            ).fetchone()
            if twice:
                one, other = map(_path, twice)
                raise PlanError(f"{one} and {other} would get one output; clean them into two folders")
        for planned in self:
            resolved = key_of(self._resolved(planned.output))  # links in the target may lead anywhere
            if self._base.execute("SELECT 1 FROM found WHERE resolved = ?", (resolved,)).fetchone():
                raise PlanError(
                    f"the output of {planned.source} would overwrite an input: {planned.output}; choose another target"
                )

    def _resolved(self, path: Path) -> str:
        """The path without links on the way to it. (Writing replaces a link that it ends in.)"""
        folder, name = os.path.split(path)
        return os.path.join(self._real(folder), name)

    def _outputs(self, kind: str, name: Path) -> tuple[str, str]:
        """The output's name below the target, and the longer one for the case that it is taken."""
        folder, last = os.path.split(name)
        suffixes = {"page": ".md" if self.format == "md" else ".txt", "warc": ".jsonl"}
        if kind not in suffixes:
            return os.path.join(folder, stem_of(last) if kind in ARCHIVES else last), str(name)
        short, long = stem_of(last) + suffixes[kind], last + suffixes[kind]
        return os.path.join(folder, short), os.path.join(folder, long)


def plan_files(sources: Sequence[Path | str], target: Path, format: Format = "text") -> Plan:
    """Plan to clean `sources`, files, folders and patterns with `*`, into `target`: a folder, or one table.

    A folder is mirrored; of several folders each gets one of its own in the target. `a.html` becomes
    `a.txt`; inputs whose outputs would clash keep their full names (`a.html.txt`). Symbolic links are
    not followed. Raises `PlanError` when a source does not exist, an output would overwrite an input,
    or two inputs cannot be told apart in the target.
    """
    plan = Plan(target, format)
    paths = [path for source in sources for path in _expanded(str(source))]
    folders = sum(path.is_dir() for path in paths)
    for source in paths:
        if not source.is_dir():
            plan.add(source, Path(source.name))
            continue
        below = Path(source.resolve().name) if folders > 1 else Path()
        for path in _walk(source, target):
            if path.is_symlink():
                plan.skip(path, "symbolic link")
            elif not path.is_file():
                plan.skip(path, "not a regular file")
            elif kind_of_file(path.name) is None:
                plan.skip(path, "not one of " + " ".join(SUFFIXES))
            else:
                plan.add(path, below / path.relative_to(source))
    plan.check()
    return plan


def _expanded(source: str) -> Iterator[Path]:
    if os.path.lexists(source):
        yield Path(source)
        return
    found = sorted(glob.iglob(source, recursive=True)) if glob.has_magic(source) else []
    if not found:
        raise PlanError(f"no such file or folder: {source}")
    yield from map(Path, found)


def _walk(folder: Path, target: Path) -> Iterator[Path]:
    """The files below `folder` in the order of their names, but nothing of what an earlier run left there."""
    avoided = target.resolve()
    for root, names, files in os.walk(folder, followlinks=False):
        here = Path(root)
        names[:] = sorted(name for name in names if not _is_ours(name) and (here / name).resolve() != avoided)
        for name in sorted(files):
            if not _is_ours(name) and (name != avoided.name or (here / name).resolve() != avoided):
                yield here / name


def _is_ours(name: str) -> bool:
    return name.startswith(".") and (name.startswith(".scrubber") or name.endswith(".scrubber"))


def key_of(path: Path | str) -> str:
    """The path as a file system sees it for which case does not count."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").casefold()


def _path(raw: bytes) -> Path:
    return Path(os.fsdecode(raw))


def _shown(path: Path) -> str:
    """The path as text that can be written anywhere."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
