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
from scrubber.lexicons import entries, lexicon
from scrubber.stage import PageView, text_stage

_DOUBLED = re.compile(r"(?<![\w'’-])(\w{1,20})[ ]\1(?![\w'’-])")


def _has_doubled_word(text: str) -> bool:
    """Whether a listed word stands twice in a row. Comparing neighbours is cheaper than the pattern."""
    words = text.split()
    pairs = zip(words, map(eq, words, islice(words, 1, None)), strict=False)
    doubled = {word for word, same in pairs if same}
    return bool(doubled) and not doubled.isdisjoint(entries("never_doubled"))


@text_stage("doubledwords", trigger=_has_doubled_word)
def remove_doubled_words(text: str, page: PageView) -> Iterator[Edit]:
    """Takes out the second of two equal function words."""
    listed = lexicon("never_doubled").get(page.language or "", ())
    for match in _DOUBLED.finditer(text):
        if match[1] in listed:
            yield Edit(match.end(1), match.end(), "", "doubled word")
