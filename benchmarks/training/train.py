"""Train the judge, from the data folders to the shipped weights.

    python benchmarks/training/train.py all DATA WORK                    all of the following, in this order
    python benchmarks/training/train.py examples blocks|lines DATA WORK  what the judge sees of every page
    python benchmarks/training/train.py validate blocks|lines WORK       cross-validation over the folds of domains
    python benchmarks/training/train.py ship blocks|lines WORK           the weights of scrubber/model, of everything

DATA holds wcxb-dev/, multilingual-dev/ and unlabelled/. WORK is a folder for what is in between: examples, the
networks of the folds (WORK/blocks-fold0.npz ...), and their predictions for the pages that they have not seen. The
judge of text learns from that of HTML and comes second. That of HTML is the student of teachers (`teaching.py`), which
are trained on the way. `--set name=value` changes a setting (`network.Settings`),
`--seeds` the number of voters. Needs PyTorch and LightGBM; everything is seeded.
"""

from __future__ import annotations

import argparse
import pickle
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import data
import numpy as np
import torch
from data import UNLABELLED, Example
from export import calibrated, fitted_evidence, write
from folds import FOLDS, TEST
from learning import predicted, train
from network import Judge, Settings
from teaching import advised, lessons

from scrubber.model.confidence import promised
from scrubber.model.judge import chosen

SETTINGS = {
    "blocks": Settings(),
    "lines": Settings(dilations=(1, 2, 4, 8, 16), nameless=0.1, least_pages=16, epochs=12),
}
VOTERS = {"blocks": 1, "lines": 2}
SHIPPED = {"blocks": 2, "lines": 1}  # the first seed that is shipped: the first of those that keep all floors
MODEL = Path(__file__).resolve().parents[2] / "scrubber" / "model"


def examples(work: Path, judge: str) -> list[Example]:
    with open(work / f"{judge}.pickle", "rb") as file:
        found: list[Example] = pickle.load(file)
    return found


def columns_of(judge: str) -> list[str]:
    """The names of the figures, in their order."""
    page = "<p>It rained.</p>" if judge == "blocks" else "It rained."
    seen = data.look_at(data._document(data.read(page, "html"), None, None)) if judge == "blocks" else None
    if seen is None:
        seen = data.look_at_lines(data.text_document(page).blocks)
    return list(seen.columns)


def trained(
    part: Sequence[Example], settings: Settings, seeds: Sequence[int], cache: Path
) -> tuple[list[Judge], dict[str, int]]:
    """Voters trained from different seeds on the same examples, with their common vocabulary.

    Every second one does without the means over elements of the same kind: voters that differ are worth more
    together. What is trained already is found again at `cache`.
    """
    voters = []
    for seed in seeds:
        path = cache.with_name(f"{cache.name}-voter{seed}.pt")
        if not path.exists():
            torch.save(train(part, replace(settings, grouped=seed % 2 == 0), seed, report=path.stem), path)
        voter, vocabulary = torch.load(path, weights_only=False)
        voters.append(voter)
    return voters, vocabulary


def part_of(
    everything: Sequence[Example], judge: str, held: int | None, settings: Settings, work: Path
) -> Sequence[Example]:
    """The examples to train on: of all folds but `held`, with what teachers say of them."""
    if judge == "blocks":
        return lessons(everything, held, settings, columns_of(judge), work)
    return [advised(e) for e in everything if e.fold not in (held, TEST) and e.usable]


def validate(work: Path, judge: str, settings: Settings, seeds: int, folds: Sequence[int]) -> None:
    """Train without each fold, and write the network of the fold and what it says of the fold's pages."""
    everything = examples(work, judge)
    for fold in folds:
        part = part_of(everything, judge, fold, settings, work)
        voters, vocabulary = trained(part, settings, range(seeds), work / f"{judge}-fold{fold}")
        write(work / f"{judge}-fold{fold}.npz", voters, vocabulary, columns_of(judge))
        held = [e for e in everything if e.fold == fold and e.source != UNLABELLED]
        votes = [predicted(voter, vocabulary, held) for voter in voters]
        found = [np.mean(page, axis=0) for page in zip(*votes, strict=True)]
        with open(work / f"{judge}-fold{fold}.pickle", "wb") as file:
            pickle.dump([(e.page, e.source, e.kind, p) for e, p in zip(held, found, strict=True)], file)
        scores = defaultdict(list)
        for example, probabilities in zip(held, found, strict=True):
            scores[example.source].append(f1(example, probabilities >= 0.5))
        print(
            f"{judge} fold {fold}:", {k: (round(float(np.mean(v)), 4), len(v)) for k, v in scores.items()}, flush=True
        )


