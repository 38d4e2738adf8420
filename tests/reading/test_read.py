import io
from pathlib import Path, PurePosixPath

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from lxml import html as lxml_html

import scrubber
from scrubber.reading import read

ARTICLE = """<article><h1>Tides on paper</h1>
<p>The tide tables pinned up in the harbour office at <b>Ravensey</b> are still printed on <a href="/paper">paper</a>, and
that is not for want of computers – the café’s screen shows them too.</p>
<ul><li>Print two copies.</li><li>Keep one elsewhere, &amp; dry: 3 &lt; 4.</li></ul>
<pre>tides --month 05
  --paper a4</pre>
<p>She has been asked more than once to have it framed; she prefers it in the drawer.</p></article>"""
PAGE = f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Tides</title></head><body>{ARTICLE}</body></html>'
TEXT = """Tides on paper

The tide tables pinned up in the harbour office at Ravensey are still printed on paper, and that is not for want of computers – the café’s screen shows them too.

- Print two copies.
- Keep one elsewhere, & dry: 3 < 4.

tides --month 05
  --paper a4

She has been asked more than once to have it framed; she prefers it in the drawer."""


def file_of(raw: bytes, folder: Path) -> Path:
    path = folder / "page.html"
    path.write_bytes(raw)
    return path


FORMS = {
    "str": lambda folder: PAGE,
    "bytes": lambda folder: PAGE.encode(),
    "bytearray": lambda folder: bytearray(PAGE.encode()),
    "memoryview": lambda folder: memoryview(PAGE.encode()),
    "utf-16": lambda folder: PAGE.replace("utf-8", "utf-16").encode("utf-16"),
    "Path": lambda folder: file_of(PAGE.encode(), folder),
    "lxml element": lambda folder: lxml_html.document_fromstring(PAGE),
    "lxml tree": lambda folder: lxml_html.document_fromstring(PAGE).getroottree(),
    "lxml.etree": lambda folder: etree.fromstring(PAGE, etree.HTMLParser()),
    "soup html.parser": lambda folder: BeautifulSoup(PAGE, "html.parser"),
    "soup lxml": lambda folder: BeautifulSoup(PAGE, "lxml"),
    "soup Tag": lambda folder: BeautifulSoup(PAGE, "html.parser").html,
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_every_form_of_a_page_gives_the_same_text(form, tmp_path):
    result = scrubber.scrub(form(tmp_path))
    assert result.text == TEXT
    assert result.kind == "html"


PARTS = {
    "str": lambda: ARTICLE,
    "lxml element": lambda: lxml_html.document_fromstring(PAGE).find(".//article"),
    "fragment parser": lambda: lxml_html.fragment_fromstring(ARTICLE),
    "soup Tag": lambda: BeautifulSoup(PAGE, "html.parser").find("article"),
    "soup of a fragment": lambda: BeautifulSoup(ARTICLE, "html.parser"),
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS.keys())
def test_every_form_of_a_fragment_gives_the_same_text(part):
    result = scrubber.scrub(part())
    assert result.text == TEXT
    assert result.kind == "fragment"


@pytest.mark.parametrize("kind", ["html", "fragment"])
def test_the_kind_that_is_named_holds_for_trees_too(kind):
    assert read(lxml_html.document_fromstring(PAGE), kind).kind == kind


def test_an_element_does_not_bring_its_tail_along():
    root = lxml_html.fragment_fromstring("<div><p>Inside.</p> Outside.</div>")
    assert scrubber.clean(root[0]) == "Inside."


@pytest.mark.parametrize("form", ["lxml element", "soup lxml"])
def test_what_is_read_is_not_changed(form):
    page = FORMS[form](None)
    as_text = str if form.startswith("soup") else etree.tostring
    before = as_text(page)
    scrubber.clean(page)
    assert as_text(page) == before


@pytest.mark.parametrize("node", [etree.Comment("no text"), etree.ProcessingInstruction("php", "echo 1")])
def test_a_comment_is_an_empty_page(node):
    assert scrubber.clean(node) == ""


# What is no page.


@pytest.mark.parametrize(
    "thing", [None, 1, 1.5, True, [], ["<p>a</p>"], {}, ("a",), object(), io.BytesIO(b"<p>a</p>"), io.StringIO("a")]
)
def test_what_is_no_page_is_refused_by_its_type(thing):
    with pytest.raises(TypeError, match=type(thing).__name__):
        scrubber.clean(thing)


def test_another_path_object_is_refused_with_a_hint():
    with pytest.raises(TypeError, match=r"pathlib\.Path"):
        scrubber.clean(PurePosixPath("page.html"))


def test_a_str_is_never_a_file_name(tmp_path):
    path = file_of(b"<p>In the file.</p>", tmp_path)
    assert scrubber.clean(str(path)) == str(path)


def test_a_file_that_is_not_there_raises(tmp_path):
    with pytest.raises(FileNotFoundError):
        scrubber.clean(tmp_path / "none.html")


# Odd characters.


@pytest.mark.parametrize("page", ["It rained \ud800 all day.", "<p>It rained \udfff all day.</p>"])
def test_lone_surrogates_are_replaced_and_told(page):
    result = scrubber.scrub(page)
    assert result.text == "It rained \ufffd all day."
    assert any("surrogate" in warning for warning in result.warnings)
    result.text.encode()


@pytest.mark.parametrize(
    "page",
    ["It rai\0ned all day.", "<p>It rai\0ned all day.</p>", b"It rai\0ned all day.", b"<p>It rai\0ned all day.</p>"],
)
def test_nul_is_taken_out(page):
    assert scrubber.clean(page) == "It rained all day."


def test_a_mark_at_the_start_of_a_str_is_taken_out():
    assert scrubber.clean("\ufeffIt rained all day.") == "It rained all day."


EMPTY = [
    "",
    b"",
    " \n ",
    b"\xef\xbb\xbf",
    "\0",
    "<html></html>",
    "<html><head><title>x</title></head><body></body></html>",
]


@pytest.mark.parametrize("page", EMPTY)
def test_an_empty_page_gives_an_empty_text(page):
    result = scrubber.scrub(page)
    assert (result.text, result.status, result.blocks) == ("", "empty", [])


def test_an_empty_file_gives_an_empty_text(tmp_path):
    assert scrubber.clean(file_of(b"", tmp_path)) == ""


def test_an_empty_tree_and_soup_give_an_empty_text():
    assert scrubber.clean(etree.ElementTree()) == ""
    assert scrubber.clean(BeautifulSoup("", "html.parser")) == ""


def test_no_entity_is_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>It rained. &x;</p></body></html>'
    assert "the secret" not in scrubber.clean(page)
