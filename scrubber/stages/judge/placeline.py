"""The line behind a news article that names the place of its dateline again, for the site's own index.

>>> from scrubber import clean
>>> clean("Ningbo, May 4 (Example) - The harbour opened on Monday, the city says.\\n\\nNingbo  Zhejiang")
'Ningbo, May 4 (Example) - The harbour opened on Monday, the city says.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrubber.document import Document, Drop
from scrubber.stage import Mode, block_stage

_DATELINE = re.compile(r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?), [A-Z][a-z]+\.? \d{1,2}\b.{0,40}?[-–—]")
_MOST_WORDS = 4
_BEHIND = 3  # blocks behind the last prose in which the line may stand
_PROSE_WORDS = 10


@block_stage("placeline")
def drop_place_line(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops the line behind a news article that only names its place again."""
    kept = [(number, block) for number, block in enumerate(document.blocks) if block.drop is None]
    datelines = (_DATELINE.match(block.text) for _, block in kept[:4])
    dateline = next(filter(None, datelines), None)
    if dateline is None:
        return
    last = max(i for i, (_, block) in enumerate(kept) if block.text.count(" ") >= _PROSE_WORDS or i == 0)
    for number, block in kept[last + 1 : last + 1 + _BEHIND]:
        words = block.text.split()
        if len(words) <= _MOST_WORDS and words[0] == dateline[1].split()[0] and all(w[0].isupper() for w in words):
            yield Drop(number, "place of the dateline")
