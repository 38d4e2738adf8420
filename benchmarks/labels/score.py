"""How well a cleaner does on the labelled pages that are never trained on, and how well two readers agree.

    python benchmarks/labels/score.py DATA [--peer MODULE:FUNCTION] [--all]

DATA holds unlabelled/ and multilingual-dev/. The figure is F1 by page, of character pairs in Chinese and Japanese
and of words elsewhere, against the blocks that were marked as main content. `--all` takes all labelled pages, most
of which the shipped judge was trained on. Agreement is the character F1 of the pages that were labelled twice.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from extraction import cleaner
from metrics import bag, pairs, word_f1, words

import scrubber


def reference(page: bytes, ranges: list[list[int]]) -> str:
    """The text of the blocks that the ranges cover at least half of."""
    found, at = [], 0
    inside = {n for first, behind in ranges for n in range(first, behind)}
    for block in scrubber.scrub(page).blocks:
        size = len(re.sub(r"\s+", "", block.source))
        if size and sum(n in inside for n in range(at, at + size)) * 2 >= size:
            found.append(block.source)
        at += size
    return "\n".join(found)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--peer", metavar="MODULE:FUNCTION")
    ap.add_argument("--all", action="store_true")
    args = ap.parse_args()
    clean = cleaner(args.peer)
    scores, agreement = defaultdict(list), []
    for line in Path(__file__).with_name("pages.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page = gzip.decompress((args.data / row["file"]).read_bytes())
        if hashlib.sha256(page).hexdigest() != row["sha256"]:
            sys.exit(f"{row['file']} is not the page that was labelled")
        if "again" in row:
            one, two = ({n for first, behind in row[k] for n in range(first, behind)} for k in ("keep", "again"))
            agreement.append(2 * len(one & two) / (len(one) + len(two)))
        if args.all or row["fold"] == "test":
            expected = reference(page, row["keep"])
            count = pairs if bag(expected) == pairs(expected) else words
            scores["all"].append(word_f1(count(clean(page) or ""), count(expected)))
            scores[row["language"]].append(scores["all"][-1])
    for group, values in scores.items():
        print(f"{group!s:6}{len(values):5}{sum(values) / len(values):8.4f}")
    print(f"agreement of two readers on {len(agreement)} pages: {sum(agreement) / len(agreement):.4f}")


if __name__ == "__main__":
    main()
