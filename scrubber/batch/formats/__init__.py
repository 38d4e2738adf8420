"""The formats of inputs that hold many pages, one small module each, and of tables that go out.

A reader takes an open binary file and yields a `Record` for each page in it, in order, holding one at
a time. What is wrong with one record is told in it (`error`); what is wrong with the whole file is
raised as `FormatError`. Libraries that not everybody needs are extras, named when they are missing.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import ModuleType
from typing import Any, BinaryIO

MOST = 256 * 1024 * 1024  # bytes of one page: more is no page, and would not fit into memory many times

# What a file is, by the end of its name. Other files are left alone.
_PAGES = (".html", ".htm", ".xhtml", ".txt", ".md")
_KINDS = (
    ("page", (*_PAGES, *(suffix + ".gz" for suffix in _PAGES))),
    ("jsonl", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")),
    ("parquet", (".parquet",)),
    ("warc", (".warc", ".warc.gz", ".wet", ".wet.gz")),
    ("zip", (".zip",)),
    ("tar", (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")),
)
SUFFIXES = tuple(suffix for _, suffixes in _KINDS for suffix in suffixes)
_LONGEST_FIRST = sorted(SUFFIXES, key=len, reverse=True)
TABLES = ("jsonl", "parquet")
ARCHIVES = ("zip", "tar")  # of pages: each member has an output of its own
_EXTRAS = {"pyarrow": "parquet", "warcio": "warc", "rensa": "dedup"}


class FormatError(ValueError):
    """A file cannot be read as what its name says; the message says why."""


class MissingExtra(ImportError):
    """A library is not installed; the message names the extra that brings it."""


@dataclass(slots=True)
class Record:
    """One page of a container.

    `name` tells it apart for a person (line, address, path in an archive); `read` is how many bytes of
    the container were read when it was found; `fields` are the other fields of its row.
    """

    name: str
    page: str | bytes | None
    read: int
    url: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    kind: str = "auto"
    error: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Which field of a row holds the page and which its address."""

    text: str = "text"
    url: str = "url"


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a table that come from one input, or from several that are no Parquet: `rows()` begins anew."""

    source: Path
    kind: str
    rows: Callable[[], Iterator[dict[str, Any]]]


Reader = Callable[[BinaryIO, str, Fields], Iterator[Record]]


def kind_of_file(name: str) -> str | None:
    """What a file of this name is: `page`, `jsonl`, `parquet`, `warc`, `zip`, `tar`, or None.

    >>> kind_of_file("Page.HTM"), kind_of_file("crawl.warc.gz"), kind_of_file("image.png")
    ('page', 'warc', None)
    """
    return next((kind for kind, suffixes in _KINDS if name.lower().endswith(suffixes)), None)


def stem_of(name: str) -> str:
    """The name without the suffix that says what it is, and never empty.

    >>> stem_of("crawl.warc.gz"), stem_of("a.b.html"), stem_of("page.php")
    ('crawl', 'a.b', 'page')
    """
    lowered = name.lower()
    suffix = next((suffix for suffix in _LONGEST_FIRST if lowered.endswith(suffix)), PurePath(name).suffix)
    return name[: -len(suffix) or None] or name


def read_records(path: Path, kind: str, fields: Fields = Fields()) -> Iterator[Record]:
    """The pages in a container. Raises `FormatError`, `MissingExtra` or `OSError` when it cannot be read."""
    reader: Reader = importlib.import_module(f"scrubber.batch.formats.{kind}").read
    with open(path, "rb") as file:
        yield from reader(file, path.name, fields)


def extra(name: str) -> ModuleType:
    """Import an optional library. Raises `MissingExtra`."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        wanted = _EXTRAS[name.split(".")[0]]
        raise MissingExtra(f'this needs {name}: python -m pip install "scrubber-web[{wanted}]" ({error})') from None
