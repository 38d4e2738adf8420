"""Stray HTML and what templates leave behind go; signs of mathematics, code and tutorials stay."""

import pytest

import scrubber
from tests.stages.helpers import alone, changes_of, rules_of

LEFT_ALONE = [
    # less and greater
    "If a < b and c > d, then the second case applies.",
    "The reading was < 3 mg before noon and > 7 mg after it.",
    "I <3 this old tram, and so does my sister.",
    "In R one writes x <- y and in Haskell do x <- get.",
    "Water freezes at temperatures <0 °C; steam needs >100 °C.",
    "We have i<b for all i, and b>s in the end.",
    "p < 0.05 and q > 0.9 were taken as the limits.",
    "Choose File -> Export => PDF and wait.",
    ">>> and <<< are only arrows on this sign.",
    "For 0 <= i < n the sum is a[i] + b[i], and n << 3 is eight times n.",
    # generics and placeholders
    "A List<String> is not a List<Object>, and Map<K, V> needs both.",
    "Vec<Option<u8>> looks odd to newcomers.",
    "Type git checkout <branch> and then make <target>.",
    "The pattern is <surname>, <first name>, <year>.",
    # addresses between angle brackets
    "Rosa Lind <rosa.lind@example.org> wrote back the same day.",
    "His page is <https://example.org/kites>, he says.",
    # tutorials
    "In HTML, <div> and <p> are block elements; <b> is inline.",
    "A paragraph begins with <p> and ends with </p>, and in XHTML the markup <br/> must close itself.",
    'In JSX you write <Button class="big">Save</Button>, which React turns into a function call.',
    "The HTML entity &nbsp; is a blank, and in the markup of every HTML page &amp;lt; shows as &lt; to the reader.",
    "In CSS, a rule such as p { margin: 0; } resets the margin, and the selector may be a list.",
    'WordPress reads the shortcode [gallery ids="1,2"] and puts pictures there; a shortcode ends with [/gallery].',
    "In Vue and in Angular {{ name }} is replaced by the value, and so the markup stays short.",
    # ampersands
    "R&D costs at AT&T rose again, says the Q&A; nobody at M&S was surprised.",
    "Fish & chips; salt & vinegar; nothing else.",
    "The album is called Rhythm&blues; it sold well.",
    "See the list at example.org/search?a=1&copy=2&lang=en for more.",
    # brackets
    "He wrote that it was 'a grate day' [sic] and left [1], [2, 3].",
    "[Laughter] She looked up. [Pause] Then she went on.",
    "[Image: a boat] was all that the page said; [caption missing] was another.",
    "The quote [of the day] and the gallery [closed on Mondays] were forgotten.",
    "- [ ] buy rope\n- [x] mend the sail",
    # braces, percents, dollars
    "The set {a, b, c} has three elements, and {} has none.",
    "The greeting {name} was never filled in by the author of the letter.",
    "We gave it 100%% and paid $5 {or a bit more} for it.",
    "The chorus {repeat twice} goes on and on.",
    "In LaTeX, \\textbf{bold} and \\frac{a}{b} need braces.",
    # quotation marks before signs
    'He said "yes" / "no" and "perhaps" > "never" on the card.',
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("fragments", text) == text
    assert changes_of("fragments", text) == []


def test_code_blocks_are_out_of_bounds():
    text = (
        "Put this at the end of the file:\n\n"
        '```\n<div class="kite">\n  <p>&nbsp;&amp;amp;</p>\n  {{ name }} [vc_row]\n</div>\n```\n\n'
        "Then load the page again."
    )
    assert scrubber.clean(text) == text


def test_inline_code_is_out_of_bounds():
    page = (
        "<article><p>Write <code>&lt;br/&gt;</code> or <code>&amp;nbsp;</code> where the line is to end.</p></article>"
    )
    assert scrubber.clean(page) == "Write <br/> or &nbsp; where the line is to end."


def test_a_script_in_a_tutorial_stays():
    text = (
        "In JavaScript the page is told when it has loaded, and a function of your own runs:\n\n"
        'window.addEventListener("load", start);\n\n'
        "The markup of the page, all its HTML, is there by then."
    )
    assert scrubber.clean(text) == text


CHANGED = [
    # tags
    ("It rained all day.</p>", "It rained all day."),
    ("It rained all day. < / p>", "It rained all day."),
    ("It rained all day.</P>", "It rained all day."),
    ("It rained.<br/ >Nobody came.", "It rained. Nobody came."),
    ("It rained.<br>Nobody came.<br />", "It rained. Nobody came."),
    ("It was <b>very</b> wet and <em>cold</em>.", "It was very wet and cold."),
    ("It was <strong>wet</strong>, they said.", "It was wet, they said."),
    ('<span style="color: red">It rained</span> all day.', "It rained all day."),
    ("<o:p></o:p>It rained all day.", "It rained all day."),
    ("It rained <st1:place>there</st1:place> all day.", "It rained there all day."),
    ("It rained all day <br> and all night.", "It rained all day and all night."),
    # half tags
    ('class="lead">It rained all day.', "It rained all day."),
    ('style="margin: 0" class="x">It rained all day.', "It rained all day."),
    ("It rained data-id='77'>all day.", "It rained all day."),
    # comments
    ("It rained <!-- weather.inc --> all day.", "It rained all day."),
    ("<!-- start -->It rained all day.<!-- end -->", "It rained all day."),
    ("<![CDATA[It rained all day.]]>", "It rained all day."),
    # entities
    ("It rained&nbsp;all day.", "It rained all day."),
    ("It rained &nbsp; all day.", "It rained all day."),
    ("It rained&amp;nbsp;all day.", "It rained all day."),
    ("Salt &amp; pepper, salt &amp;amp; vinegar.", "Salt & pepper, salt & vinegar."),
    ("It&#8217;s raining, and it&#x2019;s cold.", "It’s raining, and it’s cold."),
    ("It&amp;#8217;s a caf&eacute; &ndash; or it was.", "It’s a café – or it was."),
    ("&ldquo;Rain,&rdquo; she said&hellip;", "“Rain,” she said…"),
    ("It costs &pound;5 or &euro;6.", "It costs £5 or €6."),
    # shortcodes
    ('[vc_row][vc_column width="1/2"]It rained all day.[/vc_column][/vc_row]', "It rained all day."),
    ('[caption id="a_7" width="300"]A wet street[/caption]', "A wet street"),
    ('[gallery ids="1,2,3"] It rained all day.', "It rained all day."),
    ("[dropcap]I[/dropcap]t rained all day.", "It rained all day."),
    ("[quote=anna]It rained all day.[/quote]", "It rained all day."),
    # template leftovers
    ("It rained all day. {% include 'footer.html' %}", "It rained all day."),
    ("It rained all day. %%sitename%%", "It rained all day."),
    ("It rained all day. ${page.title}", "It rained all day."),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_fragments_go(text, expected):
    assert scrubber.clean(text, kind="text") == expected
    assert changes_of("fragments", text, kind="text")


BLANKS = [
    ("It rained <br/>.", "It rained."),
    ("He said <b> no </b> again.", "He said no again."),
    ("He said <b>no </b>, and left.", "He said no, and left."),
    ("<p> It rained. </p>", "It rained."),
    ("It rained.</p><p>Nobody came.", "It rained. Nobody came."),
    ("Rain &amp; wind<br>and snow.", "Rain & wind and snow."),
]


@pytest.mark.parametrize(("text", "expected"), BLANKS)
def test_one_blank_is_left_where_two_words_meet_and_none_before_a_mark(text, expected):
    assert scrubber.clean(text, kind="text") == expected


def test_a_template_leftover_leaves_a_sentence_that_reads_right():
    cleaned = scrubber.clean("Dear {{ user.first_name }}, it rained all day.")
    assert "{" not in cleaned
    assert " ," not in cleaned
    assert "  " not in cleaned


RULES = [
    ("It rained all day.</p>", "stray tag"),
    ("It rained <!-- x --> all day.", "comment"),
    ('class="x">It rained all day.', "half tag"),
    ("It rained&nbsp;all day.", "entity"),
    ("[vc_row]It rained all day.", "shortcode"),
    ("It rained all day. {{ x }}", "template leftover"),
]


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_each_change_names_its_rule(text, rule):
    assert rules_of("fragments", text, kind="text") == {rule}


SCRIPTS = [
    "(adsbygoogle = window.adsbygoogle || []).push({});",
    "googletag.cmd.push(function() { googletag.display('div-gpt-ad-1'); });",
    "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);}",
    "gtag('config', 'UA-000000-1');",
    "//<![CDATA[ var _gaq = _gaq || []; //]]>",
    "window._taboola = window._taboola || []; _taboola.push({flush: true});",
]


@pytest.mark.parametrize("line", SCRIPTS)
def test_lines_of_advertisement_script_go(line):
    text = f"It rained all day in the old town.\n\n{line}\n\nNobody came to the fair by the river."
    assert scrubber.clean(text) == "It rained all day in the old town.\n\nNobody came to the fair by the river."
    assert "line of script" in rules_of("fragments", text)


STYLES = [
    ".post-title { font-size: 14px; color: #333; }",
    "#kite-7{display:none;margin:0 auto}",
    "@media (max-width: 600px) { .ad { display: none; } }",
    "p.lead, h2 > a { text-decoration: none; }",
]


@pytest.mark.parametrize("line", STYLES)
def test_lines_of_style_sheets_go(line):
    text = f"It rained all day in the old town.\n\n{line}\n\nNobody came to the fair by the river."
    assert scrubber.clean(text) == "It rained all day in the old town.\n\nNobody came to the fair by the river."
    assert rules_of("fragments", text) == {"line of style sheet"}


def test_sentences_with_braces_are_no_style_sheet():
    text = "The label { rope: twelve metres; } was glued to the box in the shed, and nobody knew why."
    assert scrubber.clean(text) == text


def test_plainly_broken_tags_go_from_a_tutorial_too():
    text = "In HTML, <div> and <p> are block elements; <b> is inline. The markup is simple.< / p>"
    assert scrubber.clean(text) == "In HTML, <div> and <p> are block elements; <b> is inline. The markup is simple."


def test_a_prompt_with_a_tag_behind_it_is_still_a_prompt():
    result = scrubber.scrub("It rained all day in the old town.\n\nAlready have an account? Login here < / p>")
    assert result.text == "It rained all day in the old town."


def test_a_block_of_tags_only_is_dropped_by_name():
    result = scrubber.scrub("It rained all day in the old town.\n\n</p></div>\n\nNobody came to the fair.")
    assert result.text == "It rained all day in the old town.\n\nNobody came to the fair."
    assert [block.reason for block in result.blocks] == [None, "fragments: nothing left", None]


def test_type_parameters_of_a_language_stay():
    text = "The signature is fn and<U>(self, res: Result<U, E>) and it takes the error type of the first one."
    assert scrubber.clean(text, kind="text") == text
