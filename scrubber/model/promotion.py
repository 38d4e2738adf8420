"""Whether an address promotes something: evidence from its host, its path, its query and the page around it.

One sign is no proof: a page may cite an address often, a shop may be what a sentence is about. The signs that count are
data (`lexicons/spam_paths.txt`); weak ones count only beside a strong one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Container
from functools import cache
from urllib.parse import urlsplit

from scrubber.lexicons import lexicon
from scrubber.stage import PageView

ENOUGH = 2  # points of evidence before an address is taken for promotion
_OFFICIAL = re.compile(r"\.(?:gov|edu|mil|int|ac)(?:\.[a-z]{2})?$")
_DIGITS = re.compile(r"\d+")
_PIECE = re.compile(r"[^\W\d_]+")
_PATH_PIECE = re.compile(r"[a-z-]+")
_PARAMETER = re.compile(r"[?&;]([a-z_]{1,30})=")
_MOST_HOSTS = 200  # counted on one page; one with more different hosts is a list of sources
_OFTEN = 3  # how often a host must stand on a page to count as repeated


def split_address(address: str) -> tuple[str, str] | None:
    """Host and path of an address, or None where it has no host.

    >>> split_address("https://www.example.org/a?b=1")
    ('example.org', '/a?b=1')
    """
    address = html.unescape(html.unescape(address)).strip(" \"'“”„‘’«»″")
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        host = bare_host(parts.hostname or "")
    except ValueError:
        return None
    return (host, parts.path + (f"?{parts.query}" if parts.query else "")) if "." in host else None


def bare_host(host: str) -> str:
    """The host without case and `www.`."""
    return host.lower().removeprefix("www.")


def letters_of(text: str) -> str:
    """The letters of a text, without case and all else."""
    return "".join(_PIECE.findall(text.lower()))


def promotes(host: str, path: str, page: PageView, planted_hosts: Container[str], needed: int = ENOUGH) -> str:
    """The evidence that an address is promotion, in words; empty when there is not enough of it.

    `planted_hosts` are those of the half anchors of the page: whoever injects one link injects others.
    """
    host, path = bare_host(host), path.lower()
    own = bare_host(urlsplit(page.url).hostname or "") if page.url else ""
    if _OFFICIAL.search(host) or f".{own}".endswith(f".{host}") or (own and host.endswith(f".{own}")):
        return ""
    lists = lexicon("spam_paths")
    name = host.rpartition(".")[0]  # its end has a list of its own
    route, parameters = path.partition("?")[0], _PARAMETER.findall(path)
    planted = host in planted_hosts
    named = any(word in name for word in lists["host"]) or any(
        word in lists["host word"] for word in _PIECE.findall(name)
    )
    routed = _DIGITS.sub("0", path).startswith(_path_shapes())
    strong = {
        "its host stands in a half anchor on the page": planted,
        "promotional host name": named,
        "promotional path": routed,
        "promotional query": any(key in lists["query"] for key in parameters),
    }
    weak = {
        "path of an offer": not routed and any(word in lists["path word"] for word in _PATH_PIECE.findall(route)),
        "query that counts clicks": any(f"{key}=".startswith(lists["query weak"]) for key in parameters),
        "domain that spam likes": host.endswith(lists["domain"]),
        "its host is repeated on the page": _count(host, page) >= _OFTEN,
    }
    found = [sign for sign, holds in {**strong, **weak}.items() if holds]
    return ", ".join(found) if any(strong.values()) and len(found) + planted >= needed else ""


def _count(host: str, page: PageView) -> int:
    counts: dict[str, int] = page.memo.setdefault("hosts", {})
    if host not in counts:
        counts[host] = page.lowered.count(host) if len(counts) < _MOST_HOSTS else 0
    return counts[host]


@cache
def _path_shapes() -> tuple[str, ...]:
    return tuple(_DIGITS.sub("0", path.lower()) for path in lexicon("spam_paths")["path"])
