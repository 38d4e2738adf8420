"""Words that no sentence has twice in a row: `far behind behind the others`.

Only function words that cannot meet themselves across a clause, listed by language in the lexicon
`never_doubled`; `had had`, `that that` and `very very` are English.

>>> from scrubber import clean
>>> clean("It stood behind behind the the old house that that man had had, and nobody in the town saw it.")
'It stood behind the old house that that man had had, and nobody in the town saw it.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from operator import eq

from scrubber.document import Edit
from scrubber.lexicons import lexicon
from scrubber.stage import PageView, text_stage

_DOUBLED = re.compile(r"(?<![\w'’-])(\w{1,20})[ ]\1(?![\w'’-])")


@text_stage("doubledwords")
def remove_doubled_words(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out the second of two equal function words."""
    found = page.memo.get("doubled")
    if found is None:
        # Comparing all words with their neighbours costs less than the pattern on a few blocks.
        words = "\n".join(page.texts).split()
        doubled = {word for word, same in zip(words, map(eq, words, islice(words, 1, None)), strict=False) if same}
        found = page.memo["doubled"] = doubled.intersection(lexicon("never_doubled").get(page.language or "", ()))
    if not found:
        return
    for match in _DOUBLED.finditer(text):
        if match[1] in found:
            yield Edit(match.end(1), match.end(), "", "doubled word")
