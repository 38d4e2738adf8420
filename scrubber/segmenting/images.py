"""Which file an `<img>` shows, whatever its page does to load it late; and which images nobody sees."""

from __future__ import annotations

from collections.abc import Mapping

# Where scripts that load images late keep the address until then, the most usual first.
_LATE = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-full-src")
_SETS = ("data-srcset", "srcset")  # several files, of which the widest counts
_NOT_SRC = frozenset((*_LATE, *_SETS))
_TINY = 3  # pixels: images of this size count readers
_LONGEST = 4000  # characters of an address
_NO_FILES = ("data:", "about:", "javascript:")


def image_of(attributes: Mapping[str, str]) -> tuple[str, str] | None:
    """Address and alternative text of an image; None when it has no address or is not there to be seen.

    >>> image_of({"src": "data:image/gif;base64,R0lG", "data-src": "/rain.jpg", "alt": " Rain "})
    ('/rain.jpg', 'Rain')
    """
    if _is_tiny(attributes.get("width", "")) or _is_tiny(attributes.get("height", "")):
        return None
    source = attributes.get("src", "")
    candidates = [source] if _NOT_SRC.isdisjoint(attributes) else _addresses(attributes, source)
    for candidate in candidates:
        target = candidate.strip()
        if target and len(target) <= _LONGEST and not target[:11].lower().startswith(_NO_FILES):
            return target, " ".join(attributes.get("alt", "").split())
    return None


def _addresses(attributes: Mapping[str, str], source: str) -> list[str]:
    """Where the file may be, the likeliest first."""
    found = [attributes[name] for name in _LATE if name in attributes]
    found.append(source)
    return found + [_largest(attributes[name]) for name in _SETS if name in attributes]


def _is_tiny(size: str) -> bool:
    if not size:
        return False
    size = size.strip().removesuffix("px")
    return size.isdecimal() and len(size) < 6 and int(size) <= _TINY


def _largest(srcset: str) -> str:
    """The widest of the candidates `url 300w, url 600w`."""
    best, widest = "", -1.0
    for candidate in srcset[: 10 * _LONGEST].split(", "):
        url, _, size = candidate.strip().partition(" ")
        number = size.strip().rstrip(",wx")
        width = float(number) if number.replace(".", "", 1).isdecimal() else 0.0
        if url and width > widest:
            best, widest = url.rstrip(","), width
    return best
