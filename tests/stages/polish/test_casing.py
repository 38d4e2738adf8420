"""Capitals are put right where a page's casing is broken; names, titles, headings and terms keep theirs."""

import pytest

import scrubber
from tests.stages.helpers import alone, changes_of, rules_of

# Makes any English page one with broken casing.
BROKEN = (
    "He has access On the network, and it is full Of news that nobody in The village has read before, "
    "and it was the Same with The papers that came To the house every day.\n\n"
)
MENDED = (
    "He has access on the network, and it is full of news that nobody in the village has read before, "
    "and it was the same with the papers that came to the house every day.\n\n"
)

LEFT_ALONE = [
    # titles of works
    "She read The Lord of the Rings and The Name of the Rose in May, and did not like either of them.",
    "They saw Gone With the Wind and The Good, the Bad and the Ugly at the cinema on the hill.",
    "The song Blowin’ in the Wind was sung by all, and Let It Be was played at the end of it.",
    "He wrote Of Mice and Men in the year in which the bridge was built and the harbour was closed.",
    # organisations and places
    "The Ministry of Foreign Affairs and the Bank of the West were on the list of the World Trade Organization.",
    "She moved to The Hague from the Isle of Man, and then to The Bronx with her sister and a cat.",
    "The Department for Work and Pensions wrote to the University of the West Indies in the autumn.",
    # brands, acronyms, pronouns
    "He looked at his iPhone and at his eBay account, and NASA and the BBC were on both of them.",
    "What I know is what I saw, and I’m sure that I’d say it again if I were asked by the judge.",
    "The PhD students of the LaTeX course met in the room of Dr. O’Neill and of Ms. McDonald.",
    # names that are words
    "Will May and Mark Field met Rose Park and Grace Long in the park, and Hope was there as well.",
    "In March and in May the Green Party and the Labour Party met in Reading, on Monday and on Friday.",
    "The Times and The Guardian were on the table, and so was the Economist of the week before.",
    # terms of contracts
    "The Seller shall deliver the Goods to the Buyer within the Term, and the Buyer shall pay the Price to the Seller.",
    "“Agreement” means this agreement, and “Party” means the Seller or the Buyer as the case may be in it.",
    # other capitals
    "He said: The boat is gone. Then he asked: Who took it? Nobody of those in the room knew the answer.",
    "They praised Him and His mercy, for He had led them through the desert, and they gave thanks to Him in the night.",
    "The court held that Section 3 of the Act and Article 5 of the Treaty were the ones to be applied.",
    "Click on Save As in the File menu, then on Sign In, and then on OK to close the window again.",
    "Grade A and Plan B are what they wanted, and Vitamin C is what they got from the man at the door.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("casing", text) == text
    assert changes_of("casing", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "How to Build a Boat in the Garden of Your Aunt\n\nIt was easier than we had thought, and it took a year.",
        "THE HARBOUR IS CLOSED\n\nIt was closed for most of that year, and the boats lay on the shore.",
        "The Rise and Fall of the Old Harbour: What We Know and What We Do Not\n\nIt began in the year of the flood.",
        "- Rope and sail for the boat\n- The keys of the harbour\n- A tall man with a lamp\n- Of course, some bread",
        "Q: Is the harbour open?\nA: It is not, and it has not been since May.\nQ: When will it be?\nA: In the autumn.",
        "“Are you coming?” she asked. “Of course,” he said. “The boat is ready.” – “Then let us go.”",
        "1. The Buyer pays the Price.\n2. The Seller keeps the Goods until the Price is paid in full.\n3. The Term ends in May.",
        "Rope, Sail, Anchor, Lamp and Bread were the words that stood on the five boxes in the shed.",
    ],
)
def test_it_leaves_whole_texts_alone(text):
    assert scrubber.clean(text) == text


def test_german_nouns_stay():
    text = (
        "Der Hafen war in dem Jahr geschlossen, und die Boote lagen auf dem Sand. Der Mann mit der Lampe ging nach "
        "Hause, und Die Zeit lag auf dem Tisch, und Der Spiegel auch, und es war nicht mehr als das."
    )
    assert scrubber.clean(text) == text


def test_other_languages_stay():
    text = "El puerto estaba cerrado En la mañana, y Los barcos De la ciudad no salieron, y no se sabe por qué."
    assert scrubber.clean(text) == text


def test_without_a_language_nothing_is_done():
    assert scrubber.clean("Boats Of Kiel And The Rest", language=None) == "Boats Of Kiel And The Rest"


