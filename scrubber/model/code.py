"""Lines of style sheets, of data and of scripts, told from prose, and pages that are about such lines."""

from __future__ import annotations

import json
import re
from functools import cache

from scrubber.lexicons import entries
from scrubber.stage import PageView

# A whole line that is a statement of a script, whatever it says.
STATEMENT = re.compile(
    r"\s*(?:(?:var|let|const) [\w$]{1,40}\s?=|(?:async )?function [\w$]{0,40}\(|set(?:Timeout|Interval)\("
    r"|[\w$]{1,40}(?:\.[\w$]{1,40}){1,3}\()[^\n]{1,4000}[;}]\s*$"
)
_CODE_END = re.compile(r"[;{}]$", re.M)
_MOST_STATEMENTS = 3  # lines of code on a page that is not about code
IMPORT = re.compile(r"\s*@import\s+(?:url\(|[\"'])[^\s;]{1,300};?\s*$")
STRUCTURED_DATA = re.compile(r"\s*\[?\s*\{\s*\"@(?:context|type|graph|id)\"\s*:[^\n]*[}\]]\s*;?\s*$")
_SELECTED = (
    "(?:a|article|aside|blockquote|body|button|code|div|em|figure|footer|form|h[1-6]|header|html|iframe|img|input|label"
    "|li|main|nav|ol|p|pre|section|small|span|strong|svg|table|tbody|td|th|tr|ul|video)"
)
_SENTENCE = re.compile(r"\b(?:[^\W\d_]{2,30}[,.]? ){3}")
_DECLARATION = r"[a-z-]{2,40}\s*:[^{};]{1,200}"

_LONGEST_OBJECT = 20_000


def speaks_of_code(page: PageView) -> bool:
    """Whether statements may be what the page is about: it has several of them, or uses words of that trade."""
    if "speaks of code" not in page.memo:
        page.memo["speaks of code"] = (
            len(_CODE_END.findall(page.whole)) > _MOST_STATEMENTS
            or page.kinds["code"] > 0
            or page.is_about_markup
            or any(_code_words().search(text) for text in page.texts if not STATEMENT.match(text))
        )
    return bool(page.memo["speaks of code"])


def is_object(line: str) -> bool:
    """Whether a line is an object or a list of objects in JSON."""
    line = line.strip()
    if not line.startswith(('{"', '[{"')) or len(line) > _LONGEST_OBJECT:
        return False
    try:
        return bool(json.loads(line))
    except (ValueError, RecursionError):
        return False


def is_style_sheet(line: str) -> bool:
    """Whether a line is rules of a style sheet and nothing else."""
    rule, at = _style_rule(), 0
    while at < len(line):
        match = rule.match(line, at)
        if match is None or _SENTENCE.search(match["selector"]):
            return False
        at = match.end()
    return at > 0


@cache
def _style_rule() -> re.Pattern[str]:
    properties = "|".join(sorted(entries("style_properties")))
    return re.compile(
        rf"\s*(?:@media[^{{}}]{{0,200}}\{{\s*)?(?:[.#@*:]|{_SELECTED}(?![\w-]))(?P<selector>[\w\s.,#:>*()\[\]=\"-]{{0,200}})"
        rf"\{{\s*(?:-[a-z]+-)?(?:--[a-z][\w-]{{0,40}}|{properties})(?:-[a-z-]{{1,30}})?\s*:[^{{}};]{{1,200}}"
        rf"(?:;\s*{_DECLARATION})*;?\s*\}}[\s}}]*",
        re.I,
    )


@cache
def _code_words() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(entries("code_words") | entries("template_words"))))
    return re.compile(rf"\b(?:{words})s?\b", re.I)
