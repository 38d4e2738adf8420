import json

import pytest

from scrubber.reading import read
from scrubber.reading.kind import kind_of

PARAGRAPH = (
    "The tide tables pinned up in the harbour office are still printed on paper, and that is not for want of computers."
)
PAGE = f"<html><head><title>Tides</title></head><body><p>{PARAGRAPH}</p></body></html>"

TEXTS = {
    "prose": PARAGRAPH,
    "comparison": "If a < b and c > d, then the tide is high; x<y holds as well, and p < q > r is nonsense.",
    "arrows": "It goes from Rome -> Paris, back x <- y, and I <3 it >> so much << more.",
    "math": "For every p<0.05 we found i<n and n>p, so that h1<h2 and the p>q test failed.",
    "generics": "A List<String> or Map<Integer, List<Foo>> holds them; std::vector<int> v; Dictionary<p, q> too.",
    "e-mail": "Ann Lee <ann@example.org> wrote to Bob <bob@example.org>, and <p@example.org> answered.",
    "address": "See <https://example.org/a?b=c> and <http://example.org/p>.",
    "tutorial": "In HTML, <div> and <p> are block elements. Close a <p> with </p>, and a <div> with </div>; <b> is inline.",
    "tutorial with pairs": (
        "A list begins with <ul> and ends with </ul>. Inside of it, each <li> is closed with </li> before the next one.\n"
        "The browser indents it, which is why the old pages that you may still find used it for any indented text."
    ),
    "stray ends": f"{PARAGRAPH}</p> {PARAGRAPH}</div> {PARAGRAPH}< / p>",
    "stray tags": f"<br>{PARAGRAPH}<p> {PARAGRAPH} <div class='ad'></div> {PARAGRAPH}",
    "inline only": "He was <b>glad</b>, <i>very</i> glad, and <a href='/x'>here</a> is <span>why</span>.<br>Really.",
    "nothing but inline": "<b>Everything in this sentence is bold.</b>",
    "markdown": "# Tides\n\n> quoted <p> text\n\n* one\n* two with `<div>` in it\n",
    "unclosed": f"<div {PARAGRAPH}",
    "empty": "",
    "blank": " \n\t\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_text_stays_text_to_the_letter(text):
    source = read(text)
    assert (source.kind, source.text, source.warnings) == ("text", text, [])


def test_a_few_lines_of_an_html_example_do_not_make_an_article_a_page():
    text = f"{PARAGRAPH}\n\n{PARAGRAPH}\n\n    <div>\n      <p>Hello</p>\n    </div>\n\n{PARAGRAPH}"
    assert read(text).kind == "text"


@pytest.mark.parametrize(
    "fragment",
    [
        f"<p>{PARAGRAPH}</p>",
        f"<P CLASS=x>{PARAGRAPH}</P>\n<P>{PARAGRAPH}</P>",
        f"<div><h2>Tides</h2>{PARAGRAPH}</div>",
        f"<article><p>{PARAGRAPH}</article>",
        f"<table><tr><td>{PARAGRAPH}</td></tr></table>",
        f"<ul><li>{PARAGRAPH}</li><li>{PARAGRAPH}</li></ul>",
        f"Tides\n<p>{PARAGRAPH}</p>",
        f"<p>{PARAGRAPH}<p>{PARAGRAPH}<p>{PARAGRAPH}<p>{PARAGRAPH}",
        f"<ul><li>{PARAGRAPH}<li>{PARAGRAPH}<li>{PARAGRAPH}<li>{PARAGRAPH}</ul>",
    ],
    ids=["p", "upper case", "div", "unclosed p inside", "table", "list", "title first", "run of p", "run of li"],
)
def test_fragments(fragment):
    assert read(fragment).kind == "fragment"


def test_a_long_run_of_unclosed_paragraphs_is_a_fragment():
    assert read(f"<p>{PARAGRAPH}\n" * 10).kind == "fragment"


@pytest.mark.parametrize(
    "prologue",
    [
        "",
        "\ufeff",
        "  \n\n",
        "<!DOCTYPE html>",
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">\n',
        "<!-- saved from url=(0022)https://example.org/ -->\n",
        "<!-- one --><!-- two - with -- dashes --><!doctype html>",
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">',
    ],
)
def test_whole_pages_whatever_stands_first(prologue):
    assert read(prologue + PAGE).kind == "html"


def test_a_page_with_a_doctype_needs_no_other_tag():
    assert read(f"<!doctype html><title>Tides</title>{PARAGRAPH}").kind == "html"


def test_a_page_cut_off_in_the_middle_is_a_page():
    assert read(f"<!doctype html><html><body><div><p>{PARAGRAPH}</p><p>{PARAGRAPH}").kind == "html"


def test_xhtml_with_a_namespace_is_a_page():
    page = f'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><body><p>{PARAGRAPH}</p></body></html>'
    assert read(page).kind == "html"


# kind= overrules.


@pytest.mark.parametrize("kind", ["html", "fragment", "text"])
@pytest.mark.parametrize("page", [PAGE, f"<p>{PARAGRAPH}</p>", PARAGRAPH, "&lt;p&gt;Hello&lt;/p&gt;", ""])
def test_the_kind_that_is_named_wins(kind, page):
    assert read(page, kind).kind == kind


@pytest.mark.parametrize("text", ["&lt;p&gt;Hello&lt;/p&gt;", r"One.\n\nHe said \"no\".", PAGE])
def test_a_named_text_is_left_wrapped(text):
    source = read(text, "text")
    assert (source.text, source.warnings) == (text, [])


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="kind"):
        read(PARAGRAPH, "pdf")


