"""What the class names that highlighters use say of a listing: its language, and where its lines are numbered."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

# `language-` is what the HTML Standard proposes (4.5.15); the others are what highlighters write.
_PREFIXES = ("language-", "lang-", "highlight-source-", "highlight-text-", "highlight-", "brush:", "code-")
_BEFORE = frozenset(("sourcecode", "hljs", "highlight", "prettyprint", "brush:", "code", "listing"))  # the next name
_NO_LANGUAGE = frozenset(
    "block box blocks text plain plaintext none nohighlight default wrapper container wrap toolbar snippet linenums"
    " output example area body content inner auto copy code pre table lines line html-string notranslate".split()
)
_LONGEST = 20
_NUMBERS = frozenset(
    "ln lnt lineno linenos linenumber linenumbers line-number line-numbers line-numbers-rows linenodiv"
    " hl-line-number hljs-ln-numbers hljs-ln-n crayon-num gutter react-syntax-highlighter-line-number".split()
)


@lru_cache(maxsize=2000)  # the listings of a page share their names
def language_in(names: str) -> str:
    """The language that class names give a listing, in lower case, or ''.

    >>> language_in("highlight language-python line-numbers"), language_in("code-block")
    ('python', '')
    """
    tokens = names.lower().split()[:20]
    found = [token.removeprefix(prefix) for prefix in _PREFIXES for token in tokens if token.startswith(prefix)]
    if len(tokens) == 2 or "brush:" in tokens:
        found += [name for token, name in pairwise(tokens) if token in _BEFORE]
    candidates = (name.strip(".;:,-") for name in found)
    return next((name for name in candidates if name and name not in _NO_LANGUAGE and len(name) <= _LONGEST), "")


@lru_cache(maxsize=2000)
def may_number(names: str) -> bool:
    """Whether an element in a listing is called as those that number its lines.

    >>> may_number("token lineno"), may_number("token number")
    (True, False)
    """
    return not _NUMBERS.isdisjoint(names.lower().split())


def are_numbers(text: str) -> bool:
    """Whether a text is nothing but numbers of lines."""
    return all(word.isdecimal() for word in text.split())
