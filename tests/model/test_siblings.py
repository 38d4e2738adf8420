"""Entries of a listing that the judge tears apart."""

from scrubber.document import Block, Container, Document, Drop, Places, Span
from scrubber.model.siblings import with_siblings


def entry(score: float, level: int = 2, kind="heading", linked: bool = True) -> Block:
    spans = [Span(0, 9, "link", "/a")] if linked else []
    return Block("Old quays", kind, level, spans=spans, score=score)


def spared(blocks: list[Block], drops: list[Drop]) -> set[int]:
    left = with_siblings(Document(blocks, "html"), drops, "balanced")
    return {drop.block for drop in drops} - left.keys()


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


def gone(blocks: list[Block], dropped: int, mode="balanced") -> set[int]:
    """What goes with the first `dropped` blocks."""
    left = with_siblings(Document(blocks, "html"), [Drop(n, "footer") for n in range(dropped)], mode)
    return {n for n, rule in left.items() if rule == "most like it are no main content"}


def test_a_doubtful_minority_of_a_list_goes_with_the_others():
    assert gone([item(0.1)] * 4 + [item(0.4)] * 2, 4) == {4, 5}
    assert not gone([item(0.1)] * 4 + [item(0.4)] * 2, 4, "recall")
    assert not gone([item(0.1)] * 4 + [item(0.4), item(0.7)], 4)  # sure of one
    assert not gone([item(0.1)] * 3 + [item(0.4)] * 4, 3)  # no minority
    assert not gone([item(0.1)] * 2 + [item(0.4)], 2)  # too few
    assert not gone([item(0.1)] * 4 + [item(0.4, 1)], 4)  # of another list
    assert not gone([entry(0.1)] * 4 + [entry(0.4)], 4)


def test_a_doubtful_minority_of_paragraphs_that_are_named_alike_goes():
    places = Places()
    cards = [places.add(places.add(-1, "div", "card"), "p", "price") for _ in range(6)]
    others = [places.add(places.add(-1, "div", ""), "p", "price") for _ in range(6)]
    bare = [places.add(-1, "p", "") for _ in range(6)]

    def gone_at(at: list[int], scores: list[float]) -> set[int]:
        blocks = [Block("£ 12", place=place, score=score) for place, score in zip(at, scores, strict=True)]
        rules = with_siblings(
            Document(blocks, "html", places=places), [Drop(n, "footer") for n in range(4)], "balanced"
        )
        return rules.keys() - {0, 1, 2, 3}

    assert gone_at(cards, [0.1] * 4 + [0.4] * 2) == {4, 5}
    assert not gone_at(cards, [0.1] * 4 + [0.4, 0.8])
    assert not gone_at(bare, [0.1] * 4 + [0.4] * 2)  # prose has no names
    assert not gone_at([*cards[:4], *others[4:]], [0.1] * 4 + [0.4] * 2)  # in elements of other names
