"""Who wrote the page: what its sources claim, and which claim is believed.

Everything that may say so is asked (`claims.py`, `bylines.py`), and the claims are weighed: a person's name that
readers see on the page counts more than one that only machines see, and that more than an organisation's.
An author who is called as the site is taken only where the page shows the name, and nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from scrubber.metadata import bylines, claims
from scrubber.metadata.claims import Claim
from scrubber.metadata.page import Page
from scrubber.metadata.people import is_dictionary_name, is_person, once
from scrubber.metadata.site import is_named
from scrubber.metadata.when import published_of

_ACCOUNT = re.compile(r"[a-z\d]+(?:[-._][a-z\d]+)*")  # how systems, not people, write a name
_MAX_AUTHORS = 20
_CERTAIN = 10  # claims up to here are believed, whatever further sources say
_ONLY_IN_ARTICLES = 36  # claims from here on are believed where the page is an article
_NEVER = 100
_MAX_CLAIMS = 60  # of one source
_SOURCES = (
    (claims.structured, claims.microdata, claims.declared, claims.noted, claims.linked),
    (bylines.placed, bylines.bylines),
    (bylines.bare, bylines.tails),
    (bylines.site,),
)


def authors_of(page: Page) -> list[str]:
    """The authors' names; empty when nothing says who wrote the page."""
    all_claims: list[Claim] = []
    ranks: list[int] = []
    for found in claims_of(page):
        all_claims += found
        ranks += [_rank(page, claim) for claim in found]
        if min(ranks, default=_NEVER) <= _CERTAIN:
            break
    best = min(range(len(all_claims)), key=lambda n: (ranks[n], n), default=-1)
    if best < 0 or ranks[best] >= _NEVER or (ranks[best] >= _ONLY_IN_ARTICLES and not _is_article(page)):
        return []
    names = all_claims[best].names
    for claim in all_claims:  # what follows the name in its line has run into it: `Jane DoeIn Travel`
        if names[0].startswith(claim.names[0]) and names[0][len(claim.names[0]) :][:1].isupper():
            names = claim.names
    for claim in all_claims:  # one source names all of them, where another names the first
        if len(claim.names) > len(names) and claim.seen and set(names) < set(claim.names) and _are_people(claim):
            names = claim.names
    return [*dict.fromkeys(map(once, names[:_MAX_AUTHORS]))]


def _are_people(claim: Claim) -> bool:
    return not any(is_dictionary_name(name) for name in claim.names)


def _is_article(page: Page) -> bool:
    """Whether the page is of a kind that has authors: dated, or declared an article."""
    if page.is_forum or page.structured.articles or published_of(page):
        return True
    return "article" in page.meta("og:type") or any(
        page.meta("article:modified_time", "article:section", "article:author")
    )


def claims_of(page: Page) -> Iterator[list[Claim]]:
    """What the sources say, the most trusted first, and those first that cost least."""
    for sources in _SOURCES:
        yield [claim for source in sources for claim in islice(source(page), _MAX_CLAIMS)]


def _rank(page: Page, claim: Claim) -> int:
    """How little a claim is believed."""
    name = claim.names[0]
    shown = claim.seen or page.shows(name)
    person = is_person(name)
    if claim.source == "site":
        return 37
    if is_named(page, name) and not page.is_forum:
        return (38 if shown else 45) if person else 50 if shown else _NEVER
    if claim.weak and not person:
        return _NEVER
    if page.is_forum:
        return 0 if claim.seen or claim.posts else 10
    if claim.source in ("line", "tail"):
        return 35
    if claim.loose:
        return 48
    if person and not claim.organisation:
        return (0 if shown else 30) + (10 if claim.weak else 0)
    if not shown and _ACCOUNT.fullmatch(name):
        return _NEVER
    sure = claim.source in ("json-ld", "microdata", "meta", "link") and not claim.organisation
    return 40 if not shown else 5 if sure else 20
