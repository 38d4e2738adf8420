"""Promotional links injected into prose: the markup and the address go, the words stay.

- *Half anchors*: what is left of `<a href="http://host/path" target="_blank">phrase</a>` when the
  start was cut off: `host/path" target="_BLANK">phrase`. The remains of attributes are proof enough.
- *Anchors as text*, plain or escaped, and BBCode links: markup that nobody typed into a sentence.
- *Addresses* in parentheses, in Markdown links or bare: removed only on evidence that they promote,
  for a sentence may well be about an address. The evidence is named in the change.

>>> from scrubber import clean
>>> clean('See the Exampletown-jobs.com/view/7" target="_BLANK">Exampletown-jobs.com/view/7" target="_BLANK">Forum.')
'See the Forum.'
>>> clean("The docs (docs.python.org/3/tutorial) are good.")
'The docs (docs.python.org/3/tutorial) are good.'
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from scrubber.document import Edit
from scrubber.lexicons import lexicon
from scrubber.stage import PageView, text_stage

_HOST = r"(?:https?:)?(?://)?((?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,24})(?::\d{1,5})?"
_ESCAPED = r"&(?:amp;)*(?:quot|gt|lt|apos|#3[49]);"
_PATH = rf"((?:[/?#](?:(?!{_ESCAPED})[^\s\"'<>()\[\]“”‘’«»]){{0,300}})?)"
_QUOTE = r"(?:[\"'“”‘’«»″]|&(?:amp;)*(?:quot|#34|#39|apos);)"
_ATTRIBUTE = rf"\s{{0,3}}[a-z-]{{2,20}}\s?=\s?{_QUOTE}[^\"'“”‘’<>]{{0,100}}?{_QUOTE}"
_GREATER = r"(?:>|&(?:amp;)*gt;)"
_LESS = r"(?:<|&(?:amp;)*lt;)"

_BEFORE_HOST = r"(?<![A-Za-z0-9_./:;@=\"'-])"
# The proof: attributes behind the address, or its own end `">` without a blank.
_HALF_ANCHOR = re.compile(
    rf"{_BEFORE_HOST}{_HOST}{_PATH}\s?{_QUOTE}(?:(?:{_ATTRIBUTE}){{1,6}}\s{{0,3}}/?)?{_GREATER}", re.I
)
_OPEN_ANCHOR = re.compile(
    rf"{_LESS}\s?a\s[^<>]{{0,200}}?href\s?=\s?{_QUOTE}?\s?([^\s\"'“”‘’<>&]{{0,300}})[^<>]{{0,400}}?{_GREATER}", re.I
)
_CLOSE_ANCHOR = re.compile(rf"{_LESS}\s?/\s?a\s?{_GREATER}", re.I)
_BBCODE = re.compile(r"\[/?url(?:=[^\]\s]{0,300})?\]", re.I)
_MARKDOWN_LINK = re.compile(rf"\[([^\[\]\n]{{1,200}})\]\({_HOST}{_PATH}\)", re.I)
_IN_PARENTHESES = re.compile(rf"\s?\({_HOST}{_PATH}\)", re.I)
_BARE = re.compile(rf"(?<![\w./:;@=(\[\"'-]){_HOST}([/?][^\s\"'<>()\[\]“”‘’«»]{{1,300}})", re.I)
_ADDRESS = re.compile(r"\.[a-z]{2,24}(?::\d{1,5})?[/?)]", re.I)  # a quick look before the patterns above

_DIGITS = re.compile(r"\d+")
_ENOUGH = 2  # points of evidence before an address is taken for promotion
_MOST_HOSTS = 200  # counted on one page; one with more different hosts is a list of sources
_OFTEN = 3  # how often a host must stand on a page to count as repeated


def _may_hold_links(text: str) -> bool:
    return (
        ">" in text
        or "gt;" in text
        or ("[" in text and _BBCODE.search(text) is not None)
        or _ADDRESS.search(text) is not None
    )


@text_stage("linkspam", trigger=_may_hold_links)
def remove_link_spam(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out injected promotional links; their markup goes, the words of the prose stay."""
    if ">" in text or "gt;" in text:
        half = [Edit(*match.span(), "", "half anchor: remains of attributes") for match in _HALF_ANCHOR.finditer(text)]
        if half:  # the rest in the next round: their addresses look like bare ones to the rules below
            yield from half
            return
        yield from _whole_anchors(text, page)
    for match in _BBCODE.finditer(text) if "[" in text else ():
        if not page.is_about_markup:
            yield Edit(match.start(), match.end(), "", "BBCode link as text")
    if _ADDRESS.search(text):
        yield from _addresses(text, page)


