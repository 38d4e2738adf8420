"""JSON Lines, plain or gzipped: one object a line, one of its fields the page."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from scrubber.batch.formats import MOST, Fields, FormatError, Part, Record


def read(file: BinaryIO, name: str, fields: Fields) -> Iterator[Record]:
    """The objects of a file, one at a time; blank lines are none."""
    lines: Any = gzip.GzipFile(fileobj=file) if name.lower().endswith(".gz") else file
    number = 0
    try:
        while line := lines.readline(MOST):
            number += 1
            if len(line) == MOST and not line.endswith(b"\n"):
                raise FormatError(f"{name}: line {number} is longer than {MOST:,} bytes")
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield _record(line, number, 0 if not file.seekable() else file.tell(), fields)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FormatError(f"{name}: broken after line {number}: {error}") from error


def _record(line: bytes, number: int, read: int, fields: Fields) -> Record:
    record = Record(str(number), None, read)
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        record.error = f"not JSON: {error}"
        return record
    if not isinstance(row, dict):
        record.error = "not a JSON object"
        return record
    page = row.get(fields.text)
    if isinstance(page, str):
        record.page = page
        del row[fields.text]
    else:
        record.error = f"no text in the field {fields.text!r} (there are: {', '.join(map(repr, row)) or 'none'})"[:500]
    url = row.get(fields.url)
    record.url = url if isinstance(url, str) else None
    record.fields = row
    return record


def write(path: Path, parts: Iterable[Part], fields: Fields, name: str) -> None:
    """Write rows, one a line, gzipped where the name says so."""
    with open(path, "wb") as file:
        # No time of writing and no name in the gzip header: the same rows give the same bytes.
        packed = gzip.GzipFile("", "wb", fileobj=file, mtime=0) if name.endswith(".gz") else None
        for part in parts:
            for row in part.rows():
                (packed or file).write(line_of(row))
        if packed is not None:
            packed.close()


def line_of(row: dict[str, Any]) -> bytes:
    """A row as a line."""
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
