import gc
import weakref

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from lxml import html as lxml_html

from scrubber.document import Block
from scrubber.segmenting import segment_html


def blocks_of(page: str) -> list[Block]:
    return segment_html(page.encode())[0]


def texts(page: str) -> list[str]:
    return [block.text for block in blocks_of(page)]


def kinds(page: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks_of(page)]


def words(page: str) -> list[str]:
    return " ".join(texts(page)).split()


def marked(block: Block) -> list[tuple[str, str, str]]:
    return [(span.kind, block.text[span.start : span.end], span.target) for span in block.spans]


# Words: never torn ...


@pytest.mark.parametrize(
    "page",
    [
        "<p><b>W</b>ord</p>",
        "<p>W<span>o</span>rd</p>",
        "<p>Wo<!-- comment -->rd</p>",
        "<p>Wo<?php echo 1 ?>rd</p>",
        "<p>W<i><u>or</u></i>d</p>",
        "<p>Wo<wbr>rd</p>",
        "<p>Wo<script>var x = 1</script>rd</p>",
        '<p>Wo<a name="here"></a>rd</p>',
        "<p>W<font color=red>o</font><font>rd</font></p>",
        "<p>Wo<img src=x alt=y>rd</p>",
        "<p>Wo<meta itemprop=x content=y>rd</p>",
        "<p>Wo<link rel=stylesheet href=x>rd</p>",
        "<p>Wo<unknown>rd</unknown></p>",
        '<p><a href="/w">Wo</a>rd</p>',
        "<p><span class=dropcap>W</span>ord</p>",
        "<p>&#87;ord</p>",
        "<b>W</b>ord",
    ],
)
def test_words_are_not_torn(page):
    assert texts(page) == ["Word"]


@pytest.mark.parametrize("page", ["<p>H<sub>2</sub>O</p>", "<p>H<sub>2<!-- x --></sub>O</p>"])
def test_subscripts_are_part_of_their_word(page):
    assert texts(page) == ["H2O"]


# ... nor glued.


@pytest.mark.parametrize(
    "between",
    [
        "<table><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
        "<p>a<br>b</p>",
        "<p>a<br/><br/>b</p>",
        "a<br><br><br>b",
        "<my-card>a</my-card><my-card>b</my-card>",
        "<button>a</button><button>b</button>",
        '<a href="/a">a</a><a href="/b">b</a>',
        '<nav><a href="/a"><span>a</span></a><a href="/b"><span>b</span></a></nav>',
        "<div>a</div>b",
        "a<div>b</div>",
        "<div>a<p>b</div>",
        "<p>a<p>b",
        "<h1>a</h1><h2>b</h2>",
        "<ul><li>a</li><li>b</li></ul>",
        "<ul><li>a<li>b</ul>",
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
        "<dl><dt>a</dt><dd>b</dd></dl>",
        "<details><summary>a</summary>b</details>",
        "<fieldset><legend>a</legend>b</fieldset>",
        "<figure>a<figcaption>b</figcaption></figure>",
        "<pre>a\nb</pre>",
        "<pre>a<br>b</pre>",
        "<pre><div>a</div><div>b</div></pre>",
        "a<hr>b",
        "<address>a</address><footer>b</footer>",
        "<table><caption>a</caption><tr><td>b</td></tr></table>",
        "<section>a</section><section>b</section>",
        "<label>a</label><input><p>b</p>",
        "<p>a </p><!-- --><p> b</p>",
        "<p>a&nbsp;b</p>",
        "<p>a\n\tb</p>",
        "<p>a <b> b</b></p>",
    ],
)
def test_words_are_not_glued(between):
    assert words(between) == ["a", "b"]


def test_white_space_is_folded_as_a_browser_does():
    assert texts("<p>  It\n   rained <b> all </b>\t day&nbsp;long . </p>") == ["It rained all day long ."]


def test_a_line_break_stays_and_two_end_the_paragraph():
    assert texts("<p>one<br>two<br> <br>three</p>") == ["one\ntwo", "three"]


# Kinds.


