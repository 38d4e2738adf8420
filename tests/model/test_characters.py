import random
import re

import numpy as np
import pytest

from scrubber.model.characters import CLASSES, count_characters


def column(counts, name):
    return counts.classes[CLASSES.index(name)].tolist()


def test_each_text_is_counted_by_itself():
    counts = count_characters(["Ab1, c.", "€5 (2019)", "é"])
    assert column(counts, "letter") == [3, 0, 1]
    assert column(counts, "upper") == [1, 0, 0]
    assert column(counts, "digit") == [1, 5, 0]
    assert column(counts, "comma") == [1, 0, 0]
    assert column(counts, "stop") == [1, 0, 0]
    assert column(counts, "currency") == [0, 1, 0]
    assert column(counts, "bracket") == [0, 2, 0]
    assert counts.characters.tolist() == [7, 9, 1]
    assert counts.capitalised.tolist() == [1, 0, 0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rained.", 2),
        ("Über den Fluß", 3),
        ("Шёл дождь", 2),
        ("a1 b2-c3", 3),
        ("...", 0),
        ("雨が降った", 5 * 0.55),
        ("ฝนตก", 4 * 0.55),
        ("비가 왔다", 2),
        ("Python は言語", 1 + 3 * 0.55),
    ],
)
def test_words_in_all_scripts(text, words):
    assert count_characters([text]).words[0] == pytest.approx(words)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("May 2019", 1),
        ("1999-2003", 2),
        ("20191", 0),
        ("a2019", 0),
        ("1850", 0),
        ("3019", 0),
        ("2019", 1),
        ("tel 12019", 0),
    ],
)
def test_years(text, years):
    assert count_characters([text]).years[0] == years


def test_first_and_last_characters():
    counts = count_characters(["It rained.", "7 o'clock:", "", "x"])
    for rows, name, expected in (
        (counts.first, "upper", [1, 0, 0, 0]),
        (counts.first, "digit", [0, 1, 0, 0]),
        (counts.last, "stop", [1, 0, 0, 0]),
        (counts.last, "colon", [0, 1, 0, 0]),
        (counts.last, "letter", [0, 0, 0, 1]),
    ):
        assert rows[CLASSES.index(name)].tolist() == expected


def test_characters_beyond_the_table_and_lone_surrogates():
    counts = count_characters(["😀😀", "a\ud800b", "\U00020000"])
    assert counts.characters.tolist() == [2, 3, 1]
    assert np.isfinite(counts.classes).all()


def test_it_counts_words_like_a_pattern_does():
    rng = random.Random(3)
    texts = ["".join(rng.choice("aB9 .,é-\n") for _ in range(rng.randint(1, 60))) for _ in range(200)]
    found = count_characters(texts).words.tolist()
    assert found == [len(re.findall(r"[^\W_]+", text)) for text in texts]


@pytest.mark.parametrize(
    ("character", "names"),
    [("«", {"separator", "bracket"}), ("É", {"letter", "upper"}), ("字", {"letter", "ideograph"})],
)
def test_a_character_may_be_of_several_classes(character, names):
    counts = count_characters(["a", character + "."])
    assert {name for name in CLASSES if column(counts, name)[1]} == names | {"stop"}
