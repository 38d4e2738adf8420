"""What is known of a page once it is clean."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from scrubber import rendering
from scrubber._version import __version__
from scrubber.document import Block, Change, Document, Kind
from scrubber.metadata import Metadata, metadata_of

_CONTEXT = 20  # characters shown to both sides of a change, at the most

Status = Literal["ok", "empty", "not_article", "failed"]


@dataclass
class Result:
    """The clean page and everything known about how it came about.

    `status` is `ok`, `empty` (there was no text at all) or `not_article` (there was text, and none
    of it is an article). Holds no tree and can be pickled. Among many pages, one that could not be
    cleaned has the status `failed` and an `error` that says why.
    """

    document: Document = field(repr=False)
    version: str = __version__
    error: str = ""

    @cached_property
    def text(self) -> str:
        """The clean article body as plain text; empty when there is none."""
        return rendering.render_text(self.document)

    @cached_property
    def markdown(self) -> str:
        """The clean article body as Markdown, with its links and images; empty when there is none."""
        return self.to_markdown()

    def to_markdown(self, *, links: bool = True, images: bool = True, front_matter: bool = False) -> str:
        """The clean article body as Markdown: CommonMark, with tables (GFM) and definition lists (Markdown Extra).

        Without `links` and `images` only their words stay. `front_matter` puts what is known of the page (title,
        authors, date ...) before it as YAML.

        >>> import scrubber
        >>> page = "<h2>Rain</h2><p>It <b>rained</b> in <a href='/town'>the old town</a>.</p>"
        >>> print(scrubber.scrub(page, url="https://example.org/a").to_markdown())
        ## Rain
        <BLANKLINE>
        It **rained** in [the old town](https://example.org/town).
        """
        body = rendering.render_markdown(self.document, links=links, images=images)
        if not front_matter:
            return body
        fields = ("title", "authors", "date", "site_name", "description", "language", "url", "tags")
        return rendering.front_matter({name: getattr(self, name) for name in fields}) + body

    @property
    def status(self) -> Status:
        """`ok`, `empty`, `not_article` or `failed`."""
        if self.error:
            return "failed"
        if self.text:
            return "ok"
        return "not_article" if self.document.blocks else "empty"

    @cached_property
    def confidence(self) -> float | None:
        """How good the text is likely to be: the expected word F1, 0..1. None when no judge has seen the page.

        A page without a kept block has 0.
        """
        from scrubber.model.confidence import confidence_of

        return confidence_of(self.blocks, text=self.kind == "text")

    @property
    def blocks(self) -> list[Block]:
        """All blocks of the page in their order, kept and dropped."""
        return self.document.blocks

    @property
    def changes(self) -> list[Change]:
        """All edits, in the order in which they were made."""
        return self.document.changes

    @cached_property
    def comments(self) -> list[str]:
        """The readers' comments of an article, paragraph by paragraph, whether they are in the text or not."""
        from scrubber.model.comments import readers_comments

        return [self.blocks[number].text for number in readers_comments(self.document)]

    def changes_by_block(self) -> dict[int, list[Change]]:
        """The edits of each block that has any, by the block's number."""
        edits: dict[int, list[Change]] = {}
        for change in self.changes:
            edits.setdefault(change.block, []).append(change)
        return edits

    @property
    def kind(self) -> Kind:
        """What the page was read as: `html`, `fragment` or `text`."""
        return self.document.kind

    @property
    def language(self) -> str | None:
        """ISO 639-1 code, or None when unsure."""
        return self.document.language

    @property
    def warnings(self) -> list[str]:
        """What went wrong on the way and was worked around."""
        return self.document.warnings

    @cached_property
    def _metadata(self) -> Metadata:
        return metadata_of(self.document)

    @property
    def url(self) -> str | None:
        """The address that was given, or else the one that the page declares."""
        return self.document.url or self._metadata.url

    @property
    def title(self) -> str | None:
        """The article's title, without the site's name."""
        return self._metadata.title

    @property
    def authors(self) -> list[str]:
        """The names of those who wrote the page; empty when it does not say."""
        return list(self._metadata.authors)

    @property
    def author(self) -> str | None:
        """The authors as one string, or None."""
        return ", ".join(self._metadata.authors) or None

    @property
    def date(self) -> str | None:
        """The day of publication, `YYYY-MM-DD`; of the last change where the page shows no other."""
        return self._metadata.date

    @property
    def date_modified(self) -> str | None:
        """The day of the last change, `YYYY-MM-DD`."""
        return self._metadata.date_modified

    @property
    def site_name(self) -> str | None:
        """The site's name."""
        return self._metadata.site_name

    @property
    def description(self) -> str | None:
        """What the page says in a sentence or two that it is about."""
        return self._metadata.description

    @property
    def image(self) -> str | None:
        """The address of the picture that stands for the page."""
        return self._metadata.image

    @property
    def tags(self) -> list[str]:
        """The page's key words."""
        return list(self._metadata.tags)

    def explain(self) -> str:
        """What was removed and changed, by which stage and rule, one line each, in page order.

        >>> import scrubber
        >>> print(scrubber.scrub("It rained .\\n\\nRead more →", kind="text").explain())
        block 0: spacing (blank before a mark): 'rained .' -> 'rained.'
        block 1: dropped by prompts (teasers): 'Read more →'
        """
        edits = self.changes_by_block()
        lines = []
        for number, block in enumerate(self.blocks):
            lines += [
                f"block {number}: {change.stage} ({change.rule}): {_in_context(change, block)}"
                for change in edits.get(number, ())
            ]
            if block.drop is not None:
                shown = _shortened(block.source)
                lines.append(f"block {number}: dropped by {block.drop.stage} ({block.drop.rule}): {shown!r}")
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data that JSON can hold; the changes and drops included.

        `scrubber/result.schema.json` says what each field holds.
        """
        return {
            "text": self.text,
            "markdown": self.markdown,
            "comments": self.comments,
            "title": self.title,
            "author": self.author,
            "authors": self.authors,
            "date": self.date,
            "date_modified": self.date_modified,
            "site_name": self.site_name,
            "description": self.description,
            "image": self.image,
            "tags": self.tags,
            "language": self.language,
            "url": self.url,
            "kind": self.kind,
            "status": self.status,
            "error": self.error,
            "confidence": self.confidence,
            "warnings": list(self.warnings),
            "version": self.version,
            "blocks": [
                {
                    "text": block.text,
                    "kind": block.kind,
                    "kept": block.kept,
                    "reason": block.reason,
                    "score": block.score,
                }
                for block in self.blocks
            ],
            "changes": [change._asdict() for change in self.changes],
        }


def _in_context(change: Change, block: Block) -> str:
    """The change with the words around it, as the block was segmented."""
    source = block.source
    farthest = max(0, change.origin_start - _CONTEXT)
    left = max(source.rfind(" ", farthest, max(0, change.origin_start - 1)) + 1, farthest)
    farthest = min(len(source), change.origin_end + _CONTEXT)
    right = source.find(" ", change.origin_end, farthest)
    right = right if right >= 0 else farthest
    before = source[left : change.origin_start]
    after = source[change.origin_end : right]
    was = source[change.origin_start : change.origin_end]
    return f"{_shortened(before + was + after)!r} -> {_shortened(before + change.after + after)!r}"


def _shortened(text: str, most: int = 100) -> str:
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 3 :]}"
