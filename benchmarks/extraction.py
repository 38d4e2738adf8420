"""Word F1 on the WCXB pages, by page type.

    python benchmarks/extraction.py DATA/wcxb-dev [--text] [--fold N] [--peer MODULE:FUNCTION] [--ceiling]

DATA/wcxb-dev holds html/*.html.gz, ground-truth/*.json and folds.json (page id to fold, whole domains
together). `--fold 4` is the part on which no threshold of the rules was set. `--text` feeds what
`get_text()` leaves of each page in place of its HTML. `--ceiling` takes the best choice of blocks with
the reference in hand, in place of the judge's: how good a judge could be on these blocks.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from metrics import word_f1, words

import scrubber


def pages(data: Path, fold: int | None) -> Iterator[tuple[str, str, str]]:
    """(html, reference, page type) of each page."""
    folds = json.loads((data / "folds.json").read_text())
    for path in sorted((data / "ground-truth").glob("*.json")):
        if fold is not None and folds.get(path.stem) != fold:
            continue
        row = json.loads(path.read_text(encoding="utf-8"))
        kind = ((row.get("_internal") or {}).get("page_type") or {}).get("primary", "article")
        html = gzip.decompress((data / "html" / f"{path.stem}.html.gz").read_bytes()).decode("utf-8", "replace")
        yield html, (row.get("ground_truth") or {}).get("main_content") or "", kind


def plain_text(html: str) -> str:
    """One line per text node, scripts left out."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    for tag in soup(["script", "style", "noscript", "template"]):
        tag.decompose()
    return soup.get_text("\n", strip=True)


def cleaner(peer: str | None) -> Any:
    """The function that `--peer MODULE:FUNCTION` names, or our own."""
    if not peer:
        return scrubber.clean
    module, name = peer.split(":")
    return getattr(importlib.import_module(module), name)


def best_choice(page: str, reference: str) -> Counter[str]:
    """The words of the blocks that a judge who knows the reference would keep.

    Greedy: the best covered blocks first, each kept when half of its words and more are still missing
    from what was kept. A block that repeats a kept one is not kept again.
    """
    missing = words(reference)
    kept: Counter[str] = Counter()
    bags = [words(block.text) for block in scrubber.scrub(page).blocks]

    def covered(bag: Counter[str]) -> float:
        return sum((bag & missing).values()) / max(1, sum(bag.values()))

    for bag in sorted(bags, key=lambda bag: (-covered(bag), -sum(bag.values()))):
        if covered(bag) >= 0.5:
            kept.update(bag)
            missing -= bag
    return kept


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--text", action="store_true")
    ap.add_argument("--fold", type=int)
    ap.add_argument("--peer", metavar="MODULE:FUNCTION")
    ap.add_argument("--ceiling", action="store_true")
    args = ap.parse_args()
    clean = cleaner(args.peer)
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for html, reference, kind in pages(args.data, args.fold):
        if args.ceiling and not reference.strip():
            continue
        page = plain_text(html) if args.text else html
        output = best_choice(page, reference) if args.ceiling else words(clean(page) or "")
        score = word_f1(output, words(reference))
        scores["all"].append(score)
        scores[kind].append(score)
    for kind, found in sorted(scores.items(), key=lambda item: (item[0] != "all", item[0])):
        print(f"{kind:14}{len(found):6}{sum(found) / len(found):8.4f}")


if __name__ == "__main__":
    main()
