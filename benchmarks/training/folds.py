"""The judges that have not seen a page: the networks of the cross-validation in the pipeline."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import scrubber
from scrubber.document import Document, Drop
from scrubber.model.frame import judge_text
from scrubber.model.network import Network
from scrubber.stage import Mode
from scrubber.stages.judge.boilerplate import boilerplate

FOLDS = 5
TEST = "test"  # the fold of the pages that are never trained on


def fold_of(site: str) -> int:
    """The fold of a site that folds.json does not hold, the same on every machine."""
    return zlib.crc32(site.encode()) % FOLDS


@cache
def pipeline(work: Path, fold: int) -> scrubber.Pipeline:
    """The default pipeline with the judges of a fold in the place of the shipped ones."""
    stages = {stage.name: stage for stage in scrubber.Pipeline.default().stages}
    blocks, lines = work / f"blocks-fold{fold}.npz", work / f"lines-fold{fold}.npz"
    if blocks.exists():
        html = Network.read(blocks)

        @scrubber.block_stage("boilerplate")
        def judge_blocks(document: Document, mode: Mode) -> Iterable[Drop]:
            return boilerplate(document, mode, html) if document.kind != "text" else ()

        stages["boilerplate"] = judge_blocks
    if lines.exists():
        text = Network.read(lines)

        @scrubber.block_stage("frame")
        def judge_lines(document: Document, mode: Mode) -> Iterable[Drop]:
            return judge_text(document, text, mode) if document.kind == "text" else ()

        stages["frame"] = judge_lines
    return scrubber.Pipeline(tuple(stages.values()))


def multilingual(data: Path) -> Iterator[tuple[str, bytes, dict[str, Any], int]]:
    """(file, page, row, fold) of the multilingual pages; a site's fold is that of its labels."""
    for line in (data / "multilingual-dev" / "annotations.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        site = row["url"].split("::")[-1].split("-")[0]
        page = gzip.decompress((data / "multilingual-dev" / "html" / row["file"]).read_bytes())
        yield row["file"], page, row, fold_of(site)
