"""Where the time goes on plain text, in MB a second and in multiples of `ftfy.fix_text` on the same texts.

    python benchmarks/text_speed.py FILE [--most 300] [--join 1]

FILE holds JSON lines with a text under "gold", "text" or "dirty". Only texts that the text stages leave as they are
count, unless --all is given: clean text is what most text is. --join puts so many texts into one. The learned judges
of plain text are left out. Processor time, the best of several runs; on a busy machine only the ratios hold.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path

import ftfy

import scrubber
from scrubber import TextStage
from scrubber.document import Document
from scrubber.pipeline import Pipeline, Runner
from scrubber.reading import read
from scrubber.reading.language import language_of
from scrubber.segmenting import segment_text

PARTS = ("reading", "segmenting", "language", "rendering")
STAGES = [stage for stage in Pipeline.default().stages if isinstance(stage, TextStage)]


def load(path: Path, most: int) -> list[str]:
    """The texts of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:most]
    return [next(row[name] for name in ("gold", "text", "dirty") if name in row) for row in rows]


def measure(texts: list[str]) -> dict[str, float]:
    """Seconds by part, over all texts."""
    spent: defaultdict[str, float] = defaultdict(float)
    clock = time.process_time
    for text in texts:
        start = clock()
        source = read(text)
        spent["reading"] += clock() - start
        start = clock()
        document = Document(segment_text(text if source.kind != "text" else source.text), "text")
        spent["segmenting"] += clock() - start
        start = clock()
        document.language = language_of([block.text for block in document.blocks])
        spent["language"] += clock() - start
        runner = Runner(document)
        for stage in STAGES:
            start = clock()
            runner.run(stage)
            spent[stage.name] += clock() - start
        start = clock()
        _ = scrubber.Result(document).text
        spent["rendering"] += clock() - start
    start = clock()
    for text in texts:  # apart: it would leave cold caches to the stages
        ftfy.fix_text(text)
    spent["ftfy.fix_text"] = clock() - start
    spent["text stages, all"] = sum(spent[stage.name] for stage in STAGES)
    spent["all but the judge"] = spent["text stages, all"] + sum(spent[part] for part in PARTS)
    return spent


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("file", type=Path)
    ap.add_argument("--most", type=int, default=300)
    ap.add_argument("--join", type=int, default=1)
    ap.add_argument("--all", action="store_true")
    args = ap.parse_args()
    texts = load(args.file, args.most)
    if not args.all:
        stages = Pipeline(tuple(STAGES))
        texts = [text for text in texts if not scrubber.scrub(text, kind="text", pipeline=stages).changes]
    texts = ["\n\n".join(texts[at : at + args.join]) for at in range(0, len(texts), args.join)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    measure(texts[:20])  # warm up: lexicons and patterns load when first needed
    runs = [measure(texts) for _ in range(4)]
    best = {part: min(run[part] for run in runs) for part in runs[0]}
    print(f"{len(texts)} texts, {size:.2f} MB")
    for part, seconds in best.items():
        speed = size / max(seconds, 1e-9)
        print(f"{part:20}{speed:10.1f} MB/s{best['ftfy.fix_text'] / max(seconds, 1e-9):10.1f} x ftfy")


if __name__ == "__main__":
    main()
