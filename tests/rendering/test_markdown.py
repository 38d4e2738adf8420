from itertools import product

import pytest
from markdown_it import MarkdownIt

import scrubber
from scrubber.document import Block, Document, Reason, Span
from scrubber.pipeline import Pipeline
from scrubber.rendering import render_markdown
from scrubber.rendering.addresses import Addresses
from scrubber.rendering.escaping import may_need_escapes
from scrubber.rendering.inline import Inline
from scrubber.rendering.links import Links

EMPTY = Pipeline(())
PARSER = MarkdownIt("commonmark").enable("table")
URL = "https://example.org/a/page.html"


def markdown(page: str, url: str | None = URL, **options: bool) -> str:
    return scrubber.scrub(page, kind="html", url=url, pipeline=EMPTY).to_markdown(**options)


def parsed(page: str) -> str:
    """The HTML that the page's Markdown stands for."""
    return PARSER.render(markdown(page)).strip()


# What must not be taken for a mark, and what needs no escape.


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 = 15, and 2*3 is 6",
        "snake_case and MY_VALUE_2 are names",
        "a lone * or _ or ` is nothing",
        "It costs $5 & more, at AT&T; a < b, i <3 you, x <- y",
        "See [1] and [sic] and [a, b].",
        "Wow! [No link] here ~ 5",
        "#hashtag and #1",
        "-5 degrees, +1, 3.14, 1.5",
        "C:\\Users\\me and 50% > 40%",
        "a | b",
        "19-12-2020",
        "Wait... — no – yes",
        "(see https://example.org/a_b_c?x=1&y=2)",
        "١. مطر!",  # only 0 to 9 number a list
    ],
)
def test_ordinary_text_is_written_as_it_is(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert markdown(f"<p>{escaped}</p>") == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*a* and *b*", "\\*a\\* and \\*b\\*"),
        ("_a_ b", "\\_a\\_ b"),
        ("`a` b", "\\`a\\` b"),
        ("[a](b)", "\\[a](b)"),
        ("[a]: b", "\\[a]: b"),
        ("&amp;lt; is an entity", "\\&lt; is an entity"),
        ("a &lt;b> c", "a \\<b> c"),
        ("# a", "\\# a"),
        ("&gt; a", "\\> a"),
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("a<br>===", "a  \n\\==="),
        ("a<br>---", "a  \n\\---"),
        ("***", "\\***"),
        ("__init__ is a name", "\\_\\_init\\_\\_ is a name"),
        ("```", "\\`\\`\\`"),
        ("~~~", "\\~~~"),
        ("a \\* b", "a \\\\* b"),
        ("~~a~~", "\\~~a\\~~"),
        ("Wow!<a href='/b'>c</a>", "Wow\\![c](https://example.org/b)"),
        ("<b>*</b> a", "**\\*** a"),
        ("<i>a\\</i> b", "_a\\\\_ b"),
    ],
)
def test_marks_of_the_text_are_escaped(text, written):
    assert markdown(f"<p>{text}</p>") == written


@pytest.mark.parametrize("where", ["block", "heading", "cell"])
def test_the_quick_look_for_marks_misses_none(where):
    document = Document([], "html", url=URL)
    addresses = Addresses(document)
    inline = Inline(addresses, Links(document, addresses), ())
    for text in map("".join, product("a1 \n.-=>#*_`~<&;[]!$|\\", repeat=3)):
        marked = [Span(0, 3, "link", "/b")], [Span(1, 2, "link", "/b")], [Span(1, 3, "math")], [Span(0, 2, "strong")]
        for spans in ((), *marked):
            if not may_need_escapes(text, spans, where):
                assert inline._escapes(text, spans, where) == [], (text, spans)


@pytest.mark.parametrize(
    "text",
    ["*a* _b_ `c` [d](e) <f> &lt; # g", "1. a", "- a", "# a", "> a", "a\\", "***", "| a | b |", "![a](b)", "_a*b_c*"],
)
def test_escaped_text_comes_back_to_the_letter(text):
    block = Block(text, source=text)
    html = PARSER.render(render_markdown(Document([block], "html")))
    assert html.strip() == f"<p>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>"


def test_text_input_stays_text():
    text = "# Not ours\n\n* a *b* [c](d)"
    assert scrubber.clean(text, kind="text", output="markdown") == text


@pytest.mark.parametrize("kind", ["text", "html"])
def test_nothing_kept_is_an_empty_text(kind):
    assert render_markdown(Document([Block("a", drop=Reason("test", "test"))], kind)) == ""


