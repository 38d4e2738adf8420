import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.document import Block, Change, Edit, Span
from scrubber.editing import Recorder, replay


def edited(text, *turns, spans=()):
    """The block after the turns (lists of (start, end, text)), and the record."""
    block = Block(text, spans=list(spans), source=text)
    changes: list[Change] = []
    recorder = Recorder(changes)
    for edits in turns:
        recorder.apply(0, block, "stage", [Edit(start, end, new, "rule") for start, end, new in edits])
    return block, changes


# What must be left alone.


@pytest.mark.parametrize("edits", [[], [(0, 2, "ab")], [(1, 1, "")], [(0, 4, "abcd"), (2, 2, "")]])
def test_edits_that_change_nothing_are_not_recorded(edits):
    block = Block("abcd", source="abcd")
    changes: list[Change] = []
    assert Recorder(changes).apply(0, block, "stage", [Edit(*edit, "rule") for edit in edits]) is False
    assert (block.text, changes) == ("abcd", [])


@pytest.mark.parametrize("edit", [(4, 6, "x"), (5, 7, "x"), (2, 9, ""), (6, 8, "x"), (0, 11, "")])
def test_inline_code_is_out_of_bounds(edit):
    block, changes = edited("run a  b now", [edit], spans=[Span(4, 8, "code")])
    assert (block.text, changes, block.spans) == ("run a  b now", [], [Span(4, 8, "code")])


@pytest.mark.parametrize(("edit", "text"), [((3, 4, ": "), "run: a  b now"), ((8, 9, ""), "run a  bnow")])
def test_text_that_touches_inline_code_may_be_edited(edit, text):
    block, _ = edited("run a  b now", [edit], spans=[Span(4, 8, "code")])
    assert block.text == text
    (span,) = block.spans
    assert text[span.start : span.end] == "a  b"


def test_inline_code_does_not_protect_the_rest_of_the_block():
    block, _ = edited("a  b  c", [(1, 3, " "), (4, 6, " ")], spans=[Span(0, 3, "code")])
    assert block.text == "a  b c"


@pytest.mark.parametrize("kind", ["link", "strong", "emphasis"])
def test_other_spans_do_not_protect_their_text(kind):
    block, _ = edited("a  b", [(1, 3, " ")], spans=[Span(0, 4, kind, "x")])
    assert (block.text, block.spans) == ("a b", [Span(0, 3, kind, "x")])


def test_the_source_never_changes():
    block, _ = edited("abcd", [(0, 1, "")], [(0, 3, "x")])
    assert (block.text, block.source) == ("x", "abcd")


# Applying.


def test_edits_are_applied_whatever_their_order():
    assert edited("abcdef", [(4, 5, "E"), (0, 1, ""), (2, 2, "+")])[0].text == "b+cdEf"


def test_of_two_edits_that_overlap_the_first_counts():
    block, changes = edited("abcdef", [(1, 4, "-"), (3, 6, "+")])
    assert (block.text, len(changes)) == ("a-ef", 1)


def test_edits_that_touch_both_count():
    assert edited("abcd", [(0, 2, "x"), (2, 4, "y")])[0].text == "xy"


def test_of_two_insertions_at_one_place_the_first_counts():
    assert edited("ab", [(1, 1, "x"), (1, 1, "y")])[0].text == "axb"


@pytest.mark.parametrize("edit", [(-1, 1, "x"), (2, 5, "x"), (3, 2, "x"), (5, 5, "x")])
def test_edits_outside_of_the_text_are_refused(edit):
    block = Block("abcd", source="abcd")
    with pytest.raises(ValueError, match="outside"):
        Recorder([]).apply(0, block, "stage", [Edit(*edit, "rule")])
    assert block.text == "abcd"


def test_a_change_says_what_was_changed_and_by_whom():
    block = Block("a  b", source="a  b")
    changes: list[Change] = []
    Recorder(changes).apply(3, block, "spacing", [Edit(1, 3, " ", "doubled")])
    (change,) = changes
    assert change[:7] == ("spacing", "doubled", 3, 1, 3, "  ", " ")
    assert (change.origin_start, change.origin_end) == (1, 3)


# Spans.


@pytest.mark.parametrize(
    ("edit", "text", "span"),
    [
        ((0, 0, ">>"), ">>aa bb cc", (5, 7)),
        ((0, 3, ""), "bb cc", (0, 2)),
        ((6, 8, "dddd"), "aa bb dddd", (3, 5)),
        ((3, 5, "bbbb"), "aa bbbb cc", (3, 7)),
        ((4, 5, ""), "aa b cc", (3, 4)),
        ((4, 4, "x"), "aa bxb cc", (3, 6)),
        ((2, 4, ""), "aab cc", (2, 3)),
        ((4, 6, ""), "aa bcc", (3, 4)),
    ],
)
def test_spans_move_with_the_text(edit, text, span):
    block, _ = edited("aa bb cc", [edit], spans=[Span(3, 5, "link", "x")])
    assert block.text == text
    assert block.spans == [Span(*span, "link", "x")]


