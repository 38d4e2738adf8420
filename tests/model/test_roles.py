import numpy as np
import pytest

from scrubber.model.names import words_of
from scrubber.model.roles import roles_around


def role(tag="div", tokens="", *, around=("div", "")):
    return roles_around(words_of([(tag, tokens), around]), np.array([[0], [1], [2]]))[0]


@pytest.mark.parametrize("tokens", ["", "post", "entry-content", "article-body", "text", "navy", "footerless", "x1 y2"])
def test_names_that_say_nothing(tokens):
    assert role("div", tokens) == ""


@pytest.mark.parametrize(("tag", "tokens"), [("body", "has-sidebar"), ("main", "menu-open"), ("article", "share")])
def test_the_names_of_a_page_and_of_an_article_are_not_their_own(tag, tokens):
    assert role(tag, tokens) == ""


@pytest.mark.parametrize(
    ("tag", "tokens", "expected"),
    [
        ("nav", "", "navigation"),
        ("footer", "", "footer"),
        ("div", "site-footer", "footer"),
        ("div", "shareBar", "share bar"),
        ("div", "main_menu", "navigation"),
        ("section", "Newsletter-Box", "newsletter prompt"),
        ("aside", "text", "sidebar"),
    ],
)
def test_names_that_say_what_it_is(tag, tokens, expected):
    assert role(tag, tokens) == expected


def test_the_own_name_goes_before_that_of_the_ancestor():
    assert role("p", "", around=("footer", "")) == "footer"
    assert role("div", "share", around=("footer", "")) == "share bar"