# Inside of blocks.


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("a <b>b</b> <i>c</i> <code>d</code>", "a **b** _c_ `d`"),
        ("<strong>a <em>b</em></strong>", "**a _b_**"),
        ("un<em>believ</em>able", "un*believ*able"),
        ("<b>a</b><i>b</i>", "**a**_b_"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<code>a</code><code>b</code>", "`ab`"),
        ("<b>a<b>b</b></b>", "**ab**"),
        ("<b>Price:</b>5", "**Price**:5"),
        ("<b>“Rain”</b>ed", "“**Rain**”ed"),
        ("<b> a </b>b", "**a** b"),
        ("<b>!</b>a", "!a"),
        ("<code>a`b</code>", "``a`b``"),
        ("<code>`</code>", "`` ` ``"),
        ("<code>*a* &lt;b></code>", "`*a* <b>`"),
        ("<a href='b.html#c'>a</a>", "[a](https://example.org/a/b.html#c)"),
        ("see <a href='#c'>a</a>", "see [a](https://example.org/a/page.html#c)"),
        ("<a href='mailto:a@example.org'>a</a>", "[a](mailto:a@example.org)"),
        ("<a href='/a (b)'>c</a>", "[c](https://example.org/a%20(b))"),
        ("<a href='/a)b'>c</a>", "[c](https://example.org/a%29b)"),
        ("<a href='/b'>a [1]</a>", "[a \\[1\\]](https://example.org/b)"),
        ("<a href='/b'><b>a</b></a>", "[**a**](https://example.org/b)"),
        ("<a href='javascript:x()'>a</a> <a>b</a> <a href=''>c</a>", "a b c"),
        ("<a href='http://[x'>a</a>", "[a](http://[x)"),
        ("<a href='//[x'>a</a>", "a"),
        ("a <img src='b.png' alt='c [d]'> e", "a ![c \\[d\\]](https://example.org/a/b.png) e"),
        ("a<br>b", "a  \nb"),
    ],
)
def test_spans(html, written):
    assert markdown(f"<p>{html}</p>") == written


@pytest.mark.parametrize(
    "html", ["<b>“Rain”</b>ed", "<b>a</b><i>b</i>", "x<b>(y)</b>z", "<b>a.</b>b <i>c</i>", "的<b>“中”</b>文"]
)
def test_emphasis_is_emphasis_to_a_parser(html):
    assert "*" not in parsed(f"<p>{html}</p>")
    assert "<strong>" in parsed(f"<p>{html}</p>")


def test_edits_move_links_and_emphasis():
    page = (
        "<p>It  was launched <b>on   Monday</b> , says <a href='/b'>the the report</a> .</p>"
        + "<p>It rained , and . ,</p>" * 3
    )
    written = scrubber.scrub(page, url=URL).markdown.split("\n\n")[0]
    assert written == "It was launched **on Monday**, says [the report](https://example.org/b)."


def test_links_and_images_can_be_left_out():
    page = "<p>a <a href='/b'>b</a> <img src='/c.png' alt='c'></p><img src='/d.png' alt='d'><p>e</p>"
    assert markdown(page, links=False) == "a b ![c](https://example.org/c.png)\n\n![d](https://example.org/d.png)\n\ne"
    assert markdown(page, images=False) == "a [b](https://example.org/b)\n\ne"
    assert scrubber.clean(page, output="markdown", links=False, images=False, pipeline=EMPTY) == "a b\n\ne"


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("", "/b"),
        ("<link rel=canonical href='https://example.org/x/'>", "https://example.org/b"),
        ("<meta property='og:url' content='https://example.org/x/'>", "https://example.org/b"),
        (
            "<base href='https://example.net/'><link rel=canonical href='https://example.org/x/'>",
            "https://example.net/b",
        ),
    ],
)
def test_addresses_are_absolute_where_the_page_says_what_it_is(head, address):
    assert markdown(f"<html><head>{head}</head><p><a href='/b'>a</a></p></html>", url=None) == f"[a]({address})"


# Blocks.


def test_headings():
    assert markdown("<h2>a</h2><h3><b>b</b> c</h3><h6>d #</h6>") == "## a\n\n### **b** c\n\n###### d \\#"
    assert markdown("<h2><b>a</b></h2><h3>b<br>c</h3>") == "## a\n\n### b c"


def test_nested_lists():
    page = "<ul><li>a<ol><li>b<li>c<ul><li>d</ul></ol><li>e</ul>"
    assert markdown(page) == "- a\n  1. b\n  2. c\n     - d\n- e"


def test_items_of_several_blocks():
    page = "<ol><li><p>a</p><p>b</p><pre>c\n\n d</pre></li><li>e</li></ol>"
    assert markdown(page) == "1. a\n\n   b\n\n   ```\n   c\n\n    d\n   ```\n2. e"


def test_ordered_lists_keep_their_numbers():
    assert markdown("<ol start=7><li>a<li>b</ol>") == "7. a\n8. b"
    assert markdown("<ul><li>x<ol start=7><li>a</ol></ul>") == "- x\n\n  7. a"  # only 1 may end a paragraph


