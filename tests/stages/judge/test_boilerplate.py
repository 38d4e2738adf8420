"""What stands around the main content of an HTML page goes; content with unlucky names stays.

The judge is learned: it is tested on pages as sites serve them, with all that stands on them.
"""

import pytest

import scrubber
from tests.stages.helpers import dropped

PARAGRAPHS = [
    "Councillors voted on Tuesday to build a storm wall along the whole of the lower esplanade, after a dispute of years "
    "that had divided the families of the town and filled the pages of its only newspaper.",
    "The wall will be two metres high, and it will hide the sea from everybody who does not live on the second floor, "
    "said the engineer who had drawn it, and he did not look as if he was sorry for it.",
    "Nobody knows what it will cost in the end, but the treasurer spoke of eighteen million in his last report, and of "
    "a loan that the children of the children will still be paying back.",
    "Building is to begin in the autumn at the lifeboat slip, where the promenade is lowest, and it will move westward "
    "in stretches of two hundred metres, so that some part of the beach is always open.",
    "Opponents, many of whom had filled the public gallery since five o’clock, argue that the wall will cut the town off "
    "from the very thing that visitors come to see, and that nobody has asked the visitors.",
    "A petition against the plan had gathered six thousand signatures by the time the doors were opened, which is more "
    "than half of the electorate and all of the people who go down to the beach in winter.",
    "Nobody is asking for the sea to come into the kitchens, said the woman who runs the kiosk by the bandstand, but a "
    "house does not become safe when its windows are bricked up, and neither does a town.",
    "She and others had asked for a lower wall with gates that would be closed only when a warning is given, as it is "
    "done in two harbours on the other side of the bay, where the gates are tested every month.",
    "The engineers told the meeting that such gates had failed in two of the five towns where they had been tried, in "
    "both cases because nobody could be found to shut them on the evening of a public holiday.",
    "For an average household the wall means about thirty a year on the bill for the next two decades, a figure that the "
    "treasurer called his best estimate, declining to say what a worse one would have been.",
    "The mayor, who had promised to abstain, used his vote at twenty minutes to midnight after the first count had ended "
    "in a tie, and then he left through the door behind the stage without speaking to anybody.",
    "A model of the wall made of cork and plaster can be seen in the library from Monday, beside the photographs of the "
    "flood that were taken from the roof of the lifeboat station in the January of that year.",
]
PROSE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)

LINKS = "News Sport Council Harbour Weather Letters Shop Archive".split()
MENU = "".join(f'<li class="menu-item"><a href="/{name.lower()}">{name}</a></li>' for name in LINKS)
TEASERS = "".join(
    f'<li><a href="/{n}">{title}</a></li>'
    for n, title in enumerate(
        ["The pier is closed", "Band plays on Sunday", "A boat for the school", "Ferry sold", "Cold May"]
    )
)
SITE = f"""<!DOCTYPE html><html lang="en"><head><title>The storm wall is to be built | The Estuary Times</title>
<meta property="og:type" content="article"><meta property="og:title" content="The storm wall is to be built"></head><body>
<div id="cookie-banner" class="cookie-notice"><p>We use cookies to make this site better.</p><button>Accept all</button></div>
<header class="site-header"><a class="logo" href="/">The Estuary Times</a>
<nav class="main-nav"><ul class="menu">{MENU}</ul></nav></header>
<div class="breadcrumb"><a href="/">Home</a> / <a href="/news">News</a></div>
<main>%s</main>
<aside class="sidebar"><div class="widget"><h3>Most read</h3><ul>{TEASERS}</ul></div>
<div class="newsletter"><h3>Our letter</h3><p>Weekly, on Fridays.</p><form><input><button>Subscribe</button></form></div></aside>
<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li>
<li><a href="/privacy">Privacy</a></li></ul><p>© 2021 The Estuary Times. All rights reserved.</p></footer></body></html>"""
FURNITURE = [
    *LINKS,
    "We use cookies",
    "Accept all",
    "Most read",
    "pier is closed",
    "on Fridays",
    "About us",
    "©",
    "Home",
]
TITLE = "<h1>The storm wall is to be built</h1>"


def page(content: str) -> str:
    return SITE.replace("%s", content)


def without_furniture(text: str) -> bool:
    lines = text.split("\n")
    return not any(word in lines or (" " in word and word in text) for word in FURNITURE)


# --- what stays ---


