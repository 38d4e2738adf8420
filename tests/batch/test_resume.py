"""Runs that are killed at any moment and go on: the same output, nothing done twice, nothing lost."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from scrubber import BatchStopped, PlanError, clean_folder
from scrubber.batch import Running, Settings, plan_files, run_plan
from scrubber.batch import run as run_module
from scrubber.batch.manifest import Manifest
from tests.batch import working

ROUNDS = 3
PAGES = 120
ARTICLE = "<p>Page{n} tells of the rain that fell all day in the old town by the river, and of who came.</p>"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("resume") / "pages"
    folder.mkdir()
    for n in range(PAGES):
        (folder / f"p{n:03}.html").write_text(ARTICLE.format(n=n), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(6):
        (folder / f"p{n}.html").write_text(ARTICLE.format(n=n), encoding="utf-8")
    return folder


def contents(target: Path) -> dict[str, bytes]:
    files = [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]
    return {path.name: path.read_bytes() for path in files if path.parent.name != ".scrubber"}


def recorded(target: Path) -> set[str]:
    """The pages that the manifest of a killed run holds, as words of the log."""
    state = target.with_name(f".{target.name}.scrubber") if target.suffix == ".jsonl" else target / ".scrubber"
    if not (state / "manifest.sqlite").exists():
        return set()
    base = sqlite3.connect(state / "manifest.sqlite")
    try:
        rows = base.execute("SELECT source FROM pages JOIN inputs ON inputs.number = input").fetchall()
    except sqlite3.OperationalError:  # killed before there was a table
        rows = []
    base.close()
    return {f"Page{int(Path(os.fsdecode(source)).stem[1:])}" for (source,) in rows}


def start(pages, target, log, *options):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.batch.working", str(pages), str(target), *options],
        env={**os.environ, "SCRUBBER_TEST_LOG": str(log)},
        start_new_session=True,
    )


@pytest.mark.skipif(os.name != "posix", reason="kills a group of processes")
@pytest.mark.parametrize("name", ["clean", "clean.jsonl"])
def test_a_run_that_is_killed_goes_on_to_the_same_output(pages, tmp_path, name):
    whole = tmp_path / "whole" / name
    whole.parent.mkdir()
    assert start(pages, whole, tmp_path / "whole.log").wait() == 0
    chance = random.Random(name)
    for number in range(ROUNDS):
        target, log = tmp_path / str(number) / name, tmp_path / f"{number}.log"
        target.parent.mkdir()
        done: set[str] = set()
        for attempt in count():
            log.write_text("", encoding="utf-8")
            process = start(pages, target, log, "resume")
            try:
                process.wait(timeout=0.4 + chance.random() + 0.3 * attempt)  # on a slow machine it must start first
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            assert not done & set(log.read_text(encoding="utf-8").split())  # nothing that was recorded is done again
            if process.returncode == 0:
                break
            done = recorded(target)
        assert contents(target) == contents(whole)
        assert not list(target.parent.rglob(".scrubber-*"))  # nothing half written is left


def test_nothing_is_done_twice(folder, tmp_path):
    clean_folder(folder, tmp_path / "clean")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "clean").glob("*.txt")}
    report = clean_folder(folder, tmp_path / "clean", resume=True)
    assert (report.again, dict(report.states)) == (6, {"ok": 6})
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "clean").glob("*.txt")} == times


def test_without_resume_all_is_done_again(folder, tmp_path):
    clean_folder(folder, tmp_path / "clean")
    assert clean_folder(folder, tmp_path / "clean").again == 0


@pytest.mark.parametrize("target", ["clean", "clean.jsonl"])
def test_what_has_changed_is_done_again(folder, tmp_path, target):
    options = {"format": "jsonl"} if target.endswith("jsonl") else {}
    clean_folder(folder, tmp_path / target, **options)
    (folder / "p0.html").write_text("<p>It snowed in the night, and nobody came to see it.</p>", encoding="utf-8")
    (folder / "p3.html").unlink()
    (folder / "a.html").write_text("<p>A page that was not there before, and is now.</p>", encoding="utf-8")
    report = clean_folder(folder, tmp_path / target, resume=True, **options)
    assert (report.again, dict(report.states)) == (4, {"ok": 6})
    if not options:
        (tmp_path / target / "p3.txt").unlink()  # what a run wrote is never removed
    fresh = tmp_path / f"fresh-{target}"
    clean_folder(folder, fresh, **options)
    assert list(contents(tmp_path / target).values()) == list(contents(fresh).values())


def test_what_was_recorded_and_is_gone_or_broken_is_done_again(folder, tmp_path):
    clean_folder(folder, tmp_path / "clean")
    whole = contents(tmp_path / "clean")
    (tmp_path / "clean" / "p0.txt").unlink()
    (tmp_path / "clean" / "p1.txt").write_bytes(b"\0" * len(whole["p1.txt"]))  # as a power cut may leave it
    report = clean_folder(folder, tmp_path / "clean", resume=True)
    assert report.again == 4
    assert contents(tmp_path / "clean") == whole


def test_a_table_that_is_gone_is_written_again(folder, tmp_path):
    clean_folder(folder, tmp_path / "clean.jsonl", format="jsonl")
    whole = (tmp_path / "clean.jsonl").read_bytes()
    (tmp_path / "clean.jsonl").unlink()
    assert clean_folder(folder, tmp_path / "clean.jsonl", format="jsonl", resume=True).again == 6
    assert (tmp_path / "clean.jsonl").read_bytes() == whole


@pytest.mark.parametrize("change", [{"mode": "recall"}, {"kind": "text"}, {"pipeline": working.Pipeline(())}])
def test_with_other_settings_all_is_done_again(folder, tmp_path, change):
    clean_folder(folder, tmp_path / "clean")
    assert clean_folder(folder, tmp_path / "clean", resume=True, **change).again == 0


def test_the_fingerprint_is_the_same_in_every_process():
    code = "from scrubber.batch import Settings; print(Settings().fingerprint())"
    found = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)}
    assert found == {f"{Settings().fingerprint()}\n".encode()}


def test_a_stage_of_ones_own_counts_with_its_code(tmp_path):
    prints = {
        Settings(pipeline=working.Pipeline.default().with_stage(stage, name="mine")).fingerprint()
        for stage in (working.failing, working.looping)
    }
    assert len(prints) == 2


# Failures.


def test_only_failed_pages_are_tried_again(folder, tmp_path):
    (folder / "p2.html").write_text(
        "<p>Fail now, as long as the stage is there, and come right later.</p>", encoding="utf-8"
    )
    pipeline = working.Pipeline.default().with_stage(working.failing)
    report = clean_folder(folder, tmp_path / "clean", pipeline=pipeline)
    assert [page.source.name for page in report.failed] == ["p2.html"]
    assert clean_folder(folder, tmp_path / "clean", pipeline=pipeline, resume=True).again == 6  # failed, and known
    (tmp_path / "clean" / "p0.txt").unlink()
    (folder / "p2.html").write_text("<p>It is a page now that nothing fails on, is it not?</p>", encoding="utf-8")
    report = clean_folder(folder, tmp_path / "clean", pipeline=pipeline, retry_failed=True)
    assert dict(report.states) == {"ok": 6}
    assert not (tmp_path / "clean" / "p0.txt").exists()  # was not among those that failed


def test_failed_pages_are_not_tried_again_with_other_settings(folder, tmp_path):
    clean_folder(folder, tmp_path / "clean")
    with pytest.raises(PlanError, match="changed"):
        clean_folder(folder, tmp_path / "clean", mode="recall", retry_failed=True)


# A target that ends in the middle.


def test_a_full_disk_ends_the_run_and_it_goes_on(folder, tmp_path, monkeypatch):
    written = []

    def until_full(output, data, run):
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        written.append(output)
        real(output, data, run)

    from scrubber.batch import work

    real = work.write_whole
    monkeypatch.setattr(work, "write_whole", until_full)
    with pytest.raises(BatchStopped, match="No space left") as stopped:
        clean_folder(folder, tmp_path / "clean")
    assert dict(stopped.value.report.states) == {"ok": 3}
    monkeypatch.undo()
    report = clean_folder(folder, tmp_path / "clean", resume=True)
    assert (report.again, dict(report.states)) == (3, {"ok": 6})


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 1 MB, where one may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    if (
        not shutil.which("mount")
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_disk_that_is_really_full(folder, tmp_path, small_disk, workers):
    for n in range(60):
        (folder / f"q{n:02}.html").write_text(
            f"<p>{n} " + "It rained all day in the old town. " * 1000 + "</p>", encoding="utf-8"
        )
    with pytest.raises(BatchStopped, match=r"space|full") as stopped:
        clean_folder(folder, small_disk / "clean", workers=workers)
    assert stopped.value.report.states["failed"] == 0
    subprocess.run(["mount", "-o", "remount,size=50m", small_disk], check=True)
    report = clean_folder(folder, small_disk / "clean", workers=workers, resume=True)
    assert dict(report.states) == {"ok": 66}
    clean_folder(folder, tmp_path / "fresh")
    assert contents(small_disk / "clean") == contents(tmp_path / "fresh")


def test_a_target_that_cannot_be_written_is_told_before_anything_is_done(folder, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(PlanError, match="cannot write"):
        clean_folder(folder, tmp_path / "file" / "clean")


def test_two_runs_never_write_to_one_target(folder, tmp_path):
    clean_folder(folder, tmp_path / "clean")
    with Manifest(tmp_path / "clean" / ".scrubber" / "manifest.sqlite"), pytest.raises(PlanError, match="another run"):
        clean_folder(folder, tmp_path / "clean")


def test_a_run_that_cannot_even_be_summed_up_does_not_keep_the_target_busy(folder, tmp_path, monkeypatch):
    def full(manifest):
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Manifest, "summed", full)
        with pytest.raises(BatchStopped, match="full") as stopped:
            clean_folder(folder, tmp_path / "clean")
    assert stopped.tb is not None  # what it holds may hold the manifest
    assert dict(clean_folder(folder, tmp_path / "clean", resume=True).states) == {"ok": 6}


def test_what_is_read_when_a_run_ends_in_an_error_does_not_keep_the_target_busy(folder, tmp_path):
    clean_folder(folder, tmp_path / "clean")
    path = tmp_path / "clean" / ".scrubber" / "manifest.sqlite"
    manifest = Manifest(path)
    pages = manifest.pages()
    assert next(pages)  # as a traceback holds it
    manifest.close()
    with Manifest(path) as again:
        assert len(list(again.pages())) == 6


def test_a_manifest_that_is_no_database_is_told(folder, tmp_path):
    (tmp_path / "clean" / ".scrubber").mkdir(parents=True)
    (tmp_path / "clean" / ".scrubber" / "manifest.sqlite").write_bytes(b"not a database" * 1000)
    with pytest.raises(PlanError, match="not a database"):
        clean_folder(folder, tmp_path / "clean", resume=True)


def test_ctrl_c_keeps_what_was_done(folder, tmp_path):
    told = []

    def interrupt(at):
        told.append(at)
        if sum(at.states.values()) == 3:
            raise KeyboardInterrupt

    with pytest.raises(BatchStopped, match="interrupted") as stopped:
        run_plan(plan_files([folder], tmp_path / "clean"), Settings(), Running(), interrupt)
    assert dict(stopped.value.report.states) == {"ok": 3}
    assert clean_folder(folder, tmp_path / "clean", resume=True).again == 3


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_ctrl_c_on_the_command_line_ends_with_the_summary(pages, tmp_path):
    for attempt in range(40):  # until it is hit in the middle
        target = tmp_path / str(attempt)
        command = [
            sys.executable,
            "-m",
            "scrubber",
            "clean",
            pages,
            "-o",
            target,
            "--jobs",
            "2",
            "--summary",
            tmp_path / "s.json",
        ]
        process = subprocess.Popen(
            list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        while not (target / ".scrubber" / "manifest.sqlite").exists() and process.poll() is None:
            time.sleep(0.01)
        time.sleep(0.05 * attempt)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
        if process.returncode == 130 and "pages:" in out:
            break
    assert "interrupted; go on with --resume" in err
    assert "Traceback" not in err
    assert json.loads((tmp_path / "s.json").read_text("utf-8"))["stopped"] == "interrupted"


def test_the_time_limit_is_that_of_the_documentation():
    assert run_module.TIMEOUT == 30
