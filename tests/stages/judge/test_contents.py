"""Links to the page's own headings go, and the line above them; other lists of links stay."""

import pytest

import scrubber
from scrubber.document import Block, Document, Reason, Span
from scrubber.stages.judge.contents import drop_contents
from tests.stages.helpers import dropped

PROSE = "It rained all day in the old town by the river, and nobody came to the fair that had been planned since {}."
TOWNS = ("Oban on the sound", "Mull", "The isle of Iona", "Staffa")


def entries(towns=TOWNS, tag="li") -> str:
    return "".join(f'<{tag}>{n}. <a href="#{n}">{town}</a></{tag}>' for n, town in enumerate(towns, 1))


def page(contents: str, towns=TOWNS) -> str:
    parts = "".join(f"<h2 id={n}>{town}</h2><p>{PROSE.format(town)}</p>" for n, town in enumerate(towns, 1))
    return f"<html><body><article><h1>Rain</h1><p>{PROSE.format('spring')}</p>{contents}{parts}</article></body></html>"


def gone(html: str, **options) -> list[str]:
    result = scrubber.scrub(html, **options)
    return [text for text, why in dropped(result).items() if why == "contents: table of contents"]


LEFT_ALONE = {
    "other pages": "<ul>" + entries(("Skye", "Rum", "Eigg", "Muck")) + "</ul>",
    "some of them": "<ul>" + entries(("Skye", "Rum", "Mull", "Staffa")) + "</ul>",
    "two": "<ul>" + entries(TOWNS[:2]) + "</ul>",
    "no links": "<ul>" + "".join(f"<li>{town}</li>" for town in TOWNS) + "</ul>",
    "in a sentence": "<p>We went to "
    + ", ".join(f'<a href="#{town}">{town}</a>' for town in TOWNS)
    + " that week.</p>",
}


@pytest.mark.parametrize("contents", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_it_leaves_alone(contents):
    assert not gone(page(contents))


def test_recall_and_plain_text_keep_all():
    assert not gone(page(f"<ul>{entries()}</ul>"), mode="recall")
    assert scrubber.clean(f"Contents\n\n{chr(10).join(TOWNS)}\n\nOban on the sound\n\n{PROSE}").startswith("Contents")


@pytest.mark.parametrize("contents", [f"<ul>{entries()}</ul>", entries(tag="div"), f"<ol>{entries(TOWNS[:3])}</ol>"])
def test_tables_of_contents_go_and_their_headings_stay(contents):
    html = page(contents)
    assert len(gone(html)) >= 3
    assert scrubber.clean(html) == scrubber.clean(page(""))


def entry(text: str, drop: Reason | None = None) -> Block:
    return Block(text, "list_item", spans=[Span(0, len(text), "link", "#a")], drop=drop)


def contents_of(*found: Block) -> list[int]:
    parts = [part for town in TOWNS for part in (Block(town, "heading", 2), Block("It rained."))]
    return [drop.block for drop in drop_contents(Document([*found, *parts], "html"), "balanced")]


def test_entries_that_went_as_repetitions_of_their_headings_count():
    again = entry(TOWNS[0], Reason("boilerplate", "repeated"))
    assert contents_of(again, entry(TOWNS[1]), entry("A guide"), entry(TOWNS[2])) == [1, 2, 3]
    assert not contents_of(entry(TOWNS[0], Reason("prompts", "share")), entry(TOWNS[1]), entry(TOWNS[2]))


def test_entries_whose_headings_went_stay():
    found = [*map(entry, TOWNS[:3])]
    gone = [Block(town, "heading", 2, drop=Reason("boilerplate", "button")) for town in TOWNS]
    assert not [*drop_contents(Document([*found, *gone], "html"), "balanced")]


def test_links_behind_the_last_entry_stay():
    assert contents_of(*map(entry, (*TOWNS, "Some rights reserved"))) == [0, 1, 2, 3]


@pytest.mark.parametrize("head", ["<p>In this article:</p>", "<h2>Contents</h2>", "<div>目次</div>"])
def test_the_line_above_goes_too(head):
    assert scrubber.clean(page(f"{head}<ul>{entries()}</ul>")) == scrubber.clean(page(""))
