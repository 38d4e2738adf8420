"""Signs of dirt and neighbouring words, found by looking at all characters of a page at once."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.lexicons import lexicon
from scrubber.model.codes import code_of, codes_of
from scrubber.model.neighbours import neighbours_in, wholes
from scrubber.model.search import _PIECE, signs_in
from scrubber.model.signs import ANY, BEYOND, ROUGH, SIGNS

LETTERS = "#¶§↩]🔗\ufe0fabyzABYZéÀßŁяР雨😀\U0001f468\u200d \t\n.,;:!?()\"“”'’-<>&[{%/¶\x80\x1b\u00a0\u00ad«Ã©â€™"
texts_of_signs = st.lists(st.text(LETTERS, max_size=12).map(lambda text: text.replace("\n", " ")), max_size=8)


def slowly(texts):
    """What `signs_in` finds, character by character."""
    found = {}
    for number, text in enumerate(texts):
        padded = "".join(min(char, BEYOND) for char in f"\n{text}\n")
        for name, signs in SIGNS.items():
            for i in range(1, len(padded) - 1):
                if any(
                    all(place is ANY or char in place for place, char in zip(sign, padded[i - 1 : i + 2], strict=True))
                    for sign in signs
                ):
                    found.setdefault(name, []).append(number)
                    break
    return found


def quickly(texts):
    return signs_in(texts, codes_of("\n".join(["", *texts, ""])))


LINKS = lexicon("heading_links")
CLEAN = [
    "It rained all day, said the mayor, and nobody came.",
    "Es war einmal: ein König, größer als alle anderen – sagte man.",
    "«Bonjour», dit-elle, et elle s’en alla sans mot dire.",
    "Дождь шёл весь день, и никто не пришёл.",
    "雨が降った。誰も来なかった。",
    "मौसम ख़राब था, कोई नहीं आया।",
    "Node.js costs 3.14 a year.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_has_hardly_a_sign(text):
    assert set(quickly([text])) <= {"linkspam"}  # `Node.js` might be a host


@given(texts_of_signs)
def test_all_signs_are_found_and_no_others(texts):
    assert quickly(texts) == slowly(texts)


def test_signs_are_found_in_long_texts_and_where_pieces_meet():
    for at in (_PIECE - 3, _PIECE - 2, _PIECE - 1, _PIECE, _PIECE + 1, 2 * _PIECE, 2 * _PIECE + 1):
        text = "a" * at + " , " + "b" * 10
        assert quickly([text])["spacing"] == [0]
        assert quickly(["a" * at, "x , y", "b" * _PIECE])["spacing"] == [1]


def test_every_sign_is_a_case_of_a_rough_one():
    def within(place, rough):
        return rough is ANY or (place is not ANY and set(place) <= set(rough))

    for before, middle, after in {sign for signs in SIGNS.values() for sign in signs}:
        for char in middle:
            assert any(all(map(within, (before, char, after), rough)) for rough in ROUGH), (before, char, after)


def test_characters_that_stages_tell_apart_have_codes_of_their_own():
    places = {place for signs in SIGNS.values() for sign in signs for place in sign if place is not ANY}
    for char in {char for place in places for char in place}:
        for place in places:
            assert (char in place) == (code_of(char) in map(code_of, place)), (char, place)


@pytest.mark.parametrize("mark", [mark for name in ("marks", "shared", "arrows") for mark in LINKS[name]])
def test_anchors_to_headings_are_signs_wherever_they_stand(mark):
    assert "permalinks" in quickly(["Rain", f"Usage{mark}"])
    assert "permalinks" in quickly([f"{mark.strip()} Usage", "Rain"])


def test_characters_outside_of_the_basic_plane_count_as_one():
    assert codes_of("a😀b") == bytes((ord("a"), code_of(BEYOND), ord("b")))
    assert quickly(["😀😀😀 no", "x , y"])["spacing"] == [1]


def neighbours(text):
    return neighbours_in(text, codes_of(f"\n{text}\n"))


def test_words_that_no_blank_parts_are_no_neighbours():
    assert neighbours("the, the\nsome-times some\ntimes some  times some\ttimes").doubled == frozenset()
    assert neighbours("the, the\nsome-times some\ntimes some  times some\ttimes").joined == frozenset()


@pytest.mark.parametrize("text", ["Inter esting", "INTER ESTING", "(inter esting)", "inter esting", "xx inter esting."])
def test_words_are_compared_in_lower_case(text):
    assert neighbours(text).joined == {("inter", "esting")}


words = st.sampled_from(["the", "The", "of", "inter", "esting", "some", "times", "a", "é", "Ł", "sup", "port", "x1"])


@given(st.lists(words, max_size=12), st.sampled_from([" ", "  ", ", ", "\n", "-"]))
def test_neighbours_are_those_of_a_plain_search(found, mark):
    text = f"{mark.join(found[:6])} {' '.join(found[6:])}"
    pairs = re.findall(r"(?<![^\W\d_])(?=([a-zÀ-ÿ]+) ([a-zÀ-ÿ]+)(?![a-zÀ-ÿ]))", text, re.I)
    lower = [(first.lower(), second.lower()) for first, second in pairs if "Ł" not in text]
    if "Ł" not in text:
        assert neighbours(text).doubled == {first for first, second in lower if first == second}
        assert neighbours(text).joined == {pair for pair in lower if "".join(pair) in wholes() and pair[0] != pair[1]}


def test_neighbours_are_found_where_pieces_meet():
    for at in (65_530, 65_536, 65_540, 65_550, 131_070):
        text = "a" * (at - 1) + " inter esting " + string.ascii_lowercase
        assert neighbours(text).joined == {("inter", "esting")}
