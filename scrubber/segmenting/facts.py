"""What a page declares of itself: language, title, metadata. Gathered in passing, read when asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scrubber import limits
from scrubber.document import Image, Note

# Names of elements, in lower case, that speak of an author or a date.
# No alternative begins with anything but a letter: such a pattern is twice as fast.
_TELLING = re.compile(
    r"aut?hor|autor|by|write|creat|contribut|reporter|edit|poste|user-?name|vcard|nickname"
    r"|publi|dat[eu]|time|fecha|modif|source|laiyuan|zuozhe"
)
_DECLARING = ("datetime", "content", "title")  # attributes that hold what is meant, the most exact first


class Facts:
    """The declared language and the raw sources of metadata, in page order.

    `metadata` are (name, value) pairs, most of them from the head; `notes` the elements that say by
    their names that they hold an author or a date; `images` all that are there to be seen.
    """

    def __init__(self) -> None:
        self.language: str | None = None
        self.metadata: list[tuple[str, str]] = []
        self.images: list[Image] = []
        self.warnings: list[str] = []  # of what was cut or mended before the page was parsed
        self.skipped = ""  # the last element that holds no text of the page
        self.notes: list[Note] = []
        self._reading = ""  # the fact whose text is being read
        self._kept = 0  # characters
        self.opened: list[_Open] = []  # the noted elements that have not ended
        self.mute = {""}  # classes and relations that are known to tell of no author and no date

    def start(self, tag: str, attributes: Mapping[str, str], block: int = 0, place: int = -1) -> None:
        """An element that may declare something begins."""
        if tag == "meta":
            self._meta(attributes, block, place)
        elif tag == "link":
            rel = attributes.get("rel", "").lower()
            if ("canonical" in rel or rel == "image_src") and (href := attributes.get("href")):
                self._keep("image_src" if rel == "image_src" else "canonical", href)
        elif tag == "base":
            if attributes.get("href"):
                self._keep("base", attributes["href"])
        elif tag == "html":
            language = (attributes.get("lang") or attributes.get("xml:lang") or "")[: limits.NAMES]
            self.language = language or self.language
            if language:
                self._keep("html lang", language)
        elif tag == "body":
            self.language = self.language or attributes.get("lang", "")[: limits.NAMES] or None

    def skip(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins whose text is none of the page; it may be a fact."""
        self.skipped = tag
        if tag == "title":
            self._reading = "title"
        elif tag == "script" and "json" in (kind := attributes.get("type", "").lower()):
            if kind == "application/ld+json":
                self._reading = "ld+json"
            elif "ld+json" in kind:
                self._reading = "ld+json with parameters"

    def end(self, pieces: list[str]) -> None:
        """The element ends; `pieces` is the text that stood in it."""
        if self._reading:
            text = "".join(pieces)
            if text.strip():
                self._keep(self._reading, text)
            self._reading = ""

    def open(self, tag: str, attributes: Mapping[str, str], parts: Sequence[str], block: int, place: int) -> None:
        """An element with text begins: it is noted when its names say that it holds an author or a date.

        `parts` is the text of the open block so far, `block` its number.
        """
        opened = self.opened
        if opened and opened[-1].tag == tag:
            opened[-1].depth += 1
        if len(opened) < limits.CONTAINERS and (note := self._note_of(tag, attributes, block, place)):
            opened.append(_Open(tag, note, len(parts)))

    def note(self, tag: str, attributes: Mapping[str, str], block: int, place: int) -> None:
        """An element begins whose attributes alone say what it holds."""
        if note := self._note_of(tag, attributes, block, place):
            self.notes.append(note)

    def close(self, tag: str, parts: Sequence[str], block: int) -> None:
        """An element ends while noted ones are open; `parts` and `block` as in `open()`."""
        if self.opened[-1].tag != tag:
            return
        if self.opened[-1].depth:
            self.opened[-1].depth -= 1
            return
        opened = self.opened.pop()
        if len(self.notes) < limits.NOTES:
            text = ""
            if block == opened.note.block:
                text = " ".join("".join(parts[opened.start : opened.start + limits.NAMES]).replace("\0", " ").split())[
                    : limits.NAMES
                ]
            if text or opened.note.value or block > opened.note.block:
                self.notes.append(opened.note._replace(text=text))

    def _note_of(self, tag: str, attributes: Mapping[str, str], block: int, place: int) -> Note | None:
        if len(self.notes) >= limits.NOTES:
            return None
        names, relation, item = attributes.get("class", ""), attributes.get("rel", ""), attributes.get("itemprop", "")
        tells = self._is_telling(names) or self._is_telling(item) or self._is_telling(relation)
        if not tells and tag != "time" and "datetime" not in attributes:
            return None
        text = f"{tag}; rel={relation}; itemprop={item}; class={names}"[: limits.NAMES].lower()
        value = next((attributes[name] for name in _DECLARING if attributes.get(name)), "")
        return Note(text, value[: limits.NAMES], "", block, place)

    def _is_telling(self, names: str) -> bool:
        if names in self.mute:
            return False
        if _TELLING.search(names[: limits.NAMES].lower()):
            return True
        if len(self.mute) < limits.METADATA:
            self.mute.add(names)
        return False

    def _meta(self, attributes: Mapping[str, str], block: int, place: int) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            self._keep(name.strip().lower(), content)
            if "itemprop" in attributes and len(self.notes) < limits.NOTES:
                names = f"meta; itemprop={attributes['itemprop'][: limits.NAMES].lower()}"
                self.notes.append(Note(names, content[: limits.NAMES], "", block, place))
        elif content and attributes.get("http-equiv", "").lower() == "content-language":
            self.language = self.language or content[: limits.NAMES]

    def _keep(self, name: str, value: str) -> None:
        most = limits.STRUCTURED if name.startswith("ld+json") else limits.VALUE
        if len(self.metadata) < limits.METADATA and self._kept < limits.DECLARED:
            self._kept += min(len(value), most)
            self.metadata.append((name[: limits.NAMES], value if len(value) <= most else value[:most]))
        elif not self.warnings:
            self.warnings.append(f"no more than {limits.METADATA} declarations were read")


class _Open:
    """A noted element that has not ended yet."""

    __slots__ = ("depth", "note", "start", "tag")

    def __init__(self, tag: str, note: Note, start: int) -> None:
        self.tag = tag
        self.note = note
        self.start = start  # where its text begins in the parts of the block
        self.depth = 0  # elements of the same tag open inside of it
