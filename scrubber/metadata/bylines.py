"""What lines around the title and at the end of an article claim of its authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrubber.document import Block
from scrubber.metadata.announcing import after_words, announces, announcing, is_said, may_announce, words_before
from scrubber.metadata.claims import NAMED, NEAR_TITLE, NOT_NAMED, Claim, is_dated, unless_list
from scrubber.metadata.dates import days_in
from scrubber.metadata.page import MAX_LINE, Page
from scrubber.metadata.people import (
    byline_names,
    is_dictionary_name,
    is_organisation,
    is_person,
    leading_names,
    names_of,
)
from scrubber.metadata.site import is_named

_BIOGRAPHY = re.compile(r"auth?or|\bbio|writer|contributor|byline|profile|expert")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[\s©,]*(?:(?:19|20)\d\d[\s,–-]*)+(?:by\s)?(\w.*)", re.I)
_TORN = re.compile(r"[a-z]{4}[A-Z]|[a-z][A-Z]{3}")  # words of several elements that run into each other
_MARKS = re.compile(r"\s*[|•·\n]\s*|\s[–—-]\s")  # between the parts of a line
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")  # with a dot between them foreign names, without words
_LABEL = re.compile(r"[^\W\d_]{2,12}\s?[:：]")  # `By: Jane Doe`
_MAX_LOOSE = 4  # words of a name that is no person's
_MAX_BEHIND = 30  # characters behind a bare name in its line: what the person is; of the words before a name
_MAX_TRIES = 60  # lines that name somebody, looked at from the end
_LAST = 20  # blocks at the page's end that may say who holds the rights


def placed(page: Page) -> Iterator[Claim]:
    """Lines close to the title in elements that are called after an author."""
    posters = [names_of(page.blocks[number + 1].source) for number in page.opening if number + 1 in page.lines]
    found = [Claim("element", names, seen=True) for names in posters if names]
    known: dict[int, bool | None] = {}  # whether elements hold authors, None for those that do not tell
    for number in page.lines:
        block = page.blocks[number]
        if not _is_called_author(page, block.place, known):
            continue
        if names := byline_names(block.source) or _first_link(block) or names_of(block.source):
            near = 0 <= number - page.title_block <= NEAR_TITLE and len(names[0].split()) <= _MAX_LOOSE
            weak = not (page.is_forum or near)
            found.append(Claim("element", names, seen=True, weak=weak, loose=not is_person(names[0])))
    yield from unless_list(page, found)


def _is_called_author(page: Page, place: int, known: dict[int, bool | None]) -> bool:
    """Whether the nearest element with a telling name around a place is called after an author."""
    parents = page.document.places.parents
    for _ in range(3):
        if not 0 <= place < len(parents):
            break
        if place not in known:
            names = next(page.names_around(place))
            tells = names.startswith("address ") or NAMED.search(names)
            known[place] = not NOT_NAMED.search(names) if tells else None
        if (is_author := known[place]) is not None:
            return is_author
        place = parents[place]
    return False


def bylines(page: Page) -> Iterator[Claim]:
    """Lines around the title that say `By Jane Doe`, or `Written by` above the name."""
    found: list[Claim] = []
    for number in page.lines:
        block = page.blocks[number]
        telling = list(filter(may_announce, block.source.split("\n")[:4]))
        if not telling and "\n" not in block.source:
            continue
        for line in telling:
            names = byline_names(line)
            if names and (is_person(names[0]) or _says_by(line)):
                dated = is_dated(page, number)
                if not dated and " " in names[0] and is_dictionary_name(names[0]):
                    continue  # a brand, a team
                found.append(Claim("byline", names, seen=True, weak=not dated))
            elif (names := _organisations(line)) and is_dated(page, number):
                found.append(Claim("byline", names, seen=True, loose=True))
        if words_before(block.source) and number + 1 < len(page.blocks):
            following = page.blocks[number + 1].source
            if len(following) < MAX_LINE and (names := names_of(following)):
                found.append(Claim("byline", names, seen=True, weak=True))
    yield from unless_list(page, found)


def _says_by(line: str) -> bool:
    """Whether a line announces an author in words that have no other meaning, as `di` and `por` have."""
    return line.lstrip()[:3].lower() == "by " or is_said(line)


def _organisations(line: str) -> list[str]:
    """The name of a team or a firm behind `By`."""
    rest = after_words(line) if _says_by(line) else ""
    if not rest or len(rest.split()) > _MAX_LOOSE or rest[0].islower() or not is_organisation(rest):
        return []
    return names_of(rest)


def bare(page: Page) -> Iterator[Claim]:
    """A line close to the title that is, or begins with, a person's name, beside a date."""
    found: list[Claim] = []
    for number in page.lines:
        block = page.blocks[number]
        if abs(number - page.title_block) > NEAR_TITLE or block.kind == "code":
            continue
        for part in _parts(block.source, page.language):
            names = leading_names(part)
            if not names or len(part) > len(", ".join(names)) + _MAX_BEHIND or not _is_likely(page, names[0]):
                continue
            if is_dated(page, number) or _is_told_of(page, names[0]):
                found.append(Claim("line", names, seen=True, weak=True))
    yield from unless_list(page, found)


