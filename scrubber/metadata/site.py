"""What is said of the page as a whole: its site, address, description, image and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrubber.metadata.page import Page, first, plain

_WORD = re.compile(r"\w+")
_NOT_NAMES = ("com", "org", "net", "www", "co", "blog", "blogs", "news", "shop", "store", "docs", "forum", "forums")
# What `urljoin` does not leave as it is in an absolute address.
_RESOLVED = re.compile(r"[;\t\r\n]|[?#]$|[?]#|://(?:[/?#]|$)")
_MAX_SITE_WORDS = 4  # of a part of a title that names the site and more (`REI Co-op`)
_MAX_NAME = 120  # characters
_MAX_NAMES = 20
_MAX_TAGS = 50
_MAX_TAG = 80  # characters
_MAX_DESCRIPTION = 2_000


def site_names(page: Page) -> list[str]:
    """The names of the site that the page declares, the most trusted first."""
    if "site_names" not in page.known:
        names = [*page.meta("og:site_name", "application-name", "apple-mobile-web-app-title", "al:ios:app_name")]
        names += [*page.structured.sites]
        for entity in page.structured.entities[:5]:
            names += page.structured.texts(entity, "publisher")
        kept = (plain(name).strip(" -|/") for name in names if len(name) <= _MAX_NAME and "://" not in name)
        page.known["site_names"] = list(dict.fromkeys(name for name in kept if name))[:_MAX_NAMES]
    names_: list[str] = page.known["site_names"]
    return names_


def is_named(page: Page, text: str) -> bool:
    """Whether a text is the site's name to the letter: as declared, or as its server is called."""
    key = "".join(_WORD.findall(text.casefold()))
    if "site_keys" not in page.known:
        names = {"".join(_WORD.findall(name.casefold())) for name in site_names(page)}
        page.known["host_keys"] = _host_keys(page.host)
        page.known["site_keys"] = names | page.known["host_keys"] | {""}
    return key in page.known["site_keys"]


def is_site(page: Page, text: str) -> bool:
    """Whether a text is the site's name, or a part of the site's (`REI Co-op`, `Farm Bureau ...` on fb.example)."""
    if is_named(page, text):
        return True
    words = _WORD.findall(text.casefold())
    key, hosts = "".join(words), page.known["host_keys"]
    if len(words) <= _MAX_SITE_WORDS:
        if any(len(host) > 2 and host in (words[0], words[-1]) for host in hosts):
            return True
        if any(len(host) > 4 and (key.startswith(host) or (len(key) > 4 and host.startswith(key))) for host in hosts):
            return True
    return len(words) > 2 and "".join(word[0] for word in words) in hosts


def _host_keys(host: str) -> set[str]:
    labels = host.casefold().split(".")
    keys = {"".join(_WORD.findall(label)) for label in labels[:-1] if label not in _NOT_NAMES and len(label) > 2}
    if host:
        keys |= {"".join(_WORD.findall(host.casefold())), "".join(_WORD.findall(".".join(labels[-2:])))}
    return keys


def site_name_of(page: Page) -> str | None:
    """The name of the site, as it calls itself."""
    return first(site_names(page))


def url_of(page: Page) -> str | None:
    """The address that the page gives itself."""
    for address in page.meta("canonical", "og:url"):
        if found := _address(page, address):
            return found
    return None


def description_of(page: Page) -> str | None:
    """What the page says in a sentence or two that it is about."""
    names = ("description", "og:description", "twitter:description", "dc.description", "dcterms.description")
    found = first(page.meta(*names))
    if found is None:
        entities = page.structured.entities[:3]
        found = first(plain(text) for entity in entities for text in page.structured.texts(entity, "description"))
    return found[:_MAX_DESCRIPTION] if found else None


def image_of(page: Page) -> str | None:
    """The address of the picture that stands for the page."""
    for address in page.meta("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"):
        if found := _address(page, address):
            return found
    for entity in page.structured.entities[:5]:
        for image in page.structured.values(entity, "image"):
            value: Any = image.get("url") or image.get("contentUrl") if isinstance(image, dict) else image
            if isinstance(value, str) and (found := _address(page, value)):
                return found
    return first(filter(None, (_address(page, address) for address in page.meta("image_src", "thumbnail"))))


def tags_of(page: Page) -> list[str]:
    """The page's key words, as it gives them."""
    found = [*page.meta("article:tag", "og:article:tag", "book:tag", "video:tag")]
    for entity in page.structured.entities[:3]:
        for text in page.structured.texts(entity, "keywords"):
            found += _listed(text)
    for text in page.meta("keywords", "news_keywords", "parsely-tags", "sailthru.tags", "citation_keywords"):
        found += _listed(text)
    tags: dict[str, str] = {}
    for tag in found:
        tag = plain(tag).strip(" #,;")
        if tag and len(tag) <= _MAX_TAG:
            tags.setdefault(tag.casefold(), tag)
    return list(tags.values())[:_MAX_TAGS]


def _listed(text: str) -> Iterator[str]:
    return iter(re.split(r"[,;、，]", text[:_MAX_DESCRIPTION]))


def _address(page: Page, address: str) -> str | None:
    """An absolute address of the web, or None."""
    try:
        found = address.strip()
        if not found.startswith(("https://", "http://")) or _RESOLVED.search(found):
            found = urljoin(page.document.url or first(page.meta("canonical", "og:url")) or "", found)
        parts = urlsplit(found)
    except ValueError:
        return None
    return found if parts.scheme in ("http", "https") and parts.hostname else None
