"""An article that a page holds without showing it: in its structured data, or in the state that its scripts start from.

Asked for only where the visible page has none (a shell that scripts fill), for what is declared may be
shortened, or another page's.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

_SCRIPT, _SCRIPT_END = re.compile(rb"<script\b([^>]{0,500})>", re.I), re.compile(b"</script", re.I)
_HOLDS_JSON = re.compile(rb"application/json|__NEXT_DATA__|__NUXT_DATA__", re.I)
_STATE = re.compile(rb"[\w.]{1,80}\s?=\s?\{")  # window.__STATE__ = {...};
_BODIES = ("articleBody", "reviewBody", "text")  # of schema.org
_LEAST_WORDS = 60  # of a declared body; of any other string twice as many
_MOST_STRINGS = 200_000
_MOST_BYTES = 20_000_000
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def unseen_article(page: bytes, metadata: Sequence[tuple[str, str]]) -> str | None:
    """The article that `page` holds in its data, as an HTML fragment; None when there is none.

    >>> body = "It rained. " * 40
    >>> page = '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "%s"}</script>' % body
    >>> unseen_article(page.encode(), [("ld+json", page[35:-9])])[:16]
    '<p>It rained. It'
    """
    declared = [value for name, value in metadata if name == "ld+json"]
    found = _longest(_strings(declared, _BODIES), _LEAST_WORDS)
    if found is None and len(page) <= _MOST_BYTES:
        found = _longest(_strings(_states(page), None), 2 * _LEAST_WORDS)
    return None if found is None else _fragment(found)


def _states(page: bytes) -> Iterator[str]:
    """The scripts that hold JSON."""
    at = 0
    while (begin := _SCRIPT.search(page, at)) and (end := _SCRIPT_END.search(page, begin.end())):
        script = page[begin.end() : end.start()].strip()
        if _HOLDS_JSON.search(begin[1]):
            yield script.decode("utf-8", "replace")
        elif state := _STATE.match(script):
            yield script[state.end() - 1 :].rstrip(b"; \r\n\t").decode("utf-8", "replace")
        at = end.end()


def _strings(documents: Sequence[str] | Iterator[str], keys: Sequence[str] | None) -> Iterator[str]:
    """The strings in JSON texts, or those that stand under `keys`. Walks with a list, for JSON may be deep."""
    room = _MOST_STRINGS
    for document in documents:
        try:
            waiting: list[Any] = [json.loads(document, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and room:
            room -= 1
            value = waiting.pop()
            if isinstance(value, dict):
                waiting += value.values() if keys is None else [v for v in value.values() if not isinstance(v, str)]
                if keys is not None:
                    yield from (value[key] for key in keys if isinstance(value.get(key), str))
            elif isinstance(value, list):
                waiting += value
            elif isinstance(value, str) and keys is None:
                yield value


def _longest(strings: Iterator[str], least: int) -> str | None:
    longest = max(strings, key=len, default="")
    text = _TAG.sub(" ", longest)
    words = len(text.split())
    # Texts without blanks between words: five of their characters count as three words.
    is_dense = words * 12 < len(text)
    enough = len(text) * 0.6 >= least * 2 if is_dense else words >= least
    return longest if enough and not text.lstrip().startswith(("{", "[", "function", "!function")) else None


def _fragment(text: str) -> str:
    """Text or HTML as an HTML fragment: paragraphs where there are no tags."""
    if "&lt;" in text and "<" not in text:
        text = html.unescape(text)
    if _TAG.search(text):
        return text
    paragraphs = [line for line in html.unescape(text).splitlines() if line.strip()]
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in paragraphs)
