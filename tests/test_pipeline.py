import pickle
from dataclasses import FrozenInstanceError

import pytest

import scrubber
from scrubber import Drop, Edit, Pipeline, StageError, block_stage, text_stage
from scrubber.editing import replay

PAGE = (
    "<article><p>It rained all day.</p><pre>a colour  b</pre><p>A colour, <code>colour</code> and colour.</p></article>"
)
EMPTY = Pipeline(())


def american(text: str) -> str:
    """Writes colour as Americans do."""
    return text.replace("colour", "color")


class Shouting:
    def __call__(self, text: str) -> str:
        return text.upper()


@text_stage("circles")
def circles(text, page):
    yield Edit(0, 1, "b" if text[0] == "a" else "a", "to and fro")


@text_stage("growing")
def growing(text, page):
    yield Edit(len(text), len(text), "x", "more")


@text_stage("emptying")
def emptying(text, page):
    if text.startswith("gone"):
        yield Edit(0, len(text), " ", "all of it")


@text_stage("failing")
def failing(text, page):
    raise KeyError("oops")


@text_stage("outside")
def outside(text, page):
    yield Edit(0, len(text) + 1, "", "too far")


@block_stage("first only")
def first_only(document, mode):
    """Drops all blocks but the first."""
    for number in range(1, len(document.blocks)):
        yield Drop(number, f"not the first in {mode}")


@block_stage("falling")
def falling(document, mode):
    raise RuntimeError("oops")


def run(text, *stages, kind="text", mode="balanced"):
    pipeline = EMPTY
    for stage in stages:
        pipeline = pipeline.with_stage(stage)
    return scrubber.scrub(text, kind=kind, pipeline=pipeline, mode=mode)


# What must be left alone.


def test_a_pipeline_without_stages_changes_nothing():
    text = "It rained , < / p> he said .\n\n\nRead more"
    result = scrubber.scrub(text, kind="text", pipeline=EMPTY)
    assert (result.text, result.changes) == (text, [])


def test_changing_a_pipeline_gives_another_one():
    pipeline = Pipeline.default()
    names = pipeline.names
    pipeline.without("casing")
    pipeline.with_stage(american)
    assert pipeline.names == names == Pipeline.default().names
    with pytest.raises(FrozenInstanceError):
        pipeline.stages = ()


def test_the_default_pipeline_is_what_clean_uses():
    page = "It rained , says the the Mayor.< / p>"
    assert scrubber.clean(page, pipeline=Pipeline.default()) == scrubber.clean(page)


def test_code_is_out_of_bounds_for_text_stages():
    assert scrubber.clean(PAGE, pipeline=EMPTY.with_stage(american)) == (
        "It rained all day.\n\na colour  b\n\nA color, colour and color."
    )


# Putting a pipeline together.


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("encoding", "linkspam"),
        ("linkspam", "fragments"),
        ("fragments", "prompts"),
        ("boilerplate", "prompts"),
        ("frame", "prompts"),
        ("boilerplate", "spacing"),
        ("frame", "endmarks"),
        ("frame", "casing"),
        ("tornwords", "casing"),
    ],
)
def test_the_order_of_the_default_stages(first, then):
    names = Pipeline.default().names
    assert names.index(first) < names.index(then)


def test_the_names_of_the_default_stages_are_unique():
    names = Pipeline.default().names
    assert len(set(names)) == len(names) >= 10


def test_every_default_stage_has_a_summary_of_one_line():
    for stage in Pipeline.default().stages:
        assert stage.summary.endswith(".")
        assert "\n" not in stage.summary


def test_without():
    names = Pipeline.default().names
    assert Pipeline.default().without("casing", "frame").names == tuple(
        n for n in names if n not in ("casing", "frame")
    )
    assert Pipeline.default().without().names == names


@pytest.mark.parametrize("position", [{"after": "fragments"}, {"before": "fragments"}, {}])
def test_with_stage_at_its_place(position):
    names = list(Pipeline.default().names)
    at = names.index("fragments") + ("after" in position) if position else len(names)
    names.insert(at, "american")
    assert Pipeline.default().with_stage(american, **position).names == tuple(names)


def test_with_stage_under_another_name():
    pipeline = EMPTY.with_stage(american, name="spelling")
    assert pipeline.names == ("spelling",)
    result = scrubber.scrub("a colour", kind="text", pipeline=pipeline)
    assert [change.stage for change in result.changes] == ["spelling"]


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.without("spellchecker"),
        lambda p: p.without("casing", "spellchecker"),
        lambda p: p.with_stage(american, after="spellchecker"),
        lambda p: p.with_stage(american, before="spellchecker"),
        lambda p: p.with_plugin("spellchecker"),
    ],
    ids=["without", "without two", "after", "before", "plug-in"],
)
def test_unknown_names_are_refused_by_name(change):
    with pytest.raises(ValueError, match="spellchecker"):
        change(Pipeline.default())


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(ValueError, match="casing"):
        Pipeline.default().without("case")


def test_two_stages_of_one_name_are_refused():
    with pytest.raises(ValueError, match="american"):
        EMPTY.with_stage(american).with_stage(american)
    with pytest.raises(ValueError, match="casing"):
        Pipeline.default().with_stage(american, name="casing")


def test_after_and_before_together_are_refused():
    with pytest.raises(ValueError, match="after or before"):
        Pipeline.default().with_stage(american, after="casing", before="casing")


@pytest.mark.parametrize("thing", [None, "casing", 3])
def test_what_is_no_stage_is_refused(thing):
    with pytest.raises(TypeError, match="stage"):
        EMPTY.with_stage(thing)


# Users' own stages.


