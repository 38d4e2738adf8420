"""Words torn in two by a stray blank: `Dur Ing the Conference`, `Effec Tive`, `an inter esting plan`.

Two pieces are put together when together they are a dictionary word and neither is one alone. Where one is, the other
must be a piece that nobody has ever seen as a word (`inter esting`, `Bet Ween`), or the page must show other torn
words. `In Put` and `Con Tent` are two words each, `cyber attacks` and `time table` are too, `a lien` and
`Host Ed Miller` are what they are.

>>> from scrubber import clean
>>> clean("It was launched Dur Ing the meeting, which was inter esting, and there was a lien on the house.")
'It was launched during the meeting, which was interesting, and there was a lien on the house.'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from scrubber.document import Edit
from scrubber.lexicons import entries, lexicon
from scrubber.model.neighbours import SURE_LENGTH, seen
from scrubber.stage import PageView, text_stage

# Both halves with a capital, which is how a broken title-caser leaves them.
_PAIR = re.compile(r"([A-Z][a-z]{0,14})[ ](?=([A-Z][a-z]{1,14})(?![\w'’-]))")
_SMALL_PAIR = re.compile(r"([A-Za-z][a-z]{0,14})[ ](?=([a-z]{2,14})(?![\w'’/@=(_-]|\.\w))")
_JOINED = re.compile(r"[\w'’./@#$&=<\\-]")
_SMALL_BEFORE = re.compile(r"[a-z],? $")
_CAPITAL_BEHIND = re.compile(r"\s+[A-Z]")
_SYLLABLE = 3  # letters: a half that is a word may be a syllable (`Bet Ween`), if it is as short
_TELLING = 4  # letters: a piece that is no word tells of a torn one, beside one that is a word
_TORN_PAGE = 2  # other torn words, with which a page shows that its words are torn
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]['\")”’]?\s|\n)\s*[\"'“‘(]?$")
_BESIDE = 20  # characters, enough for the word beside
_MARKS = ".,;:!?()\"'“”‘’"
_ARTICLES = ("a", "an", "the")

_Pair = tuple[str, str]


class _Torn(NamedTuple):
    """What the page shows of torn words: those in lower case, what stands there with two capitals and may be one, and
    how many are sure.
    """

    pairs: frozenset[_Pair]
    capitals: tuple[str, ...]
    sure: int


def _may_be_torn(page: PageView) -> bool:
    return page.language == "en" and any(_torn_on(page)[:2])


@text_stage("tornwords", gate=_may_be_torn)
def join_torn_words(text: str, page: PageView) -> Iterator[Edit]:
    """Puts together words that a stray blank tore in two."""
    if page.language != "en":
        return
    torn = _torn_on(page)
    for match in _PAIR.finditer(text) if any(map(text.__contains__, torn.capitals)) else ():
        start, end = match.start(), match.end(2)
        if _JOINED.match(text[start - 1 : start]) or not _is_torn(
            match[1].lower(), match[2].lower(), text, start, end, torn
        ):
            continue
        if page.words[match[1]] > 1 and page.words[match[2]] > 1:
            continue  # both stand elsewhere too: names
        whole = f"{match[1]}{match[2]}".lower()
        starts = _SENTENCE_START.search(text, max(0, start - 8), start) is not None
        yield Edit(start, end, whole.capitalize() if starts else whole, "torn word")
    for match in _SMALL_PAIR.finditer(text) if torn.pairs else ():
        start, end = match.start(), match.end(2)
        if _JOINED.match(text[start - 1 : start]) or (match[1].lower(), match[2]) not in torn.pairs:
            continue
        if _stands_in_english(text, start, end):
            yield Edit(match.end(1), match.end(), "", "torn word")


def _is_torn(first: str, second: str, text: str, start: int, end: int, torn: _Torn) -> bool:
    """Whether two pieces with a capital are a torn word."""
    whole = first + second
    words = [piece for piece in (first, second) if _is_word(piece)]
    small = _has_small_neighbours(text, start, end)
    if whole in entries("words/en_also_names"):  # `Doc Tor`
        return torn.sure > 0 and len(words) < 2 and small
    if not _is_whole(whole):
        return False
    if not words:
        return True
    if len(words) == 2:  # `To Sup Ply them`
        return torn.sure >= _TORN_PAGE and small and _has_rare_half(first, second)
    if small and (len(words[0]) <= _SYLLABLE or _has_strange_half(first, second)):  # `the Ser Vice of`
        return True
    if first in entries("words/en_also_names") or _is_small_word(first):
        return False
    return second not in _known() and len(second) >= _TELLING  # `Govern Ment`


def _torn_on(page: PageView) -> _Torn:
    """The torn words of the page, found from their pieces that are no words."""
    torn: _Torn | None = page.memo.get("torn")
    if torn is None:
        joined = page.neighbours.joined
        pairs = {pair for pair in joined if not (pair[0] in _ordinary() and pair[1] in _ordinary())}
        needs = _others_needed_by(pairs)
        sure = sum(not others for others in needs.values())
        if sure >= _TORN_PAGE:
            needs = _others_needed_by(joined)
        torn = page.memo["torn"] = _Torn(
            frozenset(pair for pair, others in needs.items() if others <= sure),
            _with_capitals(page) if pairs else (),
            sure,
        )
    return torn


def _with_capitals(page: PageView) -> tuple[str, ...]:
    """What may be a torn word on the page and has two capitals."""
    pairs = page.neighbours.joined | {(word, word) for word in page.neighbours.doubled}
    written = (f"{first.capitalize()} {second.capitalize()}" for first, second in pairs)
    return tuple(sorted(form for form in written if form in page.whole))


@cache
def _ordinary() -> frozenset[str]:
    """What is not strange at a first look: ordinary words, names of some length, what stands around `'`."""
    names = {word for word in seen() if len(word) > _TELLING}
    contracted = {"ll", "re", "ve", "don", "didn", "isn", "doesn", "wasn", "aren", "wouldn", "couldn", "shouldn"}
    words = entries("words/en") | entries("words/en_dictionary") | entries("words/en_also_names")
    return words | names | contracted | set(ascii_lowercase)


def _others_needed_by(pairs: Iterable[_Pair]) -> dict[_Pair, int]:
    """The pairs that may be torn words, each with how many sure ones the page must have to show that it is one."""
    needs = {pair: _others_needed(*pair) for pair in set(pairs)}
    return {pair: others for pair, others in needs.items() if others is not None}


def _others_needed(first: str, second: str) -> int | None:
    """How many sure torn words the page must have for this pair to be one; None if it is two words anyway."""
    whole = first + second
    if not _is_whole(whole) and whole not in entries("words/en_also_names"):
        # A name: `Mediter ranean`.
        named = whole in _known() and not {first, second} & _known() and min(len(first), len(second)) >= _TELLING
        return 0 if named else None
    if min(len(first), len(second)) < 2 or first in _ARTICLES:
        return None  # `R efuse` is a drop cap, `a lien` is right: no list has all words
    strange_first, strange_second = first not in _known(), second not in _known()
    if _is_word(first):
        if _is_word(second):
            return _TORN_PAGE if _has_rare_half(first, second) else None  # `sup port`
        if strange_second and len(second) >= _TELLING:
            return 1 if _is_small_word(first) or whole not in entries("words/en") else 0  # `to gether`, `inter esting`
        return None if _is_small_word(first) else _TORN_PAGE  # `bet ter`
    if _is_word(second):  # `cyber attacks` is written so, `basic auth or a token` too
        return _TORN_PAGE if strange_first and len(first) >= _SYLLABLE and not _is_small_word(second) else None
    # Short ones may be of another language: `wat er`, `det er`.
    telling = any(
        strange and len(piece) >= _TELLING for strange, piece in ((strange_first, first), (strange_second, second))
    )
    return 0 if telling and len(whole) >= SURE_LENGTH else _TORN_PAGE


def _has_small_neighbours(text: str, start: int, end: int) -> bool:
    """Whether words in lower case stand before and behind: no name goes on there."""
    return _SMALL_BEFORE.search(text, max(0, start - 3), start) is not None and not _CAPITAL_BEHIND.match(text, end)


def _stands_in_english(text: str, start: int, end: int) -> bool:
    """Whether one of the words beside is English, if there are any: an English page may quote other languages."""
    beside = [*text[max(0, start - _BESIDE) : start].split()[-1:], *text[end : end + _BESIDE].split()[:1]]
    words = [word for found in beside if (word := found.strip(_MARKS).lower())]
    return not words or any(map(_is_word, words))


def _is_whole(word: str) -> bool:
    """Whether this is a word that two pieces may make."""
    return word in entries("words/en_dictionary") or (word in entries("words/en") and len(word) >= SURE_LENGTH)


def _is_word(piece: str) -> bool:
    """Whether a piece is a word of its own, its plural taken off."""
    return any(
        word in entries(f"words/{name}")
        for name in ("en", "en_dictionary", "en_also_names")
        for word in (piece, piece.removesuffix("s"))
    )


def _has_strange_half(first: str, second: str) -> bool:
    """Whether one of two pieces is no word at all, and the other one no name."""
    if first in entries("words/en_also_names") or second in entries("words/en_also_names"):
        return False
    return any(len(piece) >= _SYLLABLE and piece not in _known() for piece in (first, second))


def _has_rare_half(first: str, second: str) -> bool:
    """Whether one of two words is as good as none: short, and in the dictionary only."""
    if _is_small_word(first) or _is_small_word(second):
        return False
    return any(len(piece) <= _TELLING and piece not in seen() for piece in (first, second))


def _is_small_word(word: str) -> bool:
    """Whether it is a function word or as short as one: they stand beside every word, be it a rare one."""
    return len(word) <= 2 or word in lexicon("function_words")["en"]


@cache
def _known() -> frozenset[str]:
    """All words of the lists."""
    return seen() | entries("words/en_dictionary") | entries("words/en_also_names")
