import numpy as np
import pytest

import scrubber
from scrubber.model.evidence import UNLIKE, Statement, reasons


def test_no_drop_no_reason():
    assert reasons([Statement("a", np.zeros(0, np.float32))], {"a": 2.0}) == []


def test_the_heaviest_statement_is_the_reason():
    statements = [Statement("a", np.array([1, 0.2, 0], np.float32)), Statement("b", np.array([1, 1, 0], np.float32))]
    assert reasons(statements, {"a": 2.0, "b": 1.0}) == ["a", "b", UNLIKE]


def test_a_statement_without_a_weight_is_no_reason():
    assert reasons([Statement("a", np.array([1.0], np.float32))], {}) == [UNLIKE]


PROSE = "".join(
    f"<p>Number {n} of the boats came back in the evening, and nobody on the quay asked where it had been all day, or why.</p>"
    for n in range(12)
)


@pytest.mark.parametrize(
    ("html", "text", "rules"),
    [
        ("<nav><a href='/a'>Tides of the week</a></nav>", "Tides of the week", {"navigation"}),
        ("<footer><p>Printed by the press.</p></footer>", "Printed by the press.", {"footer"}),
    ],
)
def test_reasons_are_words(html, text, rules):
    page = f"<html><body><article>{PROSE}</article>{html}</body></html>"
    reason = {block.text: block.drop for block in scrubber.scrub(page).blocks}[text]
    assert reason is not None
    assert reason.stage == "boilerplate"
    assert reason.rule in rules
