import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.segmenting import segment_text


def texts(text: str) -> list[str]:
    return [block.text for block in segment_text(text)]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in segment_text(text)]


def put_together(text: str) -> str:
    return "".join(block.gap + block.text for block in segment_text(text))


PARAGRAPHS = """The tide tables pinned up in the harbour office at Ravensey are still printed on paper.

What she did next has since been copied by eleven small ports, and nobody asked her for it.
Read more

The method is old."""

WRAPPED = """The tide tables pinned up in the harbour office at Ravensey are still
printed on paper, and that is not for want of computers. The harbour
master, Ines Calloway, had had a screen on that wall for two years before
a winter storm cut the power for nine days. “We found out that the screen
was the only copy,” she says.

What she did next has since been copied by eleven small ports. She asked
a volunteer, a retired teacher who had once built weather balloons, to
write a program that could print a year of tides from a table of
constants, with no network and no account anywhere."""

DOM_LINES = """Home
News
Sport
The harbour master,
Ines Calloway
, had had a screen on that wall for two years.
It was
the only copy.
Read more
About us"""

POEM = """The sea has many voices,
Many gods and many voices.
The salt is on the briar rose,
The fog is in the fir trees.

Shall I go?
O stay with me,
And never Leave."""

# What must be left alone.

SAMPLES = {
    "paragraphs": PARAGRAPHS,
    "hard-wrapped": WRAPPED,
    "one line per node": DOM_LINES,
    "poem": POEM,
    "empty": "",
    "blank": " \n \n\t",
    "one word": "Rain",
    "indented": "    a\n        b\n\n\n\n   c\n",
    "long line": "It rained all day. " * 5_000,
    "fence": "Run:\n\n```sh\n  ls -l\n\n  pwd\n```\n\nDone.",
    "unclosed fence": "Run:\n\n```\n  ls -l\n\nDone.",
    "tabs": "a\tb\n\tc\td\n",
    "odd spaces": "a\u00a0b \n\u3000c\n\u2003\nd",
    "list": "Points:\n\n- one\n- two\n  goes on\n1. three",
}


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
def test_gaps_and_texts_add_up_to_the_text(text):
    assert put_together(text).strip() == text.strip()


@given(st.text(st.sampled_from("ab. ,A\n\n\t-1>`{}  =;ß。\u00a0"), max_size=200))
def test_gaps_and_texts_add_up_to_any_text(text):
    assert put_together(text).strip() == text.strip()


@given(st.text(max_size=300))
def test_nothing_but_line_ends_changes_in_any_text(text):
    put = put_together(text)
    assert "".join(put.split()) == "".join(re.sub("[\x0b\x0c\u2029]", "\n", text).split())


@given(st.text(st.sampled_from("ab. \n\t-`"), max_size=120))
def test_blocks_are_never_blank_and_gaps_always_are(text):
    for block in segment_text(text):
        assert block.text.strip()
        assert not block.gap.strip()
        assert block.source == block.text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2029", "\x0c"])
def test_every_kind_of_line_end_is_one(end):
    assert texts(PARAGRAPHS.replace("\n", end)) == texts(PARAGRAPHS)


def test_a_long_line_is_one_block():
    line = "It rained all day, " * 20_000 + "he said."
    assert texts(line) == [line]


def test_many_short_lines_are_as_many_blocks():
    assert len(texts("Label\n" * 20_000)) == 20_000


# The three regimes.


def test_lines_of_paragraphs_are_blocks():
    assert texts(PARAGRAPHS) == [line for line in PARAGRAPHS.split("\n") if line]


def test_hard_wrapped_lines_are_joined_to_paragraphs_with_their_breaks():
    assert texts(WRAPPED) == WRAPPED.split("\n\n")


def test_torn_sentences_are_joined_and_labels_are_not():
    assert texts(DOM_LINES) == [
        "Home",
        "News",
        "Sport",
        "The harbour master,",
        "Ines Calloway\n, had had a screen on that wall for two years.",
        "It was\nthe only copy.",
        "Read more",
        "About us",
    ]


def test_blank_lines_are_never_joined_over():
    assert texts("It was\n\nthe only copy.") == ["It was", "the only copy."]


def test_a_menu_is_not_taken_for_wrapped_lines():
    menu = "Home\nWorld news and weather\nSport\nLocal jobs and careers in your area today, updated hourly\nLogin"
    assert texts(menu) == menu.split("\n")


def test_verses_are_not_joined_to_other_verses_words():
    assert put_together(POEM) == POEM
    assert "Shall I go?" in texts(POEM)


# Kinds.


@pytest.mark.parametrize("marker", ["-", "*", "•", "1.", "12)", "(3)", "a)", "–"])
def test_list_items(marker):
    assert kinds(f"Points:\n{marker} Print two copies\n{marker} keep one elsewhere") == [
        ("paragraph", "Points:"),
        ("list_item", f"{marker} Print two copies"),
        ("list_item", f"{marker} keep one elsewhere"),
    ]


@pytest.mark.parametrize("line", ["-5 degrees were measured", "1.5 metres of snow", "*very* cold", "–", "2024. A year"])
def test_what_only_looks_like_a_list_item(line):
    assert kinds(line) == [("paragraph", line)]


@pytest.mark.parametrize("mark", ["```", "~~~", "````"])
def test_a_fence_is_one_block_of_code(mark):
    code = f"{mark}python\nif a:\n\n    b( )\n\n- c\n{mark}"
    assert kinds(f"Run this:\n\n{code}\n\nDone.") == [
        ("paragraph", "Run this:"),
        ("code", code),
        ("paragraph", "Done."),
    ]


def test_an_unclosed_fence_is_no_code():
    assert all(kind != "code" for kind, _ in kinds("```\nIt rained.\n\nNobody came."))


def test_indented_code_keeps_its_indentation():
    code = "    def f(x):\n        return g(x)\n    f(1);"
    assert kinds(f"Like this:\n\n{code}\n\nDone.") == [
        ("paragraph", "Like this:"),
        ("code", code),
        ("paragraph", "Done."),
    ]


def test_indented_prose_is_no_code():
    assert [kind for kind, _ in kinds("He said:\n\n    It rained all day, and\n    nobody came.\n\nDone.")].count(
        "code"
    ) == 0


def test_quotes():
    assert kinds("> It rained.\n\nHe said so.") == [("quote", "> It rained."), ("paragraph", "He said so.")]


@pytest.mark.parametrize("row", ["Day\tHigh", "| Day | High |"])
def test_table_rows(row):
    assert kinds(row) == [("table_row", row)]