# Escaped HTML.


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    "text",
    [
        "The tag &lt;p&gt; begins a paragraph, and nothing else.",
        "Write &lt;div&gt; first; the end tag &lt;/div&gt; comes last, after everything that belongs into it.",
        "AT&amp;T and a &lt; b",
        f"{PARAGRAPH}&lt;/p&gt; {PARAGRAPH}",
    ],
)
def test_text_that_mentions_escaped_tags_is_left_alone(text):
    source = read(text)
    assert (source.kind, source.text, source.warnings) == ("text", text, [])


def test_a_page_that_shows_escaped_html_is_not_unwrapped():
    page = f"<p>{PARAGRAPH}</p><pre>&lt;p&gt;Hello&lt;/p&gt;</pre>"
    source = read(page)
    assert source.kind == "fragment"
    assert source.warnings == []


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize(("page", "kind"), [(f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>", "fragment"), (PAGE, "html")])
def test_wholly_escaped_html_is_opened(page, kind, times):
    wrapped = page
    for _ in range(times):
        wrapped = escaped(wrapped)
    source = read(wrapped)
    assert source.kind == kind
    assert source.warnings


# JSON strings.


@pytest.mark.parametrize(
    "text",
    [
        r"The file is in C:\new\table\report.txt, beside C:\users\norman.",
        r"Copy \\server\backup\new to D:\temp\nightly.",
        r"The regex ^\d+\.\w{2,}\n?$ matches a number, a stop and a name.",
        r"Write \frac{a}{b} \neq \textbf{b} and \begin{equation} in LaTeX.",
        r"In C, \n is a line feed and \t a tab.",
        r"The escape \n starts a line, \" quotes, and \x41 is an A.",
        r"Use \u in Java.",
        r"\n is a line feed.",
        '"A quotation," he said, "with no escapes at all."',
        '{"a": "b\\nc", "d": "e"}',
        'He said "one\\nTwo".\nAnd a second line.',
    ],
)
def test_backslashes_that_are_no_json_are_left_alone(text):
    source = read(text)
    assert (source.text, source.warnings) == (text, [])


@pytest.mark.parametrize("quoted", [True, False], ids=["quoted", "bare"])
@pytest.mark.parametrize(
    "text",
    [
        'He said "no".\n\nThat’s it.',
        f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nÉmile left.",
        'A tab\tand a slash / and a back\\slash.\n\nThe "end".',
    ],
)
def test_json_strings_are_opened(text, quoted):
    dumped = json.dumps(text)
    source = read(dumped if quoted else dumped[1:-1])
    assert (source.kind, source.text) == ("text", text)
    assert source.warnings


def test_html_in_a_json_string_is_opened():
    source = read(json.dumps(f'<div class="a">\n<p>{PARAGRAPH}</p>\n</div>'))
    assert source.kind == "fragment"


def test_a_very_long_text_is_known_by_its_beginning():
    long = "It rained all day in the old town. " * 30_000
    assert kind_of(f"<div>{long}</div>") == "fragment"
    assert kind_of(f"<p>It rained.</p><p>{long}</p>") == "fragment"
    assert kind_of(f"<div> is a tag.\n{long}") == "text"
    assert kind_of(long + "<p>It rained.</p>" * 9) == "text"
