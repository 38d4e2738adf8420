"""Training of one network, and what it predicts: used by `train.py` for every fold, seed and variant."""

from __future__ import annotations

import copy
import math
import time
from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from data import Example
from network import Judge, Settings

torch.set_num_threads(1)
_LONGEST_NAME = 24
_SHOWN = 0.9  # share of the names that are shown in training


class Page:
    """An example as tensors. `ids` are its known names in a row, `number` how many each kind of element has."""

    def __init__(self, example: Example, vocabulary: dict[str, int]) -> None:
        known = [[vocabulary[name] for name in names if name in vocabulary] for names in example.seen.names]
        self.figures = torch.from_numpy(example.seen.figures)
        self.ids = torch.tensor([number for ids in known for number in ids], dtype=torch.long)
        self.number = torch.tensor([len(ids) for ids in known], dtype=torch.long)
        self.chain = torch.from_numpy(example.seen.chain)
        self.groups = torch.from_numpy(example.seen.groups)
        self.share = torch.from_numpy(example.share.astype(np.float32))
        self.words = torch.from_numpy(example.words.astype(np.float32))
        self.wanted = float(example.wanted)
        self.weight = example.weight
        self.turn = (example.page, example.turn) if example.turn else None

    def __len__(self) -> int:
        return len(self.share)


def _window(page: Page, longest: int, rng: np.random.Generator) -> Page:
    """A page of at most `longest` blocks: longer ones cost the most time and say the same again and again."""
    if len(page) <= longest:
        return page
    first = int(rng.integers(len(page) - longest + 1))
    part, found = copy.copy(page), slice(first, first + longest)
    for name in ("figures", "chain", "groups", "share", "words"):
        setattr(part, name, getattr(page, name)[found])
    missing = page.wanted / max(1.0, float((page.share * page.words).sum()))
    part.wanted = max(1.0, float((part.share * part.words).sum()) * missing)
    return part


def vocabulary_of(examples: Sequence[Example], least: int) -> dict[str, int]:
    """The names that stand on at least `least` pages, numbered in alphabetical order."""
    counts: Counter[str] = Counter()
    for page in {example.page: example for example in examples}.values():
        counts.update({name for names in page.seen.names for name in names})
    found = sorted(w for w, n in counts.items() if n >= least and (len(w) <= _LONGEST_NAME or w[0] == "="))
    return {word: number for number, word in enumerate(found)}


def collated(pages: Sequence[Page], settings: Settings, shown: np.random.Generator | None = None):
    """The pages as one padded batch. With `shown`, names are left out at random."""
    longest, count = max(map(len, pages)), len(pages)
    kinds = sum(len(page.number) for page in pages)
    figures = torch.zeros(count, longest, pages[0].figures.shape[1])
    chain = torch.full((count, longest, pages[0].chain.shape[1]), kinds, dtype=torch.long)
    share, words, mask = torch.zeros(3, count, longest)
    groups = torch.zeros(count, longest, pages[0].groups.shape[1], dtype=torch.long)
    ids, numbers, offset, grouped = [], [], 0, 0
    for row, page in enumerate(pages):
        size = len(page)
        figures[row, :size], share[row, :size], words[row, :size] = page.figures, page.share, page.words
        mask[row, :size] = 1
        chain[row, :size] = torch.where(page.chain == len(page.number), kinds, page.chain + offset)
        offset += len(page.number)
        groups[row, :size] = page.groups + grouped
        grouped += size
        if shown is None:
            ids.append(page.ids)
            numbers.append(page.number)
            continue
        nameless = shown.random() < settings.nameless
        keep = torch.rand(len(page.ids)) < (0.0 if nameless else _SHOWN)
        kind = torch.repeat_interleave(torch.arange(len(page.number)), page.number)
        ids.append(page.ids[keep])
        numbers.append(torch.bincount(kind[keep], minlength=len(page.number)))
    number = torch.cat(numbers)
    offsets = torch.cat([torch.zeros(1, dtype=torch.long), number.cumsum(0)[:-1]])
    wanted = torch.tensor([page.wanted for page in pages])
    weight = torch.tensor([page.weight for page in pages])
    return (figures, (torch.cat(ids), offsets), chain, groups, mask), share, words, wanted, weight


