import json
import os
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

import scrubber
from scrubber.cli import main

ARTICLE = "It rained all day in the old town by the river, and nobody came."
PAGE = f"<html><body><nav><a href='/'>Home</a></nav><p>{ARTICLE}</p></body></html>"


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "pages"
    (path / "sub").mkdir(parents=True)
    (path / "a.html").write_text(PAGE, encoding="utf-8")
    (path / "sub" / "b c ü.html").write_text(PAGE, encoding="utf-8")
    return path


# What must not happen.


def test_an_input_is_never_overwritten(folder):
    (folder / "c.txt").write_text(ARTICLE, encoding="utf-8")
    result = run("clean", folder, "-o", folder)
    assert result.exit_code == 2
    assert "c.txt" in result.output
    assert not (folder / "a.txt").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["clean"],
        ["clean", "none.html"],
        ["clean", "none.html", "-o", "clean"],
        ["clean", "{folder}"],
        ["clean", "{folder}/a.html", "{folder}/sub/b c ü.html"],
        ["clean", "-", "-o", "{folder}/clean"],
        ["clean", "{folder}/a.html", "--mode", "fast"],
        ["clean", "{folder}/a.html", "--kind", "pdf"],
        ["clean", "{folder}/a.html", "--without", "spellchecker"],
        ["clean", "{folder}", "-o", "{folder}/clean", "--jobs", "0"],
        ["clean", "{folder}", "-o", "{folder}/a.html"],
        ["explain"],
        ["explain", "none.html"],
        ["explain", "{folder}/a.html", "--without", "spellchecker"],
        ["wash"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2_and_writes_nothing(folder, arguments):
    before = sorted(folder.rglob("*"))
    result = run(*(argument.format(folder=folder) for argument in arguments))
    assert result.exit_code == 2
    assert "Error" in result.output
    assert "Traceback" not in result.output
    assert sorted(folder.rglob("*")) == before


def test_an_unknown_stage_is_named_with_the_known_ones(folder):
    output = run("clean", folder / "a.html", "--without", "spellchecker").output
    assert "spellchecker" in output
    assert "casing" in output


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_a_folder_that_stands_in_the_place_of_a_file_is_told(folder, command):
    result = run(command, folder)
    assert result.exit_code in (1, 2)
    assert result.output
    assert isinstance(result.exception, SystemExit)


# One page.


def test_a_file_goes_to_standard_output(folder):
    result = run("clean", folder / "a.html")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{ARTICLE}\n", "")


def test_standard_input_goes_to_standard_output():
    result = run("clean", "-", stdin=PAGE)
    assert (result.exit_code, result.stdout) == (0, f"{ARTICLE}\n")


@pytest.mark.parametrize("stdin", ["", "<html><body><nav><a href='/'>Home</a></nav></body></html>"])
def test_a_page_without_an_article_is_an_empty_output(stdin):
    result = run("clean", "-", stdin=stdin)
    assert (result.exit_code, result.stdout) == (0, "")


def test_bytes_of_any_encoding_come_in_and_utf8_goes_out():
    result = run(
        "clean", "-", stdin="<meta charset=windows-1251><p>Вчера днём прошёл сильный дождь.</p>".encode("cp1251")
    )
    assert result.stdout_bytes.decode("utf-8") == "Вчера днём прошёл сильный дождь.\n"


def test_options_are_passed_on():
    page = f"<p>{ARTICLE}</p>"
    assert run("clean", "-", stdin=page).stdout == f"{ARTICLE}\n"
    assert run("clean", "-", "--kind", "text", "--without", "fragments", stdin=page).stdout == f"{page}\n"
    dirty = "It rained.< / p> Nobody came."
    assert run("clean", "-", stdin=dirty).stdout == "It rained. Nobody came.\n"
    assert run("clean", "-", "--without", "fragments", "--without", "spacing", stdin=dirty).stdout == f"{dirty}\n"


# Folders.


def test_a_folder_is_mirrored_and_summed_up(folder, tmp_path):
    (folder / "image.png").write_bytes(b"\x89PNG")
    (folder / "menu.html").write_text("<nav><a href='/'>Home</a></nav>", encoding="utf-8")
    result = run("clean", folder, "-o", tmp_path / "clean", "--jobs", 1)
    assert result.exit_code == 0
    clean = tmp_path / "clean"
    texts = {path.relative_to(clean).as_posix(): path.read_text("utf-8") for path in clean.rglob("*.txt")}
    assert texts == {"a.txt": f"{ARTICLE}\n", "sub/b c ü.txt": f"{ARTICLE}\n", "menu.txt": ""}
    assert "3 pages: 2 clean, 1 without an article" in result.stdout
    assert "image.png" in result.stdout
    assert "boilerplate" in result.stdout
    assert result.stderr == ""


def test_the_output_may_stand_inside_of_the_input(folder):
    for _ in range(2):
        assert run("clean", folder, "-o", folder / "clean").exit_code == 0
        assert not (folder / "clean" / "clean").exists()


def test_several_files_go_into_one_folder(folder, tmp_path):
    result = run("clean", folder / "a.html", folder / "sub" / "b c ü.html", "-o", tmp_path / "clean")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "clean").glob("*.txt")) == ["a.txt", "b c ü.txt"]


