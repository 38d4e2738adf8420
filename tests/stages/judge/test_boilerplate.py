"""What stands around the main content of an HTML page goes; content with unlucky names stays."""

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


def page(body: str) -> str:
    return f'<!DOCTYPE html><html lang="en"><head><title>The Estuary Times</title></head><body>{body}</body></html>'


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
        "sidebar",
        "subscription-content",
        "article-popup",
        "cookie-consent-given",
        "hidden-nav",
    ],
)
@pytest.mark.parametrize("attribute", ["class", "id"])
def test_an_unlucky_name_on_the_element_that_holds_the_prose(name, attribute):
    body = f'<div {attribute}="{name}"><h1>The wall</h1>{PROSE}</div>'
    assert scrubber.clean(page(body)) == f"The wall\n\n{TEXT}"


def test_an_unlucky_name_on_the_body():
    html = page(f"<h1>The wall</h1>{PROSE}").replace("<body>", '<body class="menu-open sidebar-left has-ads">')
    assert scrubber.clean(html) == f"The wall\n\n{TEXT}"


def test_body_text_in_a_widget_that_holds_most_of_the_prose():
    body = f'<div class="row"><div class="elementor-widget widget-text">{PROSE}</div><div class="widget">Opening hours</div></div>'
    cleaned = scrubber.clean(page(body))
    assert cleaned == TEXT


def test_headings_lists_tables_and_definitions_of_the_article_stay():
    body = (
        f"<article><h1>The wall</h1>{PROSE}<h2>What it needs</h2><ul><li>Stone</li><li>Sand</li></ul>"
        "<h2>Figures</h2><table><tr><th>Part</th><th>Cost</th></tr><tr><td>Stone</td><td>4</td></tr></table>"
        "<h2>Words</h2><dl><dt>Slip</dt><dd>Where boats are launched.</dd><dt>Groyne</dt><dd>A low wall.</dd></dl></article>"
    )
    result = scrubber.scrub(page(body))
    assert dropped(result) == {}
    for words in (
        "What it needs",
        "- Stone\n- Sand",
        "Part\tCost\nStone\t4",
        "Slip",
        "Where boats are launched.",
        "A low wall.",
    ):
        assert words in result.text


def test_links_inside_sentences_and_lists_of_the_article_stay():
    body = (
        f'<article>{PROSE}<p>The <a href="/study">study of the coast</a> and the <a href="/petition">petition against it</a> '
        'are both in the library of the town.</p><ul><li><a href="/plan">The plan of the wall</a>, drawn in May</li></ul></article>'
    )
    cleaned = scrubber.clean(page(body))
    assert "The study of the coast and the petition against it are both in the library of the town." in cleaned
    assert "- The plan of the wall, drawn in May" in cleaned


def test_a_linked_heading_stays():
    body = f'<article><h2><a href="/wall">The wall is to be built</a></h2>{PROSE}</article>'
    assert scrubber.clean(page(body)).startswith("The wall is to be built\n\n")


def test_the_header_of_an_article_stays():
    body = f"<article><header><h1>The wall</h1><p>A dispute of years has ended.</p></header>{PROSE}</article>"
    assert scrubber.clean(page(body)).startswith("The wall\n\nA dispute of years has ended.\n\n")


def test_quotes_captions_and_code_of_the_article_stay():
    body = (
        f"<article>{PROSE}<blockquote><p>It is a prison with a promenade.</p></blockquote>"
        "<figure><img src='a.jpg'><figcaption>The slip in May</figcaption></figure>"
        "<pre>height = 2\nlength = 1900</pre></article>"
    )
    cleaned = scrubber.clean(page(body))
    assert "It is a prison with a promenade." in cleaned
    assert "The slip in May" in cleaned
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
    body = (
        '<nav><a href="/">Forum</a> <a href="/new">New posts</a></nav><h1>Pine tar on a hull</h1>'
        + "".join(
            f'<div class="post"><div class="author">{author}</div><div class="post-body"><p>{text}</p></div></div>'
            for author, text in posts
        )
        + '<div class="footer">Powered by a forum</div>'
    )
    cleaned = scrubber.clean(page(body))
    for _, text in posts:
        assert text in cleaned
    assert "New posts" not in cleaned
    assert "Powered by a forum" not in cleaned


