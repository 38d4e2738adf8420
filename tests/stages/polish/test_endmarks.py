"""End marks of agencies go from the end of a block; words that look like them stay."""

import pytest

import scrubber
from tests.stages.helpers import alone, changes_of

LEFT_ALONE = [
    "It was a dead end.",
    "That is the End",
    "Ende",
    "Fin",
    "The price fell from 40 to 30.",
    "Section 3 (End)ing is odd but real.",
    "The Enditem of a dispatch says that it ends there.",
    "He works for AP",
    "The report was written for Reuters.",
    "(Reuters) - Shares fell on Monday, traders said.",
    "BEIJING, May 3 (Xinhua) -- The harbour was opened on Tuesday.",
    "It was -30- degrees in the yard, the old man said.",
    "He was photographed for the agency (AFP) in May.",
    "The series ENDS here, on page 4, and not before.",
    "A press release may close with the sign ###",
    "The mark at the end of a story in North America is -30-",
    "Er arbeitet seit zehn Jahren bei der Agentur (dpa)",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("endmarks", text) == text
    assert changes_of("endmarks", text) == []


CHANGED = [
    ("The forum ended on Tuesday. Enditem", "The forum ended on Tuesday."),
    ("The forum ended on Tuesday. Enditem.", "The forum ended on Tuesday."),
    ("The forum ended on Tuesday. -30-", "The forum ended on Tuesday."),
    ("The forum ended on Tuesday. (END)", "The forum ended on Tuesday."),
    ("The forum ended on Tuesday.  - ENDS -", "The forum ended on Tuesday."),
    ("“The forum is over.” Enditem", "“The forum is over.”"),
    ('"The forum is over." /ENDS/', '"The forum is over."'),
    ("Is it over? (Reuters)", "Is it over?"),
    ("The forum ended. ###", "The forum ended."),
    ("Das Forum endete am Dienstag. (dpa)", "Das Forum endete am Dienstag."),
    ("Das Forum endete am Dienstag. (dpa/lno)", "Das Forum endete am Dienstag."),
    ("El foro terminó el martes. (EFE)", "El foro terminó el martes."),
    ("Форум завершился во вторник. (ТАСС)", "Форум завершился во вторник."),
    ("论坛于周二结束。（完）", "论坛于周二结束。"),
    ("论坛于周二结束。 (完)", "论坛于周二结束。"),
    ("フォーラムは火曜日に終わった。（共同）", "フォーラムは火曜日に終わった。"),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_end_marks_go(text, expected):
    assert scrubber.clean(text) == expected
    assert {change.rule for change in changes_of("endmarks", text)} == {"end mark"}


def test_an_end_mark_in_a_block_of_its_own():
    text = "The forum ended on Tuesday in the old customs house.\n\nEnditem"
    result = scrubber.scrub(text)
    assert result.text == "The forum ended on Tuesday in the old customs house."
    assert result.blocks[1].reason == "endmarks: nothing left"


def test_an_end_mark_in_the_middle_of_a_page():
    text = "The forum ended on Tuesday. Enditem\n\nThe next forum will be held in Ningbo in two years."
    assert scrubber.clean(text) == (
        "The forum ended on Tuesday.\n\nThe next forum will be held in Ningbo in two years."
    )


def test_the_credit_of_a_caption_stays_and_that_of_the_article_goes():
    caption = "A file photo of the mayor at the forum. (Reuters)"
    text = f"{caption}\n\nThe forum ended on Tuesday in the old customs house, and the mayor went home by boat with all of his guests. (Reuters)"
    assert alone("endmarks", text) == text.removesuffix(" (Reuters)")
