import os
import time

import pytest

import tests.hostile.running as running
from tests.hostile.kinds import KINDS
from tests.hostile.running import GROWTH, THEMES, Outcome, each, growth

# One of each corner in which something once grew faster than its input, or might.
GROWING = """
    attributes.many attributes.many_on_html attributes.body_again_and_again attributes.style_blanks
    attributes.class_names attributes.quotes attributes.slashes
    characters.ampersands_in_text characters.ampersands_escaped_again characters.control_references
    characters.zero_width_between_letters characters.right_to_left_overrides characters.text_of_escaped_tags
    characters.twice_decoded characters.stacked_words characters.references_to_nothing
    encodings.cp1252_that_declares_utf8 encodings.nul_bytes encodings.utf16_without_mark
    misnesting.b_i_u_opened_then_crossed misnesting.a_in_a misnesting.code_never_closed misnesting.end_tags_only
    misnesting.one_long_paragraph_of_links
    nesting.divs_with_stray_end_tags nesting.divs_with_end_tags_of_paragraphs nesting.divs_with_unknown_end_tags
    nesting.html_body_svg nesting.body_in_divs nesting.tables nesting.ordered_lists_with_text nesting.preformatted
    nesting.sections_with_names nesting.text_at_every_depth
    scripts.json_nested scripts.json_of_wrong_types scripts.meta scripts.long_title scripts.titles
    size.line_breaks size.empty_links_before_a_line_break size.line_breaks_between_empty_inline_tags
    size.different_short_paragraphs size.text_in_short_lines
    structures.code_in_one_paragraph structures.links_in_one_paragraph structures.one_row
    structures.tables_in_one_cell structures.breaks_inside_links structures.spans_open_over_blocks
    texts.anchors texts.comments texts.fences texts.half_anchors texts.different_tags texts.listing
    texts.indented_lines_apart texts.fences_that_never_end texts.open_brackets texts.unfinished_fences texts.words_without_blanks texts.statements
    trees.deep_tree unclosed.scripts unclosed.svg unclosed.comments unclosed.less_than_signs
""".split()


def _dies(name, size):
    os._exit(3)


def _hangs(name, size):
    time.sleep(60)


def test_there_are_many_kinds_and_the_article_is_in_most():
    assert len(KINDS) >= 80
    assert sum(bool(kind.kept) for kind in KINDS.values()) >= 60
    assert {kind.theme for kind in KINDS.values()} == set(THEMES)


@pytest.mark.parametrize(("task", "told"), [(_dies, "died"), (_hangs, "hangs"), (running.alone, "KeyError")])
def test_a_death_a_hang_and_an_exception_are_told_of_their_kind(task, told):
    kinds = [KINDS["nesting.divs"]._replace(name="no such kind")]
    (outcome,) = each(kinds, full=False, limit=1.0 if task is _hangs else 60.0, task=task)
    assert isinstance(outcome, Outcome)
    assert outcome.name == "no such kind"
    assert told in outcome.error


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_raises_hangs_or_loses_the_article(theme):
    wrong = {}
    for outcome in each([kind for kind in KINDS.values() if kind.theme == theme], full=False):
        if outcome.error or outcome.missing:
            wrong[outcome.name] = outcome.error or f"lost: {outcome.missing}"
    assert wrong == {}


def test_four_times_the_input_takes_four_times_as_long():
    kinds = [KINDS[name] for name in GROWING]
    slow = {o.name: o.error or o.cpu for o in each(kinds, full=False, task=growth) if o.error or o.cpu >= GROWTH}
    assert slow == {}
