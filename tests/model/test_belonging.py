"""Terms and headings that the judge drops and whose definitions and sections stay."""

from scrubber.document import Block, Container, Document, Span
from scrubber.model.belonging import belonging
from scrubber.segmenting import segment_html


def heading(score: float = 0.4, level: int = 2, linked: bool = False) -> Block:
    return Block("Old quays", "heading", level, [Span(0, 9, "link", "/a")] if linked else [], score=score)


TEXT = Block("It rained all day.", score=0.9)


def stay(blocks: list[Block], rules: dict[int, str]) -> set[int]:
    return {*belonging(Document(blocks, "html"), rules)}


def test_headings_that_go_all_the_same():
    assert not stay([heading(), TEXT], {0: "page title"})
    assert not stay([heading(), TEXT], {0: "footer"})
    assert not stay([heading(0.1), TEXT], {0: "button"})  # no doubt
    assert not stay([heading(linked=True), TEXT], {0: "button"})  # an entry
    assert not stay([heading(), TEXT, TEXT], {0: "button", 2: "links only"})  # of a section that is torn
    assert not stay([heading(), heading(), TEXT], {0: "button"})  # of no section
    assert not stay([heading()], {0: "button"})


def test_headings_whose_sections_stay():
    assert stay([heading(), TEXT, TEXT, heading(), TEXT], {0: "button", 3: "repeated"}) == {0, 3}
    assert stay([heading(), heading(0.9, level=3), TEXT], {0: "button"}) == {0}
    assert stay([heading(), *[TEXT] * 9, TEXT], {0: "button", 10: "links only"}) == {0}  # only what is near counts


def test_terms_stay_with_their_definitions():
    page = b"<dl><dt><a href='/a'>all()</a><dt>any()<dd><p>Waits.<p>Or not.<dt>race()<dd>Runs.</dl><p>Rain.</p>"
    blocks, places, _ = segment_html(page)
    document = Document(blocks, "html", places=places)
    assert [block.text for block in blocks] == ["all()", "any()", "Waits.", "Or not.", "race()", "Runs.", "Rain."]
    assert {*belonging(document, {0: "links only", 1: "button", 4: "links only"})} == {0, 1, 4}
    assert {*belonging(document, {0: "links only", 2: "button", 4: "links only"})} == {0, 4}
    assert {*belonging(document, {0: "links only", 4: "links only", 5: "button"})} == {0}
    assert {*belonging(document, {0: "links only", 2: "button", 3: "button"})} == set()


def test_a_list_of_terms_without_a_place():
    inside = (Container("definitions", 0),)
    assert not stay([Block("a", containers=inside), Block("b", containers=inside)], {0: "button"})


def test_a_term_that_is_a_heading_stays_once():
    blocks, places, _ = segment_html(b"<dl><dt><h3>Who came?</h3><dd><p>Nobody, for it rained.</dl>")
    blocks[0].score = 0.4
    found = [*belonging(Document(blocks, "html", places=places), {0: "button"})]
    assert blocks[0].kind == "heading"
    assert found == [0]
