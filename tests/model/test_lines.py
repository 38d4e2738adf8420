import numpy as np
import pytest

import scrubber
from scrubber.model.lines import look_at_lines
from scrubber.segmenting import segment_text

TEXT = "Home\nSport\nLog in to comment\n\nThe harbour was closed on Monday, said the mayor of the town.\n\nHome\n© 2019"


def seen(text):
    blocks = segment_text(text)
    return [block.text for block in blocks], look_at_lines(blocks)


@pytest.mark.parametrize("text", [TEXT, "x", "...", "雨が降った。\n雨", "- a\n- b", "\ud800 a", "a\tb"])
def test_every_figure_is_a_finite_number(text):
    texts, found = seen(text)
    assert np.isfinite(found.figures).all()
    assert found.figures.shape == (len(texts), len(found.columns))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Log in to comment", "prompt", 1),
        ("Sport", "prompt", 0),
        ("Sport", "furniture", 1),
        ("Sport", "before all prose", 1),
        ("© 2019", "behind all prose", 1),
        ("© 2019", "copyright", 1),
        ("Home", "copies", np.log(2)),
    ],
)
def test_what_it_sees(text, name, expected):
    texts, found = seen(TEXT)
    assert found.columns[name][texts.index(text)] == pytest.approx(expected)


def test_words_and_whole_short_lines():
    texts, found = seen(TEXT)
    words = found.names[found.chain[texts.index("Sport"), 0]]
    assert words == ("sport", "=sport")
    prompt = found.names[found.chain[texts.index("Log in to comment"), 0]]
    assert prompt == ("log", "in", "to", "comment", "=log in to comment", "<comments>")


def test_equal_lines_share_their_words():
    texts, found = seen(TEXT)
    first, last = (i for i, text in enumerate(texts) if text == "Home")
    assert found.chain[first, 0] == found.chain[last, 0]


def test_a_line_that_mending_has_emptied():
    document = scrubber.Document(segment_text("a\nb"), "text")
    document.blocks[0].text = ""
    assert np.isfinite(look_at_lines(document.blocks).figures).all()
