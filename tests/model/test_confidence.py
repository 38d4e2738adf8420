from pathlib import Path

import pytest

import scrubber
from scrubber.model.confidence import promised

PAGE = (
    "<article><h1>Rain</h1>" + "<p>It rained all day in the town, and nobody went out before the evening came.</p>" * 8
)


@pytest.mark.parametrize(
    ("scores", "kept", "expected"),
    [
        ([1.0, 0.0], [True, False], 1.0),
        ([0.0, 1.0], [True, False], 0.0),
        ([0.5, 0.5], [True, True], 2 / 3),
        ([1.0, 1.0], [False, False], 0.0),
    ],
)
def test_the_expected_f1(scores, kept, expected):
    assert promised(scores, [10.0, 10.0], kept) == pytest.approx(expected)


def test_it_is_a_share():
    assert 0.5 < scrubber.scrub(PAGE).confidence <= 1
    assert 0 < scrubber.scrub("It rained all day in the town, and nobody went out.").confidence <= 1


@pytest.mark.parametrize("page", ["", "<html></html>", "<nav><a href='/'>Home</a></nav>"])
def test_nothing_kept_is_no_confidence(page):
    result = scrubber.scrub(page)
    assert result.text == ""
    assert result.confidence == 0


def test_without_a_judge_there_is_none():
    pipeline = scrubber.Pipeline.default().without("boilerplate", "frame")
    assert scrubber.scrub(PAGE, pipeline=pipeline).confidence is None
    assert scrubber.scrub("It rained.", pipeline=pipeline).confidence is None


def test_it_is_in_the_dictionary():
    assert scrubber.scrub(PAGE).to_dict()["confidence"] == scrubber.scrub(PAGE).confidence


def test_a_doubtful_page_has_less():
    pages = Path(__file__).parents[1] / "pages"
    doubtful, sure = (pages / name / "page.html" for name in ("not-article-english-error", "article-english-blog"))
    assert scrubber.scrub(doubtful).confidence < 0.8 < scrubber.scrub(sure).confidence
