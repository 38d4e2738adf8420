"""What became of the pages of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    from scrubber.batch.manifest import Manifest

T = TypeVar("T")
PageStatus = Literal["ok", "empty", "not_article", "failed"]


@dataclass(slots=True)
class PageReport:
    """What became of one page: its status, its size before and after in characters, what went by stage.

    `record` tells pages of one container apart: a line, an address, a path in an archive. `seconds` is
    the time of the cleaning alone, `hash` the SHA-256 of the page as it was read, `written` that of its
    output.
    """

    source: Path
    record: str = ""
    output: Path | None = None
    status: PageStatus = "ok"
    reason: str = ""
    before: int = 0
    after: int = 0
    removed: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    hash: str = ""
    written: str = ""

    @property
    def name(self) -> str:
        """The page's name for a person."""
        return f"{self.source}:{self.record}" if self.record else str(self.source)


@dataclass
class BatchReport:
    """What became of all pages, in figures; page by page it stands in the manifest.

    `states` counts pages by status, `before` and `after` their characters, `removed` characters that
    went by stage. `skipped` are files that were left alone (the first thousand), with the reason,
    `again` the pages that were done already. `stopped` says why the run ended early, if it did.
    """

    manifest: Path
    states: Counter[str] = field(default_factory=Counter)
    before: int = 0
    after: int = 0
    removed: Counter[str] = field(default_factory=Counter)
    slowest: list[PageReport] = field(default_factory=list)
    skipped: list[tuple[Path, str]] = field(default_factory=list)
    skipped_count: int = 0
    duplicates: int = 0
    again: int = 0
    seconds: float = 0.0
    stopped: str = ""

    @property
    def pages(self) -> list[PageReport]:
        """All pages in the order of the plan, read from the manifest: on a run of a million, mind the memory."""
        return _read(self.manifest, lambda manifest: manifest.pages())

    @property
    def failed(self) -> list[PageReport]:
        """The pages that could not be cleaned, each with its reason."""
        return _read(self.manifest, lambda manifest: manifest.failed())

    @property
    def duplicate_pages(self) -> list[tuple[str, str]]:
        """The names of pages that nearly repeat an earlier one, each with that other's."""
        return _read(self.manifest, lambda manifest: manifest.duplicates())

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data that JSON can hold; `failed` in full."""
        return {
            "pages": sum(self.states.values()),
            "by_status": dict(sorted(self.states.items())),
            "characters_before": self.before,
            "characters_after": self.after,
            "removed_by_stage": dict(self.removed.most_common()),
            "seconds": round(self.seconds, 3),
            "done_before": self.again,
            "duplicates": self.duplicates,
            "duplicate_pages": [{"page": name, "of": of} for name, of in self.duplicate_pages],
            "stopped": self.stopped,
            "slowest": [{"page": page.name, "seconds": round(page.seconds, 4)} for page in self.slowest],
            "failed": [{"page": page.name, "reason": page.reason} for page in self.failed],
            "skipped": [{"file": str(path), "reason": reason} for path, reason in self.skipped],
            "skipped_count": self.skipped_count,
        }


def _read(path: Path, what: Callable[[Manifest], Iterator[T]]) -> list[T]:
    from scrubber.batch.manifest import Manifest

    with Manifest(path, read_only=True) as manifest:
        return list(what(manifest))
