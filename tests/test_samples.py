from pathlib import Path

import pytest

import scrubber

SAMPLES = Path(__file__).parent.parent / "samples"
PAGES = sorted((SAMPLES / "pages").iterdir())


def test_every_sample_has_its_expected_text_and_no_more():
    assert {page.stem for page in PAGES} == {path.stem for path in (SAMPLES / "expected").iterdir()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_sample(page):
    expected = (SAMPLES / "expected" / f"{page.stem}.txt").read_text(encoding="utf-8")
    assert expected == "" or (expected.endswith("\n") and not expected.endswith("\n\n"))
    text = scrubber.clean(page)
    assert text.split("\n") == expected.removesuffix("\n").split("\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_expected_text_is_clean_and_stays(page):
    expected = (SAMPLES / "expected" / f"{page.stem}.txt").read_text(encoding="utf-8").removesuffix("\n")
    assert scrubber.clean(expected, kind="text").split("\n") == expected.split("\n")
