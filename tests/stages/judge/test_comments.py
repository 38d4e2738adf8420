"""Readers' comments below an article go, or stay where they are asked for; posts and answers are content."""

import pytest

import scrubber
from scrubber import Pipeline
from tests.stages.helpers import stage

PROSE = "It rained all day in the old town by the river, and nobody came to the market. " * 10
ARTICLE = "<meta property='og:type' content='article'>"


def page(
    head: str = ARTICLE, before: str = PROSE, name: str = "comment-list", comment: str = "No rain here at all."
) -> str:
    return f"<html><head>{head}</head><p>{before}</p><div class='{name}'><p>{comment}</p></div></html>"


def kept(page: str, **options: object) -> list[str]:
    result = scrubber.scrub(page, kind="html", pipeline=Pipeline((stage("comments"),)), **options)
    return [block.text for block in result.blocks if block.kept]


@pytest.mark.parametrize(
    "page",
    [
        page(head=""),
        page(head='<script type=\'application/ld+json\'>{"@type": "QAPage"}</script>' + ARTICLE),
        page(before="Short question?"),
        page(name="posts"),
        page(name="uncommented"),
        page(comment="Reply"),
        page(comment="<a href='/a'>More of the same by her</a>"),
    ],
)
def test_it_leaves_alone(page):
    assert len(kept(page)) == 2


@pytest.mark.parametrize("name", ["comment-list", "commentList x", "kommentare", "site comments__item"])
def test_it_drops_comments(name):
    assert kept(page(name=name)) == [PROSE.strip()]


def test_they_stay_in_recall_mode_and_where_they_are_asked_for():
    assert len(kept(page(), mode="recall")) == 2
    assert len(kept(page(), comments=True)) == 2


def test_comments_that_the_judge_would_drop_stay_too_without_their_prompts():
    form = "<div class='comments'><p>Here it did not rain at all, which is strange.</p><p>Log in to comment</p></div>"
    result = scrubber.scrub(page().replace("</html>", form + "</html>"), comments=True)
    assert "No rain here at all." in result.text
    assert "Here it did not rain at all" in result.text
    assert "Log in" not in result.text


def test_the_result_holds_them_apart():
    assert scrubber.scrub(page()).comments == ["No rain here at all."]
    assert scrubber.scrub(page(), comments=True).comments == ["No rain here at all."]
    assert scrubber.scrub("No rain.", kind="text").comments == []
