"""Where the time goes on HTML pages, in multiples of a bare lxml parse of the same pages in the same run.

    python benchmarks/speed.py FOLDER [--every N] [--peers] [--growth] [--huge]

FOLDER holds .html or .html.gz files. Absolute times say little on a shared machine; the ratios hold. Each part is timed
alone, all pages one after the other, in the processor time of the thread; of several rounds the fastest counts.

- `--peers`: the same pages through other extractors, those of them that are installed (trafilatura, readability-lxml,
  resiliparse, jusText).
- `--growth`: pages of 10 KB to 5 MB, made of the bodies of real ones, and with `--huge` one of 50 MB: time beside a
  parse, and the peak of memory in a process of its own.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html

import scrubber
from scrubber.document import Document
from scrubber.pipeline import Pipeline, Runner
from scrubber.reading import read
from scrubber.reading.language import language_of
from scrubber.segmenting import segment_html

ROUNDS = 3
SIZES = (10_000, 50_000, 200_000, 1_000_000, 5_000_000)
# The peak of a process is asked of Linux: what `resource` tells of a new process holds that of its parent.
_MEMORY = """
import pathlib, re, sys, scrubber
def peak(): return re.search(r"VmHWM:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]
scrubber.clean("<p>It rained all day.</p>")
before = peak()
scrubber.clean(pathlib.Path(sys.argv[1]))
print(before, peak())
"""


def load(folder: Path, every: int) -> list[str]:
    """The pages as text."""
    paths = sorted(path for path in folder.iterdir() if ".htm" in path.name)[::every]
    raws = [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in paths]
    return [raw.decode("utf-8", "replace") for raw in raws]


def bare(page: str) -> None:
    """What everything is measured by."""
    lxml.html.document_fromstring(page.encode() or b"<p>", parser=lxml.html.HTMLParser(encoding="utf-8"))


def in_parts(pages: list[str]) -> dict[str, float]:
    """Seconds by part, over all pages."""
    spent: defaultdict[str, float] = defaultdict(float)
    clock = time.thread_time
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
    return spent


def peers() -> Iterator[tuple[str, Callable[[str], object]]]:
    """The other extractors that are installed, from a page to its text."""
    ways: dict[str, Callable[[Any], Callable[[str], object]]] = {
        "trafilatura": lambda module: module.extract,
        "readability": lambda module: lambda page: module.Document(page).summary(),
        "resiliparse.extract.html2text": lambda module: lambda page: module.extract_plain_text(page, main_content=True),
        "justext": lambda module: lambda page: module.justext(page.encode(), module.get_stoplist("English")),
    }
    for name, way in ways.items():
        if find_spec(name.split(".")[0]) is None:
            print(f"{name} is not installed", file=sys.stderr)
        else:
            yield name.split(".")[0], way(import_module(name))


def seconds(work: Callable[[str], object], pages: list[str]) -> float:
    """Processor time of `work` on all pages; what fails on a page (peers do on empty ones) costs what it took."""
    start = time.thread_time()
    for page in pages:
        with suppress(Exception):
            work(page)
    return time.thread_time() - start


def grown(pages: list[str], size: int) -> str:
    """A page of about `size` characters, made of the bodies of real ones, without scripts."""
    parts: list[str] = []
    length = 0
    for page in cycle(pages):
        tree = lxml.html.document_fromstring(page.encode() or b"<p>", parser=lxml.html.HTMLParser(encoding="utf-8"))
        lxml.etree.strip_elements(tree, lxml.etree.Comment, "script", "style", "svg", with_tail=False)
        for element in tree.iterfind("body/*"):
            parts.append(lxml.html.tostring(element, encoding="unicode"))
            length += len(parts[-1])
            if length >= size:
                return f"<!doctype html><html><title>A page</title><body>{''.join(parts)[:size]}</body></html>"
    raise ValueError("no pages")


def show_growth(pages: list[str], sizes: tuple[int, ...]) -> None:
    print(f"\n{'characters':>12}{'parse':>12}{'clean':>12}{'multiple':>10}{'ms a MB':>10}{'memory':>10}")
    for size in sizes:
        page = grown(pages, size)
        parse, clean = (min(seconds(work, [page]) for _ in range(ROUNDS)) for work in (bare, scrubber.clean))
        with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8", errors="replace") as file:
            file.write(page)
            file.flush()
            output = subprocess.run([sys.executable, "-c", _MEMORY, file.name], capture_output=True, check=True).stdout
        before, peak = map(int, output.split())
        print(
            f"{len(page):12,}{1000 * parse:9.1f} ms{1000 * clean:9.1f} ms{clean / parse:8.2f} x"
            f"{clean * 1e9 / len(page):10.0f}{(peak - before) / 1000:7.0f} MB"
        )


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--every", type=int, default=10)
    ap.add_argument("--peers", action="store_true")
    ap.add_argument("--growth", action="store_true")
    ap.add_argument("--huge", action="store_true")
    args = ap.parse_args()
    pages = load(args.folder, args.every)
    in_parts(pages[:20])  # warm up: lexicons and patterns load when first needed
    spent = {"bare lxml parse": min(seconds(bare, pages) for _ in range(ROUNDS))}
    spent |= min((in_parts(pages) for _ in range(ROUNDS)), key=lambda spent: sum(spent.values()))
    works = {"scrubber.clean, all": scrubber.clean, **(dict(peers()) if args.peers else {})}
    spent |= {name: min(seconds(work, pages) for _ in range(ROUNDS)) for name, work in works.items()}
    for part, time_spent in spent.items():
        multiple = time_spent / spent["bare lxml parse"]
        print(f"{part:24}{1000 * time_spent / len(pages):8.2f} ms a page{multiple:8.2f} x")
    if args.growth or args.huge:
        show_growth(pages, (*SIZES, 50_000_000) if args.huge else SIZES)


if __name__ == "__main__":
    main()
