"""Stray HTML in text: tags and half tags, comments, entities.

By known names only: `i < b and c > d`, `<3`, `x <- y`, `List<String>` and `<a@b.c>` are no tags. On a
page that is about markup a tag may be the subject of its sentence; there only what is plainly broken
(`< / p>`), or closes something at a sentence's end, is taken out.

>>> from scrubber import clean
>>> clean("It rained.< / p> Nobody&nbsp;came.<br/ >")
'It rained. Nobody came.'
>>> clean("It rained.</p><p>Nobody came.")
'It rained.\\nNobody came.'
>>> clean("In HTML, <div> and <p> are block elements; <b> is inline.")
'In HTML, <div> and <p> are block elements; <b> is inline.'
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from html.entities import html5
from typing import NamedTuple

from scrubber.document import Edit
from scrubber.lexicons import entries
from scrubber.stage import PageView, text_stage

# Names that are also words: `mv <source> <link>` has placeholders, so they need an attribute or an end tag.
_WORDS = (
    "link|label|input|button|form|code|table|section|article|header|footer|main|mark|cite|center|font|caption|time|source"
    "|path|object|select|option|video|audio|summary|details|script|style|picture|param|strike|small|big|meta|figure|aside"
)
_NAMES = (
    rf"(?:p|br|b|i|u|s|a|em|strong|span|div|sup|sub|h[1-6]|ul|ol|li|dl|dt|dd|tbody|thead|tr|td|th|blockquote|hr|img"
    rf"|figcaption|nav|iframe|noscript|del|ins|abbr|tt|pre|svg|textarea|{_WORDS}|o:p|st1:[a-z]+|v:[a-z]+|w:[a-z]+"
    rf"|amp-[a-z-]+)"
)
# Attributes have values (`a < b and c > d` has none), but for a few names that stand alone.
_ALONE = (
    "allowfullscreen|async|autofocus|autoplay|checked|compact|controls|default|defer|disabled|hidden|itemscope|loop"
    "|multiple|muted|nomodule|noshade|novalidate|nowrap|playsinline|readonly|required|reversed|selected"
)
_ATTRIBUTES = (
    r"(?:\s{1,3}(?:[a-z][a-z:-]{0,30}\s?=\s?(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|[^\s\"'<>]{1,300})"
    rf"|(?:{_ALONE})(?=[\s/>]))){{0,16}}"
)
_TAG = re.compile(rf"<\s{{0,2}}(/?)\s{{0,2}}({_NAMES})({_ATTRIBUTES})\s{{0,2}}/?\s{{0,2}}>", re.I)
_END_TAG = re.compile(r"<\s?/\s?([a-z][a-z0-9]{0,20})")
_WORD_NAME = re.compile(_WORDS, re.I)
# Tags that words on both sides of them are apart at.
_APART = re.compile(
    r"p|br|div|h[1-6]|ul|ol|li|d[ltd]|table|tbody|thead|tr|t[dh]|blockquote|hr|section|article|figure", re.I
)
_TYPE_PARAMETER = re.compile(r"<[A-Z][a-z0-9]*>(?<!<Br>)")  # `map<S>(...)`, `Cell<Sub>` of a programming language
_BREAK = re.compile(r"<\s?br\b", re.I)
_COMMENT = re.compile(
    r"<!--(?:(?!<!--).){0,2000}?-->|<!doctype[^<>]{0,200}>|<!--|<!?\[(?:if [!\w (|&)]{1,60}|endif)\](?:--)?>"
    r"|(?://|/\*)?\s?(?:<!\[CDATA\[|\]\]>)(?:\s?\*/)?|\[if !\w{1,40}\][^\[\]\n]{0,20}\[endif\]",
    re.S | re.I,
)
_COMMENT_END = re.compile(r"^[ \t]{0,9}(?://)?[ \t]?-->|(?<!-)-->[ \t]{0,9}$", re.M)
# What is left of a tag whose beginning was cut off: attributes with a value, then the tag's end.
_TAG_END = re.compile(
    r"(?<![\w<=])(?:(?:class|style|id|rel|target|href|src|alt|title|width|height|align|dir|lang|role|itemprop|srcset|sizes"
    r"|border|valign|bgcolor|colspan|rowspan|tabindex|loading|onclick|(?:data|aria)-[a-z-]{1,30})"
    r"=(?:\"[^\"<>\n]{0,200}\"|'[^'<>\n]{0,200}')\s{0,3}){1,12}/?>|(?<=[^\W\d_]|[.!?,;])\"\s/>",
    re.I,
)
# And the beginning of one whose end was: closing tags at the end of a line.
_TAG_BEGIN = re.compile(rf"<\s?/\s?{_NAMES}\s?$", re.I | re.M)
# One that begins right behind a sentence, and breaks off before the next.
_CUT_TAG = re.compile(
    rf"(?<=[.!?…”\"’)])<(?:/\s?|(?=[a-z]{{2}}|p\b|h\d))(?:{_NAMES})(?:\s[a-z-]{{2,20}}=(?:\"[^\"<>\n]{{0,200}}\"|\"))?"
    r"(?=\s|$)(?![^<>\n]{0,100}>)|(?<=[^\W\d_][.!?…])<[/a](?=\s|$)(?![^<>\n]{0,100}>)",
    re.I,
)
# `what">you need`, `on " /> a high`.
_LONE_END = re.compile(r"\"\s?/?>(?=\s|$)(?<=[^\W\d_]\">)|(?<=[^\W\d_] )\"\s?/>(?=\s|$)")
_OPEN_TAG = re.compile(rf"<{_NAMES}[\s\w-]{{0,60}}$", re.I)

_ENTITY = re.compile(r"&(?:amp;)*(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});", re.I)
_BROKEN_ENTITIES = re.compile(r"&(?:acirc|Acirc|Atilde|eth|#226|#19[45]|#240);(?:&[#a-zA-Z0-9]{2,10};){1,3}")
_BLANK_CUT = re.compile(r"&(?:amp;)*nbsp(?![\w;=])")
_BLANKS = ("nbsp", "ensp", "emsp", "thinsp", "#160", "#xa0")
_INVISIBLE, _JOINERS = "\u00ad\u200b\u2060\ufeff", "\u200c\u200d\u200e\u200f"
_NEEDS_JOINERS = re.compile("[\u0590-\u18af]")  # Hebrew to Mongolian
_LEFT_WORDS = 2  # blanks before a tag that was left behind
_CODE = re.compile(r"[<>{}=;`]|\b(?:tags?|elements?|with|by|and|or|the|an?|ends?|closes?|write|type|use)\s*$", re.I)
_SENTENCE_OR_LINE_END = re.compile(r"(?:[.!?:;…»”\"')\]]|^)\s*$|\n\s*$")


class _Piece(NamedTuple):
    """A part of the text to take out, and whether words on both sides of it are apart."""

    start: int
    end: int
    rule: str
    apart: bool = False


def _may_hold_fragments(text: str) -> bool:
    if any(map(text.__contains__, ("<", ">", "[endif]"))):
        return True
    return "&" in text and (_ENTITY.search(text) is not None or _BLANK_CUT.search(text) is not None)


@text_stage("fragments", trigger=_may_hold_fragments, signs="fragments")
def remove_fragments(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out stray tags, half tags and comments, and puts entities as the signs that they stand for."""
    pieces: list[_Piece] = []
    if "<" in text or ">" in text or "[endif]" in text:
        pieces += _tags(text, page)
        others = [*_comments(text, page), *_half_tags(text)]
        if others and not page.is_about_markup:
            pieces += others
    if "&" in text:
        yield from _signs(text, page)
        pieces += [
            _Piece(*match.span(), "entity", True)
            for match in _ENTITY.finditer(text)
            if match[1].lower() in _BLANKS and (not page.is_about_markup or _is_left_behind(text, match))
        ]
        pieces += [_Piece(*match.span(), "entity", True) for match in _BLANK_CUT.finditer(text)]
    yield from _removals(text, sorted(pieces))


