import time

import pytest

from scrubber import limits
from scrubber.segmenting import segment_html
from scrubber.segmenting.guard import guarded
from scrubber.segmenting.shortened import shortened

TEXT = "It rained all day in the old town."


def texts(page):
    return [block.text for block in segment_html(page)[0]]


# What must be left alone.


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<p>It rained.</p>",
        b"<div>" * 500 + b"<p>It rained.</p>" + b"</div>" * 500 + b" " * 100_000,
        b"<ul>" + b"<li>x<p>y<br><img src=x>" * 20_000 + b"</ul>",
        b"<DIV>" + b"<P>x<BR>" * 20_000 + b"</DIV>",
        b"<div><p>x</p></div>" * 20_000,
        b"<table>" + b"<tr><td>x<td>y" * 20_000,
        b"<p>" + b"a < b and c </ d; " * 20_000,
    ],
    ids=["empty", "small", "few tags", "items", "capitals", "flat", "cells", "signs"],
)
def test_pages_that_are_not_deep_are_left_alone(page):
    found, told = guarded(page)
    assert found is page
    assert told == []


# What is changed.


@pytest.mark.parametrize("tag", ["div", "span", "b", "table", "ul", "x-card", "a", "blockquote", "DIV"])
def test_the_text_stays_where_it_is_too_deep(tag):
    page = f"<p>before</p>{f'<{tag}>' * 20_000}<p>{TEXT}</p><p>Nobody came.{f'</{tag}>' * 20_000}<p>behind</p>".encode()
    page = page + b" " * 100_000
    found, (told,) = guarded(page)
    assert found is not page
    assert f"deeper than {limits.DEPTH}" in told
    assert texts(page) == ["before", TEXT, "Nobody came.", "behind"]


def test_scripts_and_comments_in_the_deep_stay_out_of_the_text():
    inside = f"<script>var x = '<div>';</script><!-- <div> no --><style>p {{ }}</style><p>{TEXT}</p>"
    assert texts(f"{'<div>' * 50_000}{inside}".encode()) == [TEXT]


def test_stray_end_tags_do_not_stay():
    page = b"<div>" * 600 + b"</b>x</i>" * 20_000 + b"</div>" * 600
    found, _ = guarded(page)
    assert b"</b>" not in found
    assert found.count(b"x") == 20_000


def test_a_second_body_does_not_stay():
    found, _ = guarded(b"<html><body>" * 20_000 + b"<div>" * 1_000)
    assert found.count(b"<body") == 1


@pytest.mark.parametrize("at", [0, 15_000, 30_000])
def test_of_too_many_tags_those_between_short_texts_are_cut_out(monkeypatch, at):
    monkeypatch.setattr(limits, "TAGS", 20_000)
    parts = [b"<li>Boats" for _ in range(30_000)]
    parts[at:at] = [b"<p>It rained all day in the old town by the river.</p>"] * 10
    found, (told,) = guarded(b"".join(parts))
    assert found.count(b"It rained all day") == 10
    assert 19_900 <= found.count(b"<") - found.count(b"<hr>") <= 20_000
    assert told.endswith("tags between the shortest texts were cut out")


def test_many_parts_of_a_page_are_cut_alike():
    page = b"<p>It rained.</p>" + b"<i>x</i>" * 300_000 + b"<p>It rained all day.</p>"  # several megabytes
    shorter, taken = shortened(page, 1_000)
    assert 900 <= shorter.count(b"<") <= 1_000
    assert shorter.startswith(b"<p>It rained.</p>")
    assert shorter.endswith(b"<p>It rained all day.</p>")
    assert taken == page.count(b"<") - shorter.count(b"<") + shorter.count(b"<hr>")


@pytest.mark.parametrize(
    "page", [b"<" * 5_000, b"<<>" * 2_000 + b">" * 9, b"x<" * 3_000, b"<" + b">" * 5_000 + b"<" * 4_000]
)
def test_no_tags_at_all_are_cut_too(page):
    shorter, taken = shortened(page, 1_000)
    assert shorter.count(b"<") - shorter.count(b"<hr>") + taken == page.count(b"<")
    assert shorter.count(b"<") <= 1_000 + shorter.count(b"<hr>")


def test_inline_end_tags_do_not_end_the_blocks_around_them():
    page = b"<b>" + b"<div>x</b>" * 30_000 + b"<p>It rained.</p>"
    assert texts(page)[-1] == "It rained."


# The guard itself is linear, whatever the tags.


@pytest.mark.parametrize(
    "unit",
    [b"<div></b>", b"<b></div>", b"<p><p>", b"<!--", b"<script>", b"<x", b"</", b"<b><div></b>", b"<td></table>"],
)
def test_four_times_the_page_takes_four_times_as_long(unit):
    def seconds(times):
        page = unit * times
        begun = time.process_time()
        guarded(page)
        return max(time.process_time() - begun, 0.01)

    assert min(seconds(160_000) / seconds(40_000) for _ in range(4)) < 10
