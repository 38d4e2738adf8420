"""Rows of links around the site go; lists of links that an article holds stay."""

import pytest

import scrubber
from scrubber.document import Block, Document, Span
from scrubber.stages.judge.linkbars import drop_link_bars


def bar(*labels: str, between: str = " | ", kind="paragraph") -> Block:
    text, spans = "", []
    for label in labels:
        text += between if text else ""
        spans.append(Span(len(text), len(text) + len(label), "link", f"/{len(text)}"))
        text += label
    return Block(text, kind, spans=spans)


def dropped(block: Block) -> bool:
    return bool(list(drop_link_bars(Document([block], "html"), "balanced")))


@pytest.mark.parametrize(
    "block",
    [
        bar("Portage", "Emerge", "USE flags"),
        bar("Home Office", "News of Rain", "About a Boy"),
        bar("Jane Doe", "John Roe", between=", "),
        bar("Home", between=""),
        bar("Next", "Chapter of Rain", between=" "),
        bar("Adidas", "Hoka", "Home", between=" "),  # a third only, and no marks
        Block(
            "Home is where News of it comes, and Search for it",
            spans=[Span(0, 4, "link"), Span(14, 18, "link"), Span(37, 43, "link")],
        ),
        bar("Home", "News", "Contact", kind="heading"),
        bar("systemd", "run0", between=" / "),
        bar("Rain", "Wind", between=" > ", kind="list_item"),
        Block("Reply to him, but print nothing", spans=[Span(0, 5, "link"), Span(18, 23, "link")]),
        Block("Home | News | Contact"),
    ],
)
def test_it_leaves_alone(block):
    assert not dropped(block)


@pytest.mark.parametrize(
    "block",
    [
        bar("Prev", "Up", "Next"),
        bar("<< Previous", "Home", "Next >>"),
        bar("Home", "What's New", "Wall Clocks", "Mantel Clocks", "Tools", "Links"),
        bar("FAQ", "Rechercher", "Liste des membres", "S'enregistrer", between=" "),
        bar("Voir le sujet précédent", "Voir le sujet suivant", between=" :: "),
        bar("Four Forum", "Ovens", between=" -> "),
        bar("Weather", "Rain", "Ferries", between=" » "),
        Block("Reply Print 5 posts, page 1", spans=[Span(0, 5, "link"), Span(6, 11, "link")]),
        bar("返信する", "この話題を購読", between=" "),
    ],
)
def test_bars_of_links(block):
    assert dropped(block)


def test_it_is_a_stage_of_its_own():
    body = "<p>It rained all day in the old town by the river, and nobody came to the fair.</p>" * 3
    page = f"<body><p><a href=a>Prev</a> | <a href=b>Up</a> | <a href=c>Next</a></p>{body}</body>"
    assert scrubber.scrub(page).blocks[0].drop is not None
