"""Words torn in two by a stray blank: `Dur Ing the Conference`, `Effec Tive`.

Two pieces are put together when together they are a dictionary word and neither is one alone. Where one
is, it must be a syllable among words in lower case (`to Sup Ply them`): `In Put` and `Con Tent` are two words
each, and `Host Ed Miller` is a name.

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
_SMALL_BEFORE = re.compile(r"[a-z],? $")
_CAPITAL_BEHIND = re.compile(r"\s+[A-Z]")
_SYLLABLE = 3  # letters: a half that is a word may be a syllable (`Bet Ween`), if it is as short
_SURE_LENGTH = 7  # letters: shorter words seen on the web may be names of things (`myapp`)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]['\")”’]?\s|\n)\s*[\"'“‘(]?$")


def _may_be_torn(page: PageView) -> bool:
    if page.language != "en":
        return False
    common, dictionary = entries("words/en"), entries("words/en_dictionary")
    pairs = set(_PAIR.findall(page.whole))
    return any((whole := f"{first}{second}".lower()) in dictionary or whole in common for first, second in pairs)


@text_stage("tornwords", trigger=_PAIR, gate=_may_be_torn)
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
        if whole not in dictionary and not (whole in common and len(whole) >= _SURE_LENGTH):
            continue
        words = [piece for piece in (first, second) if _is_word(piece)]
        if words and (
            len(words) > 1 or len(words[0]) > _SYLLABLE or not _has_small_neighbours(text, match.start(), match.end(2))
        ):
            continue
        if page.words[match[1]] > 1 and page.words[match[2]] > 1:
            continue  # both stand elsewhere too: names
        starts = _SENTENCE_START.search(text, max(0, match.start() - 8), match.start()) is not None
        yield Edit(match.start(), match.end(2), whole.capitalize() if starts else whole, "torn word")


def _has_small_neighbours(text: str, start: int, end: int) -> bool:
    """Whether words in lower case stand before and behind: no name goes on there."""
    return _SMALL_BEFORE.search(text, max(0, start - 3), start) is not None and not _CAPITAL_BEHIND.match(text, end)


def _is_word(piece: str) -> bool:
    """Whether a piece is a word of its own, its plural taken off."""
    return any(
        word in entries(f"words/{name}")
        for name in ("en", "en_dictionary", "en_also_names")
        for word in (piece, piece.removesuffix("s"))
    )