def test_headings_have_their_levels():
    page = "".join(f"<h{level}>Title {level}</h{level}>" for level in range(1, 7))
    assert [(block.kind, block.level, block.text) for block in blocks_of(page)] == [
        ("heading", level, f"Title {level}") for level in range(1, 7)
    ]


def test_text_behind_a_heading_is_no_heading():
    assert kinds("<div><h2>A<div>B</div></h2>c</div>")[-1] == ("paragraph", "c")


def test_nested_lists_have_levels_and_markers():
    page = """<ul><li>one<ol start=4><li>four</li><li>five<ul><li>deep</li></ul></li><li>six</li></ol></li>
    <li>two</li></ul><p>end</p>"""
    found = [(block.kind, block.level, block.marker, block.text) for block in blocks_of(page)]
    assert found == [
        ("list_item", 1, "-", "one"),
        ("list_item", 2, "4.", "four"),
        ("list_item", 2, "5.", "five"),
        ("list_item", 3, "-", "deep"),
        ("list_item", 2, "6.", "six"),
        ("list_item", 1, "-", "two"),
        ("paragraph", 0, "", "end"),
    ]


@pytest.mark.parametrize("start", ["x", "", "-", "99999999999999999999", "1.5", "²"])
def test_a_start_that_is_no_number_is_one(start):
    assert [block.marker for block in blocks_of(f"<ol start='{start}'><li>a<li>b</ol>")] == ["1.", "2."]


def test_items_of_one_list_share_their_container_and_other_lists_have_others():
    a, b, c = blocks_of("<ul><li>a</li><li>b</li></ul><ul><li>c</li></ul>")
    assert a.containers == b.containers
    assert a.containers[0].kind == c.containers[0].kind == "list"
    assert a.containers[0].id != c.containers[0].id


def test_only_the_first_paragraph_of_an_item_has_the_marker():
    found = [(block.marker, block.text) for block in blocks_of("<ol><li><p>a</p><p>b</p></li><li>c</li></ol>")]
    assert found == [("1.", "a"), ("", "b"), ("2.", "c")]


def test_an_empty_item_gives_its_marker_to_nobody():
    found = [(block.marker, block.text) for block in blocks_of("<ol><li></li><li>b</li></ol>")]
    assert found == [("2.", "b")]


def test_blockquotes():
    (quote, inner, after) = blocks_of("<blockquote>a<p>b</p></blockquote><p>c</p>")
    assert (quote.kind, inner.kind, after.kind) == ("quote", "quote", "paragraph")
    assert [container.kind for container in inner.containers] == ["quote"]
    assert after.containers == ()


def test_captions():
    assert kinds("<figure><img src=x><figcaption>The quay.</figcaption></figure><p>Text.</p>") == [
        ("caption", "The quay."),
        ("paragraph", "Text."),
    ]


def test_definition_lists_keep_terms_and_definitions_together():
    term, definition = blocks_of("<dl><dt>Tide</dt><dd>The sea, rising.</dd></dl>")
    assert (term.text, definition.text) == ("Tide", "The sea, rising.")
    assert term.containers == definition.containers
    assert term.containers[0].kind == "definitions"


@pytest.mark.parametrize("tag", ["pre", "listing", "xmp"])
def test_white_space_in_listings_is_exact(tag):
    code = "def f(x):\n\n    if x:\n\t\treturn  1\n  # end"
    assert kinds(f"<p>See:</p><{tag}>\n{code}\n</{tag}>") == [("paragraph", "See:"), ("code", code)]


def test_a_listing_is_one_block_whatever_marks_its_lines():
    page = "<pre><code><span class=k>if</span> a &lt; b:\n    <b>go</b>(  )</code></pre>"
    assert kinds(page) == [("code", "if a < b:\n    go(  )")]


def test_the_first_lines_indentation_is_code():
    assert texts("<pre>    a\n  b</pre>") == ["    a\n  b"]


def test_a_listing_of_divs_and_breaks_keeps_its_lines():
    assert texts("<pre><div>a</div><div>  b</div>c<br>d</pre>") == ["a\n  b\nc\nd"]