def _is_told_of(page: Page, name: str) -> bool:
    """Whether a text on the page begins with a name, as those on authors do."""
    begins = f"{name} "
    return any(block.source.startswith(begins) and len(block.source) > MAX_LINE // 2 for block in page.blocks)


def _parts(line: str, language: str | None) -> list[str]:
    """A line cut at its marks, and before and behind a date."""
    for start, end, _ in days_in(line, language):
        line = f"{line[:start]}|{line[end:]}"
        break
    return _MARKS.split(line)[:4]


def _is_likely(page: Page, name: str) -> bool:
    """Whether a bare name is a person's: no English words, or, in other languages, told of elsewhere on the page."""
    words = name.split()
    if (
        not is_person(name)
        or announces(words[0])
        or _KANA.fullmatch(name)
        or (not name[0].isascii() and may_announce(name, said=True))
        or _TORN.search(name)
        or any(word.isupper() and 1 < len(word.strip(".")) < 5 for word in words if not name.isupper())
    ):
        return False
    if (page.language or "en").startswith("en"):
        return not is_dictionary_name(words[-1])
    return any(name in block.source for block in page.blocks if len(block.source) > len(name))


def tails(page: Page) -> Iterator[Claim]:
    """What an article says at its end: `Written by Jane Doe`, or a name above `Jane Doe is ...` in a box on her."""
    found: list[Claim] = []
    labelled: list[Claim] = []  # the name alone, the words that announce it alone above
    sources, tries, far = page.sources, 0, page.title_block + NEAR_TITLE
    for number in _telling(page):
        block, line = page.blocks[number], sources[number]
        after = sources[number + 1] if number + 1 < len(sources) else ""
        if len(line) > MAX_LINE or block.hidden or block.kind == "code":
            continue
        if len(after) > MAX_LINE // 2 and after.startswith(f"{line} "):
            told = is_person(line) and any(map(_BIOGRAPHY.search, page.names_around(block.place, 5)))
            names = [line] if told else []
        elif len(line) < _MAX_BEHIND and number > far and 0 < len(after) < MAX_LINE and words_before(line):
            names = names_of(after)
            if names and _is_likely(page, names[0]):
                labelled.append(Claim("tail", names, seen=True, weak=True))
            continue
        else:
            names = byline_names(line) if _LABEL.match(line) or is_said(line) else []
        tries += bool(names)
        if names and _is_likely(page, names[0]) and not page.stands_elsewhere(block.place):
            found.append(Claim("tail", names, seen=True, weak=True))
        if tries > _MAX_TRIES:
            break
    if len({tuple(claim.names) for claim in labelled}) == 1:
        yield labelled[-1]
    yield from reversed(found)


def _telling(page: Page) -> list[int]:
    """The lines from the title on that may announce an author, or begin the text below them; from the end."""
    sources, first = page.sources, max(page.title_block, 0)
    told = [number for number in range(first + 1, len(sources)) if len(sources[number]) > MAX_LINE // 2]
    found = {number - 1 for number in told if sources[number].startswith(f"{sources[number - 1][:MAX_LINE]} ")}
    found.update(announcing(sources, first))
    return sorted(found, reverse=True)


def site(page: Page) -> Iterator[Claim]:
    """The site of one person: called by the name of the person who holds the rights, as its last lines say."""
    for block in page.blocks[-_LAST:]:
        match = _RIGHTS.search(block.source) if len(block.source) <= MAX_LINE else None
        if match and (names := leading_names(match[1])) and is_named(page, names[0]) and _is_likely(page, names[0]):
            yield Claim("site", names, weak=True)


def _first_link(block: Block) -> list[str]:
    return next((names_of(block.source[s.start : s.end]) for s in block.spans if s.kind == "link"), [])
