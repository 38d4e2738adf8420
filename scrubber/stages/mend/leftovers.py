"""What the programs behind a page left in its text: scripts, style sheets, shortcodes, signs of templates.

By the names that advertisements, counters and page builders use. Where prose stands beside a statement,
only the statement goes, and only where it cannot be what the sentence is about: between two sentences.
On a page that is about code nearly everything stays.

>>> from scrubber import clean
>>> clean("It rained. (adsbygoogle = window.adsbygoogle || []).push({}); [vc_row]Nobody came.")
'It rained. Nobody came.'
>>> clean("Use the function window.addEventListener(name, callback); it registers a handler.")
'Use the function window.addEventListener(name, callback); it registers a handler.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from scrubber.document import Edit
from scrubber.lexicons import entries, lexicon
from scrubber.model.code import IMPORT, STATEMENT, STRUCTURED_DATA, is_object, is_style_sheet, speaks_of_code
from scrubber.stage import PageView, text_stage

_ELEMENT = re.compile(r"<\s?(/?)\s?(script|style)\b[^<>]{0,1000}>", re.I)
_LONGEST_ELEMENT, _LONGEST_STATEMENT = 20_000, 4_000
_CODE_MARKS = re.compile(r"[;{}]|\)\s*$|\(\s*\)")
# Strings, comments and words of the language say nothing about whether prose stands there. A string follows a
# bracket or an operator; one behind a comma or a colon may be somebody's words.
_NO_PROSE = re.compile(
    r"(?:[(=\[+?&|{]|\":)\s?(?:\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}')|[,:]\s?(?:\"[^\"\s]{0,200}\"|'[^'\s]{0,200}')"
    r"|(?<![:\w])//[^\n]{0,1000}|/\*.{0,1000}?\*/"
    r"|\b(?:var|let|const|function|return|new|typeof|else|void|async|true|false|null|important)\b",
    re.S,
)
# Three words in a row, or a run of a writing that does not set words apart.
_PROSE = re.compile(r"\b(?:[^\W\d_]{1,30}[,.]? ){2}[^\W\d_]|[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]{6}")
_TOKEN = re.compile(r"\"[^\"\n]{0,1000}\"|(?<![^\W\d_])'[^'\n]{0,1000}'|[(\[{]|[)\]}]|;")
# A statement goes on, or the next one begins: a call, an assignment, a word of the language.
_GOES_ON = re.compile(
    r"[;(\[]|\.(?=[\w$])|\s{0,9}(?:[=|&?+]|(?:var|let|const|function|return|if|try|else)\b|[\w$.]{1,60}(?:\(|\s?=))"
)
_SENTENCE_END, _SENTENCE_BEGIN = re.compile(r"(?:[.!?:…»”\"')\]]|^)\s*$"), re.compile(r"\s*(?:[^\w\s]*[^\W\da-z_]|$)")
_BLOT = "\0"
_LETTER, _CODE = re.compile(r"[^\W\d_]"), re.compile(r"[={}]|\w\(|;\s*$")
_CODES = (
    "caption|gallery|embed|audio|video|playlist|columns?|button|quote|img|blockquote|size|color|font|b|i|u|s|center|left"
    "|right"
)
_SHORTCODE = re.compile(
    # Names that are no words may stand alone; words need an attribute, the slash of an end, or that end behind them.
    r"\[(?:/?(?:vc_[a-z_]{1,30}|et_pb_[a-z_]{1,30}|fusion_[a-z_]{1,30}|su_[a-z_]{1,30}|contact-form-7|wpforms|adsense"
    r"|ninja_form|dropcap|one_(?:half|third)|toc)(?:\s[^\[\]\n]{0,500})?"
    # Any name with the value of an attribute in quotation marks.
    r"|[a-z][a-z0-9_-]{1,30}(?:\s[a-z_-]{1,30}=(?:\"[^\"\[\]\n]{0,300}\"|'[^'\[\]\n]{0,300}'|\d{1,9})){1,12}\s?/?"
    rf"|/(?P<end>{_CODES})|(?P<begin>{_CODES})(?P<attributes>(?:\s[^\[\]\n=]{{0,100}})?=[^\[\]\n]{{0,500}})?)\]",
    re.I,
)
_ADDRESS = re.compile(r"\s{0,3}(?:https?:)?//[^\s\[\]<>]{1,1000}\s{0,3}", re.I)
_RULE_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…] )[.#][\w-]{1,40}[^{}.!?\n]{0,80}\{[^{}\n]{3,300}\}(?=\s|$)")
_TEMPLATE = re.compile(
    r"\{\{\{?\s?(?:[#/^>&!]\s?)?[\w.|:'\"()\s=-]{1,80}\s?\}?\}\}|\{%-?\s[^{}\n]{1,200}?\s-?%\}|\{#\s[^{}\n]{1,200}?\s#\}"
    r"|<%[=#-]?\s[^<>\n]{1,200}?\s-?%>|<\?(?:php|=|xml)\s[^<>\n]{1,300}?\?>|%%[a-z_]{2,40}%%"
    r"|\*\|[A-Z_0-9:]{2,40}\|\*|@@[a-z_]{2,40}@@|#\{[a-z_][\w.]{1,40}\}|\{\$[a-z_][\w.]{1,40}\}"
    r"|(?<![\w/\"'`$])\$\{(?![A-Z_0-9]+\})[\w.]{1,60}\}"  # `${HOME}` is a variable of a shell
)
_SETTING = re.compile(r"[:=]\s?[\"'`]$")  # `value: "{{ name }}"` is code


def _may_hold_leftovers(text: str) -> bool:
    if any(map(text.__contains__, ("{", ");", "[];", "%%", "*|", "@@", "@import", "</s", "</S", "<%", "<?"))):
        return True
    return "[" in text and _SHORTCODE.search(text) is not None


@text_stage("leftovers", trigger=_may_hold_leftovers, signs="leftovers")
def remove_leftovers(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out scripts, style sheets, shortcodes and template leftovers."""
    if "<" in text and _ELEMENT.search(text) and not page.is_about_markup:
        yield from _elements(text)
    if any(map(text.__contains__, "{;)@")):
        yield from _scripts(text, page)
    if "{" in text and not page.is_about_markup:
        for match in _RULE_BETWEEN_SENTENCES.finditer(text):
            if is_style_sheet(match[0]):
                yield _removal(text, *match.span(), "rule of a style sheet")
    if "[" in text and _SHORTCODE.search(text) and not page.is_about_markup:
        yield from _shortcodes(text)
    if any(map(text.__contains__, "{%<*@")) and _TEMPLATE.search(text) and not page.is_about_markup:
        yield from _template_leftovers(text, page)


