"""The line behind a dispatch that only names its place again goes; other last lines stay."""

import pytest

import scrubber
from tests.stages.helpers import dropped

DISPATCH = (
    "Ningbo, March 9 (Donghai Newswire) - Night schools have become an unlikely success in the port city.\n\n"
    "Nobody in the office that counts the pupils had expected it to last for more than a winter or two."
)


@pytest.mark.parametrize(
    "line",
    [
        "Rosa Lind",
        "Ningbo has not seen the last of them.",
        "Ningbo, where it all began, is silent again tonight.",
        "Hangzhou",
        "Photo: Ningbo Evening Post",
    ],
)
def test_it_leaves_alone(line):
    text = f"{DISPATCH}\n\n{line}"
    result = scrubber.scrub(text)
    assert dropped(result) == {}
    assert result.text == text


def test_without_a_dateline_a_place_stays():
    text = DISPATCH.replace("Ningbo, March 9 (Donghai Newswire) - ", "") + "\n\nNingbo Zhejiang"
    assert scrubber.clean(text) == text


def test_a_list_of_places_far_behind_stays():
    text = (
        f"{DISPATCH}\n\nWhere to find them\n\nAll of them are open in the evening:\n\n- Ningbo\n- Hangzhou\n- Wenzhou"
    )
    assert scrubber.clean(text) == text


@pytest.mark.parametrize("line", ["Ningbo  Zhejiang", "Ningbo", "Ningbo Zhejiang China"])
def test_place_lines_go(line):
    result = scrubber.scrub(f"{DISPATCH}\n\n{line}")
    assert result.text == DISPATCH
    assert dropped(result) == {line: "placeline: place of the dateline"}


def test_a_place_line_of_an_html_page_goes():
    page = "".join(f"<p>{part}</p>" for part in [*DISPATCH.split("\n\n"), "Ningbo Zhejiang"])
    assert scrubber.clean(f"<html><body>{page}</body></html>") == DISPATCH
