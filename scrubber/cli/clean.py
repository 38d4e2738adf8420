"""The command `scrubber clean`: files, folders and streams of pages."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scrubber.cli.options import INTERRUPTED, SOME_FAILED, pipeline_without, read, with_options

if TYPE_CHECKING:
    from scrubber.batch import BatchReport, Plan, Settings

_TABLES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonl.gz": "jsonl", ".ndjson.gz": "jsonl", ".parquet": "parquet"}


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command()
@click.argument("sources", metavar="IN...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="A folder for the clean files, or one table: a name that ends in .jsonl, .jsonl.gz or .parquet.",
)
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "md", "jsonl", "parquet"]),
    help="What comes out. [default: by the name of OUT, otherwise text]",
)
@click.option("--markdown", is_flag=True, help="Give tables a column with Markdown.")
@click.option("--links/--no-links", default=True, help="Keep links in Markdown. [default: keep]")
@click.option("--images/--no-images", default=True, help="Keep images in Markdown. [default: keep]")
@click.option("--front-matter", is_flag=True, help="Put title, authors and date before Markdown, as YAML.")
@click.option("--comments", is_flag=True, help="Keep readers' comments below articles.")
@with_options
@click.option("--from", "origin", type=click.Choice(["page", "jsonl"]), default="page", help="What standard input is.")
@click.option(
    "--text-field", metavar="NAME", default="text", show_default=True, help="The page in rows of JSON, Parquet."
)
@click.option("--url-field", metavar="NAME", default="url", show_default=True, help="Its address in such rows.")
@click.option("--changes", is_flag=True, help="Put what was dropped and changed into the rows of a table.")
@click.option("--mark-duplicates", is_flag=True, help="Mark pages that nearly repeat an earlier one.")
@click.option("--jobs", metavar="N", type=click.IntRange(1), default=_cores(), help="Processes. [default: one a core]")
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(0, min_open=True),
    default=30.0,
    show_default=True,
    help="Time for one page; one that takes longer fails.",
)
@click.option("--resume", is_flag=True, help="Go on with what an earlier run left; do what has changed again.")
@click.option("--retry-failed", is_flag=True, help="Do only the pages that failed in an earlier run.")
@click.option("--dry-run", is_flag=True, help="Show what would be done, and write nothing.")
@click.option("--summary", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Figures as JSON.")
def clean(
    sources: tuple[str, ...],
    output: Path | None,
    format: Any,
    mode: Any,
    kind: Any,
    without: tuple[str, ...],
    **more: Any,
) -> None:
    """Clean files, folders, archives and tables of pages.

    Folders are mirrored: .html, .htm, .xhtml, .txt and .md files (also .gz) become text files, or Markdown
    with --format md; others are listed as skipped. JSON Lines, Parquet and WARC or WET files become tables of
    the same name, and members of zip and tar files text files in a folder of that name; with a table as OUT
    everything becomes one table. One page, or - for standard input, goes to standard output unless -o is
    given. A page without an article gives an empty file.

    A run can be stopped and started at will: --resume goes on where it ended.

    \b
    Exit codes: 0 all clean, 1 some pages failed or nothing more could be written, 2 wrong usage,
    130 interrupted.

    \b
    Examples:
      scrubber clean pages/ -o clean/
      scrubber clean pages/ -o clean/ --format md --front-matter
      scrubber clean a.html b.txt -o clean/ --mode precision --without casing
      scrubber clean crawl/*.warc.gz -o clean.jsonl
      scrubber clean pages.jsonl -o clean.parquet --text-field html
      scrubber clean - < page.html > page.txt
      scrubber clean - --from jsonl < pages.jsonl > clean.jsonl
    """
    from scrubber.batch.formats import Fields
    from scrubber.batch.settings import Settings

    fields = Fields(more["text_field"], more["url_field"])
    settings = Settings(
        mode,
        kind,
        pipeline_without(without),
        fields,
        more["changes"],
        more["mark_duplicates"],
        markdown=more["markdown"] or format == "md",
        **{name: more[name] for name in ("links", "images", "front_matter", "comments")},
    )
    if output is None:
        _to_standard_output(sources, settings, more)
        return
    if "-" in sources:
        raise click.UsageError("- goes to standard output, without -o and alone")
    _to_target(sources, output, format or _format_of(output), settings, more)


def _format_of(output: Path) -> str:
    return next((format for suffix, format in _TABLES.items() if output.name.lower().endswith(suffix)), "text")


def _to_standard_output(sources: tuple[str, ...], settings: Settings, more: dict[str, Any]) -> None:
    if len(sources) != 1 or Path(sources[0]).is_dir():
        raise click.UsageError("name a folder or a table for the output with -o")
    if more["origin"] == "jsonl":
        _stream(settings, more)
        return
    from scrubber.batch.formats import kind_of_file

    if sources[0] != "-" and kind_of_file(sources[0]) not in ("page", None):
        raise click.UsageError(f"{sources[0]} holds many pages: name a folder or a table for them with -o")
    page = read(sources[0])
    if sources[0].lower().endswith(".gz"):
        page = _unpacked(sources[0], page)
    result = settings.clean(page)
    text = result.text
    if text and settings.markdown:
        text = settings.markdown_of(result, front_matter=settings.front_matter)
    sys.stdout.buffer.write((text + "\n" if text else "").encode("utf-8", "replace"))


def _unpacked(name: str, packed: bytes) -> bytes:
    from scrubber.batch.work import unpacked

    try:
        return unpacked(packed)
    except (OSError, EOFError, ValueError) as error:
        click.echo(f"Error: {name}: {error}", err=True)
        sys.exit(SOME_FAILED)


def _stream(settings: Settings, more: dict[str, Any]) -> None:
    """JSON Lines from standard input to standard output, in order."""
    from scrubber.batch.stream import clean_lines

    some_failed = False
    try:
        for line, status in clean_lines(sys.stdin.buffer, settings, more["jobs"], more["timeout"]):
            sys.stdout.buffer.write(line)
            some_failed |= status == "failed"
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # nobody reads on
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  (Python would complain again at its end)
        sys.exit(SOME_FAILED)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    if some_failed:
        sys.exit(SOME_FAILED)


def _to_target(sources: tuple[str, ...], output: Path, format: str, settings: Settings, more: dict[str, Any]) -> None:
    from scrubber.batch import BatchStopped, MissingExtra, PlanError, plan_files
    from scrubber.cli.show import print_plan, print_report

    is_table = format in _TABLES.values()
    if is_table and _format_of(output) != format:
        output /= f"pages.{format}"
    if output.exists() and output.is_dir() == is_table:
        raise click.UsageError(f"{output} is {'a folder' if output.is_dir() else 'a file'}: it cannot be the output")
    try:
        plan = plan_files(sources, output, format)  # type: ignore[arg-type]
        if more["dry_run"]:
            print_plan(plan)
            return
        report = _run(plan, settings, more)
    except (PlanError, MissingExtra) as error:
        raise click.UsageError(str(error)) from error
    except BatchStopped as stopped:
        report = stopped.report
    print_report(report, output)
    if more["summary"]:
        _write_summary(more["summary"], report)
    if report.stopped == "interrupted":
        sys.exit(INTERRUPTED)
    if report.states["failed"] or report.stopped:
        sys.exit(SOME_FAILED)


def _run(plan: Plan, settings: Settings, more: dict[str, Any]) -> BatchReport:
    from scrubber.batch import Running, run_plan
    from scrubber.cli.show import progress_on

    jobs = more["jobs"]
    if plan.kinds() <= {"page"}:
        jobs = min(jobs, 1 + len(plan) // 16)  # a process costs as much as some pages to start
    running = Running(jobs, more["timeout"], more["resume"], more["retry_failed"], more["mark_duplicates"])
    signal.signal(signal.SIGTERM, _interrupt)  # ends as cleanly as Ctrl-C
    with progress_on(sys.stderr.isatty()) as progress:
        return run_plan(plan, settings, running, progress)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _write_summary(path: Path, report: BatchReport) -> None:
    try:
        path.write_text(json.dumps(report.to_dict(), indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        click.echo(f"Error: {path}: {error.strerror}", err=True)
        sys.exit(SOME_FAILED)
