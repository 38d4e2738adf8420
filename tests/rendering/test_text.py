import pytest

import scrubber
from scrubber.document import Block, Document, Reason
from scrubber.pipeline import Pipeline
from scrubber.rendering import render_text

EMPTY = Pipeline(())


def rendered(page: str) -> str:
    return scrubber.clean(page, kind="html", pipeline=EMPTY)


def of_text(text: str, *dropped: int) -> str:
    document = scrubber.scrub(text, kind="text", pipeline=EMPTY).document
    for number in dropped:
        document.blocks[number].drop = Reason("test", "test")
    return render_text(document)


# Text keeps its white space.


@pytest.mark.parametrize(
    "text",
    [
        "a\nb",
        "a\n\nb",
        "a\n\n\n\nb",
        "A line.\n  Another, indented.\n\t- c",
        "a  b",
        "Verse one,\n    verse two;\n\nend.",
    ],
)
def test_text_keeps_the_white_space_between_its_blocks(text):
    assert of_text(text) == text


@pytest.mark.parametrize("text", ["\n\n a \n\n", "a\n", " a", "\ta\t"])
def test_white_space_around_the_text_goes(text):
    assert of_text(text) == "a"


@pytest.mark.parametrize(
    ("text", "dropped", "expected"),
    [
        ("A.\nMenu\nB.", [1], "A.\nB."),
        ("A.\n\nMenu\n\nB.", [1], "A.\n\nB."),
        ("A.\n\nMenu\nB.", [1], "A.\n\nB."),
        ("A.\nMenu\n\nB.", [1], "A.\n\nB."),
        ("A.\n\n\n\nMenu\n\n\n\n\nB.", [1], "A.\n\nB."),
        ("A.\nMenu\n\nMenu\nB.", [1, 2], "A.\n\nB."),
        ("Menu\n\nA.", [0], "A."),
        ("A.\n\nMenu", [1], "A."),
        ("A.\nB.", [0, 1], ""),
    ],
)
def test_a_dropped_line_leaves_no_hole(text, dropped, expected):
    assert of_text(text, *dropped) == expected


# HTML.


def test_blocks_are_apart_by_a_blank_line():
    assert rendered("<h1>Title</h1><p>a</p><p>b<br>c</p><blockquote>d</blockquote>") == "Title\n\na\n\nb\nc\n\nd"


def test_items_of_one_list_stand_on_consecutive_lines():
    page = "<p>a</p><ul><li>b</li><li>c<ol start=7><li>d<li>e</ol></li></ul><ul><li>f</li></ul><p>g</p>"
    assert rendered(page) == "a\n\n- b\n- c\n  7. d\n  8. e\n\n- f\n\ng"


def test_a_break_inside_an_item_is_indented():
    assert rendered("<ul><li>a<br>b</li><li>c</li></ul>") == "- a\n  b\n- c"


def test_rows_of_one_table_stand_on_consecutive_lines():
    table = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert rendered(f"<p>x</p>{table}{table}<p>y</p>") == "x\n\na\tb\nc\td\n\na\tb\nc\td\n\ny"


def test_entries_of_a_definition_list_stand_on_consecutive_lines():
    assert rendered("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl><p>e</p>") == "a\nb\nc\nd\n\ne"


def test_listings_keep_their_lines():
    assert rendered("<p>a</p><pre>b\n\n   c\n</pre><p>d</p>") == "a\n\nb\n\n   c\n\nd"


def test_the_indentation_of_a_first_listing_stays():
    assert rendered("<p>See</p><pre>    a\n  b</pre>") == "See\n\n    a\n  b"


def test_an_item_that_is_dropped_does_not_part_its_list():
    document = scrubber.scrub("<ul><li>a</li><li>b</li><li>c</li></ul>", kind="html", pipeline=EMPTY).document
    document.blocks[1].drop = Reason("test", "test")
    assert render_text(document) == "- a\n- c"


@pytest.mark.parametrize("kind", ["text", "html", "fragment"])
def test_nothing_kept_is_an_empty_text(kind):
    assert render_text(Document([], kind)) == ""
    assert render_text(Document([Block("a", drop=Reason("test", "test"))], kind)) == ""
