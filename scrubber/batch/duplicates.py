"""Near-duplicate pages of a run, found by MinHash over shingles of five words.

Broder, "On the resemblance and containment of documents" (1997). Signatures of 128 values are cut into
16 bands of 8: two texts that share 0.9 of their shingles agree in one band at least with probability
1 - (1 - 0.9^8)^16 > 0.999. The bands stand in a table on disk, so that memory does not grow with the pages.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from scrubber.batch.formats import extra
from scrubber.batch.manifest import Manifest

SIMILAR = 0.9  # the share of equal values from which two pages count as the same
_VALUES, _BANDS = 128, 16
_WIDTH = _VALUES // _BANDS
_SHINGLE = 5
_MOST_CANDIDATES = 8  # looked at for each band: a template that a thousand pages share is found in the first few
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")  # where words are not set apart, characters


def signature_of(text: str) -> bytes | None:
    """The MinHash signature of a text, or None for a text without words."""
    words = _WORD.findall(text.lower())
    if not words:
        return None
    signature = extra("rensa").RMinHash(num_perm=_VALUES, seed=1)
    signature.update([" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))])
    return struct.pack(f"<{_VALUES}I", *signature.digest())


def mark(manifest: Manifest) -> int:
    """Record for each page which earlier one it repeats, and return how many do. Linear in the pages."""
    manifest.execute("DELETE FROM duplicates")
    manifest.execute("CREATE TEMP TABLE bands (key BLOB, input INTEGER, number INTEGER, signature BLOB)")
    manifest.execute("CREATE INDEX temp.bands_by_key ON bands (key)")
    count = 0
    for input, number, signature in manifest.signatures():
        keys = [bytes([band]) + signature[band * _WIDTH * 4 : (band + 1) * _WIDTH * 4] for band in range(_BANDS)]
        first = _first_like(manifest, keys, signature)
        if first is not None:
            manifest.execute("INSERT INTO duplicates VALUES (?, ?, ?, ?)", (input, number, *first))
            count += 1
            continue
        for key in keys:
            manifest.execute("INSERT INTO bands VALUES (?, ?, ?, ?)", (key, input, number, signature))
    manifest.execute("DROP TABLE temp.bands")
    manifest.commit()
    return count


def _first_like(manifest: Manifest, keys: list[bytes], signature: bytes) -> tuple[int, int] | None:
    for input, number, other in _candidates(manifest, keys):
        if _similarity(signature, other) >= SIMILAR:
            return input, number
    return None


def _candidates(manifest: Manifest, keys: list[bytes]) -> Iterator[tuple[int, int, bytes]]:
    query = "SELECT input, number, signature FROM bands WHERE key = ? ORDER BY rowid LIMIT ?"
    for key in keys:
        yield from manifest.execute(query, (key, _MOST_CANDIDATES)).fetchall()


def _similarity(one: bytes, other: bytes) -> float:
    pairs = zip(struct.unpack(f"<{_VALUES}I", one), struct.unpack(f"<{_VALUES}I", other), strict=True)
    return sum(1 for a, b in pairs if a == b) / _VALUES
