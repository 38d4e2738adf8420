"""A look at a page of very many tags before it is parsed: what is nested too deep is flattened.

libxml2 looks through all open elements for each end tag that fits none of them, and for each further `<body>`: a page
of a hundred thousand open elements and as many stray end tags takes minutes. Here stray end tags and elements beyond
`limits.DEPTH` become empty elements (`<hr>`, `<img>`), which keep the text where it stood and paragraphs apart.
Pages of fewer tags are only counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from scrubber import limits
from scrubber.segmenting.shortened import shortened
from scrubber.segmenting.tags import ROLES, Role

_FEW = 100_000  # bytes
_MANY = 10_000  # tags from which a page is looked at: half of them open and half stray cost 60 ms at the worst
_PART = 1_000_000  # bytes looked at at once
_TAG = re.compile(rb"</?[a-zA-Z][a-zA-Z0-9]*")
_TOKEN = re.compile(rb"<!--|<(/?)([a-zA-Z][^\s/>]*)")
_VOID = frozenset(
    b"area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr".split()
)
# Elements that the parser ends itself where the next of them begins.
_ENDED = frozenset(b"p li dt dd tr td th thead tbody tfoot option optgroup colgroup".split())
_SHALLOW = frozenset(b"<" + form for name in _VOID | _ENDED for form in (name, name.upper()))
_SLASH = ord("/")
_RAW = frozenset(b"script style textarea title iframe noembed noframes xmp".split())
_ONCE = frozenset((b"html", b"body", b"head"))
# Elements that no end tag of a lower rank ends (libxml2's priorities).
_RANKS = {b"div": 1, b"td": 2, b"th": 2, b"tr": 3, b"thead": 4, b"tbody": 4, b"tfoot": 4, b"table": 5} | dict.fromkeys(
    (b"head", b"body", b"html"), 6
)


def guarded(page: bytes) -> tuple[bytes, list[str]]:
    """The page, changed only where it would cost the parser too much, and what was done.

    >>> guarded(b"<p>It rained.</p>")
    (b'<p>It rained.</p>', [])
    """
    if len(page) < _FEW or (tags := page.count(b"<")) < _MANY:
        return page, []
    told = []
    if tags > limits.TAGS:
        page, taken = shortened(page, limits.TAGS)
        told.append(f"{taken} tags between the shortest texts were cut out")
    if _depth(page) > limits.DEPTH:
        page, taken = _flattened(page)
        if taken:
            told.append(f"{taken} elements deeper than {limits.DEPTH} were taken out")
    return page, told


def _depth(page: bytes) -> int:
    """How many elements are open at once, at the most; those that end themselves are left out of account."""
    opened: defaultdict[bytes, int] = defaultdict(int)
    depth = deepest = 0
    for at in range(0, len(page), _PART):
        for tag in _TAG.findall(page[at : at + _PART]):
            if tag[1] == _SLASH:
                name = tag[2:]
                if opened[name]:
                    opened[name] -= 1
                    depth -= 1
            elif tag not in _SHALLOW:
                opened[tag[1:]] += 1
                depth += 1
                if depth > deepest:
                    deepest = depth
        if deepest > limits.DEPTH:
            break
    return deepest


def _flattened(page: bytes) -> tuple[bytes, int]:
    """The page with an empty element in the place of each tag that is too deep, or ends nothing; how many too deep."""
    parts: list[bytes] = []
    at = taken = 0
    elements = _Open()
    for start, name_end, ends, name in _tags(page):
        if ends:
            keep = elements.end(name)
        else:
            keep = elements.start(name)
            taken += not keep
        if not keep:
            parts += (page[at:start], b"<hr" if ROLES.get(name.decode("latin-1")) is Role.BLOCK else b"<img")
            at = name_end
    parts.append(page[at:])
    return b"".join(parts), taken


def _tags(page: bytes) -> Iterator[tuple[int, int, bool, bytes]]:
    """Where each tag begins, where its name ends, whether it is an end tag, its name; none of comments and scripts."""
    at = 0
    while token := _TOKEN.search(page, at):
        at = token.end()
        if not token[2]:
            end = page.find(b"-->", at)
            if end < 0:
                return
            at = end
            continue
        name = token[2].lower()
        yield token.start(), at, bool(token[1]), name
        if name in _RAW and not token[1]:
            at = _end_of_raw(page, at, name)


def _end_of_raw(page: bytes, at: int, name: bytes) -> int:
    end = re.compile(b"</" + name, re.I).search(page, at)
    return end.start() if end else len(page)


class _Open:
    """The elements that the parser has open, or would have if it did not end some itself."""

    def __init__(self) -> None:
        self._names: list[bytes] = []
        self._at: defaultdict[bytes, list[int]] = defaultdict(list)  # where each name is open
        self._ranked: list[list[int]] = [[] for _ in range(7)]  # where the elements of each rank are open
        self._taken: defaultdict[bytes, int] = defaultdict(int)
        self._once: set[bytes] = set()

    def start(self, name: bytes) -> bool:
        """An element begins; False when it is to be taken out."""
        if name in _VOID or name in _RAW:
            return True
        if name in _ONCE:
            if name in self._once:
                return False
            self._once.add(name)
        if self._names and self._names[-1] == name and name in _ENDED:
            return True
        if len(self._names) >= limits.DEPTH:
            self._taken[name] += 1
            return False
        where = len(self._names)
        self._names.append(name)
        self._at[name].append(where)
        self._ranked[_RANKS.get(name, 0)].append(where)
        return True

    def end(self, name: bytes) -> bool:
        """An end tag; False when it ends nothing."""
        if name in _RAW:
            return True
        if self._taken[name]:
            self._taken[name] -= 1
            return False
        if not self._at[name] or name in _ONCE:
            return False
        where = self._at[name][-1]
        for higher in self._ranked[_RANKS.get(name, 0) + 1 :]:
            if higher and higher[-1] > where:
                return False
        while len(self._names) > where:
            ended = self._names.pop()
            self._at[ended].pop()
            self._ranked[_RANKS.get(ended, 0)].pop()
        return True
