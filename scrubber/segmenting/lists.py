"""The marks of list items: a hyphen, or the number that the page gives them."""

from __future__ import annotations

from collections.abc import Sequence

from scrubber.document import Container


class Numbering:
    """The next number of each ordered list."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}

    def begin(self, container: Container, start: str) -> None:
        """An ordered list begins with the number `start`, or with 1."""
        self._next[container.id] = int(start) if start.isdecimal() and len(start) < 10 else 1

    def marker(self, containers: Sequence[Container], value: str = "") -> str:
        """The mark of an item that begins in the innermost list; `value` is its number where the page gives one."""
        for container in reversed(containers):
            if container.kind == "ordered":
                number = int(value) if value.isdecimal() and len(value) < 10 else self._next.get(container.id, 1)
                self._next[container.id] = number + 1
                return f"{number}."
            if container.kind == "list":
                break
        return "-"
