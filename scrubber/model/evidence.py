"""Why the judge dropped a block, in words: the evidence that speaks most against it.

A network gives no reasons. What it sees is therefore also put into a few statements that a person understands
(its place is called a footer, it is only links, it stands far from the prose); how much each of them goes
along with a drop was fitted on the training pages (logistic regression, `benchmarks/training`), and the one
that weighs most for a block is its reason. The statements explain the verdict, they do not make it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scrubber.model.characters import Figures, Floats

_FEW = float(np.log1p(10))  # words
_MANY = float(np.log(20))  # texts alike
_LINKED = 0.5
_LEAST = 1e-6  # weight of a reason
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
    true: Floats | NDArray[np.bool_]


def reasons(statements: Sequence[Statement], weights: Mapping[str, float]) -> list[str]:
    """For each block the rule that weighs most against it.

    >>> statements = [Statement("hidden", np.array([0.0, 1.0])), Statement("links only", np.array([1.0, 1.0]))]
    >>> reasons(statements, {"hidden": 3.0, "links only": 1.5})
    ['links only', 'hidden']
    """
    statements = [*statements, Statement(UNLIKE, np.full(len(statements[0].true), _LEAST, np.float32))]
    rules = [statement.rule for statement in statements]
    factors = [weights.get(rule, 0.0) * (_VAGUE if rule in _POSITIONS else 1.0) for rule in rules]
    factors[-1] = 1.0
    weighed = np.array([statement.true for statement in statements], np.float32)
    weighed *= np.array(factors, np.float32)[:, None]
    return [*map(rules.__getitem__, weighed.argmax(0).tolist())]


def of_block(columns: Figures, roles: Sequence[str], rows: NDArray[np.int64] | None = None) -> list[Statement]:
    """What can be said of `rows` of the blocks of an HTML page; `roles` is what the names around each of them say."""
    figure = _of_rows(columns, rows)
    few = figure("words") < _FEW
    linked, behind, is_title = figure("link density"), figure("behind the title"), figure("is the title")
    statements = [
        Statement("hidden", figure("hidden")),
        Statement("links only", linked * (linked >= _LINKED)),
        Statement("no words", figure("letters") == 0),
        Statement("repeated", np.minimum(figure("again"), 1)),
        Statement("page title", is_title),
        Statement("copyright line", figure("copyright") * few),
        Statement("teaser that breaks off", figure("broken off")),
        Statement("above the title", figure("page has a title") * (1 - behind - is_title)),
        Statement("before the article", figure("before all prose")),
        Statement("behind the article", figure("behind all prose")),
        Statement("outside the main content", 1 - figure("share of prose at 3")),
        Statement("among links", figure("links within 3")),
        Statement("short text without prose around it", few * (1 - figure("prose within 3"))),
        Statement("one of many short texts alike", few * np.minimum(figure("alike: number") / _MANY, 1)),
    ]
    numbers = {role: number for number, role in enumerate(sorted({*roles, ""}))}  # that of '' is 0
    found = np.fromiter(map(numbers.__getitem__, roles), np.int64, len(roles))
    return statements + [Statement(role, found == number) for role, number in numbers.items() if role]


def _of_rows(columns: Figures, rows: NDArray[np.int64] | None) -> Callable[[str], Floats]:
    """What gives a figure, by its name, of some of the blocks, or of all of them."""
    return columns.__getitem__ if rows is None else lambda name: columns[name].take(rows)


def of_line(columns: Figures, rows: NDArray[np.int64] | None = None) -> list[Statement]:
    """What can be said of `rows` of the lines of a plain text."""
    figure = _of_rows(columns, rows)
    few = figure("words") < _FEW
    return [
        Statement("furniture label", figure("furniture")),
        Statement("no words", figure("letters") == 0),
        Statement("repeated", np.minimum(figure("again"), 1)),
        Statement("copyright line", figure("copyright") * few),
        Statement("teaser that breaks off", figure("broken off")),
        Statement("before the article", figure("before all prose")),
        Statement("behind the article", figure("behind all prose")),
        Statement("among prompts", np.minimum(3 * figure("signs within 6"), 1)),
        Statement("among short lines", few * figure("short within 6")),
        Statement("short line without prose around it", few * (1 - figure("prose within 6"))),
        Statement("apart from the article", 1 - np.minimum(4 * figure("share of prose within 20"), 1)),
    ]
