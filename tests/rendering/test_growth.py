"""Markdown takes linear time on any text and any marks: processor time of growing pages is compared."""

import time

import pytest

import scrubber
from scrubber.pipeline import Pipeline

SIZE = 2_000
UNITS = {
    "stars": ("<p>{}</p>", "*a "),
    "runs of stars": ("<p>{}</p>", "***"),
    "underscores": ("<p>{}</p>", "_a b_"),
    "brackets": ("<p>{}</p>", "[a]("),
    "angles": ("<p>{}&gt;</p>", "&lt;a "),
    "ticks": ("<p>{}</p>", "`a"),
    "hyphens": ("<p>{}x</p>", "- "),
    "bars": ("<p>{}x</p>", "|-"),
    "emphasis": ("<p>{}</p>", "<b>“a”</b>b<i>c</i>"),
    "links": ("<p>{}</p>", "<a href='/a'>b [c]</a> "),
    "nested emphasis": ("<p>{}</p>", "<b>a <i>b</i></b> "),
    "code": ("<p>{}</p>", "<code>a`</code> *b* "),
    "images in text": ("<p>a {}</p>", "<img src='/{n}.png'> b "),
    "images": ("<div>{}</div><p>a</p>", "<img src='/{n}.png'>"),
    "buttons and images": ("<img src='/a.png'>{}<p>a</p>", "<button>b {n}</button><img src='/{n}.png'>"),
    "rows": ("<table><tr><td>a<td>b<td>c</tr>{}</table>", "<tr><td>{n}<td>e</tr>"),
    "cells": ("<table><tr><td>a<td>b</tr><tr>{}</tr></table>", "<td>c | d"),
    "items": ("<ul>{}</ul>", "<li>a {n}<li><p>b {n}</p><p>c {n}</p>"),
    "lists": ("{}", "<ul><li>a {n}</ul>"),
    "definitions": ("<dl>{}</dl>", "<dt>a {n}<dd>b {n}"),
    "quotes": ("{}", "<blockquote>a {n}</blockquote>"),
    "formulas": ("<p>{}</p>", "<math alttext='x_{n}'><mi>x</mi></math> $"),
    "anchors": ("<h2>{}a</h2>", "<a href='#a'>#</a>"),
}


def seconds(name: str, size: int) -> float:
    frame, unit = UNITS[name]
    page = frame.replace("{}", "".join(unit.replace("{n}", str(n)) for n in range(size)))
    result = scrubber.scrub(page, kind="html", pipeline=Pipeline(()))
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        assert result.to_markdown()
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("name", UNITS)
def test_time_grows_with_the_size(name):
    for _ in range(3):  # a busy machine may be slow once
        small, large = seconds(name, SIZE), seconds(name, 4 * SIZE)
        if large < 10 * small + 0.01:
            return
    pytest.fail(f"four times the size takes {large / small:.1f} times as long")
