import pytest

from scrubber.segmenting import segment_html
from scrubber.segmenting.unclosed import ended

TEXT = "It rained all day in the old town."


def texts(page):
    return [block.text for block in segment_html(page.encode())[0]]


def told(page):
    return segment_html(page.encode())[2].warnings


# What must be left alone.


@pytest.mark.parametrize(
    "page",
    [
        "<p>It rained.</p>",
        "<script>x</script><p>It rained.</p>",
        "<p>It rained.</p><script>if (a < b) document.write('<p>no</p>');</script>",
        "<p>It rained.</p><script>var x = 1;",
        "<svg><title>x</title><path/></svg><p>It rained.</p><svg/>",
        "<SCRIPT>x</SCRIPT><p>It rained.</p><SVG></SVG>",
        "<p>It rained.</p><!-- x --><template><p>no</p></template>",
        "<p>It rained.</p><!-->",
        "<template><template></template><p>no</p></template><p>It rained.</p>",
        "<p>It rained.</p><textarea>no</textarea>",
    ],
)
def test_what_ends_is_left_alone(page):
    assert texts(page) == ["It rained."]
    assert told(page) == []


def test_markup_in_a_listing_is_left_alone():
    assert texts("<xmp><p>x</p></xmp>") == ["<p>x</p>"]


# What is ended.


@pytest.mark.parametrize(
    "opening",
    """<!--_x <script>x <style>x <textarea>x <title>x <template>x <select><option>x <svg><path> <canvas> <object_data=x> <video>
    <iframe_src=x> <noembed> <SCRIPT>x <Svg> <map> <audio> <datalist> <applet>""".split(),
)
def test_the_article_behind_is_found(opening):
    page = f"<html><body><p>Before.</p>{opening.replace('_', ' ')}\n<h1>Rain</h1><p>{TEXT}</p><p>Nobody came.</p></body></html>"
    found = texts(page)
    assert found[0] == "Before."
    assert found[-2:] == [TEXT, "Nobody came."]
    (warning,) = told(page)
    assert warning.startswith("without end: ")


@pytest.mark.parametrize("tag", ["plaintext", "xmp", "noframes"])
def test_an_article_shown_as_text_is_read_as_html(tag):
    assert texts(f"<p>Before.</p><{tag}><h1>Rain</h1><p>{TEXT}</p></body></html>") == ["Before.", "Rain", TEXT]


def test_one_behind_another():
    assert texts(f"<svg><script>x<textarea><p>{TEXT}</p><!-- <p>Nobody came.</p>")[-2:] == [TEXT, "Nobody came."]


def test_only_those_without_an_end_are_ended():
    page = f"<svg><svg></svg><p>{TEXT}</p><svg><title>no</title></svg>"
    assert texts(page) == [TEXT]


def test_many_are_ended_at_once():
    page, kind = ended(b"<script>" * 3 + b"<p>a<script>x<p>b", "script", "")
    assert kind == "script"
    assert page == b"<script>" * 3 + b"</script><p>a<script>x</script><p>b"


def test_what_the_parser_ends_itself_is_left_alone():
    page = "<nav><ul><li><a href='/a'><svg class=icon></a></li></ul></nav><p>It rained.</p>"
    blocks, places, facts = segment_html(page.encode())
    assert facts.warnings == []
    assert [block.text for block in blocks] == ["It rained."]
    assert "nav" not in [places.tags[place] for place in _around(places, blocks[0].place)]


def _around(places, place):
    while place >= 0:
        yield place
        place = places.parents[place]
