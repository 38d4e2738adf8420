import numpy as np

from scrubber.document import Places
from scrubber.model.places import climbed, depths, ranges_of


def places(*parents):
    found = Places()
    for parent in parents:
        found.parents.append(parent)
        found.tags.append("div")
        found.tokens.append("")
    return found


def test_blocks_inside_of_places():
    # body > (nav > a) , (main > (p, p))
    page = places(-1, 0, 1, 0, 3, 3)
    found = ranges_of(page, [2, 4, 5])
    assert list(zip(found.first.tolist(), found.behind.tolist(), strict=True))[:-1] == [
        (0, 3),
        (0, 1),
        (0, 1),
        (1, 3),
        (1, 2),
        (2, 3),
    ]
    assert (found.first[-1], found.behind[-1]) == (0, 3)


def test_wrappers_count_once():
    page = places(-1, 0, 1, 2, 0)  # body > div > div > p, and p
    found = ranges_of(page, [3, 4])
    assert found.around.tolist() == [-1, 0, 0, 0, 0, -1]  # body wraps the whole page


def test_text_of_an_element_before_and_behind_a_child():
    page = places(-1, 0)
    found = ranges_of(page, [0, 1, 0])
    assert (found.first[0], found.behind[0]) == (0, 3)
    assert (found.first[1], found.behind[1]) == (1, 2)


def test_places_without_blocks_and_blocks_without_a_place():
    found = ranges_of(places(-1, 0), [-1, -1])
    assert (found.first[-1], found.behind[-1]) == (0, 2)
    assert max(0, found.behind[1] - found.first[1]) == 0


def test_climbing_stops_at_the_root():
    up = np.array([-1, 0, 1, -1])
    assert climbed(up, np.array([2, 0, -1]), 4).tolist() == [[2, 1, 0, -1], [0, -1, -1, -1], [-1, -1, -1, -1]]


def test_depths():
    assert depths(places(-1, 0, 1, 0)).tolist() == [1, 2, 3, 2, 0]


def test_a_very_deep_page_is_no_recursion():
    deep = places(-1, *range(50_000))
    assert ranges_of(deep, [50_000]).first[0] == 0
    assert depths(deep)[50_000] == 50_001
