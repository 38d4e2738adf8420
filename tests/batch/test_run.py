import os
from pathlib import Path

import pytest

import scrubber
from scrubber import Pipeline, clean_folder
from scrubber.batch import Running, Settings, plan_files, run_plan

ARTICLE = "It rained all day in the old town by the river, and nobody came."


def dying(text: str) -> str:
    """Ends the whole process on one page."""
    if "Die now" in text:
        os._exit(3)
    return text


def failing(text: str) -> str:
    if "Fail now" in text:
        raise RuntimeError("as it was told to")
    return text


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "pages"
    path.mkdir()
    return path


def put(folder: Path, **pages: str | bytes) -> None:
    for name, page in pages.items():
        path = folder / f"{name}.html"
        path.write_bytes(page if isinstance(page, bytes) else page.encode())


def contents(target: Path) -> dict[str, bytes]:
    """All files below a folder but the manifest."""
    files = (path for path in target.rglob("*") if path.is_file() and path.parent.name != ".scrubber")
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}


# The inputs are left alone.


def test_the_inputs_are_left_as_they_are(folder, tmp_path):
    put(folder, a=f"<p>{ARTICLE}</p>", b=b"\xff\xfe\x00")
    before = contents(folder)
    clean_folder(folder, tmp_path / "clean")
    assert contents(folder) == before


def test_an_output_inside_of_the_input_may_be_run_again(folder):
    put(folder, a=f"<p>{ARTICLE}</p>")
    clean_folder(folder, folder / "clean")
    first = contents(folder)
    report = clean_folder(folder, folder / "clean")
    assert len(report.pages) == 1
    assert contents(folder) == first


def test_nothing_but_the_outputs_is_written(folder, tmp_path):
    put(folder, a=f"<p>{ARTICLE}</p>", b=f"<p>{ARTICLE}</p>")
    clean_folder(folder, tmp_path / "clean")
    assert set(contents(tmp_path)) == {"pages/a.html", "pages/b.html", "clean/a.txt", "clean/b.txt"}


def test_a_plan_that_would_overwrite_an_input_writes_nothing(folder):
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    put(folder, b=f"<p>{ARTICLE}</p>")
    with pytest.raises(scrubber.PlanError):
        clean_folder(folder, folder)
    assert set(contents(folder)) == {"a.txt", "b.html"}


# What comes out.


def test_outputs_are_what_clean_gives(folder, tmp_path):
    put(
        folder,
        a=f"<html><body><nav><a href='/'>Home</a></nav><p>{ARTICLE}</p></body></html>",
        b="<p>Ärger – 雨 😀.</p>",
    )
    report = clean_folder(str(folder), str(tmp_path / "clean"))
    assert [page.status for page in report.pages] == ["ok", "ok"]
    assert contents(tmp_path / "clean") == {"a.txt": f"{ARTICLE}\n".encode(), "b.txt": "Ärger – 雨 😀.\n".encode()}


def test_a_page_without_an_article_is_an_empty_file_and_no_failure(folder, tmp_path):
    put(folder, a="<html><body><nav><a href='/'>Home</a></nav></body></html>", b="")
    report = clean_folder(folder, tmp_path / "clean")
    assert [page.status for page in report.pages] == ["not_article", "empty"]
    assert report.failed == []
    assert contents(tmp_path / "clean") == {"a.txt": b"", "b.txt": b""}


def test_the_report_counts_what_went(folder, tmp_path):
    put(folder, a=f"<html><body><nav><a href='/'>Home</a></nav><p>{ARTICLE}&lt; / p></p></body></html>")
    (page,) = clean_folder(folder, tmp_path / "clean").pages
    assert (page.source, page.output) == (folder / "a.html", tmp_path / "clean" / "a.txt")
    assert page.after == len(ARTICLE)
    assert page.before == len(ARTICLE) + len("< / p>") + len("Home")
    assert (page.removed["boilerplate"], page.removed["fragments"]) == (len("Home"), len("< / p>"))


def test_options_are_passed_on(folder, tmp_path):
    put(folder, a="<p>It rained.</p>")
    clean_folder(folder, tmp_path / "clean", kind="text", pipeline=Pipeline(()))
    assert contents(tmp_path / "clean") == {"a.txt": b"<p>It rained.</p>\n"}


