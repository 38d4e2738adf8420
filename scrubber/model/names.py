"""The words in the names of an element: what its class, id and role say, one by one."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_BETWEEN_SEPARATORS = re.compile(r"[^-_:/.,;\[\]()#=+!?@&%*'\"\\|<>{}0-9\s]+")


@lru_cache(maxsize=20_000)  # the pages of a site share their names
def parts_of(names: str) -> tuple[str, ...]:
    """The words of the names in lower case, in their order, without repetitions.

    >>> parts_of("site-footer navMain x12")
    ('site', 'footer', 'nav', 'main', 'x')
    """
    parts = _BETWEEN_SEPARATORS.findall(names)
    if not names.islower():
        parts = [part.lower() for part in _PARTS.findall(" ".join(parts))]
    return tuple(dict.fromkeys(parts))
