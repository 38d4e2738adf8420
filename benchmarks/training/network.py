"""The network, as it is trained. `scrubber.model.network` runs it in numpy; a test holds the two together."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

DILATIONS = (1, 2, 4, 8)
GROUPED = 2  # the convolution before which blocks learn of those that stand in elements of the same kind


@dataclass(frozen=True)
class Settings:
    """What variants differ in."""

    width: int = 48
    naming: int = 16  # dimensions of a name
    dropout: float = 0.25
    nameless: float = 0.3  # share of the pages that are shown without names
    epochs: int = 16
    rate: float = 3e-3
    decay: float = 0.1
    batch: int = 6_000  # blocks
    soft_f1: float = 1.0
    dilations: tuple[int, ...] = DILATIONS
    grouped: bool = True  # whether blocks learn of those in elements of the same kind
    longest_page: int = 1_200  # blocks of a page that are shown at once in training
    by_block: float = 0.2  # share of the cross entropy that weighs blocks alike, whatever their length
    least_pages: int = 8  # pages on which a name must stand to be known


class Judge(nn.Module):
    """Figures and names of the blocks of pages in, a logit for each block out."""

    def __init__(self, figures: int, names: int, levels: int, groups: int, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        width, naming = settings.width, settings.naming
        self.register_buffer("mean", torch.zeros(figures))
        self.register_buffer("scale", torch.ones(figures))
        self.names = nn.EmbeddingBag(names, naming, mode="mean")
        nn.init.normal_(self.names.weight, std=0.1)
        self.levels = nn.Parameter(torch.ones(levels, naming) / levels)
        self.enter = nn.Linear(figures + (3 if levels > 1 else 1) * naming, width)
        self.convolutions = nn.ModuleList(nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in settings.dilations)
        self.groups = nn.Linear(groups * width, width) if groups and settings.grouped else None
        self.context = nn.Linear(3 * width, width)
        self.hidden = nn.Linear(width, width)
        self.leave = nn.Linear(width, 1)
        self.drop = nn.Dropout(settings.dropout)

    def forward(self, figures, bags, chain, groups, mask):
        """`figures` [pages, blocks, F], `bags` (ids, offsets), `chain` [pages, blocks, levels],
        `groups` [pages, blocks, kinds of groups], numbered through all pages, `mask` [pages, blocks]."""
        figures = ((figures - self.mean) * self.scale).clamp(-5, 5)
        kinds = self.names(*bags)
        kinds = torch.cat([kinds, kinds.new_zeros(1, kinds.shape[1])])
        chained = kinds[chain]  # the last kind is 'none'
        named = chained[:, :, 0]
        if chained.shape[2] > 1:
            named = torch.cat([named, chained[:, :, 1], (chained * self.levels).sum(2)], 2)
        here = mask.unsqueeze(2)
        x = torch.relu(self.enter(torch.cat([figures, named], 2))) * here
        for number, convolution in enumerate(self.convolutions):
            if number == GROUPED and self.groups is not None:
                x = x + torch.relu(self.groups(self.drop(_means(x, groups, mask)))) * here
            x = x + torch.relu(convolution(self.drop(x).transpose(1, 2)).transpose(1, 2)) * here
        count = here.sum(1).clamp(min=1)
        mean = (x * here).sum(1) / count
        highest = x.masked_fill(here == 0, -1e4).max(1).values
        spread = ((x - mean.unsqueeze(1)) ** 2 * here).sum(1) / count
        page = self.context(torch.cat([mean, highest, (spread + 1e-4).sqrt()], 1)).unsqueeze(1)
        x = torch.relu(self.hidden(self.drop(x)) + page)
        return self.leave(self.drop(x)).squeeze(2)


def _means(x, groups, mask):
    """For each block the means over its groups, side by side."""
    flat, found = x[mask > 0], []
    for column in groups[mask > 0].T:
        size = int(column.max()) + 1
        total = flat.new_zeros(size, flat.shape[1]).index_add(0, column, flat)
        number = flat.new_zeros(size).index_add(0, column, flat.new_ones(len(flat)))
        found.append((total / number.clamp(min=1).unsqueeze(1))[column])
    means = x.new_zeros(*x.shape[:2], flat.shape[1] * len(found))
    means[mask > 0] = torch.cat(found, 1)
    return means