@pytest.mark.parametrize("edit", [(3, 5, ""), (2, 6, ""), (0, 8, "")])
def test_a_span_of_which_nothing_is_left_is_gone(edit):
    assert edited("aa bb cc", [edit], spans=[Span(3, 5, "link", "x")])[0].spans == []


def test_text_put_in_beside_a_link_is_not_linked():
    assert edited("aabb", [(2, 2, " ")], spans=[Span(0, 2, "link", "x")])[0].spans == [Span(0, 2, "link", "x")]
    assert edited("aabb", [(2, 2, " ")], spans=[Span(2, 4, "link", "x")])[0].spans == [Span(3, 5, "link", "x")]


# The map back to the segmented text.


def test_origins_after_several_turns():
    text = "one  two < p> three"
    _, changes = edited(text, [(3, 5, " ")], [(8, 12, "")], [(3, 4, "_"), (9, 14, "THREE")])
    assert [text[change.origin_start : change.origin_end] for change in changes] == ["  ", "< p>", "  ", "three"]


def test_the_origin_of_what_an_earlier_turn_put_in_is_what_it_replaced():
    _, changes = edited("colour", [(0, 6, "color")], [(0, 1, "C")])
    assert (changes[1].origin_start, changes[1].origin_end) == (0, 6)


def test_the_origin_of_inserted_text_is_its_place():
    _, changes = edited("ab", [(1, 1, "---")], [(2, 3, "+")])
    assert (changes[1].origin_start, changes[1].origin_end) == (1, 1)


def test_turns_are_numbered_by_pass():
    _, changes = edited("abcd", [(0, 1, "x"), (2, 3, "y")], [(0, 1, "z")])
    assert changes[0].turn == changes[1].turn
    assert changes[1].turn < changes[2].turn


# Replaying.


def test_replaying_a_record_of_another_text_is_refused():
    _, changes = edited("abcd", [(0, 1, "x")])
    with pytest.raises(ValueError, match="fit"):
        replay(["zbcd"], changes)


def test_replaying_nothing_gives_the_sources():
    assert replay(["a", "b"], []) == ["a", "b"]


@st.composite
def edits_of(draw, length):
    ends = st.integers(0, length)
    pairs = draw(st.lists(st.tuples(ends, ends, st.text("xyz ", max_size=3)), max_size=6))
    return [(min(a, b), max(a, b), new) for a, b, new in pairs]


@given(st.data())
def test_replaying_gives_the_output_and_origins_stay_inside(data):
    sources = data.draw(st.lists(st.text("abc d", max_size=15), min_size=1, max_size=3))
    blocks = [Block(text, source=text) for text in sources]
    changes: list[Change] = []
    recorder = Recorder(changes)
    for _ in range(data.draw(st.integers(0, 5))):
        number = data.draw(st.integers(0, len(blocks) - 1))
        edits = data.draw(edits_of(len(blocks[number].text)))
        recorder.apply(number, blocks[number], "stage", [Edit(*edit, "rule") for edit in edits])
    assert replay(sources, changes) == [block.text for block in blocks]
    for change in changes:
        assert 0 <= change.origin_start <= change.origin_end <= len(sources[change.block])


@given(st.data())
def test_what_no_edit_touched_comes_from_where_the_origins_say(data):
    text = "".join(chr(ord("a") + i) for i in range(data.draw(st.integers(1, 20))))
    block, changes = Block(text, source=text), []
    recorder = Recorder(changes)
    for _ in range(3):
        edits = data.draw(edits_of(len(block.text)))
        recorder.apply(0, block, "stage", [Edit(start, end, new.upper(), "rule") for start, end, new in edits])
    for change in changes:
        untouched = [char for char in change.before if char.islower()]  # no edit puts lower case in
        assert set(untouched) <= set(text[change.origin_start : change.origin_end])


@given(st.data())
def test_spans_stay_inside_the_text(data):
    text = data.draw(st.text("abc d", min_size=1, max_size=15))
    ends = st.integers(0, len(text))
    spans = [Span(min(a, b), max(a, b), "link", "x") for a, b in data.draw(st.lists(st.tuples(ends, ends), max_size=3))]
    block, _ = edited(text, data.draw(edits_of(len(text))), spans=[span for span in spans if span.start < span.end])
    assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)


RANGES = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted)


@given(st.lists(RANGES, max_size=5), st.lists(RANGES, max_size=5))
def test_an_edit_is_left_out_exactly_when_it_overlaps_inline_code(spans, edits):
    text = "abcdefghijkl"
    spans = [Span(start, end, "code") for start, end in spans if start < end]
    for start, end in edits:
        _, changes = edited(text, [(start, end, "X")], spans=spans)
        assert bool(changes) is not any(span.start < end and start < span.end for span in spans)
    _, together = edited(text, [(start, end, "X") for start, end in edits], spans=spans)
    for change in together:
        assert not any(span.start < change.end and change.start < span.end for span in spans)
