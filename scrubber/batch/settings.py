"""How pages are cleaned in a batch, and a fingerprint of everything that the outputs depend on."""

from __future__ import annotations

import hashlib
import inspect
import json
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from importlib.resources import files
from typing import Any, Literal

from scrubber._version import __version__
from scrubber.api import scrub
from scrubber.batch.formats import Fields
from scrubber.pipeline import Pipeline
from scrubber.reading import KindOption
from scrubber.result import Result
from scrubber.stage import Mode, Stage

Shape = Literal["text", "row"]
_LIBRARIES = ("lxml", "ftfy", "beautifulsoup4", "numpy")  # whose version may change what comes out


@dataclass(frozen=True)
class Settings:
    """What `scrub()` is told for every page, and what becomes of its results.

    `changes` puts what was changed and dropped into the rows of a table; `signatures` asks for what
    near-duplicates are found by. `markdown` makes files Markdown and gives tables a column of it; `links`,
    `images` and `front_matter` (of files) say what is in it. `comments` keeps those of readers.
    """

    mode: Mode = "balanced"
    kind: KindOption = "auto"
    pipeline: Pipeline | None = None
    fields: Fields = field(default_factory=Fields)
    changes: bool = False
    signatures: bool = False
    markdown: bool = False
    links: bool = True
    images: bool = True
    front_matter: bool = False
    comments: bool = False

    def clean(self, page: Any, *, url: str | None = None, kind: str = "auto") -> Result:
        """Clean one page, of the kind `kind` where these settings do not say of which it is."""
        return scrub(
            page,
            url=url,
            kind=self.kind if self.kind != "auto" else kind,  # type: ignore[arg-type]
            mode=self.mode,
            comments=self.comments,
            pipeline=self.pipeline,
        )

    def markdown_of(self, result: Result, *, front_matter: bool = False) -> str:
        """The page as Markdown, as it is asked for."""
        return result.to_markdown(links=self.links, images=self.images, front_matter=front_matter)

    def fingerprint(self) -> str:
        """A hash of the options, the stages, and the code, models, word lists and libraries behind them."""
        pipeline = self.pipeline or Pipeline.default()
        data = {
            "options": repr(replace(self, pipeline=None)),
            "stages": [_stage(stage) for stage in pipeline.stages],
            "package": _package(),
            "versions": {"scrubber": __version__, **{name: version(name) for name in _LIBRARIES}},
        }
        return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def _stage(stage: Stage) -> list[str]:
    """The stage by its name and, for somebody's own, its code: it may change without its name changing."""
    function = inspect.unwrap(stage.function)
    try:
        code = "" if function.__module__.startswith("scrubber.") else inspect.getsource(function)
    except (OSError, TypeError):
        code = f"{function.__module__}.{function.__qualname__}"
    return [stage.name, code]


def _package() -> str:
    """A hash of the package: its code, word lists and models."""
    digest = hashlib.sha256()
    folders: list[Any] = [files("scrubber")]
    while folders:
        for entry in sorted(folders.pop().iterdir(), key=lambda entry: entry.name):
            if entry.is_dir():
                folders.append(entry)
            elif not entry.name.endswith(".pyc"):
                digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()
