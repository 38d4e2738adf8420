"""What the names of an element say that it is: navigation, a footer, a share bar.

Names are evidence and no verdict: what an element with an unlucky name holds may well be the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from scrubber.document import Places
from scrubber.lexicons import lexicon
from scrubber.model.names import parts_of

# Elements that say themselves that they are no content (HTML Standard, 4.3), with the rule.
_TAGS = {
    "nav": "navigation",
    "footer": "footer",
    "header": "header",
    "aside": "sidebar",
    "dialog": "dialog",
    "button": "button",
    "label": "form",
    "menu": "navigation",
    "search": "search",
    "noscript": "only without scripts",
}
_NEUTRAL = {"html", "body", "main", "article"}  # their names say what the page is, not what the element is


def roles_of(places: Places, at: Iterable[int]) -> dict[int, str]:
    """For the places `at`, and those that they stand in, what boilerplate each is by its own tag and names or by an
    ancestor's, or ''.

    >>> places = Places()
    >>> places.parents, places.tags, places.tokens = [-1, 0], ["div", "p"], ["site-footer", ""]
    >>> roles_of(places, [1])[1]
    'footer'
    """
    around: set[int] = set()
    for place in at:
        while place >= 0 and place not in around:
            around.add(place)
            place = places.parents[place]
    roles = {-1: ""}
    for place in sorted(around):  # parents come before their children
        roles[place] = _own_role(places.tags[place], places.tokens[place]) or roles[places.parents[place]]
    return roles


@lru_cache(maxsize=20_000)  # the elements of a page share their names
def _own_role(tag: str, tokens: str) -> str:
    return "" if tag in _NEUTRAL else _TAGS.get(tag) or (_hint(tokens) if tokens else "")


@cache
def _hints() -> dict[str, str]:
    return {word: role for role, words in lexicon("place_hints").items() if role != "content" for word in words}


def _hint(tokens: str) -> str:
    """What the names of an element say that it is, or ''."""
    hints = _hints()
    return next((hints[part] for part in parts_of(tokens) if part in hints), "")
