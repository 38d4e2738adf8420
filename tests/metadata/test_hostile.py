"""Pages made to break or to delay: broken and endless structured data, millions of declarations, deep nesting."""

import json
import time

import pytest

from scrubber.metadata import FIELDS, metadata_of
from tests.metadata.pages import STORY, document, ld, metadata

SIZE, TIMES, LIMIT, SHORTEST, TRIES = 1_500, 4, 9.0, 0.004, 4


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "[" * 100000,
        '{"a":' * 100000,
        "null",
        "3",
        "[]",
        '"x"',
        "{}",
        '{"@graph": 3}',
        '{"@type": {"a": 1}}',
        "\x00",
        "<!-- -->",
        '{"@type": "Article", "author": {"@id": "#a"}, "@id": "#a"}',
        '{"@type": ["Article", 3, null], "author": [[["x"]]]}',
        '{"@type": "Article", "headline": {"@value": 3}, "datePublished": [{}, null, 3], "image": [[]], "keywords": {}}',
        '{"@type": "Article", "mainEntity": {"@type": "Article", "mainEntity": []}, "publisher": "#p", "author": {"name": {}}}',
    ],
)
def test_structured_data_that_says_nothing(data):
    assert metadata(ld(data)).authors == ()


@pytest.mark.parametrize(
    "data",
    [
        '<!-- {"@type": "Article", "author": "Jane Doe"} -->',
        '//<![CDATA[\n{"@type": "Article", "author": "Jane Doe"}\n//]]>',
        '{"@type": "Article", "author": "Jane Doe",}',
        '{"@type": "Article", "author": "Jane Doe", "x": [1, 2, ], };',
        '{"@type": "Article", "description": "two\nlines", "author": "Jane Doe"}',
        '\ufeff{"@type": "Article", "author": "Jane Doe"} trailing',
    ],
)
def test_structured_data_with_common_faults_is_read(data):
    assert metadata(ld(data)).authors == ("Jane Doe",)


def test_references_in_a_circle_end():
    graph = [
        {"@id": "#a", "@type": "Article", "author": {"@id": "#b"}},
        {"@id": "#b", "author": {"@id": "#a"}, "mainEntity": {"@id": "#a"}},
    ]
    assert metadata(ld({"@graph": graph})).authors == ()


def test_what_is_kept_is_bounded():
    found = document("<meta name=author content=x>" * 50_000, "<span class=author>Jane Doe</span> " * 50_000)
    assert len(found.metadata) < 10_000
    assert len(found.notes) < 1_000
    found = document(ld(json.dumps({"a": "x" * 900_000})) * 20)
    assert sum(len(value) for _, value in found.metadata) < 6_000_000


UNITS = {
    "names": "<p>Written by Jane Doevik</p>",
    "persons": "<p>Jane Doevik</p>",
    "dates": "<p>Published 1/5/2024</p>",
    "headings": "<h1>Rain in the old town</h1>",
    "marks": "<span class=author>Jane Doe</span>",
    "nested marks": "<span class=author>",
    "times": "<time datetime=2024-05-01>x</time>",
    "items": "<meta itemprop=author content='Jane Doe'>",
    "metas": "<meta name=author content='Jane Doe, John Roe'>",
    "sites": "<meta property=og:site_name content='a b'>",
    "titles": "<meta property=og:title content='a - b - c - d'>",
    "scripts": ld({"@type": "Article", "author": [{"name": "x"}] * 3}),
    "blanks": ld("{" + " " * 500),
    "commas": ld("," * 500),
    "deep": "<div class='sidebar x'>",
}


@pytest.mark.parametrize("unit", list(UNITS.values()), ids=list(UNITS))
def test_four_times_the_page_takes_four_times_the_time(unit):
    def seconds(size):
        found = document("<title>Rain | x</title>", unit * size + STORY)
        begun = time.perf_counter()
        asked = metadata_of(found)
        for field in FIELDS:
            getattr(asked, field)
        return time.perf_counter() - begun

    for _ in range(TRIES):
        ratio = seconds(SIZE * TIMES) / max(seconds(SIZE), SHORTEST)
        if ratio < LIMIT:
            return
    pytest.fail(f"{ratio:.1f} times the time")
