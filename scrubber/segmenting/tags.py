"""What each HTML tag means to the segmenter. Data only; tags that are not here are inline."""

from __future__ import annotations

from enum import IntEnum

from scrubber.document import ContainerKind, SpanKind


class Role(IntEnum):
    """What the walk does at an element."""

    BLOCK = 1  # begins and ends a block
    SKIP = 2  # holds no text of the page
    SPAN = 3  # inline with a meaning that blocks keep as a span
    BREAK = 4  # <br>
    FACT = 5  # says something of the page, encloses nothing
    IMAGE = 6  # <img>
    MATH = 7  # a formula, of which the source is kept
    NAMED = 8  # inline without a meaning; its names may say who wrote the page, or when


HEADINGS = {f"h{level}": level for level in range(1, 7)}

# Elements that browsers lay out as blocks (HTML Standard, 15.3), old ones included, and <button>,
# <summary>, <legend>, whose words would otherwise be glued to their neighbours'.
_BLOCKS = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend
    li main menu nav noframes noscript ol optgroup p pre search section summary table tbody td tfoot th
    thead tr ul listing plaintext xmp
"""

# No text of the page, or (form fields, players) text that a reader does not see as such. <rt> and
# <rp> are the readings beside a ruby base: inlined, they would tear the base word.
_SKIPPED = """
    script style template svg canvas iframe audio video object applet map select datalist textarea
    title noembed rt rp
"""

SPANS: dict[str, SpanKind] = {
    "a": "link",
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "cite": "emphasis",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
}

CONTAINERS: dict[str, ContainerKind] = {
    "ul": "list",
    "menu": "list",
    "dir": "list",
    "ol": "ordered",
    "blockquote": "quote",
    "table": "table",
    "dl": "definitions",
}

PREFORMATTED = {"pre", "listing", "plaintext", "xmp"}

ROLES: dict[str, Role] = {
    **dict.fromkeys(_BLOCKS.split(), Role.BLOCK),
    **dict.fromkeys(_SKIPPED.split(), Role.SKIP),
    **dict.fromkeys(SPANS, Role.SPAN),
    "br": Role.BREAK,
    "img": Role.IMAGE,
    "amp-img": Role.IMAGE,
    "source": Role.IMAGE,
    "math": Role.MATH,
    "meta": Role.FACT,
    "link": Role.FACT,
    "base": Role.FACT,
    **dict.fromkeys(("span", "time", "abbr", "small", "font"), Role.NAMED),
}


def bare(tag: str) -> str:
    """The tag without an XML namespace, in lower case (trees made by an XML parser have both)."""
    return tag.rpartition("}")[2].lower()


class Roles(dict[str, "Role | None"]):
    """`ROLES`, completed by the tags of a page as they come: None (inline) for most.

    Custom elements (their names have a hyphen) are cards, menus and sections far more often than they
    are parts of a sentence: blocks.
    """

    def __init__(self) -> None:
        super().__init__(ROLES)

    def __missing__(self, tag: str) -> Role | None:
        role = self[tag] = Role.BLOCK if "-" in tag else None
        return role
