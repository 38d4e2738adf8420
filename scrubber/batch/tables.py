"""Tables out of the rows that the manifest holds: written beside and renamed, in the order of the plan."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from scrubber.batch.formats import Part, kind_of_file
from scrubber.batch.manifest import Input, Manifest
from scrubber.batch.settings import Settings
from scrubber.batch.work import hash_of_file, partial


def write_table(
    manifest: Manifest, output: Path, only: Input | None, settings: Settings, run: str, duplicates: bool
) -> str:
    """Write the rows of one input, or of all, into the table `output`. Returns the hash of what was written."""
    output.parent.mkdir(parents=True, exist_ok=True)
    beside = partial(output, run)
    writer = import_module(f"scrubber.batch.formats.{kind_of_file(output.name)}")
    try:
        writer.write(beside, list(_parts(manifest, only, duplicates)), settings.fields, output.name)
        written = hash_of_file(beside)
        os.replace(beside, output)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return written


def _parts(manifest: Manifest, only: Input | None, duplicates: bool) -> Iterator[Part]:
    """One part for each Parquet file, whose other columns are taken from it, and one for all inputs between two."""
    inputs = manifest.inputs() if only is None else iter([only])
    for is_parquet, group in groupby(inputs, lambda input: input.kind == "parquet"):
        if is_parquet:
            for input in group:
                yield _part(manifest, input, input.number, duplicates)
        else:
            first = next(group)
            last = deque((input.number for input in group), maxlen=1)
            yield _part(manifest, first, last[0] if last else first.number, duplicates)


def _part(manifest: Manifest, first: Input, last: int, duplicates: bool) -> Part:
    def rows() -> Iterator[dict[str, Any]]:
        for row, of in manifest.rows(first.number, last):
            found = json.loads(row)
            if duplicates:
                found["duplicate_of"] = of
            yield found

    return Part(first.source, first.kind, rows)
