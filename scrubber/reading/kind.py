"""What was given: a whole HTML page, an HTML fragment, or text; and text that hides one of them.

HTML only when block markup encloses most of the text. Inline tags never suffice, nor do tags that a
text merely mentions: what is plain text never goes through an HTML parser, which would swallow the
prose between `<` and `>`.
"""

from __future__ import annotations

import html
import json
import re

from scrubber import limits
from scrubber.document import Kind

# Tags that lay out a page. A closed pair of them encloses what stands between.
_BLOCK_TAG = re.compile(
    r"<(/?)(html|head|body|main|article|section|nav|header|footer|aside|div|p|h[1-6]|ul|ol|li|dl|dt|dd|table"
    r"|thead|tbody|tr|td|th|blockquote|figure|pre|form|center|noscript|template|script|style)\b[^<>]{0,5000}>",
    re.I,
)
_ANY_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_BLANK = re.compile(r"[\s\ufeff]*")
_BEGIN = re.compile(r"<(!doctype\s+html|html|head|body)\b", re.I)
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;/?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|section|article|html|body)\b", re.I)
# What a JSON string has and a text that speaks of escapes hardly: several of them, or one for a character.
_SURE_JSON_ESCAPE = re.compile(r'\\u[0-9a-fA-F]{4}|\\n\\n|\\".*\\"|\\r\\n|[.!?>]\\n', re.S)
_RUN = 3
_OPEN = 5  # elements that may end behind what is looked at
_MOST = 0.5


def begins_like_a_page(text: str) -> bool:
    """Whether `text` begins with the document type of HTML, which nothing but a page does."""
    prologue = _prologue(text)
    return prologue is not None and prologue[1][0] == "!"


def _prologue(text: str) -> re.Match[str] | None:
    """The first tag of a page, if only comments and instructions stand before it; a comment may lack its end.

    A loop, for a pattern of all this would keep a way back for each character of a long comment.
    """
    at = 0
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if text.startswith("<!--", at):
            end = text.find("-->", at)
            at = end + 3 if end >= 0 else text.find("<", at + 4)
        elif text[at : at + 5].lower() == "<?xml":
            at = text.find(">", at) + 1
        else:
            return _BEGIN.match(text, at)
        if at <= 0:
            return None


def kind_of(text: str) -> Kind:
    """Decide what `text` is.

    >>> kind_of("<!doctype html><title>x</title><p>Hello")
    'html'
    >>> kind_of("<p>Hello</p><p>there</p>")
    'fragment'
    >>> kind_of("Use <div> and </div> around it.< / p> He was <b>glad</b>.")
    'text'
    """
    if "<" not in text:
        return "text"
    prologue = _prologue(text)
    if prologue and prologue[1][0] == "!":
        return "html"
    enclosed, whole = _enclosed(text)
    if prologue and whole:
        return "html"
    if enclosed <= _MOST:
        return "text"
    return "html" if whole else "fragment"


def _enclosed(text: str) -> tuple[float, bool]:
    """The share of the text that stands inside closed block elements; whether it is a whole page.

    One pass over the tags with a stack; an element that is never closed encloses nothing, except a
    run of `<p>` and `<li>` without end tags, as old pages write them. Only the beginning of a very long
    text is looked at; of what is open where it ends, the end tag may follow behind.
    """
    rest, text = text, text[: limits.KIND]
    stack: list[tuple[str, int]] = []  # name and the text length where it began
    inside: list[tuple[int, int]] = []  # enclosed ranges, in text lengths
    page_tags = set()
    length = at = 0
    run: list[int] = []  # where the `<p>` and `<li>` began that have no end tag
    for tag in _BLOCK_TAG.finditer(text):
        length += _visible(text, at, tag.start())
        at = tag.end()
        closing, name = tag[1], tag[2].lower()
        if name in ("html", "head", "body"):
            page_tags.add(name)
        if not closing:
            goes_on = run and name in ("p", "li")
            if not goes_on and not _begins_line(text, tag.start()):
                continue  # a tag that a sentence mentions
            if name in ("p", "li"):
                run.append(length)
            stack.append((name, length))
        elif any(name == opened for opened, _ in stack[-40:]):
            while True:
                opened, start = stack.pop()
                if opened == name:
                    break
            inside.append((start, length))
            if name in ("p", "li") and run:
                run.pop()
    if not inside and len(run) < _RUN and len(rest) == len(text):
        return 0.0, bool(page_tags)
    total = length + _visible(text, at, len(text))
    if len(rest) > len(text):
        inside += [(start, total) for name, start in stack[:_OPEN] if rest.find(f"</{name}>", len(text)) >= 0][:1]
    if len(run) >= _RUN:
        inside.append((run[0], total))
    return _covered(inside) / max(1, total), bool(page_tags)


def _begins_line(text: str, at: int) -> bool:
    """Whether only blanks and tags stand before the position on its line."""
    while at and text[at - 1] in " \t":
        at -= 1
    return at == 0 or text[at - 1] in "\n\r>"


def _visible(text: str, start: int, end: int) -> int:
    """Characters of text[start:end] that are neither white space nor inside an inline tag."""
    part = text[start:end]
    if "<" in part:
        part = _ANY_TAG.sub("", part)
    return len("".join(part.split()))


def _covered(ranges: list[tuple[int, int]]) -> int:
    covered = reach = 0
    for start, end in sorted(ranges):
        if end > reach:
            covered += end - max(start, reach)
            reach = end
    return covered


def unwrapped(text: str) -> tuple[str, list[str]]:
    """`text` freed from a wrapping that hides the page: JSON string escapes, escaped HTML.

    Returns the text (the same object when there is no wrapping) and what was unwrapped.

    >>> unwrapped(r'He said \\"no\\".\\n\\nThat\\u2019s it.')
    ('He said "no".\\n\\nThat’s it.', ['JSON escapes'])
    >>> unwrapped("&lt;p&gt;Hello&lt;/p&gt;")
    ('<p>Hello</p>', ['escaped HTML'])
    """
    done = []
    plain = _from_json(text)
    if plain is not None:
        text, done = plain, ["JSON escapes"]
    kind: Kind | None = None
    for _ in range(3):  # feeds inside feeds are escaped twice
        if not _ESCAPED_TAG.search(text) or (kind or kind_of(text)) != "text":
            break
        opened = html.unescape(text)
        kind = kind_of(opened)
        if kind == "text" and not _ESCAPED_TAG.search(opened):
            break  # a text that mentions a few tags
        text = opened
        done.append("escaped HTML")
    return text, done


def _from_json(text: str) -> str | None:
    """The text that `text` is the inside of a JSON string of, or None.

    Such a string has no line break and no bare quotation mark, and all its backslashes begin valid
    escapes; `C:\\new` and a regex fail one of these or lack the sure escapes.
    """
    body = text.strip()
    if "\\" not in body or "\n" in body:
        return None
    if body.startswith('"') and body.endswith('"') and len(body) > 1:
        body = body[1:-1]
    if not _SURE_JSON_ESCAPE.search(body):
        return None
    try:
        plain = json.loads(f'"{body}"', strict=False)
    except ValueError:
        return None
    return plain if isinstance(plain, str) else None
