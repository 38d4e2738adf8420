"""The seeds of the fuzzers: pieces of the samples and of the suite's hostile inputs.

    python benchmarks/fuzz/seeds.py FOLDER

writes FOLDER/text and FOLDER/html.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.hostile.running import KINDS  # noqa: E402
from tests.stages.test_growth import UNITS  # noqa: E402

LONGEST = 600


def main() -> None:
    folder = Path(sys.argv[1])
    found: dict[str, list[bytes]] = {"text": [], "html": []}
    for path in sorted((ROOT / "samples" / "pages").iterdir()):
        raw = path.read_bytes()
        room = "html" if path.suffix == ".html" else "text"
        found[room] += [raw[at : at + LONGEST] for at in range(0, len(raw), LONGEST)]
    for path in sorted((ROOT / "tests" / "unchanged").rglob("*.txt")):
        found["text"].append(path.read_bytes()[:LONGEST])
    found["text"] += [(unit * 20).encode("utf-8", "replace") for unit in UNITS]
    for kind in KINDS.values():
        page = kind.make(min(kind.small, 30))
        if isinstance(page, (str, bytes)):
            raw = page if isinstance(page, bytes) else str(page).encode("utf-8", "replace")
            found["text" if kind.options else "html"].append(raw[:LONGEST])
    for room, seeds in found.items():
        (folder / room).mkdir(parents=True, exist_ok=True)
        for seed in seeds:
            (folder / room / hashlib.sha1(seed).hexdigest()[:16]).write_bytes(seed[-1:] + seed)
        print(room, len(seeds))


if __name__ == "__main__":
    main()
