"""A text was cut out with its menus when it begins and ends with one, or begins with a long one; lists elsewhere stay."""

from typing import ClassVar

import numpy as np
import pytest

from scrubber.api import _document
from scrubber.model.frame import judge_text
from scrubber.reading import read

STORY = [f"It rained on the {n}th of May, and the ferry left without the passengers." for n in range(6, 18)]
LABELS = ["Home", "News", "Contact", "Sitemap"]
ENTRIES = ["Rope", "Lamps", "Bread", "Knives"]


class SureOfSentences:
    """A network that takes sentences for content, and nothing else."""

    evidence: ClassVar[dict[str, float]] = {}

    def __call__(self, seen):
        return np.where(seen.words > 5, 0.9, 0.01).astype(np.float32)


def dropped(lines: list[str], mode="balanced") -> list[str]:
    document = _document(read("\n\n".join(lines), "text"), None, None)
    return [document.blocks[drop.block].text for drop in judge_text(document, SureOfSentences(), mode)]


@pytest.mark.parametrize("mode", ["precision", "balanced", "recall"])
@pytest.mark.parametrize(
    "lines",
    [
        STORY + ENTRIES,  # a list at the end, without a label of menus
        ENTRIES + STORY,
        LABELS + STORY,
        STORY + ENTRIES[:3] + LABELS[:1],
        LABELS + STORY + ENTRIES[:3],
        STORY[:4] + LABELS + STORY[4:],
        STORY + ENTRIES + LABELS,
        LABELS + ENTRIES + STORY,
        STORY + ENTRIES + LABELS * 3,
    ],
)
def test_texts_without_menus_stay(lines, mode):
    assert dropped(lines, mode) == []


@pytest.mark.parametrize(
    ("lines", "menus"),
    [
        (ENTRIES + LABELS + STORY * 2 + LABELS, ENTRIES + LABELS + LABELS),
        (ENTRIES + LABELS * 2 + STORY * 2, ENTRIES + LABELS * 2),
        (LABELS + STORY + ENTRIES, LABELS),  # a run without a label stays
    ],
)
def test_a_text_with_menus_has_a_frame_without_any_prompt(lines, menus):
    assert dropped(lines) == menus
