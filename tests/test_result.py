import json
import pickle
from importlib.resources import files

import jsonschema
import pytest
from lxml import html as lxml_html

import scrubber

DIRTY = """<!doctype html><html lang="en"><head><title>Rain</title><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-05-01T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Rain</h1><p>It rained all day , and nobody came to the old town by the river.< / p></p></article>
</body></html>"""
TEXT = "It rained , he said .\n\nIt was late .\n\nRead more →"

# Status.


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("It rained.", "ok"),
        (DIRTY, "ok"),
        ("", "empty"),
        ("<html><body><img src=x></body></html>", "empty"),
        ("Read more →", "not_article"),
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "not_article"),
    ],
)
def test_status(page, status):
    result = scrubber.scrub(page)
    assert result.status == status
    assert (result.text == "") == (status != "ok")


def test_clean_is_the_text_of_scrub():
    assert scrubber.clean(DIRTY) == scrubber.scrub(DIRTY).text


def test_what_is_known_of_a_page():
    result = scrubber.scrub(DIRTY)
    assert (result.kind, result.title, result.author, result.date) == ("html", "Rain", "Ann Lee", "2024-05-01")
    assert result.language == "en"
    assert result.version == scrubber.__version__
    assert result.warnings == []


def test_a_language_that_is_given_wins():
    assert scrubber.scrub(DIRTY, language="de").language == "de"


def test_an_unknown_mode_is_refused():
    with pytest.raises(ValueError, match="mode"):
        scrubber.scrub("It rained.", mode="fast")


# Explaining.


def test_nothing_to_explain_on_a_clean_page():
    assert scrubber.scrub("It rained.\n\nNobody came.").explain() == ""


def test_explanations_name_stage_and_rule_and_show_the_words():
    lines = scrubber.scrub(TEXT, kind="text").explain().splitlines()
    assert [line.split(":")[0] for line in lines] == sorted(line.split(":")[0] for line in lines)
    assert any("spacing" in line and "rained ," in line and "rained," in line for line in lines)
    assert lines[-1] == "block 2: dropped by prompts (teasers): 'Read more →'"


def test_every_change_and_every_drop_is_one_line():
    result = scrubber.scrub(DIRTY)
    dropped = sum(not block.kept for block in result.blocks)
    assert dropped
    assert result.changes
    assert len(result.explain().splitlines()) == dropped + len(result.changes)


def test_an_explanation_of_a_long_block_is_short():
    result = scrubber.scrub("<nav><p>" + "word " * 10_000 + "</p></nav><p>It rained.</p>", mode="precision")
    assert all(len(line) < 400 for line in result.explain().splitlines())


def test_explanations_refer_to_the_text_as_it_was_segmented():
    result = scrubber.scrub("It rained , he said .< / p> It was late .", kind="text")
    assert len(result.changes) >= 4
    for change in result.changes:
        source = result.blocks[change.block].source
        assert source[change.origin_start : change.origin_end] == change.before


# Plain data.


@pytest.mark.parametrize("page", [DIRTY, TEXT, "", b"caf\xe9 \xff", "It rained \ud800."])
def test_to_dict_is_json(page):
    result = scrubber.scrub(page)
    data = result.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert data["text"] == result.text
    assert len(data["blocks"]) == len(result.blocks)
    assert len(data["changes"]) == len(result.changes)


def test_to_dict_holds_what_a_result_has():
    data = scrubber.scrub(DIRTY).to_dict()
    assert (data["title"], data["authors"], data["date"], data["status"]) == ("Rain", ["Ann Lee"], "2024-05-01", "ok")
    assert {"text", "kind", "kept", "reason"} <= set(data["blocks"][0])
    reasons = [block["reason"] for block in data["blocks"] if not block["kept"]]
    assert reasons
    assert all(isinstance(reason, str) for reason in reasons)


def test_to_dict_gives_data_of_its_own():
    result = scrubber.scrub(DIRTY)
    result.to_dict()["warnings"].append("mine")
    assert result.warnings == []


@pytest.mark.parametrize(
    "page", [DIRTY, TEXT, "", lxml_html.document_fromstring(DIRTY)], ids=["html", "text", "empty", "tree"]
)
@pytest.mark.parametrize("asked", [True, False])
def test_results_pickle(page, asked):
    result = scrubber.scrub(page)
    if asked:
        result.to_dict()
    copy = pickle.loads(pickle.dumps(result))
    assert copy.to_dict() == result.to_dict()
    assert copy.explain() == result.explain()


def test_a_deep_page_pickles():
    result = scrubber.scrub("<div>" * 5_000 + "It rained." + "</div>" * 5_000)
    assert pickle.loads(pickle.dumps(result)).text == "It rained."


def test_the_repr_does_not_show_the_page():
    assert "rained" not in repr(scrubber.scrub("It rained. " * 1_000))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It rained .", "'rained .' -> 'rained.'"),
        ("x" * 50 + " rained ." + " It was" * 9, "'rained .' -> 'rained.'"),
        ("x" * 50 + " .", f"'{'x' * 20} .' -> '{'x' * 20}.'"),
        ("It " + "rained" * 9 + " . " + "y" * 50 + ".", None),
    ],
)
def test_a_change_is_shown_with_the_words_around_it(text, shown):
    told = scrubber.scrub(text, kind="text").explain()
    if shown is None:
        assert len(told) < 200
    else:
        assert shown in told


# As plain data.

SCHEMA = json.loads(files("scrubber").joinpath("result.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "page",
    [
        "",
        "It rained .  It rained , and the the harbour was closed .\n\nRead more →",
        b"<html><title>Rain</title><nav><a href='/'>Home</a></nav><h2>a</h2><p>It <b>rained</b> all day.</p></html>",
        b"<ul><li>a</ul><pre>b</pre><blockquote>c</blockquote><table><tr><td>d<td>e</table>",
    ],
)
def test_the_dictionary_is_as_its_schema_says(page):
    data = scrubber.scrub(page).to_dict()
    jsonschema.validate(data, SCHEMA)
    assert json.loads(json.dumps(data)) == data


def test_every_field_is_described():
    assert set(SCHEMA["properties"]) == set(SCHEMA["required"]) == set(scrubber.scrub("a").to_dict())
    assert all("description" in field for field in SCHEMA["properties"].values())