def _of_epoch(pages: Sequence[Page], rng: np.random.Generator) -> list[Page]:
    """The pages of an epoch: of those that take turns, one for each page of the web."""
    turns: dict[tuple[str, str], list[Page]] = {}
    shown = [page for page in pages if page.turn is None]
    for page in pages:
        if page.turn is not None:
            turns.setdefault(page.turn, []).append(page)
    return shown + [group[rng.integers(len(group))] for group in turns.values()]


def batches(pages: Sequence[Page], size: int, longest_page: int, rng: np.random.Generator) -> list[list[Page]]:
    """The pages in random batches of pages of like length, each at most about `size` blocks with its padding."""
    found: list[list[Page]] = []
    pages = [_window(page, longest_page, rng) for page in pages]
    longest = 0
    for page in sorted(pages, key=lambda page: len(page) * (1 + 0.2 * rng.random())):
        longest = max(longest, len(page))
        if not found or longest * (len(found[-1]) + 1) > size:
            found.append([])
            longest = len(page)
        found[-1].append(page)
    rng.shuffle(found)  # type: ignore[arg-type]
    return found


def loss_of(logits, mask, share, words, wanted, weight, settings: Settings):
    """Cross entropy weighed by words, and one minus the soft F1 of the page."""
    entropy = torch.nn.functional.binary_cross_entropy_with_logits(logits, share, reduction="none")
    by_words = (words + 1) * mask
    by_words = by_words / by_words.sum(1, keepdim=True)
    by_block = mask / mask.sum(1, keepdim=True)
    blocks = (entropy * ((1 - settings.by_block) * by_words + settings.by_block * by_block)).sum(1)
    likely = torch.sigmoid(logits) * words * mask
    f1 = 2 * (likely * share).sum(1) / (likely.sum(1) + wanted + 1e-3)
    return ((blocks + settings.soft_f1 * (1 - f1)) * weight).sum() / weight.sum()


def train(examples: Sequence[Example], settings: Settings, seed: int, report=None) -> tuple[Judge, dict[str, int]]:
    """A network trained on the usable examples; the mean of its weights over the last steps."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    vocabulary = vocabulary_of(examples, settings.least_pages)
    pages = [Page(example, vocabulary) for example in examples]
    sample = torch.cat([page.figures[torch.randperm(len(page))[:200]] for page in pages])
    model = Judge(sample.shape[1], len(vocabulary), pages[0].chain.shape[1], pages[0].groups.shape[1], settings)
    spread = sample.std(0)
    model.mean.copy_(sample.mean(0))
    model.scale.copy_(1 / torch.where(spread < 1e-3, torch.ones_like(spread), spread))
    optimiser = torch.optim.AdamW(model.parameters(), lr=settings.rate, weight_decay=settings.decay)
    steps = len(batches(_of_epoch(pages, rng), settings.batch, settings.longest_page, rng)) * settings.epochs
    averaged = {name: value.clone() for name, value in model.state_dict().items()}
    step = 0
    for epoch in range(settings.epochs):
        model.train()
        begun, total = time.time(), 0.0
        for batch in batches(_of_epoch(pages, rng), settings.batch, settings.longest_page, rng):
            for group in optimiser.param_groups:
                group["lr"] = (
                    settings.rate * min(1, step / 100) * (0.5 + 0.5 * math.cos(math.pi * min(1, step / steps)))
                )
            inputs, share, words, wanted, weight = collated(batch, settings, rng)
            loss = loss_of(model(*inputs), inputs[-1], share, words, wanted, weight, settings)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            total += loss.item() * len(batch)
            keep = min(0.995, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    averaged[name].mul_(keep).add_(value, alpha=1 - keep)
        if report:
            print(f"{report} epoch {epoch} loss {total / len(pages):.4f} {time.time() - begun:.1f} s", flush=True)
    model.load_state_dict(averaged)
    model.eval()
    return model, vocabulary


@torch.no_grad()
def predicted(model: Judge, vocabulary: dict[str, int], examples: Sequence[Example]) -> list[np.ndarray]:
    """The probabilities of each example's blocks."""
    found = []
    for example in examples:
        inputs, *_ = collated([Page(example, vocabulary)], model.settings)
        found.append(torch.sigmoid(model(*inputs))[0].numpy())
    return found
