"""What a hostile input is, and the register of all of them.

A kind is a function from a size to a page. `full` is the size at which the benchmark runs it, `small` the size
for the ordinary suite. `kept` are the sentences that must be in the output at every size; a kind without any shows
no article in a browser, or holds nothing that could be one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

FIRST = "The harbour master kept the old list for two years, and nobody on the quay had asked her why."
LAST = "On Monday morning the ferry left without her, and the list stayed behind in the drawer of the old desk."
MIDDLE = (
    "She had written down every boat that came in after dark, with the day, the weather and the name of the man who "
    "stood at the wheel, because her father had done so before her and because somebody ought to know."
)
BODY = (
    "The list began with the fishing boats, thirty-one of them, and ended with the two yachts that belonged to the mayor "
    "and to his brother-in-law, neither of whom could sail.",
    "When the new office opened across the river, a clerk came over with a form and asked how many boats there were. She "
    "told him to count them himself, and he did, standing in the rain with his form under his coat.",
    "He found twenty-eight. She told him about the other three over a cup of tea, and he wrote them down as well, though "
    "he had not seen them. From then on he came every Friday, and the form became a habit of theirs.",
    "Nobody remembers today who first proposed that the list should be printed. The teacher says it was the priest, and "
    "the priest says it was the baker, who has moved away. It was printed all the same, on yellow paper.",
    "Four hundred copies were made and three hundred and ninety were sold, most of them to people who wanted to see "
    "whether their grandfather was in it. He was in most cases, and more often than they would have liked.",
)
BOTH = (FIRST, LAST)
PARAGRAPHS = "".join(f"<p>{paragraph}</p>\n" for paragraph in (FIRST, MIDDLE, *BODY, LAST))
ARTICLE = f"<h1>The list of the harbour master</h1>\n{PARAGRAPHS}"
TEXT = "\n\n".join((FIRST, MIDDLE, *BODY, LAST))


class Kind(NamedTuple):
    """One kind of hostile input."""

    name: str
    theme: str
    make: Callable[[int], Any]
    full: int
    small: int
    kept: tuple[str, ...]
    options: dict[str, Any]


KINDS: dict[str, Kind] = {}


def hostile(
    full: int, *, small: int = 0, kept: tuple[str, ...] = BOTH, **options: Any
) -> Callable[[Callable[[int], Any]], Callable[[int], Any]]:
    """Register a function from a size to a page as a kind of hostile input; `options` go to `scrub()`."""

    def register(make: Callable[[int], Any]) -> Callable[[int], Any]:
        theme = make.__module__.rpartition(".")[2]
        name = f"{theme}.{make.__name__}"
        assert name not in KINDS, name
        KINDS[name] = Kind(name, theme, make, full, small or max(1, full // 50), kept, options)
        return make

    return register


def page(before: str = "", behind: str = "", article: str = ARTICLE, head: str = "") -> str:
    """An article in a page, with something around it."""
    return (
        f"<!doctype html><html><head><title>The list</title>{head}</head><body>{before}{article}{behind}</body></html>"
    )
