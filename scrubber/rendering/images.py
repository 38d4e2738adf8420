"""Which images between blocks belong to the article: those that stand among its blocks.

An image goes with the nearest block, the one with which it shares the innermost element. What a page declares as its
picture belongs to it; avatars, logos, icons and the thumbnails of teasers do not, whatever stands around them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import islice

from scrubber.document import Block, Document, Image, Places, Reason
from scrubber.rendering.addresses import Addresses
from scrubber.rendering.image_names import is_button, is_in_gallery, says_no, stands_apart

# Drops that say nothing of what stands around: title and byline belong to the article, a button to its picture.
_NEUTRAL = frozenset(("page title", "byline", "button"))
_LINKED = 0.3  # share of its characters in links from which a block below an image is no caption
_TEASER = 0.8  # share of the characters in one link from which a block is nothing else
_BESIDE = 3  # blocks above and below an image that may be its label
_DECLARED = frozenset(("og:image", "og:image:url", "twitter:image", "twitter:image:src", "ld+json"))
_LOGOS = 3  # drawings (SVG) without a text between them: whose they are
_NEAR_TITLE = 4  # blocks between the title and the pictures of the thing that it names
_TITLES = (Reason("boilerplate", "page title"),)
_MAX_DECLARED = 100_000  # characters of structured data that are searched for pictures
_FILE = re.compile(r"([\w%.~@+-]+)\.(?:jpe?g|png|webp|avif|gif)\b", re.I)
_END = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)\b", re.I)
_NO_NAME = re.compile(r"[^\w%.~@+-]")
_LONGEST_NAME = 400  # characters of a file's name that are looked at
_SIZE = re.compile(r"[-_@](?:\d{2,4}x\d{0,4}|\d{2,4}w?|[23]x|scaled|large|medium|small)$")
_FEW = 20  # declared pictures
_NONE = set[str]()
_NEVER = frozenset(("figcaption", "button"))  # elements with portraits and icons


def images_between(document: Document, addresses: Addresses) -> list[Image]:
    """The images that stand between blocks and belong to the article, in page order.

    A page that shows a picture once more for readers without scripts shows it once here.
    """
    if not document.images:
        return []
    inline = _Inline(document.blocks)
    around = _Surroundings(document, addresses)
    kept: list[Image] = []
    seen: set[tuple[str, str]] = set()  # a gallery shows each picture large and small
    last: Image | None = None
    for number, image in enumerate(document.images):
        if (image.hidden and not _among_hidden(document.blocks, image)) or inline.holds(number, image.block):
            continue
        if last is not None and (image.target == last.target or _stands_in_for(image, last, document.places)):
            continue
        last = image
        if around.belongs(image):
            folder, _, file = image.target.partition("?")[0].rpartition("/")
            stem = _stem(image.target)
            name = (folder, stem) if stem and file.lower().startswith(stem) else (image.target, "")
            if name not in seen:
                seen.add(name)
                kept.append(image)
    return kept


def _among_hidden(blocks: Sequence[Block], image: Image) -> bool:
    """Whether a block beside an image is hidden too and stays all the same: a script shows the whole article."""
    return any(block.hidden and block.drop is None for block in blocks[max(0, image.block - 1) : image.block + 1])


class _Inline:
    """The images that stand in the text of blocks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._number, self._held = -1, _NONE  # of the block that was asked for last

    def holds(self, image: int, number: int) -> bool:
        """Whether an image is a span of the block with this number."""
        if number != self._number:
            spans = self._blocks[number].spans if 0 <= number < len(self._blocks) else ()
            self._number = number
            self._held = {span.target for span in spans if span.kind == "image"} if spans else _NONE
        return bool(self._held) and str(image) in self._held


