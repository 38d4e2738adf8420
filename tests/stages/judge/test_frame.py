"""Menus before and footers behind an article in plain text go; clean texts of short lines stay."""

import pytest

import scrubber
from tests.stages.helpers import dropped

LEFT_ALONE = {
    "list": "What to bring\n\n- rope\n- a lamp\n- bread\n- two knives\n\nWhat to leave at home\n\n- the dog\n- the radio",
    "poem": "The tide goes out\nand takes the day,\n\nthe lamps come on\nalong the bay,\n\nand nobody\nhas much to say.",
    "recipe": "Bread soup\n\nServes 4\n\n500 g stale bread\n1 onion\n2 carrots\nSalt\n\nMethod\n\nCut the bread. Fry the onion "
    "in a wide pan until it is soft and golden brown.\n\nPour in the water and wait.\n\nServe hot.",
    "headings": "History\n\nThe pier was built in 1881 by a company that had never built a pier before.\n\nToday\n\n"
    "It is closed.\n\nContact\n\nThe office is open on Mondays.\n\nLinks\n\nThere are none.",
    "dialogue": "“Home?”\n\n“Home.”\n\n“And then?”\n\n“Search.”\n\nHe put the lamp on the table and looked at her for a "
    "long time before he answered.\n\n“About what?”\n\n“News.”",
    "address": "Harbour Office\n12 Pier Road\nKiel\n\nDear Sir,\n\nthe lamp at the end of the pier has been dark for nine "
    "days, and I should like to know why.\n\nYours,\nRosa Lind\n\nPhone: 555 0134",
    "agenda": "Monday\nOpening\nLunch\nTalks\n\nTuesday\nExcursion to the lighthouse, weather permitting, with lunch on board.\n\n"
    "Wednesday\nClosing",
    "glossary": "Home\nWhere the boat is kept in winter when the harbour is closed to all of us.\n\nMenu\nWhat the cook writes "
    "on the board in the morning before the boat leaves.\n\nSearch\nWhat the crew does when the keys are gone again.",
    "short": "Home\nAbout\nContact",
    "table": "Town\tBoats\nKiel\t12\nBergen\t7\n\nThe numbers were taken from the book of the harbour master in May.",
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_it_leaves_alone(name):
    result = scrubber.scrub(LEFT_ALONE[name])
    assert dropped(result) == {}
    assert result.text == LEFT_ALONE[name]


@pytest.mark.parametrize("mode", ["precision", "balanced", "recall"])
@pytest.mark.parametrize("name", LEFT_ALONE)
def test_it_leaves_alone_in_every_mode(name, mode):
    assert scrubber.clean(LEFT_ALONE[name], mode=mode) == LEFT_ALONE[name]


STORY = (
    "The storm wall is to be built\n\n"
    "Councillors voted on Tuesday to build a storm wall along the whole of the lower esplanade, after a dispute of years.\n\n"
    "The wall will be two metres high, and it will hide the sea from everybody who does not live on the second floor.\n\n"
    "What it costs\n\n"
    "Nobody knows what it will cost in the end, but the treasurer spoke of eighteen million in his last report."
)
MENU = "Skip to main content\nThe Estuary Times\nHome\nNews\nSport\nBusiness\nLog in | Register\nSearch\n\n"
FOOTER = (
    "\n\nShare this article\n\nRelated articles\n\nThe pier is closed\n\nRead more\n\nAbout us\n\nContact\n\n"
    "Privacy Policy\n\n© 2021 The Estuary Times. All rights reserved."
)


def test_a_menu_before_the_article_goes():
    result = scrubber.scrub(MENU + STORY)
    assert result.text == STORY
    assert dropped(result)["Sport"].startswith("frame: ")


def test_a_footer_behind_the_article_goes():
    result = scrubber.scrub(STORY + FOOTER)
    assert result.text == STORY
    assert dropped(result)["The pier is closed"].startswith("frame: ")


def test_both_go():
    assert scrubber.clean(MENU + STORY + FOOTER) == STORY


def test_the_title_between_menu_and_article_stays():
    assert scrubber.clean(MENU + STORY).startswith("The storm wall is to be built\n\n")


def test_a_german_frame_goes():
    story = (
        "Die Mauer wird gebaut\n\nDer Rat hat am Dienstag beschlossen, die Mauer am unteren Ufer nun doch zu bauen.\n\n"
        "Sie wird zwei Meter hoch sein und jedem, der nicht im zweiten Stock wohnt, den Blick auf das Meer nehmen."
    )
    menu = "Zum Inhalt springen\nStartseite\nNachrichten\nSport\nAnmelden | Registrieren\n\n"
    footer = "\n\nNewsletter abonnieren\n\nImpressum\n\nDatenschutz\n\nAlle Rechte vorbehalten"
    assert scrubber.clean(menu + story + footer) == story


def test_a_prompt_in_the_middle_does_not_cut_the_article():
    first, second = STORY.split("\n\nWhat it costs\n\n")
    text = first + "\n\nSubscribe to our newsletter\n\nRead more\n\nWhat it costs\n\n" + second
    result = scrubber.scrub(text)
    assert result.text == STORY
    assert set(dropped(result).values()) == {"prompts: newsletter", "prompts: teasers"}


def test_prompts_in_the_middle_of_a_long_article():
    first, second = STORY.split("\n\nWhat it costs\n\n")
    more = " ".join([second] * 4)
    text = f"{first}\n\nSubscribe to our newsletter\n\nRead more\n\nWhat it costs\n\n{more}\n\n{more}"
    assert scrubber.clean(text) == f"{first}\n\nWhat it costs\n\n{more}\n\n{more}"


def test_one_prompt_behind_a_story_takes_nothing_with_it():
    text = STORY + "\n\nBy Rosa Lind\n\nPhotos: Per Okafor\n\nShare this article"
    assert scrubber.clean(text) == STORY + "\n\nBy Rosa Lind\n\nPhotos: Per Okafor"


def test_a_short_last_line_of_the_article_stays_before_a_footer():
    text = STORY + "\n\nNobody laughed." + FOOTER
    assert scrubber.clean(text) == STORY + "\n\nNobody laughed."


def test_a_frame_without_an_article_is_not_taken_for_one():
    result = scrubber.scrub("Home\n\nLogin | Register\n\nShare this article\n\nSkip to main content")
    assert "Login" not in result.text
    assert "Share" not in result.text
