"""The numbers of lines beside a listing, which highlighters put into a column of their own.

>>> from scrubber import clean
>>> clean("<p>It rains.</p><td><pre>1\\n2</pre></td><td><pre>wet = True\\nrain(wet)</pre></td><p>It rained.</p>")
'It rains.\\n\\nwet = True\\nrain(wet)\\n\\nIt rained.'
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from scrubber.document import Document, Drop
from scrubber.stage import Mode, block_stage


@block_stage("linenumbers")
def drop_line_numbers(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops listings that only number the lines of the listing behind them."""
    for number, (block, listing) in enumerate(pairwise(document.blocks)):
        if block.kind == "code" == listing.kind and block.drop is None and block.text[-1:].isdecimal():
            lines = block.text.split()
            first = int(lines[0]) if lines[0].isdecimal() and len(lines[0]) < 9 else -1
            counted = listing.text.count("\n") + 1
            if len(lines) == counted and lines == [str(first + line) for line in range(counted)]:
                yield Drop(number, "line numbers")
