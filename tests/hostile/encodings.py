"""Bytes that lie, are cut, or are no text."""

import gzip
import random
import struct
import zlib

from tests.hostile.kinds import ARTICLE, BODY, BOTH, MIDDLE, hostile, page

GERMAN = "Die Hafenmeisterin führte die alte Liste schon zwei Jahre, und niemand am Kai hatte je gefragt, warum."
NONE = ()


def _long(n, head=""):
    more = "".join(f"<p>{i} {BODY[i % len(BODY)]} Größe — naïve</p>\n" for i in range(n // len(MIDDLE)))
    return page(article=ARTICLE + more, head=head)


@hostile(5_000_000)
def utf16_with_mark(n):
    return _long(n).encode("utf-16")


@hostile(5_000_000)
def utf16_without_mark(n):
    return _long(n).encode("utf-16-le")


@hostile(5_000_000)
def utf16_big_endian_without_mark(n):
    return _long(n).encode("utf-16-be")


@hostile(5_000_000)
def utf32_with_mark(n):
    return _long(n).encode("utf-32")


@hostile(5_000_000)
def utf32_without_mark(n):
    return _long(n).encode("utf-32-be")


@hostile(5_000_000)
def utf16_that_declares_utf8(n):
    return _long(n, '<meta charset="utf-8">').encode("utf-16")


@hostile(5_000_000)
def utf8_that_declares_utf16(n):
    return _long(n, '<meta charset="utf-16">').encode()


@hostile(5_000_000)
def utf8_with_the_mark_of_utf16(n):
    return b"\xff\xfe" + _long(n).encode()


@hostile(5_000_000)
def utf16_that_ends_in_utf8(n):
    return _long(n)[: n // 2].encode("utf-16") + _long(n).encode()


@hostile(5_000_000)
def cp1252_that_declares_utf8(n):
    return _long(n, '<meta charset="utf-8">').encode("cp1252")


@hostile(5_000_000)
def utf8_that_declares_japanese(n):
    return _long(n, '<meta charset="shift_jis">').encode()


@hostile(5_000_000)
def japanese_that_declares_nothing_known(n):
    more = "<p>港の係の人は古い名簿を二年のあいだ持っていたが、誰もその理由を聞かなかった。</p>\n" * (n // 50)
    return page(article=ARTICLE + more, head='<meta charset="no-such-thing">').encode("euc_jp")


@hostile(5_000_000)
def utf7(n):
    return _long(n, '<meta charset="utf-7">').encode("ascii", "ignore")


@hostile(5_000_000)
def base64_charset(n):
    return _long(n, '<meta charset="base64">').encode()


@hostile(200_000)
def a_thousand_declarations(n):
    return page(head='<meta charset="koi8-r"><meta charset=x>' * n, behind="<p>Größe</p>").encode()


@hostile(5_000_000)
def iso2022(n):
    return page(behind=f"<p>{'あ' * n}</p>", head='<meta charset="iso-2022-jp">').encode("iso2022_jp")


@hostile(5_000_000)
def escapes(n):
    return page(behind="\x1b$B" * n, head='<meta charset="iso-2022-jp">').encode()


@hostile(5_000_000)
def cut_in_a_character(n):
    return (_long(n) + "ß").encode()[:-1]


@hostile(5_000_000)
def cut_in_a_wide_character(n):
    return _long(n).encode("utf-16")[:-1]


@hostile(5_000_000)
def continuation_bytes(n):
    return page(behind="<p>").encode() + b"\x80" * n


@hostile(5_000_000)
def overlong(n):
    return page().encode() + b"\xc0\x80\xe0\x80\x80" * (n // 5)


@hostile(5_000_000)
def surrogates_in_bytes(n):
    return page(behind="\ud800" * (n // 3)).encode("utf-8", "surrogatepass")


@hostile(5_000_000)
def nul_bytes(n):
    return page("\0" * n).encode()


@hostile(5_000_000)
def nul_bytes_in_tags(n):
    return page("<d\0iv\0>" * (n // 8)).encode()


@hostile(5_000_000, kept=NONE)
def only_nul_bytes(n):
    return b"\0" * n


@hostile(1, kept=NONE)
def empty(n):
    return b""


@hostile(1, kept=NONE)
def only_a_mark(n):
    return b"\xef\xbb\xbf"


@hostile(5_000_000, kept=NONE)
def only_marks(n):
    return b"\xff\xfe" * n


@hostile(5_000_000, kept=NONE)
def only_white_space(n):
    return b" \n\t\r" * (n // 4)


@hostile(20_000_000, kept=NONE)
def random_bytes(n):
    return random.Random(7).randbytes(n)


@hostile(20_000_000, kept=NONE)
def picture(n):
    packed = zlib.compress(random.Random(7).randbytes(n), 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(packed)) + b"IDAT" + packed


@hostile(20_000_000, kept=NONE)
def program(n):
    return b"\x7fELF\x02\x01\x01" + bytes(9) + random.Random(7).randbytes(n)


@hostile(20_000_000, kept=NONE)
def portable_document(n):
    stream = zlib.compress(random.Random(7).randbytes(n), 0)
    return b"%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + stream + b"\nendstream\nendobj\n%%EOF"


@hostile(20_000_000, kept=NONE)
def packed_page(n):
    return gzip.compress(page(behind=f"<p>{MIDDLE}</p>" * (n // 200)).encode(), 1, mtime=0)


@hostile(1_000_000)
def high_bytes_between_tags(n):
    return ARTICLE.encode() + b"<p>\xff\xfe</p>" * n


@hostile(5_000_000, kept=(GERMAN,))
def a_language_in_a_wrong_declaration(n):
    return page(
        article=f"<p>{GERMAN}</p>{ARTICLE}" + f"<p>{GERMAN}</p>" * (n // 1_000_000),
        head='<meta charset="windows-1251">',
    ).encode()


@hostile(5_000_000, kept=BOTH)
def bytearray_and_memory(n):
    return memoryview(bytearray(_long(n).encode()))
