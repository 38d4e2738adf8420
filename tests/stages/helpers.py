"""What the tests of the stages share: running one stage alone, and asking what it did."""

from __future__ import annotations

from typing import Any

import scrubber
from scrubber import Change, Pipeline, Result


def stage(name: str) -> Any:
    """The stage of the default pipeline that is called `name`."""
    return next(found for found in Pipeline.default().stages if found.name == name)


def alone(name: str, text: str, **options: Any) -> str:
    """The text after this stage and no other."""
    return scrubber.clean(text, kind="text", pipeline=Pipeline((stage(name),)), **options)


def changes_of(name: str, text: str, **options: Any) -> list[Change]:
    """What this stage changed in the default pipeline."""
    return [change for change in scrubber.scrub(text, **options).changes if change.stage == name]


def rules_of(name: str, text: str, **options: Any) -> set[str]:
    """The rules by which this stage changed something in the default pipeline."""
    return {change.rule for change in changes_of(name, text, **options)}


def dropped(result: Result) -> dict[str, str]:
    """The texts of the dropped blocks, each with its reason."""
    return {block.text: block.reason for block in result.blocks if block.reason is not None}
