"""Which file an `<img>` shows, whatever its page does to load it late; and which images nobody sees."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

# Where scripts that load images late keep the address until then, the most usual first.
_LATE = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-full-src")
_SETS = ("data-srcset", "srcset")  # several files, of which the widest counts
_NOT_SRC = frozenset((*_LATE, *_SETS))
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
_SET = re.compile(r"\S+\s+[\d.]+[wx](?:,|\s*$)")
# Files that stand in for an image until it is loaded, by their names.
_STANDS_IN = re.compile(
    r"(?:^|[^a-z])(?:blank|clear|place-?holder|spacer|pixel|transparent|lazy(?:-?load)?|dummy|1x1|(?:pre-?)?load(?:er|ing))"
    r"(?:[^a-z][^/]*)?$"
)
_MOST = 30  # attributes that are looked at
_TINY, _ICON = 3, 32  # pixels: images of this size count readers; in both directions, are icons
_LONGEST = 4000  # characters of an address
_NO_FILES = ("data:", "about:", "javascript:")


def image_of(attributes: Mapping[str, str]) -> tuple[str, str] | None:
    """Address and alternative text of an image; None when it has no address or is not there to be seen.

    >>> image_of({"src": "data:image/gif;base64,R0lG", "data-src": "/rain.jpg", "alt": " Rain "})
    ('/rain.jpg', 'Rain')
    """
    if "width" in attributes or "height" in attributes:
        sizes = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
        if min(sizes) <= _TINY or max(sizes) <= _ICON:
            return None
    found = _address(attributes)
    return (found.strip(), " ".join(attributes.get("alt", "").split())) if found else None


def _address(attributes: Mapping[str, str]) -> str:
    """The likeliest address of the file that is one and does not stand in for another; empty when there is none."""
    source = attributes.get("src", "")
    others = not _NOT_SRC.isdisjoint(attributes)
    first = next((attributes[name] for name in _LATE if name in attributes), source) if others else source
    if _is_file(first) and not (first is source and _stands_in(source)):  # most
        return first
    candidates = _addresses(attributes, source) if others else [source]
    candidates = [*(c for c in candidates if not _stands_in(c)), *_elsewhere(attributes), *candidates]
    return next(filter(_is_file, candidates), "")


def _is_file(address: str) -> bool:
    address = address.strip()
    return address != "" and len(address) <= _LONGEST and not address[:11].lower().startswith(_NO_FILES)


def _is_picture(address: str) -> bool:
    """Whether a text is an address that ends as those of images do."""
    file = address[:_LONGEST].partition("?")[0].partition("#")[0].lower()
    return file.endswith(_PICTURES) and file not in _PICTURES and len(file.split()) == 1


def _stands_in(address: str) -> bool:
    """Whether an address is that of a file that stands in for another, by its name."""
    name = address.partition("?")[0].rpartition("/")[2].lower()
    return _STANDS_IN.search(name) is not None


def _addresses(attributes: Mapping[str, str], source: str) -> list[str]:
    """Where the file may be, the likeliest first."""
    found = [attributes[name] for name in _LATE if name in attributes]
    found.append(source)
    return found + [_largest(attributes[name]) for name in _SETS if name in attributes]


def _elsewhere(attributes: Mapping[str, str]) -> list[str]:
    """Addresses of pictures in attributes of any name: there are as many of them as scripts that load images late."""
    named = sorted(
        (name for name in attributes if "src" in name or name.startswith("data-")), key=lambda n: "src" not in n
    )
    values = [attributes[name][: 10 * _LONGEST].strip() for name in named[:_MOST] if name != "src"]
    found = [value for value in values if _is_picture(value)]
    return found + [_largest(value) for value in values if _SET.match(value)]


def _pixels(size: str) -> float:
    """A width or a height in pixels; one that is not given may be any."""
    size = size.strip().removesuffix("px")
    return int(size) if size.isdecimal() and len(size) < 6 else math.inf


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
