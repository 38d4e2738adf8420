from pathlib import Path

import pytest

import scrubber
from scrubber import limits
from scrubber.editing import replay
from scrubber.reading import lines

TEXT = "It rained all day in the old town, and nobody came to the harbour."


@pytest.mark.parametrize("name", [name for name in vars(limits) if name.isupper()])
def test_every_limit_is_a_number_with_its_reason(name):
    assert getattr(limits, name) > 0
    source = Path(limits.__file__).read_text(encoding="utf-8").split("\n")
    line = next(line for line in source if line.startswith(f"{name} ="))
    assert "# " in line


def test_a_page_within_all_limits_has_no_warning():
    assert scrubber.scrub(f"<html><body><p>{TEXT}</p></body></html>").warnings == []
    assert scrubber.scrub(TEXT).warnings == []


def test_characters(monkeypatch):
    monkeypatch.setattr(limits, "CHARACTERS", 100)
    result = scrubber.scrub(f"{TEXT}\n\n{TEXT}", kind="text")
    assert result.text == f"{TEXT}\n\n{TEXT}"[:100].rstrip()
    assert result.warnings == ["cut behind 100 characters"]


def test_bytes(monkeypatch, tmp_path):
    monkeypatch.setattr(limits, "BYTES", 100)
    raw = f"{TEXT}\n\n{TEXT}".encode()
    file = tmp_path / "page.txt"
    file.write_bytes(raw)
    for page in (raw, bytearray(raw), memoryview(raw), file):
        result = scrubber.scrub(page, kind="text")
        assert result.text == f"{TEXT}\n\n{TEXT}"[:100].rstrip()
        assert result.warnings == ["cut behind 100 bytes"]
    assert scrubber.scrub(raw[:100], kind="text").warnings == []


@pytest.mark.parametrize("at", [0, 20, 39])
def test_of_too_many_lines_the_shortest_go_wherever_they_stand(monkeypatch, at):
    monkeypatch.setattr(limits, "LINES", 8)
    monkeypatch.setattr(lines, "_TOGETHER", 2)
    whole = [f"{number}." for number in range(40)]
    whole[at // 2 * 2 : at // 2 * 2] = [TEXT, f"{TEXT} Nobody came."]
    result = scrubber.scrub("\n".join(whole), kind="text")
    assert f"{TEXT}\n{TEXT} Nobody came." in result.text
    assert result.warnings == ["34 of the shortest lines were cut out"]


def test_lines_that_are_few_enough_stay(monkeypatch):
    monkeypatch.setattr(limits, "LINES", 4)
    assert scrubber.scrub("\r\n".join([TEXT] * 2), kind="text").warnings == []
    far = scrubber.scrub(TEXT + " \n" * 50 + f"{TEXT} Nobody came.", kind="text")  # blank lines are none
    assert far.text == f"{TEXT} \n\n{TEXT} Nobody came."
    assert far.warnings == []


def test_of_too_many_blocks_the_shortest_go_wherever_they_stand(monkeypatch):
    monkeypatch.setattr(limits, "BLOCKS", 3)
    result = scrubber.scrub(f"x\n\ny\n\n{TEXT} 1\n\nz\n\n{TEXT} 2", kind="text")
    assert [block.source for block in result.blocks] == ["x", f"{TEXT} 1", f"{TEXT} 2"]
    assert result.warnings == ["2 of the shortest blocks were left out"]


def test_edits(monkeypatch):
    monkeypatch.setattr(limits, "EDITS", 3)
    result = scrubber.scrub("It rained .  It rained .  It rained .  It rained .  It rained .", kind="text")
    assert len(result.changes) == 3
    assert replay([block.source for block in result.blocks], result.changes) == [block.text for block in result.blocks]
    assert result.warnings == ["no more than 3 edits were made"]


def test_metadata(monkeypatch):
    monkeypatch.setattr(limits, "METADATA", 2)
    monkeypatch.setattr(limits, "VALUE", 4)
    head = "<title>The long title</title><meta name=author content=Ann><meta name=date content=2024-01-01>"
    result = scrubber.scrub(f"<html><head>{head}</head><body><p>{TEXT}</p></body></html>")
    assert result.document.metadata == [("title", "The "), ("author", "Ann")]


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_block(monkeypatch, kind):
    monkeypatch.setattr(limits, "BLOCK", 80)
    page = (
        f"<p>{TEXT}</p>\n\n<p>{TEXT} <a href=/>more and more and more</a></p>"
        if kind == "html"
        else f"{TEXT}\n\n{TEXT} more and more and more"
    )
    result = scrubber.scrub(page, kind=kind)
    assert [block.source for block in result.blocks] == [TEXT, f"{TEXT} more and more and more"[:80].rstrip()]
    assert result.warnings == ["a block was cut behind 80 characters"]
    assert all(span.end <= len(block.text) for block in result.blocks for span in block.spans)


def test_a_block_of_megabytes():
    result = scrubber.scrub(f"<p>{TEXT}</p><p>{'word ' * 600_000}</p><p>{'xxxx<br>' * 400_000}</p><p>{TEXT}</p>")
    assert [len(block.source) for block in result.blocks] == [len(TEXT), 999_999, 999_999, len(TEXT)]
    assert len(result.warnings) == 2