STAYS_ON_BROKEN_PAGES = [
    "He has access to the Internet, and the Internet is full of news from the West.",
    "She read the Lord of the Rings on his iPhone, and NASA was in it, and I was as well.",
    "He wrote to the Ministry of Defence, to the University of Kent and to the United Nations.",
    "How to Build a Boat in the Garden",
    "The old man said: The boat is gone, and that is all that I can say.",
    "“The boat is gone,” he said. “What boat?” she asked, and that was all.",
    "She moved to New York in May, and then to San Francisco on a Monday in March.",
    "- The rope and the sail that were in the shed\n- Another lamp that was in the house",
]


@pytest.mark.parametrize("text", STAYS_ON_BROKEN_PAGES)
def test_it_leaves_alone_on_a_broken_page(text):
    assert scrubber.clean(BROKEN + text) == MENDED + text


def test_code_on_a_broken_page_stays():
    code = "```\nprint('full Of news in The village')\n```"
    assert scrubber.clean(BROKEN + code) == MENDED + code


def test_headings_of_a_broken_html_page_stay():
    page = f"<article><h2>The News Of the Day In The Village</h2><p>{BROKEN.strip()}</p></article>"
    assert scrubber.clean(page) == "The News Of the Day In The Village\n\n" + MENDED.strip()


def test_function_words_get_their_lower_case():
    assert scrubber.clean(BROKEN) == MENDED.strip()
    assert "function word" in rules_of("casing", BROKEN)


ON_BROKEN_PAGES = [
    (
        "They live in the Smaller towns, and the Larger ones are far away from the sea.",
        "They live in the smaller towns, and the larger ones are far away from the sea.",
        "ordinary word",
    ),
    (
        "It has Turned the teacher into a celebrity, and nobody knows why Another came.",
        "It has turned the teacher into a celebrity, and nobody knows why another came.",
        "ordinary word",
    ),
    (
        "They chose This Option At The Time And It Was Good, as everybody said in the end.",
        "They chose this option at the time and it was good, as everybody said in the end.",
        "ordinary word",
    ),
    (
        "It was cold, And the rain came From the sea, Which was grey.",
        "It was cold, and the rain came from the sea, which was grey.",
        "function word",
    ),
]


@pytest.mark.parametrize(("text", "expected", "rule"), ON_BROKEN_PAGES)
def test_ordinary_words_get_their_lower_case_on_broken_pages(text, expected, rule):
    assert scrubber.clean(BROKEN + text) == MENDED + expected
    assert rule in rules_of("casing", BROKEN + text)


def test_a_title_cased_sentence_on_a_broken_page():
    text = "The Boats That Were In The Water Had Been Sold To Someone From The Other Side Of The Valley By Their Owner."
    assert scrubber.clean(BROKEN + text) == (
        MENDED
        + "The boats that were in the water had been sold to someone from the other side of the valley by their owner."
    )


def test_names_of_the_page_stay_on_a_broken_page():
    text = (
        "The Harbour is a novel of the sea. In it Harbour means the town, and Harbour is a man as well. "
        "It was sold as Harbour in the shops, and the Harbour of the book is not a real one."
    )
    cleaned = scrubber.clean(BROKEN + text)
    assert "In it Harbour means" in cleaned
    assert "sold as Harbour in" in cleaned


def test_one_sign_is_not_enough():
    text = (
        "He has access On the Internet, and it is full of news that nobody in the village has read before. "
        "It was the same with the papers that came to the house every day."
    )
    assert scrubber.clean(text) == text


def test_a_list_of_titles_stays():
    text = (
        "She has access On the net and is full Of ideas that nobody in The town has heard. She liked Outer Worlds, "
        "Mortal Kombat, Arc Raiders, The Wild Robot, Wicked Little Letters and Drive Away Dolls most of all."
    )
    assert "Outer Worlds, Mortal Kombat, Arc Raiders, The Wild Robot, Wicked Little Letters" in scrubber.clean(text)


@pytest.mark.parametrize(
    "text",
    [
        # headings and cells that were glued to their sentences
        "Powerful objects The collection includes a shawl that was given to the woman who led the slaves to the north.\n\n"
        "Whip This type of whip was often used aboard ships, and it was sold to the museum by the town.\n\n"
        "Cradle and shackles The cradle was made in the year of the great flood, and these shackles are for a child.",
        "Easy scheduling Have a full look at the calendar of your doctor and pick a time.\n\n"
        "Easy to switch doctors If you are unhappy with your doctor, click a button and take another.",
        # one word again and again is a name
        "When we have a Some value, we know that a value is there.\n\nYou get the value out of a Some variant with a match.\n\n"
        "The value is held within the Some variant and nobody else can see it.",
    ],
)
def test_glued_heads_and_names_are_no_broken_casing(text):
    assert scrubber.clean(text, kind="text") == text
