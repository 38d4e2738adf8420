"""Dirt for training: what scrapers leave in text, put into clean lines at random."""

from __future__ import annotations

import re

import numpy as np

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
