"""Pages written for this, of all types and in seven languages, with what a careful reader would keep of them.

How good the cleaner is on them is pinned in `benchmarks/floors.json`; here stands what must not happen to any.
"""

from pathlib import Path

import pytest

import scrubber

PAGES = sorted(path for path in (Path(__file__).parent / "pages").iterdir() if path.is_dir())
NAMES = [path.name for path in PAGES]
LOSES = {"forum-japanese": "posts that quote others are taken for rows of links"}


def prose(path: Path) -> list[str]:
    """The lines of the expected text that are paragraphs."""
    lines = (path / "expected.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if len(line) > (40 if "chinese" in path.name or "japanese" in path.name else 140)]


def test_there_are_enough_of_all_kinds():
    kinds = {name.split("-")[0] for name in NAMES}
    assert len(PAGES) >= 30
    assert kinds >= {"article", "documentation", "forum", "product", "service", "listing", "collection", "not"}


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=pytest.mark.xfail(path.name in LOSES, reason=LOSES.get(path.name, ""), strict=True))
        for path in PAGES
    ],
    ids=NAMES,
)
def test_paragraphs_stay(path):
    cleaned = " ".join(scrubber.clean(path / "page.html").split())
    wanted = [" ".join(line.removeprefix("- ").split()) for line in prose(path)]
    lost = [line for line in wanted if line[:60] not in cleaned]
    assert len(lost) <= len(wanted) // 8, lost


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_what_was_cleaned_once_stays_as_it_is(path):
    once = scrubber.clean(path / "page.html")
    assert scrubber.clean(once, kind="text") == once


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_the_expected_text_is_left_alone(path):
    expected = (path / "expected.txt").read_text(encoding="utf-8").strip()
    assert scrubber.clean(expected, kind="text") == expected


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_every_drop_has_a_reason_in_words(path):
    for block in scrubber.scrub(path / "page.html").blocks:
        assert block.kept or (block.drop.stage and block.drop.rule.strip())
        assert block.score is None or 0 <= block.score <= 1
