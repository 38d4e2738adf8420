"""People's names: what may be one, and what of a line is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from scrubber.lexicons import entries, lexicon
from scrubber.metadata.announcing import before, may_announce, without_words_before
from scrubber.metadata.dates import day_of, is_month
from scrubber.metadata.page import plain

_MAX_NAME = 90  # characters
_MAX_WORDS = 9  # of what an element or a declaration calls an author
_MAX_TOKENS = 5  # of a name in running text
_MAX_AUTHORS = 12
_ADDRESS = re.compile(r"https?:|www\.|://|\S@\S+\.\S|\.(?:com|org|net|html?|php)\b|/\S*/", re.I)
_PARTICLES = frozenset(
    "de da do dos das del della di du des la le van von vom der den ter ten te bin ibn al el zu zum zur af av y".split()
)
_AND = re.compile(
    r"\s*(?:,|;|&|\+|\b(?:and|und|et|y|e|och|og|en|with|mit|avec|con|i|и|ve|és|ja|dan)\b|、|，)\s*(?:and\s+)?", re.I
)
_OPENS, _CLOSES = re.compile("[(（【《]"), re.compile("[)）】》]$")
_SPLIT = re.compile(r"\s*;\s*|\s*[、，/／]\s*|\s+(?:and|und|et|och|og|и|ve|és)\s+|\s*[&+]\s*|,\s*(?:and\s+)?", re.I)
_NOTE = re.compile(r"\s*[(（【《][^)）】》]*$|\s+@\w+$")  # a note in brackets, cut off; the name of an account
_LABEL = re.compile(r"^[^\W\d_]+:\s+")  # `Interview: Jane Doe`
_CLOCK = re.compile(r"\d:\d\d")
_GOES_ON = re.compile(r"\s+[a-zß-öø-ÿ]")  # a sentence does behind a name, a byline does not
_STARTS = re.compile(
    r"(?:\d|\s[|•·–—-])\s+(?=\w)|(?<=\d)(?=[A-Z][a-z]+ by\s)"
)  # where in a line a byline may begin: behind a date, a mark
_TOKEN = re.compile(r"\s*([^\W\d_][\w'’`.\-‐]*)")
_HAN = re.compile(r"[\u3400-\u9fff·•]{2,8}|[\u3040-\u30ff\u3400-\u9fff・\u3000 ]{2,14}|[\uac00-\ud7af]{2,5}")
_KANA = re.compile(r"[\u3040-\u30ff・]")
_MAX_HAN = 6  # characters of a Chinese or Korean name in a line
_HAN_ANY = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CREDENTIALS = re.compile(
    r"(?:Ph\.?\s?D|M\.?D|R\.?D(?:N|\.)?|MBA|CPA|CFP®?|Esq|Jr|Sr|I{2,3}|M\.?S|M\.?A|B\.?A|LCSW|DVM|RN|NP|DO|JD|CFA|EA)\b\.?®?",
)
_MORE_CREDENTIALS = re.compile(r"\s*,\s*" + _CREDENTIALS.pattern)
_ROLES = re.compile(
    r"\b(?:writer|editor|staff|reporter|correspondent|team|manager|director|founder|ceo|contributor|author|journalist"
    r"|news|media|times|press|post|agency|specialist|expert|columnist|editors|producer|officer|president|lead|head|senior|inc|llc"
    r"|redakteur|redakteurin|redaktion|rédaction|redacción|redazione|university|institute|center|centre)\b",
    re.I,
)


def names_of(text: str) -> list[str]:
    """The names in what a page declares as its author; empty when that names nobody.

    >>> names_of("By Jane Doe and John Roe"), names_of("Jane Doe, MD"), names_of("Roe, John")
    (['Jane Doe', 'John Roe'], ['Jane Doe, MD'], ['John Roe'])
    >>> names_of("admin"), names_of("jane@example.org"), names_of("https://example.org/jane")
    ([], [], [])
    """
    text = plain(text[: 4 * _MAX_NAME])
    if _ADDRESS.search(text):
        return []
    text = without_words_before(text)
    text = re.split(r"\s[|•·–—]\s|\s-\s|\n|\s*\|\s*", text)[0].strip(" \t,;:|•·–—-/").lstrip("@")
    if _CLOSES.search(text) and not _OPENS.search(text):  # what is left of a note in brackets
        return []
    if (behind := _LABEL.sub("", text)) != text and is_name(text) and is_person(behind):
        text = behind
    parts = [_NOTE.sub("", part).strip() for part in _SPLIT.split(text) if part and part.strip()]
    text = _NOTE.sub("", text)
    if len(parts) == 2 and _turned(parts, text):
        return [f"{parts[1]} {parts[0]}"]
    people = list(takewhile(is_person, parts))[:_MAX_AUTHORS]
    if len(people) > 1 or (len(parts) > 1 and people and not _CREDENTIALS.match(parts[1])):
        return people
    return [text] if is_name(text) else []


def is_name(text: str) -> bool:
    """Whether a text may be the name of an author: short, no address, no sentence, no account of nobody's."""
    if not text or len(text) > _MAX_NAME or text.count(" ") >= _MAX_WORDS or _ADDRESS.search(text):
        return False
    lowered = text.casefold().strip(" .:@-")
    if (
        lowered in _nobody()
        or lowered.endswith("admin")
        or lowered.startswith(_notbefore())
        or not any(map(str.isalpha, text))
        or text[0] == "#"
        or _CLOCK.search(text)
    ):
        return False
    return day_of(text) is None and not text.endswith(("?", "!", "...", "…")) and "{" not in text


