"""What a worker process does to one page: read it, clean it, and write it or make a row of it."""

from __future__ import annotations

import contextlib
import errno
import gzip
import hashlib
import io
import json
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrubber.batch.formats import MOST
from scrubber.batch.report import PageReport
from scrubber.batch.settings import Settings
from scrubber.result import Result

# What an operating system says when no output at all can be written: the run stops, and no page is to blame.
_TARGET_GONE = (errno.ENOSPC, errno.EROFS, errno.EIO, errno.EDQUOT)


@dataclass(slots=True)
class Task:
    """One page: a file (`page` is None) or the content of a record; `output` is None for a row of a table."""

    input: int
    number: int
    source: Path
    output: Path | None
    name: str = ""  # of the source, in the column `source` of a table
    record: str = ""
    page: str | bytes | None = None
    url: str | None = None
    kind: str = "auto"
    fields: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    packed: bool = False  # with gzip
    hash: str = ""
    weight: int = 0
    read: int = 0  # bytes of the input that are dealt with when it is done


@dataclass(slots=True)
class Done:
    """What came of a task: the report, and a row or a signature where they were asked for.

    `stop` says why nothing can be written any more, the disk being full, say.
    """

    report: PageReport
    row: bytes | None = None
    signature: bytes | None = None
    stop: str = ""


def clean_page(task: Task, settings: Settings, run: str = "") -> Done:
    """Clean one page. Whatever goes wrong is in what is returned, not raised."""
    report = PageReport(task.source, task.record, task.output)
    done = Done(report)
    result = None
    begun = time.perf_counter()
    try:
        raw = _content_of(task)
        report.hash = hash_of(raw)
        if task.error:
            raise ValueError(task.error)
        page = unpacked(raw) if task.packed and isinstance(raw, bytes) else raw
        result = settings.clean(page, url=task.url, kind=task.kind)
        text = result.text
        if settings.markdown and task.output is not None and text:
            text = settings.markdown_of(result, front_matter=settings.front_matter)
        _count(report, result, text)
        if settings.signatures:
            from scrubber.batch.duplicates import signature_of

            done.signature = signature_of(result.text)
    except MemoryError:
        report.status, report.reason = "failed", "not enough memory"
    except Exception as error:
        report.status, report.reason = "failed", task.error or f"{type(error).__name__}: {error}"
    report.seconds = time.perf_counter() - begun
    if task.output is None:
        done.row = json.dumps(_row(task, report, result, settings), ensure_ascii=False).encode("utf-8", "replace")
    elif result is not None and report.status != "failed":
        _put(done, task.output, (text + "\n" if text else "").encode("utf-8", "replace"), run)
    return done


def failed(task: Task, reason: str, settings: Settings) -> Done:
    """What stands for a page on which the worker process was lost."""
    report = PageReport(task.source, task.record, task.output, "failed", reason)
    with contextlib.suppress(OSError):
        report.hash = hash_of(_content_of(task))
    row = None
    if task.output is None:
        row = json.dumps(_row(task, report, None, settings), ensure_ascii=False).encode("utf-8", "replace")
    return Done(report, row)


def hash_of(page: str | bytes) -> str:
    """The SHA-256 of a page."""
    return hashlib.sha256(page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page).hexdigest()


def hash_of_file(path: Path) -> str:
    """The SHA-256 of a file's content; empty when it cannot be read."""
    digest = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while portion := file.read(1 << 20):
                digest.update(portion)
    except OSError:
        return ""
    return digest.hexdigest()


def _content_of(task: Task) -> str | bytes:
    if task.page is not None or task.error:
        return task.page or b""
    if task.source.stat().st_size > MOST:
        raise ValueError(f"larger than {MOST:,} bytes")
    return task.source.read_bytes()


def unpacked(raw: bytes) -> bytes:
    """What a gzip file holds. Raises `OSError` or `EOFError` when it is broken, `ValueError` when it is too much."""
    with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
        page = packed.read(MOST + 1)
    if len(page) > MOST:
        raise ValueError(f"larger than {MOST:,} bytes when unpacked")
    return page


def _count(report: PageReport, result: Result, text: str) -> None:
    report.status = result.status
    report.after = len(text)
    removed: Counter[str] = report.removed
    for block in result.blocks:
        report.before += len(block.source)
        if block.drop is not None:
            removed[block.drop.stage] += len(block.source)
    for change in result.changes:
        if result.blocks[change.block].kept and len(change.before) > len(change.after):
            removed[change.stage] += len(change.before) - len(change.after)


def _row(task: Task, report: PageReport, result: Result | None, settings: Settings) -> dict[str, Any]:
    """The row of a table: the fields of the record as they came, and ours, with a prefix where a name is taken."""
    ours: dict[str, Any] = {
        "text": None if result is None else result.text,
        "title": None if result is None else result.title,
        "author": None if result is None else result.author,
        "date": None if result is None else result.date,
        "language": None if result is None else result.language,
        "url": task.url if result is None else result.url,
        "status": report.status,
        "confidence": None if result is None or result.confidence is None else round(result.confidence, 4),
        "reason": report.reason or None,
        "source": task.name,
        "record": task.record or None,
    }
    if settings.markdown:
        ours["markdown"] = None if result is None else settings.markdown_of(result)
    if settings.changes:
        ours["changes"] = [] if result is None else _changes(result)
    row = dict(task.fields)
    for name, value in ours.items():
        if name not in row:
            row[name] = value
        elif row[name] != value:
            row[f"scrubber_{name}"] = value
    return row


def _changes(result: Result) -> list[dict[str, Any]]:
    """Dropped blocks and edits, in page order: what stood there, what stands there now."""
    edits = result.changes_by_block()
    found: list[tuple[int, str, str, str, str | None]] = []
    for number, block in enumerate(result.blocks):
        found += [(number, edit.stage, edit.rule, edit.before, edit.after) for edit in edits.get(number, ())]
        if block.drop is not None:
            found.append((number, block.drop.stage, block.drop.rule, block.source, None))
    return [dict(zip(("block", "stage", "rule", "before", "after"), values, strict=True)) for values in found]


def _put(done: Done, output: Path, data: bytes, run: str) -> None:
    try:
        write_whole(output, data, run)
        done.report.written = hash_of(data)
    except OSError as error:
        if error.errno in _TARGET_GONE:
            done.stop = f"{error.strerror}: {output}"
        done.report.status, done.report.reason = "failed", f"{type(error).__name__}: {error}"


def write_whole(output: Path, data: bytes, run: str) -> None:
    """Write beside the output and rename, so that it appears whole or not at all."""
    beside = str(partial(output, run))
    try:
        try:
            _write(beside, data)
        except FileNotFoundError:
            output.parent.mkdir(parents=True, exist_ok=True)
            _write(beside, data)
        os.replace(beside, output)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def partial(output: Path, run: str) -> Path:
    """Where an output stands until it is whole: named by the run, so that what a killed one left is found."""
    digest = hashlib.sha256(os.fsencode(f"{run}/{output.name}")).hexdigest()
    return output.with_name(f".scrubber-{digest[:16]}")
