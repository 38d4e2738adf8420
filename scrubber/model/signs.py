"""Signs of dirt, looked for in one pass over a page for all stages (`scrubber.model.search`): most text has none.

A sign is a run of up to three characters, each out of some (`ANY` or a string of them). It says where a stage has to
look, no more: `" ,"` may be a fault or a part of code.
"""

from __future__ import annotations

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
BEYOND = "\uffff"  # in a sign: any character behind it (emoji, rare writings)
_OF_LINKS = "¶#§↩⤴\ufe0e\ufe0f\uf0c1" + BEYOND  # what anchors to headings and notes begin and end with
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
    "permalinks": (("\n", _OF_LINKS, ANY), (ANY, _OF_LINKS + "]", "\n"), (ANY, "↩⤴", ANY)),
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
        (ANY, ".!?", "."),
        (_BLANK, '"', " "),
        (".,!?", '"”', _LETTER),
        _TORN_OFF,
    ),
    "tears": ((ANY, "(“", " "), (ANY, " ", ")”"), (_BLANK, '"', " "), _TORN_OFF, (_SMALL, "-", _BLANK)),
    "shouting": ((_CAPITAL, " ", _CAPITAL),),
}
# Each sign is a case of one of these, of which there are as many as bits in a byte: they are looked for first, and most
# places of most texts are none of them.
ROUGH: tuple[Sign, ...] = (
    (ANY, INVISIBLE + WIDE + _CONTROLS + "√‚\ufffdÂÃ\t<>&[]{%@*;" + _OF_LINKS, ANY),
    (ANY, _FIRST + "РСв", _FOLLOWING + _CYRILLIC),
    (ANY, " (“-", ".,;:!?)”" + _BLANK),
    (_CAPITAL, " ", _CAPITAL),
    (ANY, ".,!?", _LETTER),
    (ANY, ".!?,;", ".,"),
    (".,!?", '()"”“', _LETTER + "("),
    (_BLANK, "\"'’", " strvlmd"),
)
