"""What a page is: title, authors, dates, site, description, address, image, tags. Worked out when asked for.

Nothing here sees a parse tree: the segmenter has kept what the page declares (`Document.metadata`) and the
elements that are called after an author or a date (`Document.notes`); the rest stands in the blocks.

- `page.py`        one look at all of it, shared by the others; `frames.py` which elements hold others' words
- `structured.py`  JSON-LD
- `title.py`       which heading is the title, and the site's name off it
- `claims.py`      who the page's marks say wrote it, `bylines.py` who its lines; `authors.py` which is believed
- `people.py`      what may be a name, `announcing.py` the words before one
- `when.py`        when it was published and changed; `dated.py` what its lines say; `dates.py` a day in any language
- `site.py`        the site's name, address, description, image and tags

A page that says nothing has None: a wrong author is worse than none.
"""

from __future__ import annotations

from functools import cached_property

from scrubber.document import Document
from scrubber.metadata.authors import authors_of
from scrubber.metadata.page import Page
from scrubber.metadata.site import description_of, image_of, site_name_of, tags_of, url_of
from scrubber.metadata.title import title_of
from scrubber.metadata.when import modified_of, published_of

FIELDS = ("title", "authors", "date", "date_modified", "site_name", "description", "url", "image", "tags")


class Metadata:
    """What is known of a page; None, or empty, where it says nothing.

    Each field is worked out when first asked for: who wants the title does not pay for the authors.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    def __reduce__(self) -> tuple[type[Metadata], tuple[Document]]:
        return Metadata, (self._document,)  # what a page says can be worked out again

    @cached_property
    def _page(self) -> Page:
        document = self._document
        return Page(document if document.kind != "text" else Document([], "text"))  # plain text declares nothing

    @cached_property
    def title(self) -> str | None:
        """The article's title, without the site's name."""
        return title_of(self._page)

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The names of those who wrote the page."""
        return tuple(authors_of(self._page))

    @cached_property
    def date(self) -> str | None:
        """The day of publication, `YYYY-MM-DD`."""
        return published_of(self._page)

    @cached_property
    def date_modified(self) -> str | None:
        """The day of the last change, `YYYY-MM-DD`."""
        return modified_of(self._page)

    @cached_property
    def site_name(self) -> str | None:
        """The site's name."""
        return site_name_of(self._page)

    @cached_property
    def description(self) -> str | None:
        """What the page says that it is about."""
        return description_of(self._page)

    @cached_property
    def url(self) -> str | None:
        """The address that the page gives itself."""
        return url_of(self._page)

    @cached_property
    def image(self) -> str | None:
        """The address of the picture that stands for the page."""
        return image_of(self._page)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The page's key words."""
        return tuple(tags_of(self._page))


def metadata_of(document: Document) -> Metadata:
    """What a page says of itself. Plain text declares nothing.

    >>> from scrubber.document import Block
    >>> blocks = [Block("", "heading", 1, source="Rain"), Block("", source="By Jane Doe, 1 May 2024")]
    >>> declared = [("title", "Rain | Example"), ("og:site_name", "Example")]
    >>> found = metadata_of(Document(blocks, "html", metadata=declared))
    >>> found.title, found.authors, found.date
    ('Rain', ('Jane Doe',), '2024-05-01')
    """
    return Metadata(document)
