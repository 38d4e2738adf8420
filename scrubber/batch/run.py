"""Carrying a plan out: what is due goes to the processes, what comes back is recorded, tables are written."""

from __future__ import annotations

import contextlib
import secrets
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial as bound
from pathlib import Path

from scrubber.batch.formats import ARCHIVES, FormatError, Record, extra, read_records
from scrubber.batch.manifest import Input, Manifest, TargetBusy
from scrubber.batch.names import member_outputs
from scrubber.batch.plan import Plan, PlanError
from scrubber.batch.report import BatchReport, PageReport
from scrubber.batch.settings import Settings
from scrubber.batch.tables import write_table
from scrubber.batch.work import Done, Task, clean_page, failed, hash_of, hash_of_file, partial

TIMEOUT = 30.0  # seconds for one page; the slowest of 1,497 pages of all kinds takes well under one
_NEEDS = {"parquet": "pyarrow", "warc": "warcio"}
_WHOLE = -1  # the number of what is recorded of a container that cannot be read


@dataclass(frozen=True)
class Running:
    """How a plan is carried out, as far as the outputs do not depend on it.

    `workers` is the number of processes; 0 does the work in this one, and keeps no time limit.
    `timeout` is in seconds a page. `resume` goes on with what an earlier run left; `retry_failed` does
    only the pages that failed in it. `duplicates` marks near-duplicates.
    """

    workers: int = 0
    timeout: float | None = TIMEOUT
    resume: bool = False
    retry_failed: bool = False
    duplicates: bool = False


class BatchStopped(Exception):
    """A run ended before all pages were done; the message says why, `report` holds what was done."""

    def __init__(self, report: BatchReport) -> None:
        super().__init__(report.stopped)
        self.report = report


@dataclass
class Progress:
    """Where a run stands: bytes of input dealt with, of `total`, and pages by status. `planned` before it begins."""

    total: int = 0
    read: int = 0
    planned: int = 0
    states: Counter[str] = field(default_factory=Counter)
    again: int = 0


class _Stop(Exception):
    """Nothing can be written any more."""


def run_plan(
    plan: Plan,
    settings: Settings,
    running: Running,
    progress: Callable[[Progress], None] = lambda at: None,
) -> BatchReport:
    """Carry `plan` out; `progress` is called after each page, and after each that is planned.

    Raises `PlanError` when the run cannot begin, `MissingExtra` when a format needs a library that is
    not there, `BatchStopped` when it is interrupted or nothing can be written any more. What was done
    until then stays done.
    """
    for kind in plan.kinds() | {plan.format}:
        if kind in _NEEDS:
            extra(_NEEDS[kind])
    if running.duplicates:
        extra("rensa")
    begun = time.monotonic()
    report = BatchReport(plan.state / "manifest.sqlite", skipped=plan.skipped, skipped_count=plan.skipped_count)
    try:
        manifest = Manifest(report.manifest)
    except (TargetBusy, sqlite3.Error, OSError) as error:
        raise PlanError(f"cannot write to {plan.target}: {error}") from error
    run = _Run(plan, manifest, settings, running, progress)
    try:
        run.prepare()
        run.clean()
        run.finish(report)
    except KeyboardInterrupt:
        report.stopped = "interrupted"
    except (_Stop, sqlite3.Error, OSError) as error:
        report.stopped = str(error)
    try:
        try:
            run.sum_up(report)
        finally:  # closed in any case: it keeps other runs away
            manifest.close()
    except (sqlite3.Error, OSError) as error:
        report.stopped = report.stopped or f"{report.manifest}: {error}"
    report.seconds = time.monotonic() - begun
    if report.stopped:
        raise BatchStopped(report)
    return report


