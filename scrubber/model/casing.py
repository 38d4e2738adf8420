"""Whether the casing of a page is broken at all: a clean page has next to no capital where none can stand.

A function word with a capital between two words without is a sign, and so is a sentence most of which is one run of
capitals. Two of them, more on longer pages, and the page is taken for broken. A full stop that was lost looks alike
(`Cradle and shackles The cradle was made in 1830`): where sentences may begin a sign counts only beside others, and one
word that has its capital again and again (`For`, `Some`) is a name.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from scrubber.lexicons import entries, lexicon
from scrubber.model.capitals import Token, Usage, function_words, tokens_of
from scrubber.stage import PageView

if TYPE_CHECKING:
    import numpy as np

_RUN = re.compile(r" [A-Z][a-z'’]*,?(?: [A-Z][a-z'’]*,?){4,}")  # words with a capital
_CAPITALISED = re.compile(r"[A-Z][a-z]*(?:['’][a-z]+)?")
END_MARKS = (".", "!", "?", ";", ":", "…", "”", '"', ",")

_BLANK, _A, _LETTERS = ord(" "), ord("A"), 26
_LONG_RUN = 5  # words with a capital in a row, two of them function words, that no name has
_NO_TITLE = 8  # words from which on a run inside of a sentence is no title
_SMALL_SHARE = 0.15  # of a run must be function words; a list of titles has fewer
_RUN_SHARE = 0.6  # of the words of a run must be ordinary ones, and of its sentence in the run
_ENOUGH = 2  # signs of broken casing on a page
_BADLY = 3  # function words among them, from which on a page is badly broken
_WORDS_PER_SIGN = 400
_SURE_SHARE = 0.25  # of the signs must stand where no sentence begins
_TITLE_SHARE = 0.7  # of the content words of a line without an end mark have a capital in a title
_MIN_WORDS = 6  # a block with fewer is a title or a label
_IN_NAMES = ("of", "the", "and", "for")
_CONNECTING = frozenset("a an the of to or and in on for at by with".split())
_REVERED = frozenset(("He", "Him", "His", "Himself"))
_BEGIN_TITLES = frozenset("what how who whose why when where which".split())  # `he read How to Be Alone`


class Signs(NamedTuple):
    """Whether a page's casing is broken, and whether badly so."""

    broken: bool
    badly: bool


def usage_on(page: PageView) -> Usage:
    """What the page does with capitals."""
    if "usage" not in page.memo:
        blocks = ((text, tokens_of(text)) for text in page.texts)
        page.memo["usage"] = Usage((tokens, is_prose(text, tokens)) for text, tokens in blocks)
    usage: Usage = page.memo["usage"]
    return usage


