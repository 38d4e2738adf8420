"""What holds for every stage of the default pipeline, whatever it does."""

import copy
import doctest
import importlib
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scrubber
from scrubber import Block, BlockStage, Document, PageView, Pipeline, Span, TextStage

STAGES = Pipeline.default().stages
TEXT_STAGES = [stage for stage in STAGES if isinstance(stage, TextStage)]
BLOCK_STAGES = [stage for stage in STAGES if isinstance(stage, BlockStage)]

each_stage = pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
each_text_stage = pytest.mark.parametrize("stage", TEXT_STAGES, ids=lambda stage: stage.name)
each_block_stage = pytest.mark.parametrize("stage", BLOCK_STAGES, ids=lambda stage: stage.name)

DIRTY = [
    'It was shown at the Kelp-work.com/view-blog/7" target="_BLANK">Kelp-work.com/view-blog/7" target="_BLANK">Forum , '
    "which was full Of people from The coast and has Been held Dur Ing the winter. ,  said the  report .< / p>",
    "Itâ€™s a cafÃ©\u200b on the cor\u00adner , &amp;nbsp; and the the keys of of it were lost .<br/ >",
    "[vc_row]The harbour , they said , was closed .&nbsp;{{ footer }}[/vc_row] Enditem",
    "He has access On the network, and it is full Of news that nobody in The village has read before. Enditem",
    "(adsbygoogle = window.adsbygoogle || []).push({});",
    "Already have an account? Login here < / p>",
    "They went to the fair on the hill by boat. THE BRIDGE IS NOW THE LONGEST IN THE COUNTRY.",
    "Don 't wait, it 's late ( five in the morning ), and they 'll be gone before the sun is up.",
    "Share this article",
    "© 2021 The Estuary Times. All rights reserved.",
    "a < b and c > d, R&D, x <- y, 3.14, e.g. `ls  -l , x .` :) . . .",
    "今天下雨，没有人来。（完）",
    "Smith, A. (1998). On rain. ↩",
]

PIECES = [
    *DIRTY,
    "a", " ", "  ", "\n", ".", " ,", ". ,", ". .", "<", ">", "</p>", "< / p>", "&amp;", "&nbsp;", "&amp;lt;", "&#8217;", '"', "“",
    "kelp-work.com/view-blog/1", '" target="_BLANK">', '<a href="http://kelp-jobs.com/x">', "</a>", "[url=x.com]", "[/url]",
    "[x](http://kelp-jobs.com/view-blog/1)", "(kelp-jobs.com/view-blog/1)", "Ã©", "â€™", "\u200b", "\u200d", "\u00ad", "\ufeff",
    "the the", "of of", "Dur Ing", "Effec Tive", "On The", "Of", "It Was The Best Of The Times", "Enditem", "-30-", "{{ x }}",
    "${y}", "%%z%%", "[vc_row]", "[gallery ids=\"1\"]", "p { margin: 0; }", "gtag('js');", "Read more", "Login | Register",
]  # fmt: skip
dirt = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25).map("".join)


def document_of(*texts: str, language: str | None = "en", kind: str = "text") -> Document:
    return Document([Block(text, source=text) for text in texts], kind, language=language)


