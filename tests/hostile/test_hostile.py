import pytest

from tests.hostile.kinds import KINDS
from tests.hostile.running import THEMES, each


def test_there_are_many_kinds_and_the_article_is_in_most():
    assert len(KINDS) >= 80
    assert sum(bool(kind.kept) for kind in KINDS.values()) >= 60
    assert {kind.theme for kind in KINDS.values()} == set(THEMES)


def test_a_death_and_a_hang_are_attributed_to_their_kind():
    bad = [KINDS["nesting.divs"]._replace(name=name, small=1) for name in ("no.such_kind",)]
    (outcome,) = each(bad, full=False)
    assert "no.such_kind" in outcome.error


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_raises_hangs_or_loses_the_article(theme):
    wrong = {}
    for outcome in each([kind for kind in KINDS.values() if kind.theme == theme], full=False):
        if outcome.error or outcome.missing:
            wrong[outcome.name] = outcome.error or f"lost: {outcome.missing}"
    assert wrong == {}
