"""Title, author and date of a page, from what the page itself declares. Read only when asked for.

Declared sources only: a wrong author is worse than none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from scrubber.document import Block

_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ].*)?$", re.S)
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "parsely-pub-date", "publishdate", "pubdate")
_SITE_NAME_BREAK = re.compile(r"\s+[|–—·»-]\s+")
_ARTICLE_TYPES = ("Article", "Posting", "Report", "Recipe", "WebPage", "Product", "Book")


def title_of(metadata: Sequence[tuple[str, str]], blocks: Sequence[Block]) -> str | None:
    """The article's title without the site's name, or None.

    >>> title_of([("title", "Rain | The Daily Example"), ("og:site_name", "The Daily Example")], [])
    'Rain'
    """
    headline = next(_structured(metadata, "headline"), None)
    declared = next(_named(metadata, _TITLES), None) or next(_named(metadata, ("title",)), None)
    heading = next((b.text for b in blocks if b.kind == "heading" and b.level == 1 and not b.hidden), None)
    title = headline if isinstance(headline, str) and headline.strip() else declared
    if title is None:
        return heading
    title = " ".join(title.split())
    sites = {name.casefold() for name in _named(metadata, ("og:site_name", "application-name"))}
    parts = _SITE_NAME_BREAK.split(title)
    if len(parts) > 1:
        if heading and (heading.casefold() in (part.casefold() for part in parts)):
            return heading
        if parts[-1].casefold() in sites:
            return title[: title.rfind(parts[-1])].rstrip(" |–—·»-")
        if parts[0].casefold() in sites:
            return title[len(parts[0]) :].lstrip(" |–—·»-")
    return title or None


def authors_of(metadata: Sequence[tuple[str, str]]) -> list[str]:
    """The authors' names as the page declares them; empty when it declares none."""
    names: list[str] = []
    for found in _structured(metadata, "author"):
        for person in found if isinstance(found, list) else [found]:
            name = person.get("name") if isinstance(person, dict) else person
            if isinstance(name, str):
                names.append(name)
        if names:
            break
    names = names or list(_named(metadata, _AUTHORS))[:1]
    clean = (" ".join(name.split()) for name in names)
    return list(dict.fromkeys(name for name in clean if name and "://" not in name and "@" not in name))


def date_of(metadata: Sequence[tuple[str, str]]) -> str | None:
    """The day of publication as `YYYY-MM-DD`, or None."""
    for found in (*_structured(metadata, "datePublished"), *_named(metadata, _DATES)):
        match = _DATE.match(found) if isinstance(found, str) else None
        if match:
            return match[1]
    return None


def url_of(metadata: Sequence[tuple[str, str]]) -> str | None:
    """The address that the page gives itself, or None."""
    return next(_named(metadata, ("canonical", "og:url")), None)


def _named(metadata: Sequence[tuple[str, str]], names: Sequence[str]) -> Iterator[str]:
    for wanted in names:
        for name, value in metadata:
            if name == wanted and value.strip():
                yield value.strip()


def _structured(metadata: Sequence[tuple[str, str]], key: str) -> Iterator[Any]:
    """The values of `key` in the JSON-LD objects that describe an article."""
    for name, value in metadata:
        if name != "ld+json":
            continue
        try:
            found = json.loads(value, strict=False)
        except (ValueError, RecursionError):
            continue
        objects = found if isinstance(found, list) else [found]
        for item in objects:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for candidate in graph if isinstance(graph, list) else [item]:
                if isinstance(candidate, dict) and candidate.get(key) and _is_article(candidate.get("@type")):
                    yield candidate[key]


def _is_article(types: Any) -> bool:
    return any(str(kind).endswith(_ARTICLE_TYPES) for kind in (types if isinstance(types, list) else [types]))
