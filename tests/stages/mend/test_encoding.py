"""Mojibake and invisible characters are mended; characters that are meant stay as they are."""

import time

import ftfy.bad_codecs  # noqa: F401  registers sloppy-windows-1252, which is how browsers read it
import pytest

import scrubber
from tests.stages.helpers import alone, changes_of, rules_of

NBSP, NNBSP, ZWNJ, ZWJ, LRM, RLM = "\u00a0", "\u202f", "\u200c", "\u200d", "\u200e", "\u200f"
ZWSP, SHY, BOM = "\u200b", "\u00ad", "\ufeff"

LEFT_ALONE = [
    # accents of many languages
    "Über Größe läßt sich streiten, sagte die Ärztin aus Öhringen.",
    "L’été où Noël tombait à Orléans, ç’eût été drôle ; où êtes-vous, chère Anaïs ?",
    "¿Dónde está el niño? ¡Mañana volverá con la cigüeña!",
    "A maçã está à mão; São João não vem amanhã, João.",
    "ÂNGELO COMEU A MAÇÃ; O CORAÇÃO DA NAÇÃO É A TRADIÇÃO.",
    "Århus, Ærø, Ølstykke; på søndag går vi på skøjter i sneen.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy na břehu řeky.",
    "Zażółć gęślą jaźń; w Łodzi pada śnieg od świtu.",
    "Ştefan a băut ţuică; în România plouă și în mai.",
    "Çağrı güneşli günde şişeyi açtı, Iğdır’a İstanbul’dan geldi.",
    "Tiếng Việt có sáu thanh: ngang, huyền, sắc, hỏi, ngã, nặng.",
    "Þórður át skyr á Ísafirði; það er gott veður í dag.",
    "Съешь же ещё этих мягких французских булок, да выпей чаю.",
    "Ο καιρός είναι καλός σήμερα, είπε ο ψαράς στο λιμάνι.",
    "今天下了一整天的雨，没有人来。「真的吗？」他问。",
    "今日は一日中雨で、誰も来なかった。カフェは閉まっていた。",
    "오늘은 하루 종일 비가 왔고 아무도 오지 않았다.",
    "आज दिन भर बारिश हुई और कोई नहीं आया। श्रीमती क्षमा घर पर थीं।",
    # decomposed on purpose
    "Cafe\u0301 and re\u0301sume\u0301, written with combining marks.",
    # French quotes and no-break blanks
    f"«{NBSP}Mais oui{NBSP}», dit-elle{NNBSP}; il faut 10{NNBSP}000{NBSP}€{NBSP}!",
    # curly quotes, dashes, ellipses
    "“Don’t,” she said – ‘not now’ — and left…",
    "„Nein“, sagte er, ‚nie‘; »doch«, sagte sie.",
    # signs
    "± 5 µm, 20 °C, § 4, £3, ½ cup, © 2020 by Rosa, ® and ™, ¶ 7, × and ÷.",
    "3 √ 2 and √9 = 3, but √2 is irrational.",
    # emoji with joiners and selectors
    f"The family 👨{ZWJ}👩{ZWJ}👧{ZWJ}👦 and the flag 🏳️{ZWJ}🌈 came; ❤️{ZWJ}🔥 1️⃣ 👍🏽.",
    f"She is a 👩🏽{ZWJ}🚀 and he is a 👨{ZWJ}🍳.",
    # Persian with ZWNJ, Indic with ZWJ
    f"می{ZWNJ}خواهم کتاب{ZWNJ}ها را به خانه ببرم.",
    f"क्{ZWJ}ष और ශ්{ZWJ}රී ලංකා.",
    # direction marks in right-to-left text
    f"המחיר הוא 20${RLM}, אמר המוכר (C++{LRM}).",
    f"قال الرجل إن السعر {LRM}20$ فقط، ثم ذهب.",
    # ligatures and full-width letters
    "The ﬁrst oﬃce had ﬂoors of oak, Æsop’s œuvre on the shelf.",
    "ＡＢＣ株式会社　２０２０年　（東京）",
    # letters that look like the start of mojibake
    "The Ã and the Â are letters of Portuguese; â is one of Romanian.",
    "In Château-d’Œx, Å is the ångström, and ð is eth.",
    "Le café… fermé ; ç’eût été mieux, « à côté » : il l’a dit, l’été passé, “à Noël”.",
    "På Å»och på Ä… var det tyst.",
    "The page on mojibake shows how â€œ comes to be, and that Ã© is é.",
    # blanks of other widths that are meant
    f"Dr.{NBSP}Smith saw J.{NBSP}S.{NBSP}Bach on 3{NBSP}May at 5{NBSP}km; page{NBSP}7.",
    "It weighs 5\u2009kg and costs 10\u2009000\u2009€; z.\u2009B. die Seite\u20097 oder d.\u2009h. bald.",
    "The sea\u2003the old sea\u2003and the sand\u2003and nobody.",
    "One word\u2009— or two\u2009— or three\u2009— may stand between dashes.",
    f"One{NBSP}word and{NBSP}another of a page with{NBSP}nothing but no-break{NBSP}spaces.",
    "One\u2009thin space is not enough.",
    "東京\u3000Osaka\u3000Kyoto and\u3000others in\u2003one list of\u2009towns.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("encoding", text) == text
    assert changes_of("encoding", text) == []


def test_quotes_stay_curly_where_mojibake_is_mended():
    text = "“He said ‘yes’ at the cafÃ©,” wrote the ﬁrst reporter… ＯＫ"
    assert alone("encoding", text) == "“He said ‘yes’ at the café,” wrote the ﬁrst reporter… ＯＫ"


def test_entities_are_left_to_another_stage():
    assert alone("encoding", "cafÃ© &amp; bar") == "café &amp; bar"


def mojibake(text: str, encoding: str = "sloppy-windows-1252", times: int = 1) -> str:
    """UTF-8 read as another encoding."""
    for _ in range(times):
        text = text.encode("utf-8").decode(encoding)
    return text


SENTENCES = [
    "It’s a café on the corner, and the crème brûlée is good.",
    "“Mind the bees,” she says – and locks the gate.",
    "Die Größe der Häuser überraschte die Gäste aus München.",
    "La señora García vivió en España años después.",
    "Il fut très étonné de voir la forêt brûlée.",
    "A night cost £38, or €45; it was 20 °C.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_mojibake_is_mended(text):
    assert mojibake(text) != text
    assert scrubber.clean(mojibake(text)) == text
    assert rules_of("encoding", mojibake(text)) == {"mojibake"}


@pytest.mark.parametrize("text", ["The crème brûlée of Orléans is good.", "Il s’appelle Noël, dit-il, et il était là."])
def test_mojibake_twice_over_is_mended(text):
    assert scrubber.clean(mojibake(text, "latin-1", 2)) == text


def test_mojibake_of_cyrillic_read_as_windows_1251():
    text = "Вчера весь день шёл дождь, и никто не пришёл."
    assert scrubber.clean(mojibake(text, "cp1251")) == text


def test_mojibake_of_mac_roman():
    text = "It’s a café, she said – “no, a bar”."
    assert scrubber.clean(mojibake(text, "mac-roman")) == text


def test_mojibake_of_chinese_is_mended():
    text = "今天下雨，没有人来。"
    assert scrubber.clean(mojibake(text, "latin-1")) == text


def test_mojibake_beside_correct_accents():
    text = "The Précoce de Mai stood near OrlÃ©ans; the owner’s widow didnâ€™t mind."
    assert scrubber.clean(text) == "The Précoce de Mai stood near Orléans; the owner’s widow didn’t mind."


def test_one_broken_line_does_not_touch_the_others():
    text = "“Ça va ?” demanda-t-il, l’œil à la fenêtre.\n\nThe cafÃ© was closed.\n\nPříliš žluťoučký kůň."
    assert scrubber.clean(text) == (
        "“Ça va ?” demanda-t-il, l’œil à la fenêtre.\n\nThe café was closed.\n\nPříliš žluťoučký kůň."
    )
    assert {change.block for change in changes_of("encoding", text)} == {1}


LOST = [
    ("â€œWeâ€™re fit, at least,â€ said one.", "“We’re fit, at least,” said one."),
    ("â€œAll is well.â€ Nobody came.", "“All is well.” Nobody came."),
    ("He said â€œyesâ€, then â€œnoâ€; she said â€œwell.â€", "He said “yes”, then “no”; she said “well.”"),
    ("Ã…sa met BjÃ¶rn in LinkÃ¶ping, near Å»ary.", "Åsa met Björn in Linköping, near Żary."),
    ("The naÃ¯ve cafÃ© sold fish Ã  la carte.", "The naïve café sold fish à la carte."),
]


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_what_was_half_lost_is_mended_beside_other_faults(text, expected):
    assert alone("encoding", text) == expected
    assert rules_of("encoding", text) == {"mojibake"}


def test_blanks_of_other_widths_between_words_become_blanks():
    text = f"The{NBSP}price{NBSP}of bread rose in\u2009March. Mr{NBSP}Olsen,\u3000blamed\u2003the mill.\u2003It rained 5\u2009mm."
    assert alone("encoding", text) == (
        f"The price of bread rose in March. Mr{NBSP}Olsen, blamed the mill. It rained 5\u2009mm."
    )
    assert rules_of("encoding", text) == {"blank of another width"}


def test_hostile_text_takes_linear_time():
    for seed in ("â€", "Ã", "Ã…", "a\u2009", "ab\u2009", "é”", ZWSP, "Â "):
        text = seed * (20_000 // len(seed))
        started = time.process_time()
        alone("encoding", text)
        assert time.process_time() - started < 5


INVISIBLE = [
    (f"It{ZWSP} rained {ZWSP}all day.", "It rained all day."),
    (f"The cor{SHY}ner shop has um{SHY}brel{SHY}las.", "The corner shop has umbrellas."),
    (f"It rained{BOM} all day, {BOM}and nobody came.", "It rained all day, and nobody came."),
    ("It\x07 rained\x1b all\x02 day.", "It rained all day."),
    ("It\u2060 rained all\u2063 day.", "It rained all day."),
    (f"It{LRM} rained{RLM} all day.", "It rained all day."),
    (f"It rained{ZWJ} all{ZWNJ} day.", "It rained all day."),
    (f"{ZWSP}{BOM}{SHY}It rained.", "It rained."),
]


@pytest.mark.parametrize(("text", "expected"), INVISIBLE)
def test_invisible_characters_go(text, expected):
    assert scrubber.clean(text) == expected
    assert rules_of("encoding", text) == {"invisible characters"}


def test_a_page_that_begins_with_a_byte_order_mark():
    assert scrubber.clean(f"{BOM}It rained all day.") == "It rained all day."
    assert scrubber.clean(f"{BOM}It rained all day.".encode()) == "It rained all day."


def test_a_block_of_invisible_characters_leaves_no_hole():
    assert scrubber.clean(f"It rained.\n\n{ZWSP}{SHY}\n\nNobody came.") == "It rained.\n\nNobody came."


def test_joiners_are_judged_one_by_one():
    text = f"The family 👨{ZWJ}👩{ZWJ}👧 lives on the cor{ZWJ}ner, far away from all the other{ZWNJ} houses."
    assert (
        scrubber.clean(text) == f"The family 👨{ZWJ}👩{ZWJ}👧 lives on the corner, far away from all the other houses."
    )


def test_spam_behind_broken_quotation_marks_is_found():
    text = "See the kelp-work.com/view/3” target=“_blank”>old harbour in May."
    assert scrubber.clean(mojibake(text)) == "See the old harbour in May."


def test_code_keeps_its_broken_characters():
    text = 'The test reads:\n\n```\nassert fix("cafÃ©") == "café"\n```\n\nIt passes.'
    assert scrubber.clean(text) == text


@pytest.mark.parametrize(
    "text",
    ['It showed "Ã¤" instead of "ä" on the old screen.', "Out came (Ã©) and ‘Ã¶’ where an umlaut should have been."],
)
def test_mojibake_that_a_sentence_shows_stays(text):
    assert alone("encoding", text) == text


def test_a_lost_apostrophe_is_put_back_and_other_losses_stay():
    assert alone("encoding", "It wasn\ufffdt the mayor\ufffds boat.") == "It wasn’t the mayor’s boat."
    assert alone("encoding", "The caf\ufffd was \ufffdclosed\ufffd.") == "The caf\ufffd was \ufffdclosed\ufffd."


def test_signs_for_the_terminal_go_as_a_whole():
    assert alone("encoding", "The test \x1b[31mfailed\x1b[0m today.") == "The test failed today."
