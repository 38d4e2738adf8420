"""Random units, repeated to a size and to four times that size: what takes much more than four times as long?

    python benchmarks/fuzz/growth.py text|html --seconds N [--seed N]

Prints seconds at both sizes, their ratio and the unit, for those with a ratio above 7 or more than a second for 32 KB.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from blind import TOKENS

import scrubber

SIZE, SHORTEST, RATIO, SLOW = 8_000, 0.02, 7.0, 1.0
BETWEEN = ("", "", " ", " ", "\n", "\n\n", "x", "Some words ", "    ", "\t", "1")
BEGIN = {"text": "The harbour master kept the old list.\n\n", "html": "<p>The harbour master kept the old list.</p>"}


def seconds(page: str, kind: Any) -> float:
    """Time of the processor for one page."""
    begun = time.process_time()
    scrubber.scrub(page, kind=kind).explain()
    return time.process_time() - begun


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("kind", choices=BEGIN)
    ap.add_argument("--seconds", type=float, default=60)
    ap.add_argument("--seed", type=int, default=0)
    args = ap.parse_args()
    chance = random.Random(args.seed)
    end, units, suspects = time.monotonic() + args.seconds, 0, 0
    while time.monotonic() < end:
        pieces = range(chance.randrange(1, 6))
        unit = "".join(chance.choice(TOKENS).decode() + chance.choice(BETWEEN) for _ in pieces)
        small, large = (BEGIN[args.kind] + unit * (times * SIZE // len(unit)) for times in (1, 4))
        units += 1
        for _ in range(3):  # a run that was disturbed is repeated
            one, four = seconds(small, args.kind), seconds(large, args.kind)
            if four < RATIO * max(one, SHORTEST) and four < SLOW:
                break
        else:
            suspects += 1
            print(f"{one:.3f} {four:.3f} {four / max(one, SHORTEST):5.1f} {unit!r}", flush=True)
    print(f"{args.kind}: {units} units, {suspects} suspects, seed {args.seed}")


if __name__ == "__main__":
    main()
