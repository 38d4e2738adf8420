"""The page's structured data (JSON-LD): what it describes, and which of it is the page itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

_MAX_ENTITIES = 2_000  # objects looked at
_MAX_TEXT = 2_000_000  # characters of structured data read
_MAX_VALUES = 50  # values of one property
_BEFORE = ("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[")  # what old tools wrap scripts in
_COMMA = re.compile(r",(\s*[}\]])")

# Kinds of objects, the most specific first: of those that a page describes, the first kind is the page.
_KINDS = (
    ("Article", "Posting", "Report", "Question", "Recipe", "HowTo", "Review", "Tutorial"),
    (
        "Product",
        "ProductGroup",
        "Book",
        "Course",
        "Event",
        "Movie",
        "SoftwareApplication",
        "Dataset",
        "VideoObject",
        "CreativeWork",
        "PodcastEpisode",
        "Episode",
        "Podcast",
        "VideoGame",
        "JobPosting",
        "MobileApplication",
    ),
    ("WebPage", "Page"),
)
# Properties whose values are the page's subject, or hold it.
_WAYS = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "subjectOf")


class Structured:
    """The objects of a page's JSON-LD: `entities` in order of how likely each is the page itself."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._by_id: dict[str, dict[str, Any]] = {}
        self.entities: list[dict[str, Any]] = []
        self.sites: list[str] = []
        ranked: list[tuple[int, int, dict[str, Any]]] = []
        for entity in _entities(sources):
            name = entity.get("@id")
            if isinstance(name, str):
                self._by_id.setdefault(name, entity)
                if len(entity) > len(self._by_id[name]):
                    self._by_id[name] = entity
            types = types_of(entity)
            kind = min(map(_kind, types), default=len(_KINDS))
            if kind < len(_KINDS):
                ranked.append((kind, len(ranked), entity))
            elif any(name.endswith(("WebSite", "Blog")) for name in types):
                self.sites += self.texts(entity, "name")
        ranked.sort(key=lambda item: item[:2])
        self.entities = [entity for _, _, entity in ranked]
        self._ranks = {id(entity): kind for kind, _, entity in ranked}
        # Several articles are a list of them: none is the page.
        self.articles = [entity for kind, _, entity in ranked if kind == 0]

    def is_article(self, entity: dict[str, Any]) -> bool:
        """Whether an object is of the kinds that have authors: articles, posts, recipes."""
        return self._ranks.get(id(entity)) == 0

    def values(self, entity: dict[str, Any], key: str) -> list[Any]:
        """The values of a property as a list, references resolved."""
        found = entity.get(key)
        values = found[:_MAX_VALUES] if isinstance(found, list) else [found]
        out = []
        for value in values:
            if isinstance(value, dict) and isinstance(value.get("@id"), str) and len(value) <= 2:
                value = self._by_id.get(value["@id"], value)
            if value is not None:
                out.append(value)
        return out

    def texts(self, entity: dict[str, Any], key: str) -> list[str]:
        """The values of a property that are text, or the names of its objects."""
        out = []
        for value in self.values(entity, key):
            if isinstance(value, dict):
                value = self.name(value)
            elif isinstance(value, list):
                value = next((one for one in value if isinstance(one, str)), None)
            if isinstance(value, str) and value.strip():
                out.append(value)
        return out

    def name(self, entity: dict[str, Any]) -> str | None:
        """The name of a person or a thing."""
        for key in ("name", "alternateName"):
            value = entity.get(key)
            if isinstance(value, list):
                value = value[0] if value else None
            if isinstance(value, dict):
                value = value.get("@value") or value.get("name")
            if isinstance(value, str) and value.strip():
                return value
        parts = [entity.get(key) for key in ("givenName", "familyName")]
        return " ".join(part for part in parts if isinstance(part, str) and part.strip()) or None


def types_of(entity: dict[str, Any]) -> list[str]:
    """The types of an object, without their vocabulary's address."""
    found = entity.get("@type")
    types = found[:_MAX_VALUES] if isinstance(found, list) else [found]
    return [kind.rpartition("/")[2] for kind in types if isinstance(kind, str)]


def _kind(name: str) -> int:
    """Of which of the kinds a type is."""
    return next((number for number, names in enumerate(_KINDS) if name.endswith(names)), len(_KINDS))


def _entities(sources: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The objects that stand for themselves: at the top, in a graph, as the subject of a page."""
    waiting: list[Any] = []
    room = _MAX_TEXT
    for source in sources:
        if room <= 0:
            break
        room -= len(source)
        waiting.append(_parsed(source))
    waiting.reverse()
    seen = 0
    while waiting and seen < _MAX_ENTITIES:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value[:_MAX_ENTITIES]))
        elif isinstance(value, dict):
            seen += 1
            yield value
            waiting.extend(value[key] for key in reversed(_WAYS) if isinstance(value.get(key), (dict, list)))


def _parsed(text: str) -> Any:
    """What JSON holds, with the faults mended that are common in pages; None when it cannot be read."""
    attempt = text
    for mend in (None, _unwrapped, _without_commas):
        attempt = mend(attempt) if mend else attempt
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt.lstrip("\ufeff \t\r\n"))[0]
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(text: str) -> str:
    text = text.strip()
    for mark in _BEFORE:
        text = text.removeprefix(mark).lstrip()
    return text


def _without_commas(text: str) -> str:
    return _COMMA.sub(r"\1", text)
