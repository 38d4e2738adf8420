"""What the names of images, and of the elements around them, say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from scrubber.document import Image, Places
from scrubber.lexicons import entries, lexicon
from scrubber.model.names import plain_words

_WORDS = re.compile(r"(?<![a-z\d])[a-z]+(?=\d*(?![a-z\d]))")  # `logo`, `logo2`, not the letters in `1ad4e7`
_TINY = re.compile(r"[,/?&_](?:w|width)[_=]\d\d?(?![\d.%])")  # `w_36,h_36`, `?width=80`
_AVATAR = re.compile(r"^avatar\b|['’]s avatar\b|\bavatar$", re.I)
_CLOSE = 2  # elements around an image whose names say what it is
_GALLERY = 5  # elements around an image that may be its gallery
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")


def says_no(image: Image) -> bool:
    """Whether an image is called an avatar, a logo, an icon or the like, or asked for in the size of one."""
    target = image.target
    if "avatar" in image.alt.lower() and _AVATAR.search(image.alt):
        return True
    may_be_tiny = "w=" in target or "w_" in target or "h=" in target or "h_" in target
    if may_be_tiny and _TINY.search(target) and "blur" not in target:  # else it loads later
        return True
    hints = entries("image_hints")
    path = image.target.partition("?")[0].lower().split("/")
    if not hints.isdisjoint(path[:-2]):  # folders far from the file count when they are called so and nothing else
        return True
    return not hints.isdisjoint(_WORDS.findall(" ".join((*path[-2:], image.names.lower()))))


def stands_apart(image: Image, places: Places) -> bool:
    """Whether the elements around an image are called after portraits, thumbnails, logos."""
    return any("no" in _kinds(names) for names in _names_around(image.place, places, _CLOSE))


def is_in_gallery(image: Image, places: Places) -> bool:
    """Whether the elements around an image are called after the pictures of a thing for sale."""
    kinds: set[str] = set()
    for names in _names_around(image.place, places, _GALLERY):
        kinds |= _kinds(names)
        if "no" in kinds:
            return False
        if "gallery" in kinds or {"thing", "picture"} <= kinds:
            return True
    return False


def is_button(image: Image) -> bool:
    """Whether an image is a link as only buttons of old forums and sites are: a GIF that leads to another page."""
    return image.link != "" and is_picture(image.target, (".gif",)) and not is_picture(image.link)


def is_picture(address: str, ends: tuple[str, ...] = _PICTURES) -> bool:
    """Whether an address is that of an image file."""
    return address.partition("?")[0].partition("#")[0].lower().endswith(ends)


def _names_around(place: int, places: Places, most: int) -> Iterator[str]:
    while place >= 0 and most:
        if places.tags[place] in ("body", "article", "main"):
            return
        yield f"{places.tokens[place]} {places.tags[place]}"
        place = places.parents[place]
        most -= 1


@lru_cache(maxsize=5000)
def _kinds(names: str) -> frozenset[str]:
    """The groups of words that are in the names of an element."""
    words = plain_words(names)
    return frozenset(kind for kind, known in lexicon("image_places").items() if not words.isdisjoint(known))
