"""Which characters of a text Markdown would take for its own marks: only those get a backslash.

The rules are CommonMark's (0.31.2) and GFM's for tables and strikethrough.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from scrubber.document import Span

_SIGNS = re.compile(r"[\\`*_\[<&!~]")
_INLINE = re.compile(r"[\\`\[<&!~]")
_EMPHASIS = (re.compile(r"\*"), re.compile("_"))
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_REFERENCE = re.compile(r"\[(?:\^|[^\[\]\n]{0,999}\][(\[:])")
_TAG = re.compile(r"<[A-Za-z/!?]")
# At the beginning of a line; the group is the character to escape.
_LINE = re.compile(
    r"(?m)^(?:(#)#{0,5}(?=[ \t]|$)|(>)|([-+*])(?=[ \t]|$)|[0-9]{1,9}([.)])(?=[ \t]|$)|(`)``|(~)~~"
    r"|(=)=*[ \t]*$|([-_*])(?:[ \t]*[-_*]){1,}[ \t]*$|([|:-])[|: -]*$)"
)
_FIRSTS = frozenset("#>-+*=_|:`~0123456789")  # with what begins all that `_LINE` knows
_CLOSING = re.compile(r"(?:^|[ \t])(#)#*[ \t]*$")


def may_need_escapes(text: str, spans: Sequence[Span], where: str) -> bool:
    """Whether a text holds any character that the rules are about, and that may be a mark where it stands."""
    # A look for each character takes a tenth of one look for all of them.
    if "\n" in text or "*" in text or "_" in text or "[" in text or "`" in text or "~" in text or "\\" in text:
        return True
    if "<" in text or ("&" in text and _ENTITY.search(text)) or (text[:1] in _FIRSTS and _LINE.match(text)):
        return True
    if spans and ("!" in text or "]" in text or ("$" in text and any(span.kind == "math" for span in spans))):
        return True
    return ("|" in text and where == "cell") or ("#" in text and where == "heading")


def escapes(text: str, *, marks: Collection[int], links: Collection[int], in_line: bool) -> Iterator[int]:
    """The positions in `text` that need a backslash before them, in any order.

    `marks` are the positions at which marks of ours stand, `links` those at which a link begins; `in_line` says
    whether the text does not begin a line.

    >>> sorted(escapes("1. *a* costs 2*3 [b](c)", marks=(), links=(), in_line=False))
    [1, 3, 5, 14, 17]
    """
    if not in_line:
        for match in _LINE.finditer(text):
            if match.start() not in marks:
                yield match.start(match.lastindex or 0)
    if _SIGNS.search(text) is None:
        return
    for pattern in _EMPHASIS:
        found = [match.start() for match in pattern.finditer(text) if _may_mark(text, match.start(), match[0], marks)]
        if len(found) > 1 or marks:  # one alone begins nothing that ends
            yield from found
    struck, ticks = text.count("~~") > 1, bool(marks) or text.count("`") > 1
    last = text.rfind(">")
    for match in _INLINE.finditer(text):
        at, mark = match.start(), match[0]
        following = text[at + 1 : at + 2]
        if mark == "\\":
            needed = following in _PUNCTUATION or following in ("\n", "") or at + 1 in marks
        elif mark == "`":
            needed = ticks
        elif mark == "[":
            needed = _REFERENCE.match(text, at) is not None
        elif mark == "<":
            needed = at < last and _TAG.match(text, at) is not None
        elif mark == "&":
            needed = _ENTITY.match(text, at) is not None
        elif mark == "!":
            needed = at + 1 in links
        else:
            needed = struck and following == "~"
        if needed:
            yield at


def closing(text: str) -> int:
    """The position of a `#` at the end that a heading would swallow, or -1."""
    match = _CLOSING.search(text)
    return match.start(1) if match else -1


def is_blank(character: str) -> bool:
    """Whether a character, or the end of the text (''), is white space to CommonMark."""
    return not character or character.isspace()


def is_mark(character: str) -> bool:
    """Whether a character is punctuation or a symbol to CommonMark."""
    return character in _PUNCTUATION or (character > "\x7f" and unicodedata.category(character)[0] in "PS")


def _may_mark(text: str, at: int, mark: str, marks: Collection[int]) -> bool:
    """Whether a `*` or `_` may begin or end emphasis."""
    if at in marks or at + 1 in marks:
        return True
    start, end = at, at + 1
    while start and text[start - 1] == mark and at - start < 3:
        start -= 1
    while end < len(text) and text[end] == mark and end - at < 3:
        end += 1
    before, behind = text[start - 1 : start], text[end : end + 1]
    if is_blank(before) and is_blank(behind):
        return False
    return not (mark == "_" and before.isalnum() and behind.isalnum())
