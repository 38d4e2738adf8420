"""Where a page may show signs of broken casing, found at its blanks."""

import re

from hypothesis import given
from hypothesis import strategies as st

from scrubber.document import Block, Document
from scrubber.model.casing import _function_capitals, _suspicious
from scrubber.stage import PageView

# The same as a search: a word with a capital between words in lower case, or a run of words with one.
PLAIN = re.compile(r" [A-Z](?:(?<=[a-zß-öø-ÿ,] [A-Z])([a-z]{0,9})(?= [^A-Z])|[a-z'’]*,?(?: [A-Z][a-z'’]*,?){4,})")


def found_in(*texts):
    return sorted(_suspicious(PageView(Document([Block(text) for text in texts], "text"))))


def plainly(*texts):
    small, found = _function_capitals(), []
    for number, text in enumerate(texts):
        for match in PLAIN.finditer(text):
            alone = match[1] is not None
            if match[0][1:] in small if alone else not small.isdisjoint(match[0].replace(",", "").split()):
                found.append(number)
    return found


def test_clean_text_has_no_place():
    assert found_in("The rain came. The river rose, and London slept.", "How He Went to The Hague", "In May") == []


def test_function_words_between_small_ones_and_runs_are_found():
    texts = "It rained.", "He sat On the wall, The end of it all.", "We Saw That The River Had Come"
    assert found_in(*texts) == [1, 1, 2]


words = st.sampled_from(
    ["the", "The", "On", "Of", "river", "River", "Don't", "Éa", "ä", "I", "A,", "No.", "NASA", "5", ""]
)


@given(st.lists(st.lists(words, min_size=1, max_size=14).map(lambda found: " ".join(found).strip()), max_size=4))
def test_the_places_are_those_of_a_plain_search(texts):
    assert found_in(*texts) == plainly(*texts)
