"""Torn brackets, quotation marks, apostrophes and words are put together on pages that show several; one oddity stays."""

import pytest

import scrubber
from tests.stages.helpers import alone, changes_of, rules_of

LEFT_ALONE = [
    # one alone is an oddity
    "The commit-\ntee meets in May, and nobody knows why it does so in the middle of the week.",
    # hyphens that belong there
    "A well-\nknown man and a long-\nterm plan with a low-\ncost boat, in a twenty-\nfirst house.",
    "The long- and short-term plans, the pre- and post-war years, and the in- and outgoing mail.",
    # code, formulas, signs
    "Call print( name ) or f( x, y ), then array( a, b ), and write sum( values ) and max( values ) below.",
    "The set ( a ) and the set ( b ) and the set ( c ) are shown; x ( 1 ) is y ( 2 ).",
    # apostrophes as they are set elsewhere and once were
    "Gerard 't Hooft and Jacobus van 't Hoff met 's avonds; the letters 's' and 't' and 'd' were theirs.",
    "I did n't know, it 's so old; he 'll come, and they do n't care, that 's all.",
    # inches and quotations one behind the other
    'A 5" nail and a 7" nail and a 9" nail. "Here," he said, "they are," and then: "Go."',
    # French sets its quotations so
    "Il a dit : « Nous avons eu de la chance », et puis “ rien ”, et encore “ rien du tout ”, et il est parti.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("tears", text) == text
    assert changes_of("tears", text) == []


BRACKETS, QUOTATION = "blank inside brackets", "blank inside quotation marks"
APOSTROPHE, BROKEN_WORD = "torn apostrophe", "word broken at a line end"
CHANGED = [
    (
        "The commit-\ntee meets in Septem-\nber, at a well-\nknown inn. The meet-\ning is over-\nseen by Ann.",
        "The committee meets in September, at a well-\nknown inn. The meeting is overseen by Ann.",
        BROKEN_WORD,
    ),
    (
        "The com- mittee has a long- and short-term plan for its meet- ing in Septem- ber.",
        "The committee has a long- and short-term plan for its meeting in September.",
        BROKEN_WORD,
    ),
    (
        "Each draws seven cards ( five in the short game ) and lays one down. The rest ( the stock ) stays.",
        "Each draws seven cards (five in the short game) and lays one down. The rest (the stock) stays.",
        BRACKETS,
    ),
    (
        "“ We were lucky, ” said the captain of the boat. “ The wind turned at noon. ” Then he went.",
        "“We were lucky,” said the captain of the boat. “The wind turned at noon.” Then he went.",
        QUOTATION,
    ),
    (
        'She said: " We were lucky, " and the captain of the boat said: " It was the wind. "',
        'She said: "We were lucky," and the captain of the boat said: "It was the wind."',
        QUOTATION,
    ),
    (
        "Don 't touch the lid, it 's hot. The cook 's hands are used to it, and we ’re not.",
        "Don't touch the lid, it's hot. The cook's hands are used to it, and we’re not.",
        APOSTROPHE,
    ),
]


@pytest.mark.parametrize(("text", "expected", "rule"), CHANGED)
def test_torn_pieces_are_put_together(text, expected, rule):
    assert scrubber.clean(text) == expected
    assert rules_of("tears", text) == {rule}
