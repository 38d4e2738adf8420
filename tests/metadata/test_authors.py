import pytest

from tests.metadata.pages import STORY, ld, metadata

TITLE = "<h1>Rain in the old town</h1>"
HEAD = "<title>Rain in the old town | Ferry Times</title><meta property='og:site_name' content='Ferry Times'>"
DATED = "<p>May 1, 2024</p>"

# Nobody, rather than somebody wrong.


@pytest.mark.parametrize(
    "line",
    [
        "By the river it rained.",
        "By Monday",
        "By Category",
        "Shop By Brand",
        "Posted in News",
        "Reviewed by Mary Major",
        "Photo by Mary Major",
        "Illustration: Mary Major",
        "Travel Tips",
        "Table of Contents",
        "Reading Time",
        "Share This Story",
        "Updated May 1, 2024",
        "DISHWASHER SAFE",
        "Von allen Seiten",
        "Par exemple",
        "Di Notte",
        "Digital OrganizationOfficePapers",
        "Mental HealthDECEMBER 2",
        "作者",
        "来源：网络",
        "作者最近文章",
        "HN666）",
    ],
)
def test_a_line_under_the_title_that_names_nobody(line):
    assert metadata(HEAD, f"{TITLE}<p>{line}</p>{DATED}{STORY * 3}").authors == ()


@pytest.mark.parametrize(
    "name",
    [
        "admin",
        "Administrator",
        "editor",
        "Guest",
        "Unknown",
        "webmaster",
        "wordpress",
        "N/A",
        "null",
        "",
        "-",
        "42",
        "ann@example.org",
        "https://example.org/ann",
        "www.example.org",
        "/author/ann",
        "{{ author }}",
        "View all posts by Ann Lee",
        "Courtesy of Ann Lee",
        "Sponsored by Ferry Times",
        "管理员",
        "wordpressadmin",
        "/domena publiczna",
        "责任编辑 HN666）",
        "May 1, 2024",
        "Foto: Jane Doe",
        "Фото из архива",
        "01:30 Min.",
        "#travel",
    ],
)
@pytest.mark.parametrize(
    "place",
    ['<meta name="author" content="{}">', '<a rel="author" href="/a">{}</a>', '<span class="author-name">{}</span>'],
)
def test_what_is_no_name_is_no_author(name, place):
    html = place.format(name)
    head, body = (HEAD + html, "") if html.startswith("<meta") else (HEAD, html)
    assert metadata(head, f"{TITLE}{body}{STORY * 3}").authors == ()


@pytest.mark.parametrize(
    "place",
    [
        '<div class="comments"><div class="comment"><span class="comment-author">Mary Major</span><p>Nice.</p></div></div>',
        '<aside class="sidebar"><span class="author">Mary Major</span></aside>',
        '<div class="related-posts"><a rel="author" href="/author/m">Mary Major</a></div>',
        '<footer><span class="author">Mary Major</span></footer>',
        '<nav><a class="author" href="/author/m">Mary Major</a></nav>',
        '<blockquote class="testimonial"><span class="author">Mary Major</span></blockquote>',
    ],
)
def test_names_in_comments_teasers_and_frames_are_others(place):
    assert metadata(HEAD, f"{TITLE}{STORY * 12}{place}").authors == ()


@pytest.mark.parametrize(
    ("line", "language"), [("和讯网", "zh"), ("新华社", "zh"), ("オープンソース", "ja"), ("ツイート", "ja")]
)
def test_names_of_outlets_and_sections_are_no_peoples(line, language):
    head, day = "<title>大雨</title>", "<p>2024年5月1日</p>"
    story = f"<p>{line}{'大雨が降り続き、川が増水した。' * 20}</p>"
    assert metadata(head, f"<h1>大雨</h1><p>{line}</p>{day}{story}", language=language).authors == ()
    assert metadata(head, f"<h1>大雨</h1><p>山田太郎</p>{day}{story}山田太郎の記事", language=language).authors == (
        "山田太郎",
    )