class _Surroundings:
    """What stands around the images of a page, and what the page says of its pictures."""

    def __init__(self, document: Document, addresses: Addresses) -> None:
        self._places = document.places
        self._images = document.images
        self._blocks = document.blocks
        self._speaking = _speaking(document.blocks)
        self._kept = [self._blocks[number].drop is None for number in self._speaking]
        self._declared = _declared(document.metadata)
        self._gallery = _gallery(document.blocks)
        self._addresses = addresses

    @cached_property
    def _drawings(self) -> Counter[int]:
        """How many drawings stand before each block."""
        return Counter([image.block for image in self._images if ".svg" in image.target])

    def belongs(self, image: Image) -> bool:
        """Whether an image is one of the article's."""
        tag = self._places.tags[image.place] if image.place >= 0 else ""
        if tag in _NEVER:
            return False
        is_declared = self._is_declared(image.target)
        at = min(image.block, len(self._blocks))
        way = bisect_left(self._speaking, at)
        is_by_title = self._gallery[0] <= at <= self._gallery[1]
        if not (is_declared or is_by_title or True in self._kept[max(0, way - 1) : way + 2]):
            return False
        if ".svg" in image.target and self._drawings[image.block] >= _LOGOS:
            return False
        if says_no(image):
            if tag != "figure":
                return False
        elif is_declared:
            return True
        if tag != "figure" and (is_button(image) or stands_apart(image, self._places)):
            return False
        if is_by_title and not image.link and is_in_gallery(image, self._places):
            return True
        near = self._nearest(image, way)
        if near is None or near.drop is not None:
            return False
        if not image.link or self._addresses.leads_elsewhere(image.link):  # a shop, from an article on what it sells
            return True
        return not _is_teaser(image, self._blocks[max(0, at - _BESIDE) : at + _BESIDE])

    def _nearest(self, image: Image, way: int) -> Block | None:
        """The block above or below with which an image shares the innermost element; the kept one of two."""
        above, below, behind = self._speaker(way - 1), self._speaker(way), self._speaker(way + 1)
        near_above, near_below = self._shared(image, above), self._shared(image, below)
        is_captioned = below is not None and near_below > near_above and _may_be_caption(below)
        if is_captioned and self._shared(image, behind) < near_below:  # an element with nothing but image and caption
            below, near_below = behind, self._shared(image, behind)
        if near_above == near_below:
            return above if above is not None and above.drop is None else below
        return above if near_above > near_below else below

    def _is_declared(self, target: str) -> bool:
        """Whether a page declares an image as its picture."""
        if not self._declared:
            return False
        if len(self._declared) < _FEW:  # a name is mostly in no address: this is seen without looking for the address's
            lowered = target.lower()
            if not any(map(lowered.__contains__, self._declared)):
                return False
        return _stem(target) in self._declared

    def _speaker(self, way: int) -> Block | None:
        """One of the blocks that tell what stands between them, by its number among these; None for none."""
        return self._blocks[self._speaking[way]] if 0 <= way < len(self._speaking) else None

    def _shared(self, image: Image, block: Block | None) -> int:
        """The place of the innermost element that an image and a block share, -1 for none.

        Of two elements around the image, the inner one has the higher number.
        """
        if block is None:
            return -1
        one, other, parents = image.place, block.place, self._places.parents
        while one != other:  # parents come before their children
            if one > other:
                one = parents[one]
            else:
                other = parents[other]
        return one


def _gallery(blocks: Sequence[Block]) -> tuple[int, int]:
    """The blocks between which the pictures of what a page is about stand: around its title, up to the first prose."""
    title = next((n for n, b in enumerate(blocks) if b.kind == "heading" and (b.level == 1 or b.drop in _TITLES)), -1)
    if title < 0:
        return 0, -1
    behind = islice(blocks, title + 1, None)
    prose = next((n for n, b in enumerate(behind, title + 1) if b.drop is None and b.is_prose), title)
    return title - _NEAR_TITLE, min(prose, title + _NEAR_TITLE)


def _speaking(blocks: Sequence[Block]) -> list[int]:
    """The numbers of the blocks that tell what the gap beside them is."""
    return [
        number
        for number, block in enumerate(blocks)
        if (drop := block.drop) is None
        or (block.kind != "caption" and drop.stage != "title" and drop.rule not in _NEUTRAL)
    ]


def _declared(metadata: Sequence[tuple[str, str]]) -> set[str]:
    """The names of the files that a page declares as its pictures."""
    found: set[str] = set()
    for declared, value in metadata:
        if declared in _DECLARED:
            value = value[:_MAX_DECLARED]
            for match in _END.finditer(value):  # a name is looked for from its end: it has one, others do not
                name = value[max(0, match.start() - _LONGEST_NAME) : match.start()].rpartition("/")[2]
                found.add(_bare(_NO_NAME.split(name)[-1]))
    return {stem for stem in found if len(stem) > 2}


@lru_cache(maxsize=2000)
def _stem(target: str) -> str:
    """The name of an image's file without its size: `rain-300x200.jpg` is `rain`."""
    match = _FILE.search(target.partition("?")[0].rpartition("/")[2])
    return _bare(match[1]) if match else ""


def _bare(name: str) -> str:
    """The name of a file without its size, and without an address that is packed into it (`https%3A%2F%2F...`)."""
    return _SIZE.sub("", _SIZE.sub("", name.lower().rpartition("%2f")[2]))


def _may_be_caption(below: Block) -> bool:
    """Whether a dropped block may be what is said of the image above it."""
    return below.drop is not None and below.kind == "paragraph" and below.link_density < _LINKED


def _is_teaser(image: Image, beside: Sequence[Block]) -> bool:
    """Whether an image leads where a heading or label beside it leads: a thumbnail of another page."""
    return any(
        block.link_density >= _TEASER
        for block in beside
        if any(span.target == image.link and span.kind == "link" for span in block.spans)
    )


def _stands_in_for(image: Image, last: Image, places: Places) -> bool:
    """Whether an image is the copy for readers without scripts of the one before it."""
    place = image.place
    return place >= 0 and places.tags[place] == "noscript" and last.block == image.block
