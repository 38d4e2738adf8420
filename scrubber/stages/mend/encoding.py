"""Mojibake and invisible characters.

Text that was decoded with the wrong encoding is repaired by ftfy, with settings that change nothing
else: quotes stay curly, ligatures and wide letters stay, entities are left to the next stage.
Control characters, zero-width spaces and soft hyphens go; joiners stay where a script or an emoji
needs them, and so do direction marks on pages with right-to-left text.

>>> from scrubber import clean
>>> clean("Itâ€™s a cafÃ© \\u200bon the cor\\u00adner.")
'It’s a café on the corner.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from scrubber.document import Edit
from scrubber.stage import PageView, edits_between, text_stage

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# The first characters of UTF-8 sequences as single-byte encodings show them, followed by one that
# shows a continuation byte: Latin-1 and Windows-1252 (Ã©, â€™), Mac Roman (√©, ‚Äô), Windows-1251
# (Р°, вЂ™). C1 controls have no other reason to be in a text.
_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = "|".join(
    (
        "(?<=\\S)[ÂÃ] |(?<=[.!?:;,] )Â ",  # a no-break space, where no letter can stand
        f"[Â-ô][{_CONTINUATION}]",
        "[\x80-\x9f]",
        "√[\xa0-ÿ†°¢£§•¶ß®©™´¨≠ÆØ∞±]",
        "‚Ä[ôúùìî]",
        "[РС][\u0402-\u040f\u0452-\u045f°±І-№ЎўЈ¤¦-¬®]",
        "вЂ",
    )
)
_INVISIBLE = "\x01-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_BROKEN = re.compile(_MOJIBAKE)
# One class of first characters: Python searches for that far faster than for alternatives.
_SUSPICIOUS = re.compile(f"[Â-ô\x80-\x9f√‚РСв{_INVISIBLE}]")
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
_JOINERS = "\u200c\u200d"
# Arabic to Mongolian need joiners, and so do emoji sequences and keycaps.
_NEEDS_JOINER = re.compile("[\u0600-\u18af\ufb50-\ufdff\ufe70-\ufefc\ufe0f\u2190-\u2bff\U0001f000-\U0001faff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIRECTION_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"


def _may_be_broken(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return False
    return _SUSPICIOUS.search(text) is not None


@text_stage("encoding", trigger=_may_be_broken)
def mend_encoding(text: str, page: PageView) -> Iterator[Edit]:
    """Repairs text that was decoded wrongly and takes out invisible characters."""
    if _BROKEN.search(text):
        fixed = _fixed(text)
        if fixed != text:
            yield from edits_between(text, fixed, "mojibake")
            return  # the next round sees what is left
    for run in _INVISIBLE_RUN.finditer(text):
        kept = "".join(char for i, char in enumerate(run[0], run.start()) if _is_needed(char, i, text))
        if kept != run[0]:
            yield Edit(run.start(), run.end(), kept, "invisible characters")


def _is_needed(char: str, at: int, text: str) -> bool:
    if char in _JOINERS:
        around = text[max(0, at - 2) : at + 3]
        return _NEEDS_JOINER.search(around) is not None
    return char in _DIRECTION_MARKS and _RIGHT_TO_LEFT.search(text) is not None


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
