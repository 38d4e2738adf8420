"""Signs of dirt, looked for in one pass over a page for all stages: most text has none, and costs no more than this.

A sign is a run of up to three characters, each out of some (`ANY` or a string of them). It says where a stage has to
look, no more: `" ,"` may be a fault or a part of code.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from scrubber.model.codes import LAST

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

ANY = None
Characters = str | None
Sign = tuple[Characters, Characters, Characters]

_SMALL, _CAPITAL = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTER = _SMALL + _CAPITAL
_DIGIT = "".join(chr(i) for i in range(0x3000) if chr(i).isdecimal())
_BLANK = "".join(chr(i) for i in range(0x3001) if chr(i).isspace())
_TORN_OFF: Sign = (" ", "'’", "strvlmd")  # `don 't`

_CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
# The first characters of UTF-8 sequences as other encodings show them, and those that may follow.
_FIRST = "".join(map(chr, range(0xC2, 0xF5)))
_FOLLOWING = "".join(map(chr, range(0xA0, 0xC0))) + "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CYRILLIC = "".join(map(chr, (*range(0x401, 0x410), *range(0x451, 0x460), 0x490, 0x491))) + "°±№¤¦§¨©ª«¬\xad®µ¶·"
INVISIBLE = (
    "".join(map(chr, (*range(1, 9), *range(14, 32), 0x7F, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F))))
    + "\u2060\u2061\u2062\u2063\u2064\ufeff"
)
WIDE = "\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

# By the stage that looks where they stand.
SIGNS: dict[str, tuple[Sign, ...]] = {
    "encoding": (
        (ANY, INVISIBLE + WIDE + _CONTROLS + "√‚\ufffd", ANY),
        (ANY, _FIRST, _FOLLOWING),
        (ANY, "ÂÃ", " "),
        (ANY, "РСв", _CYRILLIC),
    ),
    "linkspam": ((ANY, ">", ANY), (ANY, "&", _LETTER + "#"), (ANY, "[", "uU/"), (ANY, ".", _LETTER)),
    "leftovers": (
        (ANY, "{", ANY),
        (")]", ";", ANY),
        (ANY, "%@*", "%@|i"),
        (ANY, "<", "/ %?sS"),
        (ANY, "[", _LETTER + "/"),
    ),
    "fragments": ((ANY, "<>¶", ANY), (ANY, "&", _LETTER + "#"), (ANY, "[", "eE")),
    "spacing": (
        (ANY, " \t", " \t"),
        (ANY, "\t", ANY),
        (ANY, " ", ".,;:!?)”"),
        (ANY, "(“", " "),
        (_SMALL + ")" + _DIGIT, ".!?", _CAPITAL),
        (".!?", ")", "(" + _CAPITAL),
        (".!?", "(", _CAPITAL),
        (ANY, ",", _SMALL),
        (",", '"“', _LETTER),
        (ANY, ",;", ","),
        (".!?", ".", ANY),
        (_BLANK, '"', " "),
        (".,!?", '"”', _LETTER),
        _TORN_OFF,
    ),
    "tears": ((ANY, "(“", " "), (ANY, " ", ")”"), (_BLANK, '"', " "), _TORN_OFF, (_SMALL, "-", _BLANK)),
    "shouting": ((_CAPITAL, " ", _CAPITAL),),
}
_PIECE = 1 << 16  # characters looked at together


def signs_in(texts: Sequence[str], codes: Array) -> dict[str, list[int]]:
    """For each name in `SIGNS` the numbers of the texts that hold one of its signs.

    `codes` are those of the texts, one a line, with a line end before and behind them.

    >>> from scrubber.model.codes import codes_of
    >>> texts = ["It rained, he said.", "It rained , he said.", "<p>"]
    >>> signs_in(texts, codes_of("\\n".join(["", *texts, ""])))
    {'linkspam': [2], 'fragments': [2], 'spacing': [1]}
    """
    found: dict[int, int] = {}
    ends: list[int] = []
    for place, mask in _places(codes):
        ends = ends or [end + i for i, end in enumerate(accumulate(map(len, texts)))]
        number = bisect_left(ends, place)
        found[number] = found.get(number, 0) | mask
    numbers: dict[str, list[int]] = {name: [] for name in SIGNS}
    for number, mask in found.items():
        for name in _names(mask):
            numbers[name].append(number)
    return {name: held for name, held in numbers.items() if held}


def _places(codes: Array) -> Iterator[tuple[int, int]]:
    """Where a sign begins, and which ones, as bits."""
    import numpy as np  # slow to load

    kinds_of, first, second = _tables()
    for at in range(0, len(codes), _PIECE):
        kinds = kinds_of.take(codes[at : at + _PIECE + 2])
        pairs = kinds[:-1] * np.uint16(len(first))
        pairs += kinds[1:]
        found = first.take(pairs[:-1])
        found &= second.take(pairs[1:])
        places = np.flatnonzero(found != 0)
        if len(places):
            yield from zip((places + at).tolist(), found.take(places).tolist(), strict=True)


@cache
def _bits() -> dict[Sign, int]:
    return {sign: 1 << i for i, sign in enumerate(dict.fromkeys(sign for signs in SIGNS.values() for sign in signs))}


@lru_cache(1_000)
def _names(mask: int) -> frozenset[str]:
    return frozenset(name for name, signs in SIGNS.items() if any(_bits()[sign] & mask for sign in signs))


@cache
def _tables() -> tuple[Array, Array, Array]:
    """The kind of every character (those of one kind stand in the same signs), and by two kinds in a row the signs
    that may begin there and that may end there.
    """
    import numpy as np

    places = [characters for sign in _bits() for characters in sign if characters is not ANY]
    kinds: dict[frozenset[int], int] = {frozenset(): 0}
    kinds_of = np.zeros(LAST + 1, np.uint16)
    held: dict[str, set[int]] = {}
    for number, characters in enumerate(places):
        for char in characters:
            held.setdefault(char, set()).add(number)
    examples = {0: ""}
    for char, numbers in held.items():
        kind = kinds.setdefault(frozenset(numbers), len(kinds))
        kinds_of[ord(char)] = kind
        examples[kind] = char
    first = np.zeros((len(kinds), len(kinds)), np.uint32)
    second = np.zeros_like(first)
    for (before, middle, after), bit in _bits().items():
        at, a, b = ([_stands_in(examples[k], place) for k in range(len(kinds))] for place in (middle, before, after))
        first |= np.outer(a, at).astype(np.uint32) * np.uint32(bit)
        second |= np.outer(at, b).astype(np.uint32) * np.uint32(bit)
    return kinds_of, first, second


def _stands_in(char: str, characters: Characters) -> bool:
    return characters is ANY or (char != "" and char in characters)