@pytest.mark.parametrize(
    "name",
    [
        "content-with-sidebar",
        "page-with-nav",
        "has-sidebar",
        "main-menu-open",
        "no-footer",
        "layout--sidebar-right",
        "with-comments",
        "ad-free",
        "share-enabled",
        "widget",
        "subscription-content",
        "article-popup",
        "cookie-consent-given",
    ],
)
@pytest.mark.parametrize("attribute", ["class", "id"])
def test_an_unlucky_name_on_the_element_that_holds_the_prose(name, attribute):
    cleaned = scrubber.clean(page(f'<div {attribute}="{name}">{TITLE}{PROSE}</div>'))
    assert cleaned == TEXT


def test_an_unlucky_name_on_the_body():
    html = page(f"{TITLE}{PROSE}").replace("<body>", '<body class="menu-open sidebar-left has-ads">')
    assert scrubber.clean(html) == TEXT


def test_headings_lists_tables_and_definitions_of_the_article_stay():
    more = (
        "<h2>What it needs</h2><p>The builders ask for three things, and for two of them they have asked before:</p>"
        "<ul><li>Stone from the quarry behind the town</li><li>Sand that has never been in the sea</li></ul>"
        "<h2>What it costs</h2><p>The treasurer has put the figures into a table, as he always does in May:</p>"
        "<table><tr><th>Part</th><th>Cost in millions</th></tr><tr><td>Stone and sand</td><td>4</td></tr></table>"
    )
    text = scrubber.clean(page(f"<article>{TITLE}{PROSE}{more}<p>{PARAGRAPHS[0][::-1]}.</p></article>"))
    for words in (
        "What it needs",
        "- Stone from the quarry behind the town\n- Sand that has never been in the sea",
        "Part\tCost in millions\nStone and sand\t4",
        "What it costs",
    ):
        assert words in text


def test_links_inside_sentences_of_the_article_stay():
    linked = (
        '<p>The <a href="/study">study of the coast</a> and the <a href="/petition">petition against it</a> '
        "are both in the library of the town, where anybody may read them until the end of May.</p>"
    )
    cleaned = scrubber.clean(page(f"<article>{TITLE}{PROSE}{linked}</article>"))
    assert "The study of the coast and the petition against it are both in the library of the town" in cleaned


def test_quotes_and_code_of_the_article_stay():
    more = (
        "<blockquote><p>It is a prison with a promenade, and I shall not walk on it as long as I live, she said.</p></blockquote>"
        "<p>The height follows from the old formula of the harbour office, which nobody has changed since 1953:</p>"
        "<pre>height = 2\nlength = 1900</pre>"
    )
    cleaned = scrubber.clean(page(f"<article>{TITLE}{PROSE}{more}<p>{PARAGRAPHS[3].upper()}</p></article>"))
    assert "It is a prison with a promenade" in cleaned
    assert "height = 2\nlength = 1900" in cleaned


def test_forum_posts_stay():
    posts = [
        (
            "rosa",
            "Has anybody tried to seal a wooden hull with pine tar, and how long did it last on yours in salt water?",
        ),
        (
            "per77",
            "I did it twice, and both times it held for three summers before I had to scrape it off and begin again.",
        ),
        (
            "okafor",
            "Do not heat it indoors. I lost a shed that way, and my brother-in-law has not spoken to me since then.",
        ),
        (
            "rosa",
            "Thank you both, I shall do it outside, and I shall tell you in the autumn whether it was worth the work.",
        ),
    ]
    thread = "".join(
        f'<div class="post"><div class="postprofile"><a href="/u/{author}">{author}</a></div>'
        f'<div class="postbody"><div class="content">{text}</div></div></div>'
        for author, text in posts
    )
    cleaned = scrubber.clean(page(f'<h2 class="topic-title"><a href="#">Pine tar on a hull</a></h2>{thread}'))
    for _, text in posts:
        assert text in cleaned
    assert without_furniture(cleaned)


def test_a_page_that_is_only_for_readers_without_scripts():
    assert TEXT in scrubber.clean(page(f'<div id="app"></div><noscript>{PROSE}</noscript>'))


def test_a_page_whose_prose_is_hidden_until_a_script_shows_it():
    assert TEXT in scrubber.clean(page(f'<div style="display:none">{PROSE}</div>'))


@pytest.mark.parametrize("html", [PROSE, f"<div>{PROSE}</div>", f"<article><p>{PARAGRAPHS[0]}</p></article>"])
def test_fragments_stay(html):
    cleaned = scrubber.clean(html)
    assert cleaned in (TEXT, PARAGRAPHS[0])


