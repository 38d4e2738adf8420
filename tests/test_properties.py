import html
import json
import os
import pickle
import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scrubber
from scrubber.editing import replay
from scrubber.segmenting import segment_html, segment_text

SAMPLES = Path(__file__).parent.parent / "samples"
PAGES = sorted((SAMPLES / "pages").iterdir())
MODES = ("precision", "balanced", "recall")

# Clean prose of several kinds, none of which may change.
PROSE = {
    "news": "The harbour master, Ines Calloway, had had a screen on that wall for two years. “We found out that that screen was the only copy,” she says.\n\nIt cost £3.50 (about $4.20), i.e. next to nothing.",
    "markup": "In HTML, <div> and <p> are block elements; <b> is inline, and </p> may be left out. Every browser knows these tags.",
    "code": "In C, a < b && c > d holds for i < n; in Java, a List<String> is no List<Object>.",
    "comparison": "If a < b and c > d, and i < s but u > p, then it rains; nobody knows why that is so.",
    "German": "Die Fähre war wieder zu spät, und niemand auf dem Kai schien sich daran zu stören. „So ist es immer“, sagte er.",
    "French": "« Où est le bac ? » demanda-t-elle ; personne ne répondit : il était trop tard !",
    "Chinese": "昨天下午，城里下了一场大雨。老人坐在窗前，看着街上的人跑来跑去。",
    "cookies": "Cookies are small files that a site leaves on your machine. Most sites ask first: “Accept all cookies” is on every page, and few people read on.\n\nA login prompt is no better, and nobody likes newsletters.",
    "list": "Their advice comes down to three points:\n\n- Print two copies, and keep the second one elsewhere.\n- Write the date on every sheet.\n- Check January by hand.",
    "poem": "The sea has many voices,\nMany gods and many voices.\n\nThe salt is on the briar rose,\nThe fog is in the fir trees.",
    "dialogue": "Who said it? He said it . . . or did he?  I do not know.  Nobody does :)",
    "mail": "Dear Ann,\n\nplease write to Bob <bob@example.org> or see https://example.org/a?b=c&d=e for more.\n\nYours,\nC.",
}

PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "<div",
        'class="menu">',
        "</div>",
        "<a",
        'href="/x">',
        "</a>",
        "<b>",
        "</b>",
        "<br>",
        "<ul>",
        "<li>",
        "</ul>",
        "<ol",
        'start="-1">',
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<pre>",
        "</pre>",
        "<code>",
        "</code>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<!doctype",
        "html>",
        "<html>",
        "<head>",
        "<body>",
        "</body>",
        "</html>",
        "<nav>",
        "</nav>",
        "<h1>",
        "</h1>",
        "<svg>",
        "</svg>",
        "<p",
        "hidden>",
        "<",
        ">",
        "&",
        "&lt;",
        "&lt;p&gt;",
        "&nbsp;",
        "&#0;",
        "&#xD800;",
        "<",
        "/",
        "p>",
        'http://jobs.example.com/view/7"',
        'target="_BLANK">',
        "[url=x]",
        "{{",
        "x",
        "}}",
        "%%x%%",
        "${x}",
        "]]>",
        "<![CDATA[",
        "\\n",
        '\\"',
        "\\u2019",
        '"',
        "“",
        "”",
        "Login",
        "Home",
        "Share",
        "The",
        "of",
        "On",
        "the",
        ".",
        ",",
        ";",
        "!",
        "?",
        "-",
        "*",
        "1.",
        "```",
        ">",
        "|",
        "It",
        "rained",
        "all",
        "day,",
        "and",
        "nobody",
        "came.",
        "Ã©",
        "â€™",
        "é",
        "漢字",
        "😀",
        "\u200b",
        "\ufeff",
    ]
)
SOUP = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n", "\n\n", "\t", "  "])), max_size=40).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)
ANY_PAGE = st.one_of(SOUP, st.text(max_size=200), st.text(st.characters(), max_size=100))


