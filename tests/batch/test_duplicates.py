import json

import pytest

from scrubber import clean_folder
from scrubber.batch.duplicates import _similarity, signature_of

pytest.importorskip("rensa")

RAIN = (
    "It rained all day in the old town by the river, and nobody came to the market that the council had moved from "
    "the square to the quay. The stalls stood empty until the bells rang at noon, and then the traders packed up what "
    "they had brought, shook hands, and went home by the bridge, which had been closed to cars since the spring flood."
)
SNOW = (
    "Snow fell on the hills above the harbour for three nights, and the ferry did not run. Those who had to cross "
    "waited in the hall of the station, where somebody had lit the stove, and told each other of other winters."
)


def rows(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


# Pages that only look alike are not marked.


@pytest.mark.parametrize(
    "other", [SNOW, RAIN.replace("rain", "snow") + " " + SNOW, " ".join(reversed(RAIN.split())), "It rained."]
)
def test_other_texts_are_other_texts(other):
    assert _similarity(signature_of(RAIN), signature_of(other)) < 0.9


def test_texts_without_words_have_no_signature():
    assert signature_of("") is signature_of(" …\n") is None


def test_nothing_is_marked_unless_asked(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(RAIN, encoding="utf-8")
    clean_folder(tmp_path, tmp_path / "out.jsonl", format="jsonl")
    assert all("duplicate_of" not in row for row in rows(tmp_path / "out.jsonl"))


# What is marked.


@pytest.mark.parametrize("text", [RAIN, "雨が一日中降り続いた。市場には誰も来なかった。" * 3, "Rain."])
def test_the_same_text_has_the_same_signature(text):
    assert signature_of(text) == signature_of(text.upper() + "!")


def test_a_page_that_repeats_an_earlier_one_names_it(tmp_path):
    pages = {
        "a.html": RAIN,
        "b.html": SNOW,
        "c.html": f"{RAIN} Updated.",
        "d.html": SNOW,
        "e.html": RAIN.upper(),
        "f.html": "",
    }
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in pages.items():
        (folder / name).write_text(f"<p>{text}</p>", encoding="utf-8")
    report = clean_folder(folder, tmp_path / "out.jsonl", format="jsonl", mark_duplicates=True)
    found = {row["source"]: row["duplicate_of"] for row in rows(tmp_path / "out.jsonl")}
    assert {name: of for name, of in found.items() if name != "e.html"} == {
        "a.html": None,
        "b.html": None,
        "c.html": "a.html",
        "d.html": "b.html",
        "f.html": None,
    }
    assert report.duplicates == sum(of is not None for of in found.values())
    assert {"page": "d.html", "of": "b.html"} in report.to_dict()["duplicate_pages"]


def test_folders_of_texts_are_marked_in_the_report(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(RAIN, encoding="utf-8")
    for _ in range(2):
        report = clean_folder(folder, tmp_path / "clean", mark_duplicates=True, resume=True)
        assert report.to_dict()["duplicate_pages"] == [{"page": f"{name}.txt", "of": "a.txt"} for name in "bc"]


def test_many_copies_of_one_page_take_no_longer_each(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(300):
        (folder / f"{n:03}.txt").write_text(RAIN, encoding="utf-8")
    assert clean_folder(folder, tmp_path / "clean", mark_duplicates=True).duplicates == 299
