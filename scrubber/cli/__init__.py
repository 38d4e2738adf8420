"""The command `scrubber`: clean files and folders, explain a page, list the stages."""

from __future__ import annotations

from typing import Any

import click

from scrubber._version import __version__
from scrubber.cli.clean import clean
from scrubber.cli.options import pipeline_without, read, with_options


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


main.add_command(clean)


@main.command()
@click.argument("file")
@with_options
def explain(file: str, mode: Any, kind: Any, without: tuple[str, ...]) -> None:
    """Show what is removed from FILE (- for standard input), by which stage and rule."""
    from rich.console import Console
    from rich.markup import escape

    from scrubber.api import scrub

    result = scrub(read(file), mode=mode, kind=kind, pipeline=pipeline_without(without))
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


def _printable(text: str) -> str:
    """The text on one line, without control characters that a terminal would obey."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    return shown if len(shown) <= 300 else f"{shown[:200]} … {shown[-80:]}"
