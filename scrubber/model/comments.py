"""Which blocks are readers' comments: prose in elements that call themselves so, on a page that has an article.

Posts of forums and answers to questions are content, whatever their elements are called; pages that declare
themselves such, and pages without prose outside of their comments, have no readers' comments.
"""

from __future__ import annotations

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
    joined = "\n".join(places.tokens).lower()
    found_in = [name for name in names if name in joined]  # hardly an element is called so, and most pages have none
    likely = [
        number
        for number, tokens in enumerate(places.tokens if found_in else ())
        if tokens and places.tags[number] not in _NEVER and any(name in tokens.lower() for name in found_in)
    ]
    words = words_of((places.tags[number], places.tokens[number]) for number in likely)
    called = {number for number, found in zip(likely, words, strict=True) if not names.isdisjoint(found)}
    inside: list[bool] = []
    if called:
        for number, parent in enumerate(places.parents):
            inside.append(number in called or (parent >= 0 and inside[parent]))
    return inside


def _is_comment(block: Block) -> bool:
    return (
        block.kind in ("paragraph", "list_item", "quote")
        and not block.hidden
        and block.link_density < _LINKED
        and (block.text.count(" ") >= _LEAST - 1 or len(block.text) > 20)
    )
