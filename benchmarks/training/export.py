"""From trained networks to the file that is shipped: with vocabulary, curve of confidence, weights of reasons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from network import GROUPED, Judge

from scrubber.model.evidence import Statement

_KNOTS = 12
_STEPS, _RATE = 400, 0.05


def write(
    path: Path,
    voters: Sequence[Judge],
    vocabulary: dict[str, int],
    columns: Sequence[str],
    calibration: np.ndarray | None = None,
    evidence: dict[str, float] | None = None,
) -> None:
    """Write the networks as `scrubber.model.network` reads them: half precision, no pickled objects."""
    settings = {
        "voters": len(voters),
        "dilations": list(voters[0].settings.dilations),
        "grouped": GROUPED,
        "columns": list(columns),
        "evidence": evidence or {},
    }
    arrays: dict[str, np.ndarray] = {
        "settings": np.frombuffer(json.dumps(settings).encode(), np.uint8),
        "vocabulary": np.frombuffer("\n".join(sorted(vocabulary, key=vocabulary.__getitem__)).encode(), np.uint8),
        "calibration": np.array([[0, 1], [0, 1]], np.float32) if calibration is None else calibration,
    }
    for number, voter in enumerate(voters):
        for name, tensor in voter.state_dict().items():
            precise = name in ("mean", "scale")
            arrays[f"{number}/{name}"] = tensor.detach().numpy().astype(np.float32 if precise else np.float16)
    np.savez_compressed(path, **arrays)


def calibrated(promised: Sequence[float], real: Sequence[float]) -> np.ndarray:
    """The curve from promised to real F1: means over bins of equally many pages, made to rise."""
    order = np.argsort(promised)
    x, y = np.asarray(promised, float)[order], np.asarray(real, float)[order]
    bins = np.array_split(np.arange(len(x)), _KNOTS)
    knots = np.array([[x[b].mean() for b in bins], np.maximum.accumulate([y[b].mean() for b in bins])])
    return knots.astype(np.float32)


def fitted_evidence(pages: Iterable[tuple[Sequence[Statement], np.ndarray]]) -> dict[str, float]:
    """How much each statement goes along with a drop: a logistic regression whose weights are not below zero.

    `pages` gives for each page its statements and which blocks were dropped.
    """
    rules: dict[str, int] = {}
    rows, targets = [], []
    for statements, dropped in pages:
        table = np.zeros((len(dropped), 80), np.float32)
        for statement in statements:
            table[:, rules.setdefault(statement.rule, len(rules))] = statement.true
        rows.append(table)
        targets.append(dropped)
    x, y = torch.from_numpy(np.concatenate(rows)), torch.from_numpy(np.concatenate(targets).astype(np.float32))
    x = x[:, : len(rules)]
    weights, bias = torch.zeros(x.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.Adam([weights, bias], lr=_RATE)
    for _ in range(_STEPS):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights.clamp(min=0) + bias, y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    found = weights.detach().clamp(min=0).tolist()
    return {rule: round(found[number], 3) for rule, number in rules.items() if found[number] > 0.01}
