"""Parquet: one column the page, streamed by row groups; the other columns come out as they went in."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from scrubber.batch.formats import Fields, FormatError, Part, Record, extra

_PORTION = 1024  # rows in memory at a time, and in a row group that is written


def read(file: BinaryIO, name: str, fields: Fields) -> Iterator[Record]:
    """The rows of a file. The text column may be strings or bytes."""
    arrow, parquet = extra("pyarrow"), extra("pyarrow.parquet")
    try:
        table = parquet.ParquetFile(file)
        names = table.schema_arrow.names
        if fields.text not in names:
            raise FormatError(f"{name}: no column {fields.text!r} (there are: {', '.join(names)})")
        size, rows, number = file.seek(0, 2), max(1, table.metadata.num_rows), 0
        for batch in table.iter_batches(_PORTION):
            for row in batch.to_pylist():
                number += 1
                page, url = row.pop(fields.text), row.get(fields.url)
                record = Record(str(number), None, size * number // rows, url if isinstance(url, str) else None)
                record.fields = {key: _plain(value) for key, value in row.items()}
                if isinstance(page, (str, bytes)):
                    record.page = page
                else:
                    record.error = f"no text in the column {fields.text!r}"
                yield record
    except (arrow.ArrowException, OSError) as error:
        raise FormatError(f"{name}: {error}") from error


def _plain(value: Any) -> Any:
    """A value as JSON can hold it. Nested ones through JSON's own walk, which knows when to stop."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    try:
        return json.loads(json.dumps(value, default=_plain_leaf))
    except (ValueError, TypeError, RecursionError):
        return str(value)


def _plain_leaf(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    return str(value)


def write(path: Path, parts: Iterable[Part], fields: Fields, name: str) -> None:
    """Write rows into one Parquet file, part by part.

    Columns of Parquet sources keep their types; what came as JSON gets the type that holds all of its
    values, or is written as JSON text where there is none. `parts` is gone through twice.
    """
    arrow, parquet = extra("pyarrow"), extra("pyarrow.parquet")
    types: dict[str, Any] = {}
    for part in parts:
        for column in _types_of(part, fields, arrow, parquet):
            types[column.name] = _common(types.get(column.name), column.type, arrow)
    known = [(name, arrow.string() if arrow.types.is_null(kind) else kind) for name, kind in types.items()]
    schema = arrow.schema(known)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for part in parts:
            for batch in _batches(part, fields, schema, arrow, parquet):
                writer.write_batch(batch, row_group_size=_PORTION)


def _types_of(part: Part, fields: Fields, arrow: Any, parquet: Any) -> Iterator[Any]:
    known: set[str] = set()
    if part.kind == "parquet":
        for column in _schema(part.source, arrow, parquet):
            if column.name != fields.text:
                known.add(column.name)
                yield column
    for rows in _portions(part.rows()):
        for name in dict.fromkeys(key for row in rows for key in row):
            if name not in known:
                values = [row[name] for row in rows if row.get(name) is not None]
                yield arrow.field(name, _inferred(name, values, arrow))


def _schema(path: Path, arrow: Any, parquet: Any) -> Any:
    try:
        return parquet.read_schema(path)
    except (arrow.ArrowException, OSError):  # recorded as failed; it has no rows
        return ()


def _inferred(name: str, values: list[Any], arrow: Any) -> Any:
    if name == "confidence" and not values:
        return arrow.float64()
    try:
        return arrow.array(values).type  # infer_type() overlooks values that do not fit
    except arrow.ArrowException:
        return arrow.string()


def _common(one: Any, other: Any, arrow: Any) -> Any:
    if one is None or one == other:
        return other
    try:
        both = [arrow.schema([("x", kind)]) for kind in (one, other)]
        return arrow.unify_schemas(both, promote_options="permissive").field("x").type
    except arrow.ArrowException:
        return arrow.string()


def _batches(part: Part, fields: Fields, schema: Any, arrow: Any, parquet: Any) -> Iterator[Any]:
    rows = _portions(part.rows())
    if part.kind != "parquet" or not _schema(part.source, arrow, parquet):
        for portion in rows:
            yield _batch(portion, None, schema, arrow)
        return
    table = parquet.ParquetFile(part.source)
    names = [name for name in table.schema_arrow.names if name != fields.text]
    yield from (
        _batch(portion, originals, schema, arrow)
        for portion, originals in zip(rows, table.iter_batches(_PORTION, columns=names), strict=False)
    )


def _batch(rows: list[dict[str, Any]], originals: Any, schema: Any, arrow: Any) -> Any:
    arrays = []
    for column in schema:
        if originals is not None and column.name in originals.schema.names:
            array = originals.column(column.name).slice(0, len(rows))
            arrays.append(array if array.type == column.type else _cast(array, column.type, arrow))
        else:
            arrays.append(_array([row.get(column.name) for row in rows], column.type, arrow))
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)


def _cast(array: Any, kind: Any, arrow: Any) -> Any:
    try:
        return array.cast(kind)
    except arrow.ArrowException:
        return _array([_plain(value) for value in array.to_pylist()], kind, arrow)


def _array(values: list[Any], kind: Any, arrow: Any) -> Any:
    if arrow.types.is_string(kind):
        values = [
            value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for value in values
        ]
    return arrow.array(values, type=kind)


def _portions(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    rows = iter(rows)
    while portion := list(islice(rows, _PORTION)):
        yield portion
