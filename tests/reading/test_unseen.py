"""Articles that a page holds in its data only; pages that show theirs are left alone."""

import json

import pytest

import scrubber
from scrubber.editing import replay
from scrubber.reading.unseen import unseen_article

BODY = "It rained all day in the old town by the river, and nobody came. < / p>\nThe market stayed closed. " * 10


def shell(
    data: object, shown: str = "Please switch on JavaScript.", attributes: str = "type='application/ld+json'"
) -> str:
    script = f"<script {attributes}>{json.dumps(data)}</script>"
    return f"<html><head><title>Rain</title>{script}</head><body><div id=root>{shown}</div></body></html>"


def test_a_page_that_shows_its_article_is_left_alone():
    shown = f"<p>{'The visible article is another text than that. ' * 10}</p>"
    result = scrubber.scrub(shell({"@type": "NewsArticle", "articleBody": BODY}, shown))
    assert "old town" not in result.text
    assert result.warnings == []


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "NewsArticle"},
        {"@type": "NewsArticle", "articleBody": "Too short."},
        {"@type": "NewsArticle", "articleBody": 7},
        {"@type": "NewsArticle", "description": BODY},
        [],
        "text",
        None,
    ],
)
def test_data_without_an_article(data):
    assert "old town" not in scrubber.clean(shell(data))


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "NewsArticle", "articleBody": BODY},
        {"@graph": [{"@type": "WebPage"}, {"@type": "Article", "articleBody": BODY.replace("\n", " ")}]},
        {"@type": "Article", "articleBody": f"<p>{BODY}</p><h2>Later</h2><p>It stopped.</p>"},
    ],
)
def test_the_body_that_structured_data_declares(data):
    result = scrubber.scrub(shell(data))
    assert "It rained all day in the old town by the river, and nobody came." in result.text
    assert "/ p" not in result.text  # mended like any text
    assert "JavaScript" not in result.text
    assert result.title == "Rain"
    assert len(result.warnings) == 1
    assert [b.reason for b in result.blocks if b.text.startswith("Please")] != [None]


@pytest.mark.parametrize("attributes", ["id='__NEXT_DATA__' type='application/json'", ""])
def test_the_state_of_scripts(attributes):
    page = shell({"props": {"post": {"html": f"<p>{BODY * 2}</p>"}}}, attributes=attributes)
    if not attributes:
        page = page.replace("<script >", "<script>window.__STATE__ = ").replace("</script>", ";</script>")
    assert "old town" in scrubber.clean(page)


def test_the_record_gives_the_output():
    result = scrubber.scrub(shell({"articleBody": BODY}, "Please switch on the the JavaScript , says it ."))
    assert replay([b.source for b in result.blocks], result.changes) == [b.text for b in result.blocks]


@pytest.mark.parametrize("data", ["[" * 100_000, '{"articleBody": ' * 50_000, "{", "", '"' * 1000])
def test_broken_data(data):
    assert unseen_article(f"<script type='application/json'>{data}</script>".encode(), [("ld+json", data)]) is None


@pytest.mark.parametrize("unit", [b"<script>", b"<script>a = {", b"<script>x={}        ", b"</script>"])
def test_floods_take_no_time(unit):
    assert unseen_article(unit * 100_000, [("title", "a")]) is None
