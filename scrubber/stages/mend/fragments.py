"""Stray HTML in text: tags and half tags, entities, shortcodes, template leftovers, lines of script.

By known names only: `i < b and c > d`, `<3`, `x <- y`, `List<String>` and `<a@b.c>` are no tags. On a
page that is about markup a tag may be the subject of its sentence; there only what is plainly broken
(`< / p>`), or closes something at a sentence's end, is taken out.

>>> from scrubber import clean
>>> clean("It rained.< / p> Nobody&nbsp;came.<br/ >")
'It rained. Nobody came.'
>>> clean("In HTML, <div> and <p> are block elements; <b> is inline.")
'In HTML, <div> and <p> are block elements; <b> is inline.'
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from scrubber.document import Edit
from scrubber.lexicons import entries
from scrubber.stage import PageView, text_stage

_NAMES = (
    r"(?:p|br|b|i|u|s|a|em|strong|span|div|font|small|big|sup|sub|center|h[1-6]|ul|ol|li|dl|dt|dd|table|tbody|thead"
    r"|tr|td|th|blockquote|hr|img|figure|figcaption|section|article|header|footer|nav|aside|main|iframe|script|style"
    r"|noscript|form|input|button|label|meta|link|strike|del|ins|abbr|cite|mark|tt|pre|code|o:p|st1:[a-z]+|v:[a-z]+"
    r"|w:[a-z]+|amp-[a-z-]+)"
)
# Attributes have values (`a < b and c > d` has none).
_ATTRIBUTES = r"(?:\s{1,3}[a-z][a-z:-]{0,30}\s?=\s?(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|[^\s\"'<>]{1,300})){0,12}"
_TAG = re.compile(rf"<\s{{0,2}}(/?)\s{{0,2}}({_NAMES}){_ATTRIBUTES}\s{{0,2}}/?\s{{0,2}}>", re.I)
# Tags that words on both sides of them are apart at.
_APART = re.compile(
    r"p|br|div|h[1-6]|ul|ol|li|d[ltd]|table|tbody|thead|tr|t[dh]|blockquote|hr|section|article|figure", re.I
)
_TYPE_PARAMETER = re.compile(r"<[A-Z]>")  # `map<S>(...)` of a programming language
_BREAK = re.compile(r"<\s?br\b", re.I)
_COMMENT = re.compile(r"<!--(?:(?!<!--).){0,2000}?-->|<!\[CDATA\[|\]\]>|<!doctype[^<>]{0,200}>", re.S | re.I)
# What is left of a tag whose beginning was cut off: attributes with a value, then the tag's end.
_TAG_END = re.compile(
    r"(?<![\w<=])(?:(?:class|style|id|rel|target|href|src|alt|title|width|height|align|data-[a-z-]{1,30})"
    r"=(?:\"[^\"<>\n]{0,200}\"|'[^'<>\n]{0,200}')\s{0,3}){1,12}/?>|(?<=[\w.!?,;])\"\s/>",
    re.I,
)
_SHORTCODE = re.compile(
    # Names that are no words may stand alone; words need an attribute or the slash of an end.
    r"\[/?(?:vc_[a-z_]{1,30}|et_pb_[a-z_]{1,30}|fusion_[a-z_]{1,30}|su_[a-z_]{1,30}|contact-form-7|wpforms|ninja_form"
    r"|adsense|dropcap|one_(?:half|third))(?:\s[^\[\]\n]{0,500})?\]"
    r"|\[/(?:caption|gallery|embed|audio|video|playlist|columns?|button|quote|img|blockquote|size|color|font)\]"
    r"|\[(?:caption|gallery|embed|audio|video|playlist|columns?|button|quote|img|blockquote|size|color|font)"
    r"(?:\s[^\[\]\n=]{0,100})?=[^\[\]\n]{0,500}\]",
    re.I,
)
_TEMPLATE = re.compile(
    r"\{\{\s?[\w.|:'\"()\s-]{1,80}\s?\}\}|\{%-?\s[^{}\n]{1,200}?\s-?%\}|%%[a-z_]{2,40}%%|\$\{[\w.]{1,60}\}"
)
_ENTITY = re.compile(r"&(?:amp;)*(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});", re.I)
_DECLARATION = r"[a-z-]{2,40}\s*:[^{};]{1,200}"
_STYLE_RULE = re.compile(
    r"\s*(?:@media[^{}]{0,200}\{\s*)?[.#]?[a-z][\w\s.,#:>*()\[\]=\"-]{0,200}"
    rf"\{{\s*{_DECLARATION}(?:;\s*{_DECLARATION})*;?\s*\}}[\s}}]*$",
    re.I,
)
_CODE_MARKS = re.compile(r"[;{}]|\)\s*$|\(\s*\)")
_SENTENCE_OR_LINE_END = re.compile(r"(?:[.!?:;…»”\"')\]]|^)\s*$|\n\s*$")
_BLANKS = ("nbsp", "ensp", "emsp", "thinsp", "#160", "#xa0")


def _may_hold_fragments(text: str) -> bool:
    if any(map(text.__contains__, ("<", ">", "{", "%%", ");", "¶", "//<"))):
        return True
    return ("&" in text and _ENTITY.search(text) is not None) or ("[" in text and _SHORTCODE.search(text) is not None)


@text_stage("fragments", trigger=_may_hold_fragments)
def remove_fragments(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out stray tags, entities, shortcodes, template leftovers and lines of script."""
    if "{" in text or ");" in text or "//" in text:
        yield from _script_lines(text, page)
    if "<" in text or ">" in text:
        yield from _tags(text, page)
    if "&" in text:
        yield from _entities(text, page)
    if text.endswith("¶"):  # the link to itself that documentation puts behind a heading
        yield Edit(len(text[:-1].rstrip()), len(text), "", "permalink mark")
    if "[" in text:
        for match in _SHORTCODE.finditer(text):
            if not page.is_about_markup:
                yield _removal(text, *match.span(), "shortcode")
    if "{" in text or "%%" in text:
        for match in _TEMPLATE.finditer(text):
            if not page.is_about_markup:
                yield _removal(text, *match.span(), "template leftover")