def test_a_list_of_articles_has_no_author():
    names = ["Ann Lee", "Bo Mo", "Cid Ray", "Dee Poe", "Eve Fox", "Fay Kim", "Gus Orr"]
    cards = "".join(
        f'<div><h2>Story {n}</h2><span class="by-author">{name}</span></div>' for n, name in enumerate(names)
    )
    assert metadata("<title>News</title>", f"<h1>News</h1>{STORY}{cards}").authors == ()


def test_structured_data_on_something_within_the_page_names_no_author():
    review = {"@type": "Product", "name": "Kettle", "review": {"@type": "Review", "author": {"name": "Mary Major"}}}
    assert metadata(ld(review)).authors == ()
    comment = {
        "@type": "Article",
        "headline": "Rain",
        "comment": [{"@type": "Comment", "author": {"name": "Mary Major"}}],
    }
    assert metadata(ld(comment)).authors == ()


def test_several_names_under_labels_far_from_the_title_are_those_of_other_texts():
    others = "".join(f"<p>by</p><p>{name}</p>" for name in ("Ann Leevik", "Bo Moevik"))
    assert metadata(HEAD, f"{TITLE}{DATED}{STORY * 40}{others}").authors == ()
    assert metadata(HEAD, f"{TITLE}{DATED}{STORY * 40}<p>By</p><p>Local Business</p>").authors == ()


def test_a_brand_is_no_author():
    assert metadata(HEAD, f"{TITLE}<p>By Boss Office Products</p>{STORY}").authors == ()


def test_a_name_in_prose_is_no_byline():
    prose = "<p>By Ann Lee it was said that rain falls on every town, and everybody who heard it went home at once.</p>"
    assert metadata(HEAD, f"{TITLE}{STORY * 12}{prose}").authors == ()


def test_the_name_of_the_site_where_only_machines_see_it():
    head = HEAD.replace("Ferry Times", "Ferryx")
    assert metadata(f'{head}<meta name="author" content="Ferryx">', TITLE + STORY).authors == ()


# Who it is.


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("Written by: Jane Doe", ("Jane Doe",)),
        ("Posted by Jane Doe on May 1, 2024", ("Jane Doe",)),
        ("May 1, 2024 | By Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("By Jane Doe, John Roe & Max Li", ("Jane Doe", "John Roe", "Max Li")),
        ("By Jane Doe, Senior Writer", ("Jane Doe",)),
        ("By JANE DOE", ("JANE DOE",)),
        ("By K. T. O’Hara-Smith", ("K. T. O’Hara-Smith",)),
        ("Von Erika Muster", ("Erika Muster",)),
        ("Par Jean-Luc Petit", ("Jean-Luc Petit",)),
        ("Por María de la Cruz", ("María de la Cruz",)),
        ("Di Marco Bianchi", ("Marco Bianchi",)),
        ("Door Piet van der Berg", ("Piet van der Berg",)),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("作者：王小明", ("王小明",)),
        ("文/王小明", ("王小明",)),
        ("記者王小明／台北報導", ("王小明",)),
        ("责任编辑：王小明", ("王小明",)),
    ],
)
def test_bylines(line, names):
    assert metadata(HEAD, f"{TITLE}<p>{line}</p>{DATED}{STORY * 3}").authors == names


@pytest.mark.parametrize(
    "mark",
    [
        '<a rel="author" href="/x">Jane Doe</a>',
        '<a rel="author" href="/x"><span>Jane</span> <span>Doe</span></a>',
        '<span itemprop="author">Jane Doe</span>',
        '<div itemprop="author" itemscope><span itemprop="name">Jane Doe</span></div>',
        '<div itemprop="author" itemscope><meta itemprop="name" content="Jane Doe"></div>',
        '<span class="author vcard">Jane Doe</span>',
        '<p class="byline">By Jane Doe</p>',
        '<div class="post-author"><p>Jane Doe</p></div>',
        "<address>Jane Doe</address>",
        '<p><a href="https://example.org/author/jane">Jane Doe</a></p>',
        "<p>Jane Doevik | May 1, 2024</p>",
    ],
)
def test_marks(mark):
    names = metadata(HEAD, f"{TITLE}{mark}{STORY * 3}").authors
    assert [name.replace("Doevik", "Doe") for name in names] == ["Jane Doe"]


