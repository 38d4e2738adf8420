"""Words torn by a blank are put together; two words stay two words."""

import pytest

import scrubber
from tests.stages.helpers import alone, changes_of

LEFT_ALONE = [
    "It May Be that he comes, and it may be that the rain will keep him in the town.",
    "You can start My App from the menu, and then it will ask you for the name of the file.",
    "The In Put of the machine is on the left, and the Out Put is on the right of it.",
    "Vincent Van Gogh painted it in the south, and it was sold for less than the frame.",
    "She moved to San Jose with her sister, and then to Los Altos, and then to El Paso.",
    "The books of Le Guin and of De Quincey stood on the shelf in the room of the aunt.",
    "They ate Dim Sum and Pad Thai in the harbour, and it was late when they went home.",
    "Her name is An Na, and his is Li Na Wu, and they are from the same town by the sea.",
    "Al Pine and Bob Cat are the names of the two dogs that were in the picture with us.",
    "Im Portant was written on the door, and Im Portant is the name of the inn, they said.",
    "Hong Kong and Tel Aviv are cities, and Abu Dhabi is one of those that grew the most.",
    "He played Car Pet and Sun Day and Week End, three songs that he had made in the war.",
    "An Other Day was a film that nobody had seen, and To Day was the paper of the town.",
    "The Rev. Al Low and Dr. Per Son came to the meeting, and it was the last of the year.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("tornwords", text) == text
    assert changes_of("tornwords", text) == []


CHANGED = [
    (
        "It was launched Dur Ing the meeting, and nobody was there in the evening.",
        "It was launched during the meeting, and nobody was there in the evening.",
    ),
    (
        "The new rules are Effec Tive from the first of May, and they are for all of us.",
        "The new rules are effective from the first of May, and they are for all of us.",
    ),
    (
        "Dur Ing the meeting the lights went out, and nobody in the hall knew what to do.",
        "During the meeting the lights went out, and nobody in the hall knew what to do.",
    ),
    (
        "Nobody was there. Dur Ing the meeting the lights went out, and that was the end of it.",
        "Nobody was there. During the meeting the lights went out, and that was the end of it.",
    ),
    (
        "“Dur Ing the night it rained,” he said, and it was the last that they heard of him.",
        "“During the night it rained,” he said, and it was the last that they heard of him.",
    ),
    (
        "The Educa Tion of the young is what they care for, said the head of the school to us.",
        "The education of the young is what they care for, said the head of the school to us.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_torn_words_are_joined(text, expected):
    assert scrubber.clean(text) == expected
    assert {change.rule for change in changes_of("tornwords", text)} == {"torn word"}


def test_pieces_that_stand_elsewhere_too_are_names():
    text = (
        "Sven Dur met Ing in the hall, and it was the first time that they had seen each other in the town.\n\n"
        "Dur Ing was the name of the firm that they had founded with the money of the aunt."
    )
    assert alone("tornwords", text) == text


def test_other_languages_are_left_alone():
    text = "Das war Dur Ing der Sitzung, und niemand von den Leuten in der Stadt war an dem Abend dort."
    assert scrubber.clean(text) == text


def test_without_a_language_nothing_is_done():
    assert scrubber.clean("Dur Ing meetings") == "Dur Ing meetings"


@pytest.mark.parametrize("kind", ["h1", "h2", "h3"])
def test_headings_keep_names_of_two_words(kind):
    page = (
        f"<article><{kind}>Le Guin in San Jose</{kind}><p>It was the first time that she had been in the town, and "
        "she was glad of the rain that fell in the evening.</p></article>"
    )
    assert scrubber.clean(page).startswith("Le Guin in San Jose\n\n")


@pytest.mark.parametrize(
    "text",
    [
        "Our Best Sellers of the year are on the first shelf, and the others stand behind them in the back room.",
        "In this episode our Host Ed Miller asks what became of the harbour, and nobody in the town can say it.",
        "He wants to stay one step ahead of Cyber Threats, and so he reads the papers every day in the week.",
    ],
)
def test_pairs_seen_on_real_pages_stay(text):
    assert scrubber.clean(text, kind="text") == text
