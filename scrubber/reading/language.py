"""The language of a page: by script, by function words, by declaration; None when unsure.

None means that nothing which depends on a language acts, so a wrong answer costs more than none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from scrubber.lexicons import lexicon

# Scripts that stand for one language. Cyrillic, Latin and Arabic script stand for many.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_OF_A_SCRIPT = re.compile("|".join(pattern.pattern for _, pattern in _SCRIPTS))
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]+")
_SAMPLE = 1_500  # characters looked at
_ENDS = 300  # characters at both ends of the sample, which are enough where the share and the lead are so clear:
_CLEAR_SHARE, _CLEAR_LEAD = 0.3, 2.5
_SCRIPT_SHARE = 0.3  # of the letters; Japanese has a third of kana among Chinese characters
_JAPANESE_SHARE = 0.1
# Of the words of prose, 30 to 50 % are function words in the languages listed; a text in a language
# that is not listed shares a few words with its neighbours and stays below this.
_MIN_SHARE = 0.14
_LEAD = 1.25  # how much better than the second the first must be
_MIN_WORDS = 12
_DECLARED = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_].*)?\s*$")


def language_of(texts: Iterable[str], declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the language that the texts are written in, or None.

    `declared` (a `lang` attribute) decides where the text is too short to tell; a page whose words
    contradict it is believed by its words, for templates declare English everywhere.

    >>> language_of(["Das ist ein Satz, und er ist nicht auf Englisch, sondern auf Deutsch geschrieben."], "en")
    'de'
    >>> language_of(["Contact"], "es-MX")
    'es'
    >>> language_of(["Contact"]) is None
    True
    """
    sample = _longest(texts)
    declared = _code(declared)
    script = _by_script(sample)
    if script:
        return declared if script == "ar" and declared in ("fa", "ur", "ps") else script
    if len(sample) > 2 * _ENDS:
        clear = _clearly(_WORDS.findall(f"{sample[:_ENDS]} {sample[-_ENDS:]}".casefold()))
        if clear:
            return clear
    words = _WORDS.findall(sample.casefold())
    if len(words) < _MIN_WORDS:
        return declared
    scores = _by_words(words)
    if not scores:
        return declared
    best, share = scores[0]
    if share < _MIN_SHARE:
        return declared if declared and declared not in _known() else None
    if len(scores) > 1 and share < _LEAD * scores[1][1]:
        # Two close relatives: the declaration decides if it names one of them.
        return declared if declared in (best, scores[1][0]) else None
    return best


def _longest(texts: Iterable[str]) -> str:
    """The longest texts, up to the sample size: prose tells the language, menus do not."""
    ordered = sorted(texts, key=len, reverse=True)
    sample: list[str] = []
    room = _SAMPLE
    for text in ordered[:200]:
        sample.append(text[:room])
        room -= len(text)
        if room <= 0:
            break
    return "\n".join(sample)


def _by_script(sample: str) -> str | None:
    if sample.isascii() or not _OF_A_SCRIPT.search(sample):
        return None
    letters = len(_LETTERS.findall(sample))
    for code, pattern in _SCRIPTS:
        share = _JAPANESE_SHARE if code == "ja" else _SCRIPT_SHARE
        if letters and len(pattern.findall(sample)) > share * letters:
            return code
    return None


def _clearly(words: list[str]) -> str | None:
    """The language of the words, if no more of them are needed to tell it."""
    scores = [*_by_words(words), ("", 0.0), ("", 0.0)]
    (best, share), (_, second) = scores[:2]
    return best if share >= _CLEAR_SHARE and share >= _CLEAR_LEAD * second else None


def _by_words(words: list[str]) -> list[tuple[str, float]]:
    """(language, share of the words that are function words of it), best first."""
    counts: Counter[str] = Counter()
    for codes, count in Counter(map(_index().get, words)).items():
        for code in codes or ():
            counts[code] += count
    return [(code, count / len(words)) for code, count in counts.most_common(3)]


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for code, entries in lexicon("function_words").items():
        for entry in entries:
            index.setdefault(entry.casefold(), []).append(code)
    return {word: tuple(dict.fromkeys(codes)) for word, codes in index.items()}


@cache
def _known() -> frozenset[str]:
    return frozenset(lexicon("function_words"))


def _code(declared: str | None) -> str | None:
    match = _DECLARED.match(declared or "")
    return match[1].lower() if match else None
