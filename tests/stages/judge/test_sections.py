"""Headings whose section was dropped go with it; index pages of links and teasers have no article."""

import pytest

import scrubber
from scrubber.document import Block, Document, Span
from scrubber.stages.judge.sections import drop_empty_sections
from tests.stages.helpers import dropped

PROSE = "It rained all day in the old town by the river, and nobody came to the fair that had been planned for years."


@pytest.mark.parametrize(
    "body",
    [
        # a heading with nothing below it, where nothing was dropped
        f"<h2>Rain</h2><p>{PROSE}</p><h2>To be continued</h2>",
        # a heading above a heading
        f"<h2>Weather</h2><h3>Rain</h3><p>{PROSE}</p>",
        # a table, a list, code as a section
        f"<p>{PROSE}</p><h2>Figures</h2><table><tr><td>May</td><td>4</td></tr><tr><td>June</td><td>5</td></tr></table>",
        f"<p>{PROSE}</p><h2>Needed</h2><ul><li>A lamp</li></ul>",
        f"<p>{PROSE}</p><h2>Listing</h2><pre>rain = 4</pre>",
        # a list of links is a section
        f'<p>{PROSE}</p><h2>Sources</h2><ul><li><a href="/a">Book of rain</a></li><li><a href="/b">Book of snow</a></li></ul>',
    ],
)
def test_it_leaves_alone(body):
    assert dropped(scrubber.scrub(f"<html><body>{body}</body></html>")) == {}


def test_a_section_of_which_something_is_left_keeps_its_heading():
    body = f"<p>{PROSE}</p><h2>Comments</h2><p>Log in to comment</p><p>I was there, and it did not rain at all.</p>"
    assert "Comments\n\nI was there" in scrubber.clean(f"<html><body>{body}</body></html>")


def test_a_heading_above_sections_that_stay_is_kept():
    body = f"<h1>Weather</h1><h2>Rain</h2><p>{PROSE}</p><h2>Comments</h2><p>Log in to comment</p>"
    assert scrubber.clean(f"<html><body>{body}</body></html>") == f"Weather\n\nRain\n\n{PROSE}"


def test_a_chapter_whose_first_section_went_keeps_its_heading():
    body = f"<h1>Weather</h1><p>Share this article</p><h2>Rain</h2><p>{PROSE}</p>"
    assert scrubber.clean(f"<html><body>{body}</body></html>") == f"Weather\n\nRain\n\n{PROSE}"


def test_the_heading_of_a_dropped_section_goes():
    result = scrubber.scrub(
        f"<html><body><h2>Rain</h2><p>{PROSE}</p><h2>Comments</h2><p>Log in to comment</p></body></html>"
    )
    assert result.text == f"Rain\n\n{PROSE}"
    assert dropped(result)["Comments"] == "sections: heading of a dropped section"


def test_recall_keeps_it():
    body = f"<h2>Rain</h2><p>{PROSE}</p><h2>Comments</h2><p>Log in to comment</p>"
    assert scrubber.clean(f"<html><body>{body}</body></html>", mode="recall").endswith("Comments")


ENTRIES = "".join(
    f'<div><h3><a href="/{i}">The story of the harbour and of its old keeper, part {i}</a></h3><p>In part {i} the keeper sees a light…</p></div>'
    for i in range(1, 9)
)


def test_an_index_of_teasers_has_no_article():
    assert scrubber.clean(f"<html><body>{ENTRIES}</body></html>") == ""


def test_an_article_with_teasers_below_is_no_index():
    assert PROSE in scrubber.clean(f"<html><body><article><p>{PROSE}</p></article>{ENTRIES}</body></html>")


def test_a_listing_of_which_two_entries_break_off_is_no_index():
    def listing(number):
        texts = [f"Loudspeaker {n}" for n in range(number)] + ["Cable in a coat of ...", "Stand with a ..."]
        return Document([Block(text, spans=(Span(0, len(text), "link", "/a"),)) for text in texts], "html")

    assert not list(drop_empty_sections(listing(100), "balanced"))
    assert list(drop_empty_sections(listing(6), "balanced"))
