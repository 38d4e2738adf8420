"""Whole blocks that are prompts go; texts about the same things stay."""

import pytest

import scrubber
from scrubber.model.prompts import family_of
from tests.stages.helpers import dropped

LEFT_ALONE = [
    # articles about what prompts speak of
    "Cookies are small files that a site leaves on your computer. You can delete them in the settings.\n\n"
    "What cookies do\n\nThey remember that you are logged in. Some sites ask you to accept all cookies; you need not.\n\n"
    "Performance cookies\n\nThese count visitors.\n\nNecessary\n\nWithout these the site does not work.",
    "How to log in\n\nOpen the page and enter your user name and password. If you have forgotten your password, ask "
    "the office for a new one.\n\nUsername\n\nThis is the name on your card.\n\nPassword\n\nIt has eight letters.",
    "Newsletters are back\n\nThousands of people subscribe to newsletters again, and some of them pay for it. "
    "“Subscribe now” was the only button on her page for years.\n\nWhy readers subscribe\n\nThey want one voice.",
    "On sharing\n\nShe shared the bread with the others. Share this with nobody, he had said; she told everyone.\n\n"
    "The follower\n\nHe followed us to the harbour and back again.",
    "The comment\n\nLeave a comment on the margin of the page, the teacher said, and he did so for forty years.\n\n"
    "Comments\n\nThere were none.",
    "Copyright in music\n\nAll rights reserved is a phrase from a treaty of 1910, and it has had no effect since 2000.\n\n"
    "Terms\n\nA right may last seventy years.\n\n3. All rights reserved by the carrier are listed in annex A.",
    # headings and steps of manuals
    "Create an account\n\nChoose a name.\n\nLog in to your account\n\nEnter the code.\n\nSettings\n\nChoose a colour.",
    "Next steps\n\nBuild the boat.\n\nFurther reading\n\nThe book of the boats.\n\nSee also\n\nRopes and knots.",
    "Requirements\n\nTwo years at sea.\n\nResponsibilities\n\nYou keep the lamp.\n\nBenefits\n\nA room with a view.\n\n"
    "How to apply\n\nWrite a letter to the harbour office.",
    "Filter by date\n\nChoose the days first.\n\nSort\n\nThe list is sorted by name.",
    # a form in prose
    "First name\n\nWrite it as it stands in your passport.\n\nEmail\n\nWe write to you once.\n\nCountry\n\nWhere you live.",
    # short prose
    "“Follow me,” she said.\n\n“Where?”\n\n“Home.”\n\n“Search me,” he said. “I have nothing.”",
    "Play\n\nThe children play in the yard.\n\nPause\n\nThen they stop.\n\nVideo\n\nNobody filmed them.",
    "Home\n\nIt was a small house.\n\nNews\n\nThere was none.\n\nContact\n\nThey had lost it years ago.",
    # labels of prompts without their colon
    "Tags on trees\n\nEvery tree in the park has one.\n\nRelated work\n\nNobody had counted them before.",
    # other languages
    "Was Cookies sind\n\nCookies sind kleine Dateien. Man kann alle Cookies ablehnen, aber viele wissen es nicht.",
    "Inscription\n\nSur la pierre on lisait une inscription. Elle s’était abonnée à la vie, disait-il.",
    "Comentarios\n\nNo hubo ninguno. Nadie quiso dejar un comentario sobre la casa.",
    "登录\n\n登录系统前，请先阅读这份说明，然后输入编号和密码。",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    result = scrubber.scrub(text)
    assert dropped(result) == {}
    assert result.text == text


def test_a_code_block_that_says_login_stays():
    text = "The form has one line, and it is this one here:\n\n```\nLogin | Register\n```\n\nNobody liked it."
    assert scrubber.clean(text) == text


ARTICLE = {
    "en": "It rained all day in the old town by the river, and nobody came to the fair.",
    "de": "Es regnete den ganzen Tag in der alten Stadt am Fluss, und niemand kam auf den Markt.",
    "es": "Llovió todo el día en la vieja ciudad junto al río, y nadie vino a la feria.",
    "fr": "Il a plu toute la journée dans la vieille ville, et personne n’est venu à la foire.",
    "zh": "老城里下了一整天的雨，没有人来赶集，河水涨到了桥下。",
    "ja": "古い町では一日中雨が降り、市には誰も来なかった。川の水は橋の下まで来た。",
}

PROMPTS = [
    ("en", "Login | Register", "login"),
    ("en", "Already have an account? Login here", "login"),
    ("en", "Log in to continue reading", "login"),
    ("en", "Share this article", "share"),
    ("en", "Share this story on Facebook", "share"),
    ("en", "Accept all cookies", "cookies"),
    ("en", "Accept & Continue", "cookies"),
    ("en", "Add Job Alert", "jobs"),
    ("en", "Apply for this job", "jobs"),
    ("en", "Subscribe to our newsletter", "newsletter"),
    ("en", "SUBSCRIBE NOW!", "newsletter"),
    ("en", "Leave a comment", "comments"),
    ("en", "Leave a Reply Cancel reply", "comments"),
    ("en", "Read more →", "teasers"),
    ("en", "Related: How the old harbour was built", "teasers"),
    ("en", "Tags: harbour, ropes, rain", "navigation"),
    ("de", "Schlagwörter: Hafen, Regen", "navigation"),
    ("en", "Sort by: Best selling", "shop"),
    ("fr", "Trier par : popularité", "shop"),
    ("zh", "标签：港口，雨", "navigation"),
    ("en", "Skip to main content", "navigation"),
    ("en", "© 2021 The Old Harbour Press. All rights reserved.", "legal"),
    ("en", "Play video", "video"),
    ("de", "Anmelden | Registrieren", "login"),
    ("de", "Alle Cookies akzeptieren", "cookies"),
    ("de", "Newsletter abonnieren", "newsletter"),
    ("de", "Hinterlasse einen Kommentar", "comments"),
    ("de", "Jetzt weiterlesen", "teasers"),
    ("de", "Zum Inhalt springen", "navigation"),
    ("de", "Alle Rechte vorbehalten.", "legal"),
    ("es", "Inicia sesión o regístrate", "login"),
    ("es", "Aceptar todas las cookies", "cookies"),
    ("es", "Suscríbete a nuestro boletín", "newsletter"),
    ("es", "Compartir en Facebook", "share"),
    ("es", "Leer más", "teasers"),
    ("es", "Deja un comentario", "comments"),
    ("es", "Saltar al contenido", "navigation"),
    ("fr", "Se connecter | S'inscrire", "login"),
    ("fr", "Tout accepter", "cookies"),
    ("fr", "Partager cet article", "share"),
    ("fr", "Lire la suite…", "teasers"),
    ("fr", "À lire aussi : Le port fermé", "teasers"),
    ("fr", "Mentions légales", "legal"),
    ("zh", "登录 | 注册", "login"),
    ("zh", "分享到微信", "share"),
    ("zh", "阅读全文", "teasers"),
    ("zh", "发表评论", "comments"),
    ("zh", "版权所有 翻印必究", "legal"),
    ("ja", "ログイン | 新規登録", "login"),
    ("ja", "続きを読む", "teasers"),
    ("ja", "この記事をシェア", "share"),
    ("ja", "コメントを残す", "comments"),
    ("ja", "無断転載を禁じます", "legal"),
]


@pytest.mark.parametrize(("language", "prompt", "family"), PROMPTS)
def test_prompts_go_by_name(language, prompt, family):
    result = scrubber.scrub(f"{ARTICLE[language]}\n\n{prompt}")
    assert result.text == ARTICLE[language]
    assert dropped(result) == {prompt: f"prompts: {family}"}


@pytest.mark.parametrize(("language", "prompt", "family"), PROMPTS[::5])
def test_prompts_go_from_html_too(language, prompt, family):
    page = f"<html><body><p>{ARTICLE[language]}</p><p>{prompt.replace('&', '&amp;')}</p></body></html>"
    result = scrubber.scrub(page)
    assert result.text == ARTICLE[language]
    assert dropped(result) == {prompt: f"prompts: {family}"}


@pytest.mark.parametrize("form", ["{}", "  {}  ", "» {} «", "[ {} ]", "{}!", "* {} *", "{} >>"])
def test_marks_around_a_prompt_do_not_save_it(form):
    text = ARTICLE["en"] + "\n\n" + form.format("Subscribe to our newsletter")
    assert scrubber.clean(text) == ARTICLE["en"]


@pytest.mark.parametrize("prompt", ["SHARE THIS ARTICLE", "share this article", "Share This Article"])
def test_the_case_of_a_prompt_does_not_matter(prompt):
    assert scrubber.clean(f"{ARTICLE['en']}\n\n{prompt}") == ARTICLE["en"]


def test_a_prompt_inside_a_sentence_stays():
    text = "Leave a comment, said the sign, and beside it somebody had written that he would rather leave the town."
    assert scrubber.clean(text) == text


def test_a_prompt_with_dirt_goes():
    for dirt in (
        "Share this article</p>",
        "Share&nbsp;this article",
        "Share\u200b this article",
        "<b>Share this article</b>",
    ):
        assert scrubber.clean(f"{ARTICLE['en']}\n\n{dirt}", kind="text") == ARTICLE["en"], dirt


def test_profiles_and_edit_notes_of_forums_go():
    profile = "Lockside Meg\nSenior Member\nJoin Date: Mar 2009\nLocation: Stoke Bruerne\nPosts: 3,418"
    assert family_of(profile) == "forum"
    assert family_of("Last edited by bargeman_ned; 21-02-2016 at 17:40.") == "forum"


@pytest.mark.parametrize(
    "text",
    [
        "She joined the posts of the old fence with wire.",
        "Ultima modifica della legge sul porto",
        "Edited by Rosa Lind",
        "Posts: 3",
    ],
)
def test_what_members_and_editors_write_is_no_forum_furniture(text):
    assert family_of(text) is None


ABOUT_WALLS = (
    "<html><head><title>Why the site was down</title></head><body><article><h1>Why the site was down</h1>"
    "<p>On Monday visitors of the ferry company saw one line of text, and nothing else, for eleven hours in a row.</p>"
    "<p>It was a rule against robots that had gone wrong, says the company, which has changed it since.</p>"
    "<h2>Why have I been blocked?</h2><p>Many visitors asked that, and got no answer before Tuesday.</p>"
    "</article></body></html>"
)


def test_an_article_about_walls_stays():
    text = scrubber.clean(ABOUT_WALLS)
    assert text.startswith("On Monday visitors")
    assert text.endswith("before Tuesday.")


@pytest.mark.parametrize("title", ["Not found", "Forbidden", "Access denied"])
def test_a_short_text_may_be_called_like_an_error(title):
    page = (
        f"<html><body><h1>{title}</h1><p>We looked for the key all day,<br>and all the night as well.</p></body></html>"
    )
    assert scrubber.clean(page).endswith("and all the night as well.")


def test_a_fragment_or_a_text_may_be_as_short_as_an_error():
    assert scrubber.clean("<h2>Page not found</h2><p>So says the sign.</p>", kind="fragment").endswith("the sign.")
    assert scrubber.clean("Page not found\n\nSo says the sign.").endswith("the sign.")


WALLS = [
    "<h1>Sorry, you have been blocked</h1><h2>You are unable to access x.example</h2><p>You can email the site owner to "
    "let them know you were blocked. Please include what you were doing when this page came up.</p>",
    '<h1>Access Denied</h1>You don\'t have permission to access "http://x.example/" on this server.<p>Reference #18.2d',
    "<h1>Please verify you are a human</h1><p>This may happen as a result of the following:</p><ul><li>JavaScript is "
    "disabled or blocked by an extension</li></ul>",
    "<center><h1>404 Not Found</h1></center><hr><center>nginx/1.18.0</center>",
    "<h1>Page not found</h1><p>The page that you asked for is not here any more. Try the search.</p>",
    "<h1>Page not found</h1><p>Try the search.</p><h2>From this week</h2><ul>"
    + "".join(
        f"<li><a href=/{n}>The story of number {n} and of its long way to the harbour</a></li>" for n in range(20)
    )
    + "</ul>",
    "<h1>Seite nicht gefunden</h1><p>Leider gibt es diese Seite nicht.</p>",
    "<p>There has been a critical error on this website.</p><p><a href=/x>Learn more about troubleshooting.</a></p>",
]


@pytest.mark.parametrize("body", WALLS)
def test_a_page_that_shows_a_wall_or_an_error_holds_no_article(body):
    result = scrubber.scrub(f"<html><head><title>x</title></head><body>{body}</body></html>")
    assert (result.text, result.status) == ("", "not_article")
    assert "prompts: walls" in dropped(result).values()
