import pytest

from scrubber.model.names import words_of


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("", ()),
        ("  ", ()),
        ("post", ("post",)),
        ("entry-content", ("entry", "content")),
        ("siteHTMLNav", ("site", "html", "nav")),
        ("a b\ta", ("a", "b")),
        ("x12_y", ("x", "y")),
        ("größe", ("größe",)),
        ("日本", ()),
        ("a\0b", ("a", "b")),
        ("lone \ud800", ("lone", "\ud800")),
    ],
)
def test_words_of_names(names, words):
    assert words_of([("div", names)]) == [("<div>", *words)]


def test_each_element_keeps_its_own():
    assert words_of([("p", ""), ("a", "b"), ("p", "")]) == [("<p>",), ("<a>", "b"), ("<p>",)]
    assert words_of([]) == []
