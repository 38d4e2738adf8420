"""Tar archives of pages, plain or compressed, read as a stream."""

from __future__ import annotations

import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from scrubber.batch.formats import MOST, Fields, FormatError, Record, kind_of_file


def read(file: BinaryIO, name: str, fields: Fields) -> Iterator[Record]:
    """The pages among the regular files, in the archive's order; links and devices are none."""
    try:
        with tarfile.open(fileobj=file, mode="r|*") as archive:
            for member in archive:
                archive.members = []  # type: ignore[attr-defined]  # it would remember all of them
                if not member.isfile() or kind_of_file(member.name) != "page":
                    continue
                record = Record(member.name, None, file.tell())
                page = archive.extractfile(member)
                if member.size > MOST or page is None:
                    record.error = f"larger than {MOST:,} bytes"
                else:
                    record.page = page.read()
                yield record
    except (tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, OSError) as error:
        raise FormatError(f"{name}: {error}") from error