def test_a_page_that_is_only_for_readers_without_scripts():
    assert scrubber.clean(page(f'<div id="app"></div><noscript>{PROSE}</noscript>')) == TEXT


def test_a_page_whose_prose_is_hidden_until_a_script_shows_it():
    assert scrubber.clean(page(f'<div style="display:none">{PROSE}</div>')) == TEXT


def test_a_page_with_little_prose_keeps_what_it_has():
    body = "<nav><a href='/'>Home</a></nav><h1>Closed</h1><p>The harbour is closed.</p><p>Come back in May.</p>"
    assert scrubber.clean(page(body)) == "Closed\n\nThe harbour is closed.\n\nCome back in May."


def test_texts_that_stand_twice_stay_when_they_are_short():
    body = f"<article>{PROSE}<p>Yes, he said.</p><p>No, she said.</p><p>Yes, he said.</p></article>"
    assert scrubber.clean(page(body)).endswith("Yes, he said.\n\nNo, she said.\n\nYes, he said.")


def test_plain_text_is_not_its_business():
    result = scrubber.scrub(TEXT)
    assert dropped(result) == {}


# --- what goes ---

FURNITURE = [
    ("<nav><ul><li><a href='/'>Front page</a></li></ul></nav>", "Front page", "navigation"),
    ("<div class='main-menu'><span>Front page and more</span></div>", "Front page and more", "navigation"),
    ("<div id='breadcrumbs'>News / Council / Wall</div>", "News / Council / Wall", "navigation"),
    ("<div role='navigation'>Sections of the paper</div>", "Sections of the paper", "navigation"),
    ("<footer><p>Printed by the harbour press.</p></footer>", "Printed by the harbour press.", "footer"),
    ("<div class='site-footer'><p>Printed by the harbour press.</p></div>", "Printed by the harbour press.", "footer"),
    ("<aside><p>Tides of the week</p></aside>", "Tides of the week", "sidebar"),
    ("<div class='sidebar'><p>Tides of the week</p></div>", "Tides of the week", "sidebar"),
    ("<div class='shareBar'><span>Tell your friends</span></div>", "Tell your friends", "share bar"),
    ("<div class='social-links'><span>Tell your friends</span></div>", "Tell your friends", "share bar"),
    ("<div id='cookie-notice'><p>We bake them fresh.</p></div>", "We bake them fresh.", "cookie notice"),
    ("<div class='related-posts'><h3>More of this</h3></div>", "More of this", "related links"),
    ("<div class='newsletter'><p>Weekly, on Fridays.</p></div>", "Weekly, on Fridays.", "newsletter prompt"),
    ("<div class='advertisement'><p>Buy two ropes.</p></div>", "Buy two ropes.", "advertisement"),
    ("<div class='modal'><p>Before you go away</p></div>", "Before you go away", "dialog"),
    ("<button>Larger type</button>", "Larger type", "button"),
    ("<div hidden><p>Nobody sees this.</p></div>", "Nobody sees this.", "hidden"),
    ("<div style='display: none'><p>Nobody sees this.</p></div>", "Nobody sees this.", "hidden"),
    ("<div aria-hidden='true'><p>Nobody sees this.</p></div>", "Nobody sees this.", "hidden"),
]


@pytest.mark.parametrize(("html", "words", "rule"), FURNITURE)
@pytest.mark.parametrize("where", ["before", "behind", "inside"])
def test_furniture_goes(html, words, rule, where):
    inside = PROSE.replace("</p><p>", f"</p>{html}<p>", 1)
    body = {
        "before": f"{html}<main>{PROSE}</main>",
        "behind": f"<main>{PROSE}</main>{html}",
        "inside": f"<main>{inside}</main>",
    }
    result = scrubber.scrub(page(body[where]))
    assert result.text == TEXT
    assert dropped(result) == {words: f"boilerplate: {rule}"}


def test_the_header_of_the_page_goes():
    body = f"<header><p>The Estuary Times</p></header><main>{PROSE}</main>"
    result = scrubber.scrub(page(body))
    assert result.text == TEXT
    assert dropped(result) == {"The Estuary Times": "boilerplate: header"}


