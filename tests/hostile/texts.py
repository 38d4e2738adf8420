"""Plain text that is hostile to the segmenter and to the patterns of the stages."""

from collections.abc import Callable

from tests.hostile.kinds import FIRST, LAST, TEXT, hostile

UNITS = {
    "asterisks": "*\n",
    "quote_marks": "> \n",
    "quote_marks_in_a_row": ">",
    "bars": "|\n",
    "bars_in_a_row": "| ",
    "tabs": "\t\n",
    "tabs_in_a_row": "\tx",
    "hyphens": "-\n",
    "numbers": "1. \n",
    "items": "- x\n",
    "indented": "    x = 1;\n",
    "fences": "```\n",
    "fences_of_both_kinds": "```\n~~~\n",
    "open_brackets": "{\n",
    "tags": "<div>\n",
    "end_tags": "</div>\n",
    "different_tags": "<a>\n</b>\n",
    "tags_in_a_row": "<b",
    "less_and_greater": "< >",
    "quotation_marks": '"“',
    "apostrophes": "it 's ",
    "anchors": '<a href="',
    "half_anchors": 'a.b/c" target="',
    "addresses": "http://a.example/",
    "domains": "a.b.",
    "mail": "a@",
    "bbcode": "[url=a.b]",
    "markdown_links": "[a](",
    "shortcodes": "[caption ",
    "templates": "{{ x ",
    "statements": "gtag('js', {",
    "adverts": "(adsbygoogle = window.adsbygoogle || []",
    "styles": ".a { color: red; ",
    "comments": "<!-- ",
    "sections": "<![CDATA[",
    "conditions": "[if !x]",
    "escapes": "\\n\\u2019",
    "doubled_words": "the the ",
    "capitals": "On The ",
    "shouts": "THE BIG DAY ",
    "spaced_marks": "x , y . ",
    "dots": ". . ",
    "brackets_with_blanks": "( x ) ",
    "torn_words": "sup port ",
    "hyphens_at_line_ends": "sup-\nport ",
    "mojibake": "â€",
    "prompts": "Read more\n",
    "end_marks": "Enditem ",
    "place_lines": "LONDON, March 9 (X) - ",
    "words_without_blanks": "x",
    "line_ends": "\r\n\r",
    "form_feeds": "\f\v",
    "ideographs": "的是",
    "wrapped_lines": "It rained on the harbour all day long, and nobody came to\n",
    "digits": "9",
    "escaped_tags": "&lt;p&gt;",
    "json": '{"a":',
    "ellipses": "…",
    "underscores": "_",
    "carets": "^~",
}  # fmt: skip


def _of(unit: str) -> Callable[[int], str]:
    return lambda n: f"{TEXT}\n\n{unit * (n // len(unit))}\n\n{LAST}"


for _name, _unit in UNITS.items():
    _make = _of(_unit)
    _make.__name__, _make.__module__ = _name, __name__
    hostile(1_000_000, small=30_000, kind="text")(_make)


@hostile(1_000_000, kind="text")
def a_million_lines_of_stars(n):
    return f"{TEXT}\n\n" + "*\n" * n


@hostile(1_000_000)
def blank_lines(n):
    return f"{FIRST}{chr(10) * n}{LAST}"


@hostile(300_000)
def the_same_line(n):
    return f"{TEXT}\n\n" + "Share this story\n" * n


@hostile(300_000, kind="text")
def listing(n):
    return f"{TEXT}\n\n" + "".join(f"<t{i}>\n" for i in range(n))


@hostile(300_000, kind="text")
def unfinished_fences(n):
    return f"{TEXT}\n\n" + "".join(f"{'`' * (3 + i % 50)}\nx\n" for i in range(n))


@hostile(300_000, kind="text")
def fences_that_never_end(n):
    return f"{TEXT}\n\n" + "".join(f"```a{i}\n" for i in range(n))


@hostile(300_000, kind="text")
def fences_with_text(n):
    return f"{TEXT}\n\n" + "```a\nx\n\n" * n


@hostile(300_000, kind="text")
def lines_that_look_like_code(n):
    return f"{TEXT}\n\n" + "    f(x) = {\n\n" * n


@hostile(300_000, kind="text")
def lines_of_a_listing_apart(n):
    return f"{TEXT}\n\n" + "{\n  (adsby\n\n" * n


@hostile(300_000, kind="text")
def indented_lines_apart(n):
    return f"{TEXT}\n\n" + "    some words\n\n" * n


@hostile(300_000, kind="text")
def indented_lines_that_open(n):
    return f"{TEXT}\n\n" + "    some words (\n" * n


@hostile(300_000, kind="text")
def lines_that_go_on(n):
    return f"{TEXT}\n\n" + "Some words and\nsome more\n" * n