def test_paragraphs_behind_a_listing_are_folded_again():
    assert kinds("<pre>a  b</pre><p>c  d</p>") == [("code", "a  b"), ("paragraph", "c d")]


def test_details_and_noscript_are_blocks():
    assert texts("<details><summary>More</summary><p>Hidden text.</p></details>") == ["More", "Hidden text."]
    assert texts("<p>a</p><noscript><p>Please turn scripts on.</p></noscript>") == ["a", "Please turn scripts on."]


# Tables.


def test_data_tables_are_rows_with_tabs():
    page = """<table><caption>Tides</caption><thead><tr><th>Day</th><th>High</th></tr></thead>
    <tbody><tr><td>1 May</td><td><b>3.1</b></td></tr><tr><td>2 May</td><td>3.4</td></tr></tbody></table>"""
    assert kinds(page) == [
        ("caption", "Tides"),
        ("table_row", "Day\tHigh"),
        ("table_row", "1 May\t3.1"),
        ("table_row", "2 May\t3.4"),
    ]
    row = blocks_of(page)[2]
    assert marked(row) == [("strong", "3.1", "")]
    assert row.source == row.text


def test_an_empty_cell_keeps_its_column():
    assert texts("<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td><td></td><td>f</td></tr></table>") == [
        "a\tb\tc",
        "d\t\tf",
    ]


def test_an_empty_first_cell_keeps_its_column():
    rows = texts("<table><tr><td></td><th>b</th><th>c</th></tr><tr><th>d</th><td>e</td><td>f</td></tr></table>")
    assert rows == ["\tb\tc", "d\te\tf"]


@pytest.mark.parametrize(
    "page",
    [
        f"<table><tr><td>Menu</td><td><p>{'It rained all day. ' * 30}</p></td></tr></table>",
        "<table><tr><td>a</td><td><h1>Title</h1><p>b</p></td></tr></table>",
        "<table role=presentation><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td colspan=2>Masthead</td></tr><tr><td>Menu</td><td>Text</td></tr></table>",
        "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        "<table><tr><td>a</td><td><ul><li>b</li></ul></td></tr></table>",
    ],
    ids=["prose", "heading", "role", "masthead", "one column", "list"],
)
def test_cells_of_layout_tables_are_blocks(page):
    found = kinds(page)
    assert len(found) >= 2
    assert all(kind != "table_row" and "\t" not in text for kind, text in found)


def test_a_heading_with_its_text_makes_a_layout_of_any_table():
    cell = "<td><h3>Rain</h3><p>It rained all day.</p></td>"
    found = kinds(f"<table>{f'<tr>{cell}{cell}</tr>' * 4}</table>")
    assert {kind for kind, _ in found} == {"heading", "paragraph"}


def test_headings_alone_in_cells_and_lists_in_a_grid_are_data():
    heads = "<tr><td><h4>Wind</h4></td><td><h4>Ferry</h4></td></tr>"
    rows = "<tr><td>6</td><td>runs</td></tr><tr><td>9</td><td>stays</td></tr>"
    assert texts(f"<table>{heads}{rows}</table>") == ["Wind\tFerry", "6\truns", "9\tstays"]
    grid = "".join(f"<tr><td>Day {n}</td><td><ul><li>rain</li><li>wind</li></ul></td></tr>" for n in (1, 2, 3))
    assert texts(f"<table>{grid}</table>") == ["Day 1\train\nwind", "Day 2\train\nwind", "Day 3\train\nwind"]


def test_a_head_over_all_columns_is_a_row_of_its_table():
    head = "<tr><th colspan=2>Weir</th></tr><tr><td colspan=2>in 1910</td></tr>"
    rows = "<tr><th>Built</th><td>1840</td></tr><tr><th>Height</th><td>3 m</td></tr>"
    assert texts(f"<table>{head}{rows}</table>") == ["Weir", "in 1910", "Built\t1840", "Height\t3 m"]
    assert {kind for kind, _ in kinds(f"<table>{head}{rows}</table>")} == {"table_row"}


def test_of_nested_tables_the_inner_one_may_be_data():
    page = "<table><tr><td>Menu</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"
    assert kinds(page) == [("paragraph", "Menu"), ("table_row", "a\tb")]