def _elements(text: str) -> Iterator[Edit]:
    opened: re.Match[str] | None = None
    for match in _ELEMENT.finditer(text):
        if not match[1]:
            opened = opened or match
        elif opened is not None and opened[2].lower() == match[2].lower():
            content = text[opened.end() : match.start()]
            if len(content) <= _LONGEST_ELEMENT and not _has_prose(content):
                yield _removal(text, opened.start(), match.end(), f"{match[2].lower()} element")
            opened = None


def _scripts(text: str, page: PageView) -> Iterator[Edit]:
    """Statements between sentences, then whole lines of code."""
    blotted: list[str] = []  # the text with the statements blotted out
    at = 0
    for start, end in _statements(text):
        blotted += [text[at:start], re.sub(r"[^\n]", _BLOT, text[start:end])]
        at = end
        if _is_stray(text, start, end, page):
            yield _removal(text, start, end, "script")
    rests = "".join([*blotted, text[at:]]).split("\n")
    at = 0
    for line, rest in zip(text.split("\n"), rests, strict=True):
        rule = _rule_of(line, rest, page)
        if rule:
            yield _removal(text, at, at + len(line), rule)
        at += len(line) + 1


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """The runs of statements that begin with a mark and end where their last bracket closes."""
    if not any(mark in text for mark in entries("script_marks")):
        return
    heads, at = _heads(), 0
    while match := heads.search(text, at):
        end = _end_of_statements(text, match.start())
        if end is None:  # broken off: whatever follows is inside of it
            return
        at = max(end, match.end())
        if end > match.end() - 1 and text[end - 1] in ";)}" and not _has_prose(text[match.start() : end]):
            yield match.start(), end


def _end_of_statements(text: str, start: int) -> int | None:
    depth = 0
    for token in _TOKEN.finditer(text, start, start + _LONGEST_STATEMENT):
        sign = token[0]
        if sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
        if depth < 0:
            return token.start()
        if depth == 0 and sign in ";)}" and not _GOES_ON.match(text, token.end()):
            return token.end()
    return None


def _is_stray(text: str, start: int, end: int, page: PageView) -> bool:
    """Whether the statement is none that its sentence is about."""
    between = _SENTENCE_END.search(text, max(0, start - 40), start) and _SENTENCE_BEGIN.match(text, end)
    statement = text[start:end]
    if "adsbygoogle" in statement or "googletag." in statement:
        return bool(between) or ("adsbygoogle" in statement and not page.is_about_markup)
    return bool(between) and not _is_about_code(page, statement)


