"""What a batch costs, how it grows, and whether a run that is killed comes to the same end.

    python benchmarks/batch.py speed FOLDER          two processes beside one, and the engine beside a loop
    python benchmarks/batch.py kills --rounds 100    killed at random moments and resumed
    python benchmarks/batch.py memory                200,000 small records through JSON Lines and Parquet

All figures are ratios or counts taken within one run; `FOLDER` holds pages (.html, .html.gz ...).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from scrubber import Pipeline, scrub
from scrubber.batch import Running, Settings, plan_files, run_plan

PAGE = "<html><nav><a href='/'>Home</a></nav><p>Page{n} tells of rain that fell all day in the old town.</p></html>"


@contextmanager
def temporary() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@click.group()
def main() -> None:
    """What a batch costs, how it grows, and whether a killed run comes to the same end."""


# Speed.


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--rounds", default=3, show_default=True)
def speed(folder: Path, rounds: int) -> None:
    """Two processes beside one on the pages of FOLDER; the engine beside a loop on 3,000 small pages."""

    def clean(source: Path, workers: int) -> float:
        with temporary() as target:
            begun = time.perf_counter()
            run_plan(plan_files([source], target / "clean"), Settings(), Running(workers=workers))
            return time.perf_counter() - begun

    pairs = [(clean(folder, 1), clean(folder, 2)) for _ in range(rounds)]
    for one, two in pairs:
        click.echo(f"one process {one:.1f} s, two {two:.1f} s: {one / two:.2f} times as fast")
    with temporary() as small:
        for n in range(3000):
            (small / f"{n}.html").write_text(PAGE.format(n=n), encoding="utf-8")
        paths = sorted(small.iterdir())

        def loop() -> None:
            for path in paths:
                _ = scrub(path).text

        loop()  # lexicons and models load with the first page
        for _ in range(rounds):
            alone, inside = _busy(loop), _busy(lambda: clean(small, 0))
            process = _busy(lambda: clean(small, 1))
            each, here, there = (1e3 * time / len(paths) for time in (alone, inside - alone, process - alone))
            above = f"in this process {here:.2f} ms, in one of its own (its start included) {there:.2f} ms"
            click.echo(f"processor time above scrub() in a loop ({each:.2f} ms a page): {above}")


def _busy(work: Callable[[], object]) -> float:
    """Processor time in seconds, of this process and of those that it started."""
    begun = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - begun


# Kills.


def noting(text: str) -> str:
    """Writes down which page is cleaned."""
    word = text.split()[0]
    if word.startswith("Page"):
        with open(os.environ["SCRUBBER_LOG"], "a", encoding="utf-8") as file:
            file.write(word + "\n")
        time.sleep(0.002)
    return text


@main.command(hidden=True)
@click.argument("source", type=Path)
@click.argument("target", type=Path)
def noted(source: Path, target: Path) -> None:
    """One run of `kills`."""
    import batch  # this file: the processes import the stage by that name

    table = "jsonl" if target.suffix == ".jsonl" else "text"
    settings = Settings(pipeline=Pipeline.default().with_stage(batch.noting))
    run_plan(plan_files([source], target, table), settings, Running(workers=2, resume=True))


@main.command()
@click.option("--rounds", default=100, show_default=True)
@click.option("--pages", default=300, show_default=True)
def kills(rounds: int, pages: int) -> None:
    """Kill a run's processes at random moments and resume it, until it ends; compare with one that was not."""
    chance = random.Random(1)
    with temporary() as place:
        (place / "pages").mkdir()
        for n in range(pages):
            (place / "pages" / f"{n:05}.html").write_text(PAGE.format(n=n), encoding="utf-8")
        whole = {}
        for name in ("clean", "clean.jsonl"):
            _start(place / "pages", place / "whole" / name, place / "log").wait()
            whole[name] = _contents(place / "whole" / name)
        killed = again = differing = left = 0
        for number in range(rounds):
            name = ("clean", "clean.jsonl")[number % 2]
            target = place / "round" / name
            count, twice = _killed_until_done(place / "pages", target, place / "log", chance)
            killed, again = killed + count, again + twice
            differing += _contents(target) != whole[name]
            left += len(list((place / "round").rglob(".scrubber-*")))
            shutil.rmtree(place / "round")
            found = f"{differing} outputs differ, {again} pages done again, {left} files left"
            click.echo(f"\r{number + 1} rounds, {killed} kills: {found}", nl=False)
    click.echo()
    if differing or again or left:
        sys.exit(1)


