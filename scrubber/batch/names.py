"""Names of outputs for the members of an archive: safe whatever the archive says, and no two the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from scrubber.batch.formats import stem_of
from scrubber.batch.manifest import Input, Manifest
from scrubber.batch.plan import Format, key_of

_LONGEST = 200  # bytes of one part of a name: file systems take 255
_UNSAFE = re.compile(r'[\x00-\x1f\x7f:<>"|?*]')


def member_outputs(manifest: Manifest, input: Input, format: Format) -> Callable[[str], Path]:
    """A function that gives each member of an archive its output, for names in the archive's order.

    `a.html` becomes `a.txt`; where that is taken `a.html.txt`, then `a.html~2.txt` and so on. The same
    archive gives the same names every time.
    """
    suffix = ".md" if format == "md" else ".txt"
    manifest.execute("CREATE TEMP TABLE IF NOT EXISTS taken (key TEXT PRIMARY KEY) WITHOUT ROWID")
    counts = 1

    def output_of(member: str) -> Path:
        nonlocal counts
        path = input.output / safe(member)
        candidates = [path.with_name(stem_of(path.name) + suffix), path.with_name(path.name + suffix)]
        for candidate in candidates:
            if _take(manifest, candidate):
                return candidate
        while True:
            counts += 1  # over the whole archive: finding a free name stays cheap however often one is used
            candidate = path.with_name(f"{path.name}~{counts}{suffix}")
            if _take(manifest, candidate):
                return candidate

    return output_of


def safe(member: str) -> Path:
    """The name of a member as a path that stays below where it is put.

    >>> safe("../../etc/./pass:wd.html").as_posix()
    'etc/pass_wd.html'
    """
    parts = [_part(part) for part in member.replace("\\", "/").split("/") if part.strip(". ")]
    return Path(*parts[-20:]) if parts else Path("page")


def _part(part: str) -> str:
    part = _UNSAFE.sub("_", part).rstrip(". ").encode("utf-8", "replace").decode()
    if part.startswith(".scrubber"):
        part = "_" + part
    raw = part.encode()
    if len(raw) <= _LONGEST:
        return part
    suffix = Path(part).suffix[:10]
    return raw[: _LONGEST - 30].decode("utf-8", "ignore") + "~" + hashlib.sha256(raw).hexdigest()[:12] + suffix


def _take(manifest: Manifest, output: Path) -> bool:
    """Whether the name is free; from then on it is not."""
    key = key_of(output)
    if manifest.execute("SELECT 1 FROM inputs WHERE key = ? AND kind = 'page'", (key,)).fetchone():
        return False
    return manifest.execute("INSERT OR IGNORE INTO taken VALUES (?)", (key,)).rowcount == 1
