"""Markdown out of batches: files, columns of tables, and what says how it is written."""

import json

import pyarrow.parquet
import pytest
from click.testing import CliRunner

import scrubber
from scrubber.cli import main

ARTICLE = "It rained all day in <a href='/town'>the old town</a> by the river, and nobody came."
PAGE = f"<html lang=en><title>Rain</title><nav><a href='/'>Home</a></nav><p>{ARTICLE}</p><img src='/a.png' alt='Rain'></html>"
MARKDOWN = "It rained all day in [the old town](/town) by the river, and nobody came.\n\n![Rain](/a.png)"
TEXT = "It rained all day in the old town by the river, and nobody came."


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "pages"
    path.mkdir()
    (path / "a.html").write_text(PAGE, encoding="utf-8")
    (path / "empty.html").write_text("<nav><a href='/'>Home</a></nav>", encoding="utf-8")
    return path


def run(*arguments):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_text_stays_text_where_nothing_else_is_asked_for(folder, tmp_path):
    scrubber.clean_folder(folder, tmp_path / "out")
    assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == TEXT + "\n"
    scrubber.clean_folder(folder, tmp_path / "out.jsonl", format="jsonl")
    assert "markdown" not in json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[0])


def test_files(folder, tmp_path):
    scrubber.clean_folder(folder, tmp_path / "out", format="md")
    assert (tmp_path / "out" / "a.md").read_text(encoding="utf-8") == MARKDOWN + "\n"
    assert (tmp_path / "out" / "empty.md").read_text(encoding="utf-8") == ""


def test_front_matter_and_no_links(folder, tmp_path):
    options = {"links": False, "images": False, "front_matter": True}
    scrubber.clean_folder(folder, tmp_path / "out", format="md", **options)
    written = (tmp_path / "out" / "a.md").read_text(encoding="utf-8")
    assert written.startswith('---\ntitle: "Rain"\n')
    assert written.endswith(f"\n---\n\n{TEXT}\n")
    assert (tmp_path / "out" / "empty.md").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_a_column_of_tables(folder, tmp_path, format):
    target = tmp_path / f"out.{format}"
    scrubber.clean_folder(folder, target, format=format, markdown=True)
    if format == "jsonl":
        rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    else:
        rows = pyarrow.parquet.read_table(target).to_pylist()
    assert [(row["text"], row["markdown"]) for row in rows] == [(TEXT, MARKDOWN), ("", "")]


def test_the_command(folder, tmp_path):
    assert run("clean", folder / "a.html", "--format", "md") == MARKDOWN + "\n"
    assert run("clean", folder / "a.html", "--format", "md", "--no-links", "--no-images") == TEXT + "\n"
    run("clean", folder, "-o", tmp_path / "out", "--format", "md", "--front-matter")
    assert (tmp_path / "out" / "a.md").read_text(encoding="utf-8").startswith("---\n")
    run("clean", folder, "-o", tmp_path / "out.jsonl", "--markdown", "--no-images")
    row = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert row["markdown"] == MARKDOWN.split("\n")[0]


def test_other_settings_are_done_again(folder, tmp_path):
    scrubber.clean_folder(folder, tmp_path / "out", format="md")
    scrubber.clean_folder(folder, tmp_path / "out", format="md", resume=True, links=False)
    assert "](/town)" not in (tmp_path / "out" / "a.md").read_text(encoding="utf-8")


def test_readers_comments(tmp_path):
    comments = "<ol class='comment-list'><li><p>Here it did not rain at all, which is strange.</p></ol>"
    page = (
        "<meta property='og:type' content='article'>"
        + "".join(f"<p>In {year}, {ARTICLE}</p>" for year in range(1990, 2002))
        + comments
    )
    (tmp_path / "a.html").write_text(f"<html>{page}</html>", encoding="utf-8")
    assert "strange" not in run("clean", tmp_path / "a.html")
    assert "strange" in run("clean", tmp_path / "a.html", "--comments")
    assert "strange" in next(scrubber.clean_many([f"<html>{page}</html>"], comments=True)).text
