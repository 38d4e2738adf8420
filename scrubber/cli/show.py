"""What a person sees while many pages are cleaned, and at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from scrubber.batch import BatchReport, Plan, Progress

_WORDS = {"not_article": "without an article", "empty": "empty", "failed": "failed"}
_EVERY = 0.1  # seconds between two looks at the bar
_LISTED = 20  # failed and skipped files that are listed; the summary file and the manifest hold all
_SLOWEST = 3
_SLOW = 1.0  # seconds: a page below is not worth naming


@contextmanager
def progress_on(terminal: bool) -> Iterator[Callable[[Progress], None]]:
    """A function to call with the progress: a bar on a terminal, and nothing elsewhere."""
    if not terminal:
        yield lambda at: None
        return
    from rich import progress as rich_progress
    from rich.console import Console

    columns = (
        rich_progress.TextColumn("{task.description}"),
        rich_progress.BarColumn(),
        rich_progress.TextColumn("{task.fields[pages]}"),
        rich_progress.TimeRemainingColumn(),
    )
    with rich_progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("planning", total=None, pages="")
        begun = last = time.monotonic()

        def show(at: Progress) -> None:
            nonlocal begun, last
            now = time.monotonic()
            if now - last < _EVERY:
                return
            last = now
            pages = sum(at.states.values())
            if not at.total:
                begun = now
                bar.update(task, pages=f"{at.planned:,} inputs")
                return
            counts = ", ".join(
                f"{at.states[status]:,} {words}" for status, words in _WORDS.items() if at.states[status]
            )
            shown = f"{pages + at.again:,} pages, {pages / max(now - begun, 0.1):,.0f}/s" + (
                f", {counts}" if counts else ""
            )
            bar.update(task, description="cleaning", total=at.total, completed=at.read, pages=shown)

        yield show


def print_plan(plan: Plan) -> None:
    """What would be done: each input with its output."""
    for planned in plan:
        click.echo(f"{planned.source} -> {planned.output}")
    _print_skipped(plan.skipped, plan.skipped_count)
    click.echo(f"{len(plan)} inputs; nothing was written")


def print_report(report: BatchReport, target: object) -> None:
    """The figures of a run, and what failed."""
    from rich.console import Console
    from rich.table import Table

    states = report.states
    parts = [f"{states['ok']:,} clean"]
    parts += [f"{states[status]:,} {words}" for status, words in _WORDS.items() if states[status]]
    share = f", {report.after / report.before:.0%} of their text kept" if report.before else ""
    click.echo(f"{sum(states.values()):,} pages: {', '.join(parts)}{share} -> {target}")
    if report.again:
        click.echo(f"{report.again:,} of them were done before")
    if report.duplicates:
        click.echo(f"{report.duplicates:,} pages nearly repeat another")
    if report.removed:
        table = Table("removed by", "characters", "share", box=None, pad_edge=False)
        table.columns[1].justify = table.columns[2].justify = "right"
        for stage, count in report.removed.most_common():
            if count:
                table.add_row(stage, f"{count:,}", f"{count / report.before:.1%}" if report.before else "")
        Console(highlight=False).print(table)
    for page in report.slowest[:_SLOWEST]:
        if page.seconds >= _SLOW:
            click.echo(f"slow: {page.name}: {page.seconds:.1f} s")
    _print_skipped(report.skipped, report.skipped_count)
    failed = report.failed
    for page in failed[:_LISTED]:
        click.echo(f"failed {page.name}: {page.reason}", err=True)
    if len(failed) > _LISTED:
        click.echo(f"... and {len(failed) - _LISTED:,} more failed; --summary FILE lists them all", err=True)
    if report.stopped:
        click.echo(f"stopped before all was done: {report.stopped}; go on with --resume", err=True)


def _print_skipped(skipped: Sequence[tuple[object, str]], count: int) -> None:
    for path, reason in skipped[:_LISTED]:
        click.echo(f"skipped {path}: {reason}")
    if count > _LISTED:
        click.echo(f"... and {count - _LISTED:,} more skipped")
