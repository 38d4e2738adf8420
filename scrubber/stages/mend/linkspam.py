"""Promotional links injected into prose: the markup and the address go, the words stay.

- *Anchors as text*, plain or escaped, and BBCode links: markup that nobody typed into a sentence.
- *Half anchors*: what is left of `<a href="http://host/path" target="_blank">phrase</a>` when the
  start was cut off: `host/path" target="_BLANK">phrase`. The remains of attributes are proof enough.
- *Addresses* in parentheses, in Markdown links or bare: removed only on evidence that they promote,
  for a sentence may well be about an address. The evidence is named in the change.

>>> from scrubber import clean
>>> clean('See the Exampletown-jobs.com/view/7" target="_BLANK">Exampletown-jobs.com/view/7" target="_BLANK">Forum.')
'See the Forum.'
>>> clean("The docs (docs.python.org/3/tutorial) are good.")
'The docs (docs.python.org/3/tutorial) are good.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrubber.document import Edit
from scrubber.lexicons import lexicon
from scrubber.model.promotion import ENOUGH, bare_host, letters_of, promotes, split_address
from scrubber.stage import PageView, text_stage

_NAME = r"(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,24}"
_HOST = rf"(?:https?:)?(?://)?({_NAME})(?::\d{{1,5}})?"
_ESCAPED = r"&(?:amp;){0,4}(?:quot|gt|lt|apos|#3[49]|#822[01]);"
_PATH = rf"((?:[/?#](?:(?!{_ESCAPED})[^\s\"'<>()\[\]“”‘’«»]){{0,300}})?)"
_DOUBLE = r"(?:\\?[\"“”„«»″]|&(?:amp;){0,4}(?:quot|#34|#822[01]);)"
_SINGLE = r"(?:\\?['‘’]|&(?:amp;){0,4}(?:apos|#39);)"
_QUOTE = rf"(?:{_DOUBLE}|{_SINGLE})"
_GREATER = r"(?:>|&(?:amp;){0,4}gt;)"
_LESS = r"(?:<|&(?:amp;){0,4}lt;)"

# A quoted value may hold `>` and the other quotes, so the plain ways to read it come first.
_QUOTED = (
    rf"(?:(?:{_DOUBLE}(?:(?!{_DOUBLE})[^<>]){{0,300}}{_DOUBLE}|{_SINGLE}(?:(?!{_SINGLE})[^<>]){{0,300}}{_SINGLE}"
    r"|\"[^\"<]{0,300}\"|'[^'<]{0,300}'|[“”][^“”<]{0,300}[“”])(?=[\s/>&]|$))"
)
_UNQUOTED = rf"{_QUOTE}?(?:(?!{_GREATER}|{_QUOTE})[^\s<>]){{1,300}}(?=[\s>&])"
_ATTRIBUTE = re.compile(
    rf"\s{{0,3}}(?:([a-z][a-z0-9:_-]{{1,30}})\s?=\s?({_QUOTED})"
    rf"|(href|target|rel|class|title|id|name|style)\s?=\s?({_UNQUOTED})|[a-z-]{{2,20}}(?=[\s/>]))",
    re.I,
)
_MOST_ATTRIBUTES = 12
_TAG_END = re.compile(rf"\s{{0,3}}/?\s?{_GREATER}", re.I)
# Without its `<`, only what can be nothing else: `with a href="http://...">`, `with href="http://...">`.
_ANCHOR = re.compile(rf"(?:{_LESS}\s?a\s{{1,3}}(?=[a-z])|(?<![\w<&;.-])(?:a\s{{1,3}})?(?=href\s?=\s?{_QUOTE}))", re.I)
_CLOSE_ANCHOR = re.compile(rf"(?:{_LESS}\s?|(?<=[^\s<]))/\s?a\s?{_GREATER}", re.I)

# A quotation mark of the prose may stand before the host, but not that of another attribute. A scheme
# shows where the address begins even behind a letter.
_BEFORE_HOST = (
    rf"(?:(?<![A-Za-z0-9_./:;@=?&#%~-])(?<![=:][\"'“”‘’])(?<!= [\"'])|(?<=[\w.,!?])(?=(?:https?:)?//{_NAME}))"
)
_BLANKS_IN_PATH = r"(?:(?:\x20[\w%-]{1,40}){1,4}/[^\s\"'<>“”]{0,100})?"
_ADDRESS_AND_QUOTE = (
    rf"(?:https?:)?(?://)?({_NAME}|\d{{1,3}}(?:\.\d{{1,3}}){{3}})(?::\d{{1,5}})?{_PATH}"
    rf"(?:(\x20?{_QUOTE}|{_BLANKS_IN_PATH}{_QUOTE})|(?=\s(?:target|rel|class)\s?=))"
)
_HALF_ANCHOR = re.compile(_BEFORE_HOST + _ADDRESS_AND_QUOTE, re.I)
_COPY = re.compile(_ADDRESS_AND_QUOTE, re.I)  # of a half anchor, directly behind it
_LOWER_BEFORE_CAPITAL = re.compile(r"(?!www\.)[a-z]{1,30}\.?(?=[A-Z])")
_TAG_BEFORE = re.compile(rf"{_LESS}[a-z](?:(?!{_GREATER})[^<]){{0,300}}$", re.I)  # what is open there is no half anchor

_BBCODE = re.compile(r"\[(/?)url(?:=([^\]\s]{0,300}))?\]", re.I)
_OWN_ADDRESS = re.compile(rf"\s?{_HOST}{_PATH}\s?(?:{_LESS}\s?/\s?a\s?{_GREATER}|\[/url\])", re.I)
_MARKDOWN_LINK = re.compile(rf"(?<!!)\[([^\[\]\n]{{1,200}})\] ?\({_HOST}{_PATH}(?:\s\"[^\"\n]{{0,100}}\")?\)", re.I)
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?P<words>\S.*?)\1")
# `(visit host/path)` as well; and in brackets of other shapes.
_IN_PARENTHESES = re.compile(
    rf"(?<!\])\((?:[a-z]{{2,10}}:?\x20){{0,2}}{_HOST}{_PATH}\)|(?<!\])\[{_HOST}{_PATH}\](?!\()|<{_HOST}{_PATH}>", re.I
)
_BARE = re.compile(
    rf"(?<![\w./:;@=?&#%~(\[\"'“”‘’«»<|-]){_HOST}([/?][^\s\"'<>()\[\]“”‘’«»]{{1,300}}(?<![.,;:!?]))", re.I
)
_ADDRESS = re.compile(r"\.[a-z]{2,24}(?::\d{1,5})?(?:[/?)]| \")", re.I)  # a quick look before the patterns above

_LONGEST_CALL = 12  # words
_LAST_WORD = re.compile(r"(\S{1,60})\x20?$")


def _may_hold_links(text: str) -> bool:
    return (
        ">" in text
        or "gt;" in text
        or ("[" in text and _BBCODE.search(text) is not None)
        or _ADDRESS.search(text) is not None
    )


@text_stage("linkspam", trigger=_may_hold_links, signs="linkspam")
def remove_link_spam(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out injected promotional links; their markup goes, the words of the prose stay."""
    edits = [*_markup(text, page)] if "<" in text or "[" in text or ">" in text or "gt;" in text else []
    if not edits and _ADDRESS.search(text):  # in markup they look like bare ones: they wait for the next round
        edits += _addresses(text, page)
    yield from edits


