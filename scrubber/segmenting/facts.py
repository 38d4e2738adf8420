"""What a page declares of itself: language, title, metadata. Gathered in passing, read when asked for."""

from __future__ import annotations

from collections.abc import Mapping

from scrubber import limits
from scrubber.document import Image


class Facts:
    """The declared language and the raw sources of metadata, as (name, value) in page order; and the page's images."""

    def __init__(self) -> None:
        self.language: str | None = None
        self.metadata: list[tuple[str, str]] = []
        self.images: list[Image] = []
        self.warnings: list[str] = []  # of what was cut or mended before the page was parsed
        self.skipped = ""  # the last element that holds no text of the page
        self._reading = ""  # the fact whose text is being read

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element that may declare something begins."""
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content:
                self._add(name.strip().lower(), content)
            elif content and attributes.get("http-equiv", "").lower() == "content-language":
                self.language = self.language or content[: limits.NAMES]
        elif tag == "link":
            if attributes.get("rel") == "canonical" and attributes.get("href"):
                self._add("canonical", attributes["href"])
        elif tag == "base":
            if attributes.get("href"):
                self._add("base", attributes["href"])
        elif tag == "html":
            declared = attributes.get("lang") or attributes.get("xml:lang")
            self.language = declared[: limits.NAMES] if declared else self.language
        elif tag == "body":
            self.language = self.language or attributes.get("lang", "")[: limits.NAMES] or None
        else:
            self.skipped = tag
            if tag == "title":
                self._reading = "title"
            elif tag == "script" and attributes.get("type", "").lower() == "application/ld+json":
                self._reading = "ld+json"

    def end(self, pieces: list[str]) -> None:
        """The element ends; `pieces` is the text that stood in it."""
        if self._reading:
            text = "".join(pieces)
            if text.strip():
                self._add(self._reading, text)
            self._reading = ""

    def _add(self, name: str, value: str) -> None:
        most = limits.STRUCTURED if name == "ld+json" else limits.VALUE
        if len(self.metadata) < limits.METADATA:
            self.metadata.append((name[: limits.NAMES], value if len(value) <= most else value[:most]))
        elif not self.warnings:
            self.warnings.append(f"no more than {limits.METADATA} declarations were read")
