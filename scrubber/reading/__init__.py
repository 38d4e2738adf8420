"""From whatever the user has to something that can be cut into blocks: a tree or a text.

Takes `str`, `bytes`, `pathlib.Path`, lxml elements and trees, and BeautifulSoup objects. A `str` is
always content, never a file name. Nothing is fetched, no entity is resolved, no other file is read.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from lxml import etree

from scrubber import limits
from scrubber.document import Kind
from scrubber.reading.decode import decode
from scrubber.reading.kind import begins_like_a_page, kind_of, unwrapped
from scrubber.reading.lines import short_enough
from scrubber.segmenting.tags import bare

KindOption = Literal["auto", "html", "fragment", "text"]

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass
class Source:
    """A page that has been read: of text its `text`, of HTML its `html`, UTF-8 bytes or an lxml element."""

    kind: Kind
    text: str = ""
    html: Any = b""
    warnings: list[str] = field(default_factory=list)


def read(page: Any, kind: KindOption = "auto") -> Source:
    """Read `page`. Raises `TypeError` for what is no page, `OSError` for a file that cannot be read."""
    if kind not in ("auto", "html", "fragment", "text"):
        raise ValueError(f"kind is auto, html, fragment or text, not {kind!r}")
    if isinstance(page, (etree._Element, etree._ElementTree)):
        return _from_tree(page, kind)
    if type(page).__module__.startswith("bs4"):  # without importing it for those who have none
        if kind == "auto":
            whole = page.name == "html" or (page.name == "[document]" and page.find("html"))
            kind = "html" if whole else "fragment"
        page = str(page)
    warnings: list[str] = []
    if isinstance(page, Path):
        with page.open("rb") as file:
            page = file.read(limits.BYTES + 1)
    if isinstance(page, (bytes, bytearray, memoryview)):
        size = memoryview(page).nbytes
        raw = bytes(memoryview(page)[: limits.BYTES] if size > limits.BYTES else page)
        page, warnings = decode(raw)
        if size > limits.BYTES:
            warnings.append(f"cut behind {limits.BYTES} bytes")
    if not isinstance(page, str):
        hint = " (for a file, pass a pathlib.Path)" if isinstance(page, os.PathLike) else ""
        raise TypeError(f"a page is str, bytes, Path, an lxml tree or a BeautifulSoup, not {type(page).__name__}{hint}")
    return _from_text(page, kind, warnings)


def _from_text(text: str, kind: KindOption, warnings: list[str]) -> Source:
    text = text.removeprefix("\ufeff")
    if len(text) > limits.CHARACTERS:
        text = text[: limits.CHARACTERS]
        warnings.append(f"cut behind {limits.CHARACTERS} characters")
    if kind == "auto" and not begins_like_a_page(text):
        text, wrappings = unwrapped(text)
        warnings += [f"unwrapped: {what}" for what in wrappings]
        kind = kind_of(text)
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
        warnings.append("lone surrogates were replaced")
        raw = text.encode("utf-8")
    if b"\0" in raw:
        text, raw = text.replace("\0", ""), raw.replace(b"\0", b"")
    if kind == "text":
        text = short_enough(text, warnings)
        return Source("text", text, warnings=warnings)
    return Source("html" if kind == "auto" else kind, html=raw, warnings=warnings)


def _from_tree(tree: Any, kind: KindOption) -> Source:
    root = tree.getroot() if isinstance(tree, etree._ElementTree) else tree
    if root is None or not isinstance(root.tag, str):
        return Source("fragment")
    whole = bare(root.tag) == "html"
    found: Kind = "html" if whole else "fragment"
    return Source(kind if kind in ("html", "fragment") else found, html=root)