def test_an_empty_folder_is_no_failure(tmp_path):
    (tmp_path / "pages").mkdir()
    result = run("clean", tmp_path / "pages", "-o", tmp_path / "clean")
    assert result.exit_code == 0
    assert result.stdout.startswith("0 pages")


def test_a_page_that_fails_is_told_and_the_others_are_cleaned(folder, tmp_path):
    (tmp_path / "clean" / "a.txt").mkdir(parents=True)  # in the way of an output
    result = run("clean", folder, "-o", tmp_path / "clean")
    assert result.exit_code == 1
    assert "1 clean" in result.stdout
    assert "a.html" in result.stderr
    assert (tmp_path / "clean" / "sub" / "b c ü.txt").read_text("utf-8") == f"{ARTICLE}\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_exit_code_1(folder, tmp_path):
    (folder / "a.html").chmod(0)
    assert run("clean", folder, "-o", tmp_path / "clean").exit_code == 1
    assert run("clean", folder / "a.html").exit_code == 1


# The other commands.


def test_explain_shows_what_goes_and_why(folder):
    (folder / "a.html").write_text(PAGE.replace("came.", "came.&lt; / p>"), encoding="utf-8")
    result = run("explain", folder / "a.html")
    assert result.exit_code == 0
    assert "- Home" in result.stdout
    assert "boilerplate: navigation" in result.stdout
    assert "fragments: stray tag" in result.stdout
    assert ARTICLE in result.stdout
    assert "2 blocks, 1 dropped, 1 edits" in result.stdout


def test_explain_shows_brackets_as_they_are():
    result = run("explain", "-", stdin="It rained [red]all[/red] day [/] in [bold]town[/bold].")
    assert result.exit_code == 0
    assert "[red]all[/red] day [/] in [bold]town[/bold]" in result.stdout


def test_explain_shows_no_control_characters():
    result = run("explain", "-", stdin="It rained \x1b[31mall day\x1b[0m\x07, and nobody came.")
    assert not set("\x1b\x07") & set(result.stdout)


def test_stages_are_listed_in_their_order():
    result = run("stages")
    assert result.exit_code == 0
    names = [line.split()[0] for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    wanted = scrubber.Pipeline.default().names
    assert [name for name in names if name in wanted] == list(wanted)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["clean", "--help"], ["clean", "-h"]])
def test_help_shows_examples(arguments):
    result = run(*arguments)
    assert result.exit_code == 0
    assert "Examples:" in result.stdout
    assert "scrubber clean pages/ -o clean/" in result.stdout


@pytest.mark.parametrize("command", ["clean", "explain", "stages"])
def test_help_names_every_command(command):
    assert command in run("--help").stdout
    assert run(command, "--help").exit_code == 0


def test_version():
    assert scrubber.__version__ in run("--version").stdout


# A real process.


def scrubber_process(*arguments, stdin=b""):
    return subprocess.run(
        [sys.executable, "-m", "scrubber", *map(str, arguments)], input=stdin, capture_output=True, check=False
    )


def test_a_pipe_of_bytes():
    done = scrubber_process("clean", "-", stdin="<p>Ärger – 雨.</p>".encode())
    assert (done.returncode, done.stdout.decode("utf-8").rstrip("\r\n"), done.stderr) == (0, "Ärger – 雨.", b"")


def test_nothing_but_the_summary_when_piped(folder, tmp_path):
    for number in range(20):  # enough for two processes
        (folder / f"p{number}.html").write_text(PAGE, encoding="utf-8")
    done = scrubber_process("clean", folder, "-o", tmp_path / "clean", "--jobs", 2)
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("22 pages: 22 clean")
    assert any(line.startswith("boilerplate") for line in lines)
    assert len(list((tmp_path / "clean").rglob("*.txt"))) == 22


# Many pages.


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_json_lines_stream_from_standard_input_to_standard_output_in_order():
    rows = [{"id": n, "html": f"<p>{n}. {ARTICLE}</p>"} for n in range(50)] + [{"id": 50}]
    stdin = "".join(json.dumps(row) + "\n" for row in rows)
    result = run("clean", "-", "--from", "jsonl", "--text-field", "html", "--jobs", 2, stdin=stdin)
    found = lines(result.stdout)
    assert [row["id"] for row in found] == list(range(51))
    assert [row["text"] for row in found] == [f"{n}. {ARTICLE}" for n in range(50)] + [None]
    assert result.exit_code == 1  # one page failed


