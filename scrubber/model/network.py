"""The network of the judge in plain numpy: figures and names of blocks in, a probability for each out.

Standardised figures and the mean embeddings of names enter a layer; dilated convolutions along the page let
each block see its neighbours, and the mean, maximum and spread over the page let it see the whole. Several
networks that were trained from different seeds vote. They are trained with `benchmarks/training`; how, on what and
how well is in `MODEL_CARD.md`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from scrubber.model.blocks import Seen
from scrubber.model.characters import Floats

_LIMIT = 5.0  # standard deviations beyond which a figure says no more


class Network:
    """One trained judge: its vocabulary and the weights of each of its voters.

    `weights` holds arrays as `benchmarks/training` writes them: those of voter number k are called `k/...`.
    """

    def __init__(self, weights: dict[str, NDArray[Any]]) -> None:
        self.settings: dict[str, Any] = json.loads(bytes(weights["settings"]).decode())
        words = bytes(weights["vocabulary"]).decode().split("\n")
        self._vocabulary = {word: number for number, word in enumerate(words)}
        self._voters = [_voter(weights, f"{k}/") for k in range(self.settings["voters"])]
        self.calibration: Floats = weights["calibration"].astype(np.float32)
        self.evidence: dict[str, float] = self.settings["evidence"]

    @classmethod
    def read(cls, file: Any) -> Network:
        """The network in a file or an open one; nothing in it is executed. Raises `ValueError` for other files."""
        with np.load(file, allow_pickle=False) as arrays:
            return cls(dict(arrays))

    def __call__(self, seen: Seen) -> Floats:
        """The probability of each block that it belongs to the main content."""
        ids, starts = self._ids(seen.names)
        with _threads().limit(limits=1, user_api="blas"):
            votes = [self._vote(voter, seen, ids, starts) for voter in self._voters]
        mean: Floats = np.mean(votes, axis=0, dtype=np.float32)
        return mean

    def _ids(self, names: list[tuple[str, ...]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The known names of all kinds in a row, -1 for a kind without one, and where each kind begins."""
        known = self._vocabulary
        flat: list[int] = []
        starts: list[int] = []
        for words in names:
            starts.append(len(flat))
            before = len(flat)
            for word in words:
                number = known.get(word)
                if number is not None:
                    flat.append(number)
            if len(flat) == before:
                flat.append(-1)
        return np.array(flat, np.int64), np.array(starts, np.int64)

    def _vote(self, w: dict[str, Floats], seen: Seen, ids: NDArray[np.int64], starts: NDArray[np.int64]) -> Floats:
        figures = np.clip((seen.figures - w["mean"]) * w["scale"], -_LIMIT, _LIMIT)
        x = _relu(np.concatenate([figures, _named(w, seen, ids, starts)], 1) @ w["enter.weight"] + w["enter.bias"])
        for number, dilation in enumerate(self.settings["dilations"]):
            if number == self.settings["grouped"] and "groups.weight" in w:
                x = x + _relu(_means(x, seen.groups) @ w["groups.weight"] + w["groups.bias"])
            x = x + _relu(
                _convolved(x, w[f"convolutions.{number}.weight"], dilation) + w[f"convolutions.{number}.bias"]
            )
        mean = x.mean(0)
        page = np.concatenate([mean, x.max(0), np.sqrt(((x - mean) ** 2).mean(0) + 1e-4)])
        page = page @ w["context.weight"] + w["context.bias"]
        x = _relu(x @ w["hidden.weight"] + w["hidden.bias"] + page)
        return _sigmoid((x @ w["leave.weight"] + w["leave.bias"])[:, 0])


@cache
def _threads() -> ThreadpoolController:
    """The thread pools of numpy's linear algebra.

    The products of a page are too small to share: beside other processes, threads that wait for one another
    made pages six times slower.
    """
    return ThreadpoolController()


