"""What a page declares of itself: language, title, metadata. Gathered in passing, read when asked for."""

from __future__ import annotations

from collections.abc import Mapping

from scrubber.document import Image

_MAX_STRUCTURED = 500_000  # characters of JSON-LD kept


class Facts:
    """The declared language and the raw sources of metadata, as (name, value) in page order; and the page's images."""

    def __init__(self) -> None:
        self.language: str | None = None
        self.metadata: list[tuple[str, str]] = []
        self.images: list[Image] = []
        self._reading = ""  # the fact whose text is being read

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element that may declare something begins."""
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content:
                self.metadata.append((name.strip().lower(), content))
            elif content and attributes.get("http-equiv", "").lower() == "content-language":
                self.language = self.language or content
        elif tag == "link":
            if attributes.get("rel") == "canonical" and attributes.get("href"):
                self.metadata.append(("canonical", attributes["href"]))
        elif tag == "base":
            if attributes.get("href"):
                self.metadata.append(("base", attributes["href"]))
        elif tag == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang") or self.language
        elif tag == "body":
            self.language = self.language or attributes.get("lang")
        elif tag == "title":
            self._reading = "title"
        elif tag == "script" and attributes.get("type", "").lower() == "application/ld+json":
            self._reading = "ld+json"

    def end(self, pieces: list[str]) -> None:
        """The element ends; `pieces` is the text that stood in it."""
        if self._reading:
            text = "".join(pieces)[:_MAX_STRUCTURED]
            if text.strip():
                self.metadata.append((self._reading, text))
            self._reading = ""