@pytest.mark.parametrize("stdin", ["", "\n\n"])
def test_an_empty_stream_gives_an_empty_stream(stdin):
    result = run("clean", "-", "--from", "jsonl", stdin=stdin)
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_name_of_the_output_says_what_it_is(folder, tmp_path):
    assert run("clean", folder, "-o", tmp_path / "clean.jsonl").exit_code == 0
    assert [row["source"] for row in lines((tmp_path / "clean.jsonl").read_text("utf-8"))] == [
        "a.html",
        "sub/b c ü.html",
    ]
    assert run("clean", folder, "-o", tmp_path / "tables", "--format", "jsonl").exit_code == 0
    assert (tmp_path / "tables" / "pages.jsonl").read_bytes() == (tmp_path / "clean.jsonl").read_bytes()


def test_a_pattern_names_many_files(folder, tmp_path):
    assert run("clean", f"{folder}/**/*.html", "-o", tmp_path / "clean").exit_code == 0
    assert len(list((tmp_path / "clean").rglob("*.txt"))) == 2


def test_a_dry_run_writes_nothing(folder, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    result = run("clean", folder, "-o", tmp_path / "clean", "--dry-run")
    assert result.exit_code == 0
    assert f"{folder / 'a.html'} -> {tmp_path / 'clean' / 'a.txt'}" in result.stdout
    assert "2 inputs" in result.stdout
    assert sorted(tmp_path.rglob("*")) == before


def test_a_run_goes_on_where_it_ended(folder, tmp_path):
    run("clean", folder, "-o", tmp_path / "clean")
    result = run("clean", folder, "-o", tmp_path / "clean", "--resume")
    assert "2 of them were done before" in result.stdout


def test_only_failed_pages_are_tried_again(folder, tmp_path):
    (tmp_path / "clean" / "a.txt").mkdir(parents=True)  # in the way of an output
    assert run("clean", folder, "-o", tmp_path / "clean").exit_code == 1
    (tmp_path / "clean" / "a.txt").rmdir()
    (tmp_path / "clean" / "sub" / "b c ü.txt").unlink()
    assert run("clean", folder, "-o", tmp_path / "clean", "--retry-failed").exit_code == 0
    assert [path.name for path in (tmp_path / "clean").rglob("*.txt")] == ["a.txt"]


def test_the_summary_is_json(folder, tmp_path):
    (folder / "menu.html").write_text("<nav><a href='/'>Home</a></nav>", encoding="utf-8")
    run("clean", folder, "-o", tmp_path / "clean", "--summary", tmp_path / "summary.json")
    summary = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    assert (summary["pages"], summary["by_status"]) == (3, {"not_article": 1, "ok": 2})
    assert (summary["failed"], summary["stopped"]) == ([], "")
    assert summary["removed_by_stage"]["boilerplate"] == 12


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux")
def test_names_that_are_no_text_are_mirrored(tmp_path):
    folder = os.fsencode(tmp_path / "pages")
    os.mkdir(folder)
    for name in (b"\xff\xfe.html", b"a\nb.html", "😀 ü.html".encode()):
        with open(folder + b"/" + name, "w", encoding="utf-8") as file:
            file.write(PAGE)
    result = run("clean", tmp_path / "pages", "-o", tmp_path / "clean", "--summary", tmp_path / "s.json")
    assert result.exit_code == 0, result.output
    names = {name for name in os.listdir(os.fsencode(tmp_path / "clean")) if name != b".scrubber"}
    assert names == {b"\xff\xfe.txt", b"a\nb.txt", "😀 ü.txt".encode()}
    assert run("clean", tmp_path / "pages", "-o", tmp_path / "clean.jsonl").exit_code == 0
    assert "3 of them" in run("clean", tmp_path / "pages", "-o", tmp_path / "clean", "--resume").stdout


def test_a_page_that_takes_too_long_is_told(folder, tmp_path):
    # Far longer than any machine takes for so many different lines; what repeats itself might be cleaned in a moment.
    lines = (
        f"It rained all day in the {n}th street of the old town, and {n * 7} people saw it." for n in range(200_000)
    )
    (folder / "long.txt").write_text("\n".join(lines), encoding="utf-8")
    result = run("clean", folder, "-o", tmp_path / "clean", "--timeout", "0.05")
    assert result.exit_code == 1
    assert "long.txt: took longer than 0.05 s" in result.stderr
    # On a busy machine the others may take as long; what failed is done again with more time.
    assert run("clean", folder, "-o", tmp_path / "clean", "--retry-failed", "--timeout", "300").exit_code == 0
    assert (tmp_path / "clean" / "a.txt").exists()


def test_progress_is_shown_on_a_terminal():
    from scrubber.batch import Progress
    from scrubber.cli.show import progress_on

    at = Progress(total=100, read=50)
    with progress_on(True) as show:
        show(at)
        time.sleep(0.15)
        show(at)
    with progress_on(False) as show:
        show(at)
