"""Carrying a plan out: page by page, in this process or in several, each output whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from scrubber.api import scrub
from scrubber.batch.plan import Plan, plan_files
from scrubber.pipeline import Pipeline
from scrubber.reading import KindOption
from scrubber.stage import Mode

PageStatus = Literal["ok", "empty", "not_article", "failed"]
_IN_FLIGHT = 4  # pages waiting for each process: enough to keep it busy, few to lose when it dies


@dataclass
class PageReport:
    """What became of one page: its status, its size before and after in characters, what went by stage."""

    source: Path
    output: Path
    status: PageStatus
    reason: str = ""
    before: int = 0
    after: int = 0
    removed: Counter[str] = field(default_factory=Counter)


@dataclass
class BatchReport:
    """What became of all pages, in the order of the plan, and which files were left alone."""

    pages: list[PageReport] = field(default_factory=list)
    skipped: list[tuple[Path, str]] = field(default_factory=list)

    @property
    def failed(self) -> list[PageReport]:
        """The pages that could not be cleaned."""
        return [page for page in self.pages if page.status == "failed"]

    @property
    def removed(self) -> Counter[str]:
        """Characters that went, by stage."""
        return sum((page.removed for page in self.pages), Counter())


def clean_folder(
    source: Path | str,
    target: Path | str,
    *,
    mode: Mode = "balanced",
    kind: KindOption = "auto",
    pipeline: Pipeline | None = None,
    jobs: int = 1,
) -> BatchReport:
    """Clean the .html, .htm, .xhtml, .txt and .md files below `source` into text files below `target`.

    A page that fails is reported and the run goes on. `jobs` is the number of processes; with more
    than one, the stages of `pipeline` must be functions that can be imported. Raises `PlanError` when
    an output would overwrite an input.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.html").write_text("<p>It rained.</p>")
    ...     report = clean_folder(folder, Path(folder, "clean"))
    ...     report.pages[0].status, Path(folder, "clean", "a.txt").read_text()
    ('ok', 'It rained.\\n')
    """
    plan = plan_files([Path(source)], Path(target))
    return run_plan(plan, mode=mode, kind=kind, pipeline=pipeline, jobs=jobs)


def run_plan(
    plan: Plan,
    *,
    mode: Mode = "balanced",
    kind: KindOption = "auto",
    pipeline: Pipeline | None = None,
    jobs: int = 1,
    progress: Callable[[PageReport], None] = lambda page: None,
) -> BatchReport:
    """Carry `plan` out; `progress` is called with each page as it is done, in any order."""
    work = partial(clean_file, mode=mode, kind=kind, pipeline=pipeline)
    done: dict[Path, PageReport] = {}
    for page in _in_turn(work, plan.tasks) if jobs == 1 else _in_processes(work, plan.tasks, jobs):
        done[page.source] = page
        progress(page)
    return BatchReport([done[source] for source, _ in plan.tasks], plan.skipped)


def clean_file(
    source: Path,
    output: Path,
    *,
    mode: Mode = "balanced",
    kind: KindOption = "auto",
    pipeline: Pipeline | None = None,
) -> PageReport:
    """Clean one file. Whatever goes wrong is in the report, not raised."""
    try:
        result = scrub(source, mode=mode, kind=kind, pipeline=pipeline)
        text = result.text
        _write(output, text + "\n" if text else "")
    except Exception as error:
        return PageReport(source, output, "failed", f"{type(error).__name__}: {error}")
    removed: Counter[str] = Counter()
    for block in result.blocks:
        if block.drop is not None:
            removed[block.drop.stage] += len(block.source)
    for change in result.changes:
        if result.blocks[change.block].kept:
            removed[change.stage] += max(0, len(change.before) - len(change.after))
    before = sum(len(block.source) for block in result.blocks)
    return PageReport(source, output, result.status, "", before, len(text), removed)


def _write(output: Path, text: str) -> None:
    """Write beside the output and rename, so that it appears whole or not at all."""
    output.parent.mkdir(parents=True, exist_ok=True)
    partial = _partial(output)
    try:
        with open(partial, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(partial, output)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise


def _partial(output: Path) -> Path:
    """Where an output stands until it is whole. Always the same, so that what a killed process left is found."""
    return output.with_name(f".scrubber-{hashlib.sha1(output.name.encode(errors='surrogateescape')).hexdigest()[:16]}")


Work = Callable[[Path, Path], PageReport]
Task = tuple[Path, Path]


def _in_turn(work: Work, tasks: Sequence[Task]) -> Iterator[PageReport]:
    for source, output in tasks:
        yield work(source, output)


def _in_processes(work: Work, tasks: Sequence[Task], jobs: int) -> Iterator[PageReport]:
    """The pages as they are done. A process that dies costs the page on which it dies, and no other."""
    waiting = list(reversed(tasks))
    while waiting:
        lost: list[Task] = []
        with _pool(jobs) as pool:
            running: dict[Future[PageReport], Task] = {}
            while (waiting or running) and not lost:
                while waiting and len(running) < jobs * _IN_FLIGHT and not lost:
                    task = waiting.pop()
                    try:
                        running[pool.submit(work, *task)] = task
                    except BrokenProcessPool:
                        lost.append(task)
                if not running:
                    break
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    task = running.pop(future)
                    try:
                        yield future.result()
                    except BrokenProcessPool:
                        lost.append(task)
            lost += running.values()
        for task in lost:  # one of them killed the process; alone, it kills only its own
            yield _alone(work, task)


def _alone(work: Work, task: Task) -> PageReport:
    with _pool(1) as pool:
        try:
            return pool.submit(work, *task).result()
        except BrokenProcessPool:
            with contextlib.suppress(OSError):
                _partial(task[1]).unlink()
            return PageReport(*task, "failed", "the process that cleaned it died")


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
