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

from bs4 import BeautifulSoup
from bs4.element import PageElement
from lxml import etree

from scrubber.document import Kind
from scrubber.reading.decode import decode
from scrubber.reading.kind import kind_of, unwrapped

KindOption = Literal["auto", "html", "fragment", "text"]

_SURROGATES = re.compile("[\ud800-\udfff]")
_MAX_STRUCTURED = 500_000  # characters of JSON-LD kept as a source of metadata


@dataclass
class Source:
    """A page that has been read: for HTML its `tree`, for text its `text`."""

    kind: Kind
    text: str = ""
    tree: Any = None
    language: str | None = None
    metadata: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read(page: Any, kind: KindOption = "auto") -> Source:
    """Read `page`. Raises `TypeError` for what is no page, `OSError` for a file that cannot be read."""
    if kind not in ("auto", "html", "fragment", "text"):
        raise ValueError(f"kind is auto, html, fragment or text, not {kind!r}")
    if isinstance(page, (etree._Element, etree._ElementTree)):
        return _from_tree(page)
    if isinstance(page, (BeautifulSoup, PageElement)):
        if kind == "auto":
            kind = "html" if isinstance(page, BeautifulSoup) and page.find("html") else "fragment"
        page = str(page)
    warnings: list[str] = []
    if isinstance(page, Path):
        page = page.read_bytes()
    if isinstance(page, (bytes, bytearray, memoryview)):
        page, warnings = decode(bytes(page))
    if not isinstance(page, str):
        hint = " (for a file, pass a pathlib.Path)" if isinstance(page, os.PathLike) else ""
        raise TypeError(f"a page is str, bytes, Path, an lxml tree or a BeautifulSoup, not {type(page).__name__}{hint}")
    return _from_text(page, kind, warnings)


def _from_text(text: str, kind: KindOption, warnings: list[str]) -> Source:
    text = text.replace("\x00", "").removeprefix("\ufeff")
    if _SURROGATES.search(text):
        text = _SURROGATES.sub("\ufffd", text)
        warnings.append("lone surrogates were replaced")
    if kind == "auto":
        text, wrappings = unwrapped(text)
        warnings += [f"unwrapped: {what}" for what in wrappings]
        kind = kind_of(text)
    if kind == "text":
        return Source("text", text, warnings=warnings)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        tree = etree.fromstring(text.encode("utf-8"), parser)
    except etree.LxmlError:
        tree = None
    if tree is None:  # nothing in it that libxml2 takes for an element or text
        return Source(kind, warnings=warnings)
    return Source(kind, "", tree, *_facts(tree), warnings)


def _from_tree(tree: Any) -> Source:
    root = tree.getroot() if isinstance(tree, etree._ElementTree) else tree
    if root is None or not isinstance(root.tag, str):
        return Source("fragment")
    kind: Kind = "html" if root.tag.rpartition("}")[2].lower() == "html" else "fragment"
    return Source(kind, "", root, *_facts(root))


def _facts(root: Any) -> tuple[str | None, list[tuple[str, str]]]:
    """The declared language and the raw sources of metadata, in page order."""
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    found: list[tuple[str, str]] = []
    for element in root.iter("title", "meta", "link", "script"):
        tag = element.tag
        if tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = element.get("content")
            if name and content:
                found.append((name.strip().lower(), content))
            elif element.get("http-equiv", "").lower() == "content-language" and content:
                language = language or content
        elif tag == "link":
            if element.get("rel") == "canonical" and element.get("href"):
                found.append(("canonical", element.get("href")))
        elif tag == "script":
            if element.get("type") == "application/ld+json" and element.text:
                found.append(("ld+json", element.text[:_MAX_STRUCTURED]))
        elif element.text and element.getparent() is not None and element.getparent().tag == "head":
            found.append(("title", element.text))
    if language is None:
        body = root.find("body")
        language = body.get("lang") if body is not None else None
    return language, found
