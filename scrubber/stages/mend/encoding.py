"""Mojibake and invisible characters.

Text that was decoded with the wrong encoding is repaired by ftfy, with settings that change nothing
else: quotes stay curly, ligatures and wide letters stay, entities are left to the next stage.
Control characters, zero-width spaces and soft hyphens go; joiners stay where a script or an emoji
needs them, and so do direction marks on pages with right-to-left text. Blanks of other widths between
ordinary words become blanks where the page has several of them.

>>> from scrubber import clean
>>> clean("Itâ€™s a cafÃ© \\u200bon the cor\\u00adner.")
'It’s a café on the corner.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from scrubber.comparing import edits_between
from scrubber.document import Edit
from scrubber.stage import PageView, text_stage

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# The first characters of UTF-8 sequences as single-byte encodings show them, followed by one that
# shows a continuation byte: Latin-1 and Windows-1252 (Ã©, â€™), Mac Roman (√©, ‚Äô), Windows-1251
# (Р°, вЂ™). C1 controls have no other reason to be in a text.
_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_FIRST = "Â-ô\x80-\x9f√‚РСв"
# One class of first characters: Python searches for that far faster than for alternatives.
_BROKEN = re.compile(
    f"[{_FIRST}](?:(?<=[\x80-\x9f])|(?![a-z])(?:"  # most often a plain letter follows, and that is all
    + "|".join(
        (
            f"(?<=[Â-ß])[{_CONTINUATION}]",
            f"(?<=[à-ô])[{_CONTINUATION}]{{2}}",  # two at least: `ç’` is French
            "(?<=â)€",
            "(?<=\\S[ÂÃ]) |(?<=[.!?:;,] Â) ",  # a no-break space, where no letter can stand
            "(?<=√)[\xa0-ÿ†°¢£§•¶ß®©™´¨≠ÆØ∞±]",
            "(?<=‚)Ä[ôúùìî]",
            "(?<=[РС])[\u0402-\u040f\u0452-\u045f°±І-№ЎўЈ¤¦-¬®]",
            "(?<=в)Ђ",
        )
    )
    + "))"
)
_INVISIBLE = "\x01-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_WIDE = "\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SUSPICIOUS = re.compile(f"[{_FIRST}{_INVISIBLE}{_WIDE}\ufffd]")
_LOST_APOSTROPHE = re.compile(r"(?<=[a-z])\ufffd(?=(?:s|t|re|ve|ll|d|m)\b)")
# What only broken text has; beside it a letter and a mark are one broken letter too (`Ã…sa`, `Å»ary`).
_SURELY_BROKEN = re.compile("Ã[\x80-\xbf]|â€[™œ“”˜¦\x9d]")
_BROKEN_LETTER = re.compile(f"[Ã-Å][{_CONTINUATION}](?<![’”])(?=[a-zß-öø-ÿ])")
# A sentence shows such letters in quotation marks: `"Ã¤" instead of "ä"`.
_SHOWN = re.compile(f"(?<=[\"'“‘«`;(])Ã[{_CONTINUATION}](?=[\"'”’»`&)])")
# A closing quotation mark whose last byte was lost: 0x9d is no sign in Windows-1252.
_LOST_BYTE = re.compile(r"(?<=[^\s(])(?:â€|Ã¢â‚¬Â)(?=[ \n.,;:!?)]|$)")
# Blanks of other widths where they have no typographic reason: between words, not next to figures, initials
# (`J. S.`) or abbreviations; a no-break space only where it holds no name, figure or short word.
_WIDE_BLANK = re.compile(
    f"(?:(?<=[a-zß-öø-ÿ]{{2}})[{_WIDE}]|(?<=[a-zß-öø-ÿ]{{2}}[.,;:!?])[\u2003\u2005\u3000])(?=[A-Za-zÀ-ÖØ-öø-ÿ])"
)
_NO_BREAK = re.compile("(?:(?<=\\bThe)|(?<=[a-zß-öø-ÿ]{3}))\xa0(?=[a-zß-öø-ÿ]{2})")
_CHINESE_OR_JAPANESE = re.compile("[\u3040-\u9fff]")
_SEVERAL = 3
_INVISIBLE_RUN = re.compile(rf"(?:\x1b\[[0-9;]{{0,20}}[A-Za-z]|[{_INVISIBLE}])+")  # `ESC[31m` sets a terminal's colour
_JOINERS = "\u200c\u200d"
# Arabic to Mongolian need joiners, and so do emoji sequences and keycaps.
_NEEDS_JOINER = re.compile("[\u0600-\u18af\ufb50-\ufdff\ufe70-\ufefc\ufe0f\u2190-\u2bff\U0001f000-\U0001faff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIRECTION_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"


def _may_be_broken(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return False
    return _SUSPICIOUS.search(text) is not None


@text_stage("encoding", trigger=_may_be_broken, signs="encoding")
def mend_encoding(text: str, page: PageView) -> Iterator[Edit]:
    """Repairs text that was decoded wrongly and takes out invisible characters."""
    if _BROKEN.search(text) and not _is_about_mojibake(page) and not _is_shown(text):
        fixed = _fixed(_LOST_BYTE.sub("”", text))
        if _BROKEN_LETTER.search(fixed) and _is_surely_broken(page):
            fixed = _BROKEN_LETTER.sub(_letter, fixed)
        if fixed != text:
            yield from edits_between(text, fixed, "mojibake")
            return  # the next round sees what is left
    leftward: bool | None = None
    for run in _INVISIBLE_RUN.finditer(text):
        if leftward is None:
            leftward = _RIGHT_TO_LEFT.search(text) is not None
        kept = "".join([char for i, char in enumerate(run[0], run.start()) if _is_needed(char, i, text, leftward)])
        if kept != run[0]:
            yield Edit(run.start(), run.end(), kept, "invisible characters")
    for match in _LOST_APOSTROPHE.finditer(text) if "\ufffd" in text else ():
        yield Edit(match.start(), match.end(), "’", "lost apostrophe")
    if any(map(text.__contains__, _WIDE)) and _has_stray_blanks(page):
        for pattern in (_WIDE_BLANK, _NO_BREAK):
            for match in pattern.finditer(text):
                yield Edit(match.start(), match.end(), " ", "blank of another width")


def _is_about_mojibake(page: PageView) -> bool:
    """Whether the page speaks of it by its name, and may show it."""
    if "about mojibake" not in page.memo:
        page.memo["about mojibake"] = "mojibake" in page.lowered
    return bool(page.memo["about mojibake"])


def _is_shown(text: str) -> bool:
    """Whether all that seems broken are letters in quotation marks, of which the sentence speaks."""
    return "Ã" in text and _SHOWN.search(text) is not None and not _BROKEN.search(_SHOWN.sub("", text))


def _is_surely_broken(page: PageView) -> bool:
    if "surely broken" not in page.memo:
        page.memo["surely broken"] = len(_SURELY_BROKEN.findall(page.whole)) >= 2
    return bool(page.memo["surely broken"])


def _letter(match: re.Match[str]) -> str:
    lead, mark = match[0][0], match[0][1]
    try:
        code = mark.encode("latin-1") if mark < "\u0100" else mark.encode("cp1252")
        return (lead.encode("latin-1") + code).decode("utf-8")
    except UnicodeError:
        return match[0]


def _has_stray_blanks(page: PageView) -> bool:
    """Whether several blanks of the page have a width for no reason; em spaces alone are somebody's style."""
    if "stray blanks" not in page.memo:
        found = _WIDE_BLANK.findall(page.whole)
        several = len(found) >= _SEVERAL and set(found) not in ({"\u2003"}, {"\u3000"})
        page.memo["stray blanks"] = several and not _CHINESE_OR_JAPANESE.search(page.whole)
    return bool(page.memo["stray blanks"])


def _is_needed(char: str, at: int, text: str, leftward: bool) -> bool:
    if char in _JOINERS:
        around = text[max(0, at - 2) : at + 3]
        return _NEEDS_JOINER.search(around) is not None
    return char in _DIRECTION_MARKS and leftward


def _fixed(text: str) -> str:
    import ftfy  # only when something is broken: it costs more to load than a page to clean

    return ftfy.fix_text(text, _config())


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
