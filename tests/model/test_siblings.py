"""Entries of a listing that the judge tears apart."""

from scrubber.document import Block, Container, Document, Drop, Span
from scrubber.model.siblings import without_torn


def entry(score: float, level: int = 2, kind="heading", linked: bool = True) -> Block:
    spans = [Span(0, 9, "link", "/a")] if linked else []
    return Block("Old quays", kind, level, spans=spans, score=score)


def spared(blocks: list[Block], drops: list[Drop]) -> set[int]:
    return {drop.block for drop in drops} - without_torn(Document(blocks, "html"), dict(drops)).keys()


def test_what_goes_all_the_same():
    one = [Drop(0, "links only")]
    assert not spared([entry(0.3), entry(0.9), entry(0.9)], one)  # too few
    assert not spared([entry(0.3)] + [entry(0.9, level=3)] * 5, one)  # not alike
    assert not spared([entry(0.3, kind="paragraph")] + [entry(0.9)] * 5, one)
    assert not spared([entry(0.3, linked=False)] + [entry(0.9)] * 5, one)
    assert not spared([entry(0.01)] + [entry(0.9)] * 5, one)  # no doubt
    assert not spared([entry(0.3)] + [entry(0.9)] * 5, [Drop(0, "footer")])
    most = [Drop(n, "links only") for n in range(4)]
    assert not spared([entry(0.3)] * 4 + [entry(0.9)] * 3, most)


def test_entries_whose_siblings_stay():
    drops = [Drop(0, "links only"), Drop(6, "links only"), Drop(7, "footer")]
    blocks = [entry(0.3), *[entry(0.9)] * 5, entry(0.4), Block("© Quays", score=0.0)]
    assert spared(blocks, drops) == {0, 6}


def item(score: float, number: int = 0) -> Block:
    return Block("Old quays", "list_item", 1, containers=(Container("list", number),), score=score)


def test_items_that_go_all_the_same():
    one = [Drop(0, "links only")]
    assert not spared([item(0.3), item(0.9), item(0.9)], one)  # too few
    assert not spared([item(0.3)] + [item(0.9, 1)] * 5, one)  # of another list
    assert not spared([item(0.2)] + [item(0.9)] * 5, one)  # little doubt
    assert not spared([item(0.3)] + [item(0.9)] * 5, [Drop(0, "share bar")])
    assert not spared([item(0.3)] * 3 + [item(0.9)] * 3, [Drop(n, "links only") for n in range(3)])


def test_items_of_a_list_that_stays():
    assert spared([item(0.3)] + [item(0.9)] * 5, [Drop(0, "links only")]) == {0}
