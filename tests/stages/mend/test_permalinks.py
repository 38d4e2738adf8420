"""Anchors, `edit` links and arrows at the ends of headings and notes go; the same signs of an author's stay."""

import pytest

import scrubber
from tests.stages.helpers import alone, changes_of, stage

LEFT_ALONE = [
    "The pilcrow is written ¶",
    "Programs in C#\n\nPrograms in Java\n\nPrograms in F#",
    "Tickets cost 5 #",
    "The law of 1871, § 5",
    "See the note [edit]",
    "He wrote [sic] in the margin.",
    "Rule [7]",
    "The sign ↩ leads back to where one was before, says the manual of the typewriter.",
    "§\n\n§\n\n§",
    "Room 5\n\nRoom 6\n\nRoom 7",
    "¶",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("permalinks", text) == text
    assert changes_of("permalinks", text) == []


CHANGED = [
    ("Usage¶\n\nCall it.\n\nLimits ¶", "Usage\n\nCall it.\n\nLimits"),
    ("Usage#\n\nCall it.\n\nLimits #", "Usage\n\nCall it.\n\nLimits"),
    ("Structs§\n\nEnums§\n\nTraits§", "Structs\n\nEnums\n\nTraits"),
    ("Usage\uf0c1", "Usage"),
    ("History[edit]\n\nIt began early.\n\nTowns [ edit ]", "History\n\nIt began early.\n\nTowns"),
    ("Geschichte [Bearbeiten | Quelltext bearbeiten]\n\nOrte [Bearbeiten]\n\nTal [Bearbeiten]", None),
    ("Smith, A. (1998). On rain. ↩", "Smith, A. (1998). On rain."),
    ("Smith, A. (1998). On rain. ↩︎ ↩︎2", "Smith, A. (1998). On rain."),
]


@pytest.mark.parametrize(("text", "cleaned"), [case for case in CHANGED if case[1]])
def test_it_takes_out(text, cleaned):
    assert alone("permalinks", text) == cleaned


def test_links_in_brackets_count_by_their_words():
    text, _ = CHANGED[5]
    assert alone("permalinks", text) == "Geschichte [Bearbeiten | Quelltext bearbeiten]\n\nOrte\n\nTal"


def test_the_rule_says_what_went():
    assert [c.rule for c in changes_of("permalinks", "Usage¶\n\nIt is called so.\n\nLimits¶")] == ["mark", "mark"]
    assert [c.rule for c in changes_of("permalinks", "History [edit]\n\nIt began early.\n\nTowns [edit]")] == [
        "edit link",
        "edit link",
    ]
    assert [c.rule for c in changes_of("permalinks", "A note. ↩")] == ["arrow"]


@pytest.mark.parametrize("sign", ["#", "§", "¶", "🔗"])
def test_a_sign_that_is_a_link_goes_wherever_it_stands(sign):
    page = f"<h2><a href='#a'>{sign}</a>Usage of it</h2><p>Call it.</p><h2>Limits of it <a href='#b'>{sign}</a></h2><p>It swims.</p>"
    pipeline = scrubber.Pipeline((stage("permalinks"),))
    assert (
        scrubber.clean(page, kind="html", pipeline=pipeline) == "Usage of it\n\nCall it.\n\nLimits of it\n\nIt swims."
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href='#n1'>1</a> A note.</p>",
        "<p><a href='/tag/rain'>#</a> of the day</p>",
        "<table><tr><th><a href='#sort'>#</a></th><th>Name</th></tr><tr><td>1</td><td>Ann</td></tr></table>",
        "<p>It is <a href='#x'>#</a> one.</p>",
    ],
)
def test_other_links_stay(html):
    pipeline = scrubber.Pipeline((stage("permalinks"),))
    assert scrubber.scrub(html, kind="html", pipeline=pipeline).changes == []


def test_the_link_goes_with_its_sign():
    page = "<h2>Usage<a href='#usage'>¶</a></h2><p>Call it.</p><h2>Limits<a href='#limits'>¶</a></h2><p>It cannot swim.</p>"
    assert scrubber.clean(page, output="markdown").startswith("## Usage\n\nCall it.\n\n## Limits\n")
