import gzip
import random

import pytest

import scrubber
from scrubber.reading import read
from scrubber.reading.binary import binary, is_wide

# What is text.


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"It rained.",
        b"%PDF is a format",
        b"PK beat them 3 to 4",
        b"RIFFs and licks",
        "Größe, 漢字, абв".encode() * 50,
        "昨天下午，城里下了一场大雨。".encode("gb18030") * 50,
        "昨天下午，城里下了一场大雨。".encode("utf-16-le") * 50,
        "昨日の午後、町に大雨が降った。".encode("iso2022_jp") * 50,
        "昨日の午後、町に大雨が降った。".encode("shift_jis") * 50,
        "Вчера днём шёл дождь.".encode("koi8-r") * 50,
        b"\0" * 1000 + b"It rained.",
        b"\x01\x02" * 300 + b"<p>It rained.</p>",
        b"form\x0cfeed\x1b[1m" * 50,
    ],
)
def test_text_is_no_binary_data(raw):
    assert binary(raw) == ""


def test_wide_text_with_its_mark_is_wide():
    assert is_wide("<p>It rained.".encode("utf-16"))
    assert is_wide("昨天下午".encode("utf-16"))
    assert not is_wide(b"\xff\xfe<!doctype html><p>It rained.</p>")


# What is none.


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a PNG picture"),
        (b"%PDF-1.7\n", "a PDF document"),
        (gzip.compress(b"<p>It rained.</p>"), "gzip data"),
        (b"\x7fELF\x02\x01\x01" + bytes(50), "a program"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a WebP picture"),
        (b"\x00\x00\x00\x18ftypmp42", "a recording"),
        (random.Random(1).randbytes(5000), "binary data"),
    ],
)
def test_binary_data_give_an_empty_result_that_says_why(raw, kind):
    assert binary(raw) == kind
    result = scrubber.scrub(raw)
    assert (result.text, result.status) == ("", "empty")
    assert result.warnings == [f"no text: {kind}"]


def test_a_lying_mark_is_not_believed():
    assert read(b"\xff\xfe<!doctype html><p>It rained.</p>").html.endswith(b"<p>It rained.</p>")
