import pytest

import scrubber
from scrubber import Pipeline, clean_many
from tests.batch.working import dying, failing, looping

ARTICLE = "It rained all day in the old town by the river, and nobody came."


def pages(count=40):
    return [f"<html><body><nav><a href='/'>Home</a></nav><p>{n}. {ARTICLE}</p></body></html>" for n in range(count)]


# A page costs no more than itself.


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("page", "reason"), [(7, "TypeError"), (None, "TypeError"), ("<p>Fail now, please, on this page.</p>", "failing")]
)
def test_a_page_that_fails_is_a_result_and_not_an_exception(workers, page, reason):
    pipeline = Pipeline.default().with_stage(failing)
    results = list(clean_many([*pages(3), page, *pages(3)], workers=workers, pipeline=pipeline))
    assert [result.status for result in results] == ["ok"] * 3 + ["failed"] + ["ok"] * 3
    assert reason in results[3].error
    assert (results[3].text, results[3].title, results[3].blocks) == ("", None, [])
    assert results[3].to_dict()["error"] == results[3].error


def test_a_page_that_loops_or_kills_its_process_costs_only_itself():
    pipeline = Pipeline.default().with_stage(dying).with_stage(looping)
    bad = {
        5: "<p>Die now, on this very page.</p>",
        11: "<p>Loop now, on this very page.</p>",
        30: "<p>Kill now, on this one.</p>",
    }
    given = [bad.get(n, page) for n, page in enumerate(pages())]
    results = list(clean_many(given, workers=2, timeout=2, pipeline=pipeline))
    assert {n: result.error for n, result in enumerate(results) if result.status == "failed"} == {
        5: "the process that cleaned it died (exit code 3)",
        11: "took longer than 2 s",
        30: "the process that cleaned it died (SIGKILL)",
    }
    assert all(result.text == f"{n}. {ARTICLE}" for n, result in enumerate(results) if n not in bad)


@pytest.mark.parametrize("options", [{"mode": "fast"}, {"kind": "pdf"}, {"workers": 0}])
def test_an_unknown_option_is_the_callers_mistake_and_told_at_once(options):
    with pytest.raises(ValueError, match=r"mode|kind|workers"):
        clean_many(pages(1), **options)


# What comes out.


def test_results_are_those_of_scrub_in_the_order_of_the_pages():
    given = [*pages(), b"", "", "<p>\xc4rger</p>".encode("latin-1")]
    wanted = [scrubber.scrub(page).to_dict() for page in given]
    for workers in (1, 2):
        assert [result.to_dict() for result in clean_many(given, workers=workers)] == wanted


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_are_taken_as_they_are_needed(workers):
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield "<p>It rained all day.</p>"

    results = clean_many(endless(), workers=workers)
    assert next(results).text == "It rained all day."
    assert len(taken) < 1000
    results.close()


def test_paths_are_read_where_the_work_is_done(tmp_path):
    (tmp_path / "a.html").write_text(pages(1)[0], encoding="utf-8")
    good, missing = clean_many([tmp_path / "a.html", tmp_path / "b.html"], workers=2)
    assert good.text == f"0. {ARTICLE}"
    assert "FileNotFoundError" in missing.error


def test_options_are_passed_on():
    (result,) = clean_many(["<p>It rained.</p>"], kind="text", pipeline=Pipeline(()))
    assert result.text == "<p>It rained.</p>"
