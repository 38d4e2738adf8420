"""The edits between two versions of a text: as few and as small as can be, and never too dear."""

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.comparing import _MOST, edits_between

WORDS = [f"w{n}" for n in range(3_000)]


def applied(text: str, edits) -> str:
    parts, at = [], 0
    for start, end, new, _ in edits:
        assert at <= start <= end <= len(text)
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def test_what_is_the_same_needs_no_edit():
    assert list(edits_between("", "")) == []
    assert list(edits_between(" ".join(WORDS), " ".join(WORDS))) == []


words = st.lists(st.sampled_from(["a", "b", "c", " ", ".", "\n", "é"]), max_size=40).map("".join)


@given(words, words)
def test_the_edits_turn_one_into_the_other(before, after):
    edits = list(edits_between(before, after))
    assert applied(before, edits) == after
    assert all(before[edit.start : edit.end] != edit.text for edit in edits)


@pytest.mark.parametrize("changed", [[5], [5, 700, 701, 2_500], [0, 2_999], range(0, 3_000, 100)])
def test_a_long_text_is_compared_word_by_word(changed):
    after = WORDS.copy()
    for number in changed:
        after[number] = "é"
    before = " ".join(WORDS)
    edits = list(edits_between(before, " ".join(after)))
    assert applied(before, edits) == " ".join(after)
    assert sum(edit.end - edit.start for edit in edits) <= 12 * len([*changed])
    assert len(WORDS) ** 2 > _MOST


@pytest.mark.parametrize(
    "after",
    [WORDS[::-1], WORDS[1_500:] + WORDS[:1_500], ["x"] * 3_000, WORDS * 2, [*WORDS, "x", *WORDS[::2]], []],
    ids=["turned", "swapped", "all alike", "twice", "some twice", "nothing"],
)
def test_long_texts_that_differ_most(after):
    before = " ".join(WORDS)
    assert applied(before, edits_between(before, " ".join(after))) == " ".join(after)


def test_what_is_compared_is_bounded(monkeypatch):
    compared = []

    class Counting(difflib.SequenceMatcher):
        def __init__(self, junk, a, b, autojunk):
            compared.append(len(a) * len(b))
            super().__init__(junk, a, b, autojunk)

    monkeypatch.setattr("scrubber.comparing.difflib.SequenceMatcher", Counting)
    before, after = " ".join(f"{w} x x x" for w in WORDS * 3), " ".join(f"{w} y y" for w in WORDS * 3)
    assert applied(before, edits_between(before, after)) == after
    assert sum(compared) <= _MOST
    before, after = " ".join(f"{w} x x x" for w in WORDS), " ".join(f"{w} y y" for w in WORDS)
    assert applied(before, edits_between(before, after)) == after
    assert len(compared) > 1_000
    assert sum(compared) <= 2 * _MOST
