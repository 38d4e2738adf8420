"""How well structure survives: headings, list items, code, table rows, quotes, links and images.

    python benchmarks/structure.py pages FOLDER [--errors KIND]
    python benchmarks/structure.py wcxb DATA [--errors KIND] [--every N]

FOLDER holds a folder for each page, with page.html and expected.html or expected.md; DATA html/*.html.gz and
ground-truth/*.json with `main_content_markdown`. Markdown is parsed back (markdown-it-py: CommonMark with
tables); both sides become multisets of items, compared by their words, links and images by their address.
Recall and precision are summed over all pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html
from markdown_it import MarkdownIt

import scrubber

KINDS = ("headings", "list items", "code", "table rows", "quotes", "links", "images")
Items = dict[str, Counter[Any]]
_MARKDOWN = MarkdownIt("commonmark").enable("table")
_WORD = re.compile(r"\w+")


def items_of_markdown(markdown: str) -> Items:
    """The items in a Markdown text."""
    return items_of_html(_MARKDOWN.render(markdown))


def items_of_html(html: str) -> Items:
    """The items in a piece of HTML."""
    items: Items = {kind: Counter() for kind in KINDS}
    if not html.strip():
        return items
    for element in lxml.html.fromstring(f"<div>{html}</div>").iter():
        tag = element.tag
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            _add(items, "headings", _words(element))
        elif tag == "li":
            _add(items, "list items", _words(element, without=("ul", "ol", "pre", "table", "blockquote")))
        elif tag == "pre":
            _add(items, "code", " ".join((element.text_content() or "").split()))
        elif tag == "tr":
            cells = tuple(_words(cell) for cell in element if cell.tag in ("td", "th"))
            _add(items, "table rows", tuple(cell for cell in cells if cell))
        elif tag == "blockquote":
            _add(items, "quotes", _words(element))
        elif tag == "a" and element.get("href"):
            _add(items, "links", (_words(element), _address(element.get("href"))))
        elif tag == "img" and element.get("src"):
            _add(items, "images", _address(element.get("src")))
    return items


def _add(items: Items, kind: str, item: Any) -> None:
    if item:
        items[kind][item] += 1


def _words(element: Any, without: tuple[str, ...] = ()) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag not in without:
            parts.append(child.text_content() if isinstance(child.tag, str) else "")
        parts.append(child.tail or "")
    return " ".join(_WORD.findall("".join(parts).casefold()))


def _address(url: str) -> str:
    """What of an address counts: host, path and fragment, whatever is escaped in it."""
    try:
        parts = urlsplit(unquote(url.strip()))
    except ValueError:
        return url
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}#{parts.fragment}"


def pages(folder: Path) -> Iterator[tuple[str, bytes, str | None, Items]]:
    for path in sorted(path for path in folder.iterdir() if path.is_dir()):
        page = (path / "page.html").read_bytes()
        if (path / "expected.html").exists():
            yield path.name, page, None, items_of_html((path / "expected.html").read_text(encoding="utf-8"))
        elif (path / "expected.md").exists():
            yield path.name, page, None, items_of_markdown((path / "expected.md").read_text(encoding="utf-8"))


def wcxb(data: Path) -> Iterator[tuple[str, bytes, str | None, Items]]:
    for path in sorted((data / "ground-truth").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        markdown = row["ground_truth"].get("main_content_markdown")
        if markdown:
            page = gzip.decompress((data / "html" / f"{path.stem}.html.gz").read_bytes())
            yield path.stem, page, row.get("url"), items_of_markdown(markdown)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", choices=("pages", "wcxb"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", choices=KINDS, help="print what is missing (-) and what is too much (+)")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    read: Callable[[Path], Iterator[tuple[str, bytes, str | None, Items]]] = {"pages": pages, "wcxb": wcxb}[
        options.source
    ]
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    concerned: defaultdict[str, int] = defaultdict(int)
    for number, (name, page, url, expected) in enumerate(read(options.folder)):
        if number % options.every:
            continue
        got = items_of_markdown(scrubber.scrub(page, url=url).markdown)
        for kind in KINDS:
            common = got[kind] & expected[kind]
            right[kind] += common.total()
            wanted[kind] += expected[kind].total()
            found[kind] += got[kind].total()
            concerned[kind] += bool(expected[kind])
        if options.errors:
            for sign, items in (
                ("-", expected[options.errors] - got[options.errors]),
                ("+", got[options.errors] - expected[options.errors]),
            ):
                for item in items:
                    print(name, sign, str(item)[:150])
    print(f"{'':14}{'recall':>8}{'precision':>11}{'wanted':>8}{'pages':>7}")
    for kind in KINDS:
        recall, precision = right[kind] / (wanted[kind] or 1), right[kind] / (found[kind] or 1)
        print(f"{kind:14}{recall:8.3f}{precision:11.3f}{wanted[kind]:8}{concerned[kind]:7}")


if __name__ == "__main__":
    main()
