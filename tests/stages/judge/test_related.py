"""Links to other articles below a line that announces them go; an author's own lists and texts stay."""

import pytest

import scrubber
from tests.stages.helpers import dropped

PROSE = (
    "It rained all day in the old town by the river, and nobody came to the fair that had been planned since spring.",
    "The mayor said that it would be held again in autumn, when the river is low and the nights are dry and long.",
)
LINKS = "".join(f'<li><a href="/{n}">The story of ferry number {n} and its captain</a></li>' for n in range(5))
LIST = f"<ul>{LINKS}</ul>"


def page(middle: str) -> str:
    return f"<html><body><article><h1>Rain</h1><p>{PROSE[0]}</p>{middle}<p>{PROSE[1]}</p></article></body></html>"


LEFT_ALONE = {
    "own references": f"<h2>Further reading</h2>{LIST}",
    "see also": f"<h2>See also</h2>{LIST}",
    "a list of its own": f"<h2>The ferries</h2>{LIST}",
    "text below the line": "<p>Mehr zum Thema</p><p>The ferry had been in the yard for eleven weeks after a fire.</p>",
    "links behind text": f"<h3>Related articles</h3><p>The ferry had been in the yard for eleven weeks.</p>{LIST}",
    "a link that is called so": f'<p><a href="/x">Similar stories</a></p>{LIST}',
    "the words in a sentence": f"<p>Related articles were found in the yard, and they were these:</p>{LIST}",
    "rows": "<p>Related</p><table><tr><td><a href=/a>Oban</a></td><td><a href=/b>Mull</a></td></tr></table>",
}


@pytest.mark.parametrize("middle", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_it_leaves_alone(middle):
    assert "related: other articles" not in dropped(scrubber.scrub(page(middle))).values()


def test_recall_and_plain_text_keep_all():
    middle = f"<h2>Related articles</h2>{LIST}"
    assert "captain" in scrubber.clean(page(middle), mode="recall")
    text = f"{PROSE[0]}\n\nRelated articles\n\nThe story of ferry number 1\n\n{PROSE[1]}"
    assert "The story of ferry number 1" in scrubber.clean(text)


HEADS = [
    "Related articles",
    "YOU MIGHT ALSO LIKE:",
    "Das könnte Sie auch interessieren",
    "À lire aussi :",
    "・関連記事",
    "相关文章",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("tag", ["h2", "p", "strong"])
def test_links_below_the_line_go(head, tag):
    result = scrubber.scrub(page(f"<div><{tag}>{head}</{tag}></div>{LIST}"))
    assert result.text.split("\n\n") == ["Rain", *PROSE]


def test_a_line_and_its_links_may_be_one_block():
    links = "<br>".join(f'<a href="/{n}">The story of ferry number {n}</a>' for n in range(3))
    result = scrubber.scrub(page(f"<p>Related articles<br>{links}</p>"))
    assert result.text.split("\n\n") == ["Rain", *PROSE]
    assert "related: other articles" in dropped(result).values()
