"""Inputs that once raised, hung or broke a property, found by the fuzzers and by the hostile kinds; each with what it was."""

import pytest

import scrubber
from scrubber.editing import replay

FINDS = {
    "empty marks behind white space at the end of a page": (b"<p>It rained.</p><p>\n<b></b><i></i></p>", "html"),
    "code that never ends": (b"<p>\n" + b"<code>" * 60, "html"),
    "a mark of UTF-16 before UTF-8": (b"\xff\xfe<html><p>It rained.</p>", "auto"),
    "an svg that never ends, in a body too many": (b"<html><body><svg>" * 600 + b"<h1>A</h1><p>It rained.</p>", "html"),
    "a comment that never ends before the page": (b"<!-- x <!doctype html><p>It rained.</p>", "auto"),
    "fences of all lengths": ("".join(f"{'`' * n}\nx\n" for n in range(3, 60)).encode(), "text"),
    "indented lines apart": (b"    some words\n\n" * 60, "text"),
    "an image behind a line break at the end": (
        "<div>It rained.\n<br>\xa0<b></b><img src='/a.jpg'><p>B</p></div>".encode(),
        "html",
    ),
}


@pytest.mark.parametrize(("page", "kind"), FINDS.values(), ids=FINDS.keys())
@pytest.mark.parametrize("mode", ["precision", "balanced", "recall"])
def test_what_was_found_stays_fixed(page, kind, mode):
    result = scrubber.scrub(page, kind=kind, mode=mode)
    assert replay([block.source for block in result.blocks], result.changes) == [block.text for block in result.blocks]
    assert ("It rained." in result.text) or b"It rained." not in page
    assert all(0 <= span.start <= span.end <= len(block.text) for block in result.blocks for span in block.spans)
    result.explain()
