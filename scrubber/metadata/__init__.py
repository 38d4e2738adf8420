"""What a page is: title, authors, dates, site, description, address, image, tags. Worked out when asked for.

Nothing here sees a parse tree: the segmenter has kept what the page declares (`Document.metadata`) and the
elements that are called after an author or a date (`Document.notes`); the rest stands in the blocks.

- `page.py`        one look at all of it, shared by the others
- `structured.py`  JSON-LD
- `title.py`       which heading is the title, and the site's name off it
- `claims.py`      who the page's marks say wrote it, `bylines.py` who its lines; `authors.py` which is believed
- `people.py`      what may be a name
- `when.py`        when it was published and changed; `dated.py` what its lines say; `dates.py` a day in any language
- `site.py`        the site's name, address, description, image and tags

A page that says nothing has None: a wrong author is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass

from scrubber.document import Document
from scrubber.metadata.authors import authors_of
from scrubber.metadata.page import Page
from scrubber.metadata.site import description_of, image_of, site_name_of, tags_of, url_of
from scrubber.metadata.title import title_of
from scrubber.metadata.when import modified_of, published_of


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a page; None, or empty, where it says nothing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    date_modified: str | None = None
    site_name: str | None = None
    description: str | None = None
    url: str | None = None
    image: str | None = None
    tags: tuple[str, ...] = ()


def metadata_of(document: Document) -> Metadata:
    """What a page says of itself. Plain text declares nothing.

    >>> from scrubber.document import Block
    >>> blocks = [Block("", "heading", 1, source="Rain"), Block("", source="By Jane Doe, 1 May 2024")]
    >>> declared = [("title", "Rain | Example"), ("og:site_name", "Example")]
    >>> found = metadata_of(Document(blocks, "html", metadata=declared))
    >>> found.title, found.authors, found.date
    ('Rain', ('Jane Doe',), '2024-05-01')
    """
    if document.kind == "text":
        return Metadata()
    page = Page(document)
    return Metadata(
        title_of(page),
        tuple(authors_of(page)),
        published_of(page),
        modified_of(page),
        site_name_of(page),
        description_of(page),
        url_of(page),
        image_of(page),
        tuple(tags_of(page)),
    )