def test_a_list_after_another_one_stays_apart():
    assert parsed("<ul><li>a</ul><ul><li>b</ul>").count("<ul>") == 2
    assert parsed("<ol><li>a</ol><ol><li>b</ol>").count("<ol>") == 2
    assert parsed("<ul><li>a</ul><p>x</p><ul><li>b</ul>").count("<ul>") == 2


def test_an_item_may_begin_with_anything():
    page = "<ul><li><h3>a</h3><p>b</p></li><li><pre>c</pre></li><li><blockquote>d</blockquote></li></ul>"
    assert markdown(page) == "- ### a\n\n  b\n- ```\n  c\n  ```\n- > d"


def test_an_item_that_is_dropped_does_not_part_its_list():
    document = scrubber.scrub("<ul><li>a</li><li>b</li><li>c</li></ul>", kind="html", pipeline=EMPTY).document
    document.blocks[1].drop = Reason("test", "test")
    assert render_markdown(document) == "- a\n- c"


def test_posts_of_a_thread_are_no_items():
    posts = "<ol><li id=post20411><p>a</p><ul><li>b</li></ul></li><li class='comment even'><p>c</p></li></ol>"
    assert markdown(posts) == "a\n\n- b\n\nc"
    assert markdown("<ul><li class='postal-item'>a</li><li class=item>b</li></ul>") == "- a\n- b"


def test_quotes():
    page = "<blockquote><p>a</p><blockquote>b</blockquote><ul><li>c</ul></blockquote><p>d</p>"
    assert markdown(page) == "> a\n>\n> > b\n>\n> - c\n\nd"


@pytest.mark.parametrize(
    "line",
    [
        "She wrote:",
        "I’ll end with some open questions:",
        "He wrote a long letter in 1914.",
        "It rained, she said.",
        "Quote",
    ],
)
def test_the_first_line_of_a_quotation_is_quoted(line):
    assert markdown(f"<blockquote><p>{line}</p><p>a</p></blockquote>") == f"> {line}\n>\n> a"


@pytest.mark.parametrize(
    "line",
    [
        "Jane wrote:",
        "jane_b wrote: ↑ Sun Mar 03, 2024",
        "2 hours ago, Jane said:",
        "Zitat von Jane",
        "Jane a écrit :",
        "花子 さんの投稿:",
    ],
)
def test_who_is_quoted_in_a_forum_stands_above_the_quotation(line):
    assert markdown(f"<blockquote><div>{line}</div><p>a</p></blockquote>") == f"{line}\n\n> a"
    assert markdown(f"<blockquote><div>{line}</div></blockquote>") == f"> {line}"


def test_cells_and_divisions_that_are_called_quotes():
    assert markdown("<div class='quotecontent'><p>a</p></div>") == "> a"
    assert markdown("<blockquote><div class='quotecontent'><p>a</p></div></blockquote>") == "> a"
    assert markdown("<div class='get-quote'><p>a</p></div>") == "a"


def test_listings_keep_their_white_space_and_language():
    page = "<pre><code class='language-python'>if a:\n    b = `c`\n\n</code></pre><pre class='brush: js;'>d</pre><pre>```\n```</pre>"
    assert markdown(page) == "```python\nif a:\n    b = `c`\n```\n\n```js\nd\n```\n\n````\n```\n```\n````"


def test_code_over_several_lines_is_a_listing():
    assert markdown("<p><code>a<br>b</code></p>") == "```\na\nb\n```"


def test_tables():
    page = (
        "<table><thead><tr><th>a</th><th colspan=2>b</th></tr></thead>"
        "<tr><td rowspan=2>c | d</td><td><b>e</b><br>f</td><td><a href='/h'>g</a></td></tr>"
        "<tr><td>i</td><td><ul><li>j<li>k</ul></td></tr></table>"
    )
    assert markdown(page) == (
        "| a | b |  |\n| --- | --- | --- |\n| c \\| d | **e**<br>f | [g](https://example.org/h) |\n|  | i | j<br>k |"
    )


def test_lists_in_cells_do_not_part_a_table():
    head = "<tr><th>For</th><th>Against</th></tr>"
    row = "<tr><td><ul><li>dry</li><li>near</li></ul></td><td><ul><li>dear</li></ul></td></tr>"
    assert markdown(f"<table>{head}{row}</table>") == "| For | Against |\n| --- | --- |\n| dry<br>near | dear |"


def test_tables_of_layout_are_flattened():
    page = "<table role=presentation><tr><td>a</td><td>b</td></tr></table>"
    assert markdown(page) == "a\n\nb"


