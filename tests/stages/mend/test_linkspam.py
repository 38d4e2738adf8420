"""Promotional links go, the words of the prose stay; addresses that a sentence is about stay as well."""

import time

import pytest

import scrubber
from scrubber import Block, Document, PageView
from tests.stages.helpers import alone, changes_of, rules_of, stage

LEFT_ALONE = [
    # addresses that the sentence is about
    "The full timetable is at example.org/summer/timetable, and it changes every week.",
    "For details see example.org/docs or ask at the desk.",
    "The tutorial (docs.python.org/3/tutorial) explains generators better than most books do.",
    "You will find the minutes (www.example.org/council/2021/minutes.pdf) in the archive.",
    "Open https://example.com/settings/profile?tab=2#password and change it there.",
    "The museum's own page, museum.example.net, still lists the old opening hours.",
    "Go to www.example.org/?page=3 and scroll down until the map comes into view.",
    "The short address t.example.com/x7 was printed on every ticket.",
    # mail and accounts
    "Write to anna.berg@example.org or to the editor (letters@example.com).",
    "Send the form to post@rathaus.example.de; mailto:post@rathaus.example.de works too.",
    "Mail from Rosa Lind <rosa.lind@example.org> arrived at noon.",
    # citations
    "The method follows Miller et al. (2014), doi.org/10.1000/182, with two changes.",
    "Okafor, B. (2019). Rain on tin roofs. https://doi.org/10.5555/12345678 (accessed 3 May 2020).",
    "See arXiv (arxiv.org/abs/1706.03762) for the paper that started it all.",
    "The ruling [2] is quoted from https://www.example.org/rulings/1998/77.html, paragraph 4.",
    # Markdown
    "It follows the [style guide](https://peps.python.org/pep-0008/) to the letter.",
    "Read the [manual](docs.example.org/manual/start) and the [errata](docs.example.org/errata) first.",
    "![A kite](https://example.org/img/kite.png) flew over the harbour all afternoon.",
    # lists of sources
    "Sources:\n- https://www.example.org/report-2021.pdf\n- https://www.example.org/report-2022.pdf\n"
    "- https://www.example.org/report-2023.pdf\n- https://data.example.net/tables/4",
    "1. Harbour office, www.example.org/news/1204\n2. Harbour office, www.example.org/news/1377\n"
    "3. Harbour office, www.example.org/news/1402",
    # markup as the subject
    'A link in HTML is written <a href="https://example.org/">like this</a>, and its href holds the address.',
    'In BBCode a link is [url=https://example.org/]some words[/url]; HTML writes <a href="https://example.org/">.',
    "The CSS selector nav > a matches links in the menu, and an HTML validator accepts it.",
    # a quotation mark and a greater-than sign that are no half anchor
    'Run echo "host.example.com" > hosts.txt and look at the file.',
    'He typed sort "my list.txt" > sorted.txt and waited for the prompt.',
    'With curl -H "Host: example.com" > page.html you ask the server for its front page.',
    'In this collation the string "a.b" > "a.a" is true, as one would expect.',
    'PS> echo "done"\nPS> cd example.d',
    'When the "mean" > "median", the distribution leans to the right.',
    # evidence must be evidence
    "The casino on the pier (pier-history.example.org/building) was pulled down in 1954.",
    "Her blog (rosa.example.net/blog/post) is about moss, lichen and ferns.",
    "Order of service (abbey.example.org/order) and hymns (abbey.example.org/orders-of-magnitude?ref=12).",
    "Her notes (rosa.example.net/?p=12), her sketches (rosa.example.net/?p=13) and her map (rosa.example.net/?p=14).",
    "The registry has rules (nic.click/rules), a list (nic.click/list) and a desk (nic.click/desk).",
    "Read [our letter](https://www.harbour.example/order?utm_source=mail&utm_medium=x) first.",
    "A hotel in Essex (essex-hotels.example/welcome) and an alphabet (alphabet.example/ref/1) have no sponsor.",
    "A club with a bare name (harbour.win/rules) and one with another (harbour.casino/rules) met on the pier.",
    # the name before the parenthesis is the one in it
    "The Poker Club (pokerclub.example/welcome) meets on Mondays.",
    "Work for Harbour Jobs (www.harbour-jobs.example/jobs/view/2) is hard to find.",
    # offices and universities do not advertise
    "The press office of the employment agency is at https://employment.example.gov/jobs/view/33 and "
    "employment.example.gov/jobs/view/34. See employment.example.gov/contact",
    "The careers office (careers.example.edu/jobs/view/3) and its list (careers.example.ac.uk/jobs/view/4) are new.",
    # the object of its sentence, whatever it is
    "Betting is offered at https://casino-bonus.biz/offer?ref=12 said the police.",
    "The police closed a site. See http://buy-viagra-online.biz/?ref=884 in the archive.",
    "The address is casino-bonus.biz/welcome?aff=3 and nobody answers there.",
    "Siehe auch unter https://casino-bonus.biz/offer?ref=12 im Archiv.",
    "Website: https://casino-bonus.biz/offer?ref=12 was shut in May.",
    "The <http://casino-bonus.biz/offer/x?ref=1> was shut.",
    'He quoted "http://casino-bonus.biz/offer/x?ref=1 and more" in his report.',
    "![A sign](http://casino-bonus.biz/offer.png) hung over the door.",
    "Write to job@casino-bonus.biz or ask (job@casino-bonus.biz) there.",
    # lists of sources on sites for jobs
    "- https://www.harbour-jobs.example/jobs/view/1\n- https://www.harbour-jobs.example/jobs/view/2\n"
    "- https://www.harbour-jobs.example/jobs/view/3",
    "Jobs board, https://www.harbour-jobs.example/jobs/view/1, https://www.harbour-jobs.example/jobs/view/2 and "
    "https://www.harbour-jobs.example/jobs/view/3.",
    "Miller, A. (2019). Work on the pier. https://harbour-jobs.example/jobs/view/33?ref=rss",
    # calls that are no promotion, and promotion that is no lone call
    "Order the catalogue at https://www.museum.example/order",
    "Buy nothing here, the police say: http://www.essay-kings.biz/order-now?ref=12",
    "They sold exams and essays at http://www.essay-kings.biz/order-now?ref=12",
    # quotation marks, attributes and greater-than signs that are no link
    'He runs echo "a.example.com">hosts.txt every day.',
    'The rule reads: if "foo.bar" key=val > 3 then go.',
    'Versions before "1.2.3.4"> are old.',
    'Put <img src="http://promo.example/a.png" alt="see promo.example/x" width="3"> there.',
    'In an HTML page <img alt="see promo.example/x" width="3"> is an image.',
    # markup as the subject, in the less usual forms
    "In HTML write <a href=“http://promo.example/x”>late</a> and it fails, for its quotes are wrong.",
    'HTML: <a class="x" title="a > b" href="http://promo.example/x"> is one tag, whatever its title holds.',
    'HTML: a href="http://example.org/" target="_blank"> is what is left when the first sign is lost.',
    'In an HTML tag put "example.com/x" target="_blank"> behind the equals sign.',
    "In HTML example.com/x target=_blank> has no quotation marks.",
    "In BBCode an address alone is written [url]http://example.org/[/url].",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("linkspam", text) == text
    assert changes_of("linkspam", text) == []


def test_code_is_out_of_bounds():
    text = (
        "The template of the mail looks like this:\n\n"
        '```\n<a href="http://example-jobs.com/view-blog/12" target="_blank">Apply</a>\n```\n\n'
        "Change the address before you send it."
    )
    assert scrubber.clean(text) == text


def test_inline_code_is_out_of_bounds():
    page = (
        '<article><p>We found <code>example-jobs.com/view-blog/7" target="_blank"&gt;</code> in forty articles '
        "that were handed in last month, and nobody knew where it came from.</p></article>"
    )
    assert 'example-jobs.com/view-blog/7" target="_blank">' in scrubber.clean(page)


def test_a_quoted_mail_that_ends_a_line_in_an_address():
    text = (
        "> When I asked him where the pictures of the regatta were he told\n"
        '> me that I should go and look at "the page on example.org"\n'
        "> and that everything was there, even the ones that he had taken\n"
        "> from the pier, and that he had no time to send them one by one.\n"
        "> I did not find any of them there, and so I am asking you now."
    )
    assert alone("linkspam", text) == text


def test_the_pages_own_host_is_no_promotion():
    text = (
        "Our openings (www.harbour-jobs.example/view-job/12) and our news (www.harbour-jobs.example/news) are online."
    )
    assert alone("linkspam", text, url="https://harbour-jobs.example/about") == text
    assert alone("linkspam", text) != text  # the same address on a page of somebody else


def test_an_address_named_often_is_not_promoted_by_that_alone():
    text = (
        "The registry of wrecks (wrecks.example.org/list) was opened in 1999. In its first year "
        "wrecks.example.org/list had 40 entries; today wrecks.example.org/list has 6,000 of them."
    )
    assert alone("linkspam", text) == text


HALF_ANCHORS = [
    # as they come
    (
        'It was shown at the Exampletown-jobs.com/view-blog/7" target="_BLANK">Spring Forum on Monday.',
        "It was shown at the Spring Forum on Monday.",
    ),
    # doubled
    (
        'It was shown at the Exampletown-jobs.com/view/7" target="_BLANK">Exampletown-jobs.com/view/7" '
        'target="_BLANK">Spring Forum on Monday.',
        "It was shown at the Spring Forum on Monday.",
    ),
    # three times
    (
        'See the a-b.com/v/1" target="_blank">a-b.com/v/1" target="_blank">a-b.com/v/1" target="_blank">Forum there.',
        "See the Forum there.",
    ),
    # other attributes, and several
    (
        'Growers met at the kelp-work.com/view-blog/3" rel="nofollow">kelp market in June.',
        "Growers met at the kelp market in June.",
    ),
    (
        'Growers met at the https://kelp-work.com/p/3" class="ext" rel="nofollow noopener" target="_blank">kelp market.',
        "Growers met at the kelp market.",
    ),
    # no attribute at all
    ('The prices at www.kelp-work.com/prices">kelp auctions fell again.', "The prices at kelp auctions fell again."),
    # single, curly and escaped quotation marks
    ("They visited the kelp-work.com/view/3' target='_blank'>old harbour.", "They visited the old harbour."),
    ("They visited the kelp-work.com/view/3” target=”_blank”>old harbour.", "They visited the old harbour."),
    (
        "They visited the kelp-work.com/view/3&quot; target=&quot;_blank&quot;&gt;old harbour.",
        "They visited the old harbour.",
    ),
    (
        "They visited the kelp-work.com/view/3&amp;quot; target=&amp;quot;_blank&amp;quot;&amp;gt;old harbour.",
        "They visited the old harbour.",
    ),
    # at the start and the end of a sentence, and before a mark
    ('Kelp-work.com/view/3" target="_BLANK">Growers are worried.', "Growers are worried."),
    (
        'Nobody came. Kelp-work.com/view/3" target="_BLANK">Growers stayed at home.',
        "Nobody came. Growers stayed at home.",
    ),
    ('They blame the kelp-work.com/view/3" target="_BLANK">weather.', "They blame the weather."),
    ('The fair (kelp-work.com/view/3" target="_BLANK">in May) was cancelled.', "The fair (in May) was cancelled."),
    # upper case, a scheme, a port, a query
    ('The HTTP://KELP-WORK.COM/VIEW/3" TARGET="_BLANK">auction began late.', "The auction began late."),
    ('The kelp-work.com:8080/v?id=3&ref=x" target="_blank">auction began late.', "The auction began late."),
    # other quotation marks in a value, and names of every kind
    (
        """The kelp-work.com/v/3" onclick="go('a', 'b')" data-x-id="7" target="_blank">auction began late.""",
        "The auction began late.",
    ),
    ('The kelp-work.com/v/3" title="50 “off” > now" target="_blank">auction began late.', "The auction began late."),
    ('The kelp-work.com/v/3" title="the boys\' club" rel="nofollow">auction began late.', "The auction began late."),
    # no quotation marks, an address of numbers, blanks in the path
    ("The kelp-work.com/v/3 target=_blank>auction began late.", "The auction began late."),
    ('The 192.168.4.20/x" target="_blank">auction began late.', "The auction began late."),
    ('The kelp-work.com/path with space/x" target="_blank">auction began late.', "The auction began late."),
    # quotation marks of the prose
    (
        'He said "Kelp-work.com/a/1" target="_BLANK">Kelp-work.com/a/1" target="_BLANK">we will wait," and left.',
        'He said "we will wait," and left.',
    ),
    ('The “kelp-work.com/a/1" target="_blank">auction” began late.', "The “auction” began late."),
    # its end tag is left
    ('The kelp-work.com/v/3" target="_blank">auction</a> began late.', "The auction began late."),
    # blanks on both sides
    ('The kelp-work.com/v/3" target="_blank"> auction began late.', "The auction began late."),
    # with the slash of an empty element
    ('The kelp-work.com/v/3" target="_blank" />auction began late.', "The auction began late."),
]


@pytest.mark.parametrize(("text", "expected"), HALF_ANCHORS)
def test_half_anchors_go(text, expected):
    assert scrubber.clean(text) == expected
    assert rules_of("linkspam", text) == {"half anchor: remains of attributes"}


def test_a_half_anchor_glued_to_the_word_before():
    text = 'They met at the oldkelp-work.com/view/3" target="_BLANK">harbour, and went home.'
    cleaned = scrubber.clean(text)
    assert "target" not in cleaned
    assert cleaned.endswith("harbour, and went home.")


GLUED = [
    # the second copy shows where the host begins
    (
        'They met at the oldkelp-work.com/view/3" target="_BLANK">kelp-work.com/view/3" target="_BLANK">harbour.',
        "They met at the old harbour.",
    ),
    (
        'They asked forKelp-work.com/7" target="_blank" rel="nofollow">Kelp-work.com/7" target="_blank" '
        'rel="nofollow"> smaller boats.',
        "They asked for smaller boats.",
    ),
    (
        'They want small boatsKelp-work.com/7" title="Get one">Kelp-work.com/7" title="Get one"> and old ones.',
        "They want small boats and old ones.",
    ),
    (
        'Nobody had a long-kelp-work.com/7" target="_blank">kelp-work.com/7" target="_blank">term plan.',
        "Nobody had a long-term plan.",
    ),
    # the capital does, and the scheme
    ('They asked forKelp-work.com/7" target="_blank">smaller boats.', "They asked for smaller boats."),
    ('They left the pier.Kelp-work.com/7" target="_blank">The boats stayed.', "They left the pier. The boats stayed."),
    ('They asked forhttp://kelp-work.com/7" target="_blank">smaller boats.', "They asked for smaller boats."),
    ('Das Geld ist fürKelp-work.com/7" target="_blank">neue Boote.', "Das Geld ist für neue Boote."),
    # small letters that are the name's
    ('They found www.Kelp-work.com/7" target="_blank">smaller boats.', "They found smaller boats."),
    ('They found eKelp.com/7" target="_blank">smaller boats.', "They found smaller boats."),
    (
        'They found www.kelp.com/7" target="_blank">kelp.com/7" target="_blank">smaller boats.',
        "They found smaller boats.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), GLUED)
def test_the_word_before_a_half_anchor_stays(text, expected):
    assert alone("linkspam", text) == expected
    assert all(rule.startswith("half anchor: remains of attributes") for rule in rules_of("linkspam", text))


def test_half_anchors_on_words_of_other_scripts():
    text = '会议在kelp-work.com/view/3" target="_BLANK">青岛举行，有四百名代表参加。'
    assert scrubber.clean(text) == "会议在青岛举行，有四百名代表参加。"


WHOLE_ANCHORS = [
    (
        'The <a href="http://kelp-work.com/view-blog/3" target="_blank">new pier</a> opens in May.',
        "The new pier opens in May.",
    ),
    (
        "The <a href='http://kelp-work.com/x'>new pier</a>, they said, opens in May.",
        "The new pier, they said, opens in May.",
    ),
    ("The <a href=http://kelp-work.com/x>new pier</a> opens in May.", "The new pier opens in May."),
    ('The < a href="http://kelp-work.com/x">new pier< / a> opens in May.', "The new pier opens in May."),
    ("The <a href=“http://kelp-work.com/x”>new pier</a> opens in May.", "The new pier opens in May."),
    ("The <a href=”http://kelp-work.com/x“ rel=“nofollow”>new pier</a> opens in May.", "The new pier opens in May."),
    ("The <a href=http://kelp-work.com/x target=_blank>new pier</a> opens in May.", "The new pier opens in May."),
    (
        'The <a class="x" title="a > b" href="http://kelp-work.com/x">new pier</a> opens in May.',
        "The new pier opens in May.",
    ),
    (
        """The <a onclick="go('a > b')" download href='http://kelp-work.com/x'>new pier</a> opens in May.""",
        "The new pier opens in May.",
    ),
    ('The <a href="http://kelp-work.com/x>new pier</a> opens in May.', "The new pier opens in May."),
    ('The a href="http://kelp-work.com/x" target="_blank">new pier</a> opens in May.', "The new pier opens in May."),
    ("The &lt;a href=&#8221;http://kelp-work.com/x&#8221;&gt;new pier&lt;/a&gt; opens.", "The new pier opens."),
    (
        'Some <a href="http://docs.example.org/a">http://docs.example.org/a</a> opens in May.',
        "Some http://docs.example.org/a opens in May.",
    ),
    ('<a href="http://kelp-work.com/x">Growers</a> met in the hall.', "Growers met in the hall."),
    ('They met in the <a href="http://kelp-work.com/x">hall</a>.', "They met in the hall."),
    (
        "The &lt;a href=&quot;http://kelp-work.com/x&quot;&gt;new pier&lt;/a&gt; opens in May.",
        "The new pier opens in May.",
    ),
    (
        "The &amp;lt;a href=&amp;quot;http://kelp-work.com/x&amp;quot;&amp;gt;new pier&amp;lt;/a&amp;gt; opens in May.",
        "The new pier opens in May.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE_ANCHORS)
def test_whole_anchors_as_text_go(text, expected):
    assert scrubber.clean(text) == expected
    assert all(rule.startswith("anchor as text") for rule in rules_of("linkspam", text))
    assert rules_of("linkspam", text)


def test_a_promotional_anchor_goes_even_where_markup_is_the_subject():
    text = (
        'A link in HTML is written <a href="https://example.org/">like this</a>; the href holds the address. '
        'Ask at the <a href="http://kelp-jobs.com/view-blog/9" target="_blank">town hall</a> for a course.'
    )
    cleaned = scrubber.clean(text)
    assert '<a href="https://example.org/">like this</a>' in cleaned
    assert cleaned.endswith("Ask at the town hall for a course.")
    assert "kelp-jobs" not in cleaned
    [rule] = rules_of("linkspam", text)
    assert "promotional host name" in rule
    assert "promotional path" in rule


OTHER_FORMS = [
    (
        "Ask the [url=http://kelp-work.com/x]harbour master[/url] for a berth.",
        "Ask the harbour master for a berth.",
        "BBCode",
    ),
    ("Ask the [URL=kelp-work.com/x]harbour master[/URL].", "Ask the harbour master.", "BBCode"),
    (
        "Ask the [harbour master](http://kelp-jobs.com/view-blog/12) for a berth.",
        "Ask the harbour master for a berth.",
        "Markdown link: promotional host name, promotional path",
    ),
    (
        "Ask the harbour master (kelp-jobs.com/view-blog/12) for a berth.",
        "Ask the harbour master for a berth.",
        "address in parentheses: promotional host name, promotional path",
    ),
    (
        "Ask the harbour master (https://www.kelp-jobs.com/view-blog/12).",
        "Ask the harbour master.",
        "address in parentheses: promotional host name, promotional path",
    ),
    (
        "Look for [a wide mirror](http://discount-scopes.biz/offer?aff=221) first.",
        "Look for a wide mirror first.",
        "Markdown link: promotional host name, promotional query, path of an offer, domain that spam likes",
    ),
    (
        "Unscrew the [rubber ring](https://kettle-parts.shop/buy-now?utm_source=x) first.",
        "Unscrew the rubber ring first.",
        "Markdown link: promotional path, query that counts clicks",
    ),
    (
        'Look for [a wide mirror](http://discount-scopes.biz/x "Buy now") first.',
        "Look for a wide mirror first.",
        "Markdown link: promotional host name, domain that spam likes",
    ),
    (
        "It plays in a former cheap flights (cheapflights-promo.biz/offer) hangar outside the town.",
        "It plays in a former cheap flights hangar outside the town.",
        "address in parentheses: promotional host name, path of an offer, domain that spam likes",
    ),
    (
        "Some of the oldest (casino-bonus24.biz/welcome) show rivers, and multi (bet-24.biz/x)-touch screens.",
        "Some of the oldest show rivers, and multi-touch screens.",
        "address in parentheses: promotional host name",
    ),
    (
        "Dig the soil in autumn. http://buy-viagra-online.biz/?ref=884 After that the worms do the work.",
        "Dig the soil in autumn. After that the worms do the work.",
        "bare address: promotional host name, query that counts clicks, domain that spam likes",
    ),
    (
        "It rose last year.[url]http://www.forex-signals.example/join[/url] Farmers know why.",
        "It rose last year. Farmers know why.",
        "BBCode link on its own address: promotional host name, path of an offer",
    ),
    (
        'They met <a href="http://casino-bonus.biz/offer">http://casino-bonus.biz/offer</a> in May.',
        "They met in May.",
        "anchor on its own address: promotional host name, path of an offer, domain that spam likes",
    ),
    ("They met [url]http://docs.example.org/a[/url] in May.", "They met http://docs.example.org/a in May.", "BBCode"),
    (
        "(best-casino-1.example.com/casino-bonus) The harbour is open again.",
        "The harbour is open again.",
        "address in parentheses: promotional host name, promotional path",
    ),
]


@pytest.mark.parametrize(("text", "expected", "evidence"), OTHER_FORMS)
def test_other_forms_go_and_name_their_evidence(text, expected, evidence):
    assert scrubber.clean(text) == expected
    rules = rules_of("linkspam", text)
    assert rules
    assert all(evidence in rule for rule in rules)


def test_an_address_behind_its_preposition_stays_when_only_its_tags_are_markup():
    text = 'It is at <a href="http://casino-bonus.biz/offer">http://casino-bonus.biz/offer</a>.'
    assert alone("linkspam", text) == "It is at http://casino-bonus.biz/offer."


def test_a_text_that_is_nothing_but_a_call_goes_whole():
    text = (
        "The clinic opened in 1962 with four beds.\n\nBuy cheap essays at http://www.essay-kings.biz/order-now?ref=12\n\n"
        "Today it serves three counties, and its nurses travel by boat."
    )
    assert alone("linkspam", text) == (
        "The clinic opened in 1962 with four beds.\n\nToday it serves three counties, and its nurses travel by boat."
    )
    [rule] = {change.rule for change in changes_of("linkspam", text)}
    assert rule.startswith("nothing but a call to an address: promotional host name, promotional path")


def test_the_marks_behind_a_bare_address_are_the_sentences():
    text = (
        'The study was shown at the kelp-work.com/view-blog/3" target="_BLANK">Spring Forum in May. '
        "Growers have changed their crop kelp-work.com/view-blog/3. Buyers kelp-work.com/view-blog/4, too."
    )
    assert scrubber.clean(text) == (
        "The study was shown at the Spring Forum in May. Growers have changed their crop. Buyers, too."
    )


def test_hostile_texts_take_linear_time():
    pieces = [
        "a.b/",
        "aa.bb/",
        "<a ",
        '"',
        'aa.bb" ',
        'a href="',
        '<a href="x" ',
        "aa.bb?",
        "aa.bb/x y ",
        "[url]",
        "(aa.bb/",
    ]
    for piece in pieces:
        text = (piece * 100_000)[:100_000] + ">"
        began = time.process_time()
        list(stage("linkspam")(text, PageView(Document([Block(text, source=text)], "text"))))
        assert time.process_time() - began < 3, piece  # a fifth of a second; squared, it would be minutes


def test_a_bare_address_goes_beside_half_anchors_of_its_host():
    text = (
        'The study was shown at the kelp-work.com/view-blog/3" target="_BLANK">Spring Forum in May.\n\n'
        "Many growers kelp-work.com/view-blog/3 have changed their crop since then."
    )
    assert scrubber.clean(text) == (
        "The study was shown at the Spring Forum in May.\n\nMany growers have changed their crop since then."
    )
    bare = [rule for rule in rules_of("linkspam", text) if rule.startswith("bare address")]
    assert bare
    assert "its host stands in a half anchor on the page" in bare[0]


def test_a_markdown_link_and_a_parenthesis_beside_half_anchors_of_their_host():
    text = (
        'The study was shown at the kelp-work.com/a/3" target="_BLANK">Spring Forum in May.\n\n'
        "Many [growers](https://kelp-work.com/a/4) have changed their crop, and the buyers (kelp-work.com/a/5) know it."
    )
    assert scrubber.clean(text) == (
        "The study was shown at the Spring Forum in May.\n\n"
        "Many growers have changed their crop, and the buyers know it."
    )


def test_addresses_of_other_hosts_stay_beside_half_anchors():
    text = (
        'The study was shown at the kelp-work.com/view-blog/3" target="_BLANK">Spring Forum in May. '
        "Its tables are at data.example.org/kelp/tables, and the code (github.com/example/kelp) is free."
    )
    assert scrubber.clean(text) == (
        "The study was shown at the Spring Forum in May. "
        "Its tables are at data.example.org/kelp/tables, and the code (github.com/example/kelp) is free."
    )


def test_two_half_anchors_in_one_sentence():
    text = (
        'Between the kelp-work.com/v/3" target="_BLANK">forum and the kelp-work.com/v/4" target="_BLANK">fair '
        "there is a week of rest."
    )
    assert scrubber.clean(text) == "Between the forum and the fair there is a week of rest."


def test_spam_inside_an_html_page():
    page = (
        "<html><body><article><p>The yearly meeting of the Weihaihires.example/view-blog/88&quot; target=&quot;_BLANK"
        "&quot;&gt;Aquaculture Forum found that the area under kelp has grown by a third since 2016.</p>"
        "</article></body></html>"
    )
    assert scrubber.clean(page) == (
        "The yearly meeting of the Aquaculture Forum found that the area under kelp has grown by a third since 2016."
    )


def test_a_real_link_of_an_html_page_keeps_its_words():
    page = (
        '<html><body><article><p>The <a href="http://kelp-jobs.com/view-blog/3">yearly meeting</a> of the growers found '
        "that the area under kelp has grown by a third since 2016.</p></article></body></html>"
    )
    assert scrubber.clean(page).startswith("The yearly meeting of the growers found")


@pytest.mark.parametrize(
    "text",
    [
        # the address is what the sentence is about, or nothing promotes it
        "The manual (see https://docs.example.org/manual/3) is long.",
        "The notes [https://docs.example.org/notes] are kept there, too.",
        "Write to <https://docs.example.org/notes> for a copy.",
        "The <https://kelp-jobs.com/view-blog/12> was shut by the police.",
        "He sold the (kelp-jobs.com) host name to a friend.",
        "Buy nothing, says the mayor, at http://kelp-jobs.com/view-blog/12",
        "See [3] (https://docs.example.org/manual/3) and [4].",
        # a path of a file system, a division
        "It is kept in /usr/a> and in n/a > 3 cases.",
        'The attribute is written as href="https://docs.example.org" in the source of the page.',
    ],
)
def test_real_references_in_other_forms_stay(text):
    assert scrubber.clean(text, kind="text") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whole and half anchors
        (r"Ask the <a href=\"http://kelp-work.com/x\">harbour master</a>.", "Ask the harbour master."),
        ('Ask the href="https://kelp-work.com/x" rel="nofollow">harbour master.', "Ask the harbour master."),
        ('Ask the a href="https://kelp-work.com/x">harbour master/a> for it.', "Ask the harbour master for it."),
        ('It rained and//kelp-work.com/x/7">it was cold.', "It rained and it was cold."),
        ('Ask the <a href="http://kelp-work.com/x"></a> harbour master.', "Ask the harbour master."),
        # Markdown, brackets, a word before the address
        ("Ask the [**harbour master**](https://kelp-jobs.com/view-blog/7).", "Ask the harbour master."),
        ("Ask the [harbour master] (https://kelp-jobs.com/view-blog/7).", "Ask the harbour master."),
        ("Ask the harbour master [https://kelp-jobs.com/view-blog/7] for it.", "Ask the harbour master for it."),
        ("Ask the harbour master <https://kelp-jobs.com/view-blog/7> for it.", "Ask the harbour master for it."),
        ("Ask the harbour master (visit kelp-jobs.com/view-blog/7) for it.", "Ask the harbour master for it."),
        ("Ask the harbour master https://kelp-jobs.com/view-blog/7 for it.", "Ask the harbour master for it."),
    ],
)
def test_more_forms_of_links_go(text, expected):
    assert scrubber.clean(text, kind="text") == expected


@pytest.mark.parametrize(
    "call", ["Visit kelp-jobs.com/view-blog/7 for the best berths!", "Apply now: kelp-jobs.com/view-blog/7"]
)
def test_a_call_goes_wherever_its_address_stands(call):
    text = f"It rained all day in the old town by the river.\n\n{call}\n\nNobody came to the fair on the hill."
    assert "kelp" not in scrubber.clean(text) or call.startswith("Visit")
    assert scrubber.clean(call.replace("kelp-jobs.com/view-blog/7", "harbour.example.org"), kind="text") != ""
