#!/usr/bin/env python
"""Fuzzing with atheris: random text through the text stages, random bytes as a page of HTML.

    python benchmarks/fuzz/run.py text|html CORPUS [libFuzzer options]

See README.md beside this file.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

with atheris.instrument_imports(include=["scrubber"]):
    import checks

    import scrubber
    import scrubber.metadata
    import scrubber.model.judge
    import scrubber.reading.language
    import scrubber.result


def fuzz_text(data: bytes) -> None:
    """The first byte chooses the mode and the path; the rest is UTF-8, with surrogates where it is not."""
    if data:
        checks.text(data[1:].decode("utf-8", "surrogateescape"), data[0])


def fuzz_html(data: bytes) -> None:
    """The first byte chooses the mode and the path; the rest is the page."""
    if data:
        checks.html(data[1:], data[0])


def main() -> None:
    targets = {"text": fuzz_text, "html": fuzz_html}
    if sys.argv[1] in targets:  # the processes that a merge starts are not given it again
        os.environ["FUZZ_TARGET"] = sys.argv.pop(1)
    target = targets[os.environ["FUZZ_TARGET"]]
    scrubber.clean("<p>It rained.</p>")
    scrubber.clean("It rained.\n\nRead more")
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
