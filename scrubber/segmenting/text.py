"""Plain text to blocks: the lines, joined where they are one paragraph, with their breaks kept.

Scrapers leave text in three regimes, and one segmenter serves them all, line by line:

- *blank lines* between paragraphs, one line each: every line is a block (a teaser or a login prompt
  may stand right under another line);
- *hard-wrapped* at some width: the lines of a paragraph are joined, for a sentence goes on where
  the next word did not fit any more;
- *one line per DOM node* (`get_text("\\n")`): sentences torn at links are joined where the second
  line goes on in the middle of a sentence.

A block keeps its own line breaks, and `Block.gap` what stood before it, so that the blocks put
together again give the text to the letter.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from scrubber.document import Block, BlockKind
from scrubber.lexicons import entries

# A line separator (U+2028) breaks a line inside of a sentence and stays where it is; U+0085 is mostly an ellipsis that
# was decoded wrongly, which a stage mends.
_LINE_ENDS = re.compile(r"\r\n?|[\u2029\x0b\x0c]")
_LIST_ITEM = re.compile(r"(?:[-*+•·▪◦‣●○■–]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])[ \t]+\S")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_LONGEST_FENCE, _LONGEST_CODE = 20, 2_000  # signs of a fence that are compared, lines between two of them
_SENTENCE_END = tuple(".!?:;…。！？：；»”\"'’)]")
_GOES_ON = re.compile(r"[,.;:!?)\]»”’]|[a-zß-öø-ÿа-яёα-ω]")
# Code has marks that prose has not: a line that ends in one of these, or calls, or assigns.
_CODE_LINE = re.compile(r"[{};:\\]$|\"\"\"|^[#@$]|\w\(.*\)|[=<>+*/&|!-]=|=>|->|::|\w = ")

# A line of a listing that is not indented, and the lines between which it has a structure that stray code has not.
_LISTED_LINE = re.compile(
    r"(?:[{}()\[;,]|=>|/>)$|^(?:[})\]]|</?\s?[A-Za-z!]|//|/\*|\*/|\$ |#include|import |from |return\b|const )"
)
_MAY_BEGIN_LISTED, _MAY_END_LISTED = (
    frozenset("})]</$#ifrc"),
    frozenset("{}()[;,>"),
)  # a quick look before the pattern
_MAY_BEGIN_CODE = _MAY_BEGIN_LISTED | frozenset("`~")
_LONGEST_LINE = 300  # characters of a line that are looked at
_OPENS = re.compile(r"(?:[{(\[]|=>)$")
_CLOSES = re.compile(r"^[})\]]")
_OPEN_TAG, _CLOSE_TAG = re.compile(r"<\s?([A-Za-z][\w.-]*)"), re.compile(r"</\s?([A-Za-z][\w.-]*)")
_SCRIPT = re.compile(r"<\s?(?:script|style)\b", re.I)  # what scrapers leave; listings with one are seen by their stage
_LISTING, _LISTED_SHARE = 3, 0.6  # lines at least, and the share of them that look like code

# A text is hard-wrapped when this share of its lines is filled to the width: the first word of the
# next line would not have fitted. Wrapped books and mails reach 0.7 and more, lists and DOM lines
# hardly 0.2 (counted on our samples and on get_text() lines of WCXB development pages).
_WRAPPED_SHARE = 0.5
_MIN_WIDTH, _MAX_WIDTH = 50, 100


class _Line(NamedTuple):
    start: int  # of the first character that is not white space
    end: int  # behind the last one
    text: str
    indent: str


class _Code:
    """Where fenced and indented code ends. However often it is asked for, no line is looked at again and again."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._looked: dict[str, int] = {}  # for each fence, the line before which none ends it
        self._first = self._behind = 0  # the indented lines that were looked at last
        self._alike = [0]  # how many of them look like code, a running sum

    def indented_end(self, i: int) -> int | None:
        """The last of the indented lines from line `i` on, if most of them look like code, or None."""
        if not self._first <= i < self._behind:
            self._first = self._behind = i
            self._alike = [0]
            while self._behind < len(self._lines) and _is_indented(self._lines[self._behind]):
                line = self._lines[self._behind].text[:_LONGEST_LINE]
                self._alike.append(self._alike[-1] + (_CODE_LINE.search(line) is not None))
                self._behind += 1
        alike = self._alike[-1] - self._alike[i - self._first]
        return self._behind - 1 if alike * 2 > self._behind - i else None

    def fenced_end(self, i: int, fence: str) -> int | None:
        """The line that ends the code that the fence in line `i` begins, or None."""
        fence = fence[:_LONGEST_FENCE]
        lines, last = self._lines, min(len(self._lines), i + _LONGEST_CODE)
        j = max(i + 1, self._looked.get(fence, 0))
        while j < last and not (lines[j].text.startswith(fence) and not lines[j].text.strip(fence[0])):
            j += 1
        self._looked[fence] = j
        return j if j < last else None