def _markup(text: str, page: PageView) -> Iterator[Edit]:
    """Anchors, whole or half, and BBCode links: those that promote, and all where the page is not about markup."""
    tags: list[tuple[int, int, str, str | Edit | None]] = []  # last: the address, a half anchor, or None: it closes
    if ">" in text or "gt;" in text:
        tags += [(*match.span(), "anchor", None) for match in _CLOSE_ANCHOR.finditer(text)]
        for match in _ANCHOR.finditer(text):
            end, attributes = _rest_of_tag(text, match.end())
            start = match.start()
            inside = text[start] not in "<&" and _TAG_BEFORE.search(text, max(0, start - 300), start)
            if end and "href" in attributes and not inside:
                tags.append((start, end, "anchor", attributes["href"]))
        tags += [(edit.start, edit.end, "anchor", edit) for edit, _ in _half_anchors(text, page)]
    if "[" in text:
        for match in _BBCODE.finditer(text):
            tags.append((*match.span(), "BBCode link", None if match[1] else match[2] or ""))
    rules: list[str] = []  # of the open tags: why they go, or "" when they stay
    reached = 0
    for start, end, kind, what in sorted(tags, key=lambda tag: tag[:2]):
        if start < reached:
            continue
        reached, rule = end, "" if page.is_about_markup else f"{kind} as text: markup in prose"
        if isinstance(what, Edit):
            rules.append(rule and what.rule)  # where markup is the subject, a lone `</a>` may be as well
            yield what
            continue
        if what is None:
            rule = rules.pop() if rules else rule if kind != "anchor" else ""
        else:
            own = _OWN_ADDRESS.match(text, end)
            empty = _CLOSE_ANCHOR.match(text, end) if kind == "anchor" else None
            if empty and (rule or promotes(*(split_address(what) or ("", "")), page, _planted_hosts(page))):
                reached = empty.end()
                yield _cut(text, start, reached, "anchor around nothing")
                continue
            host, path = split_address(what) or (("", "") if not own or what else (own[1], own[2]))
            if evidence := promotes(host, path, page, _planted_hosts(page), ENOUGH - bool(own and rule)):
                rule = f"{kind} as text: {evidence}"
                if (
                    own
                    and bare_host(own[1]) == bare_host(host)
                    and not _is_reference(text, start, own.end(), host, page)
                ):
                    reached = own.end()
                    yield _cut(text, start, reached, f"{kind} on its own address: {evidence}")
                    continue
            rules.append(rule)
        if rule:
            yield Edit(start, end, "", rule)