def test_at_the_end_of_the_article():
    box = '<div class="author-bio"><h4>Jane Doevik</h4><p>Jane Doevik is a reporter who has written on rain and ferries, and on towns by rivers, for many years.</p></div>'
    assert metadata(HEAD, f"{TITLE}{STORY * 12}{box}").authors == ("Jane Doevik",)
    assert metadata(HEAD, f"{TITLE}{STORY * 12}<p>Written by Jane Doevik</p>").authors == ("Jane Doevik",)


@pytest.mark.parametrize(
    "tail", ["<h3>Author</h3><p>Ann Leevik</p>", "<p>by</p><p>Ann Leevik</p>", "<p>By: Ann Leevik</p>"]
)
def test_a_name_under_a_label_far_from_the_title(tail):
    assert metadata(HEAD, f"{TITLE}{DATED}{STORY * 40}{tail}").authors == ("Ann Leevik",)


def test_a_name_into_which_other_words_have_run():
    head = ld({"@type": "Article", "author": {"name": "Ann Lee"}})
    assert metadata(HEAD + head, f"{TITLE}<p>By Ann LeeIn Travel, Guides</p>{DATED}{STORY}").authors == ("Ann Lee",)


@pytest.mark.parametrize("name", ["Duran Duran", "Fotoula Bildsen", "Ann Annvik", "Photon Roevik", "Erika von Erstell"])
def test_names_that_only_look_like_labels_or_repetitions_stay(name):
    assert metadata(HEAD, f"{TITLE}<p><a rel=author href=/x>{name}</a></p>{STORY}").authors == (name,)


@pytest.mark.parametrize(
    "link",
    [
        "Jane DoevikJane Doevik",
        "Jane Doevik Jane Doevik",
        "Interview: Jane Doevik",
        "Autor/in: Jane Doevik",
        "Erstellt von Jane Doevik",
        "More stories by Jane Doevik",
        "Jane Doevik @janedoevik",
        "Jane Doevik(Kiel, Hamburg)",
    ],
)
def test_a_name_and_what_is_written_around_it(link):
    assert metadata(HEAD, f"{TITLE}<p><a rel=author href=/x>{link}</a></p>{STORY}").authors == ("Jane Doevik",)


def test_the_first_post_of_a_thread_counts():
    posts = "".join(
        f'<div class="post"><a class="username" href="/members/{n}">{n}</a>{STORY}</div>'
        for n in ("rain_man", "bo7", "x1")
    )
    assert metadata("<meta name=generator content='Discourse 3'>", TITLE + posts).authors == ("rain_man",)


# Whom to believe.


def test_a_person_who_is_shown_before_an_organisation_that_is_declared():
    head = HEAD + ld({"@type": "Article", "author": {"@type": "Organization", "name": "Ferry Times"}})
    assert metadata(head, f"{TITLE}<p class=byline>By Jane Doe</p>{STORY}").authors == ("Jane Doe",)


def test_a_person_who_is_shown_before_one_who_is_not():
    head = HEAD + ld({"@type": "Article", "author": {"name": "Max Publisher"}})
    assert metadata(head, f"{TITLE}<p><a rel=author href=/x>Jane Doe</a></p>{STORY}").authors == ("Jane Doe",)


def test_all_authors_where_one_source_names_the_first():
    head = HEAD + '<meta name="author" content="Jane Doevik">'
    line = '<p><a href="/author/j">Jane Doevik</a>, <a href="/author/r">John Roevik</a></p>'
    assert metadata(head, f"{TITLE}{line}{STORY}").authors == ("Jane Doevik", "John Roevik")


def test_the_site_where_it_is_shown_and_nobody_else_is():
    head = HEAD + ld({"@type": "Article", "datePublished": "2024-05-01", "author": {"name": "Ferry Times"}})
    assert metadata(head, f"<p>Ferry Times</p>{TITLE}{STORY}").authors == ("Ferry Times",)


def test_references_are_followed():
    graph = [{"@type": "Article", "author": {"@id": "#ann"}}, {"@type": "Person", "@id": "#ann", "name": "Jane Doe"}]
    assert metadata(ld({"@graph": graph})).authors == ("Jane Doe",)
    assert metadata(
        ld({"@type": "QAPage", "mainEntity": {"@type": "Question", "author": {"name": "jd7"}}})
    ).authors == ("jd7",)
