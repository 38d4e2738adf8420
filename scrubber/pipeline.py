"""The runner: takes a document through the stages, applies what they propose, and records it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from importlib.metadata import entry_points

from scrubber import limits
from scrubber.document import Block, Document, Reason
from scrubber.editing import Recorder
from scrubber.stage import BlockStage, Mode, PageView, Stage, TextStage, as_stage
from scrubber.stages import DEFAULT_STAGES

_WORD_FOR_WORD = "prompts"  # the stage that judges nothing but a block's own words


class StageError(Exception):
    """A stage failed; the message names it. The cause is the stage's own exception."""


@dataclass(frozen=True)
class Pipeline:
    """The stages in their order. Immutable: every change gives a new pipeline.

    >>> shout = lambda text: text.upper()
    >>> pipeline = Pipeline.default().without("casing").with_stage(shout, name="shout")
    >>> pipeline.names[-1], "casing" in pipeline.names
    ('shout', False)
    """

    stages: tuple[Stage, ...]

    @classmethod
    def default(cls) -> Pipeline:
        """The pipeline that `clean()` uses when none is given."""
        return cls(DEFAULT_STAGES)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the stages in their order."""
        return tuple(stage.name for stage in self.stages)

    def without(self, *names: str) -> Pipeline:
        """This pipeline without the stages of these names. Raises `ValueError` for an unknown name."""
        for name in names:
            self._index(name)
        return Pipeline(tuple(stage for stage in self.stages if stage.name not in names))

    def with_stage(
        self,
        stage: Stage | Callable[[str], str],
        *,
        name: str | None = None,
        after: str | None = None,
        before: str | None = None,
    ) -> Pipeline:
        """This pipeline with one stage more, at the end unless `after` or `before` names its neighbour.

        `stage` is a stage or a plain function from str to str, called on the text of each kept block.
        """
        added = as_stage(stage)
        if name is not None:
            added = replace(added, name=name)
        if added.name in self.names:
            raise ValueError(f"the pipeline has a stage {added.name!r} already")
        if after is not None and before is not None:
            raise ValueError("give after or before, not both")
        at = len(self.stages)
        if after is not None:
            at = self._index(after) + 1
        elif before is not None:
            at = self._index(before)
        return Pipeline((*self.stages[:at], added, *self.stages[at:]))

    def with_plugin(self, name: str, *, after: str | None = None, before: str | None = None) -> Pipeline:
        """This pipeline with a stage that an installed package offers under the entry points `scrubber.stages`."""
        for found in entry_points(group="scrubber.stages"):
            if found.name == name:
                return self.with_stage(found.load(), name=name, after=after, before=before)
        raise ValueError(f"no installed package offers a stage {name!r}")

    def run(self, document: Document, mode: Mode = "balanced", *, spared: Collection[int] = ()) -> None:
        """Take `document` through all stages: its blocks are edited and labelled, its changes recorded.

        Blocks with the numbers `spared` stay, unless they are prompts word for word.
        """
        runner = Runner(document, mode, spared)
        for stage in self.stages:
            runner.run(stage)

    def _index(self, name: str) -> int:
        try:
            return self.names.index(name)
        except ValueError:
            raise ValueError(f"no stage {name!r}; there are: {', '.join(self.names)}") from None


class Runner:
    """Takes one document through stages: applies what each proposes, and records it."""

    def __init__(self, document: Document, mode: Mode = "balanced", spared: Collection[int] = ()) -> None:
        self._document = document
        self._spared = frozenset(spared)
        self._mode = mode
        self._recorder = Recorder(document.changes)
        self._page: PageView | None = None  # as it is since the last change

    def run(self, stage: Stage) -> None:
        """Apply what one stage proposes."""
        if isinstance(stage, TextStage):
            self._run_text_stage(stage)
        else:
            self._run_block_stage(stage)

    def _run_text_stage(self, stage: TextStage) -> None:
        page = self._page = self._page or PageView(self._document)
        try:
            if self._is_full() or not stage.has_work(page):
                return
        except Exception as error:
            raise StageError(f"stage {stage.name!r} failed: {error}") from error
        for number, _ in stage.texts(page):
            self._edit(stage, number, self._document.blocks[number], page)

    def _edit(self, stage: TextStage, number: int, block: Block, page: PageView) -> None:
        for _ in range(stage.rounds):
            page.spans = block.spans
            try:
                changed = self._recorder.apply(number, block, stage.name, stage(block.text, page))
            except Exception as error:
                raise StageError(f"stage {stage.name!r} failed on block {number}: {error}") from error
            if not changed:
                break
            self._page = None
            if not stage.triggered(block.text):  # most faults are gone at once
                break
        if not block.text.strip():
            block.drop = Reason(stage.name, "nothing left")
            self._page = None

    def _is_full(self) -> bool:
        """Whether there are as many edits as are made of one page."""
        if len(self._document.changes) < limits.EDITS:
            return False
        told = f"no more than {limits.EDITS} edits were made"
        if told not in self._document.warnings:
            self._document.warnings.append(told)
        return True

    def _run_block_stage(self, stage: BlockStage) -> None:
        spared = self._spared if stage.name != _WORD_FOR_WORD else frozenset()
        reasons: dict[str, Reason] = {}  # hundreds of blocks go for a few of them
        try:
            drops: Iterable[tuple[int, str]] = list(stage(self._document, self._mode))
            blocks = self._document.blocks
            for number, rule in drops:
                block = blocks[number]
                if block.drop is None and number not in spared:
                    block.drop = reasons.get(rule) or reasons.setdefault(rule, Reason(stage.name, rule))
                    self._page = None
        except Exception as error:
            raise StageError(f"stage {stage.name!r} failed: {error}") from error
