"""How well structure survives: headings, list items, code, table rows, quotes, links and images.

    python benchmarks/structure.py pages FOLDER [--errors KIND] [--peer trafilatura]
    python benchmarks/structure.py wcxb DATA [--errors KIND] [--every N] [--peer trafilatura]
    python benchmarks/structure.py labels DATA [--part read|held] [--errors KIND] [--peer trafilatura]

FOLDER holds a folder for each page, with page.html and expected.html or expected.md; DATA html/*.html.gz and
ground-truth/*.json with `main_content_markdown`. `labels` cuts real pages (DATA holds wcxb-dev/, multilingual-dev/
and unlabelled/) by the CSS selectors of `labels/structure.jsonl`; of its two parts one was read while rules were
written, the other never. Markdown is parsed back (markdown-it-py: CommonMark with
tables); both sides become multisets of items, compared by their words, links and images by their address.
Recall and precision are summed over all pages. Surplus that is plain text in the reference is structure that the
reference may have lost: how much of it there is tells how far a reference can be trusted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.etree
import lxml.html
from markdown_it import MarkdownIt

import scrubber

KINDS = ("headings", "list items", "code", "table rows", "quotes", "links", "images")
Items = dict[str, Counter[Any]]
Page = tuple[str, bytes, str | None, Items, str]  # name, page, address, expected items, expected words
_MARKDOWN = MarkdownIt("commonmark").enable("table")
_WORD = re.compile(r"\w+")
_UNSEEN = ("script", "style", "template")
_LATE = ("data-src", "data-lazy-src", "data-original", "data-lazy")


def items_of_markdown(markdown: str) -> Items:
    """The items in a Markdown text."""
    return items_of_html(_MARKDOWN.render(markdown))


def items_of_html(html: str) -> Items:
    """The items in a piece of HTML."""
    items: Items = {kind: Counter() for kind in KINDS}
    if not html.strip():
        return items
    root = lxml.html.fromstring(f"<div>{html}</div>")
    for element in root.iter("br", "div", "p"):  # words on both sides of a line's end are two
        element.tail = f" {element.tail or ''}"
    for element in root.iter():
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


def pages(folder: Path) -> Iterator[Page]:
    """The pages in the folders below `folder`."""
    for path in sorted(path for path in folder.iterdir() if path.is_dir()):
        page = (path / "page.html").read_bytes()
        if (path / "expected.html").exists():
            html = (path / "expected.html").read_text(encoding="utf-8")
            yield path.name, page, None, items_of_html(html), _text(html)
        elif (path / "expected.md").exists():
            markdown = (path / "expected.md").read_text(encoding="utf-8")
            yield path.name, page, None, items_of_markdown(markdown), _text(_MARKDOWN.render(markdown))


def labelled(data: Path, part: str | None) -> Iterator[Page]:
    """The pages whose main content was marked by selectors."""
    for line in (Path(__file__).parent / "labels" / "structure.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if part in (None, label["part"]):
            page = gzip.decompress((data / label["file"]).read_bytes())
            html = cut(page, label)
            yield label["file"], page, None, items_of_html(html), _text(html)


def cut(page: bytes, label: dict[str, Any]) -> str:
    """The HTML of the elements that `roots` selects, without those of `without`, with absolute addresses."""
    parser = lxml.html.HTMLParser(encoding=label.get("encoding", "utf-8"))
    tree = lxml.html.document_fromstring(page, parser=parser)
    lxml.etree.strip_elements(tree, lxml.etree.Comment, *_UNSEEN, with_tail=False)
    if not label.get("noscript"):
        lxml.etree.strip_elements(tree, "noscript", with_tail=False)
    for selector in label["without"]:
        for element in tree.cssselect(selector):
            if element.getparent() is not None:
                element.drop_tree()
    addresses = tree.xpath("//base/@href | //link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    if base := next((address for address in addresses if "://" in address), None):
        tree.make_links_absolute(base, handle_failures="ignore")
    for element in tree.xpath("//img[not(@src) or starts-with(@src, 'data:')]"):  # scripts load it late
        element.set("src", next((element.get(name) for name in _LATE if element.get(name)), ""))
    for element in tree.xpath("//a[not(.//img)]"):
        if not element.text_content().strip(" #¶\n\t\xa0"):  # what leads to a heading
            element.drop_tree()
    roots = {element for selector in label["roots"] for element in tree.cssselect(selector)}
    outermost = [e for e in tree.iter() if e in roots and roots.isdisjoint(e.iterancestors())]
    return "\n".join(lxml.html.tostring(element, encoding="unicode", with_tail=False) for element in outermost)


def wcxb(data: Path) -> Iterator[Page]:
    """The pages with a Markdown reference."""
    for path in sorted((data / "ground-truth").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        markdown = row["ground_truth"].get("main_content_markdown")
        if markdown:
            page = gzip.decompress((data / "html" / f"{path.stem}.html.gz").read_bytes())
            text = _text(_MARKDOWN.render(markdown))
            yield path.stem, page, row.get("url"), items_of_markdown(markdown), text


def _text(html: str) -> str:
    """The words of a piece of HTML, a blank around each."""
    return f" {_words(lxml.html.fromstring(f'<div>{html}</div>'))} "


class Count:
    """What was wanted, found and right of one kind, over all pages."""

    def __init__(self) -> None:
        self.wanted = self.found = self.right = self.pages = 0
        self.unmarked = 0  # found and not wanted, and yet words of the expected text

    @property
    def recall(self) -> float:
        return self.right / (self.wanted or 1)

    @property
    def precision(self) -> float:
        return self.right / (self.found or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((self.wanted + self.found) or 1)


Counts = dict[str, Count]


def ours(page: bytes, url: str | None) -> str:
    return scrubber.scrub(page, url=url).markdown


def trafilatura(page: bytes, url: str | None) -> str:
    """Another extractor, to stand beside (it must be installed)."""
    from trafilatura import extract

    options = {"include_links": True, "include_images": True, "include_tables": True, "include_formatting": True}
    return extract(page, url=url, output_format="markdown", **options) or ""


def counted(found: Iterable[Page], errors: str = "", markdown: Callable[[bytes, str | None], str] = ours) -> Counts:
    """Compare the Markdown of pages with what is expected."""
    counts = {kind: Count() for kind in KINDS}
    for name, page, url, expected, text in found:
        got = items_of_markdown(markdown(page, url))
        for kind, count in counts.items():
            surplus = got[kind] - expected[kind]
            count.right += (got[kind] & expected[kind]).total()
            count.wanted += expected[kind].total()
            count.found += got[kind].total()
            count.pages += bool(expected[kind])
            count.unmarked += sum(number for item, number in surplus.items() if _plain(item) in text)
            if kind == errors:
                for sign, items in (("-", expected[kind] - got[kind]), ("+", surplus)):
                    for item in items:
                        print(name, sign, str(item)[:150])
    return counts


def _plain(item: Any) -> str:
    """The words of an item; of an image, whose address no text holds, something that no text holds either."""
    words = (
        " ".join(item) if isinstance(item, tuple) and len(item) != 2 else item[0] if isinstance(item, tuple) else item
    )
    return f" {' '.join(_WORD.findall(words.casefold()))} " if "#" not in words else "\0"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", choices=("pages", "wcxb", "labels"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", choices=KINDS, help="print what is missing (-) and what is too much (+)")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--part", choices=("read", "held"), help="of the labels")
    parser.add_argument("--peer", choices=("trafilatura",), help="score another extractor")
    options = parser.parse_args()
    read = {"pages": pages, "wcxb": wcxb, "labels": partial(labelled, part=options.part)}[options.source]
    chosen = islice(read(options.folder), 0, None, options.every)
    counts = counted(chosen, options.errors or "", trafilatura if options.peer else ours)
    print(f"{'':14}{'recall':>8}{'precision':>11}{'wanted':>8}{'pages':>7}{'surplus':>9}{'of it plain text':>18}")
    for kind, count in counts.items():
        print(
            f"{kind:14}{count.recall:8.3f}{count.precision:11.3f}{count.wanted:8}{count.pages:7}"
            f"{count.found - count.right:9}{count.unmarked:18}"
        )


if __name__ == "__main__":
    main()