def segment_text(text: str) -> list[Block]:
    """Cut `text` into blocks in their order; their gaps and texts add up to the text, stripped.

    >>> [block.text for block in segment_text("Menu\\nHome\\n\\nIt rained on\\nMonday, and\\nnobody came.")]
    ['Menu', 'Home', 'It rained on', 'Monday, and\\nnobody came.']
    """
    if any(map(text.__contains__, "\r\u2029\x0b\x0c")):
        text = _LINE_ENDS.sub("\n", text)
    lines = _lines(text)
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    code = _Code(lines)
    behind = 0  # where the last block ended
    i = 0
    while i < len(lines):
        kind: BlockKind = "paragraph"
        last = _code_end(text, lines, i, code) if _may_begin_code(lines[i]) else None
        if last is not None:
            kind = "code"
        else:
            last = i
            kind = _kind(lines[i].text)
            while last + 1 < len(lines) and _joined(text, lines[last], lines[last + 1], width):
                last += 1
        start, end = lines[i].start, lines[last].end
        if kind == "code":  # the indentation of the first line is code, not gap
            start -= len(lines[i].indent)
        content = text[start:end]
        blocks.append(Block(content, kind, gap=text[behind:start], source=content))
        behind = end
        i = last + 1
    return blocks


def _lines(text: str) -> list[_Line]:
    lines = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            size = len(stripped)
            indent = "" if line.startswith(stripped) else line[: len(line) - len(line.lstrip())]
            start = at + len(indent)
            lines.append(_Line(start, start + size, stripped, indent))
        at += len(line) + 1
    return lines


def _adjacent(text: str, line: _Line, following: _Line) -> bool:
    return following.start - line.end == 1 or text.count("\n", line.end, following.start) == 1


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The width at which the text is hard-wrapped, or 0 when it is not."""
    lengths = Counter(len(line.text) for line in lines)
    usual = [length for length in lengths if _MIN_WIDTH <= length <= _MAX_WIDTH]
    # The width is the longest length, once the rare longer lines (a heading, an address) are left out.
    seen, width, least = 0, 0, max(1, len(lines) // 50)
    for length in sorted(usual, reverse=True):
        seen += lengths[length]
        width = length
        if seen >= least:
            break
    if not width or sum(n for length, n in lengths.items() if length > width) > least:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(text, a, b)]
    filled = sum(_is_full(a.text, b.text, width) for a, b in pairs)
    return width if len(pairs) >= 3 and filled >= _WRAPPED_SHARE * len(pairs) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(None, 1)[0]) > width and len(line) > width // 2


def _joined(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether `following` goes on with the paragraph of `line`."""
    if not _adjacent(text, line, following):
        return False
    if _LIST_ITEM.match(following.text) or _FENCE.match(following.text):
        return False
    if width and _is_full(line.text, following.text, width):
        return True
    if line.text.endswith(_SENTENCE_END) and not (width and line.text[-1] not in ".!?…。！？"):
        return False
    return _GOES_ON.match(following.text) is not None


def _kind(line: str) -> BlockKind:
    if line.startswith(">"):
        return "quote"
    if "\t" in line or (line[0] == line[-1] == "|"):
        return "table_row"
    return "list_item" if _LIST_ITEM.match(line) else "paragraph"


def _may_begin_code(line: _Line) -> bool:
    """A quick look: most lines are no code."""
    first, last = line.text[0], line.text[:_LONGEST_LINE][-1]
    return first in _MAY_BEGIN_CODE or last in _MAY_END_LISTED or line.indent != ""


def _code_end(text: str, lines: list[_Line], i: int, code: _Code) -> int | None:
    """The last line of the code block that begins at line `i`, or None when none begins there.

    Code is what stands between fences, a run of indented lines after a blank line most of which look like code, and
    a run of other lines most of which do and that open and close something. An unclosed fence is a stray mark.
    """
    fence = _FENCE.match(lines[i].text)
    if fence:
        return code.fenced_end(i, fence[1])
    listing = _listing_end(text, lines, i)
    if listing is not None or not _is_indented(lines[i]):
        return listing
    if i and _adjacent(text, lines[i - 1], lines[i]) and not lines[i - 1].text.endswith((":", "{", "(", "[")):
        return None
    return code.indented_end(i)


def _listing_end(text: str, lines: list[_Line], i: int) -> int | None:
    """The last line of the listing that begins at line `i`: a tag or a bracket is opened in one line and closed in a
    later one, and most lines look like code. Scripts of counters and advertisements are no listings.
    """
    line = lines[i].text[:_LONGEST_LINE]
    if line[0] not in _MAY_BEGIN_LISTED and line[-1] not in _MAY_END_LISTED:
        return None
    if (i and _adjacent(text, lines[i - 1], lines[i])) or not _LISTED_LINE.search(line):
        return None
    opened, tags = False, set()
    closed = False
    j, code = i, 0
    while j < len(lines) and (j == i or _adjacent(text, lines[j - 1], lines[j])):
        line = lines[j].text[:_LONGEST_LINE]
        if _SCRIPT.search(line) or any(map(line.__contains__, entries("script_marks"))):
            return None
        code += _LISTED_LINE.search(line) is not None
        closed = closed or (opened and _CLOSES.match(line) is not None)
        closed = closed or any(name in tags for name in _CLOSE_TAG.findall(line))
        opened = opened or _OPENS.search(line) is not None
        tags.update(_OPEN_TAG.findall(line))
        j += 1
    return j - 1 if closed and j - i >= _LISTING and code >= _LISTED_SHARE * (j - i) else None


def _is_indented(line: _Line) -> bool:
    return line.indent.startswith(("    ", "\t"))