def test_plain_text_is_not_its_business():
    assert dropped(scrubber.scrub(TEXT)) == {}


def test_an_article_stays_in_every_mode():
    for mode in ("precision", "balanced", "recall"):
        assert (
            scrubber.clean(page(f"<article>{TITLE}{PROSE}</article>"), mode=mode).count("\n\n") >= len(PARAGRAPHS) - 2
        )


# --- what goes ---


def test_all_that_stands_around_an_article_goes():
    result = scrubber.scrub(page(f"<article>{TITLE}{PROSE}</article>"))
    assert result.text == TEXT
    assert without_furniture(result.text)
    assert result.confidence > 0.8


INSIDE = [
    ('<div class="share-buttons"><a href="#">Tell Anna</a> <a href="#">Tell Per</a></div>', "Tell Anna"),
    ('<div class="related-posts"><h3>More of this</h3><ul><li><a href="/p">The ferry</a></li></ul></div>', "The ferry"),
    ('<ul class="tags"><li><a href="/t/wall">wall</a></li><li><a href="/t/sea">sea</a></li></ul>', "- sea"),
    ('<nav class="pagination"><a href="/2">Older pages</a></nav>', "Older pages"),
]


@pytest.mark.parametrize(("html", "words"), INSIDE)
def test_furniture_inside_of_the_article_goes(html, words):
    result = scrubber.scrub(page(f"<article>{TITLE}{PROSE}{html}</article>"))
    assert words not in result.text
    assert TEXT in result.text


def test_reasons_name_what_a_block_is():
    reasons = dropped(scrubber.scrub(page(f"<article>{TITLE}{PROSE}</article>")))
    assert reasons["Council"] == "boilerplate: navigation"
    assert reasons["The storm wall is to be built"] == "boilerplate: page title"
    assert reasons["About us"] == "boilerplate: footer"
    assert reasons["Accept all"] in ("boilerplate: cookie notice", "boilerplate: button")
    assert reasons["We use cookies to make this site better."] == "boilerplate: cookie notice"
    assert reasons["The pier is closed"] in ("boilerplate: sidebar", "boilerplate: links only")


def test_every_block_keeps_its_probability():
    result = scrubber.scrub(page(f"<article>{TITLE}{PROSE}</article>"))
    assert all(0 < block.score < 1 for block in result.blocks)
    assert max(b.score for b in result.blocks if not b.kept) < min(b.score for b in result.blocks if b.kept)


def test_a_page_of_nothing_but_menus_has_no_article():
    html = f"<html><body><nav><ul>{MENU}</ul></nav><footer>© 2021 The Estuary Times</footer></body></html>"
    result = scrubber.scrub(html)
    assert (result.text, result.status, result.confidence) == ("", "not_article", 0)


# --- modes ---


def kept(mode: str) -> set[str]:
    doubtful = (
        f"<article>{TITLE}<p>By Rosa Lind</p>{PROSE}<p><a href='/x'>Half of this</a> line is linked.</p></article>"
    )
    return {block.text for block in scrubber.scrub(page(doubtful), mode=mode).blocks if block.kept}


def test_recall_keeps_more_and_precision_less():
    assert kept("precision") <= kept("balanced") < kept("recall")


def test_a_very_long_page_is_judged_in_parts(monkeypatch):
    html = page(f"<article>{TITLE}{PROSE}</article>")
    whole = scrubber.scrub(html)
    monkeypatch.setattr("scrubber.model.judge.SLICE", 16)
    parts = scrubber.scrub(html)
    assert len(parts.blocks) == len(whole.blocks) > 32
    assert all(block.score is not None for block in parts.blocks)
    assert set(PARAGRAPHS) <= {block.text for block in parts.blocks if block.kept}


def test_a_name_under_a_quotation_stays_with_it():
    said = (
        "<p>“I have drawn eleven walls, and the sea has come over every one of them, some of them more than once.”</p>"
    )
    quote = f"<blockquote>{said}<footer class='blockquote-footer'>Ida Wren, engineer</footer></blockquote>"
    text = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    cleaned = scrubber.clean(f"<body><h1>The wall</h1>{text}{quote}{text[:900]}<footer>© Wall Times</footer></body>")
    assert "Ida Wren, engineer" in cleaned
    assert "Wall Times" not in cleaned
