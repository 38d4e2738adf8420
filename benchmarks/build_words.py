"""Build the lists of English words and how they are usually written, in `scrubber/lexicons/words/`.

    python benchmarks/build_words.py DATA/wcxb-dev [--without-fold N] [--out FOLDER]

`en.txt`: words that stand in lower case in the middle of sentences on at least three pages, and are written so in at
least 95 % of their occurrences there. `en_capitals.txt`: how often words that stand inside of sentences on at least two
pages have a capital. `en_names.txt`: pairs of words that both have a capital on at least two pages, and in at least
80 % of their occurrences. Counted in the references (`main_content`) of the WCXB development pages by Murrough Foley
(CC BY 4.0). `--without-fold` leaves one fold of domains out, for an honest figure on that fold.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from scrubber.model.capitals import Token, tokens_of

# A word in the middle of a sentence: behind a lower-case word and one blank.
MIDDLE = re.compile(r"(?<=[a-z] )[A-Za-z][a-z]*(?:['’][a-z]+)?(?![\w'’])")
MIN_PAGES = 3
MIN_SHARE = 0.95
END_MARKS = (".", "!", "?", ";", ":", "…", "”", '"', ",")
NAMES = {"may", "march"}  # months, which no share tells from the verbs
HEADER = """\
# English words that are written in lower case in the middle of a sentence, for mending broken casing
# and torn words. One word a line, from {pages} pages: in lower case on {min_pages} pages or more and in
# {share:.0%} of its occurrences. Built by benchmarks/build_words.py from the references of the WCXB development set by
# Murrough Foley (CC BY 4.0). Not for names: a word that is a name half of the time must not be here.
[en]
"""
CAPITALS_HEADER = """\
# How often English words have a capital inside of a sentence, in percent: behind a word without a capital, and behind
# one with it. From {pages} pages, words on {min_pages} or more; small counts are drawn towards the word's whole share.
# Built by benchmarks/build_words.py from the references of the WCXB development set by Murrough Foley (CC BY 4.0).
[en]
"""
NAMES_HEADER = """\
# Pairs of English words that are written with capitals inside of sentences, on {min_pages} of {pages} pages or more
# and in {share:.0%} of their occurrences. Built by benchmarks/build_words.py from the references of the WCXB
# development set by Murrough Foley (CC BY 4.0).
[en]
"""
MIN_PAGES_CAPITALS = 2
MIN_SHARE_NAMES = 0.8
MIN_TOKENS = 8  # of a line that is prose
SOFT = re.compile(r"[\s\d%()/,;–—-]*")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path, help="folder with ground-truth/ and folds.json")
    ap.add_argument("--without-fold", type=int)
    ap.add_argument("--out", type=Path, default=Path("scrubber/lexicons/words"))
    args = ap.parse_args()
    folds = json.loads((args.data / "folds.json").read_text())
    texts = [
        (json.loads(path.read_text())["ground_truth"] or {}).get("main_content") or ""
        for path in sorted((args.data / "ground-truth").glob("*.json"))
        if folds.get(path.stem) != args.without_fold
    ]
    args.out.mkdir(parents=True, exist_ok=True)
    header = HEADER.format(pages=len(texts), min_pages=MIN_PAGES, share=MIN_SHARE)
    words = small_words(texts)
    (args.out / "en.txt").write_text(header + "\n".join(words) + "\n", encoding="utf-8")
    header = CAPITALS_HEADER.format(pages=len(texts), min_pages=MIN_PAGES_CAPITALS)
    shares = capital_shares(texts)
    (args.out / "en_capitals.txt").write_text(header + "\n".join(shares) + "\n", encoding="utf-8")
    header = NAMES_HEADER.format(pages=len(texts), min_pages=MIN_PAGES_CAPITALS, share=MIN_SHARE_NAMES)
    pairs = name_pairs(texts)
    (args.out / "en_names.txt").write_text(header + "\n".join(pairs) + "\n", encoding="utf-8")
    print(f"{len(words)} words, {len(shares)} shares, {len(pairs)} pairs from {len(texts)} pages")


def small_words(texts: list[str]) -> list[str]:
    pages: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        seen = [word.replace("’", "'") for word in MIDDLE.findall(text)]
        small = [word for word in seen if word.islower()]
        lower.update(small)
        upper.update(word.lower() for word in seen if not word.islower())
        pages.update(set(small))
    return sorted(
        word
        for word, on in pages.items()
        if on >= MIN_PAGES and word not in NAMES and lower[word] >= MIN_SHARE * (lower[word] + upper[word])
    )


def sentence_tokens(line: str) -> list[Token]:
    """The words of a line of prose, of another line none."""
    tokens = tokens_of(line)
    small = sum(not token.capital for token in tokens)
    is_prose = len(tokens) >= MIN_TOKENS and line.rstrip().endswith(END_MARKS) and small * 2 >= len(tokens)
    return tokens if is_prose else []


def name_pairs(texts: list[str]) -> list[str]:
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()  # pages
    for text in texts:
        seen = set()
        for line in text.split("\n"):
            for a, b in pairwise(sentence_tokens(line)):
                pair = f"{a.lower} {b.lower}"
                if a.first or line[a.end : b.start] != " ":
                    continue
                if a.capital and b.capital:
                    seen.add(pair)
                elif not a.capital and not b.capital:
                    small[pair] += 1
        capital.update(seen)
    return sorted(
        pair
        for pair, pages in capital.items()
        if pages >= MIN_PAGES_CAPITALS and pages >= MIN_SHARE_NAMES * (pages + small[pair])
    )


def capital_shares(texts: list[str]) -> list[str]:
    """`word percent percent` lines."""
    # [behind a word without, with a capital][without, with one itself]
    counts: dict[str, list[list[int]]] = {}
    pages: Counter[str] = Counter()
    for text in texts:
        seen = set()
        for line in text.split("\n"):
            tokens = sentence_tokens(line)
            for before, token in pairwise(tokens):
                if token.first or not token.text[0].isalpha() or token.text[1:].lower() != token.text[1:]:
                    continue
                if token.free and not SOFT.fullmatch(line, before.end, token.start):
                    continue
                behind = before.capital and not before.first
                counts.setdefault(token.lower, [[0, 0], [0, 0]])[behind][token.capital] += 1
                seen.add(token.lower)
        pages.update(seen)
    lines = []
    for word in sorted(word for word, on in pages.items() if on >= MIN_PAGES_CAPITALS):
        small, capital = counts[word]
        whole = (small[1] + capital[1] + 0.5) / (sum(small) + sum(capital) + 1)
        behind_small = (small[1] + 2 * min(whole, 0.3)) / (sum(small) + 2)
        behind_capital = (capital[1] + 2 * min(2 * whole, 0.6)) / (sum(capital) + 2)
        lines.append(f"{word} {round(100 * behind_small)} {round(100 * behind_capital)}")
    return lines


if __name__ == "__main__":
    main()
