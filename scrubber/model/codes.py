"""A text as an array of numbers, for looking at all of its characters at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

LAST = 0xFFFF  # what stands for all characters behind it (emoji, rare writings)


def codes_of(text: str) -> np.ndarray[Any, Any]:
    """One number from 0 to `LAST` for each character of the text.

    >>> codes_of("aé😀").tolist()
    [97, 233, 65535]
    """
    import numpy as np  # slow to load

    codes: np.ndarray[Any, Any] = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(codes) > len(text):  # some characters take two
        wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        codes = np.minimum(wide, LAST).astype(np.uint16)
    return codes