def _half_anchors(text: str, page: PageView) -> Iterator[tuple[Edit, str]]:
    """Each half anchor, with its copies directly behind it, as one edit; and its host."""
    at = 0
    while first := _HALF_ANCHOR.search(text, at):
        start, end = first.start(), _end_of_half(text, first, page)
        at = end or first.end(1)
        if not end or _TAG_BEFORE.search(text[max(0, start - 300) : start]):
            continue
        last = first
        while (copy := _COPY.match(text, end)) and (further := _end_of_half(text, copy, page)):
            last, end = copy, further
        at = end
        prose = _prose_before_host(text, first, last)
        glued = prose or (start != first.start(1) and re.match(r"[a-z0-9.,!?]", text[start - 1 : start], re.I))
        start += prose
        rule = "half anchor: remains of attributes" + (", glued to the word before" if glued else "")
        if glued and text[start - 1] not in "-/" and text[end : end + 1].isalnum():
            yield Edit(start, end, " ", rule), last[1]
        else:
            yield _cut(text, start, end, rule), last[1]


def _end_of_half(text: str, match: re.Match[str], page: PageView) -> int:
    """Where the half anchor ends, or 0 when it is none. Its proof: attributes, or its own end `">` without a blank."""
    end, attributes = _rest_of_tag(text, match.end())
    before, mark = text[match.start() - 1 : match.start()], match[3]
    if not mark or " " in mark.strip() or before in set("\"'“”‘’") or match[1][-1].isdigit():  # less usual forms
        return end if attributes and not page.is_about_markup else 0
    return end if attributes or not text[match.end() : match.end() + 1].isspace() else 0


def _prose_before_host(text: str, first: re.Match[str], last: re.Match[str]) -> int:
    """How many letters of the first host are a word of the prose: `forExample.com`, `forexample.com">example.com">`."""
    host, start = first[1], first.start()
    if start != first.start(1):
        return 0
    more = len(host) - len(last[1])
    if more > 0 and host.lower().endswith(last[1].lower()):  # the copy behind it begins where the host does
        return more if host[:more].lower() != "www." else 0
    lower = _LOWER_BEFORE_CAPITAL.match(host)
    # `eBay.com` is one name; `für` ends in a letter that no host has, and its `r` belongs to it.
    return lower.end() if lower and (lower.end() > 1 or lower[0] == "a" or text[start - 1 : start].islower()) else 0


