"""Teachers: what a network and boosted trees say of pages whose sites they have not seen.

A reference is one reader's mind. What teachers would have expected of the page, mixed with it, is nearer to what any
reader would say, and it gives labels to pages that have none. Each page of HTML is taught by teachers that know neither
its fold nor the one that the student will be asked about, so that nothing of either can reach the student. Texts are
taught by the judge of HTML that does not know their fold.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from boosted import Trees
from data import UNLABELLED, Example
from folds import FOLDS, TEST
from learning import predicted, train
from network import Settings

from scrubber.model.confidence import promised
from scrubber.model.judge import chosen

_SHARE = 0.5  # of the teachers in a label
_EPOCHS = 8  # of the network that teaches
_SURE = 0.6  # expected F1 that a page without labels needs
_WEIGHT = 0.5  # of such a page
_ASKED = ("wcxb", "labels", UNLABELLED)  # articles alone need no teacher
_LEAST = 1e-3  # probability

Said = dict[tuple[str, str], np.ndarray]


def lessons(
    everything: Sequence[Example], held: int | None, settings: Settings, columns: Sequence[str], work: Path
) -> list[Example]:
    """The examples of HTML of all folds but `held`, as a student learns them."""
    found: list[Example] = []
    for fold in range(FOLDS):
        if fold != held:
            without = sorted({fold, fold if held is None else held})
            said = _said(everything, without, settings, columns, work)
            found += _taught([e for e in everything if e.fold == fold], said)
    return found


def advised(example: Example) -> Example:
    """A text as it is learned: half of its label is what the judge of HTML says, who sees the places that text lost."""
    if example.likely is None:
        return example
    share, wanted = example.likely
    return replace(example, share=_mixed(example.share, share), wanted=_mixed(example.wanted, wanted))


def _taught(examples: Sequence[Example], said: Said) -> Iterator[Example]:
    for example in examples:
        likely = said.get((example.page, example.source))
        if example.source == UNLABELLED and likely is not None:
            kept = chosen(likely, example.words)
            if kept.any() and promised(likely, example.words, kept) >= _SURE:
                wanted = float((likely * example.words).sum())
                yield replace(example, share=likely, wanted=wanted, weight=_WEIGHT)
        elif example.usable and likely is not None:
            yield replace(example, share=_mixed(example.share, likely))
        elif example.usable:
            yield example


def _said(
    everything: Sequence[Example], without: Sequence[int], settings: Settings, columns: Sequence[str], work: Path
) -> Said:
    """What teachers that know the other folds say of the pages in the folds `without`; kept in `work`."""
    path = work / f"blocks-teachers{'-'.join(map(str, without))}.pickle"
    if not path.exists():
        known = [e for e in everything if e.fold not in (*without, TEST) and e.usable]
        asked = [e for e in everything if e.fold in without and e.source in _ASKED]
        network, vocabulary = train(known, replace(settings, epochs=_EPOCHS), 0, report=path.stem)
        trees = Trees([e for e in known if e.source in _ASKED], columns, 0)
        votes = zip(predicted(network, vocabulary, asked), map(trees, asked), strict=True)
        said = {(e.page, e.source): _mean(vote) for e, vote in zip(asked, votes, strict=True)}
        with open(path, "wb") as file:
            pickle.dump(said, file)
    with open(path, "rb") as file:
        found: Said = pickle.load(file)
    return found


def _mixed(label: Any, taught: Any) -> Any:
    """A label with the share of its teachers in it."""
    return (1 - _SHARE) * label + _SHARE * taught


def _mean(votes: Sequence[np.ndarray]) -> np.ndarray:
    """The mean of some probabilities, in log odds: trees are less sure of themselves than networks are."""
    probable = np.clip(np.stack(votes), _LEAST, 1 - _LEAST)
    return (1 / (1 + np.exp(-np.log(probable / (1 - probable)).mean(0)))).astype(np.float32)
