import pytest

from scrubber.reading.language import language_of

SENTENCES = {
    "en": "The ferry was late again, and nobody on the quay seemed to mind that they would have to wait for it in the rain.",
    "de": "Die Fähre war wieder zu spät, und niemand auf dem Kai schien sich daran zu stören, dass er im Regen warten musste.",
    "fr": "Le bac était encore en retard, et personne sur le quai ne semblait se plaindre de devoir l'attendre sous la pluie.",
    "es": "El barco llegó tarde otra vez, y a nadie en el muelle le parecía mal que tuvieran que esperar bajo la lluvia.",
    "it": "Il traghetto era di nuovo in ritardo, e nessuno sulla banchina sembrava preoccuparsi che si dovesse aspettare sotto la pioggia.",
    "pt": "O barco estava atrasado outra vez, e ninguém no cais parecia importar-se com o facto de ter de esperar à chuva.",
    "nl": "De veerboot was weer te laat, en niemand op de kade leek het erg te vinden dat ze in de regen moesten wachten.",
    "sv": "Färjan var sen igen, och ingen på kajen verkade bry sig om att de skulle behöva vänta på den i regnet.",
    "pl": "Prom znowu się spóźnił, ale nikt na nabrzeżu nie wydawał się tym martwić, że będzie musiał na niego czekać w deszczu.",
    "cs": "Trajekt měl zase zpoždění a nikomu na nábřeží zřejmě nevadilo, že na něj bude muset čekat v dešti. Když konečně přijel, už byla tma, takže jsme se vrátili domů, protože jsme nechtěli, aby nám byla zima.",
    "hu": "A komp megint késett, és úgy tűnt, hogy a parton senki sem bánja, hogy az esőben kell várni, mert ez már nem volt új.",
    "tr": "Vapur yine geç kaldı ve rıhtımdaki hiç kimse yağmurda onu beklemek zorunda olduğu için bir şey söylemedi, çünkü bu çok olağandı.",
    "ru": "Паром опять опоздал, и никто на набережной, казалось, не возражал против того, что его придётся ждать под дождём.",
    "uk": "Пором знову запізнився, і ніхто на набережній, здавалося, не був проти того, що на нього доведеться чекати під дощем.",
    "fi": "Lautta oli taas myöhässä, eikä kukaan laiturilla näyttänyt olevan siitä pahoillaan, että sitä piti odottaa sateessa, sillä niin se oli aina.",
    "id": "Kapal itu terlambat lagi, dan tidak ada seorang pun di dermaga yang tampak keberatan karena harus menunggu di bawah hujan.",
}
SCRIPTS = {
    "zh": "昨天下午，城里下了一场大雨，老人坐在窗前。",
    "ja": "昨日の午後、町に大雨が降りました。",
    "ko": "어제 오후에 시내에 큰 비가 내렸습니다.",
    "th": "เมื่อวานตอนบ่ายฝนตกหนักในเมือง",
    "he": "אתמול אחר הצהריים ירד גשם חזק בעיר.",
    "el": "Χθες το απόγευμα έβρεξε πολύ στην πόλη.",
    "ar": "هطل المطر بغزارة أمس في المدينة.",
    "hi": "कल दोपहर शहर में बहुत बारिश हुई।",
}
RELATIVES = {
    "no": "Fergen var forsinket igjen, og ingen på kaien så ut til å bry seg om at de måtte vente på den i regnet. Jeg vet ikke hva som har skjedd, men nå er det også blitt mørkt, og vi går hjem.",
    "da": "Færgen var forsinket igen, og ingen på kajen så ud til at bekymre sig om, at de skulle vente på den i regnen. Jeg ved ikke, hvad der er sket, men nu er det også blevet mørkt, og vi går hjem.",
    "sk": "Trajekt opäť meškal a zdalo sa, že nikomu na nábreží neprekáža, že naň bude musieť čakať v daždi. Neviem, čo sa stalo, ale už je aj tma, a preto sme sa rozhodli ísť domov, aby sme boli v teple.",
    "cs": "Trajekt měl opět zpoždění a zdálo se, že nikomu na nábřeží nevadí, že na něj bude muset čekat v dešti. Nevím, co se stalo, ale už je také tma, a proto jsme se rozhodli jít domů, abychom byli v teple.",
    "es": "Los pescadores dijeron que no iban a salir porque el viento era muy fuerte, pero también que lo harían mañana si el tiempo se lo permitía.",
    "pt": "Os pescadores disseram que não iam sair porque o vento era muito forte, mas também que o fariam amanhã se o tempo lhes permitisse.",
}
LATIN = "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum lingua Celtae appellantur."