# Tags that open and close at random, with attributes of all kinds, inside and outside of each other.
NAMES = st.sampled_from(
    "p div span a b i em code pre ul ol li dl dt dd table tr td th h1 h2 blockquote section article nav svg select option "
    "template textarea title style script noscript plaintext xmp iframe object form button br hr img html head body x-card".split()
)
VALUES = st.one_of(st.sampled_from(["", "1", "menu", "display:none", "http://a.b/c", "x" * 400]), st.text(max_size=20))
ATTRIBUTES = st.lists(
    st.tuples(st.sampled_from(["class", "id", "href", "style", "hidden", "start", "role", "lang", "a"]), VALUES),
    max_size=3,
).map(lambda found: "".join(f' {name}="{value}"' for name, value in found))
TAGS = st.one_of(
    st.tuples(NAMES, ATTRIBUTES).map(lambda tag: f"<{tag[0]}{tag[1]}>"),
    NAMES.map("</{}>".format),
    NAMES.map("<{}".format),
    st.sampled_from(
        ["<!--", "-->", "<!", "<?x", "<![CDATA[", "]]>", "&#0;", "&amp", "&nosuch;", "\0", "\ud800", "\n", " "]
    ),
)
WORDS = st.one_of(st.sampled_from("It rained all day , and nobody Came . x".split()), st.text(max_size=8))
BROKEN_HTML = st.recursive(
    st.lists(st.one_of(TAGS, WORDS), max_size=12).map("".join),
    lambda inner: st.tuples(NAMES, ATTRIBUTES, inner, st.booleans()).map(
        lambda of: f"<{of[0]}{of[1]}>{of[2]}" + (f"</{of[0]}>" if of[3] else "")
    ),
    max_leaves=6,
)
# Prose with the faults that the stages mend, at random places.
FAULTS = st.sampled_from(
    [" ,", " .", "..", "( ", " )", "the the ", "On The ", "sup port ", "Ã©", "â€™", "\u200b", "\u00ad", "&amp;nbsp;", "&lt;b&gt;",
     "<b>", "</p>", "< / p>", '<a href="http://a.b/c">', 'a.b/c" target="_BLANK">', "[url=a.b]x[/url]", "{{ x }}", "gtag('js');",
     "(adsbygoogle = window.adsbygoogle || []).push({});", "Enditem", "Read more", "Login", "\n", "\n\n", "\t", "THE BIG DAY", "-\n",
     "it 's", '"x', "“x ”", "1.", "- ", "> ", "| a |", "```\n", "    x = 1;"]
)  # fmt: skip
DIRTY_TEXT = st.lists(
    st.one_of(FAULTS, st.sampled_from([text.split(".")[0] + ". " for text in PROSE.values()]), st.text(max_size=6)),
    max_size=25,
).map("".join)


def checked(page, **options):
    """The result, with what must hold of every result."""
    result = scrubber.scrub(page, **options)
    sources = [block.source for block in result.blocks]
    assert replay(sources, result.changes) == [block.text for block in result.blocks]
    for change in result.changes:
        assert 0 <= change.origin_start <= change.origin_end <= len(sources[change.block])
    for block in result.blocks:
        assert block.kept == (block.reason is None)
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
    assert result.text == result.text.strip()
    assert result.status in ("ok", "empty", "not_article")
    result.explain()
    return result


# Do no harm.


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE.keys())
@pytest.mark.parametrize("mode", MODES)
def test_clean_prose_is_left_alone(text, mode):
    result = scrubber.scrub(text, mode=mode)
    assert result.text == text
    assert result.changes == []
    assert all(block.kept for block in result.blocks)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_clean_stays_so(page):
    once = scrubber.clean(page)
    assert scrubber.clean(once, kind="text").split("\n") == once.split("\n")


@given(st.lists(st.sampled_from(sorted(PROSE.values())), min_size=1, max_size=4, unique=True))
def test_cleaning_twice_is_cleaning_once(parts):
    once = scrubber.clean("\n\n".join(parts))
    assert scrubber.clean(once) == once


# Nothing raises, nothing disappears.


@given(ANY_PAGE, st.sampled_from(["auto", "html", "fragment", "text"]), st.sampled_from(MODES))
@settings(max_examples=250)
def test_no_text_raises_and_the_record_is_whole(page, kind, mode):
    checked(page, kind=kind, mode=mode)


