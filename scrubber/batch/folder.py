"""A folder, or many files, in; clean texts or a table out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scrubber.batch.formats import Fields
from scrubber.batch.plan import Format, plan_files
from scrubber.batch.report import BatchReport
from scrubber.batch.run import TIMEOUT, BatchStopped, Running, run_plan
from scrubber.batch.settings import Settings
from scrubber.pipeline import Pipeline
from scrubber.reading import KindOption
from scrubber.stage import Mode


def clean_folder(
    source: Path | str | Sequence[Path | str],
    target: Path | str,
    *,
    mode: Mode = "balanced",
    kind: KindOption = "auto",
    pipeline: Pipeline | None = None,
    format: Format = "text",
    markdown: bool = False,
    links: bool = True,
    images: bool = True,
    front_matter: bool = False,
    comments: bool = False,
    text_field: str = "text",
    url_field: str = "url",
    changes: bool = False,
    workers: int = 1,
    timeout: float | None = TIMEOUT,
    resume: bool = False,
    retry_failed: bool = False,
    mark_duplicates: bool = False,
) -> BatchReport:
    """Clean the pages below `source`, a folder, a file, a pattern or several of them, into `target`.

    Pages are .html, .htm, .xhtml, .txt and .md files, which are mirrored, and the records of JSON Lines,
    Parquet, WARC, WET, zip and tar files. `format` is what comes out: `text` or Markdown (`md`) files in the
    folder `target`, or one table `target` (`jsonl`, `parquet`).

    - `markdown`: give tables a column `markdown`; `links`, `images`: whether Markdown keeps them;
      `front_matter`: put title, authors and date before it in files, as YAML.
    - `comments`: keep readers' comments below articles.
    - `text_field`, `url_field`: the fields of a row that hold the page and its address.
    - `changes`: put what was dropped and changed into the rows of a table.
    - `workers`: processes; with more than one, the stages of `pipeline` must be functions that can be
      imported. 1 does the work in this process, where `timeout` (seconds a page) cannot be kept.
    - `resume`: go on with what an earlier run into `target` left; without it everything is done again.
    - `retry_failed`: do only the pages that failed in the earlier run.
    - `mark_duplicates`: find pages that nearly repeat an earlier one (column `duplicate_of` of a table).

    A page that fails is reported and the run goes on. Raises `PlanError` when an output would overwrite
    an input, `BatchStopped` when nothing can be written any more, `MissingExtra` when a format needs a
    library that is not installed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.html").write_text("<p>It rained.</p>")
    ...     report = clean_folder(folder, Path(folder, "clean"))
    ...     dict(report.states), Path(folder, "clean", "a.txt").read_text()
    ({'ok': 1}, 'It rained.\\n')
    """
    sources = [source] if isinstance(source, (str, Path)) else list(source)
    settings = Settings(
        mode,
        kind,
        pipeline,
        Fields(text_field, url_field),
        changes,
        mark_duplicates,
        markdown or format == "md",
        links,
        images,
        front_matter,
        comments,
    )
    running = Running(workers if workers > 1 else 0, timeout, resume, retry_failed, mark_duplicates)
    try:
        return run_plan(plan_files(sources, Path(target), format), settings, running)
    except BatchStopped as stopped:
        if stopped.report.stopped == "interrupted":
            raise KeyboardInterrupt from stopped
        raise
