import pytest

from tests.metadata.pages import STORY, ld, metadata

# What is no title.


@pytest.mark.parametrize(
    "title", ["Rain - a history", "Rain | and wind", "A – B – C", "Rain-soaked", "Windows 11: what is new"]
)
def test_marks_inside_of_a_title_stay(title):
    assert metadata(f"<title>{title}</title>").title == title
    assert metadata(f"<title>{title}</title>", f"<h1>{title}</h1>{STORY}").title == title


def test_the_site_s_name_in_a_large_heading_is_no_title():
    head = "<title>Rain in town - Ferry Times</title><meta property=og:site_name content='Ferry Times'>"
    assert metadata(head, f"<h1>Ferry Times</h1><h2>Rain in town</h2>{STORY}").title == "Rain in town"
    assert metadata(head, f"<h1>Ferry Times</h1>{STORY}").title == "Rain in town"


def test_a_slogan_is_no_title():
    head = "<title>Payroll software for hotels</title>"
    assert metadata(head, f"<h1>Grow without limits</h1>{STORY}").title == "Payroll software for hotels"


def test_a_heading_of_another_story_is_no_title():
    head = "<title>Rain in the old town | Example</title>"
    body = f"<h1>Rain in the old town</h1>{STORY}<h2>Snow</h2><h1>Wind</h1>"
    assert metadata(head, body).title == "Rain in the old town"


def test_a_page_without_any():
    assert metadata("<title> </title>", STORY).title is None


# The title.


def test_the_heading_that_is_shown_before_those_for_machines():
    head = "<title>5 Facts on Rain: the town guide</title>" + ld({"@type": "Article", "headline": "Facts on rain"})
    assert (
        metadata(head, f"<h1>Five facts on rain in the old town</h1>{STORY}").title
        == "Five facts on rain in the old town"
    )


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Rain &amp;amp; wind", "Rain & wind"),
        ("Rain\n  in town ¶", "Rain in town"),
        ("Sandals (34)", "Sandals"),
        ("The year (2024)", "The year (2024)"),
    ],
)
def test_what_hangs_on_a_title(title, wanted):
    assert metadata("", f"<h1>{title}</h1>{STORY}").title == wanted


@pytest.mark.parametrize(
    "title",
    [
        "Rain in town | Ferry Times",
        "Rain in town – ferrytimes.example",
        "Ferry Times: Rain in town".replace(": ", " | "),
    ],
)
def test_the_site_is_known_by_its_address(title):
    assert metadata(f"<title>{title}</title>", url="https://www.ferrytimes.example/rain").title == "Rain in town"


def test_chinese_titles_are_joined_to_the_site_without_a_blank():
    head = "<title>常德市金融系统积极开展宣传活动-新华网</title>"
    assert metadata(head, "<div>常德市金融系统积极开展宣传活动</div>" + STORY).title == "常德市金融系统积极开展宣传活动"


def test_a_title_asked_for_alone_does_not_pay_for_the_authors(monkeypatch):
    asked = []
    monkeypatch.setattr("scrubber.metadata.authors_of", lambda page: asked.append("authors") or [])
    found = metadata("<title>Rain</title>", "<h1>Rain</h1>" + STORY)
    assert (found.title, asked) == ("Rain", [])
    assert (found.authors, asked) == ((), ["authors"])
