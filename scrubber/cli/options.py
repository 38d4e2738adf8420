"""Options that several commands take, and what they make of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from scrubber.pipeline import Pipeline

SOME_FAILED = 1  # the exit code; click exits with 2 for wrong usage
INTERRUPTED = 130  # as shells say it of a program that Ctrl-C ended

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


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say how a page is cleaned."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def pipeline_without(names: tuple[str, ...]) -> Pipeline:
    """The default pipeline without these stages. Wrong usage where there is no such stage."""
    from scrubber.pipeline import Pipeline

    try:
        return Pipeline.default().without(*names)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--without") from error


def read(file: str) -> bytes:
    """The bytes of a file or, for `-`, of standard input. Ends the program when it cannot be read."""
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except FileNotFoundError:
        raise click.UsageError(f"no such file: {file}") from None
    except OSError as error:
        click.echo(f"Error: {file}: {error.strerror}", err=True)
        sys.exit(SOME_FAILED)
