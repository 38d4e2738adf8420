"""Zip archives of pages."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from scrubber.batch.formats import MOST, Fields, FormatError, Record, kind_of_file


def read(file: BinaryIO, name: str, fields: Fields) -> Iterator[Record]:
    """The pages among the members, in the archive's order."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise FormatError(f"{name}: {error}") from error
    passed = 0
    for member in archive.infolist():
        passed += member.compress_size
        if member.is_dir() or kind_of_file(member.filename) != "page":
            continue
        record = Record(member.filename, None, passed)
        try:
            with archive.open(member) as page:
                raw = page.read(MOST + 1)  # what it says of its size may be a lie
            if len(raw) > MOST:
                record.error = f"larger than {MOST:,} bytes"
            else:
                record.page = raw
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
            record.error = f"{type(error).__name__}: {error}"  # broken, encrypted, compressed in an unknown way
        yield record
