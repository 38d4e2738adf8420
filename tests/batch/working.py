"""Stages and work for the worker processes, which import them from here; and a run that tests can kill."""

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from scrubber import Pipeline
from scrubber.batch import Running, Settings, plan_files, run_plan


def dying(text: str) -> str:
    """Ends the whole process on one page."""
    if "Die now" in text:
        os._exit(3)
    if "Kill now" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return text


def looping(text: str) -> str:
    """Never comes back from one page."""
    while "Loop now" in text:
        pass
    return text


def failing(text: str) -> str:
    if "Fail now" in text:
        raise RuntimeError("as it was told to")
    return text


def noting(text: str, log: str = "") -> str:
    """Writes down which page is cleaned, and takes a moment for it."""
    word = text.split()[0]
    if word.startswith("Page"):
        with open(log or os.environ["SCRUBBER_TEST_LOG"], "a", encoding="utf-8") as file:
            file.write(word + "\n")
        time.sleep(0.004)
    return text


@dataclass
class Number:
    """A task of the engine's tests."""

    value: int
    weight: int = 1


def squared(task: Number) -> int:
    if task.value == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    while task.value == 17:
        pass
    return task.value**2


def sleeping(task: Number) -> int:
    time.sleep(task.value)
    return os.getpid()


def main(source: str, target: str, *options: str) -> None:
    """Clean `source` with `noting`, two processes, and the options resume and jsonl."""
    pipeline = Pipeline.default().with_stage(noting)
    table = "jsonl" if target.endswith(".jsonl") else "text"
    plan = plan_files([source], Path(target), table)
    run_plan(plan, Settings(pipeline=pipeline), Running(workers=2, resume="resume" in options))


if __name__ == "__main__":
    main(*sys.argv[1:])
