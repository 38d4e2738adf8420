"""Names above and under quotations, and what is quoted."""

import pytest

from scrubber.document import Document
from scrubber.model.quotes import signatures
from scrubber.segmenting import segment_html


def found(html: str) -> list[tuple[int, list[int]]]:
    blocks, places, _ = segment_html(html.encode())
    return list(signatures(Document(blocks, "html", places=places)))


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ann said:</p><blockquote><p>It rained.</p></blockquote>",  # not in the quotation
        "<blockquote><p>It rained.</p><p>And then:</p></blockquote>",
        "<blockquote><p>Ann said:</p></blockquote><p>It rained.</p>",
        f"<blockquote><p>{'It rained on the quay, ' * 9}and they said:</p><p>Go.</p></blockquote>",
    ],
)
def test_what_is_no_name(html):
    assert not found(html)


def test_names():
    assert found("<blockquote><div>Ann said:</div><p>It rained.</p><p>All day.</p></blockquote>") == [(0, [1, 2])]
    assert found("<blockquote><p>It rained.</p><footer>Ann</footer></blockquote>") == [(1, [0])]
    assert found(
        "<blockquote><p>It rained.</p><p>No.</p><footer>Ann</footer><p>Yes.</p><footer>Ben</footer></blockquote>"
    )[-1] == (4, [3])


def test_quotations_in_quotations():
    inner = "<blockquote><p>Ben wrote:</p><p>No.</p></blockquote>"
    assert found(f"<blockquote><p>Ann said:</p>{inner}<p>Yes.</p></blockquote>") == [(0, [3]), (1, [2])]
