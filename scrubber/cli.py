"""The command `scrubber`: clean files and folders, explain a page, list the stages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scrubber._version import __version__

if TYPE_CHECKING:
    from scrubber.batch import BatchReport, PageReport, Plan
    from scrubber.pipeline import Pipeline

SOME_FAILED = 1  # the exit code; click exits with 2 for wrong usage

_OPTIONS: list[Callable[[Any], Any]] = [
    click.option(
        "--mode",
        type=click.Choice(["precision", "balanced", "recall"]),
        default="balanced",
        show_default=True,
        help="Drop what is doubtful, weigh it, or keep it.",
    ),
    click.option(
        "--kind",
        type=click.Choice(["auto", "html", "fragment", "text"]),
        default="auto",
        show_default=True,
        help="What the pages are, where finding out goes wrong.",
    ),
    click.option("--without", metavar="STAGE", multiple=True, help="Leave this stage out. May be repeated."),
]


def _with_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="scrubber")
def main() -> None:
    """From scraped pages to their clean article bodies.

    \b
    Examples:
      scrubber clean pages/ -o clean/          a folder, mirrored
      scrubber clean page.html                 one page, to standard output
      curl -s https://example.org | scrubber clean -
      scrubber explain page.html               what would go, and why
    """


@main.command()
@click.argument("sources", metavar="IN...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the clean text files.",
)
@_with_options
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    help="Processes. [default: one per core]",
)
def clean(
    sources: tuple[str, ...], output: Path | None, mode: Any, kind: Any, without: tuple[str, ...], jobs: int
) -> None:
    """Clean files and folders into text files.

    Folders are mirrored: .html, .htm, .xhtml, .txt and .md files are cleaned, others are listed as
    skipped. One file, or - for standard input, goes to standard output unless -o names a folder. A page
    without an article gives an empty file.

    \b
    Exit codes: 0 all clean, 1 some pages failed, 2 wrong usage.

    \b
    Examples:
      scrubber clean pages/ -o clean/
      scrubber clean a.html b.txt -o clean/ --mode precision --without casing
      scrubber clean - < page.html > page.txt
    """
    pipeline = _pipeline(without)
    paths = [Path(source) for source in sources]
    if output is None:
        if len(paths) != 1 or paths[0].is_dir():
            raise click.UsageError("name a folder for the output with -o")
        _to_standard_output(sources[0], mode=mode, kind=kind, pipeline=pipeline)
        return
    if "-" in sources:
        raise click.UsageError("- goes to standard output, without -o and alone")
    from scrubber.batch import PlanError, plan_files

    try:
        plan = plan_files(paths, output)
    except PlanError as error:
        raise click.UsageError(str(error)) from error
    jobs = min(jobs, max(1, len(plan.tasks) // 8))  # a process costs as much as some pages to start
    report = _run_with_progress(plan, mode=mode, kind=kind, pipeline=pipeline, jobs=jobs)
    _print_summary(report, output)
    if report.failed:
        sys.exit(SOME_FAILED)


@main.command()
@click.argument("file")
@_with_options
def explain(file: str, mode: Any, kind: Any, without: tuple[str, ...]) -> None:
    """Show what is removed from FILE (- for standard input), by which stage and rule."""
    from rich.console import Console
    from rich.markup import escape

    from scrubber.api import scrub

    result = scrub(_read(file), mode=mode, kind=kind, pipeline=_pipeline(without))
    console = Console(highlight=False, soft_wrap=True)
    edits = result.changes_by_block()
    for number, block in enumerate(result.blocks):
        if block.drop is not None:
            why = f"{block.drop.stage}: {block.drop.rule}"
            console.print(f"[red]- {escape(_printable(block.source))}[/]  [dim]{escape(why)}[/]")
        else:
            console.print(f"  {escape(_printable(block.text))}")
        for change in edits.get(number, ()):
            was, now = _printable(change.before), _printable(change.after)
            why = f"{change.stage}: {change.rule}"
            console.print(f"    [yellow]{escape(repr(was))} -> {escape(repr(now))}[/]  [dim]{escape(why)}[/]")
    dropped = sum(not block.kept for block in result.blocks)
    console.print(
        f"\n{result.kind}, language {result.language or 'unknown'}, {result.status}: "
        f"{len(result.blocks)} blocks, {dropped} dropped, {len(result.changes)} edits"
    )
    for warning in result.warnings:
        console.print(f"warning: {escape(warning)}")


@main.command()
def stages() -> None:
    """List the stages in their order."""
    from rich.console import Console
    from rich.table import Table

    from scrubber.pipeline import Pipeline

    table = Table("Stage", "What it does", box=None, pad_edge=False)
    for stage in Pipeline.default().stages:
        table.add_row(stage.name, stage.summary)
    Console(highlight=False).print(table)


def _pipeline(without: tuple[str, ...]) -> Pipeline:
    from scrubber.pipeline import Pipeline

    try:
        return Pipeline.default().without(*without)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--without") from error


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except FileNotFoundError:
        raise click.UsageError(f"no such file: {file}") from None
    except OSError as error:
        click.echo(f"Error: {file}: {error.strerror}", err=True)
        sys.exit(SOME_FAILED)


def _to_standard_output(file: str, **options: Any) -> None:
    from scrubber.api import clean

    text = clean(_read(file), **options)
    sys.stdout.buffer.write((text + "\n" if text else "").encode())


def _run_with_progress(plan: Plan, **options: Any) -> BatchReport:
    """Run the plan with a progress bar on a terminal, and silently elsewhere."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from scrubber.batch import run_plan

    if not sys.stderr.isatty():
        return run_plan(plan, **options)
    from rich.console import Console

    columns = (TextColumn("cleaning"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("cleaning", total=len(plan.tasks))

        def advance(page: PageReport) -> None:
            bar.advance(task)

        return run_plan(plan, progress=advance, **options)


def _print_summary(report: BatchReport, output: Path) -> None:
    states = [page.status for page in report.pages]
    before, after = sum(page.before for page in report.pages), sum(page.after for page in report.pages)
    parts = [f"{states.count('ok')} clean"]
    for status, words in (("not_article", "without an article"), ("empty", "empty"), ("failed", "failed")):
        if status in states:
            parts.append(f"{states.count(status)} {words}")
    share = f", {after / before:.0%} of their text kept" if before else ""
    click.echo(f"{len(states)} pages: {', '.join(parts)}{share} -> {output}")
    if report.removed:
        removed = ", ".join(f"{stage} {count:,}" for stage, count in report.removed.most_common() if count)
        click.echo(f"characters removed: {removed}")
    for path, reason in report.skipped:
        click.echo(f"skipped {path}: {reason}")
    for page in report.failed:
        click.echo(f"failed {page.source}: {page.reason}", err=True)


def _printable(text: str) -> str:
    """The text on one line, without control characters that a terminal would obey."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    return shown if len(shown) <= 300 else f"{shown[:200]} … {shown[-80:]}"
