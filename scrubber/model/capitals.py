"""Which capitals of a sentence belong there: how words are usually written, weighed with what the page does.

Every word of a page with broken casing that shows a capital either has one (a name) or was given one. How often it
has one is known from clean pages (`lexicons/words/en_capitals.txt`), behind a word without a capital and behind one
with it: `Relational` hardly ever begins a name, and goes on with one now and then. How often the page gives capitals
to words that have none is seen in its function words, sentence by sentence. The two are put together over each
sentence with the forward-backward algorithm for a chain of two states (Rabiner, 1989), so that a name of several words
is judged as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from scrubber.lexicons import entries, lexicon

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s|\n")
# After these a capital proves nothing: a title, a list item, a quotation may begin.
_FREE = re.compile(r"[.!?…:\n\t“\"«‘(\[*•|/–—>-]|(?<!\w)['’]")
# After these it proves a little less than after a word.
_SOFT = re.compile(r"[\s%()/,;–—-]*")
_CAPITALISED = re.compile(r"[A-Z][a-z]*(?:['’][a-z]+)?")
_IN_NAMES = frozenset(("of", "the", "and", "for"))  # a name goes on over these
_MONTHS = frozenset(("May", "March", "August"))
_BEFORE_MONTHS = frozenset(
    "in of last next this early late mid by since until and to from through for before after during on".split()
)
_PRONOUN = ("I", "I'm", "I’m", "I'd", "I’d", "I'll", "I’ll", "I've", "I’ve")

# All set on four fifths of the development cases and checked on the rest.
_WRONG = 0.6  # probability from which a capital is wrong
_PAGE_WORDS = 3.0  # function words that the rate of the page counts for in a sentence
_ALONE = 0.5  # of its share for a word that the dictionary has in lower case only, where no name can go on
_KNOWN = 50.0  # odds of a name for a pair of words that is one elsewhere
_LEAST_RATE = 0.1  # of wrong capitals on a page that is known to have some
_UNKNOWN = {
    "en_dictionary": (0.15, 0.5),
    "en_also_names": (0.4, 0.7),
}  # shares of dictionary words seen nowhere
_ON_PAGE = (0.3, 0.5)  # of other words that the page has in lower case
_LOWER = 0.6  # odds of a name for each time that the page has the word in lower case
_TOGETHER = 4.0  # odds of a name for each time that two words stand together with their capitals
_SOFTER = 2.0  # odds of a name behind a number, a bracket or a dash
_MANY = 0.1  # share of the function words with a capital, from which nothing is known of a single one
_FEW = 0.05  # the same, up to which three words in a row are taken for a name
_LISTED = 30.0  # odds of a name in a row of names
_ROW = 3  # words with a capital behind commas that make such a row
_MOST = 4  # times that count


class Token(NamedTuple):
    """A word of a block; `free` where a capital proves nothing, `first` at the beginning of a sentence."""

    start: int
    end: int
    text: str
    first: bool
    free: bool
    capital: bool

    @property
    def lower(self) -> str:
        """The word as the lexicons have it."""
        return self.text.lower().replace("’", "'")


def tokens_of(text: str) -> list[Token]:
    """The words of a text.

    >>> [token.text for token in tokens_of("It rained. Nobody came.") if token.first]
    ['It', 'Nobody']
    """
    tokens: list[Token] = []
    at = 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        between = text[at:start]
        at = match.end()
        if between == " " and tokens:  # nearly always
            tokens.append(Token(start, at, word, False, tokens[-1].text.isdigit(), word[0].isupper()))
            continue
        end = _SENTENCE_END.search(between)
        # `Who Is It? had been on the stage`: a small letter goes on.
        first = not tokens or (end is not None and not (between[end.start()] in "?!" and word[0].islower()))
        free = first or tokens[-1].text.isdigit() or _FREE.search(between) is not None
        tokens.append(Token(start, at, word, first, free, word[0].isupper()))
    return tokens


class Usage:
    """What a page does with capitals.

    `rate` is the share of the function words inside of its sentences that have one; `small` and `capital` count every
    word without and with one (where it proves something), `together` pairs of words that both have one.
    """

    def __init__(self, blocks: Iterable[tuple[Sequence[Token], bool]]) -> None:
        """`blocks` are the tokens of each block, and whether it is prose."""
        self.small: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.together: Counter[tuple[str, str]] = Counter()
        number = shown = 0
        for tokens, is_prose in blocks:
            before = None
            for token in tokens:
                word = token.lower
                if not token.capital:
                    self.small[word] += 1
                elif not token.free:
                    self.capital[word] += 1
                    if before is not None:
                        self.together[before, word] += 1
                before = word if token.capital else None
                if is_prose and not token.free and word in function_words():
                    number += 1
                    shown += token.capital
        self.rate = (shown + 0.5) / (number + 10)


def wrong_capitals(text: str, tokens: Sequence[Token], usage: Usage) -> Iterator[int]:
    """The numbers of the tokens whose capital is wrong; never the first of a sentence.

    >>> text = "It stands On the hill, Of course, and The rain came from the West."
    >>> tokens = tokens_of(text)
    >>> [tokens[i].text for i in wrong_capitals(text, tokens, Usage([(tokens, True)]))]
    ['On', 'Of', 'The']
    """
    first = 0
    for behind in range(1, len(tokens) + 1):
        if behind == len(tokens) or tokens[behind].first:
            yield from _wrong_in_sentence(text, tokens, first, behind, usage)
            first = behind


_Pair = tuple[float, float]
_SMALL: tuple[_Pair, _Pair] = ((0.92, 0.0), (0.6, 0.0))
_CAPITAL: tuple[_Pair, _Pair] = ((0.0, 0.1), (0.0, 0.8))
_AS_BEFORE: tuple[_Pair, _Pair] = ((1.0, 0.0), (0.0, 1.0))


def _wrong_in_sentence(text: str, tokens: Sequence[Token], first: int, behind: int, usage: Usage) -> Iterator[int]:
    shown = [token.capital for token in tokens[first:behind] if not token.free and token.lower in function_words()]
    rate = max(usage.rate, _LEAST_RATE, (sum(shown) + _PAGE_WORDS * usage.rate) / (len(shown) + _PAGE_WORDS))

    # For each word: the probabilities to have no capital or one, behind a word without and behind one with it; and
    # how likely each makes what is shown.
    def between(i: int) -> str:
        return text[tokens[i - 1].end : tokens[i].start] if i > first else ""

    listed = _listed(text, tokens, first, behind)
    steps: list[tuple[tuple[_Pair, _Pair], _Pair]] = []
    asked: list[int] = []
    for i in range(first, behind):
        token = tokens[i]
        soft = token.free and i > first and _SOFT.fullmatch(text, tokens[i - 1].end, token.start) is not None
        habit = None if i == first or (token.free and not soft) else _habit(token, usage)
        if not token.capital and token.lower in _IN_NAMES and between(i) == " ":
            steps.append((_AS_BEFORE, (1.0, 1.0)))
        elif not token.capital or (i == first and not _is_unknown(token, usage)):  # the first word says nothing
            steps.append((_SMALL, (1.0, 1.0)))
        elif habit is None:
            steps.append((_CAPITAL, (1.0, 1.0)))
        else:
            odds = _odds_on_page(tokens, i, usage) * (_SOFTER if soft else 1.0)
            if _is_known_name(tokens, i):
                odds *= _KNOWN
            if listed and token.lower not in function_words():
                odds *= _LISTED
            small, capital = habit
            follows = i + 1 < behind and (tokens[i + 1].capital or tokens[i + 1].lower in _IN_NAMES)
            if not follows and token.lower.removesuffix("'s") in entries("words/en_dictionary"):
                small *= _ALONE
            steps.append((((1 - small, small), (1 - capital, capital)), (rate, odds)))
            asked.append(i)
    if asked:
        given = _probabilities(steps)
        wrong = [i for i in asked if given[i - first] >= _WRONG and not _is_month(tokens, i)]
        if usage.rate < _FEW:
            wrong = [i for i in wrong if not _is_in_row(tokens, i, behind)]
        for i in wrong:
            # `The Hague`, `The Lord of the Rings`: of a name that stays the article stays too.
            before_name = i + 1 < behind and tokens[i + 1].capital and i + 1 not in wrong and between(i + 1) == " "
            if not (tokens[i].text == "The" and before_name and usage.rate < _MANY):
                yield i


def _is_in_row(tokens: Sequence[Token], i: int, behind: int) -> bool:
    """Whether the word is one of three and more in a row that have a capital and are no function words."""

    def goes_on(j: int) -> bool:
        return j < behind and tokens[j].capital and not tokens[j].first and tokens[j].lower not in function_words()

    start = i
    while start > 0 and i - start < _ROW and goes_on(start - 1):
        start -= 1
    return all(goes_on(j) for j in range(start, start + _ROW)) and start + _ROW > i


def _listed(text: str, tokens: Sequence[Token], first: int, behind: int) -> bool:
    """Whether the sentence is a row of names: most words behind a comma have a capital."""
    words = [tokens[i] for i in range(first + 1, behind) if text[tokens[i - 1].end : tokens[i].start].startswith(",")]
    capital = sum(word.capital and word.lower not in function_words() for word in words)
    return capital >= _ROW and capital * 4 >= len(words) * 3


def _probabilities(steps: Sequence[tuple[tuple[_Pair, _Pair], _Pair]]) -> list[float]:
    """For each step the probability of the first state: the word has no capital of its own."""
    forward: list[_Pair] = []
    before: _Pair = (1.0, 0.0)
    for ((a, b), (c, d)), (e, f) in steps:
        before = _scaled((before[0] * a + before[1] * c) * e, (before[0] * b + before[1] * d) * f)
        forward.append(before)
    found = [0.0] * len(steps)
    after: _Pair = (1.0, 1.0)
    for i in range(len(steps) - 1, -1, -1):
        found[i] = _scaled(forward[i][0] * after[0], forward[i][1] * after[1])[0]
        ((a, b), (c, d)), (e, f) = steps[i]
        after = _scaled(a * e * after[0] + b * f * after[1], c * e * after[0] + d * f * after[1])
    return found


def _scaled(a: float, b: float) -> _Pair:
    total = a + b or 1.0
    return a / total, b / total


def _habit(token: Token, usage: Usage) -> _Pair | None:
    """How often the word has a capital, behind a word without and behind one with it; None for one that keeps it."""
    if _CAPITALISED.fullmatch(token.text) is None or token.text in _PRONOUN or token.text in entries("acronyms_brands"):
        return None
    return _habit_of(token.lower, usage)


def _habit_of(word: str, usage: Usage) -> _Pair | None:
    stem = word.removesuffix("'s")
    known = _habits().get(word) or _habits().get(stem)
    if known:
        return known
    for name, habit in _UNKNOWN.items():
        if stem in entries(f"words/{name}"):
            return habit
    return _ON_PAGE if usage.small[word] else None


def _is_known_name(tokens: Sequence[Token], i: int) -> bool:
    names, word = entries("words/en_names"), tokens[i].lower
    return (tokens[i - 1].capital and f"{tokens[i - 1].lower} {word}" in names) or (
        i + 1 < len(tokens) and tokens[i + 1].capital and f"{word} {tokens[i + 1].lower}" in names
    )


def _is_unknown(token: Token, usage: Usage) -> bool:
    """Whether nothing is known of the word but its capital: `Henry`."""
    return (
        _CAPITALISED.fullmatch(token.text) is not None
        and len(token.text) > 1
        and not known_in_small_letters(token, usage)
    )


def known_in_small_letters(token: Token, usage: Usage) -> bool:
    """Whether the lexicons or the page have the word without a capital."""
    return _habit_of(token.lower, usage) is not None


def is_mostly_a_name(token: Token) -> bool:
    """Whether a word of a sentence in capitals has a capital of its own: `LONDON`."""
    habit = _habits().get(token.lower)
    return habit is not None and habit[0] > 0.5


def _odds_on_page(tokens: Sequence[Token], i: int, usage: Usage) -> float:
    """How much more likely what the page does with the word is when it is a name."""
    word = tokens[i].lower
    if word in function_words():
        return 1.0
    odds = _LOWER ** min(usage.small[word], _MOST)
    # More capitals than the page would give to a word of this number.
    due = 2 * usage.rate / (1 - usage.rate) * usage.small[word] + 1
    more = (usage.capital[word] - 1) / due
    if more > 1:
        odds *= more * more
    together = max(
        usage.together[word, tokens[i + 1].lower] if i + 1 < len(tokens) else 0,
        usage.together[tokens[i - 1].lower, word],
    )
    return odds * float(_TOGETHER ** max(0, min(together, _MOST) - 1))


def _is_month(tokens: Sequence[Token], i: int) -> bool:
    """`in May`, `March 3`."""
    if tokens[i].text not in _MONTHS:
        return False
    return tokens[i - 1].lower in _BEFORE_MONTHS or (i + 1 < len(tokens) and tokens[i + 1].text.isdigit())


@cache
def function_words() -> frozenset[str]:
    """The English words that hardly ever are part of a name."""
    return frozenset(lexicon("function_words")["en"]) | entries("words/en_function")


@cache
def _habits() -> dict[str, _Pair]:
    """The shares of the lexicon `words/en_capitals`, kept away from 0 and 1."""
    found: dict[str, _Pair] = {}
    for entry in lexicon("words/en_capitals")["en"]:
        word, behind_small, behind_capital = entry.split()
        found[word] = (_share(behind_small), _share(behind_capital))
    return found


def _share(percent: str) -> float:
    return min(max(int(percent) / 100, 0.002), 0.98)