def test_definitions():
    assert (
        markdown("<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dd><ul><li>e</ul></dd></dl>")
        == "a\n: b\n: c\n\nd\n\n- e"
    )


def test_what_follows_in_a_definition_belongs_to_it():
    page = "<dl><dt>a</dt><dd><p>b</p><p>c</p><ul><li>d</li></ul></dd><dt>e</dt><dd>f</dd></dl><p>g</p>"
    assert markdown(page) == "a\n: b\n\n  c\n\n  - d\n\ne\n: f\n\ng"
    assert "<pre>" not in parsed(page)


def test_formulas_keep_their_source():
    tex = "<math><mrow><mi>x</mi></mrow><annotation encoding='application/x-tex'>x_1 * 2</annotation></math>"
    assert markdown(f"<p>So {tex} is $5.</p>") == "So $x_1 * 2$ is \\$5."
    assert markdown("<p><math display=block alttext='{\\displaystyle y^2}'><mi>y</mi></math></p>") == "$$y^2$$"
    assert markdown("<p>a <script type='math/tex'>b_c</script></p>") == "a $b_c$"


def test_formulas_that_are_drawn_again_stand_once():
    katex = (
        "<span class=katex><span class=katex-mathml><math><mi>x</mi><annotation encoding='application/x-tex'>x</annotation>"
        "</math></span><span class=katex-html aria-hidden=true><span>x</span></span></span>"
    )
    assert markdown(f"<p>a {katex} b</p>") == "a $x$ b"
    assert scrubber.clean(f"<p>a {katex} b</p>", pipeline=EMPTY) == "a x b"


# Front matter.


def test_front_matter():
    page = "<html><head><title>Rain: “again”</title></head><p>It rained.</p></html>"
    written = scrubber.scrub(page, language="en").to_markdown(front_matter=True)
    assert written == '---\ntitle: "Rain: “again”"\nlanguage: "en"\n---\n\nIt rained.'


@pytest.mark.parametrize("options", [{"output": "html"}, {"output": ""}])
def test_an_unknown_output_is_an_error(options):
    with pytest.raises(ValueError, match="output"):
        scrubber.clean("<p>a</p>", **options)


# Lists as editors of old write them: a list right in a list is the last item's.


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol><li>a</li><ol><li>b</li><li>c</li></ol><li>d</li></ol>", "1. a\n   1. b\n   2. c\n2. d"),
        ("<ul><li>a</li><ul><li>b</li></ul><ul><li>c</li></ul><li>d</li></ul>", "- a\n  - b\n\n  * c\n- d"),
        ("<ul><li>a</li><ul><li>b</li><ul><li>c</li></ul></ul><li>d</li></ul>", "- a\n  - b\n    - c\n- d"),
    ],
)
def test_a_list_right_in_a_list_is_in_its_last_item(page, expected):
    assert markdown(page) == expected


def test_many_lists_right_in_a_list_are_walked_with_a_loop():
    assert markdown("<ul>" + "<ul></ul>" * 5_000 + "<ul><li>a</li></ul></ul>") == "- a"


def test_items_have_the_numbers_that_the_page_gives_them():
    assert markdown("<ol><li value=3>a</li><li>b</li></ol>") == "3. a\n4. b"


def test_an_image_in_a_text_keeps_its_link():
    assert markdown("<p>a <a href='/big'><img src='/1.png' alt='x'></a> b</p>") == (
        "a [![x](https://example.org/1.png)](https://example.org/big) b"
    )


def test_an_image_in_a_link_with_words_does_not_repeat_it():
    page = "<p>a <a href='/c'>c <img src='/2.png'></a></p>"
    assert markdown(page) == "a [c](https://example.org/c) ![](https://example.org/2.png)"


# Listings with numbered lines.


@pytest.mark.parametrize(
    "page",
    [
        "<span class=line><span class=ln>1</span>a = 7\n</span><span class=line><span class=ln>2</span>b = 8</span>",
        "<span class='token lineno'>1 </span>a = 7<br><span class='token lineno'>2 </span>b = 8",
        "<a class='linenos' href='#1'>1</a>a = 7\n<a class='linenos' href='#2'>2</a>b = 8",
        "<div><span class=line-number>1</span>a = 7</div><div><span class=line-number>2</span>b = 8</div>",
    ],
)
def test_numbers_of_lines_are_none_of_a_listing(page):
    assert markdown(f"<pre><code>{page}</code></pre>") == "```\na = 7\nb = 8\n```"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a = <span class=ln>7</span>", "a = 7"),
        ("<span class=lineno>x</span> = 7", "x = 7"),
        ("<span class=nu0>7</span> + 1", "7 + 1"),
    ],
)
def test_what_is_no_number_of_a_line_stays_in_a_listing(page, text):
    assert markdown(f"<pre>{page}</pre>") == f"```\n{text}\n```"
