"""Are two variants different? A paired bootstrap over the pages.

    python benchmarks/training/compare.py DATA ONE.json TWO.json

The files hold {page: text}, as `evaluate.py --out` writes them. Printed is the mean difference of word F1 (two minus
one) with its 95 % interval over 10,000 draws of the pages with replacement (Efron and Tibshirani, 1993), and in how
many of them the second is better.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from data import wcxb
from evaluate import prf

_DRAWS = 10_000


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("one", type=Path)
    ap.add_argument("two", type=Path)
    args = ap.parse_args()
    one, two = (json.loads(path.read_text()) for path in (args.one, args.two))
    differences = np.array(
        [prf(two[page], reference)[2] - prf(one[page], reference)[2] for page, _, reference, _, _ in wcxb(args.data)]
    )
    draws = np.random.default_rng(0).integers(0, len(differences), (_DRAWS, len(differences)))
    means = differences[draws].mean(1)
    low, high = np.quantile(means, [0.025, 0.975])
    print(f"{differences.mean():+.4f} [{low:+.4f}, {high:+.4f}], better in {(means > 0).mean():.1%} of the draws")


if __name__ == "__main__":
    main()