def _addresses(text: str, page: PageView) -> Iterator[Edit]:
    """Addresses in Markdown links, in parentheses and bare, where there is evidence that they promote."""
    for match in _MARKDOWN_LINK.finditer(text) if "](" in text else ():
        if evidence := _promotes(match[2], match[3], page):
            yield Edit(match.start(), match.end(), match[1], f"Markdown link: {evidence}")
    for match in _IN_PARENTHESES.finditer(text) if "(" in text else ():
        if evidence := _promotes(match[1], match[2], page):
            # Between two words one blank is left over; at the start of the text none is.
            end = match.end() + (match.start() == 0 and text[match.end() : match.end() + 1] == " ")
            yield Edit(match.start(), end, "", f"address in parentheses: {evidence}")
    for match in _BARE.finditer(text):
        if evidence := _promotes(match[1], match[2], page, needed=_ENOUGH + 1):
            start = match.start() - (text[match.start() - 1 : match.start()] == " ")
            yield Edit(start, match.end(), "", f"bare address: {evidence}")


def _whole_anchors(text: str, page: PageView) -> Iterator[Edit]:
    """Anchors as text: the tags of those that promote, and of all where the page is not about markup."""
    tags = sorted((*_OPEN_ANCHOR.finditer(text), *_CLOSE_ANCHOR.finditer(text)), key=lambda match: match.start())
    rules: list[str] = []  # of the open anchors: why their tags go, or "" when they stay
    for match in tags:
        if match.re is _CLOSE_ANCHOR:
            rule = rules.pop() if rules else ""
        else:
            parts = _split(match[1])
            evidence = _promotes(*parts, page) if parts else ""
            rule = f"anchor as text: {evidence or 'markup in prose'}" if evidence or not page.is_about_markup else ""
            rules.append(rule)
        if rule:
            yield Edit(match.start(), match.end(), "", rule)


def _split(address: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(html.unescape(address) if "//" in address else f"//{address}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return (host, parts.path + (f"?{parts.query}" if parts.query else "")) if "." in host else None


def _promotes(host: str, path: str, page: PageView, needed: int = _ENOUGH) -> str:
    """The evidence that an address is promotion, in words; empty when there is not enough of it."""
    host = host.lower().removeprefix("www.")
    own = urlsplit(page.url).hostname if page.url else None
    if own and own.removeprefix("www.") == host:
        return ""
    found = []
    if host in _planted_hosts(page):
        found += ["its host stands in a half anchor on the page"] * 2
    counts: dict[str, int] = page.memo.setdefault("hosts", {})
    if host not in counts:
        counts[host] = page.lowered.count(host) if len(counts) < _MOST_HOSTS else 0
    if counts[host] >= _OFTEN:
        found.append("its host is repeated on the page")
    if any(word in host for word in lexicon("spam_paths").get("host", ())):
        found.append("promotional host name")
    shape = _DIGITS.sub("0", path.lower())
    if any(shape.startswith(known) for known in _path_shapes()):
        found.append("promotional path")
    return ", ".join(dict.fromkeys(found)) if len(found) >= needed else ""


def _planted_hosts(page: PageView) -> frozenset[str]:
    """Hosts of the half anchors of the page: whoever injects one link injects others."""
    hosts = page.memo.get("planted")
    if hosts is None:
        found = (match[1] for text in page.texts for match in _HALF_ANCHOR.finditer(text))
        hosts = page.memo["planted"] = frozenset(host.lower().removeprefix("www.") for host in found)
    return hosts


@cache
def _path_shapes() -> tuple[str, ...]:
    return tuple(_DIGITS.sub("0", path.lower()) for path in lexicon("spam_paths").get("path", ()))