def _rest_of_tag(text: str, at: int) -> tuple[int, dict[str, str]]:
    """Where the tag ends whose attributes begin here, 0 if it does not end as a tag does; and its attributes."""
    attributes = {}
    for _ in range(_MOST_ATTRIBUTES):
        attribute = _ATTRIBUTE.match(text, at)
        if not attribute:
            break
        if name := attribute[1] or attribute[3]:
            attributes[name.lower()] = attribute[2] or attribute[4]
        at = attribute.end()
    end = _TAG_END.match(text, at)
    return end.end() if end else 0, attributes


def _addresses(text: str, page: PageView) -> Iterator[Edit]:
    """Addresses in Markdown links, in parentheses and bare, where there is evidence that they promote."""
    for match in _MARKDOWN_LINK.finditer(text) if "](" in text or "] (" in text else ():
        if evidence := promotes(match[2], match[3], page, _planted_hosts(page)):
            emphasis = _EMPHASIS.fullmatch(match[1])
            yield Edit(*match.span(), emphasis["words"] if emphasis else match[1], f"Markdown link: {evidence}")
    for match in _IN_PARENTHESES.finditer(text) if "(" in text or "[" in text or "<" in text else ():
        start, end = match.span()
        host, path = next((match[i], match[i + 1]) for i in (1, 3, 5) if match[i])
        # Behind the name that it spells it is the address of what the sentence speaks of.
        name = letters_of(bare_host(host).split(".")[-2])
        named = bool(name) and name in letters_of(text[max(0, start - 80) : start])
        evidence = promotes(host, path, page, _planted_hosts(page), ENOUGH + named)
        if evidence and not (text[start] == "<" and _is_reference(text, start, end, host, page)):
            # Between two words one blank is left over; at the start of the text none is.
            end += start == 0 and text[end : end + 1] == " "
            yield Edit(start - (text[start - 1 : start] == " "), end, "", f"address in parentheses: {evidence}")
    for match in _BARE.finditer(text):
        start, end = match.span()
        sure = _goes_on(text, end) or bare_host(match[1]) in _planted_hosts(page)
        evidence = promotes(match[1], match[2], page, _planted_hosts(page))
        if not evidence:
            continue
        if "repeated" not in evidence and _is_call(text, start, end):
            yield Edit(0, len(text), "", f"nothing but a call to an address: {evidence}")
            return
        enough = sure or promotes(match[1], match[2], page, _planted_hosts(page), ENOUGH + 2)
        if enough and not _is_reference(text, start, end, match[1], page):
            yield _cut(text, start, end, f"bare address: {evidence}")


def _cut(text: str, start: int, end: int, rule: str) -> Edit:
    """Takes out a piece between words, and the one blank too many with it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == " " and before in ("", " ", "\n"):
        end += 1
    elif before == " " and after in ("", *"\n.,;:!?)"):
        start -= 1
    return Edit(start, end, "", rule)


def _is_reference(text: str, start: int, end: int, host: str, page: PageView) -> bool:
    """Whether an address is what its sentence or line is about, by the word before it."""
    last = _LAST_WORD.search(text, max(0, start - 61), start)
    word = last[1].lower() if last else ""
    named = word.strip("\"'“”‘’([") in lexicon("spam_paths")["reference"]
    if bare_host(host) in _planted_hosts(page):  # in `shown at host/path the Forum` the sentence goes on without it
        return named and not _goes_on(text, end)
    return named or not word or not (word[-1].isalnum() or word[-1] in '.!?…"”)')


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 2].strip(" ").isalnum()


def _is_call(text: str, start: int, end: int) -> bool:
    """Whether a text is one sentence that calls to an address: `Buy cheap essays at ...`, `Visit ... for a bonus!`."""
    rest = f"{text[:start].rstrip(' :')} {text[end:].strip(' .!')}"
    words = rest.split()
    if not 1 < len(words) < _LONGEST_CALL or words[0].lower() not in lexicon("spam_paths")["call"]:
        return False
    return set(",.:?!\n").isdisjoint(rest)


def _planted_hosts(page: PageView) -> frozenset[str]:
    """Hosts of the half anchors of the page: whoever injects one link injects others."""
    hosts = page.memo.get("planted")
    if hosts is None:
        texts = [page.texts[number] for number in page.signs.get("linkspam", ())]
        found = (host for text in texts for _, host in _half_anchors(text, page))
        hosts = page.memo["planted"] = frozenset(map(bare_host, found))
    return hosts
