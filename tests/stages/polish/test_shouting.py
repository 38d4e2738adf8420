"""Sentences in capitals get small letters among others; headings, contracts, acronyms and authors' habits stay."""

import pytest

import scrubber
from tests.stages.helpers import alone, changes_of, rules_of
from tests.stages.polish.test_casing import BROKEN, MENDED

PROSE = "It rained all day in the old town by the river, and nobody came to the fair. "

LEFT_ALONE = [
    # headings and labels
    "THE HARBOUR WAS CLOSED ON MONDAY BY THE MAYOR\n\n" + PROSE.strip(),
    PROSE + "\n\nHOW WE BUILT THE BOAT IN THE GARDEN OF MY AUNT",
    # paragraphs that are in capitals as a whole
    "WE BUILT THE BOAT IN THE GARDEN OF MY AUNT. NOBODY HELPED US WITH THE SAIL.",
    # contracts
    PROSE + "THE SOFTWARE IS PROVIDED AS IT IS, WITHOUT WARRANTY OF ANY KIND.",
    PROSE + "IN NO EVENT SHALL THE AUTHORS BE LIABLE FOR ANY CLAIM OF ANY KIND.",
    # acronyms, codes, a few words
    PROSE + "The BBC, NASA, ESA, CERN, WHO and UNESCO were there, and IBM was too.",
    PROSE + "DO NOT RUN! He ran all the same.",
    PROSE + "On the wall stood NO SMOKING IN THE HOLD OF THE SHIP, in white letters.",
    "sunday. the tide is out. i go for a walk with the dog. nobody is on the beach.",
    # other languages
    "Es regnete den ganzen Tag in der alten Stadt. NIEMAND KAM AUF DEN MARKT UND DAS WAR GUT SO. Dann ging er.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("shouting", text) == text
    assert changes_of("shouting", text) == []


@pytest.mark.parametrize(
    "text", ["He bought it at approx. five in the morning.", "It is on his iPhone. iPhones are small."]
)
def test_small_letters_that_stay_on_a_broken_page(text):
    assert scrubber.clean(BROKEN + text) == MENDED + text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PROSE + "THE BRIDGE IS NOW THE LONGEST IN THE COUNTRY, AND IT IS CLOSED. Visitors came by boat.",
            PROSE + "The bridge is now the longest in the country, and it is closed. Visitors came by boat.",
        ),
        (
            PROSE + "Rosa Lind saw it. THEN ROSA TOLD THE BBC AND ALL OF HER FRIENDS IN LONDON ABOUT IT!",
            PROSE + "Rosa Lind saw it. Then Rosa told the BBC and all of her friends in London about it!",
        ),
    ],
)
def test_a_sentence_in_capitals_among_others(text, expected):
    assert alone("shouting", text) == expected
    assert rules_of("shouting", text) == {"sentence in capitals"}


def test_a_paragraph_in_capitals_on_a_broken_page():
    text = "THE BRIDGE IS NOW THE LONGEST IN THE COUNTRY."
    assert scrubber.clean(BROKEN + text) == MENDED + "The bridge is now the longest in the country."


def test_sentences_without_a_capital_on_a_broken_page():
    text = "They went to the village. the boats were there, and i saw them all from the window."
    expected = "They went to the village. The boats were there, and I saw them all from the window."
    assert scrubber.clean(BROKEN + text) == MENDED + expected
    assert rules_of("shouting", BROKEN + text) == {"sentence without a capital", "pronoun"}


LONG = "It rained all day in the old town by the river, and nobody came to the fair on the hill that year."
SHOUTED = (
    "THE BRIDGE IS NOW THE LONGEST IN THE COUNTRY, AND IT ISN'T OPEN. NOBODY KNOWS WHEN IT WILL BE, AND I DON'T ASK."
)


def test_a_paragraph_in_capitals_among_others_that_are_not():
    assert alone("shouting", f"{LONG}\n\n{SHOUTED}\n\n{LONG}") == (
        f"{LONG}\n\nThe bridge is now the longest in the country, and it isn't open. "
        f"Nobody knows when it will be, and I don't ask.\n\n{LONG}"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n\n{SHOUTED}\n\n{LONG}\n\n{SHOUTED}",  # the page's manner
        f"{LONG}\n\n{SHOUTED}",  # hardly a page
        f"{LONG}\n\n4. {SHOUTED}\n\n{LONG}",
        f"{LONG}\n\n{SHOUTED} THE OWNER SHALL NOT BE LIABLE FOR THE BOATS OF THE OTHERS.\n\n{LONG}",
    ],
)
def test_paragraphs_in_capitals_that_stay(text):
    assert alone("shouting", text) == text
