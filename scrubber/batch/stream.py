"""JSON Lines as a stream: rows come out in order while rows go in, and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from scrubber.batch.engine import Failure, Pool
from scrubber.batch.formats import FormatError, Record
from scrubber.batch.formats.jsonl import read
from scrubber.batch.settings import Settings
from scrubber.batch.work import Done, Task, clean_page, failed


def clean_lines(file: BinaryIO, settings: Settings, workers: int, timeout: float | None) -> Iterator[tuple[bytes, str]]:
    """The rows of `file` as lines with their pages clean, each with its status."""
    work = partial(clean_page, settings=settings)
    pool: Pool[Task, Done]
    with Pool(work, workers=workers, timeout=timeout) as pool:
        for task, result in pool.in_order(_tasks(file, settings)):
            done = failed(task, result.reason, settings) if isinstance(result, Failure) else result
            yield (done.row or b"{}") + b"\n", done.report.status


def _tasks(file: BinaryIO, settings: Settings) -> Iterator[Task]:
    number = 0
    try:
        for number, record in enumerate(read(file, "standard input", settings.fields), 1):
            yield task_of(record, number)
    except FormatError as error:
        yield task_of(Record(str(number + 1), None, 0, error=str(error)), number + 1)


def task_of(record: Record, number: int) -> Task:
    """The task for a record that becomes a row."""
    page = record.page if record.page is not None else b""
    task = Task(
        0, number, Path("-"), None, "-", record.name, page, record.url, record.kind, record.fields, record.error
    )
    task.weight = len(page)
    return task