def _tags(text: str, page: PageView) -> Iterator[_Piece]:
    for match in _TAG.finditer(text):
        if page.is_about_markup:
            stray = _is_plainly_stray(text, match)
        else:
            stray = not _is_placeholder(text, match, page) and not (_speaks_of_tags(page) and _is_word(text, match))
        if stray:
            yield _Piece(*match.span(), "stray tag", _APART.fullmatch(match[2]) is not None)


def _is_plainly_stray(text: str, match: re.Match[str]) -> bool:
    """A closing tag or a break where a sentence has ended; a tutorial speaks of them inside of sentences."""
    closes = bool(match[1]) or _BREAK.match(match[0]) is not None
    ended = _SENTENCE_OR_LINE_END.search(text, max(0, match.start() - 40), match.start()) is not None
    if not closes or not (ended or _is_left_behind(text, match)):
        return False
    if match[1] and _is_end_of_example(text, match):
        return False
    behind = text[match.end() : match.end() + 20]
    first = behind.lstrip()[:1]
    if match.start() == 0 or text[match.start() - 1] == "\n":  # a line of its own: of a listing, or a sentence goes on
        return bool(first) and not first.islower() and first not in ".,;:)"
    return not behind or behind[0] == "\n" or (behind[0] == " " and not first.islower() and first not in "<){};")


