"""Comments, scripts and the like that begin and never end: the parser finds nothing behind them, a reader may.

Looked for when a page is parsed, and only in the last construct that was left out, for it is the one that swallowed
the rest. What is mended is parsed again.
"""

from __future__ import annotations

import re
from functools import cache

_RAW = ("script", "style", "textarea", "title", "iframe", "noembed")  # all is text up to their end tag
_SHOWN = ("plaintext", "xmp", "noframes")  # the same, and the text is shown
NESTED = frozenset(("svg", "template", "select", "canvas", "object", "applet", "map", "video", "audio", "datalist"))
_COMMENT = re.compile(rb"<!--([^<>]*)")
_BLOCK = re.compile(rb"<(?:p|hr|h[1-6]|div|article|section|main|ul|ol|table|blockquote|header|body)[\s>]", re.I)


def ended(page: bytes, skipped: str, shown: str) -> tuple[bytes, str] | None:
    """The page with the constructs of one kind ended that never end, and the kind; None when there is none.

    `skipped` is the name of the last element without text of the page, `shown` the last text that was found.

    >>> ended(b"<p>It rained.<!-- <p>Nobody came.", "", "It rained.")
    (b'<p>It rained.<! ><p>Nobody came.', 'comment')
    >>> ended(b"<script>x = '<p>It rained.", "script", "")
    (b"<script>x = '</script><p>It rained.", 'script')
    """
    comment = page.rfind(b"<!--")
    if comment >= 0 and page.find(b"-->", comment) < 0:
        at = page.rfind(b"-->") + 1
        found = page[:at] + _COMMENT.sub(rb"<!\1>", page[at:])
        return found, "comment"
    mended = None
    if skipped in _RAW:
        mended = _raw_ended(page, skipped)
    elif skipped in NESTED:
        mended = _nested_ended(page, skipped)
    if mended is not None:
        return mended, skipped
    if "</" in shown[-1000:]:
        for name in _SHOWN:
            at = _behind_the_last_end(page, name)
            if _start_of(name).search(page, at):
                return page[:at] + _start_of(name).sub(b"<div", page[at:]), name
    return None


def _raw_ended(page: bytes, name: str) -> bytes | None:
    """An end tag before the first block that begins behind each of the elements that have none."""
    at = _behind_the_last_end(page, name)
    parts, end_tag = [page[:at]], f"</{name}>".encode()
    while (start := _start_of(name).search(page, at)) and (block := _BLOCK.search(page, start.end())):
        parts += (page[at : block.start()], end_tag)
        at = block.start()
    return b"".join((*parts, page[at:])) if len(parts) > 1 else None


def _nested_ended(page: bytes, name: str) -> bytes | None:
    """Elements that are never ended become ordinary ones."""
    never: list[int] = []
    for tag in _tags_of(name).finditer(page):
        if tag[1]:
            if never:
                never.pop()
        elif not tag[2]:
            never.append(tag.start())
    if not never or not _BLOCK.search(page, never[0]):
        return None
    parts: list[bytes] = []
    at = 0
    for start in never:
        parts += (page[at:start], b"<div")
        at = start + 1 + len(name)
    return b"".join((*parts, page[at:]))


def _behind_the_last_end(page: bytes, name: str) -> int:
    end_tag = f"</{name}".encode()
    at = page.rfind(end_tag)
    return max(0, at if at >= 0 else page.lower().rfind(end_tag))


@cache
def _start_of(name: str) -> re.Pattern[bytes]:
    return re.compile(f"<{name}(?=[\\s/>])".encode(), re.I)


@cache
def _tags_of(name: str) -> re.Pattern[bytes]:
    return re.compile(f"<(/?){name}(?=[\\s/>])[^<>]*?(/?)>".encode(), re.I)
