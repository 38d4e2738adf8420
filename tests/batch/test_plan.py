import os
from pathlib import Path

import pytest

from scrubber.batch import PlanError, plan_files


@pytest.fixture
def pages(tmp_path):
    """A folder of pages, and a function that puts files into it."""
    folder = tmp_path / "pages"
    folder.mkdir()

    def put(*names: str) -> Path:
        for name in names:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("<p>It rained.</p>", encoding="utf-8")
        return folder

    return put


def outputs(folder: Path, target: Path) -> dict[str, str]:
    """The names of inputs and outputs, as below their folders."""
    plan = plan_files([folder], target)
    return {path.relative_to(folder).as_posix(): out.relative_to(target).as_posix() for path, out in plan.tasks}


# What must not happen.


@pytest.mark.parametrize("name", ["a.txt", "below/a.txt"])
def test_an_input_is_never_overwritten(pages, name):
    folder = pages(name)
    with pytest.raises(PlanError, match=r"a\.txt"):
        plan_files([folder], folder)


def test_an_input_is_never_overwritten_by_the_output_of_another(pages):
    folder = pages("one/a.html", "clean/one/a.txt")
    with pytest.raises(PlanError, match=r"a\.html"):
        plan_files([folder / "one", folder / "clean"], folder / "clean")


def test_an_input_is_never_overwritten_through_a_link(pages, tmp_path):
    folder = pages("a.txt")
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    with pytest.raises(PlanError):
        plan_files([folder], tmp_path / "link")


def test_planning_writes_nothing(pages, tmp_path):
    plan_files([pages("a.html")], tmp_path / "clean")
    assert not (tmp_path / "clean").exists()


def test_a_source_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(PlanError, match=r"none\.html"):
        plan_files([tmp_path / "none.html"], tmp_path / "clean")


def test_two_files_of_one_name_from_two_folders_are_an_error(pages, tmp_path):
    folder = pages("a/page.html", "b/page.html")
    with pytest.raises(PlanError, match=r"page\.html"):
        plan_files([folder / "a" / "page.html", folder / "b" / "page.html"], tmp_path / "clean")


def test_links_are_not_followed(pages, tmp_path):
    folder = pages("a.html")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.html").write_text("<p>b</p>", encoding="utf-8")
    (folder / "linked.html").symlink_to(outside / "b.html")
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    (folder / "dangling.html").symlink_to(tmp_path / "none")
    assert outputs(folder, tmp_path / "clean") == {"a.html": "a.txt"}
    skipped = {path.name: reason for path, reason in plan_files([folder], tmp_path / "clean").skipped}
    assert skipped["linked.html"] == skipped["dangling.html"] == "symbolic link"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_what_is_no_file_is_not_read(pages, tmp_path):
    folder = pages("a.html")
    os.mkfifo(folder / "pipe.html")  # reading it would wait for ever
    assert outputs(folder, tmp_path / "clean") == {"a.html": "a.txt"}


def test_an_output_folder_inside_of_the_input_is_left_out(pages):
    folder = pages("a.html", "clean/old.txt", "clean/below/old.html", "unclean/b.html")
    assert outputs(folder, folder / "clean") == {"a.html": "a.txt", "unclean/b.html": "unclean/b.txt"}


# Names.


def test_folders_are_mirrored(pages, tmp_path):
    folder = pages("a.html", "b/c.htm", "b/d/e.xhtml", "f.txt", "g.md", "H.HTML")
    assert outputs(folder, tmp_path / "clean") == {
        "a.html": "a.txt",
        "b/c.htm": "b/c.txt",
        "b/d/e.xhtml": "b/d/e.txt",
        "f.txt": "f.txt",
        "g.md": "g.txt",
        "H.HTML": "H.txt",
    }


def test_other_files_are_skipped_and_told(pages, tmp_path):
    plan = plan_files([pages("a.html", "b.pdf", "c", ".d")], tmp_path / "clean")
    assert [path.name for path, _ in plan.tasks] == ["a.html"]
    assert {path.name for path, _ in plan.skipped} == {"b.pdf", "c", ".d"}
    assert all(reason for _, reason in plan.skipped)


def test_a_file_that_is_named_is_cleaned_whatever_its_suffix(pages, tmp_path):
    plan = plan_files([pages("page.php") / "page.php"], tmp_path / "clean")
    assert [out for _, out in plan.tasks] == [tmp_path / "clean" / "page.txt"]


def test_names_that_would_clash_are_kept_in_full(pages, tmp_path):
    folder = pages("a.html", "a.md", "b.html", "sub/a.html")
    assert outputs(folder, tmp_path / "clean") == {
        "a.html": "a.html.txt",
        "a.md": "a.md.txt",
        "b.html": "b.txt",
        "sub/a.html": "sub/a.txt",
    }


def test_names_that_differ_only_in_case_clash(pages, tmp_path):
    folder = pages("Page.html", "page.md")
    if len(list(folder.iterdir())) == 2:
        assert set(outputs(folder, tmp_path / "clean").values()) == {"Page.html.txt", "page.md.txt"}


def test_a_full_name_that_clashes_again_is_an_error(pages, tmp_path):
    with pytest.raises(PlanError, match=r"a\.html\.txt"):
        plan_files([pages("a.html", "a.md", "a.html.txt")], tmp_path / "clean")


@pytest.mark.parametrize(
    "name", ["two words.html", "übung.html", "日本.html", "a.b.c.html", "-x.html", "100%.html", "[a].html"]
)
def test_odd_names(pages, tmp_path, name):
    assert outputs(pages(name), tmp_path / "clean") == {name: name.removesuffix(".html") + ".txt"}


def test_several_folders_get_one_each(pages, tmp_path):
    folder = pages("one/a.html", "two/a.html")
    plan = plan_files([folder / "one", folder / "two"], tmp_path / "clean")
    assert [out.relative_to(tmp_path / "clean").as_posix() for _, out in plan.tasks] == ["one/a.txt", "two/a.txt"]


def test_two_folders_of_one_name_are_an_error(pages, tmp_path):
    folder = pages("one/x/a.html", "two/x/a.html")
    with pytest.raises(PlanError):
        plan_files([folder / "one" / "x", folder / "two" / "x"], tmp_path / "clean")


def test_a_folder_that_is_named_twice_is_an_error_or_cleaned_once(pages, tmp_path):
    folder = pages("a.html")
    try:
        plan = plan_files([folder, folder], tmp_path / "clean")
    except PlanError:
        return
    assert len(plan.tasks) == 1


def test_the_plan_is_in_the_order_of_names(pages, tmp_path):
    folder = pages("c.html", "a.html", "b/z.html", "b/a.html")
    names = [path.relative_to(folder).as_posix() for path, _ in plan_files([folder], tmp_path / "x").tasks]
    assert names == ["a.html", "c.html", "b/a.html", "b/z.html"]


def test_an_empty_folder_is_an_empty_plan(tmp_path):
    (tmp_path / "pages").mkdir()
    plan = plan_files([tmp_path / "pages"], tmp_path / "clean")
    assert (plan.tasks, plan.skipped) == ([], [])
