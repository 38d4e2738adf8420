"""Words torn in two by a stray blank: `Dur Ing the Conference`, `Effec Tive`.

Two pieces are put together when together they are a dictionary word and one by one they are not both
words. `In Put` and `Con Tent` are left: a reader could mean two words.

>>> from scrubber import clean
>>> clean("It was launched Dur Ing the meeting, and nobody was there in the evening.")
'It was launched during the meeting, and nobody was there in the evening.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrubber.document import Edit
from scrubber.lexicons import entries
from scrubber.stage import PageView, text_stage

# Both halves with a capital, which is how a broken title-caser leaves them.
_PAIR = re.compile(r"([A-Z][a-z]{0,14})[ ](?=([A-Z][a-z]{1,14})(?![\w'’-]))")
_JOINED = re.compile(r"[\w'’.-]")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]['\")”’]?\s|\n)\s*[\"'“‘(]?$")


@text_stage("tornwords", trigger=_PAIR)
def join_torn_words(text: str, page: PageView) -> Iterator[Edit]:
    """Puts together words that a stray blank tore in two."""
    if page.language != "en":
        return
    common, dictionary = entries("words/en"), entries("words/en_dictionary")
    for match in _PAIR.finditer(text):
        if _JOINED.match(text[match.start() - 1 : match.start()]):
            continue
        first, second = match[1].lower(), match[2].lower()
        whole = first + second
        if whole not in common and whole not in dictionary:
            continue
        if _is_word(first, common, dictionary) or _is_word(second, common, dictionary):
            continue
        if page.words[match[1]] > 1 and page.words[match[2]] > 1:
            continue  # both stand elsewhere too: names
        starts = _SENTENCE_START.search(text, max(0, match.start() - 8), match.start()) is not None
        yield Edit(match.start(), match.end(2), whole.capitalize() if starts else whole, "torn word")


def _is_word(piece: str, common: frozenset[str], dictionary: frozenset[str]) -> bool:
    return piece in common or piece in dictionary
