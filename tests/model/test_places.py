import numpy as np

from scrubber.document import Places
from scrubber.model.places import climbed, parents_of, ranges_of, ways_up


def places(*parents):
    found = Places()
    for parent in parents:
        found.parents.append(parent)
        found.tags.append("div")
        found.tokens.append("")
    return found


def found(page, at):
    """The parents, the ways and the ranges for blocks at these places, -1 for the page."""
    up = parents_of(page)
    ways = ways_up(up, np.array([place if place >= 0 else len(page) for place in at]))
    return up, ways, ranges_of(up, ways)


def test_blocks_inside_of_places():
    # body > (nav > a) , (main > (p, p))
    _, _, ranges = found(places(-1, 0, 1, 0, 3, 3), [2, 4, 5])
    assert list(zip(ranges.first.tolist(), ranges.behind.tolist(), strict=True)) == [
        (0, 3),
        (0, 1),
        (0, 1),
        (1, 3),
        (1, 2),
        (2, 3),
        (0, 3),
    ]


def test_wrappers_count_once():
    # body > div > div > p, and p; the page is number 5, and body wraps all of it
    _, _, ranges = found(places(-1, 0, 1, 2, 0), [3, 4])
    assert ranges.around.tolist() == [5, 0, 0, 0, 0, 5]


def test_text_of_an_element_before_and_behind_a_child():
    _, _, ranges = found(places(-1, 0), [0, 1, 0])
    assert (ranges.first[0], ranges.behind[0]) == (0, 3)
    assert (ranges.first[1], ranges.behind[1]) == (1, 2)


def test_places_without_blocks_and_blocks_without_a_place():
    _, ways, ranges = found(places(-1, 0), [-1, -1])
    assert (ways == 2).all()
    assert (ranges.first[-1], ranges.behind[-1]) == (0, 2)
    assert ranges.number.tolist() == [0, 0, 2]


def test_a_page_without_places():
    up, _, ranges = found(places(), [-1])
    assert up.tolist() == [0]
    assert ranges.number.tolist() == [1]


def test_climbing_stops_at_the_page():
    up = np.array([3, 0, 1, 3])
    assert climbed(up, np.array([2, 0, 3]), 4).tolist() == [[2, 0, 3], [1, 3, 3], [0, 3, 3], [3, 3, 3]]


def test_ways_lead_from_all_blocks_to_the_page():
    ways = ways_up(np.array([3, 0, 1, 3]), np.array([2, 0, 3]), 8)
    assert ways[:4].tolist() == [[2, 0, 3], [1, 3, 3], [0, 3, 3], [3, 3, 3]]
    assert len(ways) >= 8
    assert (ways[4:] == 3).all()


def test_the_ranges_are_those_that_a_loop_finds():
    rng = np.random.default_rng(5)
    for _ in range(50):
        parents, at, path = [-1], [], [0]
        for _ in range(40):  # a page is written: elements begin and end, text stands between
            step = rng.integers(3)
            if step == 0:
                parents.append(path[-1])
                path.append(len(parents) - 1)
            elif step == 1 and len(path) > 1:
                path.pop()
            else:
                at.append(path[-1])
        if not at:
            continue
        _, _, ranges = found(places(*parents), at)
        for place in range(len(parents)):
            inside = [block for block, own in enumerate(at) if place in chain_of(parents, own)]
            assert ranges.number[place] == len(inside)
            if inside:
                assert (ranges.first[place], ranges.behind[place]) == (inside[0], inside[-1] + 1)


def chain_of(parents, place):
    found = []
    while place >= 0:
        found.append(place)
        place = parents[place]
    return found


def test_a_very_deep_page_is_no_recursion():
    _, ways, ranges = found(places(-1, *range(50_000)), [50_000])
    assert ranges.first[0] == 0
    assert (ways[:, 0] < 50_001).sum() == 50_001