@given(BROKEN_HTML, st.sampled_from(["auto", "html", "fragment"]), st.sampled_from(MODES))
@settings(max_examples=250)
def test_no_broken_html_raises_and_the_record_is_whole(page, kind, mode):
    checked(page, kind=kind, mode=mode)


@given(DIRTY_TEXT, st.sampled_from(["auto", "text", "fragment"]), st.sampled_from(MODES))
@settings(max_examples=250)
def test_no_dirty_text_raises_and_the_record_is_whole(page, kind, mode):
    checked(page, kind=kind, mode=mode)


@given(st.one_of(BROKEN_HTML, DIRTY_TEXT))
def test_a_result_comes_through_a_pickle_and_says_the_same_twice(page):
    result = scrubber.scrub(page)
    first = result.to_dict()
    again = pickle.loads(pickle.dumps(result))
    assert again.to_dict() == first == result.to_dict()
    assert json.loads(json.dumps(first)) == json.loads(json.dumps(again.to_dict()))


@given(st.one_of(BROKEN_HTML, DIRTY_TEXT), st.sampled_from(["html", "text"]))
@settings(max_examples=200)
def test_every_word_of_the_output_was_there_or_is_recorded(page, kind):
    result = scrubber.scrub(page, kind=kind)
    room = Counter(word for block in result.blocks for word in re.findall(r"\w", block.source))
    for change in result.changes:
        room.update(re.findall(r"\w", change.after))
    for block in result.blocks:
        room.update(re.findall(r"\w", block.marker))
    assert not Counter(re.findall(r"\w", result.text)) - room


@given(BROKEN_HTML)
def test_segmenting_makes_up_no_letters(page):
    blocks, *_ = segment_html(page.encode("utf-8", "replace"))
    letters = Counter(re.findall("[a-z]", " ".join(block.text for block in blocks)))
    room = Counter(re.findall("[a-z]", page + html.unescape(page)))
    assert not letters - room


@given(st.binary(max_size=200))
def test_no_bytes_raise(page):
    checked(page)


@given(SOUP, st.sampled_from(["utf-8", "utf-16", "cp1252", "gb18030", "shift_jis"]))
def test_no_encoded_soup_raises(page, encoding):
    checked(page.encode(encoding, "replace"))


@given(SOUP, st.sampled_from(["html", "text"]))
def test_kept_and_dropped_blocks_add_up_to_the_segmented_ones(page, kind):
    result = scrubber.scrub(page, kind=kind)
    raw = page.replace("\0", "").removeprefix("\ufeff")
    segmented = segment_text(raw) if kind == "text" else segment_html(raw.encode())[0]
    assert [block.source for block in result.blocks] == [block.text for block in segmented]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("mode", MODES)
def test_the_text_is_the_kept_blocks_and_their_markers(page, mode):
    result = checked(page, mode=mode)
    kept = [block for block in result.blocks if block.kept]
    at = 0
    for block in kept:
        for word in block.text.split():
            at = result.text.index(word, at) + len(word)
    characters = sum(len("".join(block.text.split())) + len(block.marker) for block in kept)
    assert len("".join(result.text.split())) == characters


# The same input gives the same output.


def test_eight_threads_give_what_one_gives():
    alone = [scrubber.scrub(page).to_dict() for page in PAGES]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda page: scrubber.scrub(page).to_dict(), PAGES * 4))
    assert together == alone * 4


def test_what_was_cleaned_before_does_not_matter():
    forward = {page.name: scrubber.scrub(page).to_dict() for page in PAGES}
    backward = {page.name: scrubber.scrub(page).to_dict() for page in reversed(PAGES)}
    assert forward == backward


def test_the_hash_seed_does_not_matter():
    code = (
        "import json, sys; from pathlib import Path; import scrubber\n"
        "pages = sorted(Path(sys.argv[1]).iterdir())\n"
        "print(json.dumps([scrubber.scrub(page).to_dict() for page in pages]))"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code, str(SAMPLES / "pages")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 10_000


def test_a_page_is_not_changed_by_its_url_alone_when_it_has_no_links():
    text = PROSE["news"]
    assert scrubber.clean(text, url="https://example.org/a") == text
