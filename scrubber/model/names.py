"""The words in the names of an element: what its class, id and role say, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CASED = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MARKS = b"-_:/.,;[]()#=+!?@&%*'\"\\|<>{}0123456789"
_SEPARATORS = bytes.maketrans(_MARKS, b" " * len(_MARKS))
_BETWEEN = "\0"  # no page holds it
_WORD, _CAMEL = re.compile(r"[a-z]+"), re.compile(r"(?<=[a-z])(?=[A-Z])")


def words_of(kinds: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The tag of each kind of element and the words of its names in lower case, without repetitions.

    >>> words_of([("div", "site-footer navMain x12"), ("p", "")])
    [('<div>', 'site', 'footer', 'nav', 'main', 'x'), ('<p>',)]
    """
    kinds = list(kinds)
    # All at once: one call for a page costs less than one for each of its elements.
    joined = _BETWEEN.join([names.replace(_BETWEEN, " ") for _, names in kinds])
    words = joined.encode("utf-8", "surrogatepass").translate(_SEPARATORS).decode("utf-8", "surrogatepass")
    return [
        (f"<{tag}>", *dict.fromkeys(of.split() if of.islower() else map(str.lower, _CASED.findall(of))))
        for (tag, _), of in zip(kinds, words.split(_BETWEEN), strict=False)
    ]


def plain_words(names: str) -> frozenset[str]:
    """The words of one element's names, as word lists hold them: in lower case, of letters from a to z.

    The judge learned from `words_of`, which also cuts `HTMLPost` in two.

    >>> sorted(plain_words("site-footer navMain HTMLPost"))
    ['footer', 'htmlpost', 'main', 'nav', 'site']
    """
    return frozenset(_WORD.findall(_CAMEL.sub(" ", names).lower()))
