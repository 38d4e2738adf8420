"""Page furniture known word for word: login, share, cookie, newsletter, comment prompts.

A block goes only when the *whole* block is such a phrase, so that an article about cookies is an
article. The phrases are data: `scrubber/lexicons/prompts/`, one file for each family, which is the
rule that a dropped block names. In plain text the learned judge has its say first: what stands among the
article's own lines like one of them (an entry "Contact us" of a list) is none. A page that shows a
check for robots or the error of a server (`walls`), and little else, goes as a whole.

>>> from scrubber import clean
>>> clean("It rained.\\n\\nAlready have an account? Login here\\n\\nAdd Job Alert")
'It rained.'
"""

from __future__ import annotations

from collections.abc import Iterator

from scrubber.document import Document, Drop
from scrubber.model.prompts import confirmed, find_prompts, walled
from scrubber.stage import Mode, block_stage


@block_stage("prompts")
def drop_prompts(document: Document, mode: Mode) -> Iterator[Drop]:
    """Drops blocks that are a login, share, cookie, newsletter, comment or similar prompt as a whole."""
    found = find_prompts(document.blocks, document.kind)
    if document.kind == "text":
        found = confirmed(found, document.blocks)
    yield from (Drop(number, family) for number, family in found.items())
    if document.kind == "html":
        yield from (Drop(number, "walls") for number in walled(found, document.blocks))
