"""The article's title without the site's name.

Pages declare a title for search engines and another for sharing, and show a third; the one that is shown
is the article's. Which heading that is, the declared ones tell: where the page's only large heading is
the site's name, as on many forums and manuals, one of those is taken.
"""

from __future__ import annotations

import re
from functools import partial

from scrubber.metadata.page import Page, first, plain
from scrubber.metadata.site import is_named, is_site, site_names

# Between a title and the site's name; the last alternative is for Chinese and Japanese.
_BREAK = re.compile(
    r"\s+(?:[|–—·•»«~/-]|::|\|\|)\s+|\s*[|｜]\s*|_+(?=[^_]*$)"
    r"|(?<=[\u3040-\u30ff\u3400-\u9fff！？”》」】])\s?[-—–_]{1,2}\s?(?=[\u3040-\u30ff\u3400-\u9fffA-Z])"
)
_WORD = re.compile(r"\w+")
_HANGING = re.compile(
    r"^(?:Title:|#)\s*|\s*(?:[¶#§🔗]|\((?!(?:19|20)\d\d\))\d[\d,.+]*(?: (?:items|results))?\)|\[#\])+$", re.I
)
_PART = 0.5  # of a declared title, that a line on the page must have to be the title
_MAX_TITLE = 400  # characters
_MAX_TITLES = 20  # declared ones looked at
_MAX_HEADINGS = 200  # looked at
_SHARED = (
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
)
_SAME = 3.0  # how well a heading fits that is a declared title
_FIRST = 0.1  # how much better the first large heading fits than the next
_LIKE = 1.6  # how well a heading must fit: three words in five are in a declared title
_LIKE_IN_ARTICLES = 1.4  # the same, where headings are titles and no slogans


def title_of(page: Page) -> str | None:
    """The title, or None when the page neither declares nor shows one."""
    number, declared = page.title_block, _declared(page)
    if number >= 0 and page.blocks[number].kind == "heading":
        if not declared or page.known["title fits"] >= (_LIKE_IN_ARTICLES if _is_article(page) else _LIKE):
            heading = _tidy(page.blocks[number].source)
            ends = (title for title in declared if page.is_forum and heading.endswith(title))  # behind a prefix
            return first(ends) or heading or None
        titles = [title for title in map(partial(_without_site, page), page.meta("title")) if title in declared]
        return first([*titles, *declared])
    if number >= 0 and declared and len(shown := _tidy(page.blocks[number].source)) > _PART * len(declared[0]):
        return shown
    return first(declared)


def title_block_of(page: Page) -> int:
    """The number of the block that is the title, -1 when there is none."""
    declared = _declared(page)
    whole = {squashed(title) for title in declared}
    leads = {squashed(parts[0]) for title in declared if (parts := _BREAK.split(title))} - {""}
    lasts = {squashed(parts[-1]) for title in page.meta("title") if len(parts := _BREAK.split(title)) > 1}
    words = [set(_WORD.findall(title.casefold())) for title in declared]
    openings = {word[0].casefold() for title in declared if (word := _WORD.search(title))}
    best, most, seen = -1, 0.0, 0
    for number in [number for number, block in enumerate(page.blocks) if block.kind == "heading"]:
        block = page.blocks[number]
        if len(block.source) > _MAX_TITLE:
            continue
        seen += 1
        if seen > _MAX_HEADINGS:
            break
        if block.level > 1 and ((word := _WORD.search(block.source)) is None or word[0].casefold() not in openings):
            continue
        text = _tidy(block.source)
        key = squashed(text)
        fits = 0.0
        if not key:
            continue
        if block.level == 1 and key in leads | whole:
            fits = _SAME
        elif key in whole:
            fits = _LIKE_IN_ARTICLES - block.level / 100
        elif key in leads:
            fits = 1 - block.level / 100
        elif block.level == 1 and key not in lasts and not is_site(page, text):
            own = set(_WORD.findall(text.casefold()))
            fits = 1 + max((len(own & other) / len(own) for other in words), default=0.0)
            fits += _FIRST if best < 0 else 0
        fits -= 0.9 * block.hidden
        if fits > most:
            best, most = number, fits
    page.known["title fits"] = _SAME if best >= 0 and page.blocks[best].level > 1 else most
    if best < 0 and whole:
        known = whole | leads
        longest = max(map(len, declared)) + 20
        return next((n for n, text in enumerate(page.sources) if len(text) < longest and squashed(text) in known), -1)
    return best


def _is_article(page: Page) -> bool:
    return bool(page.structured.articles) or page.is_forum or "article" in page.meta("og:type")


def squashed(text: str) -> str:
    """A text without its case, blanks and marks.

    >>> squashed("Rain & Wind: a history")
    'rainwindahistory'
    """
    return "".join(_WORD.findall(text.casefold()))


def _declared(page: Page) -> list[str]:
    """The titles that the page declares, without the site's name, the most trusted first."""
    if "titles" not in page.known:
        page.known["titles"] = _find_declared(page)
    found: list[str] = page.known["titles"]
    return found


def _find_declared(page: Page) -> list[str]:
    structured = page.structured
    found = [text for entity in structured.articles[:1] for text in structured.texts(entity, "headline")[:1]]
    found += [*page.meta(*_SHARED), *page.meta("title")]
    different = dict.fromkeys(title[:_MAX_TITLE] for title in found[:_MAX_TITLES])
    titles = (_without_site(page, _tidy(title)) for title in different)
    known = list(dict.fromkeys(title for title in titles if title))
    return [title for title in known if not is_named(page, title)] or known


def _without_site(page: Page, title: str) -> str:
    """A declared title without the site's name before or after it; empty when nothing else is left."""
    for name in site_names(page):
        if len(name) > 3 and title.casefold().endswith(name.casefold()):
            before = title[: -len(name)]
            if (cut := before.rstrip(" |–—·•»:~-")) and len(cut) < len(before.rstrip()):
                title = cut
                break
    breaks = list(_BREAK.finditer(title))
    start, end = 0, len(title)
    while breaks and is_site(page, title[breaks[-1].end() : end]):
        end = breaks.pop().start()
    while breaks and is_named(page, title[start : breaks[0].start()]):
        start = breaks.pop(0).end()
    return title[start:end].strip()


def _tidy(text: str) -> str:
    """A title without what hangs on it: marks of anchors, numbers of results."""
    text = plain(text)
    return _HANGING.sub("", text).strip() if text[:1] in "tT#" or text[-1:] in "¶#§🔗)]" else text
