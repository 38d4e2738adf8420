import os
import subprocess
import sys
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
