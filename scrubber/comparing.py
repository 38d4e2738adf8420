"""Two versions of a text, compared word by word: the edits that turn the one into the other."""

from __future__ import annotations

import difflib
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence

from scrubber.document import Edit

_MOST = 250_000  # comparing stretches costs the product of their tokens at worst
_Stretch = tuple[int, int, int, int]  # from and to in the one, from and to in the other


def edits_between(before: str, after: str, rule: str = "function") -> Iterator[Edit]:
    """The edits that turn `before` into `after`, word by word where there is not too much to compare.

    >>> list(edits_between("It rained al day.", "It rained all day."))
    [Edit(start=10, end=12, text='all', rule='function')]
    """
    if before == after:
        return
    a, b = _tokens(before), _tokens(after)
    first = 0
    while first < min(len(a), len(b)) and a[first] == b[first]:
        first += 1
    last = 0
    while last < min(len(a), len(b)) - first and a[-1 - last] == b[-1 - last]:
        last += 1
    at = sum(map(len, a[:first]))
    a, b = a[first : len(a) - last], b[first : len(b) - last]
    ends = [at]
    for token in a:
        ends.append(ends[-1] + len(token))
    for i, j, k, m in _differing(a, b):
        yield Edit(ends[i], ends[j], "".join(b[k:m]), rule)


def _differing(a: Sequence[str], b: Sequence[str]) -> Iterator[_Stretch]:
    """The stretches that differ; those that cost too much to compare as a whole."""
    left = _MOST
    for i, j, k, m in [(0, len(a), 0, len(b))] if len(a) * len(b) <= _MOST else _between_anchors(a, b):
        cost = (j - i) * (m - k)
        if cost > left:
            yield i, j, k, m
            continue
        left -= cost
        for tag, *found in difflib.SequenceMatcher(None, a[i:j], b[k:m], autojunk=False).get_opcodes():
            if tag != "equal":
                yield i + found[0], i + found[1], k + found[2], k + found[3]


def _between_anchors(a: Sequence[str], b: Sequence[str]) -> Iterator[_Stretch]:
    """What stands between the tokens that both hold once and in the same order (patience diff, by Bram Cohen)."""
    once, once_there = (
        {token: n for n, token in enumerate(tokens) if counts[token] == 1}
        for tokens, counts in ((a, Counter(a)), (b, Counter(b)))
    )
    common = [(n, once_there[token]) for token, n in once.items() if token in once_there]
    i = k = 0
    for n, m in (*_rising(common), (len(a), len(b))):
        if i < n or k < m:
            yield i, n, k, m
        i, k = n + 1, m + 1


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, some left out, in which the second numbers rise as the first ones do."""
    tops: list[int] = []  # the least number with which a run of each length ends
    ends: list[int] = []  # which pair that is
    before: list[int] = []  # for each pair, the one before it in its run
    for index, (_, number) in enumerate(pairs):
        length = bisect(tops, number)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1], ends[length : length + 1] = [number], [index]
    run: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]", text)