def f1(example: Example, kept: np.ndarray) -> float:
    """F1 in aligned words: a little below word F1, which takes a word for found wherever it stands."""
    number = float(example.words[kept].sum())
    if not example.wanted:
        return float(number == 0)
    return 2 * float((example.share * example.words)[kept].sum()) / (number + example.wanted)


def ship(work: Path, judge: str, settings: Settings, seeds: int) -> None:
    """Train on everything but the pages for testing, and write the weights into the package."""
    everything = examples(work, judge)
    part, first = part_of(everything, judge, None, settings, work), SHIPPED[judge]
    voters, vocabulary = trained(part, settings, range(first, first + seeds), work / f"{judge}-all")
    path = MODEL / f"{judge}.npz"
    write(
        path, voters, vocabulary, columns_of(judge), curve(work, judge, everything), evidence(work, judge, everything)
    )
    print(f"{path}: {path.stat().st_size / 1000:.0f} KB")


def curve(work: Path, judge: str, everything: Sequence[Example]) -> np.ndarray:
    """The curve of confidence from the predictions of the cross-validation."""
    known = {(e.page, e.source): e for e in everything}
    promise, real = [], []
    for fold in range(FOLDS):
        with open(work / f"{judge}-fold{fold}.pickle", "rb") as file:
            for page, source, _, probabilities in pickle.load(file):
                if source in ("wcxb", "wcxb:nodes"):
                    example = known[page, source]
                    kept = chosen(probabilities, example.words)
                    if kept.any():
                        promise.append(promised(probabilities, example.words, kept))
                        real.append(f1(example, kept))
    return calibrated(promise, real)


def evidence(work: Path, judge: str, everything: Sequence[Example]) -> dict[str, float]:
    """The weights of the reasons, from what the network of each page's fold would drop."""
    known = {(e.page, e.source): e for e in everything if e.said}
    pages = []
    for fold in range(FOLDS):
        with open(work / f"{judge}-fold{fold}.pickle", "rb") as file:
            for page, source, _, probabilities in pickle.load(file):
                if (page, source) in known:
                    pages.append((known[page, source].said, ~chosen(probabilities, known[page, source].words)))
    return fitted_evidence(pages)


def make(judge: str, data_folder: Path, work: Path) -> None:
    """Write what the judge sees of every page."""
    work.mkdir(parents=True, exist_ok=True)
    found = data.html_examples(data_folder) if judge == "blocks" else data.text_examples(data_folder, work)
    with open(work / f"{judge}.pickle", "wb") as file:
        pickle.dump(found, file, protocol=5)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = ap.add_subparsers(dest="command", required=True)
    for name in ("all", "examples", "validate", "ship"):
        command = commands.add_parser(name)
        if name != "all":
            command.add_argument("judge", choices=tuple(SETTINGS))
        if name in ("all", "examples"):
            command.add_argument("data", type=Path)
        command.add_argument("work", type=Path)
        command.add_argument("--seeds", type=int)
        command.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE")
        command.add_argument("--folds", default=",".join(map(str, range(FOLDS))))
    args = ap.parse_args()
    folds = [int(fold) for fold in args.folds.split(",")]
    for judge in SETTINGS if args.command == "all" else (args.judge,):
        settings, seeds = replace(SETTINGS[judge], **dict(map(_setting, args.set))), args.seeds or VOTERS[judge]
        if args.command in ("all", "examples"):
            make(judge, args.data, args.work)
        if args.command in ("all", "validate"):
            validate(args.work, judge, settings, seeds, folds)
        if args.command in ("all", "ship"):
            ship(args.work, judge, settings, seeds)


def _setting(text: str) -> tuple[str, Any]:
    name, _, value = text.partition("=")
    kind: Callable[[str], Any] = type(getattr(Settings(), name))
    return name, tuple(map(int, value.split(","))) if kind is tuple else kind(value)


if __name__ == "__main__":
    main()
