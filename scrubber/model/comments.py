"""Which blocks are readers' comments: prose in elements that call themselves so, on a page that has an article.

Posts of forums and answers to questions are content, whatever their elements are called; pages that declare
themselves such, and pages without prose outside of their comments, have no readers' comments.
"""

from __future__ import annotations

from functools import cache

from scrubber.document import Block, Document
from scrubber.lexicons import entries
from scrubber.model.declared import declared_types
from scrubber.model.names import words_of

_FORUMS = frozenset(("qapage", "question", "discussionforumposting", "socialmediaposting"))
_NEVER = frozenset(("html", "body", "main"))  # their names say what the page is
_ARTICLE_WORDS = 100  # of prose outside, from which a page has an article
_LEAST = 3  # words of a comment
_LINKED = 0.5  # share of its characters in links from which a block is furniture


def readers_comments(document: Document) -> list[int]:
    """The numbers of the blocks that are readers' comments, kept or dropped; empty for pages that have none.

    >>> import scrubber
    >>> page = f"<p>{'It rained. ' * 60}</p><ol class='comment-list'><li><p>Here it did not rain at all.</p></ol>"
    >>> readers_comments(scrubber.scrub(page, kind="html").document)
    [1]
    """
    inside = _inside(document)
    if not inside or not _FORUMS.isdisjoint(declared_types(document)):
        return []
    found, outside = [], 0
    for number, block in enumerate(document.blocks):
        if block.place >= 0 and inside[block.place]:
            if _is_comment(block):
                found.append(number)
        elif block.is_prose and block.link_density < _LINKED:
            outside += block.text.count(" ") + 1
    return found if outside >= _ARTICLE_WORDS else []


def _inside(document: Document) -> list[bool]:
    """For each place whether it is, or stands in, an element called comments; empty when there is none."""
    places, names = document.places, entries("comment_names")
    different = set(places.tokens)  # most elements share theirs
    joined = "\n".join(different).lower()
    stems = [stem for stem in _stems() if stem in joined]  # hardly an element is called so, and most pages have none
    likely = [tokens for tokens in different if any(stem in tokens.lower() for stem in stems)] if stems else []
    words = words_of(("", tokens) for tokens in likely)
    told = {tokens for tokens, found in zip(likely, words, strict=True) if not names.isdisjoint(found)}
    if not told:
        return []
    called = [tokens in told and tag not in _NEVER for tokens, tag in zip(places.tokens, places.tags, strict=True)]
    inside: list[bool] = []
    for is_called, parent in zip(called, places.parents, strict=True):
        inside.append(is_called or (parent >= 0 and inside[parent]))
    return inside if any(called) else []


@cache
def _stems() -> tuple[str, ...]:
    """Names that hold no other one: where none of them stands, no name does."""
    names = entries("comment_names")
    return tuple(sorted(name for name in names if not any(other != name and other in name for other in names)))


def _is_comment(block: Block) -> bool:
    return (
        block.kind in ("paragraph", "list_item", "quote")
        and not block.hidden
        and block.link_density < _LINKED
        and (block.text.count(" ") >= _LEAST - 1 or len(block.text) > 20)
    )
