"""Runs a kind of hostile input in a process whose time and memory are limited, and tells what became of it."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError
from typing import NamedTuple

from pebble import ProcessExpired, ProcessPool

from tests.hostile.kinds import KINDS, Kind

THEMES = (
    "attributes",
    "characters",
    "encodings",
    "misnesting",
    "nesting",
    "scripts",
    "size",
    "structures",
    "texts",
    "trees",
    "unclosed",
)
for _theme in THEMES:
    importlib.import_module(f"tests.hostile.{_theme}")

GROWTH = 10.0  # four times the input takes four times as long; sixteen times would be quadratic
_LEAST, _TRIES = 0.06, 4  # seconds below which a ratio says nothing, tries before it is believed
MEMORY = 4 << 30  # bytes of address space; what is really used is far less


class Outcome(NamedTuple):
    """What became of one input: seconds of processor and of clock, highest memory of the process, what is wrong."""

    name: str
    size: int
    cpu: float = 0.0
    wall: float = 0.0
    peak: int = 0
    status: str = ""
    warnings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    error: str = ""


def alone(name: str, size: int) -> Outcome:
    """Clean an input of this kind and size, in this process."""
    kind = KINDS[name]
    page = kind.make(size)
    import scrubber

    cpu, wall = time.process_time(), time.perf_counter()
    result = scrubber.scrub(page, **kind.options)
    result.explain()
    getattr(result, "markdown", "")
    spent = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    missing = tuple(sentence for sentence in kind.kept if sentence not in result.text)
    return Outcome(name, size, *spent, peak, result.status, tuple(result.warnings), missing)


def growth(name: str, size: int) -> Outcome:
    """How many times as long the input takes that is four times as large, as `cpu`; at sizes that take long enough.

    Time of the processor in one process, and the least of several tries where one try says that something is wrong.
    """
    kind = KINDS[name]
    size = max(1, size // 4)
    while (once := alone(name, size).cpu) < _LEAST and 8 * size <= kind.full:
        size *= 2
    four = alone(name, 4 * size).cpu
    for _ in range(_TRIES):
        if four / max(once, _LEAST) < GROWTH:
            break
        four, once = min(four, alone(name, 4 * size).cpu), min(max(once, _LEAST), alone(name, size).cpu)
    return Outcome(name, size, four / max(once, _LEAST))


def _prepare() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.setrecursionlimit(1_000)
    import scrubber

    scrubber.clean("<p>It rained all day.</p>")  # loads what loads late


def each(
    kinds: Iterable[Kind],
    *,
    full: bool,
    limit: float = 60.0,
    own: bool = False,
    task: Callable[[str, int], Outcome] = alone,
) -> Iterator[Outcome]:
    """The outcome of each kind: in a few processes, or with `own` each in one of its own. The dead are told too."""
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # for the processes: threads take address space
    context = multiprocessing.get_context("spawn")
    with ProcessPool(1 if own else 2, max_tasks=1 if own else 0, initializer=_prepare, context=context) as pool:
        asked = []
        for kind in kinds:
            size = kind.full if full else kind.small
            asked.append((kind.name, size, pool.schedule(task, args=(kind.name, size), timeout=limit)))
        for name, size, future in asked:
            error = future.exception()
            if error is None:
                yield future.result()
            elif isinstance(error, TimeoutError):
                yield Outcome(name, size, error=f"hangs: killed after {limit:.0f} s")
            elif isinstance(error, ProcessExpired):
                yield Outcome(name, size, error=f"its process died: {error}")
            else:
                yield Outcome(name, size, error=f"{type(error).__name__}: {str(error)[:200]}")
