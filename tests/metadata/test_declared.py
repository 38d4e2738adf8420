import json

import pytest

import scrubber


def page(head: str, body: str = "<p>It rained all day.</p>") -> scrubber.Result:
    return scrubber.scrub(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")


def structured(**facts) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **facts})}</script>'


# None rather than a wrong one.


def test_a_page_that_declares_nothing():
    result = page("")
    assert (result.title, result.author, result.authors, result.date, result.url) == (None, None, [], None, None)


def test_text_declares_nothing():
    result = scrubber.scrub("By Ann Lee\n\n1 May 2024\n\nIt rained.")
    assert (result.author, result.date, result.url) == (None, None, None)


@pytest.mark.parametrize("author", ["https://example.org/ann", "ann@example.org", "", "  "])
def test_an_address_is_no_author(author):
    assert page(f'<meta name="author" content="{author}">').author is None


@pytest.mark.parametrize(
    "date", ["yesterday", "2 hours ago", "May 2024", "01/05/2024", "", "2024-05", "1999", "2024-13-40"]
)
def test_a_date_that_is_no_day_is_none(date):
    assert page(f'<meta property="article:published_time" content="{date}">').date is None


@pytest.mark.parametrize(
    "content", ["{", "[]", "null", "3", '"x"', '{"@type": 3}', '{"@graph": 3}', "[" * 100_000, "[null, 3]"]
)
def test_structured_data_that_is_broken_is_passed_over(content):
    head = f'<script type="application/ld+json">{content}</script><meta name="author" content="Ann Lee"><title>Rain</title>'
    result = page(head)
    assert (result.title, result.author) == ("Rain", "Ann Lee")


@pytest.mark.parametrize("author", [None, 3, {}, [], [None], [3], [{}], {"name": 3}, {"name": None}, [{"name": [3]}]])
def test_authors_of_odd_shapes_are_passed_over(author):
    assert page(structured(author=author)).authors == []


@pytest.mark.parametrize("headline", [None, 3, {}, [], "", " "])
def test_headlines_of_odd_shapes_are_passed_over(headline):
    assert page(structured(headline=headline) + "<title>Rain</title>").title == "Rain"


def test_structured_data_about_something_else_is_passed_over():
    other = '<script type="application/ld+json">{"@type": "Person", "headline": "No", "author": "No"}</script>'
    result = page(other + "<title>Rain</title>")
    assert (result.title, result.author) == ("Rain", None)


@pytest.mark.parametrize("title", ["Rain - a history", "Rain | and wind", "A – B – C", "Rain-soaked"])
def test_a_title_with_marks_and_no_known_site_is_left_alone(title):
    assert page(f"<title>{title}</title>").title == title


# Titles.


def test_title_from_structured_data_opengraph_and_title_in_this_order():
    title, opengraph = "<title>Rain three</title>", '<meta property="og:title" content="Rain two">'
    assert page(title).title == "Rain three"
    assert page(title + opengraph).title == "Rain two"
    assert page(title + opengraph + structured(headline="Rain one")).title == "Rain one"


def test_title_from_the_heading_where_nothing_is_declared():
    assert page("", "<h1>It rained</h1><p>All day.</p>").title == "It rained"


@pytest.mark.parametrize(
    "title", ["Rain | The Daily Example", "Rain – the daily example", "The Daily Example - Rain", "Rain"]
)
def test_the_name_of_the_site_is_no_part_of_the_title(title):
    assert page(f'<title>{title}</title><meta property="og:site_name" content="The Daily Example">').title == "Rain"


def test_a_dash_inside_of_the_title_stays_when_the_site_goes():
    head = '<title>Rain - a history - Example</title><meta property="og:site_name" content="Example">'
    assert page(head).title == "Rain - a history"


def test_the_heading_tells_which_part_is_the_title():
    assert (
        page("<title>Rain in the town | Example</title>", "<h1>Rain in the town</h1><p>a</p>").title
        == "Rain in the town"
    )


def test_white_space_and_entities_in_titles():
    assert page("<title>\n  Rain &amp;\n wind </title>").title == "Rain & wind"


# Authors.


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ({"@type": "Person", "name": "Ann  Lee"}, ["Ann Lee"]),
        ([{"name": "Ann Lee"}, {"name": "Bo Mo"}], ["Ann Lee", "Bo Mo"]),
        (["Ann Lee", "Bo Mo", "Ann Lee"], ["Ann Lee", "Bo Mo"]),
    ],
)
def test_authors_from_structured_data(author, names):
    result = page(structured(author=author))
    assert result.authors == names
    assert result.author == ", ".join(names)


@pytest.mark.parametrize("name", ["author", "article:author", "dc.creator", "DC.Creator"])
def test_author_from_meta(name):
    assert page(f'<meta name="{name}" content=" Ann Lee ">').author == "Ann Lee"


def test_structured_data_in_a_graph_and_a_list():
    article = {"@type": ["Article", "NewsArticle"], "author": "Ann Lee"}
    for data in (
        {"@graph": [{"@type": "Person"}, {**article, "@type": "Article"}]},
        [{"@type": "Person"}, {**article, "@type": "BlogPosting"}],
    ):
        assert page(f'<script type="application/ld+json">{json.dumps(data)}</script>').author == "Ann Lee"


def test_an_article_of_two_types_is_an_article():
    assert page(structured(**{"@type": ["NewsArticle", "Thing"], "author": "Ann Lee"})).author == "Ann Lee"


# Dates and addresses.


@pytest.mark.parametrize(
    "date", ["2024-05-01", "2024-05-01T12:30:00Z", "2024-05-01 12:30", " 2024-05-01T00:00:00+02:00"]
)
@pytest.mark.parametrize(
    "head", ['<meta property="article:published_time" content="{}">', '<meta itemprop="datePublished" content="{}">']
)
def test_the_day_of_publication(head, date):
    assert page(head.format(date)).date == "2024-05-01"
    assert page(structured(datePublished=date)).date == "2024-05-01"


def test_the_address_that_was_given_wins():
    head = '<link rel="canonical" href="https://example.org/rain">'
    assert page(head).url == "https://example.org/rain"
    html = f"<!doctype html><html><head>{head}</head><body><p>a</p></body></html>"
    assert scrubber.scrub(html, url="https://example.com/x").url == "https://example.com/x"


def test_opengraph_address():
    assert page('<meta property="og:url" content="https://example.org/rain">').url == "https://example.org/rain"
