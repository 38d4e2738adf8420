"""Which links are worth an address in Markdown."""

import pytest

import scrubber
from scrubber.pipeline import Pipeline

URL = "https://example.org/a/page.html"


def markdown(page: str, url: str = URL) -> str:
    return scrubber.scrub(page, kind="html", url=url, pipeline=Pipeline(())).markdown


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>see <a href='#c'>below</a>, and more</p>", "see [below](https://example.org/a/page.html#c), and more"),
        ("<p>rain<sup><a href='#n1'>1</a></sup> fell</p>", "rain[1](https://example.org/a/page.html#n1) fell"),
        ("<li><a href='/b#c'>b</a></li>", "- [b](https://example.org/b#c)"),
        ("<h2><a href='/b'>b</a></h2>", "## [b](https://example.org/b)"),
        ("<p><a href='/members'>All of our members</a></p>", "[All of our members](https://example.org/members)"),
        ("<li><a href='/author/jane'>Jane</a></li>", "- [Jane](https://example.org/author/jane)"),
        (
            "<p>The report by <a href='/people/jane'>Jane</a> says that it rained all day in the old town by the river.</p>",
            "The report by [Jane](https://example.org/people/jane) says that it rained all day in the old town by the river.",
        ),
        ("<p><a href='/b?p=2#c'>b</a></p>", "[b](https://example.org/b?p=2#c)"),
    ],
)
def test_links_that_lead_somewhere(html, written):
    assert markdown(html) == written


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>a <a href='#'>print</a> b</p>", "a print b"),
        ("<li><a href='#c'>Rain</a></li>", "- Rain"),
        ("<h2>Rain <a href='#rain'>link</a></h2>", "## Rain link"),
        ("<p>On <a href='?p=12#post-12'>1 May</a> it rained</p>", "On 1 May it rained"),
        ("<h3><a href='/members/jane.4'>jane</a></h3>", "### jane"),
        ("<p>by <a href='./memberlist.php?mode=viewprofile&amp;u=2'>jane</a> » 1 May</p>", "by jane » 1 May"),
        (
            "<p>It rained all day in the old town by the river and the ferry never left – <a href='/u/jane'>jane</a> May 1</p>",
            "It rained all day in the old town by the river and the ferry never left – jane May 1",
        ),
    ],
)
def test_links_that_lead_nowhere_are_words(html, written):
    assert markdown(html) == written


def test_a_teaser_is_one_link():
    card = "<p><a href='/b'>Weather</a></p><h3><a href='/b'>Rain</a></h3><p><a href='/b'>It rained all day.</a></p>"
    assert markdown(card) == "Weather\n\n### [Rain](https://example.org/b)\n\nIt rained all day."
    assert (
        markdown("<p><a href='/b'>Rain</a></p><p><a href='/b'>More</a></p>") == "[Rain](https://example.org/b)\n\nMore"
    )


def test_the_same_address_in_running_text_and_far_away_stays():
    text = "<p>In the <a href='/b'>old town</a> it rained all day.</p>"
    assert markdown(text * 2).count("](https://example.org/b)") == 2
    far = "<p><a href='/b'>Rain</a></p>" + "<p>a</p>" * 4 + "<p><a href='/b'>Rain again</a></p>"
    assert markdown(far).count("](https://example.org/b)") == 2
