"""Score the shipped pages and fail below the pinned figures. Floors only ever rise.

    python benchmarks/floors.py [--raise]

Figures: mean word F1 over samples/pages against samples/expected, the share of token edits that cleaning
saves there, the token edits per 1,000 that it does to texts that need none (tests/unchanged), and mean F1 over
tests/pages (all page types, eight languages; character pairs in Chinese and Japanese), as HTML and as the text lines of
that HTML. The pages were written for this, by hand, with what a careful reader would keep of them.

    python benchmarks/floors.py --pages     shows each page
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from extraction import plain_text
from metrics import bag, edits, pairs, tokens, word_f1, words

import scrubber

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("floors.json")


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
    return {
        "written pages F1": round(sum(html.values()) / len(html), 4),
        "written pages as text F1": round(sum(text.values()) / len(text), 4),
        "samples word F1": round(sum(scores) / len(scores), 4),
        "samples error reduction": round(1 - after / before, 4),
        "unchanged minus harm per 1,000 tokens": -round(1000 * harm / max(1, size), 2),
    }


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
