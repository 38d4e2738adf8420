import pytest

from scrubber.metadata.dates import day_of, exact_day
from tests.metadata.pages import STORY, ld, metadata

TITLE = "<h1>Rain in the old town</h1>"

# No date.


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2 hours ago",
        "vor 3 Tagen",
        "May 2024",
        "2024",
        "1/5/2024",
        "31 February 2024",
        "July 4, 1776",
        "2024-13-01",
        "v1.2.2024",
        "192.168.1.2024",
        "Rain 12, 2024",
        "12 rains 2024",
        "$12.05.2024",
        "0000-00-00",
        "1" * 5000,
        "2024" * 1000,
        "1 May " * 500,
    ],
)
def test_what_is_no_day(text):
    assert day_of(text) is None


@pytest.mark.parametrize("text", ["1999", "12345678", "99999999", "123456789012345", "0000000001"])
def test_numbers_that_are_no_day(text):
    assert exact_day(text) is None


@pytest.mark.parametrize(
    "body",
    [
        '<div class="related"><time datetime="2024-05-01">May 1</time></div>',
        '<div class="comment"><time datetime="2024-05-01">May 1</time></div>',
        "<footer>May 1, 2024</footer>",
        "<p>The ferry has run since May 1, 2014.</p>",
        "<footer>© May 1, 2024</footer>",
    ],
)
def test_a_day_far_from_the_title_is_not_the_page_s(body):
    assert metadata("", f"{TITLE}{STORY * 15}{body}").date is None


@pytest.mark.parametrize(
    "body",
    [
        "<p>All forms must reach the ferry office at the quay in the old town before April 15, 2024.</p>",
        "<table><tr><th>Day</th><th>Rain</th></tr><tr><td>1 May 2024</td><td>12 mm</td></tr></table>",
        "<p>Deadline: May 1, 2024</p>",
        "<p hidden>May 1, 2024</p>",
    ],
)
def test_a_day_that_the_article_tells_of_is_not_its_own(body):
    assert metadata("", f"{TITLE}{body}{STORY * 15}").date is None


def test_a_later_day_beside_the_title_is_not_the_day_of_publishing():
    head = ld({"@type": "Article", "datePublished": "2024-05-01", "dateModified": "2024-06-01"})
    assert metadata(head, f"{TITLE}<p>June 1, 2024</p>{STORY}<p>Published on April 3, 2024</p>").date == "2024-05-01"


def test_the_day_of_the_last_change_is_that_of_publishing_only_in_articles():
    body = f"{TITLE}{STORY * 15}<p>Last updated May 1, 2024</p>"
    assert metadata("", body).date is None
    assert metadata('<meta property="og:type" content="article">', body).date == "2024-05-01"


# Days in any language.


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01",
        "2024-05-01T12:30:00+02:00",
        "2024/05/01",
        "2024.5.1",
        "May 1, 2024",
        "May 1st, 2024",
        "1 May 2024",
        "Wednesday, 1 May 2024 at 10:00",
        "Wed, 01 May 2024 10:00:00 GMT",
        "MAY 1 2024",
        "01-May-2024",
        "1.5.2024",
        "1. Mai 2024",
        "1er mai 2024",
        "le 1 mai 2024",
        "1 de mayo de 2024",
        "1 de maio de 2024",
        "1 maggio 2024",
        "1 mei 2024",
        "1 maj 2024",
        "1. května 2024",
        "1 мая 2024 г.",
        "1 травня 2024",
        "2024. május 1.",
        "1 Mayıs 2024",
        "1 Μαΐου 2024",
        "1 مايو 2024",
        "1 במאי 2024".replace("במאי", "מאי"),
        "1 tháng 5, 2024",
        "2024年5月1日",
        "2024년 5월 1일",
        "2024 年 05 月 01 日",
        "Posted on May 1, 2024 by Ann",
        "Ann·May 1, 2024",
    ],
)
def test_days(text):
    assert day_of(text) == "2024-05-01"


def test_which_number_is_the_month():
    assert day_of("1/5/2024", "en-GB") == day_of("5/1/2024", "en-US") == day_of("1/5/2024", "fr") == "2024-05-01"
    assert day_of("13/5/2024") == day_of("5/13/2024") == "2024-05-13"


def test_machine_readable_days():
    assert exact_day("20240501") == exact_day("1714521600") == exact_day("1714521600000") == "2024-05-01"


# Which of them.


@pytest.mark.parametrize(
    "source",
    [
        ld({"@type": "NewsArticle", "datePublished": "2024-05-01"}),
        '<meta property="article:published_time" content="2024-05-01T08:00:00Z">',
        '<meta name="dc.date" content="2024-05-01">',
        '<meta name="citation_publication_date" content="2024/05/01">',
        '<meta itemprop="datePublished" content="2024-05-01">',
        '<time datetime="2024-05-01">today</time>',
        "<time pubdate>May 1, 2024</time>",
        '<span class="entry-date">May 1, 2024</span>',
        '<abbr class="published" title="2024-05-01T08:00">last week</abbr>',
        "<p>May 1, 2024 · 5 min read</p>",
        "<p>Veröffentlicht am 1. Mai 2024</p>",
    ],
)
def test_sources(source):
    assert metadata(source, f"{TITLE}{source if 'meta' not in source else ''}{STORY}").date == "2024-05-01"