def test_a_table_around_another_one_is_layout():
    page = "<table><tr><td>Menu</td><td><table><tr><td>a</td></tr></table></td></tr></table>"
    assert kinds(page) == [("paragraph", "Menu"), ("paragraph", "a")]


def test_a_table_that_is_never_closed_loses_nothing():
    assert words("<table><tr><td>a<td>b<tr><td>c<td>d") == ["a", "b", "c", "d"]


# Hidden and skipped.


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'hidden="hidden"',
        'aria-hidden="true"',
        'style="display:none"',
        'style="color: red; DISPLAY : none !important"',
        'style="visibility: hidden"',
    ],
)
def test_hidden_elements_are_kept_and_marked(attributes):
    found = [(block.text, block.hidden) for block in blocks_of(f"<p>a</p><div {attributes}><p>b</p></div><p>c</p>")]
    assert found == [("a", False), ("b", True), ("c", False)]


@pytest.mark.parametrize("attributes", ['aria-hidden="false"', 'style="display:block"', 'class="hidden"', 'style=""'])
def test_what_is_not_hidden_is_not_marked(attributes):
    assert [block.hidden for block in blocks_of(f"<div {attributes}><p>b</p></div>")] == [False]


@pytest.mark.parametrize(
    "skipped",
    [
        "<script>var a = '<p>x</p>';</script>",
        "<style>p { color: red }</style>",
        "<template><p>x</p></template>",
        "<svg><text>x</text><title>x</title></svg>",
        "<!-- <p>x</p> -->",
        "<!--[if IE]><p>x</p><![endif]-->",
        "<iframe>x</iframe>",
        "<select><option>x</option><option>x</option></select>",
        "<textarea>x</textarea>",
        "<svg><script>x</script><g><text>x</text></g></svg>",
    ],
)
def test_what_is_no_text_of_the_page_is_skipped(skipped):
    assert texts(f"<p>a</p>{skipped}<p>b</p>") == ["a", "b"]


@pytest.mark.parametrize("page", ["<p>a<svg/>b</p>", "<p>a</p><script>", "<p>a</p><style>x", "<p>a</p><template><p>x"])
def test_an_unclosed_skipped_element_keeps_what_came_before(page):
    assert words(page)[0].startswith("a")


def test_an_unclosed_comment_keeps_what_came_before():
    assert texts("<p>a</p><p>b</p><!-- never closed <p>c</p>")[:2] == ["a", "b"]


# Broken pages.


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>a</p></body><p>b</p></html>",
        "<html><body><p>a</p></body></html><p>b</p>",
        "<html><body><p>a</p></body></html>b",
        "<html><body><p>a</p></body></html><!-- x --><div>b</div>",
        "<html><body><p>a</p></body></html><html><body><p>b</p></body></html>",
        "<p>a</p></div></div></section><p>b</p>",
        "<div><p>a<div>b",
        "<div><span><p>a</span></div><p>b",
        "<b><p>a</b></p><p>b</p>",
        "<p>a</p><p class='x>b'></p><p>b</p>",
    ],
)
def test_nothing_is_lost_on_broken_pages(page):
    assert words(page) == ["a", "b"]


@pytest.mark.parametrize(
    "tag", ["div", "b", "span", "ul><li", "blockquote", "table><tr><td", "my-card", "pre", "a href=x"]
)
def test_20_000_elements_deep(tag):
    # The parser may give up at some depth; what came before must be there.
    page = "<p>before</p>" + f"<{tag}>" * 20_000 + "deep"
    assert "before" in texts(page)


@pytest.mark.parametrize("tag", ["div", "b"])
def test_the_deepest_text_is_found(tag):
    page = "<p>before</p>" + f"<{tag}>" * 20_000 + "deep" + f"</{tag}>" * 20_000 + "<p>after</p>"
    assert words(page) == ["before", "deep", "after"]


def test_a_deep_tree_is_walked():
    root = element = etree.Element("div")
    for _ in range(20_000):
        element = etree.SubElement(element, "div")
    element.text = "deep"
    assert [block.text for block in segment_html(root)[0]] == ["deep"]


