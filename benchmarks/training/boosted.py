"""Boosted trees on the figures of a block and of its neighbours: a teacher that errs elsewhere than a network does.

Needs LightGBM. They are not shipped: alone they are no better than the network, and in plain Python they are slow.
"""

from __future__ import annotations

from collections.abc import Sequence

import lightgbm
import numpy as np
from data import Example

_NEAR = (
    "words",
    "link density",
    "long",
    "ends with stop",
    "heading",
    "list_item",
    "capitalised",
    "copies",
    "h1",
    "prose before",
)
_STEPS = (-3, -2, -1, 1, 2, 3)  # to the neighbours whose figures are looked at
_LONGEST = 800  # blocks of a page: of longer ones that many are drawn
_BY_BLOCK = 0.2  # share of the weight that is the same for all blocks, whatever their length
_TREES = 350
_SETTINGS = {
    "objective": "cross_entropy",
    "learning_rate": 0.06,
    "num_leaves": 31,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 1,
    "verbose": -1,
}


class Trees:
    """Trees grown on some examples; called with one, they give the probabilities of its blocks."""

    def __init__(self, examples: Sequence[Example], columns: Sequence[str], seed: int) -> None:
        self._near = [columns.index(name) for name in _NEAR]
        self._own = [number for number, name in enumerate(columns) if not name.startswith("page:")]
        rules = sorted({statement.rule for example in examples for statement in example.said})
        self._rules = {rule: number for number, rule in enumerate(rules)}
        rng = np.random.default_rng(seed)
        tables, targets, weights = [], [], []
        for example in examples:
            size = len(example.share)
            drawn = np.sort(rng.choice(size, min(size, _LONGEST), replace=False))
            words = example.words + 1.0
            weight = (1 - _BY_BLOCK) * words / words.sum() + _BY_BLOCK / size
            tables.append(self._table(example)[drawn])
            targets.append(example.share[drawn])
            weights.append(weight[drawn] * (example.weight * size / len(drawn)))
        weighed = np.concatenate(weights)
        table = lightgbm.Dataset(np.concatenate(tables), np.concatenate(targets), weight=weighed / weighed.mean())
        self._trees = lightgbm.train({**_SETTINGS, "seed": seed}, table, _TREES)

    def __call__(self, example: Example) -> np.ndarray:
        return np.asarray(self._trees.predict(self._table(example)))

    def _table(self, example: Example) -> np.ndarray:
        """Figures, statements, some figures of the neighbours, and the means of all figures over the page."""
        figures = example.seen.figures.astype(np.float32)
        size = len(figures)
        said = np.zeros((size, len(self._rules)), np.float32)
        for statement in example.said:
            if statement.rule in self._rules:
                said[:, self._rules[statement.rule]] = statement.true
        beyond = np.full((max(_STEPS), len(self._near)), np.nan, np.float32)
        padded = np.concatenate([beyond, figures[:, self._near], beyond])
        near = [padded[max(_STEPS) + step : max(_STEPS) + step + size] for step in _STEPS]
        words = example.words + 1.0
        mean = (figures[:, self._own] * words[:, None]).sum(0) / words.sum()
        return np.concatenate([figures, said, *near, np.broadcast_to(mean, (size, len(mean)))], 1, dtype=np.float32)
