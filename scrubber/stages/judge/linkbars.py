"""Bars of links that lead around the site: `Prev | Up | Next`, `Home · News · About · Contact`.

A block goes when nothing but links stands in it, three at least (two when both are certain), and half of them
are called as parts of a page's furniture are; where marks stand between the links a quarter is enough, and
arrows alone show the way to the page. What an article lists (makers, chapters, names) is called otherwise. The names
are data: `bar_links.txt`, `furniture.txt` and `prompts/` in `scrubber/lexicons/`.

>>> from scrubber import clean
>>> bar = '<p><a href="a">Prev</a> | <a href="b">Up</a> | <a href="c">Next</a></p>'
>>> clean(f"<h2>Rain</h2><p>It rained all day in the old town by the river.</p>{bar}", kind="html")
'Rain\\n\\nIt rained all day in the old town by the river.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrubber.document import Block, Document, Drop
from scrubber.lexicons import folded, folded_entries
from scrubber.model.prompts import family_of
from scrubber.stage import Mode, block_stage

_FEWEST = 3  # links of a bar
_FEWEST_SURE = 2  # the same when all of them are furniture
_SHARE = 0.5  # of the links that are furniture
_SHARE_MARKED = 0.25  # the same where marks stand between them
_LONGEST = 400  # characters
_MOST_OTHERS = 4  # words beside links that are all furniture
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\w+")
_ARROW = re.compile(r"\s*(?:[-=]?>|[»›→])\s*")
_MARKS = re.compile(r"[|·•›»/\\]|::|->")


@block_stage("linkbars")
def drop_link_bars(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops blocks that are a row of links around the site."""
    for number, block in enumerate(document.blocks):
        if block.drop is None and len(block.spans) > 1 and block.kind not in ("heading", "code") and _is_bar(block):
            yield Drop(number, "links around the site")


def _is_bar(block: Block) -> bool:
    """Whether a block is nothing but links, and enough of them furniture."""
    text, links = block.text, [span for span in block.spans if span.kind == "link"]
    if len(links) < _FEWEST_SURE or len(text) > _LONGEST:
        return False
    between: list[str] = []
    known = at = 0
    for span in sorted(links):
        between.append(text[at : span.start])
        at = max(at, span.end)
        known += _is_furniture(text[span.start : span.end])
    between.append(text[at:])
    others = _WORDS.findall(" ".join(between))
    if others:  # how many posts and pages there are
        return known == len(links) and len(others) <= _MOST_OTHERS and any(map(str.isdigit, "".join(others)))
    if block.kind != "list_item" and all(map(_ARROW.fullmatch, between[1:-1])):  # the way to the page
        return True
    marked = sum(_MARKS.search(gap) is not None for gap in between[1:-1]) * 2 > len(links)
    least = _SHARE_MARKED if marked else _SHARE
    return known == len(links) or (len(links) >= _FEWEST and known >= least * len(links))


def _is_furniture(text: str) -> bool:
    known = folded_entries("furniture", "bar_links")
    return not _WORD.search(text) or folded(text) in known or family_of(text) is not None
