"""Characters and references to characters that are not what they seem."""

from tests.hostile.kinds import ARTICLE, MIDDLE, TEXT, hostile, page

BOMB = (
    "<!DOCTYPE html [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "]>"
)


@hostile(1_000_000)
def ampersands(n):
    return page("&" * n)


@hostile(1_000_000)
def escaped_ampersands(n):
    return page(behind=f"<p>{'&amp;' * n}</p>")


@hostile(1_000_000)
def ampersands_escaped_again(n):
    return page(behind=f"<p>&{'amp;' * n}</p>")


@hostile(1_000_000, kind="text")
def ampersands_in_text(n):
    return f"{TEXT}\n\n{'&amp;' * n}"


@hostile(300_000)
def text_of_escaped_tags(n):
    return f"{TEXT}\n\n" + "&amp;lt;p&amp;gt;" * n


@hostile(300_000)
def impossible_references(n):
    return page(behind="<p>" + "&#0;&#xD800;&#x110000;&#99999999999999;&#xfffffffff;&#-1;&#x;" * n)


@hostile(1_000_000)
def digits_of_a_reference(n):
    return page(f"<p>&#{'9' * n};</p>")


@hostile(1_000_000)
def name_of_a_reference(n):
    return page(f"<p>&{'a' * n};</p>")


@hostile(500_000)
def references_to_nothing(n):
    return page("".join(f"&x{i};" for i in range(n)))


@hostile(500_000)
def control_characters(n):
    return page("".join(map(chr, range(1, 32))) * (n // 31))


@hostile(500_000)
def control_references(n):
    return page("<p>" + "&#1;&#128;&#159;" * n)


@hostile(10_000)
def entity_bomb(n):
    return BOMB + f"<html><body>{ARTICLE}<p>{'&a11;' * n}</p></body></html>"


@hostile(10_000)
def entity_bomb_in_xhtml(n):
    return f'<?xml version="1.0"?>{BOMB}<html xmlns="http://www.w3.org/1999/xhtml"><body>{"&a11;" * n}{ARTICLE}</body></html>'


@hostile(1_000)
def external_entities(n):
    declared = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y SYSTEM "http://192.0.2.1/x">]>'
    return declared + f"<html><body>{ARTICLE}<p>{'&x;&y;' * n}</p></body></html>"


@hostile(1_000)
def external_document_type(n):
    return '<!DOCTYPE html SYSTEM "http://192.0.2.1/x.dtd">' * n + f"<html><body>{ARTICLE}</body></html>"


@hostile(1_000)
def included_files(n):
    one = '<xi:include href="file:///etc/hostname" parse="text"/><?xml-stylesheet href="file:///etc/hostname"?>'
    return page(one * n)


@hostile(1_000_000)
def lone_surrogates(n):
    return page("<p>" + "\ud800" * n + "</p>")


@hostile(1_000_000, kind="text")
def lone_surrogates_in_text(n):
    return TEXT + "\n\n" + "\udfff\ud800" * n


@hostile(1_000_000)
def zero_width(n):
    return page(behind="<p>" + "\u200b\u200c\u200d\u2060\ufeff" * (n // 5) + "</p>")


@hostile(1_000_000)
def zero_width_between_letters(n):
    return page(behind="<p>" + "a\u200bb\u00ad" * (n // 4) + "</p>")


@hostile(1_000_000)
def right_to_left_overrides(n):
    return page(behind="<p>" + "\u202e\u2067x" * (n // 3) + "</p>")


@hostile(1_000_000)
def combining_marks(n):
    return page(behind="<p>a" + "\u0301\u0327\u0489" * (n // 3) + "</p>")


@hostile(1_000_000)
def stacked_words(n):
    return page(behind="<p>" + ("w" + "\u0301\u0327\u0489" * 10 + "o ") * (n // 33) + "</p>")


@hostile(1_000_000)
def private_characters(n):
    return page(behind="<p>" + "\ue000\U000f0000\ufdd0\uffff" * (n // 4) + "</p>")


@hostile(1_000_000)
def separators(n):
    return page(behind="<p>" + "x\u2028y\u2029z\x85" * (n // 6) + "</p>")


@hostile(1_000_000)
def odd_blanks(n):
    return page(behind="<p>" + "x\u00a0\u3000\u2009\u1680y" * (n // 6) + "</p>")


@hostile(1_000_000)
def twice_decoded(n):
    return page(behind="<p>" + "Ã©â€™Ãƒ " * (n // 8) + "</p>")


@hostile(1_000_000)
def decoded_again_and_again(n):
    wrong = "é"
    for _ in range(6):
        wrong = wrong.encode().decode("latin-1")
    return page(behind="<p>" + (wrong + " ") * (n // len(wrong)) + "</p>")


@hostile(1_000_000)
def emoji_families(n):
    return page(behind="<p>" + "👩‍👩‍👧‍👦" * (n // 7) + "</p>")


@hostile(1_000_000)
def mixed_scripts(n):
    return page(behind=f"<p>{MIDDLE}</p><p>" + "аa漢字אبกनαあ한" * (n // 12) + "</p>")
