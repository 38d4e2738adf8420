"""Build `scrubber/lexicons/words/en.txt`: English words and how they are usually written.

    python benchmarks/build_words.py DATA/wcxb-dev [--without-fold N]

A word is listed when it stands in lower case in the middle of sentences on at least three pages, and
is written so in at least 95 % of its occurrences there. Counted in the references (`main_content`) of
the WCXB development pages by Murrough Foley (CC BY 4.0). `--without-fold` leaves one fold of domains
out, for an honest figure on that fold.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A word in the middle of a sentence: behind a lower-case word and one blank.
MIDDLE = re.compile(r"(?<=[a-z] )[A-Za-z][a-z]*(?:['’][a-z]+)?(?![\w'’])")
MIN_PAGES = 3
MIN_SHARE = 0.95
NAMES = {"may", "march"}  # months, which no share tells from the verbs
HEADER = """\
# English words that are written in lower case in the middle of a sentence, for mending broken casing
# and torn words. One word a line, from {pages} pages: in lower case on {min_pages} pages or more and in
# {share:.0%} of its occurrences. Built by benchmarks/build_words.py from the references of the WCXB development set by
# Murrough Foley (CC BY 4.0). Not for names: a word that is a name half of the time must not be here.
[en]
"""


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path, help="folder with ground-truth/ and folds.json")
    ap.add_argument("--without-fold", type=int)
    ap.add_argument("--out", type=Path, default=Path("scrubber/lexicons/words/en.txt"))
    args = ap.parse_args()
    folds = json.loads((args.data / "folds.json").read_text())
    pages: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    count = 0
    for path in sorted((args.data / "ground-truth").glob("*.json")):
        if folds.get(path.stem) == args.without_fold:
            continue
        text = (json.loads(path.read_text())["ground_truth"] or {}).get("main_content") or ""
        seen = [word.replace("’", "'") for word in MIDDLE.findall(text)]
        small = [word for word in seen if word.islower()]
        lower.update(small)
        upper.update(word.lower() for word in seen if not word.islower())
        pages.update(set(small))
        count += 1
    words = sorted(
        word
        for word, on in pages.items()
        if on >= MIN_PAGES and word not in NAMES and lower[word] >= MIN_SHARE * (lower[word] + upper[word])
    )
    args.out.parent.mkdir(parents=True, exist_ok=True)
    header = HEADER.format(pages=count, min_pages=MIN_PAGES, share=MIN_SHARE)
    args.out.write_text(header + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words from {count} pages")


if __name__ == "__main__":
    main()