def _tags(text: str, page: PageView) -> Iterator[Edit]:
    run: list[re.Match[str]] = []  # tags without anything between them
    for match in _TAG.finditer(text):
        if page.is_about_markup and not _is_plainly_stray(text, match):
            continue
        if _TYPE_PARAMETER.fullmatch(match[0]) and text[match.start() - 1 : match.start()].isalnum():
            continue
        if run and run[-1].end() != match.start():
            yield _tags_removal(text, run)
            run = []
        run.append(match)
    if run:
        yield _tags_removal(text, run)
    for match in _COMMENT.finditer(text):
        if not page.is_about_markup:
            yield _removal(text, *match.span(), "comment")
    for match in _TAG_END.finditer(text):
        if not page.is_about_markup:
            start = match.start() + (match[0][0] == '"')  # the quotation mark may be the prose's own
            yield Edit(start, match.end(), "", "half tag")


def _tags_removal(text: str, run: list[re.Match[str]]) -> Edit:
    apart = any(_APART.fullmatch(match[2]) for match in run)
    return _removal(text, run[0].start(), run[-1].end(), "stray tag", " " if apart else "")


def _is_plainly_stray(text: str, match: re.Match[str]) -> bool:
    """A closing tag or a break where a sentence has ended; a tutorial speaks of them inside of sentences."""
    closes = bool(match[1]) or _BREAK.match(match[0]) is not None
    if not closes or not _SENTENCE_OR_LINE_END.search(text, max(0, match.start() - 40), match.start()):
        return False
    behind = text[match.end() : match.end() + 20]
    first = behind.lstrip()[:1]
    if match.start() == 0 or text[match.start() - 1] == "\n":  # a line of its own: of a listing, or a sentence goes on
        return bool(first) and not first.islower() and first not in ".,;:)"
    return not behind or behind[0] == "\n" or (behind[0] == " " and not first.islower())


def _entities(text: str, page: PageView) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        name = match[1]
        if name.lower() in _BLANKS:
            if not page.is_about_markup:
                yield _removal(text, *match.span(), "entity", " ")
            continue
        if name[0] != "#" and f"{name};" not in html5:
            continue
        char = html.unescape(f"&{name};")
        if page.is_about_markup and (char.isascii() or _is_word_of_its_own(text, match)):
            continue  # `&lt;` may be what the sentence is about
        if char.isprintable() or char == "\u00ad":
            yield Edit(match.start(), match.end(), char, "entity")


def _is_word_of_its_own(text: str, match: re.Match[str]) -> bool:
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return not any(char.isalnum() or char == "&" for char in around)


def _removal(text: str, start: int, end: int, rule: str, between: str = "") -> Edit:
    """Take text[start:end] out, and with it the blank that would be left over; `between` words put that."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in (" ", "\t") and (not after or after.isspace() or after in ".,;:!?)"):
        return Edit(start - 1, end, "", rule)
    if after == " " and (not before or before.isspace()):
        return Edit(start, end + 1, "", rule)
    inside = before and after and not before.isspace() and not after.isspace() and after not in ".,;:!?)"
    # Two sentences that only the tag kept apart.
    glued = inside and before in ".!?;:" and after.isalnum()
    return Edit(start, end, " " if glued or (inside and between) else "", rule)


def _script_lines(text: str, page: PageView) -> Iterator[Edit]:
    """Whole lines that are a script of an advertisement or a counter, or a rule of a style sheet."""
    marks = entries("script_marks")
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        rule = ""
        if _CODE_MARKS.search(line):
            if (
                (any(mark in line for mark in marks) and not page.is_about_markup)
                or "adsbygoogle" in line
                or "googletag." in line
            ):
                rule = "line of script"
            elif len(line) < 2000 and not page.is_about_markup and _STYLE_RULE.match(line):
                rule = "line of style sheet"
        if rule:
            yield Edit(at, min(end + 1, len(text)), "", rule)
        at = end + 1
