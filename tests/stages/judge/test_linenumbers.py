"""Columns of line numbers go; listings of numbers stay."""

import pytest

import scrubber
from scrubber import Pipeline
from tests.stages.helpers import stage


def texts(page: str) -> list[str]:
    result = scrubber.scrub(page, kind="html", pipeline=Pipeline((stage("linenumbers"),)))
    return [block.text for block in result.blocks if block.kept]


@pytest.mark.parametrize(
    "listings",
    [
        ["1\n2\n3"],
        ["1\n2", "a\nb\nc"],
        ["1\n3", "a\nb"],
        ["a\nb", "1\n2"],
        ["x\n2", "a\nb"],
        ["²", "a"],
        ["1", "a\nb"],
    ],
)
def test_it_leaves_alone(listings):
    assert texts("".join(f"<pre>{listing}</pre>" for listing in listings)) == listings


@pytest.mark.parametrize("numbers", ["1\n2\n3", "41\n42\n43", "  9\n 10\n 11"])
def test_it_drops_a_column_of_numbers(numbers):
    page = f"<table><tr><td><pre>{numbers}</pre></td><td><pre>a\n\nb</pre></td></tr></table>"
    assert texts(page) == ["a\n\nb"]


def test_numbers_of_one_line():
    assert texts("<pre>1</pre><pre>a</pre>") == ["a"]


def test_numbers_in_a_paragraph_stay():
    assert texts("<p>1 2</p><pre>a\nb</pre>") == ["1 2", "a\nb"]
