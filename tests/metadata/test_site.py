import json
import pickle

import pytest

from tests.metadata.pages import STORY, ld, metadata, result


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:image/png;base64,AA", "http://[", "", " ", "mailto:a@b.c"]
)
def test_what_is_no_address(address):
    head = f'<meta property="og:image" content="{address}"><link rel="canonical" href="{address}">'
    found = metadata(head)
    assert (found.image, found.url) == (None, None)


@pytest.mark.parametrize(
    ("canonical", "image", "found"),
    [
        ("https://example.org/a", "https:///b.jpg", "https://example.org/b.jpg"),  # an address without a host
        ("https://example.org/a", "https://example.com/b.jpg?", "https://example.com/b.jpg"),
        ("https://example.org/a", "//example.com/b.jpg", "https://example.com/b.jpg"),
        ("http://[", "https://example.com/b.jpg", "https://example.com/b.jpg"),
    ],
)
def test_addresses_are_absolute(canonical, image, found):
    head = f'<meta property="og:image" content="{image}"><link rel="canonical" href="{canonical}">'
    assert metadata(head).image == found


def test_a_page_that_says_nothing():
    found = metadata()
    assert (found.site_name, found.description, found.image, found.tags, found.date_modified) == (
        None,
        None,
        None,
        (),
        None,
    )


def test_all_of_it():
    head = (
        '<link rel="canonical" href="https://example.org/rain"><meta property="og:site_name" content="Ferry Times">'
        '<meta name="description" content=" Rain &amp; wind "><meta property="og:image" content="/rain.png">'
        '<meta property="article:tag" content="Rain"><meta name="keywords" content="rain, wind,, Town ">'
    )
    found = metadata(head)
    assert found.url == "https://example.org/rain"
    assert found.site_name == "Ferry Times"
    assert found.description == "Rain & wind"
    assert found.image == "https://example.org/rain.png"
    assert found.tags == ("Rain", "wind", "Town")


def test_from_structured_data():
    data = {
        "@type": "Article",
        "description": "Wet.",
        "image": [{"url": "https://e.org/r.png"}],
        "keywords": ["a", "b"],
    }
    found = metadata(ld([{**data, "publisher": {"name": "Ferry Times"}}]))
    assert (found.description, found.image, found.tags) == ("Wet.", "https://e.org/r.png", ("a", "b"))
    assert found.site_name == "Ferry Times"


def test_a_result_has_all_of_it_and_pickles():
    head = '<meta property="og:site_name" content="Ferry Times"><meta name="keywords" content="rain">'
    found = result(head, f"<h1>Rain in town</h1><p>By Jane Doe, updated May 1, 2024</p>{STORY}")
    data = pickle.loads(pickle.dumps(found)).to_dict()
    assert json.loads(json.dumps(data)) == data
    assert {key: data[key] for key in ("title", "author", "authors", "date", "date_modified", "site_name", "tags")} == {
        "title": "Rain in town",
        "author": "Jane Doe",
        "authors": ["Jane Doe"],
        "date": "2024-05-01",
        "date_modified": "2024-05-01",
        "site_name": "Ferry Times",
        "tags": ["rain"],
    }
    assert {"description", "image", "url"} <= set(data)
