"""Which links are worth an address: those that lead a reader somewhere.

Places within the page stay in running text (notes, "see below") and go where the link is all of the block (a table
of contents), stands in a heading, or leads to a post of this thread: nothing in Markdown is called so. The person who
wrote a post has a name there, and a profile elsewhere. What only scripts follow (`#`) leads nowhere. A teaser that is
a link in each of its parts is one link. Words always stay.

On WCXB, no reference has one of 424 links within the page that are all of their block or stand in a heading, none
of 118 to posts; of 203 names in headings and short lines that lead to profiles they have 43.
Of 750 blocks that are a link as a whole and lead where a block close to them leads, they have 67.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from scrubber.document import Block, Document, Span
from scrubber.lexicons import entries
from scrubber.rendering.addresses import Addresses

_NEAR = 3  # blocks between the parts of a teaser
_WHOLE = 0.8  # share of a block's characters in a link that is all of it
_SHORT = 80  # characters of a line that may be the head of a post
_BEHIND = 30  # characters behind a name that signs a post: when it was written
_POST = re.compile(r"(?:p|m|c|r|id|pid|post|msg|message|comment|reply|answer|entry|findcomment)[-_]?\d+", re.I)
_STEPS = re.compile(r"[^/?#&=]+")


class Links:
    """The links of a page's blocks, those that lead readers nowhere left out, or all of them when not `wanted`."""

    def __init__(self, document: Document, addresses: Addresses, wanted: bool = True) -> None:
        self._addresses = addresses
        self._wanted = wanted
        self._repeated = _repeated(document.blocks) if wanted else set()

    def worthwhile(self, block: Block) -> Sequence[Span]:
        """The spans of a block without the links that are not worth an address, or have none.

        >>> document = Document([Block("Rain", "list_item", spans=(Span(0, 4, "link", "#rain"),))], "html", url="/a")
        >>> Links(document, Addresses(document)).worthwhile(document.blocks[0])
        []
        """
        if not self._wanted or id(block) in self._repeated:
            return [span for span in block.spans if span.kind != "link"]
        return [span for span in block.spans if span.kind != "link" or self._leads_somewhere(span, block)]

    def _leads_somewhere(self, span: Span, block: Block) -> bool:
        target = span.target.strip()
        if "#" in target:
            if target.endswith("#") or target in ("#!", "#/"):
                return False
            target, _, fragment = target.partition("#")
            if self._addresses.is_own(target, same_query=_POST.fullmatch(fragment) is None):
                if _is_whole(span, block) or block.kind == "heading" or _POST.fullmatch(fragment):
                    return False
                return self._addresses.resolve(span.target) != ""
        return self._addresses.resolve(span.target) != "" and not (_is_poster(span, block) and _is_person(target))


def _is_whole(span: Span, block: Block) -> bool:
    return span.end - span.start >= _WHOLE * len(block.text)


def _repeated(blocks: Sequence[Block]) -> set[int]:
    """The blocks that are one link to where a block close to them leads as well: parts of one teaser.

    The heading keeps its link, or else the first of them.
    """
    found: set[int] = set()
    target, chosen, since = "", None, 0
    for block in [block for block in blocks if block.drop is None]:
        whole = [s for s in block.spans if s.kind == "link" and _is_whole(s, block)] if block.spans else None
        if not whole:
            since += 1
        elif chosen is None or whole[0].target != target or since >= _NEAR:
            target, chosen, since = whole[0].target, block, 0
        else:
            other = chosen if block.kind == "heading" != chosen.kind else block
            found.add(id(other))
            chosen, since = block if other is chosen else chosen, 0
    return found


def _is_poster(span: Span, block: Block) -> bool:
    """Whether a link stands where posts say by whom they are."""
    if block.kind == "heading":
        return len(block.text) < _SHORT
    if span.start == 0 and span.end >= len(block.text):
        return False
    behind = block.text[span.end : span.end + _BEHIND + 1]
    if len(block.text) < _SHORT and block.kind != "list_item" and not block.is_prose:
        return True
    return len(behind) <= _BEHIND and any(map(str.isdigit, behind)) and block.text[: span.start].rstrip()[-1:] in "–—-"


@lru_cache(maxsize=5000)
def _is_person(address: str) -> bool:
    """Whether an address is that of a person's page: `/members/jane.12`, `/@jane`."""
    steps = [step.lower().removesuffix(".php") for step in _STEPS.findall(address.partition("//")[2] or address)]
    return any(step in entries("person_paths") or step[0] == "@" for step in steps)
