"""Dirt for training: what scrapers leave in text, put into clean lines at random."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from scrubber.lexicons import lexicon
from scrubber.model.prompts import FAMILIES

_STRAY = (
    " < / p>",
    "< / p>",
    "&nbsp;",
    " <br>",
    "</div>",
    "&amp;",
    " . .",
    " ,",
    "  ",
    '" target="_BLANK">',
    "\u00a0",
    "â€™",
)
_HOSTS = ("Somejobs.example", "www.careers-abroad.example", "bestshop.example", "Teach-there.example")


def soiled(text: str, rng: np.random.Generator) -> str:
    """The text with stray tags, entities, blanks and half anchors in about a fifth of its lines."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if len(line) < 3 or rng.random() > 0.2:
            continue
        blanks = [match.start() for match in re.finditer(" ", line)] or [len(line)]
        at = blanks[rng.integers(len(blanks))] if rng.random() < 0.5 else len(line)
        if rng.random() < 0.15:
            anchor = f'{_HOSTS[rng.integers(len(_HOSTS))]}/view-blog/{rng.integers(9999)}" target="_BLANK">'
            lines[number] = f"{line[:at]} {anchor}{anchor}{line[at:].lstrip()}"
        else:
            lines[number] = line[:at] + _STRAY[rng.integers(len(_STRAY))] + line[at:]
    return "\n".join(lines)


def framed(text: str, language: str | None, foreign: Sequence[str], rng: np.random.Generator) -> tuple[str, str]:
    """A clean text with what scrapers leave around it, and the part of the text that was taken.

    Half of the texts are a passage. Up to three lines stand before it, up to nine behind it, now and then one inside:
    mostly prompts of the language, some labels of menus, and `foreign` lines, from the frames of other pages.
    """
    parts = text.strip().split("\n\n")
    if len(parts) < 3:
        parts = text.strip().split("\n")
    if rng.random() < 0.5 and len(parts) > 6:
        size = int(rng.integers(4, min(len(parts), 40) + 1))
        first = int(rng.integers(len(parts) - size + 1))
        parts = parts[first : first + size]
    gap = "\n" if rng.random() < 0.3 else "\n\n"
    passage = gap.join(parts)

    def line() -> str:
        kind = rng.random()
        if kind < 0.15 and foreign:
            return foreign[rng.integers(len(foreign))]
        name = "furniture" if kind < 0.35 else f"prompts/{FAMILIES[rng.integers(len(FAMILIES))]}"
        groups = lexicon(name)
        group = groups.get(language or "en") or groups.get("en") or next(iter(groups.values()))
        phrase = group[rng.integers(len(group))].replace("*", parts[rng.integers(len(parts))][:20].strip())
        return phrase[:1].upper() + phrase[1:] + ("", "", "", ":", " \u2192", "...")[rng.integers(6)]

    inside = int(rng.integers(1, len(parts) + 1))
    if rng.random() < 0.2:
        parts = [*parts[:inside], line(), *parts[inside:]]
    before = [line() for _ in range(max(0, int(rng.integers(-3, 4))))]
    behind = [line() for _ in range(int(rng.integers(1, 10)))]
    return gap.join([*before, *parts, *behind]), passage
