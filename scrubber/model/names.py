"""The words in the names of an element: what its class, id and role say, one by one."""

from __future__ import annotations

import re
from functools import lru_cache

_CASED = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MARKS = b"-_:/.,;[]()#=+!?@&%*'\"\\|<>{}0123456789"
_SEPARATORS = bytes.maketrans(_MARKS, b" " * len(_MARKS))


@lru_cache(maxsize=20_000)  # the pages of a site share their names
def parts_of(names: str) -> tuple[str, ...]:
    """The words of the names in lower case, in their order, without repetitions.

    >>> parts_of("site-footer navMain x12")
    ('site', 'footer', 'nav', 'main', 'x')
    """
    words = names.encode("utf-8", "surrogatepass").translate(_SEPARATORS).decode("utf-8", "surrogatepass")
    parts = words.split() if words.islower() else [part.lower() for part in _CASED.findall(words)]
    return tuple(dict.fromkeys(parts))
