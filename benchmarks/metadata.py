"""How often title, author and date of a page are found, and how often an author is invented.

    python benchmarks/metadata.py DATA [--folds 3,4] [--errors author]

DATA holds `ground-truth/*.json` with title, author and publish_date (null where a page names none),
`html/*.html.gz` and `folds.json`. Strict: the same letters and digits, whatever their case. Lenient: one
stands in the other, or nine in ten words are the same. A date is right when it is the same day.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import scrubber

_WORD = re.compile(r"\w+")
_JOINTS = ("and", "with", "by", "und", "et", "y")  # between authors, however many ways there are to list them
FIELDS = ("title", "author", "date")


def same(found: str | None, wanted: str, *, strict: bool) -> bool:
    """Whether two names or titles are the same."""
    one, other = (_WORD.findall((text or "").casefold()) for text in (found, wanted))
    if not one or not other:
        return False
    if strict or one == other:
        return "".join(one) == "".join(other)
    one, other = ([word for word in words if word not in _JOINTS] for words in (one, other))
    short, long = sorted((f" {' '.join(one)} ", f" {' '.join(other)} "), key=len)
    common = sum((Counter(one) & Counter(other)).values())
    return short in long or 2 * common >= 0.9 * (len(one) + len(other))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=lambda text: {int(fold) for fold in text.split(",")})
    parser.add_argument("--errors", choices=FIELDS)
    options = parser.parse_args()
    folds = json.loads((options.data / "folds.json").read_text(encoding="utf-8"))
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted((options.data / "ground-truth").glob("*.json")):
        if options.folds and folds[path.stem] not in options.folds:
            continue
        page = json.loads(path.read_text(encoding="utf-8"))
        truth = page["ground_truth"]
        raw = gzip.decompress((options.data / "html" / f"{path.stem}.html.gz").read_bytes())
        result = scrubber.scrub(raw, url=page.get("url"))
        for field, found, wanted in (
            ("title", result.title, truth["title"]),
            ("author", result.author, truth["author"]),
            ("date", result.date, truth["publish_date"]),
        ):
            verdict = _count(counts, field, found, wanted)
            if options.errors == field and verdict != "right":
                print(f"{path.stem} {page['_internal']['page_type']['primary']:13} {verdict:8} {wanted!r} <- {found!r}")
    for field in FIELDS:
        _print(counts, field)


def _count(counts: Counter[tuple[str, str]], field: str, found: Any, wanted: Any) -> str:
    if not wanted:
        counts[field, "none"] += 1
        counts[field, "invented"] += bool(found)
        return "invented" if found else "right"
    strict = found[:10] == wanted[:10] if field == "date" and found else same(found, wanted, strict=True)
    lenient = strict if field == "date" else same(found, wanted, strict=False)
    counts[field, "some"] += 1
    counts[field, "found"] += bool(found)
    counts[field, "strict"] += strict
    counts[field, "lenient"] += lenient
    return "right" if lenient else "wrong" if found else "missed"


def _print(counts: Counter[tuple[str, str]], field: str) -> None:
    some, none = counts[field, "some"] or 1, counts[field, "none"]
    figures = f"strict {counts[field, 'strict'] / some:.3f}, lenient {counts[field, 'lenient'] / some:.3f} of {some}"
    precision = counts[field, "lenient"] / (counts[field, "found"] or 1)
    invented = f"; invented on {counts[field, 'invented']} of {none} pages that name none" if none else ""
    print(f"{field:7} {figures}; right where found {precision:.3f}{invented}")


if __name__ == "__main__":
    main()