def _killed_until_done(source: Path, target: Path, log: Path, chance: random.Random) -> tuple[int, int]:
    count = twice = attempt = 0
    done: set[str] = set()
    while True:
        attempt += 1
        log.write_text("", encoding="utf-8")
        process = _start(source, target, log)
        try:
            process.wait(timeout=chance.uniform(0.2, 1.8) + 0.1 * attempt)  # a slow machine must start first
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            count += 1
        twice += len(done & set(log.read_text(encoding="utf-8").split()))
        if process.returncode == 0:
            return count, twice
        done = _recorded(target)


def _start(source: Path, target: Path, log: Path) -> subprocess.Popen[bytes]:
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(Path(__file__)), "noted", str(source), str(target)]
    environment = {**os.environ, "SCRUBBER_LOG": str(log), "PYTHONPATH": path}
    return subprocess.Popen(command, env=environment, start_new_session=True)


def _contents(target: Path) -> dict[str, bytes]:
    files = [target] if target.is_file() else target.rglob("*.txt")
    return {path.name: path.read_bytes() for path in files}


def _recorded(target: Path) -> set[str]:
    state = target.with_name(f".{target.name}.scrubber") if target.suffix == ".jsonl" else target / ".scrubber"
    if not (state / "manifest.sqlite").exists():
        return set()
    base = sqlite3.connect(state / "manifest.sqlite")
    try:
        rows = base.execute("SELECT source FROM pages JOIN inputs ON inputs.number = input").fetchall()
    except sqlite3.OperationalError:  # killed before there was a table
        rows = []
    base.close()
    return {f"Page{int(Path(os.fsdecode(source)).stem)}" for (source,) in rows}


# Memory.


@main.command()
@click.option("--records", default=200_000, show_default=True)
def memory(records: int) -> None:
    """Small records through JSON Lines and Parquet: memory in the first tenth of the run and in the last."""
    import pyarrow
    import pyarrow.parquet

    with temporary() as place:
        with open(place / "a.jsonl", "w", encoding="utf-8") as file:
            for n in range(records):
                file.write(json.dumps({"id": n, "text": f"<p>Page{n} tells of the rain.</p>"}) + "\n")
        schema = pyarrow.schema([("id", pyarrow.int64()), ("text", pyarrow.string())])
        with pyarrow.parquet.ParquetWriter(place / "b.parquet", schema) as writer:
            for first in range(0, records, 10_000):
                rows = [{"id": n, "text": f"<p>Page{n} tells of the rain.</p>"} for n in range(first, first + 10_000)]
                writer.write_table(pyarrow.Table.from_pylist(rows, schema))
        for name, format in (("a.jsonl", "jsonl"), ("b.parquet", "parquet")):
            peaks = _watched(lambda name=name, format=format: _clean(place / name, place / "out" / name, format))
            tenth = max(1, len(peaks) // 10)
            click.echo(
                f"{name}: {records:,} records, MiB of all processes at the most: first tenth {max(peaks[:tenth])}, "
                f"fifth {max(peaks[4 * tenth : 5 * tenth])}, last {max(peaks[-tenth:])}"
            )


def _clean(source: Path, target: Path, format: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "scrubber", "clean", str(source), "-o", str(target), "--jobs", "2"], check=True
    )


def _watched(work: Callable[[], None]) -> list[int]:
    """MiB that the child processes hold, several times a second while `work` is done (Linux)."""
    peaks: list[int] = []
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.2):
            peaks.append(_children(os.getpid()) // 1024)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        work()
    finally:
        ended.set()
        thread.join()
    return peaks


def _children(process: int) -> int:
    """KiB of memory of all processes below one, their own share of what is shared not counted twice."""
    parents, sizes = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                lines = (entry / "status").read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError:
                continue
            facts = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
            parents[int(entry.name)] = int(facts["PPid"])
            sizes[int(entry.name)] = int(facts.get("RssAnon", "0 kB").split()[0])
    family = {process}
    for _ in range(4):
        family |= {child for child, parent in parents.items() if parent in family}
    return sum(sizes[child] for child in family - {process} if child in sizes)


if __name__ == "__main__":
    main()