def _voter(weights: dict[str, NDArray[Any]], prefix: str) -> dict[str, Floats]:
    """The weights of one voter, laid out as they are multiplied."""
    found: dict[str, Floats] = {}
    for name, array in weights.items():
        if name.startswith(prefix):
            weight = array.astype(np.float32)
            if weight.ndim == 3:  # of a convolution: [out, in, position]
                weight = weight.transpose(1, 2, 0).reshape(weight.shape[1], -1)
            elif name.endswith(".weight") and "names" not in name:
                weight = weight.T
            found[name.removeprefix(prefix)] = np.ascontiguousarray(weight)
    names = found["names.weight"]
    found["names.weight"] = np.concatenate([names, np.zeros((1, names.shape[1]), np.float32)])  # the last one: none
    return found


def _named(w: dict[str, Floats], seen: Seen, ids: NDArray[np.int64], starts: NDArray[np.int64]) -> Floats:
    """What the names of each block's element and of those around it say."""
    table = w["names.weight"]
    kinds: Floats
    if len(starts):
        number = np.diff(np.append(starts, len(ids)))[:, None].astype(np.float32)
        kinds = np.add.reduceat(table[ids], starts, axis=0) / number
    else:
        kinds = table[:0]
    kinds = np.concatenate([kinds, np.zeros((1, kinds.shape[1]), np.float32)])  # the last kind is 'none'
    chained = kinds[seen.chain]
    parts = [chained[:, level] for level in range(min(2, chained.shape[1]))]
    if chained.shape[1] > 1:
        parts.append(np.einsum("bld,ld->bd", chained, w["levels"]))
    named: Floats = np.concatenate(parts, 1)
    return named


def _convolved(x: Floats, weight: Floats, dilation: int) -> Floats:
    """Each row with the rows `dilation` before and behind it, multiplied by the weights of their positions."""
    width = x.shape[1]
    parts = x @ weight
    out: Floats = parts[:, width : 2 * width].copy()
    out[dilation:] += parts[:-dilation, :width]
    out[:-dilation] += parts[dilation:, 2 * width :]
    return out


def _means(x: Floats, groups: NDArray[np.int64]) -> Floats:
    """For each block the means over its groups, side by side."""
    found = []
    for column in groups.T:
        order = np.argsort(column, kind="stable")
        number = np.bincount(column)
        starts = np.cumsum(number) - number
        found.append((np.add.reduceat(x[order], starts, axis=0) / number[:, None].astype(np.float32))[column])
    means: Floats = np.concatenate(found, 1)
    return means


def _relu(x: Floats) -> Floats:
    return np.maximum(x, 0, out=x)


def _sigmoid(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-x))


class Choice(NamedTuple):
    """Which blocks are kept, and the F1 that the probabilities promise for that."""

    kept: NDArray[np.bool_]
    expected_f1: float


def choose(probabilities: Floats, words: Floats, beta: float = 1.0) -> Choice:
    """The blocks that maximise the expected F-measure: the most probable ones, down to the best place to stop.

    `words` weighs the blocks; recall counts `beta` times as much as precision. That the best set is a prefix in
    the order of probability is known for the F-measure of independent labels (Lewis, 1995).

    >>> choose(np.array([0.9, 0.2, 0.8]), np.array([10.0, 10.0, 10.0])).kept.tolist()
    [True, False, True]
    """
    order = np.argsort(-probabilities, kind="stable")
    weighted = probabilities * words
    found, taken = np.cumsum(weighted[order]), np.cumsum(words[order])
    square = beta * beta
    score = (1 + square) * found / np.maximum(taken + square * weighted.sum(), 1e-9)
    last = int(np.argmax(score))
    kept = np.zeros(len(order), bool)
    kept[order[: last + 1]] = True
    return Choice(kept, float(score[last]))


@cache
def network(name: str) -> Network:
    """The shipped network for `blocks` (HTML) or `lines` (text), loaded when first asked for."""
    with files(__package__).joinpath(f"{name}.npz").open("rb") as file:
        return Network.read(file)
