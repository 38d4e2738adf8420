"""Which files are cleaned, and where each output goes. Decided in full before anything is written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".md")


class PlanError(ValueError):
    """The files cannot be cleaned as asked; the message says why."""


@dataclass
class Plan:
    """`tasks` are pairs of an input and its output; `skipped` are files left alone, with the reason."""

    tasks: list[tuple[Path, Path]] = field(default_factory=list)
    skipped: list[tuple[Path, str]] = field(default_factory=list)


def plan_files(sources: Sequence[Path], target: Path) -> Plan:
    """Plan to clean `sources`, files and folders, into the folder `target`.

    A folder is mirrored; of several folders each gets one of its own in the target. `a.html` becomes
    `a.txt`; inputs whose outputs would clash keep their full names (`a.html.txt`). Symbolic links are
    not followed. Raises `PlanError` when a source does not exist, an output would overwrite an input,
    or two inputs cannot be told apart in the target.
    """
    plan = Plan()
    found: list[tuple[Path, Path]] = []  # input, and its path below the target with the input's suffix
    folders = sum(source.is_dir() for source in sources)
    for source in sources:
        if source.is_dir():
            below = Path(source.resolve().name) if folders > 1 else Path()
            for path in _walk(source, target):
                if path.is_symlink():
                    plan.skipped.append((path, "symbolic link"))
                elif not path.is_file():
                    plan.skipped.append((path, "not a regular file"))
                elif path.suffix.lower() not in SUFFIXES:
                    plan.skipped.append((path, "not one of " + " ".join(SUFFIXES)))
                else:
                    found.append((path, below / path.relative_to(source)))
        elif source.exists():
            found.append((source, Path(source.name)))
        else:
            raise PlanError(f"no such file or folder: {source}")
    plan.tasks = [(path, target / name) for path, name in _named(found)]
    inputs = {_key(path.resolve()) for path, _ in plan.tasks}
    for path, output in plan.tasks:
        if _key(output.resolve()) in inputs:
            raise PlanError(f"the output of {path} would overwrite an input: {output}; choose another folder")
    return plan


def _walk(folder: Path, target: Path) -> Iterator[Path]:
    """The files below `folder` in the order of their names, but nothing below `target`."""
    avoided = target.resolve()
    for root, names, files in os.walk(folder, followlinks=False):
        here = Path(root)
        names[:] = sorted(name for name in names if (here / name).resolve() != avoided)
        yield from (here / name for name in sorted(files))


def _named(found: Sequence[tuple[Path, Path]]) -> Iterator[tuple[Path, Path]]:
    """Each input with the name of its output, no two of them the same even where case does not count."""
    short = Counter(_key(name.with_suffix(".txt")) for _, name in found)
    taken: dict[str, Path] = {}
    for path, name in found:
        output = name.with_suffix(".txt")
        if short[_key(output)] > 1:
            output = name.with_name(name.name + ".txt")
        other = taken.setdefault(_key(output), path)
        if other is not path:
            raise PlanError(f"{other} and {path} would both become {output}; clean them into two folders")
        yield path, output


def _key(path: Path) -> str:
    return str(path).casefold()
