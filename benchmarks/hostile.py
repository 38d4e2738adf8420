"""Hostile inputs at full size, each in a process of its own: seconds, highest memory, and whether the article is kept.

    python benchmarks/hostile.py [--only TEXT] [--small] [--csv FILE]

The kinds stand in `tests/hostile/`. A process is killed at 60 s and at a limit of address space. The seconds are those
of the processor, which a busy machine changes least; memory is that of the process with the input in it. Wanted: each
below 5 s and 1 GiB, and the article kept wherever there is one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.hostile.kinds import KINDS
from tests.hostile.running import each

SECONDS, MEBIBYTES = 5.0, 1024


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--only", default="", help="kinds whose names hold this")
    ap.add_argument("--small", action="store_true", help="the sizes of the test suite")
    ap.add_argument("--misses", action="store_true", help="print only what is not as wanted")
    args = ap.parse_args()
    kinds = [kind for kind in KINDS.values() if args.only in kind.name]
    slow = large = lost = failed = 0
    for kind, outcome in zip(kinds, each(kinds, full=not args.small, own=True), strict=True):
        mebibytes = outcome.peak // 1024
        slow += outcome.cpu > SECONDS
        large += mebibytes > MEBIBYTES
        lost += bool(outcome.missing)
        failed += bool(outcome.error)
        kept = "-" if not kind.kept else "lost" if outcome.missing else "kept"
        told = outcome.error or "; ".join(outcome.warnings)
        if args.misses and not (outcome.error or outcome.missing or outcome.cpu > SECONDS or mebibytes > MEBIBYTES):
            continue
        print(
            f"{outcome.name:44}{outcome.size:>11}{outcome.cpu:8.2f} s{mebibytes:6} MiB  {kept:5}{outcome.status:12}{told}",
            flush=True,
        )
    with_article = sum(bool(kind.kept) for kind in kinds)
    print(f"{len(kinds)} kinds, {with_article} with an article: {failed} failed, {lost} lost the article, ", end="")
    print(f"{slow} took more than {SECONDS:.0f} s, {large} more than {MEBIBYTES} MiB")


if __name__ == "__main__":
    main()