def test_what_stands_outside_of_the_main_content_goes():
    body = f'<div class="a"><div class="b">{PROSE}</div><div class="c"><p>The harbour band plays on Sunday.</p></div></div>'
    result = scrubber.scrub(page(body))
    assert result.text == TEXT
    assert dropped(result) == {"The harbour band plays on Sunday.": "boilerplate: outside the main content"}


def test_rows_of_links_inside_the_article_go():
    body = f'<article>{PROSE}<p><a href="/a">Ropes</a> <a href="/b">Sails</a> <a href="/c">Lamps</a></p></article>'
    result = scrubber.scrub(page(body))
    assert result.text == TEXT
    assert dropped(result) == {"Ropes Sails Lamps": "boilerplate: links only"}


def test_what_stood_before_goes():
    body = f"<article>{PROSE}<p>{PARAGRAPHS[0]}</p></article>"
    result = scrubber.scrub(page(body))
    assert result.text == TEXT
    assert [block.reason for block in result.blocks] == [*[None] * len(PARAGRAPHS), "boilerplate: repeated"]


def test_a_whole_page():
    body = f"""
    <div id="cookie-bar" role="dialog">We use cookies. <button>Accept all</button></div>
    <header><a href="/">The Estuary Times</a><nav><ul><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
    <div class="breadcrumb"><a href="/">Home</a> / <a href="/n">News</a></div>
    <div class="container"><div class="col-8"><article><h1>The wall</h1>{PROSE}
    <div class="share-buttons"><a href="#">Facebook</a> <a href="#">Mail</a></div>
    <div class="related"><h3>Related</h3><ul><li><a href="/p">The pier is closed</a></li></ul></div></article></div>
    <div class="col-4 sidebar"><div class="widget"><h4>Most read</h4><ul><li><a href="/b">The band</a></li></ul></div></div></div>
    <footer><p>About us | Contact</p><p>© 2021 The Estuary Times</p></footer>
    """
    result = scrubber.scrub(page(body))
    assert result.text == f"The wall\n\n{TEXT}"
    assert all(block.reason is None or ": " in block.reason for block in result.blocks)


# --- modes ---

DOUBTFUL = page(
    f'<div class="a"><div class="b">{PROSE}<p><a href="/x">Half of this</a> line is linked.</p>'
    '<p><a href="/y">Nearly all of this line is linked</a>, yes.</p></div>'
    '<div class="c"><p>The harbour band plays on Sunday in the park behind the old customs house.</p></div></div>'
)


def kept(mode: str) -> set[str]:
    return {block.text for block in scrubber.scrub(DOUBTFUL, mode=mode).blocks if block.kept}


def test_recall_keeps_what_balanced_keeps_and_more():
    assert kept("recall") > kept("balanced")
    assert "The harbour band plays on Sunday in the park behind the old customs house." in kept("recall") - kept(
        "balanced"
    )


def test_precision_keeps_no_more_than_balanced():
    assert kept("precision") <= kept("balanced")


def test_precision_drops_lines_that_are_half_linked():
    body = f'<article>{PROSE}<p><a href="/x">More than half of it</a> is a link.</p></article>'
    balanced, precise = (scrubber.clean(page(body), mode=mode) for mode in ("balanced", "precision"))
    assert "More than half of it is a link." in balanced
    assert "More than half of it is a link." not in precise


@pytest.mark.parametrize("mode", ["precision", "balanced", "recall"])
def test_the_article_stays_in_every_mode(mode):
    assert set(PARAGRAPHS) <= kept(mode)


def test_prose_inside_of_menus_does_not_make_their_container_the_main_content():
    sentence = "The harbour was closed all day, and nobody in the old town by the river knew why it had been so. "
    parts = "".join(f"<div><h2>Part {n}</h2><p>{sentence * 2}No. {n}.</p></div>" for n in range(8))
    tabs = "".join(f"<div class='filter-menu'><p>{sentence * 2}Tab {n}.</p></div>" for n in range(9))
    page = f"<html><body><div>{parts}<div class='tabs'>{tabs}</div></div></body></html>"
    text = scrubber.clean(page)
    assert "No. 0." in text
    assert "No. 7." in text
    assert "Tab 3." not in text
