"""Many pages that a program already holds: an iterator of results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from scrubber.api import scrub
from scrubber.batch.run import TIMEOUT
from scrubber.document import Document
from scrubber.pipeline import Pipeline
from scrubber.reading import KindOption
from scrubber.result import Result
from scrubber.stage import Mode


@dataclass(slots=True)
class _Page:
    page: Any

    @property
    def weight(self) -> int:
        if isinstance(self.page, Path):
            try:
                return self.page.stat().st_size
            except OSError:
                return 0
        return len(self.page) if isinstance(self.page, (str, bytes)) else 100_000


def clean_many(
    pages: Iterable[Any],
    *,
    workers: int = 1,
    timeout: float | None = TIMEOUT,
    mode: Mode = "balanced",
    kind: KindOption = "auto",
    comments: bool = False,
    pipeline: Pipeline | None = None,
) -> Iterator[Result]:
    """Clean `pages` (whatever `scrub()` takes) and yield their results in order, taking pages as they are needed.

    A page that fails gives a result without text whose `status` is `failed` and whose `error` says why;
    nothing is raised for it. `workers` is the number of processes; 1 does the work in this one, as a
    plain loop. With more, a page that takes longer than `timeout` seconds, or kills its process, costs
    only itself; the program must then be importable (in a script, under `if __name__ == "__main__":`)
    and so must the stages of `pipeline`. Raises `ValueError` for an unknown option, `WorkersFailed`
    when no process can be started.

    >>> [result.text for result in clean_many(["<p>It rained.</p>", "<p>It snowed.</p>"])]
    ['It rained.', 'It snowed.']
    """
    if workers < 1:
        raise ValueError(f"workers is 1 or more, not {workers}")
    scrub("", mode=mode, kind=kind, pipeline=pipeline)  # an unknown option is the caller's mistake, not the page's
    work = partial(_result, mode=mode, kind=kind, comments=comments, pipeline=pipeline)
    return _results(map(_Page, pages), work, workers, timeout)


def _results(pages: Iterator[_Page], work: Any, workers: int, timeout: float | None) -> Iterator[Result]:
    if workers == 1:
        yield from map(work, pages)
        return
    from scrubber.batch.engine import Failure, Pool

    pool: Pool[_Page, Result]
    with Pool(work, workers=workers, timeout=timeout) as pool:
        for _, result in pool.in_order(pages):
            yield _failed(result.reason) if isinstance(result, Failure) else result


def _result(page: _Page, **options: Any) -> Result:
    try:
        return scrub(page.page, **options)
    except Exception as error:
        return _failed(f"{type(error).__name__}: {error}")


def _failed(reason: str) -> Result:
    return Result(Document([], "text"), error=reason)
