"""Score the shipped pages and fail below the pinned figures. Floors only ever rise.

    python benchmarks/floors.py [--raise]

Figures: mean word F1 over samples/pages against samples/expected, the share of token edits that cleaning
saves there, the token edits per 1,000 that it does to texts that need none (tests/unchanged), and mean F1 over
tests/pages (all page types, eight languages; character pairs in Chinese and Japanese), as HTML and as the text
lines of that HTML. The pages were written for this, by hand, with what a careful reader would keep of them; those
that came later, to show structure, are counted apart, so that the floors keep their meaning. For all of them the
F1 of each kind of structure in their Markdown.

    python benchmarks/floors.py --pages     shows each page
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from extraction import plain_text
from metrics import bag, edits, pairs, tokens, word_f1, words
from structure import counted, pages

import scrubber

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("floors.json")
LATER = frozenset(
    """article-english-base article-english-code article-english-essay article-english-jsonld article-english-lists
    article-english-maths article-english-noscript article-french-magazine article-french-recipe article-german-tables
    documentation-english-reference documentation-german-glossary forum-english-answers forum-japanese""".split()
)
_NO_TEXT_LINES = (
    "article-english-jsonld",
    "article-english-noscript",
)  # their article is in no text node that is shown


def measure() -> dict[str, float]:
    """The figures, larger is better for all of them (harm is counted below zero)."""
    scores, before, after = [], 0, 0
    for page in sorted((ROOT / "samples/pages").iterdir()):
        expected = (ROOT / "samples/expected" / f"{page.stem}.txt").read_text(encoding="utf-8").strip()
        text = scrubber.clean(page)
        scores.append(word_f1(words(text), words(expected)))
        if page.suffix == ".txt":
            before += edits(page.read_text(encoding="utf-8"), expected)
            after += edits(text, expected)
    harm = size = 0
    for path in sorted((ROOT / "tests/unchanged").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        harm += edits(scrubber.clean(text), text)
        size += len(tokens(text))
    html, text = written_pages()
    structure = counted(pages(ROOT / "tests/pages"))
    return {
        "written pages F1": _mean(html, html.keys() - LATER),
        "written pages as text F1": _mean(text, text.keys() - LATER),
        "structured pages F1": _mean(html, LATER),
        "structured pages as text F1": _mean(text, LATER.difference(_NO_TEXT_LINES)),
        **{f"Markdown, {kind}": round(count.f1, 4) for kind, count in structure.items()},
        "samples word F1": round(sum(scores) / len(scores), 4),
        "samples error reduction": round(1 - after / before, 4),
        "unchanged minus harm per 1,000 tokens": -round(1000 * harm / max(1, size), 2),
    }


def _mean(figures: dict[str, float], names: Iterable[str]) -> float:
    chosen = [figures[name] for name in names]
    return round(sum(chosen) / len(chosen), 4)


def written_pages() -> tuple[dict[str, float], dict[str, float]]:
    """F1 by page of tests/pages: (given as HTML, given as text lines)."""
    html, text = {}, {}
    for folder in sorted(path for path in (ROOT / "tests/pages").iterdir() if path.is_dir()):
        page = (folder / "page.html").read_text(encoding="utf-8")
        expected = (folder / "expected.txt").read_text(encoding="utf-8")
        count = pairs if bag(expected) == pairs(expected) else words
        html[folder.name] = word_f1(count(scrubber.clean(page)), count(expected))
        text[folder.name] = word_f1(count(scrubber.clean(plain_text(page), kind="text")), count(expected))
    return html, text


def main() -> None:
    if "--pages" in sys.argv:
        html, text = written_pages()
        for name in html:
            print(f"{name:36}{html[name]:8.4f}{text[name]:8.4f}")
        return
    figures = measure()
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    if "--raise" in sys.argv:
        raised = {name: max(figure, floors.get(name, figure)) for name, figure in figures.items()}
        FLOORS.write_text(json.dumps(raised, indent=1) + "\n")
    below = [name for name, floor in floors.items() if figures[name] < floor]
    for name, figure in figures.items():
        print(f"{name}: {figure} (floor {floors.get(name)})")
    if below:
        sys.exit(f"below the floor: {', '.join(below)}")


if __name__ == "__main__":
    main()