def is_person(text: str) -> bool:
    """Whether a text is written like the name of a person: two words at least, each with a capital.

    >>> is_person("Ludwig van Beethoven"), is_person("王小明"), is_person("Marketing Team"), is_person("By the river")
    (True, True, False, False)
    """
    if _HAN_ANY.search(text):
        return _HAN.fullmatch(text) is not None and not text.endswith(lexicon("authors")["outlets"]) and is_name(text)
    words = text.split()
    if (
        not 2 <= len(words) <= _MAX_TOKENS
        or words[0].lower() in ("the", "our", "all", "new")
        or _ROLES.search(text)
        or not is_name(text)
    ):
        return False
    return all(_is_name_word(word) or word.lower() in _PARTICLES for word in words) and _is_name_word(words[-1])


def once(name: str) -> str:
    """A name that a page writes twice in a row (beside the picture and below it), once; names of one word stay.

    >>> once("Jane DoeJane Doe"), once("Jane Doe Jane Doe"), once("Duran Duran")
    ('Jane Doe', 'Jane Doe', 'Duran Duran')
    """
    half = name[: len(name) // 2].rstrip()
    return half if " " in half and name in (half + half, f"{half} {half}") else name


def byline_names(text: str) -> list[str]:
    """The names in a line that says by whom a text is; empty when it does not.

    >>> byline_names("By Jane Doe and John Roe | May 1, 2024"), byline_names("Von Erika Muster, Berlin")
    (['Jane Doe', 'John Roe'], ['Erika Muster'])
    >>> byline_names("By the river it rained."), byline_names("作者：王小明 2024-05-01")
    ([], ['王小明'])
    """
    if not may_announce(text):
        return []
    text = plain(text[: 4 * _MAX_NAME])
    for start in (0, *(match.end() for match in _STARTS.finditer(text, 0, _MAX_NAME))):
        match = before().match(text, start) if may_announce(text[start:], said=True) else None
        if match and (names := leading_names(text[match.end() :])):
            return names
    return []


def leading_names(text: str) -> list[str]:
    """The names with which a text begins, one or several, joined by `and` and the like."""
    text = text.lstrip(" :：|-–—/")
    if _HAN_ANY.match(text):
        return _leading_han(text)
    names: list[str] = []
    at = 0
    while len(names) < _MAX_AUTHORS:
        name, end = _read_name(text, at)
        if not name or not (is_person(name) or (names == [] and _stands_alone(text, end) and _is_single(name))):
            break
        names.append(name)
        at = end
        if (credentials := _credentials_at(text, at)) > at:
            names[-1] += text[at:credentials].rstrip()
            at = credentials
        if (joint := _AND.match(text, at)) is None:
            break
        at = joint.end()
    following = _TOKEN.match(text, at) if _GOES_ON.match(text, at) else None
    if (
        names and following and following[1].lower() not in _after()
    ):  # the last was no name, but the beginning of a sentence
        names.pop()
    return names


def is_dictionary_name(text: str) -> bool:
    """Whether a text in capitals is made of ordinary English words (`Travel Tips`), and no name for that matter.

    >>> is_dictionary_name("Travel Tips"), is_dictionary_name("Jane Doevik")
    (True, False)
    """
    words = (word.strip(".,'’").casefold() for word in re.split(r"[\s-]+", text))
    return all(len(word) < 2 or _is_english(word) or _is_english(word.removesuffix("s")) for word in words)


def _is_english(word: str) -> bool:
    return word in entries("words/en_dictionary") or word in entries("words/en")


def is_organisation(text: str) -> bool:
    """Whether a text names a team, a staff or the like, or is no English words."""
    return _ROLES.search(text) is not None or not is_dictionary_name(text)


def _leading_han(text: str) -> list[str]:
    """Names in Chinese, Japanese or Korean end at a blank, a mark or a digit."""
    run = re.match(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af·・]{2,14}", text)
    if run is None or run[0].casefold() in _nobody():
        return []
    name = re.sub(r"(?:报道|報道|記者|记者|기자|さん|氏|编辑|編輯|发布于|發佈於|发表于|來源|来源).*$", "", run[0])
    most = _MAX_HAN if _KANA.search(name) is None and "·" not in name else len(name)
    return [name] if 2 <= len(name) <= most and is_name(name) else []


def _read_name(text: str, at: int) -> tuple[str, int]:
    start, end, count = at, at, 0
    while count < _MAX_TOKENS and (match := _TOKEN.match(text, end)):
        word = match[1]
        if word.lower() in _PARTICLES and count and word[0].islower():
            following = _TOKEN.match(text, match.end())
            if following is None or not (_is_name_word(following[1]) or following[1].lower() in _PARTICLES):
                break
        elif (
            not _is_name_word(word)
            or word.casefold() in _after()
            or (is_month(word) and re.match(r"\.?\s*\d", text[match.end() :]))
        ):
            break
        end = match.end()
        count += 1
        if word.endswith(".") and len(word) > 3 and word not in ("Prof.", "Dipl.", "Mag."):
            break
    name = text[start:end].strip()
    return (name[:-1] if name.endswith(".") and len(name.split()[-1]) > 3 else name), end


def _credentials_at(text: str, at: int) -> int:
    while match := _MORE_CREDENTIALS.match(text, at):
        at = match.end()
    return at


def _stands_alone(text: str, end: int) -> bool:
    rest = text[end:].strip()
    return not rest or rest[0] in "|•·–—-(,/0123456789" or rest.split()[0].casefold().strip(":,") in _after()


def _is_single(name: str) -> bool:
    return (
        " " not in name
        and len(name) > 2
        and name.casefold() not in _nobody()
        and not is_month(name)
        and not _ROLES.search(name)
        and not is_dictionary_name(name)
    )


def _is_name_word(word: str) -> bool:
    first = word[0] if word[0].isalpha() else word[1:2]
    if not (first.isupper() or (first.isalpha() and first.lower() == first.upper())):
        return False
    return word.isalpha() or not any(map(str.isdigit, word))


def _turned(parts: Sequence[str], text: str) -> bool:
    """Whether a name is written with the family name first: `Roe, John`."""
    return (
        text.count(",") == 1
        and " " not in parts[0]
        and len(parts[1].split()) <= 2
        and is_person(f"{parts[1]} {parts[0]}")
        and not _CREDENTIALS.match(parts[1])
    )


@cache
def _nobody() -> frozenset[str]:
    groups = lexicon("authors")
    return frozenset(word for name in ("nobody", "before", "colon", "editor") for word in groups[name])


@cache
def _notbefore() -> tuple[str, ...]:
    return tuple(f"{word}{end}" for word in lexicon("authors")["not"] for end in (" ", ":"))


@cache
def _after() -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon("authors")["after"])
