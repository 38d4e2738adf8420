"""A few words that navigation and footer leave behind are no article; a short article is."""

from typing import ClassVar

import numpy as np
import pytest

from scrubber.api import _document
from scrubber.document import Document
from scrubber.model.judge import judge_html
from scrubber.reading import read

LINKS = "".join(f"<li><a href='/{n}'>Legal notice number {n}</a></li>" for n in range(40))
SHELL = f"<div>Harbour Books</div><div>I am looking for …</div><footer><ul>{LINKS}</ul></footer>"


class Sure:
    """A network that takes everything for content."""

    evidence: ClassVar[dict[str, float]] = {}

    def __call__(self, seen):
        return np.full(len(seen.words), 0.9, np.float32)


def kept(html: str, mode="balanced") -> list[str]:
    document: Document = _document(read(f"<html><body>{html}</body></html>"), None, None)
    dropped = judge_html(document, Sure(), mode)
    return [block.text for number, block in enumerate(document.blocks) if number not in dropped]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Closed on Monday.</p><footer><a href='/imprint'>Imprint</a></footer>",  # a good part of a small page
        f"<p>We are closed on Monday because the roof is being mended; the yard stays open.</p><footer>{LINKS}</footer>",
        f"<p>Closed on Monday.</p><ul>{LINKS}</ul>",  # no footer that calls itself one
    ],
)
def test_short_articles_stay(html):
    assert any("Monday" in text for text in kept(html))


def test_recall_keeps_what_there_is():
    assert kept(SHELL, "recall") == ["Harbour Books", "I am looking for …"]


@pytest.mark.parametrize("mode", ["balanced", "precision"])
def test_a_shell_has_no_article(mode):
    assert kept(SHELL, mode) == []


def test_what_goes_for_certain_says_so():
    document = _document(read(SHELL), None, None)
    rules = {document.blocks[number].text: rule for number, rule in judge_html(document, Sure(), "balanced").items()}
    assert rules["Legal notice number 7"] == "footer"
    assert rules["Harbour Books"] != "footer"


PROSE = "".join(
    f"<p>The ferry number {n} did not sail that day, for the wind had turned, the quay was under water and nobody came.</p>"
    for n in range(8)
)


def test_labels_in_navigation_go():
    assert kept(f"<nav><p>Menu</p>{LINKS}</nav>{PROSE}") == kept(PROSE)
    assert "Menu" not in kept(f"<nav><p>Menu</p>{PROSE * 2}</nav><p>It rained.</p>")
    assert "Menu" not in kept(f"<nav><p>Menu</p>{PROSE}</nav>")


def test_labels_of_an_article_that_stands_in_a_navigation_stay():
    texts = kept(f"<nav><ul>{LINKS}</ul><h2>The storm</h2>{PROSE * 2}<h2>What it took</h2><ul><li>a boat")
    assert {"The storm", "What it took", "a boat"} <= {*texts}
    assert "Legal notice number 7" not in texts


def test_the_heading_of_a_section_is_no_repetition_of_its_entry_in_a_table_of_contents():
    heading = "What the harbour office has learned from it"
    entry = f"<li><a href='#learned'>{heading}</a></li>"
    assert kept(f"{PROSE}<ul>{entry}</ul><h2>{heading}</h2><p>Nothing.</p>")[-2:] == [heading, "Nothing."]
    assert kept(f"{PROSE}<p>{heading}</p><p>Nothing.</p><h2>{heading}</h2>")[-2:] == [heading, "Nothing."]
    assert kept(f"{PROSE}<h2>{heading}</h2><p>Nothing.</p><ul>{entry}</ul>")[-2:] == [heading, "Nothing."]
