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
    CELL = 5  # <td>, <th>: a block in a layout table, a cell in a data table


HEADINGS = {f"h{level}": level for level in range(1, 7)}

# Elements that browsers lay out as blocks (HTML Standard, 15.3), old ones included, and <button>,
# <summary>, <legend>, whose words would otherwise be glued to their neighbours'.
_BLOCKS = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li
    main menu nav noframes noscript ol optgroup p pre search section summary table tbody tfoot thead
    tr ul listing plaintext xmp
""".split()

# No text of the page, or (form fields, players) text that a reader does not see as such. <rt> and
# <rp> are the readings beside a ruby base: inlined, they would tear the base word.
_SKIPPED = """
    head script style template svg canvas iframe audio video object embed applet map select datalist
    textarea input meta link title noembed rt rp
""".split()

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
    **dict.fromkeys(_BLOCKS, Role.BLOCK),
    **dict.fromkeys(_SKIPPED, Role.SKIP),
    **dict.fromkeys(SPANS, Role.SPAN),
    "br": Role.BREAK,
    "td": Role.CELL,
    "th": Role.CELL,
}


def bare(tag: str) -> str:
    """The tag without an XML namespace, in lower case (trees made by an XML parser have both)."""
    return tag.rpartition("}")[2].lower()


def role_of(tag: str) -> Role | None:
    """The role of a tag that `ROLES` does not hold as it stands: None (inline) for most.

    Custom elements (their names have a hyphen) are cards, menus and sections far more often than
    they are parts of a sentence: blocks.
    """
    tag = bare(tag)
    return ROLES.get(tag) or (Role.BLOCK if "-" in tag else None)