def test_a_plain_function_is_recorded_edit_by_edit():
    result = run("A colour, and a colour.", american)
    assert result.text == "A color, and a color."
    assert [(change.before, change.after) for change in result.changes] == [("colour", "color")] * 2
    assert result.changes[0].stage == "american"


def test_a_plain_function_sees_only_kept_blocks():
    seen = []

    def look(text):
        seen.append(text)
        return text

    scrubber.clean("first\n\nsecond", kind="text", pipeline=EMPTY.with_stage(first_only).with_stage(look))
    assert seen == ["first"]


@pytest.mark.parametrize(
    "stage", [Shouting(), lambda text: text.upper(), str.upper], ids=["object", "lambda", "method"]
)
def test_any_callable_may_be_a_stage(stage):
    assert scrubber.clean("It rained.", kind="text", pipeline=EMPTY.with_stage(stage, name="shout")) == "IT RAINED."


def test_block_stages_get_the_mode_and_label_blocks():
    result = run("a\n\nb\n\nc", first_only, mode="recall")
    assert result.text == "a"
    assert [block.reason for block in result.blocks] == [None, *["first only: not the first in recall"] * 2]


def test_the_first_reason_counts():
    @block_stage("later")
    def later(document, mode):
        return [Drop(number, "later") for number in range(len(document.blocks))]

    result = run("a\n\nb", first_only, later)
    assert [block.reason for block in result.blocks] == ["later: later", "first only: not the first in balanced"]


def test_stages_run_in_their_order():
    first, then = (lambda text: text.replace("rain", "snow")), (lambda text: text.replace("snow", "hail"))
    both = EMPTY.with_stage(first, name="first").with_stage(then, name="then")
    assert scrubber.clean("rain", kind="text", pipeline=both) == "hail"
    both = EMPTY.with_stage(then, name="then").with_stage(first, name="first")
    assert scrubber.clean("rain", kind="text", pipeline=both) == "snow"


def test_a_plain_function_is_not_applied_to_its_own_output():
    assert run("It rained.", lambda text: f"> {text}").text == "> It rained."


# Failures.


@pytest.mark.parametrize("stage", [failing, outside, falling], ids=lambda stage: stage.name)
def test_a_failure_names_the_stage_and_keeps_its_cause(stage):
    with pytest.raises(StageError, match=stage.name) as caught:
        run("It rained.", stage)
    assert caught.value.__cause__ is not None


def test_a_function_that_returns_no_text_is_named():
    with pytest.raises(StageError, match=r"forgetful.*must return str"):
        scrubber.clean("It rained.", kind="text", pipeline=EMPTY.with_stage(lambda text: None, name="forgetful"))


def test_a_drop_of_a_block_that_is_not_there_is_named():
    @block_stage("beyond")
    def beyond(document, mode):
        yield Drop(len(document.blocks), "no such block")

    with pytest.raises(StageError, match="beyond"):
        run("It rained.", beyond)


@pytest.mark.parametrize("stage", [circles, growing], ids=lambda stage: stage.name)
def test_a_stage_that_goes_in_circles_stops(stage):
    result = run("abc", stage)
    assert 1 <= len(result.changes) <= 3
    assert replay([block.source for block in result.blocks], result.changes) == [block.text for block in result.blocks]


def test_a_stage_looks_again_only_where_its_trigger_still_shows():
    seen = []

    @text_stage("halving", trigger=("aa",))
    def halving(text, page):
        seen.append(text)
        yield Edit(0, 2, "a", "half")

    assert run("aaa", halving).text == "a"
    assert seen == ["aaa", "aa"]


def test_emptying_a_block_is_a_drop():
    result = run("gone away\n\nIt rained.", emptying)
    assert result.text == "It rained."
    assert not result.blocks[0].kept
    assert result.blocks[0].reason.startswith("emptying: ")
    assert result.blocks[0].source == "gone away"


# Plug-ins.


class FakeEntryPoint:
    def __init__(self, name, loaded):
        self.name, self._loaded = name, loaded

    def load(self):
        self._loaded.append(self.name)
        return american


@pytest.fixture
def loaded(monkeypatch):
    """The names of the plug-ins that were loaded, of the two that are installed."""
    names: list[str] = []
    found = {"scrubber.stages": [FakeEntryPoint("american", names), FakeEntryPoint("other", names)]}
    monkeypatch.setattr("scrubber.pipeline.entry_points", lambda *, group: found.get(group, []))
    return names


def test_plugins_that_are_not_named_are_not_loaded(loaded):
    assert scrubber.clean("A colour.", kind="text") == "A colour."
    assert "american" not in Pipeline.default().names
    assert loaded == []


def test_a_plugin_that_is_named_runs(loaded):
    pipeline = Pipeline.default().with_plugin("american", before="spacing")
    assert pipeline.names[pipeline.names.index("spacing") - 1] == "american"
    assert loaded == ["american"]
    assert scrubber.clean("A colour.", kind="text", pipeline=pipeline) == "A color."


# Pickling, which several processes need.


@pytest.mark.parametrize(
    "pipeline",
    [
        Pipeline.default(),
        Pipeline.default().without("casing"),
        EMPTY.with_stage(american),
        EMPTY.with_stage(first_only).with_stage(emptying),
        EMPTY.with_stage(american, name="spelling"),
    ],
    ids=["default", "without", "function", "stages", "renamed"],
)
def test_pipelines_of_importable_stages_pickle(pipeline):
    copy = pickle.loads(pickle.dumps(pipeline))
    assert copy.names == pipeline.names
    page = "gone away\n\nA colour , says the the Mayor.< / p>"
    assert scrubber.clean(page, kind="text", pipeline=copy) == scrubber.clean(page, kind="text", pipeline=pipeline)
