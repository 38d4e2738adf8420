"""What the names of an element say that it is: navigation, a footer, a share bar.

Names are evidence and no verdict: what an element with an unlucky name holds may well be the article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from scrubber.lexicons import lexicon
from scrubber.model.places import Numbers

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
_NEUTRAL = {"<html>", "<body>", "<main>", "<article>"}  # their names say what the page is, not what the element is


def roles_around(names: Sequence[tuple[str, ...]], ways: Numbers) -> list[str]:
    """For each block what boilerplate the nearest element is that says so by its tag or names, or ''.

    `names` and `ways` are those of `scrubber.model.seen.Seen`, `ways` perhaps of some blocks only.

    >>> names = [("<p>",), ("<div>", "x", "site", "footer"), ("<nav>",)]
    >>> roles_around(names, np.array([[0, 0, 0], [1, 2, 3]]))
    ['footer', 'navigation', '']
    """
    hints = _hints()
    return nearest(["" if hints.keys().isdisjoint(words) else _role(words) for words in names], ways)


def _role(words: Sequence[str]) -> str:
    """What an element is by its own tag and names, or ''."""
    hints = _hints()
    return "" if words[0] in _NEUTRAL else next((hints[word] for word in words if word in hints), "")


def nearest(said: list[str], ways: Numbers) -> list[str]:
    """For each block what the nearest element says that says something; `said` has an entry for each kind."""
    speaks = np.frombuffer(bytes([*map(bool, said), True]), bool).take(ways)  # at the end of each way nothing is said
    found = ways[speaks.argmax(0), np.arange(ways.shape[1])]
    return list(map([*said, ""].__getitem__, found.tolist()))


@cache
def _hints() -> Mapping[str, str]:
    hints = {word: role for role, words in lexicon("place_hints").items() if role != "content" for word in words}
    return hints | {f"<{tag}>": role for tag, role in _TAGS.items()}
