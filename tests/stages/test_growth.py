"""The work of a stage grows no faster than its input, whatever strangers have written: four times the text, four times the time.

A quadratic pattern takes sixteen times as long; the limit lies between, and a run that was disturbed is repeated.
"""

import time

import pytest

import scrubber
from scrubber.document import Block, Document
from scrubber.pipeline import Runner
from scrubber.stage import TextStage

STAGES = scrubber.Pipeline.default().stages
TEXT_STAGES = [stage for stage in STAGES if isinstance(stage, TextStage)]
SIZE, TIMES = 15_000, 4
LIMIT, SHORTEST, TRIES = 9.0, 0.002, 4  # ratio; seconds below which a ratio says nothing

UNITS = [
    "<", ">", "< ", "<a ", "<a href=\"", "</", "</p>", "<b>", "<!--", "-->", "<script>", "<style>x{", '"', '" target="', "“", "'", "=",
    "&", "&amp;", "&lt;", "&#", "{", "{{", "{{ x }}", "}", "${", "{%", "%%", "%%a%%", "[", "[url=", "[url=x]", "[caption ", "](", "(", "( ", ")",
    "a.b/", "a.b/c ", "a.b", "http://", "http://a.b/c\" ", "www.", "x.y/z\" rel=\"", "a@b.c ", "/", "?", "//",
    " ", "  ", " .", ". ,", " ,x", ".A", "x.Y", "...", ". . ", "-", "-\n", "x-\nx ", "\n", " \n", "\t", ",", ",x", "!", ":",
    "Ã", "Ã©", "â€", "â€™", "\x80", "\u200b", "\u200d", "\u00ad", "\u00a0", "\u2009x",
    "a", "A", "A ", "I ", "Ab Cd ", "On ", "It Was ", "THE ", "THE BIG ", "The the ", "the the ", "On The sup port。 , ; ", "Some words »1 BLANK\" ", "Dur Ing ", "sup port ", "x x ", "IN. ",
    "Enditem ", "-30- ", "Read more\n", "gtag('js'); ", "p { margin: 0; } ", "var a = 1; ", "(adsbygoogle ", "雨", "雨 ", "١", "א",
]  # fmt: skip


def seconds(stage, text, size):
    parts = [text[at : at + size] for at in range(0, len(text), size)]
    document = Document([Block(part, source=part) for part in parts], "text", language="en")
    runner = Runner(document)
    begun = time.process_time()
    runner.run(stage)
    return time.process_time() - begun


@pytest.mark.parametrize("block", [SIZE * TIMES, 60], ids=["one block", "many blocks"])
@pytest.mark.parametrize("stage", TEXT_STAGES, ids=lambda stage: stage.name)
def test_four_times_the_text_takes_four_times_the_time(stage, block):
    slow = {}
    for unit in UNITS:
        small = (unit * (SIZE // len(unit) + 1))[:SIZE]
        for _ in range(TRIES):
            ratio = seconds(stage, small * TIMES, block) / max(seconds(stage, small, block), SHORTEST)
            if ratio < LIMIT:
                break
        else:
            slow[unit] = ratio
    assert slow == {}
