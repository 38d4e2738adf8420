"""How often title, author and date of a page are found, and how often an author is invented.

    python benchmarks/metadata.py DATA [--folds 3,4] [--errors author] [--peer]

DATA holds `ground-truth/*.json` with title, author and publish_date (null where a page names none),
`html/*.html.gz` and `folds.json`. Strict: the same letters and digits, whatever their case. Lenient: one
stands in the other, or nine in ten words are the same. A date is right when it is the same day. `--peer`
measures trafilatura (which must be installed) beside it. At the end what it costs, in bare parses by lxml.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

import scrubber
from scrubber.metadata import FIELDS as ALL_FIELDS
from scrubber.metadata import metadata_of

_WORD = re.compile(r"\w+")
_JOINTS = ("and", "with", "by", "und", "et", "y")  # between authors, however many ways there are to list them
FIELDS = ("title", "author", "date")
Found = tuple[str | None, str | None, str | None]
Counts = Counter[tuple[str, str, str]]  # by field, page type (or `all`), and what is counted


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
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args()
    folds = json.loads((options.data / "folds.json").read_text(encoding="utf-8"))
    tools: dict[str, Callable[[bytes, str | None], Found]] = {"scrubber": _ours}
    if options.peer:
        tools["trafilatura"] = _trafilatura
    counts: dict[str, Counts] = {name: Counter() for name in tools}
    cost = [0.0, 0.0]
    for path in sorted((options.data / "ground-truth").glob("*.json")):
        if options.folds and folds[path.stem] not in options.folds:
            continue
        page = json.loads(path.read_text(encoding="utf-8"))
        kind = page["_internal"]["page_type"]["primary"]
        raw = gzip.decompress((options.data / "html" / f"{path.stem}.html.gz").read_bytes())
        for name, tool in tools.items():
            values = zip(FIELDS, tool(raw, page.get("url")), ("title", "author", "publish_date"), strict=True)
            for field, found, key in values:
                wanted = page["ground_truth"][key]
                verdict = _count(counts[name], field, kind, found, wanted)
                if name == "scrubber" and options.errors == field and verdict != "right":
                    print(f"{path.stem} {kind:13} {verdict:8} {wanted!r} <- {found!r}")
        _add_cost(cost, raw)
    for name in tools:
        print(name)
        for field in FIELDS:
            for kind in ("all", *sorted({kind for _, kind, _ in counts[name]} - {"all"})):
                _print(counts[name], field, kind)
    print(f"cost of the metadata, when asked for: {cost[0] / (cost[1] or 1):.2f} bare parses")


def _ours(raw: bytes, url: str | None) -> Found:
    result = scrubber.scrub(raw, url=url)
    return result.title, result.author, result.date


def _trafilatura(raw: bytes, url: str | None) -> Found:
    import trafilatura

    found = trafilatura.extract_metadata(raw, default_url=url)
    return (found.title, found.author, found.date) if found else (None, None, None)


def _add_cost(cost: list[float], raw: bytes) -> None:
    """The shortest of three runs each: the metadata of a page that is segmented, and a bare parse."""
    document = scrubber.scrub(raw, pipeline=scrubber.Pipeline(())).document
    for place, work in enumerate((lambda: _asked(document), lambda: etree.fromstring(raw, etree.HTMLParser()))):
        times = []
        for _ in range(3):
            begun = time.perf_counter()
            work()
            times.append(time.perf_counter() - begun)
        cost[place] += min(times)


def _asked(document: scrubber.Document) -> list[Any]:
    found = metadata_of(document)
    return [getattr(found, field) for field in ALL_FIELDS]


def _count(counts: Counts, field: str, kind: str, found: Any, wanted: Any) -> str:
    marks = {"none": 1, "invented": int(bool(found))}
    verdict = "invented" if found else "right"
    if wanted:
        strict = found[:10] == wanted[:10] if field == "date" and found else same(found, wanted, strict=True)
        lenient = strict if field == "date" else same(found, wanted, strict=False)
        marks = {"some": 1, "found": int(bool(found)), "strict": int(strict), "lenient": int(lenient)}
        verdict = "right" if lenient else "wrong" if found else "missed"
    for name, number in marks.items():
        counts[field, "all", name] += number
        counts[field, kind, name] += number
    return verdict


def _print(counts: Counts, field: str, kind: str) -> None:
    some, none = counts[field, kind, "some"], counts[field, kind, "none"]
    strict, lenient = (counts[field, kind, name] / (some or 1) for name in ("strict", "lenient"))
    precision = counts[field, kind, "lenient"] / (counts[field, kind, "found"] or 1)
    line = f"  {field:7} {kind:14}"
    if some:
        line += f" strict {strict:.3f}, lenient {lenient:.3f} of {some:4}; right where found {precision:.3f}"
    if none:
        line += f"; invented on {counts[field, kind, 'invented']} of {none} pages that name none"
    print(line)


if __name__ == "__main__":
    main()