def test_100_000_breaks():
    assert texts("a" + "<br>" * 100_000 + "b") == ["a", "b"]


def test_100_000_breaks_with_words_between():
    assert len(words("a<br>" * 100_000)) == 100_000


# Spans.


def test_spans_stand_over_their_words_after_folding():
    page = """<p>
      See   <a href="/t">the
      tide  tables</a> ,  <strong> strong </strong> and <em>soft</em>, or <code>run  it</code>.
    </p>"""
    (block,) = blocks_of(page)
    assert block.text == "See the tide tables , strong and soft, or run it."
    assert sorted(marked(block)) == [
        ("code", "run it", ""),
        ("emphasis", "soft", ""),
        ("link", "the tide tables", "/t"),
        ("strong", "strong", ""),
    ]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [("b", "strong"), ("i", "emphasis"), ("cite", "emphasis"), ("kbd", "code"), ("samp", "code"), ("tt", "code")],
)
def test_other_tags_that_mean_a_span(tag, kind):
    (block,) = blocks_of(f"<p>a <{tag}>b c</{tag}> d</p>")
    assert marked(block) == [(kind, "b c", "")]


def test_a_span_may_cover_part_of_a_word():
    (block,) = blocks_of("<p>un<b>believ</b>able</p>")
    assert (block.text, marked(block)) == ("unbelievable", [("strong", "believ", "")])


def test_nested_spans():
    (block,) = blocks_of('<p>a <a href="x">b <b>c</b></a> d</p>')
    assert sorted(marked(block)) == [("link", "b c", "x"), ("strong", "c", "")]


def test_empty_spans_are_none():
    (block,) = blocks_of('<p>a <a href="x"> </a><b></b> c</p>')
    assert (block.text, block.spans) == ("a c", [])


def test_spans_around_blocks_stand_in_each_of_them():
    page = '<a href="/t"><h2>Title</h2><p>Some <b>text</b>.</p></a><p>Not linked.</p>'
    heading, paragraph, after = blocks_of(page)
    assert marked(heading) == [("link", "Title", "/t")]
    assert sorted(marked(paragraph)) == [("link", "Some text.", "/t"), ("strong", "text", "")]
    assert not after.spans


def test_spans_across_a_break():
    (block,) = blocks_of("<p>a <b>b<br>c</b> d</p>")
    assert (block.text, marked(block)) == ("a b\nc d", [("strong", "b\nc", "")])


# Places and facts.


def test_the_place_of_a_block_is_its_chain_of_ancestors():
    page = '<html><body class="home page"><main><div id="story" class="text wide" role="region"><p>a</p></div></main></body>'
    blocks, places, _ = segment_html(page.encode())
    chain = []
    number = blocks[0].place
    while number >= 0:
        chain.append((places[number].tag, set(places[number].tokens.split())))
        number = places[number].parent
    assert chain == [
        ("p", set()),
        ("div", {"story", "text", "wide", "region"}),
        ("main", set()),
        ("body", {"home", "page"}),
        ("html", set()),
    ]


def test_parents_stand_before_their_children():
    _, places, _ = segment_html(b"<div><ul><li>a<p>b</p></li></ul></div><div>c</div>")
    assert all(place.parent < number for number, place in enumerate(places))


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ('<html lang="de"><body lang="en"><p>a</p></body></html>', "de"),
        ('<html><body lang="en"><p>a</p></body></html>', "en"),
        ('<html><head><meta http-equiv="Content-Language" content="fr"></head><body>a</body></html>', "fr"),
        ("<html><body>a</body></html>", None),
    ],
)
def test_the_declared_language(page, language):
    assert segment_html(page.encode())[2].language == language


# Trees of other parsers.

WHOLE = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Tides</title></head><body>
<div class="text" id="story"><h1>Tides <em>on</em> paper</h1><p>It <b>r</b>ained.<br/>All <a href="/d">day</a>.</p><!-- x -->
<ol start="3"><li>a</li><li>b<ul><li>c</li></ul></li></ol>
<table><tr><th>Day</th><th>High</th></tr><tr><td>1</td><td>3.1</td></tr></table>
<pre>x  = 1
  y</pre><blockquote><p>Said.</p></blockquote><dl><dt>t</dt><dd>d</dd></dl>