def mixed() -> str:
    return "\n".join(SENTENCES[code] for code in ("en", "de", "fr", "pl", "hu", "nl"))


# None rather than a wrong one.


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Contact",
        "Home News Sport Weather",
        "It is late.",
        "1 234 567 8 9 10 11 12 13 14 15 16 17 18 19 20",
        "2024-05-01 12:30 | 17.3 | 19.8 | −4.1 % | 88",
        "!!! ... ??? — — —",
        " ".join(f"Xk{n}q" for n in range(40)),
        LATIN,
    ],
)
def test_none_when_unsure(text):
    assert language_of([text]) is None


def test_none_for_no_text():
    assert language_of([]) is None


def test_none_when_mixed():
    assert language_of([mixed()]) is None


@pytest.mark.parametrize("text", ["Contact", "123 456", ""])
@pytest.mark.parametrize(("declared", "code"), [("es", "es"), ("es-MX", "es"), ("EN_us", "en"), ("zh-Hant-TW", "zh")])
def test_a_short_text_is_believed_by_its_declaration(text, declared, code):
    assert language_of([text], declared) == code


@pytest.mark.parametrize("declared", ["", "  ", "englishly", "123", "-", "{{ lang }}", "en us"])
def test_a_declaration_that_is_no_language_counts_for_nothing(declared):
    assert language_of(["Contact"], declared) is None


def test_a_language_that_is_not_known_may_be_declared():
    assert language_of([LATIN], "la") == "la"


# By words and by script.


@pytest.mark.parametrize(("code", "text"), SENTENCES.items(), ids=SENTENCES.keys())
def test_prose_in_latin_and_cyrillic_script(code, text):
    assert language_of([text]) == code


@pytest.mark.parametrize(("code", "text"), SCRIPTS.items(), ids=SCRIPTS.keys())
def test_scripts_that_stand_for_one_language(code, text):
    assert language_of([text]) == code


@pytest.mark.parametrize("code", [code for code in SENTENCES if code != "en"])
def test_the_words_are_believed_before_a_wrong_attribute(code):
    assert language_of([SENTENCES[code]], "en") == code


@pytest.mark.parametrize("code", SCRIPTS)
def test_the_script_is_believed_before_a_wrong_attribute(code):
    assert language_of([SCRIPTS[code]], "en") == code


def test_persian_is_arabic_script_with_a_declaration():
    assert language_of(["دیروز بعد از ظهر در شهر باران شدیدی بارید."], "fa-IR") == "fa"


@pytest.mark.parametrize(("code", "text"), RELATIVES.items(), ids=RELATIVES.keys())
def test_close_relatives_are_never_mistaken_for_each_other(code, text):
    assert language_of([text]) in (code, None)
    assert language_of([text], code) == code


def test_the_longest_texts_decide_not_the_menu():
    menu = ["Home", "About us", "Read more of it here", "Log in to the site", "The best of the web"]
    assert language_of([*menu, SENTENCES["de"], SENTENCES["de"]]) == "de"


def test_upper_case_is_no_other_language():
    assert language_of([SENTENCES["en"].upper()]) == "en"


def test_a_few_chinese_names_do_not_make_english_chinese():
    assert language_of([SENTENCES["en"] + " It is called 渡船 in Chinese."]) == "en"


def test_the_order_of_the_texts_does_not_matter():
    texts = [SENTENCES["en"], SENTENCES["de"], "Contact", SENTENCES["en"]]
    assert language_of(texts) == language_of(texts[::-1])


@pytest.mark.parametrize("first", SENTENCES)
@pytest.mark.parametrize("second", SENTENCES)
def test_the_ends_of_a_long_text_decide_only_what_all_of_it_would(first, second, monkeypatch):
    texts = [SENTENCES[first] * 6, SENTENCES[second] * 6]
    quick = language_of(texts)
    monkeypatch.setattr("scrubber.reading.language._ENDS", 10_000)
    assert quick == language_of(texts)
