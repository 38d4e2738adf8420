"""Scripts, style sheets, shortcodes and template signs go; prose and pages about them stay."""

import time

import pytest

import scrubber
from scrubber import Block, Document, Pipeline
from tests.stages.helpers import alone, changes_of, rules_of, stage

FIRST = "The council met on Monday and spoke about the harbour for an hour. "
LAST = " Nobody from the town was there, and the meeting ended early."

LEFT_ALONE = [
    # prose about code
    "Use the function window.addEventListener(name, callback); it registers a handler for the event.",
    "Set window.location to the new address; the browser follows it at once.",
    "The old trick was document.getElementById(name); it was slow. Today nobody does so.",
    "The script calls document.write(text) at the end (which is slow). Avoid it.",
    "Call gtag('config', 'ID'); on each page that you want to count.",
    "Call gtag('config', 'ID'); daily.",
    'He said "use window.onload = start; and wait for it" and left.',
    "The price (see below; it rose again) is high; the answer (in May) was no.",
    "The error was Os { code: 2, kind: NotFound } and nothing else.",
    'JSON-LD looks like this:\n\n{"@context":"https://schema.org","@type":"Person"}\n\nIt is short.',
    "In CSS, a rule such as p { margin: 0; } resets the margin, and the selector may be a list.",
    "In HTML you write <script>start();</script> at the end, and <style>p { margin: 0; }</style> at the beginning.",
    "A stray <script> once swallowed a page. The end, </script>, was on another one.",
    "It rained all day in the old town. top { left: 3 }",
    "A point is struct point { top: int; left: int; } in that language.",
    "It rained all day in the old town. p { margin: 0; }",
    # templates as the subject
    "Set ${HOME} in your shell first, then run the installer. It writes %%name%% into the file.",
    "Files are looked for in ${DISTDIR} and nowhere else.",
    "In Ansible you write {{ inventory_hostname }} where the name of the machine is wanted.",
    "In Vue and in Angular {{ name }} is replaced by the value, and so the markup stays short.",
    "In Jinja a loop is {% for x in y %} and ends with {% endfor %}.",
    'present: "{{ present_hall }}"',
    'devices+=("/dev/loop${i}")',
    # shortcodes as the subject
    'WordPress reads the shortcode [gallery ids="1,2"] and puts pictures there; a shortcode ends with [/gallery].',
    "In phpBB you typed [img]https://pictures.example/a.png[/img] and hoped.",
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
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("leftovers", text) == text
    assert changes_of("leftovers", FIRST + text) == []


def test_a_script_in_a_tutorial_stays():
    text = (
        "In JavaScript the page is told when it has loaded, and a function of your own runs:\n\n"
        'window.addEventListener("load", start);\n\n'
        "The markup of the page, all its HTML, is there by then."
    )
    assert scrubber.clean(text) == text


def test_a_page_that_shows_code_keeps_its_statements_and_placeholders():
    text = (
        "Run this first:\n\n```\nx = 1\n```\n\nwindow.onload = start();\n\n"
        "The greeting is {{ user.name }} and then a comma."
    )
    assert scrubber.clean(text, kind="text") == text


CHANGED = [
    # shortcodes
    ('[vc_row][vc_column width="1/2"]It rained all day.[/vc_column][/vc_row]', "It rained all day."),
    ('[caption id="a_7" width="300"]A wet street[/caption]', "A wet street"),
    ('[gallery ids="1,2,3"] It rained all day.', "It rained all day."),
    ("[dropcap]I[/dropcap]t rained all day.", "It rained all day."),
    ("[quote=anna]It rained all day.[/quote]", "It rained all day."),
    ("It rained. [embed]https://video.example/watch?v=abc[/embed] Nobody came.", "It rained. Nobody came."),
    ("It was [img]http://x.example/a.png[/img] right.", "It was right."),
    ("[caption]A wet street[/caption]", "A wet street"),
    ("It [quote]rained[/quote] all day.", "It rained all day."),
    # template leftovers
    ("It rained all day. {% include 'footer.html' %}", "It rained all day."),
    ("It rained all day. %%sitename%%", "It rained all day."),
    ("It rained all day. ${page.title}", "It rained all day."),
    ("It rained. {{#if x}}Nobody came.{{/if}}", "It rained. Nobody came."),
    ("It rained. {# weather #} Nobody came. {{{raw}}}", "It rained. Nobody came."),
    ("It rained, <%= name %>, all day.", "It rained,, all day."),
    ("It rained. <?php the_content(); ?> Nobody came.", "It rained. Nobody came."),
    # elements
    ("It rained. <script>var a=1;</script>Nobody came.", "It rained. Nobody came."),
    ("It rained.<style>.hen { color: red; } .egg{margin:0}</style> Nobody came.", "It rained. Nobody came."),
    ('It rained. <script async src="//ads.example/a.js"></script>Nobody came.', "It rained. Nobody came."),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_leftovers_go(text, expected):
    assert alone("leftovers", text) == expected


def test_a_template_leftover_leaves_a_sentence_that_reads_right():
    cleaned = scrubber.clean("Dear {{ user.first_name }}, it rained all day.")
    assert "{" not in cleaned
    assert " ," not in cleaned
    assert "  " not in cleaned


RULES = [
    ("[vc_row]It rained all day.", "shortcode"),
    ("It rained all day. {{ x }}", "template leftover"),
    ("It rained. (adsbygoogle = window.adsbygoogle || []).push({}); Nobody came.", "script"),
    ("It rained. <script>var a = 1;</script> Nobody came.", "script element"),
    ("It rained. <style>.a { color: red; }</style> Nobody came.", "style element"),
]


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_each_change_names_its_rule(text, rule):
    assert rules_of("leftovers", text, kind="text") == {rule}


BESIDE_PROSE = [
    ("Hens lay (adsbygoogle = window.adsbygoogle || []).push({}); well in May.", "Hens lay well in May."),
    ("Hens lay (adsbygoogle = window.adsbygoogle || []).push({}); well.", "Hens lay well."),
    ("It rained. gtag('config', 'UA-0'); Nobody came.", "It rained. Nobody came."),
    ('It rained. $(document).ready(function(){ $("#x").hide(); });', "It rained."),
    ("It rained (a lot). fbq('track', 'View'); Hens (all) came.", "It rained (a lot). Hens (all) came."),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE_PROSE)
def test_only_the_statement_goes_from_prose(text, expected):
    assert scrubber.clean(FIRST + text + LAST) == FIRST + expected + LAST
    assert alone("leftovers", text) == expected


SCRIPTS = [
    "(adsbygoogle = window.adsbygoogle || []).push({});",
    "googletag.cmd.push(function() { googletag.display('div-gpt-ad-1'); });",
    "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);}",
    "gtag('config', 'UA-000000-1');",
    "//<![CDATA[ var _gaq = _gaq || []; //]]>",
    '$(function(){ $("#x").hide(); });',
    "function toggle(id) { var e = document.getElementById(id); e.style.display = 'none'; }",
    "window._taboola = window._taboola || []; _taboola.push({flush: true});",
]


@pytest.mark.parametrize("line", SCRIPTS)
def test_lines_of_advertisement_script_go(line):
    text = f"It rained all day in the old town.\n\n{line}\n\nNobody came to the fair by the river."
    assert scrubber.clean(text) == "It rained all day in the old town.\n\nNobody came to the fair by the river."
    assert rules_of("leftovers", text) in ({"script"}, {"line of script"})


STYLES = [
    ".post-title { font-size: 14px; color: #333; }",
    "#kite-7{display:none;margin:0 auto}",
    "@media (max-width: 600px) { .ad { display: none; } }",
    ".hen { color: red; } .egg{margin:0}",
    "p.lead, h2 > a { text-decoration: none; }",
]


@pytest.mark.parametrize("line", STYLES)
def test_lines_of_style_sheets_go(line):
    text = f"It rained all day in the old town.\n\n{line}\n\nNobody came to the fair by the river."
    assert scrubber.clean(text) == "It rained all day in the old town.\n\nNobody came to the fair by the river."
    assert rules_of("leftovers", text) == {"line of style sheet"}


def test_sentences_with_braces_are_no_style_sheet():
    text = "The label { rope: twelve metres; } was glued to the box in the shed, and nobody knew why."
    assert scrubber.clean(text) == text


def test_an_element_over_several_lines_of_a_block_goes():
    text = 'It rained.\n<script type="text/javascript">\nvar a = [1];\nstart("<b>", a);\n</script>\nNobody came.'
    document = Document([Block(text, source=text)], "text")
    Pipeline((stage("leftovers"),)).run(document)
    assert document.blocks[0].text == "It rained.\nNobody came."


def test_data_for_search_engines_goes():
    line = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"A long silence in the town"}'
    text = f"It rained all day in the old town.\n\n{line}\n\nNobody came to the fair by the river."
    assert scrubber.clean(text) == "It rained all day in the old town.\n\nNobody came to the fair by the river."
    assert rules_of("leftovers", text) == {"structured data"}


def test_hostile_text_takes_linear_time():
    for seed in (
        "{",
        "{{",
        "[",
        "gtag(",
        "<script>",
        "[caption]",
        "{% ",
        "<% ",
        "p{color:red;",
        "a{",
        "/*",
        "{{ x }} ",
    ):
        text = seed * (100_000 // len(seed)) + " gtag( );"
        started = time.process_time()
        alone("leftovers", text)
        assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "text",
    [
        # of pages that are about programs, or no statements at all
        FIRST + "\n\nlet total = 3;\n\n" + "The variable holds the number of boats." + LAST,
        FIRST + "\n\nlet a = 1;\n\nlet b = 2;\n\nlet c = 3;\n\nlet d = 4;\n\n" + LAST.strip(),
        FIRST + "\n\nLet the boats go; they will come home (by evening);\n\n" + LAST.strip(),
        FIRST + '\n\n{"boats": 3} is how the JSON file begins.\n\n' + LAST.strip(),
        FIRST + "\n\n{the minutes were lost}\n\n" + LAST.strip(),
        FIRST + "[b] is the second note, and [i] the first one." + LAST,
        FIRST + "It grew by 5% @ 3 a.m. and 100%@night." + LAST,
    ],
)
def test_lines_that_look_like_code_stay(text):
    assert scrubber.clean(text, kind="text") == text


@pytest.mark.parametrize(
    "line",
    [
        "let slideIndex = 1; showSlides(slideIndex);",
        "function loadVideo() { player.play(); }",
        "setTimeout(function(){ loadAds(); }, 500);",
        '{"props":{"pageProps":{"id":7}},"page":"/news"}',
        '[{"@type":"BreadcrumbList","itemListElement":[]}]',
        '@import url("x.css");',
        ":root { --main: #fff; }",
    ],
)
def test_lines_of_scripts_styles_and_data_go(line):
    assert scrubber.clean(f"{FIRST.strip()}\n\n{line}\n\n{LAST.strip()}") == f"{FIRST.strip()}\n\n{LAST.strip()}"


@pytest.mark.parametrize(
    "sign",
    [
        '[mc4wp_form id="9"]',
        "[toc]",
        '[sc name="ad"]',
        "*|FNAME|*",
        "@@footer@@",
        "#{author.name}",
        "{$title}",
    ],
)
def test_more_shortcodes_and_template_signs_go(sign):
    assert scrubber.clean(f"{FIRST.strip()} {sign}{LAST}") == FIRST.strip() + LAST