def signs_on(page: PageView) -> Signs:
    """Whether the page shows signs of broken casing, more than the oddities that every page has."""
    signs: Signs | None = page.memo.get("casing")
    if signs is None:
        places = _suspicious(page)
        enough = max(_ENOUGH, (page.blanks + len(page.texts)) // _WORDS_PER_SIGN) if len(places) >= _ENOUGH else _ENOUGH
        found: list[_Sign] = []
        # Copies count once.
        for text in dict.fromkeys(page.texts[number] for number in places) if len(places) >= enough else ():
            tokens = tokens_of(text)
            if is_prose(text, tokens):
                found += _signs_in(text, tokens)
        alone = sum(bool(sign.word) for sign in found)
        sure = sum(sign.sure for sign in found)
        several = len({sign.word for sign in found if sign.word}) + len(found) - alone > 1
        broken = several and len(found) >= enough and sure >= max(1, _SURE_SHARE * len(found))
        signs = page.memo["casing"] = Signs(broken, broken and alone >= max(_BADLY, 2 * enough - 1))
    return signs


def _suspicious(page: PageView) -> list[int]:
    """Where the page may show a sign: the number of the text for each function word between small ones, and for each
    run of capitals that has one. One look at the whole page, for most pages have none.
    """
    small, whole = _function_capitals(), page.whole
    runs, words = _capitalised(page.codes, max(map(len, small)))
    starts, ends, found = [0], [0], []
    for start in runs:
        match = _RUN.match(whole, start) if start >= ends[-1] else None
        if match:
            starts.append(start)
            ends.append(match.end())
            if not small.isdisjoint(match[0].replace(",", "").split()):
                found.append(start)
    found += [start for start, end in words if whole[start:end] in small and start >= ends[bisect(starts, start) - 1]]
    behind = list(accumulate([len(text) + 1 for text in page.texts])) if found else []
    return [bisect(behind, at) for at in found]


def _capitalised(codes: bytes, longest: int) -> tuple[list[int], list[tuple[int, int]]]:
    """The blanks from which on five words have a capital, and the words of no more letters than `longest` that have one
    between words without. `codes` are those of the text, with a line end before and behind them.
    """
    import numpy as np  # slow to load

    chars = np.frombuffer(codes, np.uint8)
    blanks = (chars == _BLANK).nonzero()[0]
    capital = chars.take(blanks + 1) - _A < _LETTERS
    two = capital[1:] & capital[:-1]
    runs = (two[:-3] & two[2:-1] & capital[4:]).nonzero()[0]
    alone = (capital[:-1] > capital[1:]).nonzero()[0]
    starts, ends = blanks.take(alone), blanks.take(alone + 1) - 1
    fit = ends - starts <= longest
    fit &= _goes_on().take(chars.take(starts - 1))
    return (blanks.take(runs) - 1).tolist(), list(zip(starts[fit].tolist(), ends[fit].tolist(), strict=True))


@cache
def _goes_on() -> np.ndarray[Any, Any]:
    """For each code, whether it is a small letter or a comma, behind which no sentence begins."""
    import numpy as np

    return np.array([char == "," or (char.islower() and char not in "µªº") for char in map(chr, range(0x100))])


def is_prose(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a block is sentences, not a title, a label or a row of names."""
    if len(tokens) < _MIN_WORDS:
        return False
    small = sum(not token.capital for token in tokens)
    if not text.rstrip().endswith(END_MARKS):
        content = [token for token in tokens if token.lower not in function_words()]
        if sum(token.capital for token in content) >= _TITLE_SHARE * len(content):
            return False  # "How to Build a Boat in the Garden"
    # A title has no full stop (a question may be one); a title-cased sentence of some length has.
    return small * 3 >= len(tokens) or (len(tokens) > _MIN_WORDS and text.rstrip().endswith((".", "!", ";")))


class _Sign(NamedTuple):
    """A sign of broken casing: a function word, or "" for a run of capitals; `sure` where no sentence can begin."""

    word: str
    sure: bool


def _signs_in(text: str, tokens: Sequence[Token]) -> Iterator[_Sign]:
    """The signs of broken casing in a block."""
    begins = [i for i, token in enumerate(tokens) if token.first] + [len(tokens)]  # of sentences
    i = 0
    while i < len(tokens):
        if not tokens[i].capital:
            i += 1
            continue
        end = i + 1
        while end < len(tokens) and (tokens[end].capital or tokens[end].text.isdigit()) and not tokens[end].first:
            end += 1
        if end - i == 1:
            if _is_wrong_alone(tokens, i):
                yield _Sign(tokens[i].lower, not _may_begin(text, tokens, i))
        elif end - i == 2 and tokens[i].first:
            if _is_wrong_alone(tokens, i + 1):
                yield _Sign(tokens[i + 1].lower, not _may_begin(text, tokens, i + 1))
        elif _is_wrong_run(tokens, i, end, begins):
            yield _Sign("", True)
        i = end


def _may_begin(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a sentence may begin here, the last one having lost its full stop: `shackles The`, not `shackles Of`."""
    before = tokens[i - 1]
    if before.lower in function_words() or "," in text[before.end : tokens[i].start]:
        return False
    return tokens[i].lower not in lexicon("words/en_function")["inside"]


def _is_wrong_alone(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.free or not _is_ordinary(token) or token.lower not in _sign_words() or token.text in _REVERED:
        return False
    if token.lower in _BEGIN_TITLES or (_is_near_capital(tokens, i, -1) and _is_near_capital(tokens, i, 1)):
        return False  # inside of a title: `On Being Told to Have a Nice Day`
    return not _is_in_name(tokens, i) and _has_small_neighbours(tokens, i)


def _is_near_capital(tokens: Sequence[Token], i: int, step: int) -> bool:
    """Whether the next word on this side has a capital, a connecting word left out of account."""
    j = i + step
    if 0 <= j < len(tokens) and tokens[j].lower in _CONNECTING and not tokens[j].capital:
        j += step
    return 0 <= j < len(tokens) and tokens[j].capital


def _is_wrong_run(tokens: Sequence[Token], start: int, end: int, begins: Sequence[int]) -> bool:
    counted = end - start - tokens[start].free
    first, behind = begins[bisect(begins, start) - 1], begins[bisect(begins, end - 1)]
    if end - start < _RUN_SHARE * (behind - first):
        return False  # "The best thing about The Clock That Would Not Sell is the clock."
    if counted < _LONG_RUN or not (tokens[start].first or counted >= _NO_TITLE):
        return False  # in the middle of a sentence: "a book called The Man Who Saw Seconds"
    ordinary = [token for token in tokens[start:end] if not token.free and _is_ordinary(token)]
    small = sum(token.lower in function_words() for token in ordinary)
    return small >= max(2, _SMALL_SHARE * counted) and len(ordinary) >= _RUN_SHARE * counted


def _is_in_name(tokens: Sequence[Token], i: int) -> bool:
    """`Republic of Korea`, `Lord of the Rings`: a name goes on over `of`, `of the`, `and`."""
    if i + 2 < len(tokens) and tokens[i + 1].text == "of" and tokens[i + 2].capital:
        return True
    before = i - 1
    while before > 0 and i - before <= 2 and tokens[before].text in _IN_NAMES:
        before -= 1
    return before < i - 1 and tokens[before].capital and not tokens[before].first


def _has_small_neighbours(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1]
    if before.capital and not before.first:
        return False
    return i + 1 == len(tokens) or tokens[i + 1].free or not tokens[i + 1].capital


def _is_ordinary(token: Token) -> bool:
    """Whether the word is one that sentences write in lower case."""
    if _CAPITALISED.fullmatch(token.text) is None or token.text == "I" or token.text.startswith(("I'", "I’")):
        return False
    if token.text in entries("acronyms_brands"):
        return False
    return is_listed(token.lower)


def is_listed(word: str) -> bool:
    """Whether the lexicons have the word in lower case."""
    stem = word.removesuffix("'s")
    return word in function_words() or stem in entries("words/en") or stem in entries("words/en_dictionary")


@cache
def _function_capitals() -> frozenset[str]:
    return frozenset(word.capitalize() for word in _sign_words())


@cache
def _sign_words() -> frozenset[str]:
    """The commonest function words: a capital of another one may well be a speaker's or a title's."""
    return frozenset(lexicon("function_words")["en"])
