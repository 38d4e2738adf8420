"""Clean every page with the networks that have not seen its site, and score the outputs.

    python benchmarks/training/evaluate.py DATA WORK [--text] [--multilingual] [--mode MODE] [--again] [--intact]
                                                     [--out FILE.json] [--plot FILE.svg]

WORK holds the networks of the folds (`train.py validate`). The whole pipeline runs, with the judge of the page's
fold in the place of the shipped one. `--out` writes {page: text}. Printed are the word F1 by page type on the WCXB
pages and how well the confidence tells it (Spearman correlation, expected calibration error over ten bins), or the
snippet F1 on the multilingual pages.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from data import plain_text, wcxb
from folds import multilingual, pipeline

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from metrics import words

import scrubber


def cleaned(task: tuple[Path, int, Any, str, str]) -> tuple[str, float]:
    work, fold, page, kind, mode = task
    result = scrubber.scrub(page, kind=kind, mode=mode, pipeline=pipeline(work, fold))  # type: ignore[arg-type]
    return result.text, result.confidence or 0.0


def run(tasks: list[tuple[Path, int, Any, str, str]], jobs: int = 2) -> list[tuple[str, float]]:
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(cleaned, tasks, chunksize=16))


def prf(output: str, reference: str) -> tuple[float, float, float]:
    """Word precision, recall and F1 of a page."""
    out, wanted = words(output), words(reference)
    if not wanted:
        return (1.0, 1.0, 1.0) if not out else (0.0, 0.0, 0.0)
    common = sum((out & wanted).values())
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / sum(out.values()), common / sum(wanted.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def spearman(a: np.ndarray, b: np.ndarray) -> float:
    ranks = [np.array([np.mean(np.flatnonzero(np.sort(x) == value)) for value in x]) for x in (a, b)]
    return float(np.corrcoef(*ranks)[0, 1])


def calibration_error(confidence: np.ndarray, real: np.ndarray) -> float:
    """Mean distance between confidence and F1 over ten bins of confidence, weighed by their pages."""
    bins = np.minimum((confidence * 10).astype(int), 9)
    return float(
        sum(abs(confidence[bins == b].mean() - real[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    )


def plotted(confidence: np.ndarray, real: np.ndarray, size: int = 320) -> str:
    """A picture (SVG): a dot for each page, a disc for the mean of each tenth of confidence, as large as its pages."""

    def disc(x: float, y: float, radius: float, look: str) -> str:
        return f'<circle cx="{x * size:.1f}" cy="{(1 - y) * size:.1f}" r="{radius:.1f}" {look}/>'

    bins = np.minimum((confidence * 10).astype(int), 9)
    dots = [disc(c, f, 1, 'fill="#8ab"') for c, f in zip(confidence, real, strict=True)]
    means = [
        disc(confidence[bins == b].mean(), real[bins == b].mean(), 3 + 20 * (bins == b).mean(), 'fill="#c33"')
        for b in sorted(set(bins))
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-40 -10 {size + 60} {size + 50}" font-size="12">',
            f'<rect width="{size}" height="{size}" fill="none" stroke="#888"/>',
            f'<path d="M0 {size}L{size} 0" stroke="#888" stroke-dasharray="4"/>',
            *dots,
            *means,
            f'<text x="{size / 2}" y="{size + 30}" text-anchor="middle">confidence</text>',
            f'<text x="-25" y="{size / 2}" text-anchor="middle" transform="rotate(-90 -25 {size / 2})">word F1</text>',
            *(f'<text x="{t * size}" y="{size + 15}" text-anchor="middle">{t}</text>' for t in (0, 0.5, 1)),
            *(f'<text x="-5" y="{(1 - t) * size + 4}" text-anchor="end">{t}</text>' for t in (0, 0.5, 1)),
            "</svg>",
        ]
    )


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("work", type=Path)
    ap.add_argument("--text", action="store_true")
    ap.add_argument("--multilingual", action="store_true")
    ap.add_argument("--mode", default="balanced")
    ap.add_argument("--again", action="store_true", help="clean the outputs once more: what changes?")
    ap.add_argument("--intact", action="store_true", help="clean the references: what is lost?")
    ap.add_argument("--out", type=Path)
    ap.add_argument("--plot", type=Path, help="draw word F1 against confidence")
    args = ap.parse_args()
    kind = "text" if args.text else "auto"

    def shaped(page: Any) -> Any:
        return plain_text(page) if args.text else page

    if args.multilingual:
        pages = list(multilingual(args.data))
        found = run([(args.work, fold, shaped(page), kind, args.mode) for _, page, _, fold in pages])
        print_snippets([(text, row) for (text, _), (_, _, row, _) in zip(found, pages, strict=True)])
        names = [name for name, *_ in pages]
    else:
        rows = list(wcxb(args.data))
        if args.intact:
            texts = [(fold, reference) for _, _, reference, _, fold in rows if reference.strip()]
            print_harm(args.work, texts, args.mode)
            return
        found = run([(args.work, fold, shaped(html), kind, args.mode) for _, html, _, _, fold in rows])
        scores = defaultdict(list)
        for (text, _), (_, _, reference, page_type, fold) in zip(found, rows, strict=True):
            for group in ("all", page_type, f"fold {fold}"):
                scores[group].append(prf(text, reference))
        for group, values in scores.items():
            print(f"{group:14}{len(values):6}" + "".join(f"{np.mean([v[i] for v in values]):8.4f}" for i in (2, 0, 1)))
        real, confidence = np.array([v[2] for v in scores["all"]]), np.array([c for _, c in found])
        print(f"pages below 0.1: {(real < 0.1).sum()}; Spearman {spearman(confidence, real):.3f}, ", end="")
        print(f"calibration error {calibration_error(confidence, real):.4f}")
        if args.plot:
            args.plot.write_text(plotted(confidence, real), encoding="utf-8")
        if args.again:
            print_harm(
                args.work, [(row[4], text) for (text, _), row in zip(found, rows, strict=True) if text], args.mode
            )
        names = [name for name, *_ in rows]
    if args.out:
        args.out.write_text(json.dumps(dict(zip(names, (text for text, _ in found), strict=True)), ensure_ascii=False))


def print_harm(work: Path, texts: list[tuple[int, str]], mode: str) -> None:
    """What cleaning does to texts that need none."""
    found = run([(work, fold, text, "text", mode) for fold, text in texts])
    changed = lost = total = much = incomplete = 0
    for (text, _), (_, before) in zip(found, texts, strict=True):
        given, left = words(before), words(text)
        gone = sum((given - left).values())
        changed += text.split() != before.split()
        incomplete += gone > 0
        much += gone > 0.02 * sum(given.values())
        lost, total = lost + gone, total + sum(given.values())
    print(f"{len(texts)} clean texts: {changed} changed, {incomplete} lost a word, {much} lost over 2 %; ", end="")
    print(f"words lost {lost / total:.3%}")


def print_snippets(found: list[tuple[str, dict[str, Any]]]) -> None:
    """Snippet F1 over the set: wanted snippets found, unwanted ones found."""

    def folded(text: str) -> str:
        return re.sub(r"\s+", " ", re.sub("[\u00ad\u200b]", "", text)).strip()

    hit = wrong = missed = 0
    for text, row in found:
        page = folded(text)
        inside = sum(folded(snippet) in page for snippet in row["with"])
        hit, missed = hit + inside, missed + len(row["with"]) - inside
        wrong += sum(folded(snippet) in page for snippet in row["without"])
    print(
        f"snippet F1 {2 * hit / (2 * hit + wrong + missed):.4f}"
        f"  P {hit / (hit + wrong):.4f}  R {hit / (hit + missed):.4f}"
    )


if __name__ == "__main__":
    main()
