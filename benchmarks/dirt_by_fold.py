"""Score the dirty cases with word lists that have not seen the case's page.

    python benchmarks/dirt_by_fold.py DATA [--kind KIND]

DATA holds wcxb-dev/ and dirt-dev/cases.jsonl (`id` begins with the number of the page, `kind`, `dirty`, `gold`). For
each fold of domains the package is copied, `build_words.py --without-fold` writes its lists into the copy, and the copy
cleans the fold's cases. Printed is the share of token edits that cleaning saves. The judges are the shipped ones.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from metrics import edits

ROOT = Path(__file__).resolve().parents[1]


def cleaned(cases: list[dict[str, str]], data: Path, fold: int) -> list[str]:
    """The outputs of a copy of the package whose lists were built without the fold."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "scrubber", Path(folder, "scrubber"))
        environment = {**os.environ, "PYTHONPATH": folder}
        build = [sys.executable, ROOT / "benchmarks/build_words.py", data / "wcxb-dev", "--without-fold", str(fold)]
        subprocess.run(
            [*build, "--out", Path(folder, "scrubber/lexicons/words")], check=True, env=environment, stdout=sys.stderr
        )
        program = (
            "import json, sys, scrubber; json.dump([scrubber.clean(text) for text in json.load(sys.stdin)], sys.stdout)"
        )
        found = subprocess.run(
            [sys.executable, "-c", program],
            input=json.dumps([case["dirty"] for case in cases]),
            capture_output=True,
            check=True,
            cwd=folder,
            env=environment,
            text=True,
        )
    outputs: list[str] = json.loads(found.stdout)
    return outputs


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--kind")
    args = ap.parse_args()
    folds = json.loads((args.data / "wcxb-dev" / "folds.json").read_text())
    lines = (args.data / "dirt-dev" / "cases.jsonl").read_text(encoding="utf-8").strip().split("\n")
    cases = [case for case in map(json.loads, lines) if args.kind in (None, case["kind"])]
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for fold in sorted(set(folds.values())):
        part = [case for case in cases if folds[case["id"].split("-")[0]] == fold]
        for case, output in zip(part, cleaned(part, args.data, fold), strict=True):
            before[case["kind"]] += edits(case["dirty"], case["gold"])
            after[case["kind"]] += edits(output, case["gold"])
    for kind, number in before.items():
        print(f"{kind:10} error reduction {1 - after[kind] / number:.4f}")


if __name__ == "__main__":
    main()