class _Run:
    def __init__(
        self, plan: Plan, manifest: Manifest, settings: Settings, running: Running, progress: Callable[[Progress], None]
    ) -> None:
        self._plan, self._manifest, self._settings, self._running = plan, manifest, settings, running
        self._tell, self._at = progress, Progress()
        self._name = secrets.token_hex(8)  # of this run: what it leaves half written is told apart by it
        self._killed = ""  # the name of an earlier run that did not end
        self._outstanding: Counter[int] = Counter()  # pages of each table that are in flight
        self._positions: dict[int, int] = {}  # bytes read of each container
        self._read: dict[int, Input] = {}  # containers that were read to their end and are not written yet
        self._touched: set[int] = set()  # inputs of which a page was done in this run

    def prepare(self) -> None:
        """Fix the plan in the manifest: nothing is cleaned before all of it is there."""
        manifest, going_on = self._manifest, self._running.resume or self._running.retry_failed
        fingerprint = self._settings.fingerprint()
        if going_on and manifest.fact("fingerprint") not in ("", fingerprint):
            if self._running.retry_failed:
                raise PlanError("settings or program have changed since that run: resume it, and all is done again")
            going_on = False
        if not going_on:
            manifest.forget_pages()
        if self._running.retry_failed:
            manifest.remember_failed()
        self._killed = manifest.fact("running")
        manifest.set_fact("fingerprint", fingerprint)
        manifest.set_fact("settings", repr(self._settings))
        manifest.set_fact("running", self._name)
        manifest.plan(self._inputs())
        self._at = Progress(total=manifest.totals()[1])

    def _inputs(self) -> Iterator[tuple[Path, str, str, Path, str, int, int, str]]:
        for planned in self._plan:
            try:
                state = planned.source.stat()
                size, changed = state.st_size, state.st_mtime_ns
                content = self._manifest.known_hash(planned.source, size, changed) or hash_of_file(planned.source)
            except OSError:  # told when its turn comes
                size, changed, content = 0, 0, ""
            yield planned.source, planned.kind, planned.name, planned.output, planned.key, size, changed, content
            self._at.planned += 1
            self._tell(self._at)

    def clean(self) -> None:
        """Do what is due, and record it."""
        work = bound(clean_page, settings=self._settings, run=self._name)
        if self._running.workers == 0:
            for task in self._tasks():
                self._take(task, work(task))
            return
        from scrubber.batch.engine import Failure, Pool

        with Pool(work, workers=self._running.workers, timeout=self._running.timeout) as pool:
            for task, done in pool.as_done(self._tasks()):
                self._take(task, failed(task, done.reason, self._settings) if isinstance(done, Failure) else done)

    def _take(self, task: Task, done: Done) -> None:
        if done.stop:
            raise _Stop(done.stop)
        if task.output is not None and done.report.status == "failed":
            _remove(partial(task.output, self._name))
        self._manifest.record(task.input, task.number, done.report, done.row, done.signature)
        self._touched.add(task.input)
        self._at.states[done.report.status] += 1
        self._advance(task.input, task.read)
        self._outstanding[task.input] -= 1
        if not self._outstanding[task.input]:
            del self._outstanding[task.input]
            whole = self._read.pop(task.input, None)
            if whole is not None and not self._running.duplicates:
                self._write_table(whole.output, whole, whole)

    def _advance(self, input: int, read: int) -> None:
        new = read - self._positions.get(input, 0)
        if new > 0:
            self._positions[input] = read
            self._at.read += new
        self._tell(self._at)

    # What is due.

    def _tasks(self) -> Iterator[Task]:
        for input in self._manifest.inputs():
            for task in self._of_page(input) if input.kind == "page" else self._of_container(input):
                if self._is_due(task):
                    self._outstanding[input.number] += 1
                    yield task
                else:
                    self._at.again += 1
                    self._advance(input.number, task.read)
            if input.kind == "page":
                self._positions.pop(input.number, None)
            elif input.kind not in ARCHIVES and not self._plan.is_table:
                self._read[input.number] = input

    def _of_page(self, input: Input) -> Iterator[Task]:
        output = None if self._plan.is_table else input.output
        task = Task(input.number, 0, input.source, output, input.name, hash=input.hash)
        task.weight = task.read = input.size
        task.packed = input.source.name.lower().endswith(".gz")
        yield task

    def _of_container(self, input: Input) -> Iterator[Task]:
        outputs = member_outputs(self._manifest, input, self._plan.format)
        number = 0
        try:
            for number, record in enumerate(read_records(input.source, input.kind, self._settings.fields), 1):
                output = outputs(record.name) if input.kind in ARCHIVES and not self._plan.is_table else None
                yield _task(input, number, record, output)
        except (FormatError, OSError) as error:
            reason = f"cannot be read further than record {number}: {error}" if number else str(error)
            report = PageReport(input.source, "", None, "failed", reason)
            self._manifest.record(input.number, _WHOLE, report, None, None)
            self._at.states["failed"] += 1
            return
        self._manifest.forget(input.number, _WHOLE)

    def _is_due(self, task: Task) -> bool:
        done = self._manifest.done(task.input, task.number)
        if self._running.retry_failed:
            failed_whole = done is None and self._manifest.has_failed(task.source, _WHOLE)
            return failed_whole or self._manifest.has_failed(task.source, task.number)
        if done is None or done.hash != task.hash:
            due = True
        elif done.status == "failed" or task.output is None:
            due = False
        else:  # what was recorded counts as long as it is there: a power cut may have taken it
            due = done.output != task.output or hash_of_file(task.output) != done.written
        if due and task.output is not None and self._killed:
            _remove(partial(task.output, self._killed))
        return due

    # The end.

    def finish(self, report: BatchReport) -> None:
        """Mark duplicates and write the tables that are not written yet."""
        if self._running.duplicates:
            from scrubber.batch.duplicates import mark

            report.duplicates = mark(self._manifest)
        self._manifest.commit()
        if self._plan.is_table:
            self._write_table(self._plan.target, None, None)
        for input in self._read.values():
            self._write_table(input.output, input, input)
        self._manifest.set_fact("running", "")

    def _write_table(self, output: Path, first: Input | None, last: Input | None) -> None:
        if (
            first is not None
            and self._manifest.done(first.number, _WHOLE)
            and not self._manifest.has_pages(first.number)
        ):
            return  # what cannot be read has no table
        known = self._manifest.fact(f"table {output}")
        changed = self._touched if first is None else {first.number} & self._touched
        if known and not changed and not self._running.duplicates and hash_of_file(output) == known:
            return
        if self._killed:
            _remove(partial(output, self._killed))
        written = write_table(self._manifest, output, first, self._settings, self._name, self._running.duplicates)
        self._manifest.set_fact(f"table {output}", written)

    def sum_up(self, report: BatchReport) -> None:
        """Put the figures into the report."""
        self._manifest.commit()
        report.states, report.before, report.after = self._manifest.summed()
        report.removed = self._manifest.removed()
        report.slowest = self._manifest.slowest()
        report.again = self._at.again


def _task(input: Input, number: int, record: Record, output: Path | None) -> Task:
    page = record.page
    return Task(
        input.number,
        number,
        input.source,
        output,
        input.name,
        record.name,
        page if page is not None else b"",
        record.url,
        record.kind,
        record.fields,
        record.error,
        input.kind in ARCHIVES and record.name.lower().endswith(".gz"),
        hash=hash_of(page or b""),
        weight=len(page or b""),
        read=record.read,
    )


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