def _is_left_behind(text: str, match: re.Match[str]) -> bool:
    """Whether it stands at the end of a text of words that holds no other tag: `What we learned</p>`."""
    words = text[: match.start()]
    return not text[match.end() :].strip() and words.count(" ") >= _LEFT_WORDS and not _CODE.search(words)


def _is_end_of_example(text: str, match: re.Match[str]) -> bool:
    """Whether it closes what was opened before it where no word stood: `<p>Hello.</p>`."""
    opening = rf"(?:^|[^\w\s,;]\s?)<\s?{re.escape(match[2])}\b"
    return re.search(opening, text[max(0, match.start() - 500) : match.start()], re.I | re.M) is not None


def _is_placeholder(text: str, match: re.Match[str], page: PageView) -> bool:
    """Whether it only looks like a tag: a type parameter, or a word that stands for something."""
    before = _before(text, match.start())
    if _TYPE_PARAMETER.fullmatch(match[0]) and before.isalnum():
        return True
    if match[1] or match[3] or not _WORD_NAME.fullmatch(match[2]) or text.startswith("</", match.end()):
        return False
    if "end tags" not in page.memo:
        page.memo["end tags"] = set(_END_TAG.findall(page.lowered))
    return match[2].lower() not in page.memo["end tags"]


def _speaks_of_tags(page: PageView) -> bool:
    """Whether a sentence of the page uses a tag as a word: `Press <i> to insert`."""
    if "speaks of tags" not in page.memo:
        page.memo["speaks of tags"] = _mention().search(page.whole) is not None
    return bool(page.memo["speaks of tags"])


def _is_word(text: str, match: re.Match[str]) -> bool:
    before, after = _before(text, match.start()), text[match.end() : match.end() + 1]
    return (not before or before in " (\n") and (not after or after in " ,.;:?!)\n") and not match[1] and not match[3]


def _comments(text: str, page: PageView) -> Iterator[_Piece]:
    for match in _COMMENT.finditer(text):
        yield _Piece(*match.span(), "comment")
    if "-->" in text and (_has_comments(page) or text.strip() == "-->"):
        for match in _COMMENT_END.finditer(text):
            yield _Piece(*match.span(), "comment")


def _has_comments(page: PageView) -> bool:
    if "comments" not in page.memo:
        page.memo["comments"] = "<!--" in page.whole
    return bool(page.memo["comments"])


