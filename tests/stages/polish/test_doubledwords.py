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
    "Das sind die, die die Brücke gebaut haben, und das ist alles, was man von ihnen weiß.",
    "Nos nos vemos mañana en la plaza, y que que te diga yo otra cosa no es lo que se espera.",
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
        "Der Schlüssel lag im im Haus, und niemand wusste, wo es war, denn es war nicht die Zeit und und so.",
        "Der Schlüssel lag im Haus, und niemand wusste, wo es war, denn es war nicht die Zeit und so.",
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