def test_the_day_in_the_address_comes_last():
    url = "https://example.org/2024/05/01/rain"
    assert metadata("", TITLE + STORY, url=url).date == "2024-05-01"
    assert metadata("", f"{TITLE}<p>May 3, 2024</p>{STORY}", url=url).date == "2024-05-03"


def test_a_month_by_name_in_the_address():
    url = "https://example.org/blog/2024/may/01/rain"
    assert metadata("", TITLE + STORY, url=url).date == "2024-05-01"
    assert metadata("", TITLE + STORY, url="https://example.org/2024/rain/01/a").date is None


@pytest.mark.parametrize(
    "body",
    [
        "<div class='card-shadow'><h3>Published</h3><p>May 1, 2024</p></div>",
        "<h4>Publish date</h4><time>1 May 2024</time><h4>Next review</h4><time>1 May 2025</time>",
        "<div class='meta'>Posted on May 1, 2024</div><div class='card'>Posted on May 9, 2024</div>",
        "<footer class='entry-footer'>Posted on May 1, 2024</footer><footer>Posted on May 9, 2024</footer>",
    ],
)
def test_a_day_far_from_the_title_whose_line_says_so(body):
    assert metadata("", f"{TITLE}{STORY * 15}{body}").date == "2024-05-01"


def test_the_footer_of_the_article_is_no_frame():
    body = (
        f"<article>{TITLE}{STORY * 3}<footer><p>May 1, 2024</p></footer></article><footer><p>May 9, 2024</p></footer>"
    )
    assert metadata("", body).date == "2024-05-01"


def test_the_first_of_two_days_on_which_it_was_published():
    note = "<p>This article was originally published on May 1, 2014 and is kept up to date.</p>"
    assert metadata("", f"{TITLE}<p>May 9, 2024</p>{STORY * 15}{note}").date == "2014-05-01"


def test_a_labelled_day_before_a_declared_one_that_is_the_last_change():
    head = ld({"@type": "Article", "datePublished": "2024-06-01T08:00", "dateModified": "2024-06-01T08:00"})
    assert metadata(head, f"{TITLE}{STORY * 15}<p>Published May 1, 2024</p>").date == "2024-05-01"


def test_the_attribute_settles_which_number_is_the_month():
    line = '<time datetime="2024-05-01T19:38:01">05/01/2024 7:38 PM</time>'
    assert metadata("", f"{TITLE}<p>{line}</p>{STORY}", language="en-GB").date == "2024-05-01"


def test_what_is_hidden_with_the_title_is_shown_by_scripts():
    assert metadata("", f"<div hidden>{TITLE}<p>May 1, 2024</p>{STORY}</div>").date == "2024-05-01"


def test_the_day_of_the_first_post():
    url = "https://bbs.example.org/viewtopic.php?id=1"
    post = "<h2>#{0} 2024-05-0{0} 12:30</h2><dl><dt>ann{0}</dt><dd>Member</dd></dl>"
    posts = f"{post.format(1)}<h3>Rain</h3>{STORY}{post.format(2)}<h3>Re: Rain</h3>{STORY}"
    found = metadata("<title>Rain / Old Town Forum</title>", posts, url=url)
    assert (found.date, found.authors) == ("2024-05-01", ("ann1",))
    told = f'{TITLE}<p><time datetime="2024-05-01">May</time></p><p>On 2 April 2024 it rained.</p>'
    assert metadata("", told, url=url).date == "2024-05-01"


def test_published_and_changed():
    line = "<p>Published May 1, 2024 | Updated May 9, 2024</p>"
    found = metadata("", TITLE + line + STORY)
    assert (found.date, found.date_modified) == ("2024-05-01", "2024-05-09")
    head = ld({"@type": "Article", "datePublished": "2024-05-01", "dateModified": "2024-05-09"})
    found = metadata(head, f"{TITLE}<p>Updated May 9, 2024</p>{STORY}")
    assert (found.date, found.date_modified) == ("2024-05-01", "2024-05-09")


def test_an_earlier_day_beside_the_title_before_a_declared_one():
    head = '<meta property="article:published_time" content="2024-08-07">'
    assert metadata(head, f"{TITLE}<p>Dec 30, 2013</p>{STORY}").date == "2013-12-30"


def test_a_page_shows_how_it_writes_dates():
    other = "<p>25/12/2023</p>"
    assert metadata("", f"{TITLE}<p>1/5/2024</p>{STORY}").date is None
    assert metadata("", f"{TITLE}<p>1/5/2024</p>{STORY}{other}").date == "2024-05-01"
