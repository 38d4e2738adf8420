"""Where the time goes on HTML pages, in multiples of a bare lxml parse of the same pages in the same run.

    python benchmarks/speed.py FOLDER [--every N]

FOLDER holds .html or .html.gz files. Absolute times say little on a shared machine; the ratios hold.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections import defaultdict
from pathlib import Path

import lxml.html

import scrubber
from scrubber.document import Document
from scrubber.pipeline import Pipeline, Runner
from scrubber.reading import read
from scrubber.reading.language import language_of
from scrubber.segmenting import segment_html


def load(folder: Path, every: int) -> list[str]:
    """The pages as text."""
    paths = sorted(path for path in folder.iterdir() if ".htm" in path.name)[::every]
    raws = [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in paths]
    return [raw.decode("utf-8", "replace") for raw in raws]


def measure(pages: list[str]) -> dict[str, float]:
    """Seconds by part, over all pages."""
    spent: defaultdict[str, float] = defaultdict(float)
    clock = time.perf_counter
    parser = lxml.html.HTMLParser(encoding="utf-8")
    for page in pages:
        raw = page.encode() or b"<p>"
        start = clock()
        lxml.html.document_fromstring(raw, parser=parser)
        spent["bare lxml parse"] += clock() - start
    for page in pages:
        start = clock()
        source = read(page)
        spent["reading"] += clock() - start
        if source.kind == "text":
            continue
        start = clock()
        blocks, places, facts = segment_html(source.html)
        spent["parsing and segmenting"] += clock() - start
        start = clock()
        document = Document(blocks, source.kind, places=places, metadata=facts.metadata)
        document.language = language_of([block.text for block in blocks], facts.language)
        spent["language"] += clock() - start
        runner = Runner(document)
        for stage in Pipeline.default().stages:
            start = clock()
            runner.run(stage)
            spent[stage.name] += clock() - start
        start = clock()
        _ = scrubber.Result(document).text
        spent["rendering"] += clock() - start
    for page in pages:
        start = clock()
        scrubber.clean(page)
        spent["scrubber.clean, all"] += clock() - start
    return spent


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--every", type=int, default=10)
    args = ap.parse_args()
    pages = load(args.folder, args.every)
    measure(pages[:20])  # warm up: lexicons and patterns load when first needed
    spent = min((measure(pages) for _ in range(3)), key=lambda spent: spent["scrubber.clean, all"])
    bare = spent["bare lxml parse"]
    for part, seconds in spent.items():
        print(f"{part:24}{1000 * seconds / len(pages):8.2f} ms a page{seconds / bare:8.2f} x")


if __name__ == "__main__":
    main()
