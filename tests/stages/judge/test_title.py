"""The page's own title and the byline under it go from the body of HTML; other headings and lines stay."""

import pytest

import scrubber
from tests.stages.helpers import dropped

PROSE = "It rained all day in the old town by the river, and nobody came to the fair that had been planned for years."


def page(body: str, title: str = "Rain in the old town | The Estuary Times") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"


LEFT_ALONE = [
    # a heading that the page does not declare as its title
    f"<h1>Nobody came</h1><p>{PROSE}</p>",
    # a lower heading
    f"<h2>Rain in the old town</h2><p>{PROSE}</p>",
    # behind the first prose
    f"<p>{PROSE}</p><h1>Rain in the old town</h1><p>{PROSE.replace('rained', 'snowed')}</p>",
    # no heading
    f"<p>Rain in the old town</p><p>{PROSE}</p>",
    # lines that look like bylines where there is no title above
    f"<p>By the river</p><p>{PROSE}</p>",
]


@pytest.mark.parametrize("body", LEFT_ALONE)
def test_it_leaves_alone(body):
    assert dropped(scrubber.scrub(page(body))) == {}


@pytest.mark.parametrize(
    "line",
    [
        "A dispute of years has ended.",
        "What the keeper of the lamp saw",
        "For my sister",
        "By nightfall the town was empty.",
        "On 2 May 2021, I had this letter from the harbour office:",
    ],
)
def test_lines_under_the_title_that_are_no_bylines_stay(line):
    body = f"<h1>Rain in the old town</h1><p>{line}</p><p>{PROSE}</p>"
    assert scrubber.clean(page(body)) == f"{line}\n\n{PROSE}"


def test_recall_keeps_title_and_byline():
    body = f"<h1>Rain in the old town</h1><p>By Rosa Lind</p><p>{PROSE}</p>"
    assert scrubber.clean(page(body), mode="recall") == f"Rain in the old town\n\nBy Rosa Lind\n\n{PROSE}"


@pytest.mark.parametrize(
    "line",
    [
        "By Rosa Lind",
        "Published 4 May 2021",
        "May 4, 2021",
        "2021-05-04",
        "Updated: 5 May 2021, 10:30",
        "Von Rosa Lind",
    ],
)
def test_the_title_and_the_byline_go(line):
    result = scrubber.scrub(page(f"<h1>Rain in the old town</h1><p>{line}</p><p>{PROSE}</p>"))
    assert result.text == PROSE
    assert result.title == "Rain in the old town"
    assert dropped(result) == {"Rain in the old town": "title: page title", line: "title: byline"}


def test_text_has_no_declared_title():
    text = f"Rain in the old town\n\nBy Rosa Lind\n\n{PROSE}"
    assert scrubber.clean(text) == text


def test_the_byline_goes_where_another_stage_took_the_title():
    judged = scrubber.Pipeline(
        (
            scrubber.block_stage("judge")(lambda document, mode: [scrubber.Drop(0, "page title")]),
            *(stage for stage in scrubber.Pipeline.default().stages if stage.name == "title"),
        )
    )
    body = f"<h1>Rain in the old town</h1><p>By Rosa Lind</p><p>{PROSE}</p>"
    assert scrubber.scrub(page(body), pipeline=judged).text == PROSE
