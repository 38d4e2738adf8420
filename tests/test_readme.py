"""What the README shows is true."""

import re
from pathlib import Path

import scrubber

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_before_and_after():
    before, after = re.findall(r"```text\n(.*?)```", README, re.S)[:2]
    assert scrubber.clean(before) == after.strip()


def test_stages_named_in_the_picture_are_the_stages():
    picture = re.search(r"```mermaid\n(.*?)```", README, re.S)[1]
    named = re.findall(r"[a-z]+", re.sub(r"<br>", " ", picture))
    for stage in scrubber.Pipeline.default().names:
        assert stage in named or stage in ("placeline", "sections")