def test_an_old_output_is_replaced(folder, tmp_path):
    put(folder, a="<p>It rained.</p>")
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean" / "a.txt").write_text("Something much longer than the new text.", encoding="utf-8")
    clean_folder(folder, tmp_path / "clean")
    assert contents(tmp_path / "clean") == {"a.txt": b"It rained.\n"}


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_outputs_may_be_read_by_others(folder, tmp_path):
    put(folder, a="<p>It rained.</p>")
    clean_folder(folder, tmp_path / "clean")
    beside = tmp_path / "beside"
    beside.touch()
    assert (tmp_path / "clean" / "a.txt").stat().st_mode == beside.stat().st_mode


def test_an_empty_folder_gives_an_empty_report(folder, tmp_path):
    report = clean_folder(folder, tmp_path / "clean")
    assert (report.pages, report.failed, report.skipped, sum(report.removed.values())) == ([], [], [], 0)


def test_every_page_is_told_once(folder, tmp_path):
    put(folder, **{f"p{n}": "<p>It rained.</p>" for n in range(5)})
    told = []
    report = run_plan(
        plan_files([folder], tmp_path / "clean"), Settings(), Running(), lambda at: told.append(sum(at.states.values()))
    )
    assert len(report.pages) == told[-1] == 5
    assert sorted(told) == told


# Failures.


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_fails_does_not_end_the_run(folder, tmp_path, jobs):
    put(folder, a="<p>It rained.</p>", b="<p>Fail now.</p>", c="<p>It rained.</p>")
    pipeline = Pipeline.default().with_stage(failing)
    report = clean_folder(folder, tmp_path / "clean", pipeline=pipeline, workers=jobs)
    assert [page.status for page in report.pages] == ["ok", "failed", "ok"]
    assert "failing" in report.failed[0].reason
    assert set(contents(tmp_path / "clean")) == {"a.txt", "c.txt"}


def test_a_file_that_is_gone_does_not_end_the_run(folder, tmp_path):
    put(folder, a="<p>It rained.</p>", b="<p>It rained.</p>")
    plan = plan_files([folder], tmp_path / "clean")
    (folder / "a.html").unlink()
    report = run_plan(plan, Settings(), Running())
    assert [page.status for page in report.pages] == ["failed", "ok"]
    assert "FileNotFoundError" in report.failed[0].reason


def test_an_output_that_cannot_be_written_does_not_end_the_run(folder, tmp_path):
    put(folder, a="<p>It rained.</p>", b="<p>It rained.</p>")
    (tmp_path / "clean" / "a.txt").mkdir(parents=True)
    report = clean_folder(folder, tmp_path / "clean")
    assert [page.status for page in report.pages] == ["failed", "ok"]
    assert set(contents(tmp_path / "clean")) == {"b.txt"}


def test_a_failure_leaves_the_old_output_whole(folder, tmp_path):
    put(folder, a="<p>Fail now.</p>")
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean" / "a.txt").write_text("old", encoding="utf-8")
    clean_folder(folder, tmp_path / "clean", pipeline=Pipeline.default().with_stage(failing))
    assert contents(tmp_path / "clean") == {"a.txt": b"old"}


# Several processes.


def test_two_processes_give_what_one_gives(samples, tmp_path):
    alone = clean_folder(samples / "pages", tmp_path / "one", workers=1)
    together = clean_folder(samples / "pages", tmp_path / "two", workers=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert len(contents(tmp_path / "one")) == len(alone.pages) > 10
    facts = [
        [(page.source, page.status, page.before, page.after, page.removed) for page in report.pages]
        for report in (alone, together)
    ]
    assert facts[0] == facts[1]


def test_a_process_that_dies_costs_only_its_page(folder, tmp_path):
    pages = {f"p{n:02}": "<p>It rained.</p>" for n in range(12)}
    put(folder, **{**pages, "p05": "<p>Die now.</p>"})
    pipeline = Pipeline.default().with_stage(dying)
    report = clean_folder(folder, tmp_path / "clean", pipeline=pipeline, workers=2)
    assert [(page.source.stem, page.reason) for page in report.failed] == [
        ("p05", "the process that cleaned it died (exit code 3)")
    ]
    assert set(contents(tmp_path / "clean")) == {f"p{n:02}.txt" for n in range(12) if n != 5}
