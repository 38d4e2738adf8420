"""Hostile inputs at full size, each in a process of its own: seconds, highest memory, and whether the article is kept.

    python benchmarks/hostile.py [--only TEXT] [--small] [--misses] [--growth] [--limit S]

The kinds stand in `tests/hostile/`. A process is killed at 60 s and at a limit of address space. The seconds are those
of the processor, which a busy machine changes least; memory is that of the process with the input in it. Wanted: each
below 5 s and 1 GiB, and the article kept wherever there is one. With `--growth` each kind is run at a size and at four
times that size instead, and the ratio of the times is printed: 4 is linear, 16 quadratic.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.hostile.kinds import KINDS, Kind
from tests.hostile.running import GROWTH, each, growth

SECONDS, MEBIBYTES = 5.0, 1024


def grows(kinds: list[Kind]) -> None:
    """Print how many times as long the fourfold input takes."""
    worse = 0
    for outcome in each(kinds, full=False, limit=200, task=growth):
        worse += outcome.cpu >= GROWTH or bool(outcome.error)
        print(f"{outcome.name:44}{outcome.size:>11}{outcome.cpu:8.1f} x  {outcome.error}", flush=True)
    print(f"{len(kinds)} kinds: {worse} grow faster than linearly")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--only", default="", help="kinds whose names hold this")
    ap.add_argument("--small", action="store_true", help="the sizes of the test suite")
    ap.add_argument("--misses", action="store_true", help="print only what is not as wanted")
    ap.add_argument("--growth", action="store_true", help="how the time grows")
    ap.add_argument("--limit", type=float, default=60, help="seconds of the clock after which a process is killed")
    args = ap.parse_args()
    kinds = [kind for kind in KINDS.values() if args.only in kind.name]
    if args.growth:
        grows(kinds)
        return
    slow = large = lost = failed = 0
    for kind, outcome in zip(kinds, each(kinds, full=not args.small, limit=args.limit, own=True), strict=True):
        mebibytes = outcome.peak // 1024
        slow += outcome.cpu > SECONDS
        large += mebibytes > MEBIBYTES
        lost += bool(outcome.missing)
        failed += bool(outcome.error)
        kept = "-" if not kind.kept else "lost" if outcome.missing else "kept"
        told = outcome.error or "; ".join(outcome.warnings)
        if args.misses and not (outcome.error or outcome.missing or outcome.cpu > SECONDS or mebibytes > MEBIBYTES):
            continue
        figures = f"{outcome.size:>11}{outcome.cpu:8.2f} s{mebibytes:6} MiB"
        print(f"{outcome.name:44}{figures}  {kept:5}{outcome.status:12}{told}", flush=True)
    with_article = sum(bool(kind.kept) for kind in kinds)
    print(f"{len(kinds)} kinds, {with_article} with an article: {failed} failed, {lost} lost the article, ", end="")
    print(f"{slow} took more than {SECONDS:.0f} s, {large} more than {MEBIBYTES} MiB")


if __name__ == "__main__":
    main()
