import numpy as np
import pytest

from scrubber.api import _document
from scrubber.document import Document
from scrubber.model.blocks import NAMED, look_at
from scrubber.reading import read

PROSE = "The harbour was closed on Monday, and nobody knew when it would be opened again, said the mayor."
PAGE = f"""<html><head><title>The harbour | News</title><meta property="og:type" content="article">
<script type="application/ld+json">{{"@type": "NewsArticle", "description": "{PROSE}"}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<article class="post entry-content"><h1>The harbour</h1><p>{PROSE}</p><p>{PROSE.upper()}</p><div hidden>Ad</div></article>
<footer>© 2019 News</footer></body></html>"""


def seen(html):
    document = _document(read(html, "html"), None, None)
    return [block.text for block in document.blocks], look_at(document)


def value(html, text, name):
    texts, found = seen(html)
    return float(found.columns[name][texts.index(text)])


def test_every_figure_is_a_finite_number():
    _, found = seen(PAGE)
    assert np.isfinite(found.figures).all()
    assert found.figures.shape == (len(found.chain), len(found.columns))
    assert found.figures.dtype == np.float32


@pytest.mark.parametrize(
    "html",
    ["<p>x</p>", "x", "<p>.</p>", "<table><tr><td>1</td></tr></table>", "<pre>\n</pre><p>雨</p>", "<a href='#'>a</a>"],
)
def test_small_pages(html):
    texts, found = seen(html)
    assert np.isfinite(found.figures).all()
    assert len(found.figures) == len(texts)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Home", "link density", 1),
        (PROSE, "link density", 0),
        ("The harbour", "is the title", 1),
        (PROSE, "is the title", 0),
        ("The harbour", "in the title", 1),
        ("Home", "behind the title", 0),
        (PROSE, "behind the title", 1),
        ("Ad", "hidden", 1),
        ("© 2019 News", "copyright", 1),
        ("© 2019 News", "years", 1),
        ("Home", "in list", 1),
        (PROSE, "declared", 1),
        (PROSE.upper(), "declared", 1),
        ("Home", "before all prose", 1),
        ("© 2019 News", "behind all prose", 1),
        (PROSE, "page: og:article", 1),
        (PROSE, "page: is article", 1),
        (PROSE, "page: is product", 0),
        (PROSE, "share of prose at 1", 1),
    ],
)
def test_what_it_sees(text, name, expected):
    assert value(PAGE, text, name) == pytest.approx(expected)


def test_copies_are_counted_in_their_order():
    texts, found = seen("<p>Yes</p><p>No</p><p>Yes</p>")
    assert texts == ["Yes", "No", "Yes"]
    assert found.columns["again"].tolist() == [0, 0, 1]
    assert found.columns["copies"].tolist() == pytest.approx([np.log(2), 0, np.log(2)])


def test_names_and_chains():
    texts, found = seen(PAGE)
    own = found.chain[texts.index(PROSE)]
    assert found.names[own[0]] == ("<p>",)
    assert found.names[own[1]] == ("<article>", "post", "entry", "content")
    assert own[-1] == len(found.names)  # no ancestor so far up
    assert found.chain.shape[1] == NAMED


def test_groups_are_of_the_same_kind_of_element():
    texts, found = seen(PAGE)
    group = found.groups[:, 0]
    assert group[texts.index("Home")] == group[texts.index("News")]
    assert group[texts.index("Home")] != group[texts.index(PROSE)]


def test_words_play_no_part():
    _, one = seen(PAGE.replace("title>The harbour |", "title>X |"))
    other = PAGE.replace("title>The harbour |", "title>X |").replace("mayor", "baker").replace("Monday", "Sunday")
    _, two = seen(other)
    assert (one.figures == two.figures).all()


def test_a_part_of_a_page():
    document = _document(read(PAGE, "html"), None, None)
    found = look_at(document, document.blocks[2:4])
    assert len(found.figures) == 2


def test_structured_data_that_is_broken():
    page = PAGE.replace('"@type": "NewsArticle"', '"@type": [[["')
    _, found = seen(page)
    assert np.isfinite(found.figures).all()


def test_documents_made_by_hand():
    document = _document(read("<p>It rained.</p>", "html"), None, None)
    assert len(look_at(Document(document.blocks, "html", places=document.places)).figures) == 1


JAPANESE = """<html><head><title>港の水位が上がる｜港町新聞</title>
<meta name="description" content="港の水位が三日続けて上がり、船は出られなかった。"></head><body><h2>関連記事</h2>
<h1>港の水位が上がる</h1><p>港の水位が三日続けて上がり、船は出られなかったという。</p><p>市場は休みになった。</p></body></html>"""


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("関連記事", "like the title", 0),
        ("市場は休みになった。", "declared", 0),
        ("港の水位が上がる", "like the title", 1),
        ("港の水位が上がる", "in the title", 1),
        ("港の水位が三日続けて上がり、船は出られなかったという。", "declared", 1),
    ],
)
def test_scripts_without_blanks_are_compared_by_characters(text, name, expected):
    assert value(JAPANESE, text, name) == expected
