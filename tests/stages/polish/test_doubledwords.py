"""A function word that stands twice in a row is a slip; other doubled words are the language."""

import pytest

import scrubber
from tests.stages.helpers import alone, changes_of

LEFT_ALONE = [
    "He had had enough of the rain, and the people in the town knew that that was so.",
    "It was a very very long road, and they went on on foot, and log in in order to read.",
    "Duran Duran played in the hall, and the people of the town went there with their children.",
    "Bye bye, said the child to the train, and the train went off into the rain and the wind.",
    "What it is is a mystery to all of us, and what it was was a mystery to them as well.",
    "They sang la la la and no no no, and the dog went round and round and was happy.",
    "The code was 7 7 4 4, and the bus that they took was number 12 12, which is odd.",
    "She was in New York, New York, and he was in Walla Walla, and they wrote to each other.",
    "The the-less style of headlines is old, and it is the The in the name that matters here.",
    "It was the, the thing is, the, well, the worst of all of the summers that we have had.",
    "He goes by by-roads, and she comes from from-scratch kitchens, and that is the end of it.",
    "Is it a a-flat or a b-flat, asked the boy with the flute in the room of the teacher.",
    "The band is The The, and their first record was made in a cellar, and it is a good one.",
    "Sentences that end with of. Of course there are some that go on with it, as they do here.",
    "What they are are copies, and those who could could leave, as all that had been been sold was gone.",
    "It is the house they had been waiting for for years, and the one that they had looked at at noon.",
    "The shop he went in in May is shut, and she had to log on on Monday, and the fog moved in in the night.",
    "The Boolean operators and and or are in the book, and so is the word that that man had had for it.",
    "The market for For Hire cars is small, and the play at At the Table was long, with Of Mice and Men.",
    "And The the band went on, and so did A a, the smallest of the letters, and Vitamin A a day later.",
    "Knock knock, said the long long night, and the very very old man went far far away, bye bye.",
    "The council council and the library library are odd, but one page alone does not say that they are slips.",
    'Typos in the docs: "the the" and “of of”, and the word that the man in the office wrote was “and and”.',
    "Das sind die, die die Brücke gebaut haben, und das ist alles, was man von ihnen weiß.",
    "Nos nos vemos mañana en la plaza, y que que te diga yo otra cosa no es lo que se espera.",
    "Das im im Jahr 1900 gebauten Haus, der am am Montag eröffneten Bahn, ein ein Meter langer Stab.",
    "El autobús para para que suban los niños, y entre x y y no hay nada que se pueda ver en la casa.",
    "Nous nous sommes levés à six heures, et vous vous êtes couchés à la fin de la nuit.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("doubledwords", text) == text
    assert changes_of("doubledwords", text) == []


CHANGED = [
    (
        "The keys of of the old house were lost, and nobody in the town knew where they were.",
        "The keys of the old house were lost, and nobody in the town knew where they were.",
    ),
    (
        "It was said that the the keys of the old house were lost, and nobody knew where.",
        "It was said that the keys of the old house were lost, and nobody knew where.",
    ),
    (
        "They are far behind behind the others, and that is what the report says of them.",
        "They are far behind the others, and that is what the report says of them.",
    ),
    (
        "He said that it was from from a friend, and and that he would not give it back.",
        "He said that it was from a friend, and that he would not give it back.",
    ),
    (
        "It could could be that the rain is the reason, and that their their house was wet.",
        "It could be that the rain is the reason, and that their house was wet.",
    ),
    (
        "Der Schlüssel lag im Haus, und und niemand wusste, wo es war, denn es war nicht die Zeit und und so.",
        "Der Schlüssel lag im Haus, und niemand wusste, wo es war, denn es war nicht die Zeit und so.",
    ),
    (
        "The the train was late again, and nobody told the people in the town why it was so.",
        "The train was late again, and nobody told the people in the town why it was so.",
    ),
    (
        "The mayor said so. Of of course the others did too, since since May they have one voice.",
        "The mayor said so. Of course the others did too, since May they have one voice.",
    ),
    (
        "Will you be be offering this to people to to read, while you are are on the road by by the sea?",
        "Will you be offering this to people to read, while you are on the road by the sea?",
    ),
    (
        "Las llaves de la casa estaban con con los vecinos, y no se sabe por qué los los perdieron.",
        "Las llaves de la casa estaban con los vecinos, y no se sabe por qué los perdieron.",
    ),
    (
        "La clé est dans dans la maison, et il ne sait pas où elle est, car les les gens sont partis.",
        "La clé est dans la maison, et il ne sait pas où elle est, car les gens sont partis.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_doubled_words_go(text, expected):
    assert scrubber.clean(text) == expected
    assert {change.rule for change in changes_of("doubledwords", text)} == {"doubled word"}


def test_three_in_a_row_become_one():
    text = "It was said that the the the keys of the old house were lost, and nobody knew where they were."
    assert scrubber.clean(text) == (
        "It was said that the keys of the old house were lost, and nobody knew where they were."
    )


def test_a_word_of_another_language_stays():
    text = "Il y a un un à la fin du numéro, et le mot the the est anglais, mais il est dans la phrase."
    assert "the the" in alone("doubledwords", text)


def test_without_a_language_nothing_is_done():
    text = "Keys of of houses lost."
    assert scrubber.scrub(text).language is None
    assert alone("doubledwords", text) == text
    assert alone("doubledwords", text, language="en") == "Keys of houses lost."


def test_words_of_two_blocks_are_not_doubled():
    text = "This is what the town of the kings was known for, and it was a place of\n\nof which nobody knew the name."
    assert alone("doubledwords", text) == text


SLIP = "It was said that the the keys of the old house were lost, and nobody in the town knew where they were.\n\n"

AMONG_OTHERS = [
    (
        "They waited in in the cold, and the roof fell off off houses.",
        "They waited in the cold, and the roof fell off houses.",
    ),
    ("It is is the worst storm in years, and was was long.", "It is the worst storm in years, and was long."),
    ("It hit the coast at At midnight, as they say.", "It hit the coast at midnight, as they say."),
    ("It was all that came from from the north of it.", "It was all that came from the north of it."),
    (
        "The council council voted for the pool, and the library library and the school are next.",
        "The council voted for the pool, and the library and the school are next.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), AMONG_OTHERS)
def test_doubtful_ones_need_sure_ones_on_the_page(text, expected):
    assert alone("doubledwords", text, language="en") == text
    assert alone("doubledwords", SLIP + text).endswith(f"\n\n{expected}")


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough, and he knew that that was so, and what it is is a mystery to them.",
        "You log in in order to read, they went on on foot, and she logs on on Monday.",
        "The play at At the Table was long, and the market for For Hire cars is small.",
        "Bora Bora is far far away, and a long long road goes there, with a red red rose, bye bye.",
        "They heard the knock knock of the rain, and sang la la la in Walla Walla.",
        "The council council voted for it, and that is the only one.",
    ],
)
def test_what_is_right_stays_even_there(text):
    assert alone("doubledwords", SLIP + text).endswith(f"\n\n{text}")


def test_content_words_have_a_rule_of_their_own():
    text = f"{SLIP}The council council voted for the pool, and the library library and the school are next."
    assert {change.rule for change in changes_of("doubledwords", text)} == {"doubled word", "doubled content word"}


@pytest.mark.parametrize(
    "text",
    [
        "Er kennt Bücher, Filme, Musik, Theater und und, und er geht damit um, als wäre das alles nichts.",
        "Man kann warten oder gehen oder oder. Das ist nicht das, was man in der Stadt sehen will.",
        "The new lint checks for for loops over a list, and it tells you where they are.",
    ],
)
def test_conjunctions_that_go_on_and_keywords_stay(text):
    assert scrubber.clean(text, kind="text") == text