def edited(text: str, edits: list) -> str:
    """The text with the edits applied as the runner says: in order, the first of two that overlap."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= at:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join([*parts, text[at:]])


# --- names and documentation ---


def test_names_are_unique():
    names = [stage.name for stage in STAGES]
    assert len(names) == len(set(names))
    assert tuple(names) == Pipeline.default().names


@each_stage
def test_a_name_is_one_lower_case_word(stage):
    assert stage.name.isalpha()
    assert stage.name.islower()


@each_stage
def test_it_has_a_summary_of_one_line(stage):
    assert 20 <= len(stage.summary) <= 120
    assert "\n" not in stage.summary
    assert stage.summary.endswith(".")


@each_stage
def test_its_module_has_a_docstring_with_an_example_that_holds(stage):
    module = importlib.import_module(stage.function.__module__)
    examples = doctest.DocTestParser().get_examples(module.__doc__ or "")
    assert any("clean(" in example.source or "scrub(" in example.source for example in examples)
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    test = doctest.DocTestParser().get_doctest(module.__doc__, {}, module.__name__, None, 0)
    assert runner.run(test, out=lambda _: None).failed == 0


@each_stage
def test_its_example_is_its_own_work(stage):
    """Without the stage, its example gives something else."""
    module = importlib.import_module(stage.function.__module__)
    without = Pipeline.default().without(stage.name)
    names = {
        "clean": lambda page: scrubber.clean(page, pipeline=without),
        "scrub": lambda page: scrubber.scrub(page, pipeline=without),
    }
    source = module.__doc__.replace(">>> from scrubber import clean\n", "").replace(
        ">>> from scrubber import scrub\n", ""
    )
    test = doctest.DocTestParser().get_doctest(source, names, module.__name__, None, 0)
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert runner.run(test, out=lambda _: None).failed >= 1


# --- text stages ---


@each_text_stage
@pytest.mark.parametrize("text", ["", " ", "\n", "\t \n\n ", "\u00a0", "\u3000\n"])
def test_nothing_is_proposed_for_empty_text(stage, text):
    assert list(stage(text, PageView(document_of(text)))) == []


@each_text_stage
@pytest.mark.parametrize("language", [None, "en", "de", "fr", "es", "zh", "xx"])
def test_edits_are_inside_of_the_text_and_named(stage, language):
    page = PageView(document_of(*DIRTY, language=language))
    for text in DIRTY:
        for edit in stage(text, page):
            assert 0 <= edit.start <= edit.end <= len(text)
            assert edit.rule
            assert "\n" not in edit.rule


@each_text_stage
@given(texts=st.lists(dirt, min_size=1, max_size=4))
def test_edits_are_inside_of_any_text(stage, texts):
    page = PageView(document_of(*texts))
    for text in texts:
        assert all(0 <= edit.start <= edit.end <= len(text) for edit in stage(text, page))


@each_text_stage
def test_it_is_deterministic(stage):
    first = [list(stage(text, PageView(document_of(*DIRTY)))) for text in DIRTY]
    page = PageView(document_of(*DIRTY))
    again = [list(stage(text, page)) for text in reversed(DIRTY)]
    assert first == again[::-1]


@each_text_stage
def test_it_does_something_to_the_dirt(stage):
    page = PageView(document_of(*DIRTY))
    assert any(edited(text, list(stage(text, page))) != text for text in DIRTY)


@each_text_stage
def test_the_trigger_misses_nothing(stage):
    """A text that the trigger holds back has nothing to be mended."""
    page = PageView(document_of(*DIRTY))
    for text in [*DIRTY, *PIECES]:
        if not stage.triggered(text):
            assert edited(text, list(stage(text, page))) == text


@each_text_stage
@pytest.mark.parametrize("text", [*DIRTY, *PIECES])
def test_its_signs_miss_nothing(stage, text):
    """A text without a sign of the stage has nothing to be mended, whatever else the page has."""
    page = PageView(document_of(*DIRTY, text))
    if stage.signs is not None and len(DIRTY) not in page.signs.get(stage.signs, ()):
        assert edited(text, list(stage(text, page))) == text


@each_text_stage
@given(text=dirt)
def test_its_signs_miss_nothing_of_any_text(stage, text):
    page = PageView(document_of(text))
    if stage.signs is not None and stage.signs not in page.signs:
        assert edited(text, list(stage(text, page))) == text


@each_text_stage
def test_it_comes_to_rest(stage):
    document = document_of(*DIRTY)
    pipeline = Pipeline((stage,))
    pipeline.run(document)
    once = [block.text for block in document.blocks]
    assert once != DIRTY
    again = document_of(*once)
    pipeline.run(again)
    assert [block.text for block in again.blocks] == once


@each_text_stage
@given(texts=st.lists(dirt, min_size=1, max_size=3))
def test_any_block_comes_to_rest_within_the_rounds_of_the_runner(stage, texts):
    page = PageView(document_of(*texts))
    for text in texts:
        for _ in range(stage.rounds):
            text = edited(text, list(stage(text, page)))
        assert edited(text, list(stage(text, page))) == text


@each_text_stage
def test_code_blocks_are_never_touched(stage):
    document = document_of(*DIRTY, *DIRTY)
    for block in document.blocks[len(DIRTY) :]:
        block.kind = "code"
    Pipeline((stage,)).run(document)
    assert [block.text for block in document.blocks[len(DIRTY) :]] == DIRTY


@each_text_stage
def test_inline_code_is_never_touched(stage):
    document = document_of(*DIRTY, *DIRTY)
    for block in document.blocks[len(DIRTY) :]:
        block.spans = [Span(0, len(block.text), "code")]
    Pipeline((stage,)).run(document)
    assert [block.text for block in document.blocks[len(DIRTY) :]] == DIRTY


@each_text_stage
def test_inline_code_among_dirt_is_never_touched(stage):
    codes = [
        "ls  -l , x .",
        "the the",
        "<br/ > &nbsp;",
        "On The",
        "Dur Ing",
        "cafÃ©\u200b",
        "{{ x }}",
        'a.com/view-blog/1">',
    ]
    texts = [f"{dirt} {code} {dirt}" for dirt in DIRTY for code in codes]
    document = document_of(*texts)
    for block, (dirt, code) in zip(document.blocks, ((d, c) for d in DIRTY for c in codes), strict=True):
        block.spans = [Span(len(dirt) + 1, len(dirt) + 1 + len(code), "code")]
    Pipeline((stage,)).run(document)
    for number, block in enumerate(document.blocks):
        [span] = [span for span in block.spans if span.kind == "code"]
        assert block.text[span.start : span.end] == codes[number % len(codes)]


@each_text_stage
def test_it_does_not_read_what_was_dropped(stage):
    document = document_of(*DIRTY)
    for block in document.blocks:
        block.drop = scrubber.document.Reason("test", "dropped")
    Pipeline((stage,)).run(document)
    assert document.changes == []


# --- block stages ---

PAGES = [
    "",
    "   \n ",
    "\n\n".join(DIRTY),
    "<html><title>Rain</title><body><nav><a href='/'>Home</a></nav><h1>Rain</h1><p>By A. Writer</p>"
    "<p>It rained all day in the old town.</p><h2>Comments</h2><p>Log in to comment</p><footer>Harbour press</footer></body></html>",
    "Menu\nHome\nNews\nLogin | Register\n\nNingbo, March 9 (Donghai) - It rained all day in the old town by the river, again.\n\nNingbo",
    "Ningbo, March 9 (Donghai) - It rained all day in the old town by the river, again.\n\nNingbo",
    "<html><meta property='og:type' content='article'>"
    + "<p>It rained all day in the old town by the river, and nobody came.</p><p>The ferry did not sail.</p>" * 9
    + "<pre>1\n2</pre><pre>wet = True\nrain(wet)</pre><p>That is how rain is switched on, says the handbook of 1987.</p>"
    "<ul class='comment-list'><li><p>It never rained in our street, and I should know, for I live there.</p></li></ul></html>",
    "<html><body><h2>Rain</h2><p>It rained all day in the old town by the river.</p>"
    "<p><a href='a'>Prev</a> | <a href='b'>Up</a> | <a href='c'>Next</a></p></body></html>",
    "<h2>Rain</h2><p>It rained all day in the old town.</p><h3>Related articles</h3>"
    "<ul><li><a href='/a'>The ferry that came late</a></li><li><a href='/b'>A bell on the shore</a></li></ul>",
    "<p>It rained in three towns, and nobody came.</p><ul><li><a href='#a'>Oban</a></li><li><a href='#b'>Mull</a></li>"
    "<li><a href='#c'>Iona</a></li></ul>"
    + "".join(
        f"<h2>{town}</h2><p>It rained all day in the old town by the river.</p>" for town in ("Oban", "Mull", "Iona")
    ),
]


def read(page: str) -> Document:
    """The document before any stage has run, made by a pipeline that only keeps it."""
    kept = []
    scrubber.scrub(
        page, pipeline=Pipeline((scrubber.block_stage("keep")(lambda document, mode: kept.append(document) or []),))
    )
    return kept[0]


@each_block_stage
@pytest.mark.parametrize("mode", ["precision", "balanced", "recall"])
@pytest.mark.parametrize("kind", ["text", "html", "fragment"])
def test_a_document_without_blocks(stage, mode, kind):
    assert list(stage(Document([], kind), mode)) == []


@each_block_stage
@pytest.mark.parametrize("mode", ["precision", "balanced", "recall"])
@pytest.mark.parametrize("page", PAGES)
def test_drops_name_blocks_and_change_nothing_themselves(stage, mode, page):
    document = read(page)
    before = copy.deepcopy(document)
    drops = list(stage(document, mode))
    for block in document.blocks:
        block.score = None  # what a judge notes: a label, and no change
    assert document == before
    assert all(0 <= number < len(document.blocks) and rule for number, rule in drops)
    assert len({number for number, _ in drops}) == len(drops)
    assert drops == list(stage(document, mode))


@each_block_stage
def test_it_drops_nothing_twice(stage):
    for page in PAGES:
        document = read(page)
        Pipeline.default().run(document)
        assert all(document.blocks[number].drop is not None for number, _ in stage(document, "balanced"))


@each_block_stage
def test_it_drops_something(stage):
    assert any(
        (block.reason or "").startswith(f"{stage.name}: ") for page in PAGES for block in scrubber.scrub(page).blocks
    )


@each_block_stage
def test_code_without_a_frame_is_no_boilerplate(stage):
    document = document_of("Read more", "Share this article", "Menu")
    for block in document.blocks:
        block.kind = "code"
    assert list(stage(document, "balanced")) == []


# --- all ---


@each_stage
def test_it_can_be_pickled(stage):
    again = pickle.loads(pickle.dumps(stage))
    assert again.name == stage.name
    assert again == stage


def test_the_default_pipeline_can_be_pickled():
    again = pickle.loads(pickle.dumps(Pipeline.default()))
    assert again == Pipeline.default()
    page = "\n\n".join(DIRTY)
    assert scrubber.clean(page, pipeline=again) == scrubber.clean(page)


@each_stage
@pytest.mark.parametrize("page", PAGES[:2])
def test_alone_on_an_empty_page(stage, page):
    assert scrubber.clean(page, pipeline=Pipeline((stage,))) == ""


@pytest.mark.parametrize("page", PAGES)
def test_cleaning_what_is_clean_changes_nothing(page):
    once = scrubber.clean(page)
    assert scrubber.clean(once, kind="text") == once


def test_what_was_cleaned_before_makes_no_difference():
    page = "\n\n".join(DIRTY)
    first = scrubber.clean(page)
    for other in [*PAGES, *DIRTY]:
        scrubber.clean(other)
    assert scrubber.clean(page) == first
