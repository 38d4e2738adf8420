"""Work done in processes, with a hard limit of time for each piece: a library's pool, fed and watched.

Tasks go to the processes in small bundles, for a message costs as much as a small page. A bundle in
which one task runs out of time or kills its process is done again task by task, so that what goes
wrong costs the one task alone. No more tasks are taken than are in flight: memory does not grow with
their number.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, TimeoutError, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for_process
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

_BUNDLE_TASKS = 64  # a bundle is full at so many tasks ...
_BUNDLE_BYTES = 1_000_000  # ... or so many bytes of pages: about a tenth of a second of work
_BUNDLES = 3  # in flight for each process: one in work, one to go on with, one being filled


class Weighed(Protocol):
    """A task that knows how many bytes it is about."""

    @property
    def weight(self) -> int:
        """Bytes, about."""


T = TypeVar("T", bound=Weighed)
R = TypeVar("R")


class Failure(NamedTuple):
    """A task that has no result, and why."""

    reason: str


class WorkersFailed(RuntimeError):
    """No process could be started; the message says what is usually the matter."""


class Pool(Generic[T, R]):
    """Processes that do `work` on tasks. A context: on leaving it the processes end, whatever they do.

    `work` and the tasks must be picklable. `timeout` is in seconds for one task; None is no limit.
    """

    def __init__(self, work: Callable[[T], R], *, workers: int, timeout: float | None) -> None:
        self._timeout = timeout
        self._room = workers * _BUNDLES
        # Spawned, not forked: forked children of a process with threads can hang, and not every system has them.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(workers, initializer=_begin, initargs=(work,), context=context)

    def __enter__(self) -> Pool[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def as_done(self, tasks: Iterable[T]) -> Iterator[tuple[T, R | Failure]]:
        """The tasks with their results, in the order in which they are done."""
        bundles = _bundles(tasks)
        running: dict[Future[list[R]], list[T]] = {}
        while True:
            while len(running) < self._room and (bundle := next(bundles, None)) is not None:
                running[self._submit(bundle)] = bundle
            if not running:
                return
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                bundle = running.pop(future)
                results = self._results(future, bundle)
                if results is None:  # alone, each of them
                    running.update((self._submit([task]), [task]) for task in bundle)
                else:
                    yield from zip(bundle, results, strict=True)

    def in_order(self, tasks: Iterable[T]) -> Iterator[tuple[T, R | Failure]]:
        """The tasks with their results, in the order of the tasks."""
        bundles = _bundles(tasks)
        running: deque[tuple[Future[list[R]], list[T]]] = deque()
        while True:
            while len(running) < self._room and (bundle := next(bundles, None)) is not None:
                running.append((self._submit(bundle), bundle))
            if not running:
                return
            future, bundle = running.popleft()
            results = self._results(future, bundle)
            if results is None:
                running.extendleft((self._submit([task]), [task]) for task in reversed(bundle))
            else:
                yield from zip(bundle, results, strict=True)

    def _submit(self, bundle: list[T]) -> Future[list[R]]:
        try:
            return self._pool.schedule(_do, (bundle,), timeout=self._timeout)
        except RuntimeError as error:  # the pool has given up
            raise _no_workers() from error

    def _results(self, future: Future[list[R]], bundle: list[T]) -> list[R] | list[Failure] | None:
        """What came of a bundle, or None when it has to be done again task by task."""
        try:
            return future.result()
        except TimeoutError:
            reason = f"took longer than {self._timeout:g} s"
        except ProcessExpired as error:
            reason = f"the process that cleaned it died ({_death(error.exitcode)})"
        except (BrokenProcessPool, CancelledError) as error:
            raise _no_workers() from error
        return [Failure(reason)] if len(bundle) == 1 else None


def _bundles(tasks: Iterable[T]) -> Iterator[list[T]]:
    bundle: list[T] = []
    weight = 0
    for task in tasks:
        bundle.append(task)
        weight += task.weight
        if len(bundle) >= _BUNDLE_TASKS or weight >= _BUNDLE_BYTES:
            yield bundle
            bundle, weight = [], 0
    if bundle:
        yield bundle


def _death(code: int) -> str:
    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"


def _no_workers() -> WorkersFailed:
    return WorkersFailed(
        "the worker processes could not be started. They import the program anew: a script must start its work "
        'under `if __name__ == "__main__":`, and functions that are stages must stand in a module'
    )


# What follows runs in the worker processes.

_work: Callable[[Any], Any]  # set once, when the process starts


def _begin(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed must not go on: nobody takes what it does."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_process([parent.sentinel])
        os._exit(1)


def _do(bundle: list[Any]) -> list[Any]:
    return [_work(task) for task in bundle]
