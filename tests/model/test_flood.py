import scrubber
from scrubber.document import Block, Document
from scrubber.model.flood import flooded, without

ARTICLE = [
    "The harbour master kept the old list for two years, and nobody on the quay had asked her why.",
    "She had written down every boat that came in after dark, with the day and the weather.",
]


def document(*texts):
    return Document([Block(text, source=text) for text in texts], "html")


# What is no flood.


def test_long_pages_are_none():
    assert flooded(document(*(f"Note {number}" for number in range(5_000)))) == []


def test_a_few_hundred_copies_are_none():
    assert flooded(document(*["Reply"] * 900)) == []


def test_copies_beside_as_much_else_are_none():
    assert flooded(document(*["Reply"] * 1_500, *(f"Comment {number}" for number in range(1_500)))) == []


def test_long_copies_are_none():
    assert flooded(document(*[ARTICLE[0]] * 2_000)) == []


# What is one.


def test_the_copies_of_a_flood_are_found():
    page = document(*ARTICLE, *["x"] * 2_000)
    copies = flooded(page)
    assert copies == list(range(2, 2_002))
    rest, left = without(page, copies)
    assert [block.text for block in rest.blocks] == ARTICLE
    assert left == [0, 1]


def test_every_copy_has_its_reason_and_the_article_stays():
    result = scrubber.scrub("".join(f"<p>{text}</p>" for text in ARTICLE * 1) + "<ul>" + "<li>x" * 3_000 + "</ul>")
    assert result.text == "\n\n".join(ARTICLE)
    assert {block.reason for block in result.blocks[2:]} == {"boilerplate: repeated without end"}
    assert all(block.score is not None for block in result.blocks)
