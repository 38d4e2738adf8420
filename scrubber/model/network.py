"""The network of the judge in plain numpy: figures and names of blocks in, a probability for each out.

Standardised figures and the mean embeddings of names enter a layer; dilated convolutions along the page let
each block see its neighbours, and the mean, maximum and spread over the page let it see the whole. Several
networks that were trained from different seeds vote. They are trained with `benchmarks/training`; how, on what and
how well is in `MODEL_CARD.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from itertools import chain, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from scrubber.model.characters import Floats
from scrubber.model.places import Numbers
from scrubber.model.seen import Seen

_LIMIT = 5.0  # standard deviations beyond which a figure says no more
_NO_NAME = ("",)  # stands for the names of a kind that has none


class Network:
    """One trained judge: its vocabulary and the weights of each of its voters.

    `weights` holds arrays as `benchmarks/training` writes them: those of voter number k are called `k/...`.
    """

    def __init__(self, weights: dict[str, NDArray[Any]]) -> None:
        self.settings: dict[str, Any] = json.loads(bytes(weights["settings"]).decode())
        words = bytes(weights["vocabulary"]).decode().split("\n")
        self._vocabulary = {word: number for number, word in enumerate(words)}
        self._voters = [_Voter(_below(weights, f"{k}/"), self.settings) for k in range(self.settings["voters"])]
        self.calibration: Floats = weights["calibration"].astype(np.float32)
        self.evidence: dict[str, float] = self.settings["evidence"]

    @classmethod
    def read(cls, file: Any) -> Network:
        """The network in a file or an open one; nothing in it is executed. Raises `ValueError` for other files."""
        with np.load(file, allow_pickle=False) as arrays:
            return cls(dict(arrays))

    def __call__(self, seen: Seen) -> Floats:
        """The probability of each block that it belongs to the main content."""
        bags = _Bags.of(seen.names, self._vocabulary)
        groups = [_Group.of(column) for column in seen.groups.T]
        with _one_thread():
            votes = [voter(seen, bags, groups) for voter in self._voters]
        mean: Floats = votes[0] if len(votes) == 1 else np.mean(votes, axis=0, dtype=np.float32)
        return mean


class _Bags(NamedTuple):
    """The names of all kinds of elements in a row, as numbers, the last of which stands for unknown ones; where each
    kind begins; how many known names it has, but 1 where it has none."""

    ids: Numbers
    starts: Numbers
    number: Floats

    @classmethod
    def of(cls, names: Sequence[tuple[str, ...]], vocabulary: Mapping[str, int]) -> _Bags:
        unknown = len(vocabulary)
        some = [words or _NO_NAME for words in names]
        sizes = np.fromiter(map(len, some), np.int64, len(some))
        ends = np.cumsum(sizes)
        starts = ends - sizes
        ids = map(vocabulary.get, chain.from_iterable(some), repeat(unknown))
        found = np.fromiter(ids, np.int64, int(sizes.sum()))
        known = np.add.reduceat(found < unknown, starts, dtype=np.float32) if some else np.zeros(0, np.float32)
        return cls(found, starts, np.maximum(known, 1)[:, None])


class _Group(NamedTuple):
    """Which blocks are alike: the group of each block, the blocks in the order of their groups, where each group
    begins there, and how many blocks it has."""

    column: Numbers
    order: Numbers
    starts: Numbers
    number: Floats

    @classmethod
    def of(cls, column: Numbers) -> _Group:
        number = np.bincount(column)
        order = np.argsort(column, kind="stable")
        return cls(column, order, np.cumsum(number) - number, number[:, None].astype(np.float32))


class _Voter:
    """One trained network, its weights laid out as they are multiplied."""

    def __init__(self, weights: Mapping[str, NDArray[Any]], settings: Mapping[str, Any]) -> None:
        w = {name: np.ascontiguousarray(array.T, np.float32) for name, array in weights.items()}
        scale = w["scale"][:, None]
        self._mean = w["mean"][:, None]
        with np.errstate(divide="ignore"):  # what was the same on all pages may have the scale 0
            self._most = _LIMIT / scale
        size = len(scale)
        self._figures = w["enter.weight"][:size] * scale
        self._enter, self._enter_bias = w["enter.weight"][size:], w["enter.bias"]
        names = weights["names.weight"].astype(np.float32)
        self._names = np.concatenate([names, np.zeros((1, names.shape[1]), np.float32)])  # the last one: unknown
        self._levels = weights["levels"].astype(np.float32)[:, None]
        self._convolutions = [  # the weights of a convolution are three matrices, for the rows before, at and behind
            (dilation, w[f"convolutions.{number}.weight"], w[f"convolutions.{number}.bias"])
            for number, dilation in enumerate(settings["dilations"])
        ]
        self._grouped = settings["grouped"] if "groups.weight" in w else None
        width = len(self._enter_bias)
        self._groups = w.get("groups.weight", np.zeros((0, width), np.float32)).reshape(-1, width, width)
        self._groups_bias = w.get("groups.bias", 0)
        self._context, self._context_bias = w["context.weight"], w["context.bias"]
        self._nothing = np.zeros(width, np.float32)  # the maximum of a row and a row costs half of that with a number
        self._hidden, self._hidden_bias = w["hidden.weight"], w["hidden.bias"]
        self._leave, self._leave_bias = w["leave.weight"][:, 0], w["leave.bias"]

    def __call__(self, seen: Seen, bags: _Bags, groups: Sequence[_Group]) -> Floats:
        """The probability of each block."""
        size, width = len(seen.words), len(self._enter_bias)
        edge = max(dilation for dilation, _, _ in self._convolutions)
        padded = np.zeros((size + 2 * edge, width), np.float32)  # before the page and behind it stands nothing
        x = padded[edge : edge + size]
        new, part = np.empty((2, size, width), np.float32)
        figures = seen.figures.T - self._mean
        np.minimum(figures, self._most, out=figures)
        np.maximum(figures, -self._most, out=figures)
        np.matmul(figures.T, self._figures, out=x)
        x += np.matmul(self._named(seen, bags), self._enter, out=part)
        x += self._enter_bias
        np.maximum(x, self._nothing, out=x)
        for number, (dilation, weight, bias) in enumerate(self._convolutions):
            if number == self._grouped:
                x += self._of_groups(x, groups)
            np.matmul(x, weight[1], out=new)
            new += np.matmul(padded[edge - dilation : edge - dilation + size], weight[0], out=part)
            new += np.matmul(padded[edge + dilation : edge + dilation + size], weight[2], out=part)
            new += bias
            x += np.maximum(new, self._nothing, out=new)
        np.matmul(x, self._hidden, out=new)
        new += self._of_page(x, part) + self._hidden_bias
        np.maximum(new, self._nothing, out=new)
        probability: Floats = 1 / (1 + np.exp(-(new @ self._leave + self._leave_bias)))
        return probability

    def _named(self, seen: Seen, bags: _Bags) -> Floats:
        """What the names of each block's element and of those around it say."""
        kinds = np.zeros((len(bags.starts) + 1, self._names.shape[1]), np.float32)  # the last kind is 'none'
        if len(bags.starts):
            total = np.add.reduceat(self._names.take(bags.ids, 0), bags.starts, 0)
            np.divide(total, bags.number, out=kinds[:-1])
        levels = kinds.take(seen.chain.T, 0)
        if len(levels) == 1:
            alone: Floats = levels[0]
            return alone
        named: Floats = np.concatenate([levels[0], levels[1], (levels * self._levels).sum(0)], 1)
        return named

    def _of_groups(self, x: Floats, groups: Sequence[_Group]) -> Floats:
        """What each block learns of the blocks that are like it."""
        new: Floats = np.zeros_like(x)
        for group, weight in zip(groups, self._groups, strict=True):
            means = np.add.reduceat(x.take(group.order, 0), group.starts, 0) / group.number
            new += (means @ weight).take(group.column, 0)
        new += self._groups_bias
        return np.maximum(new, self._nothing, out=new)

    def _of_page(self, x: Floats, spare: Floats) -> Floats:
        """What each block learns of the page; `spare` is room for as much as `x`."""
        mean = np.add.reduce(x, 0) / len(x)
        np.square(np.subtract(x, mean, out=spare), out=spare)
        spread = np.sqrt(np.add.reduce(spare, 0) / len(x) + 1e-4)
        found: Floats = np.concatenate([mean, np.maximum.reduce(x, 0), spread]) @ self._context + self._context_bias
        return found


def _below(weights: Mapping[str, NDArray[Any]], prefix: str) -> dict[str, NDArray[Any]]:
    return {name.removeprefix(prefix): array for name, array in weights.items() if name.startswith(prefix)}


@cache
def _pools() -> list[Any]:
    """The thread pools of numpy's linear algebra."""
    return list(ThreadpoolController().select(user_api="blas").lib_controllers)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Nothing is shared among threads.

    The products of a page are too small to share: beside other processes, threads that wait for one another
    made pages six times slower.
    """
    before = [(pool, pool.num_threads) for pool in _pools()]
    for pool, threads in before:
        if threads != 1:
            pool.set_num_threads(1)
    try:
        yield
    finally:
        for pool, threads in before:
            if threads != 1:
                pool.set_num_threads(threads)


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
