"""A text as bytes, one for each character, for looking at all of its characters at once.

ASCII and the letters and marks of Latin-1 stand for themselves. All other characters stand as one of the bytes that
are left, by the signs of `scrubber.model.signs` that they are a part of: two that no stage tells apart have one byte.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from scrubber.model.signs import BEYOND, SIGNS

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_LAST = ord(BEYOND)  # stands for all characters behind it
_OTHERS = range(0x80, 0xA0)  # bytes that stand for other characters


def codes_of(text: str) -> bytes:
    """One byte for each character of the text.

    >>> codes_of("aé") == "aé".encode("latin-1")
    True
    >>> codes_of("雨") == codes_of("ш") != codes_of("…")
    True
    """
    if text.isascii():
        return text.encode()
    import numpy as np  # slow to load

    codes: Array = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(codes) > len(text):  # some characters take two
        codes = np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), _LAST)
    found = codes.astype(np.uint8)
    others = np.flatnonzero(codes >= _OTHERS.start)
    found[others] = _table().take(codes.take(others))
    return found.tobytes()


def code_of(char: str) -> int:
    """The byte of a character."""
    return int(_table()[min(ord(char), _LAST)])


@cache
def _table() -> Array:
    """The byte of each character up to `_LAST`."""
    import numpy as np

    held: dict[str, list[int]] = {}  # the places of signs that a character may take
    places = (place for signs in SIGNS.values() for sign in signs for place in sign)
    for number, place in enumerate(dict.fromkeys(places)):
        for char in place or "":
            held.setdefault(char, []).append(number)
    bytes_left = iter(_OTHERS)
    kinds: dict[tuple[int, ...], int] = {(): next(bytes_left)}
    table = np.full(_LAST + 1, kinds[()], np.uint8)
    table[:0x100] = range(0x100)
    for code in _OTHERS:
        table[code] = kinds[()]
    for char, numbers in held.items():
        if ord(char) in _OTHERS or ord(char) > 0xFF:
            kind = tuple(numbers)
            if kind not in kinds:
                kinds[kind] = next(bytes_left)
            table[ord(char)] = kinds[kind]
    return table
