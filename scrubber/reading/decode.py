"""Bytes to text: by byte order mark, by valid UTF-8, by declaration, by content.

No optional detector is asked, so that the same bytes give the same text on every machine.
"""

from __future__ import annotations

import codecs
import re

from scrubber.reading.binary import binary, is_wide

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a label means on the web (WHATWG Encoding Standard): pages that declare the left use the right.
_WEB_NAMES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Encodings tried where nothing is declared, each with characters that are frequent in what it is used
# for, and the share of the non-ASCII characters that they make up at the least. All of them accept much
# of what the others wrote; only the right one gives frequent characters.
_GUESSES = (
    ("gb18030", re.compile("[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能，。、]"), 0.2),
    ("big5hkscs", re.compile("[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能，。、]"), 0.2),
    ("cp932", re.compile("[\u3041-\u3093ーァ-ン、。]"), 0.35),
    ("euc_jp", re.compile("[\u3041-\u3093ーァ-ン、。]"), 0.35),
    ("cp949", re.compile("[이다는을가에의고하지를한은로도기어서자리아사인나대시과있그해수일정부들]"), 0.25),
    # In Russian Cyrillic letters follow each other; in cp1252 text read so they stand alone in Latin words.
    ("cp1251", re.compile("[оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё](?=[а-яё])"), 0.5),
)
_LEAST = 4  # non-ASCII characters that a guess stands on
_NON_ASCII = re.compile("[^\x00-\x7f]")
_SAMPLE = 200_000  # bytes looked at where a sample is enough


def decode(raw: bytes, label: str | None = None) -> tuple[str, list[str]]:
    """The text of `raw` and the warnings worth telling. Never raises; bad bytes become U+FFFD.

    `label` is the encoding that came with the bytes (the charset of an HTTP header); it goes before
    what the page declares of itself.

    >>> decode("Größe".encode("utf-16"))
    ('Größe', [])
    >>> decode(b'<meta charset="windows-1251">' + "мир".encode("cp1251"))[0][-3:]
    'мир'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark) and (encoding == "utf-8" or is_wide(raw)):
            return _decoded(raw[len(mark) :], encoding)
    what = binary(raw)
    if what:
        return "", [f"no text: {what}"]
    wide = _without_mark(raw[:1000])
    if wide:
        return _decoded(raw, wide)
    if raw.isascii() and b"\x1b" not in raw:
        return raw.decode("ascii"), []
    declared = _codec(label) or _declared(raw)
    try:  # text that is not UTF-8 is almost never valid UTF-8, whatever is declared
        if not (declared or "").startswith("iso2022"):
            return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # a download cut in the middle of a character
            return raw[: error.start].decode("utf-8"), ["cut in the middle of a character"]
    if declared and declared != "utf-8":
        return _decoded(raw, declared)
    text = raw.decode("utf-8", "replace")
    if text.count("\ufffd") <= len(_NON_ASCII.findall(text)) // 20:
        return text, ["bytes that are not UTF-8 were replaced"]
    best, encoding = 1.0, "cp1252"
    for guess, frequent, least in _GUESSES:
        sample = _sample(raw[:_SAMPLE], guess)
        size = len(_NON_ASCII.findall(sample))
        if size >= _LEAST:
            fit = len(frequent.findall(sample)) / size / least
            if fit > best:
                best, encoding = fit, guess
    return _decoded(raw, encoding)


def _declared(raw: bytes) -> str | None:
    """The codec for the encoding that the page itself declares, as browsers read such labels."""
    from bs4.dammit import EncodingDetector  # slow to load, and only needed for bytes that are not ASCII

    return _codec(EncodingDetector.find_declared_encoding(raw[:_SAMPLE], is_html=True))


def _codec(label: str | None) -> str | None:
    """The codec that browsers take for a label, or None for no such encoding."""
    try:
        name = codecs.lookup(label or "").name
        "".encode(name)  # not a text encoding at all ("hex", "zlib"): LookupError
    except (LookupError, ValueError):
        return None
    if name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw")):
        return None  # a declaration that could be read cannot be in those
    return _WEB_NAMES.get(name, name)


def _without_mark(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark shows in where the zero bytes of its ASCII stand."""
    zeros = [head[i::4].count(0) for i in range(4)]
    quarter = len(head) // 4
    if quarter < 2 or sum(zeros) < quarter:
        return None
    often = [count > 0.6 * quarter for count in zeros]
    patterns = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return patterns.get(tuple(often))  # type: ignore[arg-type]


def _sample(raw: bytes, encoding: str) -> str:
    """The text of a sample, or nothing when it is not of this encoding."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")  # forgives a sample cut inside a character
    try:
        return decoder.decode(raw)
    except UnicodeDecodeError:
        return ""


def _decoded(raw: bytes, encoding: str) -> tuple[str, list[str]]:
    text = raw.decode(encoding, "replace")
    lost = text.count("\ufffd") - raw.count(b"\xef\xbf\xbd")
    return text, [f"{lost} bytes that are not {encoding} were replaced"] if lost > 0 else []
