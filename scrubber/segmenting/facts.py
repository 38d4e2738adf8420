"""What a page declares of itself: language, title, metadata. Gathered in passing, read when asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scrubber.document import Note

_MAX_STRUCTURED = 500_000  # characters of JSON-LD kept of one script
_MAX_KEPT = 4_000_000  # characters kept of all that is declared
_MAX_DECLARED = 5_000  # declarations kept
_MAX_NOTES = 400
_MAX_OPEN = 32  # noted elements open at once
_MAX_NOTE = 300  # characters kept of the text and of the attributes of a noted element

# Attributes that name what an inline element holds, and names that speak of an author or a date.
_NAMING = {"class", "rel", "itemprop", "datetime", "property"}
_TELLING = re.compile(
    r"auth?or|autor|byline|\bby\b|writer|write|creator|contributor|reporter|editor|poster|user-?name|vcard|nickname"
    r"|publi|posted|date|datum|fecha|time|updat|modif|creat|source|zuozhe|laiyuan",
    re.I,
)
_DECLARING = ("datetime", "content", "title")  # attributes that hold what is meant, the most exact first


class Facts:
    """The declared language and the raw sources of metadata, in page order.

    `metadata` are (name, value) pairs, most of them from the head; `notes` the elements that say by
    their names that they hold an author or a date.
    """

    def __init__(self) -> None:
        self.language: str | None = None
        self.metadata: list[tuple[str, str]] = []
        self.notes: list[Note] = []
        self._reading = ""  # the fact whose text is being read
        self._kept = 0  # characters
        self._open: list[_Open] = []

    def start(self, tag: str, attributes: Mapping[str, str], block: int = 0, place: int = -1) -> None:
        """An element that may declare something begins."""
        if tag == "meta":
            self._meta(attributes, block, place)
        elif tag == "link":
            rel, href = attributes.get("rel", "").lower(), attributes.get("href")
            if href and ("canonical" in rel or rel == "image_src"):
                self._keep("image_src" if rel == "image_src" else "canonical", href)
        elif tag == "html":
            language = attributes.get("lang") or attributes.get("xml:lang")
            self.language = language or self.language
            if language:
                self._keep("html lang", language)
        elif tag == "body":
            self.language = self.language or attributes.get("lang")
        elif tag == "title":
            self._reading = "title"
        elif tag == "script" and "json" in (kind := attributes.get("type", "").lower()):
            if kind == "application/ld+json":
                self._reading = "ld+json"
            elif "ld+json" in kind:
                self._reading = "ld+json with parameters"

    def end(self, pieces: list[str]) -> None:
        """The element ends; `pieces` is the text that stood in it."""
        if self._reading:
            text = "".join(pieces)[:_MAX_STRUCTURED]
            if text.strip():
                self._keep(self._reading, text)
            self._reading = ""

    def open(self, tag: str, attributes: Mapping[str, str], parts: Sequence[str], block: int, place: int) -> None:
        """An element with text begins: it is noted when its names say that it holds an author or a date.

        `parts` is the text of the open block so far, `block` its number.
        """
        if self._open and self._open[-1].tag == tag:
            self._open[-1].depth += 1
        if len(self._open) < _MAX_OPEN and (note := self._note_of(tag, attributes, block, place)):
            self._open.append(_Open(tag, note, len(parts)))

    def note(self, tag: str, attributes: Mapping[str, str], block: int, place: int) -> None:
        """An element begins whose attributes alone say what it holds."""
        if note := self._note_of(tag, attributes, block, place):
            self.notes.append(note)

    def close(self, tag: str, parts: Sequence[str], block: int) -> None:
        """The element ends; `parts` is the text of the open block so far, `block` its number."""
        if not self._open or self._open[-1].tag != tag:
            return
        if self._open[-1].depth:
            self._open[-1].depth -= 1
            return
        opened = self._open.pop()
        if len(self.notes) < _MAX_NOTES:
            text = ""
            if block == opened.note.block:
                text = " ".join("".join(parts[opened.start : opened.start + _MAX_NOTE]).replace("\0", " ").split())[:_MAX_NOTE]
            if text or opened.note.value or block > opened.note.block:
                self.notes.append(opened.note._replace(text=text))

    def _note_of(self, tag: str, attributes: Mapping[str, str], block: int, place: int) -> Note | None:
        if len(self.notes) >= _MAX_NOTES or (tag != "time" and (not attributes or _NAMING.isdisjoint(attributes))):
            return None
        named = (f"{name}={attributes[name]}" for name in ("rel", "itemprop", "property") if name in attributes)
        names = "; ".join((tag, *named, f"class={attributes.get('class', '')}"))[:_MAX_NOTE]
        if _TELLING.search(names) is None:
            return None
        value = next((attributes[name] for name in _DECLARING if attributes.get(name)), "")
        return Note(names.lower(), value[:_MAX_NOTE], "", block, place)

    def _meta(self, attributes: Mapping[str, str], block: int, place: int) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            self._keep(name.strip().lower(), content)
            if "itemprop" in attributes and len(self.notes) < _MAX_NOTES:
                names = f"meta; itemprop={attributes['itemprop'][:_MAX_NOTE].lower()}"
                self.notes.append(Note(names, content[:_MAX_NOTE], "", block, place))
        elif content and attributes.get("http-equiv", "").lower() == "content-language":
            self.language = self.language or content

    def _keep(self, name: str, value: str) -> None:
        if len(self.metadata) < _MAX_DECLARED and self._kept < _MAX_KEPT:
            self._kept += len(value)
            self.metadata.append((name, value))


class _Open:
    """A noted element that has not ended yet."""

    __slots__ = ("depth", "note", "start", "tag")

    def __init__(self, tag: str, note: Note, start: int) -> None:
        self.tag = tag
        self.note = note
        self.start = start  # where its text begins in the parts of the block
        self.depth = 0  # elements of the same tag open inside of it
