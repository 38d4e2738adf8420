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
    # In lower case.
    "You put in put options what you have, and the in put of the others counts as well.",
    "The bank placed a lien on the house, and the rapist was found a mile from the river.",
    "They fight cyber attacks and cyber threats, and the cyber criminals come back all the same.",
    "He did it with out of date tools, and with out a word of thanks, as every one could see.",
    "The time table of the bus was on the wall, and some times it was right, may be by luck.",
    "The pre school is near the anti war museum, and the co operative shop is behind them both.",
    "It takes basic auth or a token, and a git diff using the ver flag shows it to you again.",
    "It is 5 mo on the road, 3 lb and 2 oz in weight, and 12 in high, of the old inter national type.",
    "As the French say, dans le noir tous les chats sont gris, and that was all that they said.",
    "We ate al fresco in the yard, an al dente dish of pasta, and then we went to the house.",
    "She asked for e.g. a rose, a wake, a part and a head, and the y axis of the x ray was lost.",
    "You can piggy back on it, or ride side saddle on the war horse of the fish monger next door.",
    "The user inter_esting wrote to inter.esting and to the inter/esting page of the inter-esting club.",
    "The R efuse, R educe and R ecycle of the town are in the book, and so is a thing that you r ecycle.",
    "He wrote that wat er is and hvad det er became clear, and that tous les chats sont gris, which is so.",
    "let s = 5 and return s or e, for k in m and v in n, where b and c are the names of the lists.",
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
    (
        "It was an inter esting evening, and the gov ernment of the town was there with the band.",
        "It was an interesting evening, and the government of the town was there with the band.",
    ),
    (
        "Crit ics said that they would not come, and the ships in the Mediter ranean went home.",
        "Critics said that they would not come, and the ships in the Mediterranean went home.",
    ),
    (
        "It is ex pected to rain in the evening, and that is what the paper of the town says too.",
        "It is expected to rain in the evening, and that is what the paper of the town says too.",
    ),
    (
        "It rained. Bet Ween the showers the sun came out, and the Govern Ment went for a walk in it.",
        "It rained. Between the showers the sun came out, and the government went for a walk in it.",
    ),
    (
        "The external Ser Vice did its work, and the pages of the town were there in the morning.",
        "The external service did its work, and the pages of the town were there in the morning.",
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


TORN = "Crit ics of the gov ernment came to the meeting, and it was the last of the year in the old hall.\n\n"

NEED_OTHERS = [
    (
        "They want sup port from the town and the land around it.",
        "They want support from the town and the land around it.",
    ),
    ("It was bet ter than the one before it, as they said.", "It was better than the one before it, as they said."),
    ("The bus es were late, and the rain fell on the roof.", "The buses were late, and the rain fell on the roof."),
    ("It brought to gether all of them for the evening.", "It brought together all of them for the evening."),
    (
        "They train a lot to Sup Ply the fans with what they like.",
        "They train a lot to supply the fans with what they like.",
    ),
    ("The old Doc Tor looks at their knees in the morning.", "The old doctor looks at their knees in the morning."),
]


@pytest.mark.parametrize(("text", "expected"), NEED_OTHERS)
def test_doubtful_ones_need_other_torn_words_on_the_page(text, expected):
    assert alone("tornwords", text, language="en") == text
    assert alone("tornwords", TORN + text).endswith(f"\n\n{expected}")


@pytest.mark.parametrize(
    "text",
    [
        "He did it with out of date tools, and the time table was on the wall.",
        "The bank placed a lien on the house of the rapist in the town.",
        "They fight cyber attacks, and the In Put of the old machine is lost.",
        "In this episode our Host Ed Miller asks what became of it.",
        "What They Stand Out For is the theme, and some times they may be right.",
    ],
)
def test_two_words_stay_two_even_there(text):
    assert alone("tornwords", TORN + text).endswith(f"\n\n{text}")