<p hidden="hidden">Hidden.</p><script>var x;</script><p>Last.</p></div></body></html>"""

PARSERS = {
    "lxml.html": lxml_html.document_fromstring,
    "HTMLParser": lambda page: etree.fromstring(page, etree.HTMLParser()),
    "XMLParser": etree.fromstring,
    "soup": lambda page: str(BeautifulSoup(page, "html.parser")).encode(),
}


def shown(block: Block) -> tuple[object, ...]:
    containers = [container.kind for container in block.containers]
    return block.text, block.kind, block.level, block.marker, block.spans, containers, block.hidden


@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS.keys())
def test_a_tree_gives_the_blocks_of_the_bytes(parse):
    expected, places, facts = segment_html(WHOLE.encode())
    found, its_places, its_facts = segment_html(parse(WHOLE))
    assert len(expected) == 13
    assert [shown(block) for block in found] == [shown(block) for block in expected]
    assert its_facts.language == facts.language == "en"
    names = [(place.tag.rpartition("}")[2], place.tokens.split()) for place in places]
    assert [(place.tag.rpartition("}")[2], place.tokens.split()) for place in its_places] == names


def test_the_places_of_an_xhtml_tree_have_bare_tags():
    blocks, places, _ = segment_html(etree.fromstring(WHOLE))
    assert {places[block.place].tag for block in blocks} >= {"h1", "p", "li"}


def test_every_block_remembers_its_source():
    assert all(block.source == block.text for block in blocks_of(WHOLE))


# Quotes of forums.


def test_who_is_quoted_stands_apart_from_the_quote():
    page = "<blockquote><cite><a href='/u/1'>Ann</a> wrote: <span>Mon 6:55 pm</span></cite>It rained.</blockquote>"
    assert texts(page) == ["Ann wrote: Mon 6:55 pm", "It rained."]


@pytest.mark.parametrize(
    "page",
    [
        "<p><cite>Rain: a life</cite> is long.</p>",
        "<blockquote>It rained. <cite>Ann: a life</cite></blockquote>",
        "<blockquote><cite>Rain</cite> is long.</blockquote>",
    ],
)
def test_a_title_in_a_sentence_does_not(page):
    assert len(texts(page)) == 1


@pytest.mark.parametrize(
    "page", ["<p>\n<b></b><i></i></p>", "<p>It rained.</p>\n<b></b><i></i>", "\n<code>\n<code>\n<p>"]
)
def test_empty_marks_at_the_end_of_a_page_raise_nothing(page):
    assert [block.text for block in segment_html(page.encode())[0]] in ([], ["It rained."])


def test_entities_comments_and_instructions_of_a_tree_are_not_read():
    root = etree.fromstring("<p>It <!-- no -->rained<?no no?> all day.</p>")
    root.append(etree.Entity("nbsp"))
    root[-1].tail = " Nobody came."
    assert [block.text for block in segment_html(root)[0]] == ["It rained all day. Nobody came."]


def test_a_link_around_a_block_is_the_link_of_its_text():
    page = "<div>\n<a href='/b'>\n<div>It rained.</div>\n</a>\n<div>No link.</div></div>"
    first, second = blocks_of(page)
    assert [(span.kind, span.target) for span in first.spans] == [("link", "/b")]
    assert list(second.spans) == []


def test_what_was_found_does_not_wait_for_the_garbage_collector():
    _, _, facts = segment_html(b"<p>It rained.</p>")
    found = weakref.ref(facts)
    was_on = gc.isenabled()
    gc.disable()
    try:
        del facts
        assert found() is None
    finally:
        if was_on:
            gc.enable()


def test_a_formula_without_end_does_not_swallow_the_page():
    page = b"<p>It rained.</p><math><mi>x<p>It rained all day.</p><p>Nobody came.</p>"
    assert [block.text for block in segment_html(page)[0]][-2:] == ["It rained all day.", "Nobody came."]
