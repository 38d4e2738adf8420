import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.reading.decode import decode

ENGLISH = "The ferry was late again, and nobody on the quay seemed to mind very much."
FRENCH = "Le café de la gare était fermé, mais « l’œuvre » du maître brûlait déjà à côté du garçon."
GERMAN = "Die Straße führte über die Brücke, an den großen Häusern vorbei und schließlich zum Fluss."
CHINESE = "昨天下午，城里下了一场大雨。老人坐在窗前，看着街上的人跑来跑去，心里想着很久以前的事情。他说：“雨总会停的。”"
JAPANESE = (
    "昨日の午後、町に大雨が降りました。おばあさんは窓のそばに座って、通りを走る人々を見ていました。テレビの音がします。"
)
KOREAN = "어제 오후에 시내에 큰 비가 내렸습니다. 할머니는 창가에 앉아 거리를 뛰어가는 사람들을 바라보고 있었습니다."
RUSSIAN = "Вчера днём в городе прошёл сильный дождь. Старик сидел у окна и смотрел, как люди бегут по улице."
TURKISH = "Dün öğleden sonra şehirde yağmur yağdı ve yaşlı adam ışığı söndürüp dışarı çıktı."

# Harm first: what is right already.


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, CHINESE, JAPANESE, KOREAN, RUSSIAN, "naïve 😀 ﷽ e\u0301", ""])
def test_utf8_is_left_alone(text):
    assert decode(text.encode()) == (text, [])


def test_utf8_is_left_alone_when_it_holds_the_replacement_character():
    assert decode("before \ufffd after é".encode()) == ("before \ufffd after é", [])


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin-1", "windows-1252", "gb2312", "shift_jis", "koi8-r"])
@pytest.mark.parametrize("text", [FRENCH, GERMAN, CHINESE, RUSSIAN])
def test_valid_utf8_is_believed_before_a_lying_declaration(declared, text):
    page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    assert decode(page.encode()) == (page, [])


def test_a_single_accent_in_utf8_wins_over_a_lying_declaration():
    page = '<meta charset="iso-8859-1"><p>One café, and nothing else that is not ASCII.</p>'
    assert decode(page.encode()) == (page, [])


@pytest.mark.parametrize("label", ["klingon", "hex", "zlib", "utf-7", "utf-16", "idna", "undefined", "", "x" * 5000])
def test_a_declaration_that_makes_no_sense_is_passed_over(label):
    page = f'<meta charset="{label}"><p>{FRENCH}</p>'
    assert decode(page.encode("cp1252"))[0] == page


# Byte order marks.


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("text", [ENGLISH, CHINESE, "é", ""])
def test_a_byte_order_mark_decides(mark, encoding, text):
    assert decode(mark + text.encode(encoding)) == (text, [])


def test_a_byte_order_mark_wins_over_a_declaration():
    page = f'<meta charset="windows-1251"><p>{GERMAN}</p>'
    assert decode(codecs.BOM_UTF8 + page.encode()) == (page, [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [FRENCH, f"<!doctype html><p>{CHINESE[:10]}</p>" + ENGLISH])
def test_wide_encodings_are_found_without_a_mark(encoding, text):
    assert decode(text.encode(encoding)) == (text, [])


# Declarations.


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("windows-1252", FRENCH),
        ("windows-1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("gb2312", CHINESE),
        ("gbk", CHINESE),
        ("shift_jis", JAPANESE),
        ("euc-jp", JAPANESE),
        ("euc-kr", KOREAN),
        ("windows-1254", TURKISH),
        ("iso-8859-9", TURKISH),
        ("iso-8859-2", "Příliš žluťoučký kůň úpěl ďábelské ódy"),
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{}">',
        "<META CHARSET={}>",
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_the_declared_encoding_is_used(encoding, text, head):
    page = f"{head.format(encoding)}<p>{text}</p>"
    assert decode(page.encode(encoding)) == (page, [])


def test_latin1_means_windows_1252_as_in_browsers():
    raw = b'<meta charset="iso-8859-1"><p>\x93Quoted\x94 \x96 for 5 \x80</p>'
    assert decode(raw)[0].endswith("<p>“Quoted” – for 5 €</p>")


def test_gb2312_means_gb18030_as_in_browsers():
    page = '<meta charset="gb2312"><p>朱镕基与囧字，喆、堃</p>'
    assert decode(page.encode("gb18030")) == (page, [])


def test_iso_2022_jp_is_read_when_declared():
    page = f'<meta charset="iso-2022-jp"><p>{JAPANESE}</p>'
    assert decode(page.encode("iso-2022-jp"))[0] == page


def test_bytes_that_the_declared_encoding_has_not_are_replaced_and_told():
    text, warnings = decode(b'<meta charset="euc-jp">' + JAPANESE.encode("euc-jp") + b"\xff\xff")
    assert JAPANESE in text
    assert "\ufffd" in text
    assert warnings


# Nothing is declared.


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", CHINESE),
        ("shift_jis", JAPANESE),
        ("euc-jp", JAPANESE),
        ("cp949", KOREAN),
        ("cp1251", RUSSIAN),
        ("cp1252", FRENCH),
        ("cp1252", GERMAN),
    ],
    ids=["gb18030", "shift_jis", "euc-jp", "cp949", "cp1251", "cp1252 French", "cp1252 German"],
)
@pytest.mark.parametrize(
    "wrapping", ["{}", "<html><body><div class='a'><p>{}</p></div></body></html>"], ids=["text", "page"]
)
def test_undeclared_encodings_are_found_by_what_they_say(encoding, text, wrapping):
    page = wrapping.format(text)
    assert decode(page.encode(encoding))[0] == page


def test_western_prose_with_few_accents_is_not_taken_for_chinese():
    text = f"{ENGLISH} Only the café was open. {ENGLISH} “Fine,” he said."
    assert decode(text.encode("cp1252"))[0] == text


# Damage.


@pytest.mark.parametrize("cut", [1, 2])
def test_a_download_cut_in_a_character_loses_only_that_character(cut):
    text, warnings = decode((GERMAN + "漢").encode()[:-cut])
    assert text.rstrip("\ufffd") == GERMAN
    assert warnings


def test_one_bad_byte_does_not_change_the_reading_of_the_others():
    text, warnings = decode((RUSSIAN + " ").encode() + b"\xff" + (" " + RUSSIAN).encode())
    assert text == f"{RUSSIAN} \ufffd {RUSSIAN}"
    assert warnings


def test_a_cut_utf16_keeps_what_came_before():
    text, _ = decode(codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le")[:-1])
    assert text.startswith(ENGLISH[:-1])


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00",
        b"\xff",
        b"\xff\xfe",
        b"\xff\xfe\x00",
        b"\xff\xfe\x00\x00\x01",
        b"\x00\xd8" * 50,
        bytes(range(256)),
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(255, 0, -1)),
        b"\x1b$B" + b"\xff" * 10,
        b'<meta charset="\xff\x00\xfe">\xe9',
    ],
    ids=lambda raw: repr(raw[:12]),
)
def test_junk_gives_a_text(raw):
    text, warnings = decode(raw)
    assert isinstance(text, str)
    assert all(isinstance(warning, str) for warning in warnings)


@given(st.binary(max_size=300))
def test_no_bytes_raise(raw):
    assert isinstance(decode(raw)[0], str)


@given(st.text(st.characters(exclude_categories=["Cs"], min_codepoint=1), max_size=200))
def test_whatever_is_utf8_with_a_mark_comes_back(text):
    assert decode(codecs.BOM_UTF8 + text.encode())[0] == text