def _half_tags(text: str) -> Iterator[_Piece]:
    is_paired = text.count('"') % 2 == 0
    for match in _TAG_END.finditer(text):
        start = match.start()
        if text[start] == '"':  # the quotation mark may be the prose's own
            start += is_paired
        elif opened := _OPEN_TAG.search(text, max(0, start - 80), start):
            start = opened.start()
        yield _Piece(start, match.end(), "half tag")
    for pattern in (_TAG_BEGIN, _CUT_TAG):
        for match in pattern.finditer(text):
            yield _Piece(*match.span(), "half tag")
    marks = at = 0
    for match in _LONE_END.finditer(text):
        marks += text.count('"', at, match.start())
        at = match.start()
        if marks % 2 == 0:  # it closes no quotation
            yield _Piece(*match.span(), "half tag")
            at = match.end()


def _signs(text: str, page: PageView) -> Iterator[Edit]:
    """Entities that stand for a sign."""
    at = 0
    for run in _BROKEN_ENTITIES.finditer(text):
        mended = _mended(run[0])
        if mended:
            yield from _sign_by_sign(text, at, run.start(), page)
            yield Edit(run.start(), run.end(), mended, "entity")
            at = run.end()
    yield from _sign_by_sign(text, at, len(text), page)


def _sign_by_sign(text: str, start: int, end: int, page: PageView) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text, start, end):
        name = match[1]
        if name.lower() in _BLANKS or (name[0] != "#" and f"{name};" not in html5):
            continue
        char = html.unescape(f"&{name};")
        if page.is_about_markup and (char.isascii() or _is_word_of_its_own(text, match)):
            continue  # `&lt;` may be what the sentence is about
        if char in _INVISIBLE or (char in _JOINERS and not _NEEDS_JOINERS.search(text)):
            yield Edit(match.start(), match.end(), "", "entity")
        elif char.isprintable() or char in _JOINERS:
            yield Edit(match.start(), match.end(), char, "entity")


def _mended(run: str) -> str:
    """What entities stand for that are one UTF-8 sequence read wrongly (`&acirc;&euro;&trade;`), or ""."""
    try:
        return b"".join(_byte(char) for char in html.unescape(run)).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(char: str) -> bytes:
    return char.encode("latin-1") if char < "\u0100" else char.encode("cp1252")


def _is_word_of_its_own(text: str, match: re.Match[str]) -> bool:
    around = _before(text, match.start()) + text[match.end() : match.end() + 1]
    return not any(char.isalnum() or char == "&" for char in around)


@cache
def _mention() -> re.Pattern[str]:
    """A tag right behind a word by which sentences speak of signs."""
    words = "|".join(map(re.escape, sorted(entries("mention_words"))))
    return re.compile(rf"\b(?:{words}) <(?!p>|br>|hr>)[a-z][a-z0-9]{{0,14}}>(?=[ ,.;:?!])", re.I)


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else ""


def _removals(text: str, pieces: list[_Piece]) -> Iterator[Edit]:
    """Take the pieces out; those with nothing but blanks between them go together, so that one blank is left."""
    run: list[_Piece] = []
    for piece in pieces:
        if run and piece.start < run[-1].end:
            continue
        if run and text[run[-1].end : piece.start].strip(" \t"):
            yield _removal(text, run)
            run = []
        run.append(piece)
    if run:
        yield _removal(text, run)


def _removal(text: str, run: list[_Piece]) -> Edit:
    """Take a run of pieces out, and with it the blank that would be left over."""
    start, end, rule = run[0].start, run[-1].end, run[0].rule
    before, after = _before(text, start), text[end : end + 1]
    if before in (" ", "\t") and (not after or after.isspace() or after in ".,;:!?)"):
        return Edit(start - 1, end, "", rule)
    if after == " " and (not before or before.isspace()):
        return Edit(start, end + 1, "", rule)
    inside = before and after and not before.isspace() and not after.isspace() and after not in ".,;:!?)"
    apart = any(piece.apart for piece in run) or end - start > sum(piece.end - piece.start for piece in run)
    if inside and apart and not after.islower():  # a line ended there
        return Edit(start, end, "\n", rule)
    # Two sentences that only the tag kept apart.
    glued = inside and before in ".!?;:" and after.isalnum()
    return Edit(start, end, " " if glued or (inside and apart) else "", rule)