def _is_about_code(page: PageView, code: str) -> bool:
    """Whether such code may be what the page shows its readers; that of counters hardly ever is."""
    if page.is_about_markup:
        return True
    return page.kinds["code"] > 0 and not any(mark in code for mark in lexicon("script_marks")["counter"])


def _rule_of(line: str, rest: str, page: PageView) -> str:
    """Why the whole line is no prose, or "". `rest` is what stands in it beside statements."""
    if _BLOT in rest and _LETTER.search(rest) and not _CODE.search(rest):
        return ""
    if _CODE_MARKS.search(line) and any(mark in line for mark in entries("script_marks")) and not _has_prose(line):
        advertises = "adsbygoogle" in line or "googletag." in line
        return "line of script" if advertises or not _is_about_code(page, line) else ""
    if STATEMENT.match(line) and not _has_prose(line) and not speaks_of_code(page):
        return "line of script"
    found = ""
    if "{" in line:
        data = STRUCTURED_DATA.match(line) is not None or (is_object(line) and not _is_about_code(page, line))
        found = "structured data" if data else "line of style sheet" * is_style_sheet(line)
    elif "@import" in line:
        found = "line of style sheet" * (IMPORT.match(line) is not None)
    return found if found and not page.is_about_markup else ""


def _shortcodes(text: str) -> Iterator[Edit]:
    opened: dict[str, re.Match[str]] = {}  # words in brackets: shortcodes only if their end comes
    for match in _SHORTCODE.finditer(text):
        name = (match["begin"] or match["end"] or "").lower()
        if match["begin"] and not match["attributes"]:
            opened[name] = match
            continue
        if match["end"] and name in opened:
            begin = opened.pop(name)
            if _ADDRESS.fullmatch(text, begin.end(), match.start()):
                yield _removal(text, begin.start(), match.end(), "shortcode")
                continue
            yield _removal(text, *begin.span(), "shortcode")
        yield _removal(text, *match.span(), "shortcode")


def _template_leftovers(text: str, page: PageView) -> list[Edit]:
    found: list[Edit] = []
    for match in _TEMPLATE.finditer(text):
        if _is_about_templates(page):
            break
        before = text[max(0, match.start() - 40) : match.start()]
        if _SETTING.search(before):
            continue
        if _mention().search(before):
            return []  # the sentence is about such signs
        found.append(_removal(text, *match.span(), "template leftover"))
    return found


def _is_about_templates(page: PageView) -> bool:
    """Whether the page shows code, or uses words of trades that write in braces."""
    if "templates" not in page.memo:
        page.memo["templates"] = page.kinds["code"] > 0 or _template_words().search(page.whole) is not None
    return bool(page.memo["templates"])


def _has_prose(text: str) -> bool:
    return _PROSE.search(_NO_PROSE.sub(";", text)) is not None


def _removal(text: str, start: int, end: int, rule: str) -> Edit:
    """Take text[start:end] out, and with it the line end or the blank that would be left over."""
    first, last = start, end
    while first and text[first - 1] in " \t":
        first -= 1
    while last < len(text) and text[last] in " \t":
        last += 1
    after = text[last : last + 1]
    if first == 0 or text[first - 1] == "\n":
        if not after:
            return Edit(max(first - 1, 0), last, "", rule)
        return Edit(first, last + (after == "\n"), "", rule)
    if not after or after in "\n.,;:!?)":
        return Edit(first, last, "", rule)
    if first < start:
        return Edit(start, last, "", rule)
    glued = last == end and text[start - 1] in ".!?;:" and after.isalnum()
    return Edit(start, end, " " if glued else "", rule)


@cache
def _heads() -> re.Pattern[str]:
    """Where a statement begins: at a mark, or at what stands before it in the same statement."""
    marks = "|".join(re.escape(mark) for mark in sorted(entries("script_marks"), key=len, reverse=True))
    return re.compile(rf"(?<![\w$.])(?:\(\s?|!|var |window\.){{0,3}}(?:{marks})")


@cache
def _template_words() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(entries("template_words"))))
    return re.compile(rf"\b(?:{words})s?\b", re.I)


@cache
def _mention() -> re.Pattern[str]:
    """A word by which sentences speak of signs, right before one."""
    words = "|".join(map(re.escape, sorted(entries("mention_words"))))
    return re.compile(rf"\b(?:{words}) $", re.I)
