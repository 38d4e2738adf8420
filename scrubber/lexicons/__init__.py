"""The word lists of the library, as data: one entry a line, grouped by language, `#` for why.

No phrase list lives in code. Each file's first lines say what it holds and how it is matched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_NOT_WORD = re.compile(r"[\W_]+")
_FOLDED = bytes(ord(char.lower() if char.isalnum() else " ") for char in map(chr, range(128))) + bytes(128)


@cache
def lexicon(name: str) -> Mapping[str, tuple[str, ...]]:
    """The entries of the list `name` (a path below this folder, without .txt), by group.

    >>> "the" in lexicon("function_words")["en"]
    True
    """
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    groups: dict[str, list[str]] = {}
    group = groups.setdefault("", [])
    for line in text.splitlines():
        entry = "" if line.startswith("#") else line.split("  #", 1)[0].strip()
        if entry.startswith("[") and entry.endswith("]"):
            group = groups.setdefault(entry[1:-1], [])
        elif entry:
            group.append(entry)
    return {name: tuple(entries) for name, entries in groups.items() if entries}


@cache
def entries(name: str) -> frozenset[str]:
    """All entries of the list `name`, whatever their group."""
    return frozenset(entry for group in lexicon(name).values() for entry in group)


def folded(text: str) -> str:
    """A text as the lists of whole phrases are matched: case and marks folded away, words one blank apart.

    >>> folded("Read more →"), folded("Login | Register")
    ('read more', 'login register')
    """
    if text.isascii():  # most are, and need no pattern
        return b" ".join(text.encode().translate(_FOLDED).split()).decode()
    lowered = " ".join(text.casefold().split())
    return lowered if lowered.replace(" ", "").isalpha() else _NOT_WORD.sub(" ", lowered).strip()


@cache
def folded_entries(*names: str) -> frozenset[str]:
    """All entries of some lists as `folded` gives them: what whole phrases are looked up in."""
    return frozenset(folded(entry) for name in names for entry in entries(name))
