"""What the names of an element say that it is: navigation, a footer, a share bar.

Names are evidence and no verdict: what an element with an unlucky name holds may well be the article.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from scrubber.document import Places
from scrubber.lexicons import lexicon

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
_SEPARATORS = str.maketrans(dict.fromkeys("-_:/.,;[]()#0123456789", " "))
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def roles_of(places: Places) -> list[str]:
    """For each place what boilerplate it is by its own tag and names or by an ancestor's, or ''.

    >>> places = Places()
    >>> places.parents, places.tags, places.tokens = [-1, 0], ["div", "p"], ["site-footer", ""]
    >>> roles_of(places)
    ['footer', 'footer']
    """
    own = {key: _own_role(*key) for key in set(zip(places.tags, places.tokens, strict=True))}
    roles: list[str] = [""]  # of no place at all, for the root's parent
    for parent, tag, tokens in zip(places.parents, places.tags, places.tokens, strict=True):
        roles.append(own[tag, tokens] or roles[parent + 1])
    return roles[1:]


def _own_role(tag: str, tokens: str) -> str:
    return "" if tag in _NEUTRAL else _TAGS.get(tag) or (_hint(tokens) if tokens else "")


@cache
def _hints() -> dict[str, str]:
    return {word: role for role, words in lexicon("place_hints").items() if role != "content" for word in words}


@lru_cache(maxsize=20_000)
def _hint(tokens: str) -> str:
    """What the names of an element say that it is, or ''."""
    hints = _hints()
    if tokens.islower():
        parts = tokens.translate(_SEPARATORS).split()
        if hints.keys().isdisjoint(parts):
            return ""
    else:
        parts = [part.lower() for part in _NAME_PARTS.findall(tokens)]
    for part in parts:
        role = hints.get(part)
        if role:
            return role
    return ""
