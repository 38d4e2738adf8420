"""Kept blocks to Markdown: CommonMark, with tables (GFM) and definition lists (Markdown Extra)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scrubber.document import Block, Document, Image
from scrubber.rendering.addresses import Addresses
from scrubber.rendering.images import images_between
from scrubber.rendering.inline import Inline
from scrubber.rendering.layout import Level, Levels, Piece, laid_out
from scrubber.rendering.links import Links
from scrubber.rendering.quotes import quote_heads
from scrubber.rendering.tables import table_lines
from scrubber.rendering.text import render_text

_TEXT = ("paragraph", "list_item")
_FENCES = re.compile(r"`{3,}")


def render_markdown(document: Document, *, links: bool = True, images: bool = True) -> str:
    """The kept blocks as Markdown; text input stays the text that it is.

    Headings, lists, quotes, tables, listings, links, images, emphasis and formulas are written as such, each mark
    of the text escaped that would be taken for one. `links` and `images` off leave their words.
    """
    if document.kind == "text":
        return render_text(document)
    levels = Levels(document.places)
    addresses = Addresses(document)
    inline = Inline(addresses, Links(document, addresses, links), document.images, links, images)
    return laid_out(_pieces(document, levels, inline))


# What a kept block or image stands in; the place of the table of a row, -1 for all else; the block or image.
_Item = tuple[tuple[Level, ...], int, Block | Image]


def _pieces(document: Document, levels: Levels, inline: Inline) -> Iterator[Piece]:
    rows: list[Block] = []
    late: list[Piece] = []  # images of the table that is open, in rows without a text: they stand behind it
    of: tuple[tuple[Level, ...], int] = (), -1  # what the rows stand in
    for path, table, what in _items(document, levels, inline):
        if rows and of != (path, table) and not (isinstance(what, Image) and levels.table(what.place) == of[1]):
            yield from ((of[0], table_lines(rows, inline), False, ""), *late)
            rows, late = [], []
        if isinstance(what, Image):
            if written := inline.image(what):
                piece = path, [written], False, ""
                if rows:
                    late.append(piece)
                else:
                    yield piece
        elif table >= 0:
            rows.append(what)
            of = path, table
        elif lines := _lines(what, inline):
            yield path, lines, what.kind in _TEXT, what.marker
    if rows:
        yield from ((of[0], table_lines(rows, inline), False, ""), *late)


def _items(document: Document, levels: Levels, inline: Inline) -> Iterator[_Item]:
    """Kept blocks and images in page order."""
    heads = set(quote_heads(document))
    images = images_between(document, inline.addresses) if inline.with_images else []
    waiting = _placed(document, images, levels)
    waiting.reverse()
    for number in [number for number, block in enumerate(document.blocks) if block.drop is None]:
        block = document.blocks[number]
        while waiting and waiting[-1][0] <= number:
            yield waiting.pop()[1]
        table = levels.table(block.place) if block.kind == "table_row" else -1
        path = levels.path(table if table >= 0 else block.place)
        if number in heads:
            path = path[: max((n for n, level in enumerate(path) if level.kind == "quote"), default=0)]
        yield path, table, block
    yield from (item for _, item in reversed(waiting))


def _placed(document: Document, images: Sequence[Image], levels: Levels) -> list[tuple[int, _Item]]:
    """Images with what they stand in, and the block behind them; items of a list with nothing else in them are no items
    (galleries).
    """
    paths = [levels.path(image.place) for image in images]
    held: set[int] = set()
    if any(paths):
        held.update(level.place for b in document.blocks if b.drop is None for level in levels.path(b.place))
    return [
        (image.block, (tuple(level for level in around if level.place in held or level.kind == "quote"), -1, image))
        for image, around in zip(images, paths, strict=True)
    ]


def _lines(what: Block, inline: Inline) -> list[str]:
    """One block as lines of Markdown, without what it stands in."""
    if what.kind == "code":
        return _fenced(what.text, what.info)
    spans = inline.links.worthwhile(what) if what.spans else what.spans
    if what.kind == "heading":
        return [f"{'#' * min(max(what.level, 1), 6)} {inline.written(what.text, spans, 'heading')}"]
    if "\n" in what.text and any(s.kind == "code" and (s.start, s.end) == (0, len(what.text)) for s in what.spans):
        return _fenced(what.text, "")
    return inline.written(what.text, spans).split("\n")


def _fenced(text: str, info: str) -> list[str]:
    """A listing between fences that do not stand in it."""
    fence = "`" * max((len(run) + 1 for run in _FENCES.findall(text)), default=3)
    return [fence + info, *text.split("\n"), fence]
