"""Why the judge dropped a block, in words: the evidence that speaks most against it.

A network gives no reasons. What it sees is therefore also put into a few statements that a person understands
(its place is called a footer, it is only links, it stands far from the prose); how much each of them goes
along with a drop was fitted on the training pages (logistic regression, `benchmarks/training`), and the one
that weighs most for a block is its reason. The statements explain the verdict, they do not make it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrubber.model.characters import Figures, Floats

_FEW_WORDS = 10
_LINKED = 0.5
# Statements that say only where a block stands count less: they are named where nothing says what it is.
_VAGUE = 0.4
_POSITIONS = {
    "above the title",
    "before the article",
    "behind the article",
    "outside the main content",
    "apart from the article",
    "short text without prose around it",
    "one of many short texts alike",
}
UNLIKE = "unlike the main content"  # when nothing that can be said in words speaks against the block


class Statement(NamedTuple):
    """One statement: the rule that a dropped block names, and how far (0..1) it is true of each block."""

    rule: str
    true: Floats


def reasons(statements: Sequence[Statement], weights: Mapping[str, float], dropped: NDArray[np.int64]) -> list[str]:
    """The rule that weighs most against each of the blocks `dropped`.

    >>> statements = [Statement("hidden", np.array([0.0, 1.0])), Statement("links only", np.array([1.0, 1.0]))]
    >>> reasons(statements, {"hidden": 3.0, "links only": 1.5}, np.array([0, 1]))
    ['links only', 'hidden']
    """
    if not len(dropped):
        return []
    rules = [statement.rule for statement in statements] + [UNLIKE]
    weighed = [
        statement.true[dropped] * weights.get(statement.rule, 0.0) * (_VAGUE if statement.rule in _POSITIONS else 1.0)
        for statement in statements
    ]
    weighed.append(np.full(len(dropped), 1e-6))
    return [rules[number] for number in np.argmax(np.stack(weighed), axis=0)]


def of_block(columns: Figures, roles: Sequence[str]) -> list[Statement]:
    """What can be said of the blocks of an HTML page; `roles` is what the names around each block say."""
    few = columns["words"] < np.log1p(_FEW_WORDS)
    statements = [
        Statement("hidden", columns["hidden"]),
        Statement("links only", np.where(columns["link density"] >= _LINKED, columns["link density"], 0)),
        Statement("no words", columns["letters"] == 0),
        Statement("repeated", np.minimum(columns["again"], 1)),
        Statement("page title", columns["is the title"]),
        Statement("copyright line", columns["copyright"] * few),
        Statement("teaser that breaks off", columns["broken off"]),
        Statement(
            "above the title", columns["page has a title"] * (1 - columns["behind the title"] - columns["is the title"])
        ),
        Statement("before the article", columns["before all prose"]),
        Statement("behind the article", columns["behind all prose"]),
        Statement("outside the main content", 1 - columns["share of prose at 3"]),
        Statement("among links", columns["links within 3"]),
        Statement("short text without prose around it", few * (1 - columns["prose within 3"])),
        Statement("one of many short texts alike", few * np.minimum(columns["alike: number"] / np.log(20), 1)),
    ]
    statements += [Statement(role, np.array([found == role for found in roles])) for role in sorted(set(roles) - {""})]
    return [Statement(rule, np.asarray(true, np.float32)) for rule, true in statements]


def of_line(columns: Figures) -> list[Statement]:
    """What can be said of the lines of a plain text."""
    few = columns["words"] < np.log1p(_FEW_WORDS)
    no_prose = 1 - columns["prose within 6"]
    statements = [
        Statement("furniture label", columns["furniture"]),
        Statement("no words", columns["letters"] == 0),
        Statement("repeated", np.minimum(columns["again"], 1)),
        Statement("copyright line", columns["copyright"] * few),
        Statement("teaser that breaks off", columns["broken off"]),
        Statement("before the article", columns["before all prose"]),
        Statement("behind the article", columns["behind all prose"]),
        Statement("among prompts", np.minimum(3 * columns["signs within 6"], 1)),
        Statement("among short lines", few * columns["short within 6"]),
        Statement("short line without prose around it", few * no_prose),
        Statement("apart from the article", 1 - np.minimum(4 * columns["share of prose within 20"], 1)),
    ]
    return [Statement(rule, np.asarray(true, np.float32)) for rule, true in statements]
