"""The same properties on mutated seeds, without looking at coverage: several times as many executions in the same time.

    python benchmarks/fuzz/blind.py text|html CORPUS FINDS --seconds N [--seed N] [--longest 200]

Needs no atheris. An input that raises, breaks a property or takes more than 10 s of the processor is written to FINDS.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parent))

import checks

SLOW = 10  # seconds
TOKENS = """
    <p> </p> <div> </div> <b> <i> <a href="http://a.b/c"> </a> <br> <table> <tr> <td> </table> <ul> <li> </ul>
    <pre> </pre> <code> </code> <script> </script> <svg> </svg> <select> <textarea> <template> <title> <h1>
    </h1> <!-- --> <![CDATA[ ]]> <plaintext> <xmp> <body> </body> <html> &amp; &lt; &gt; &#0; &nbsp; &#xD800;
    the_the On_The _, _. .. (_ _) "_ _" it_'s sup_port Ã© â€™ Â _BLANK" target= a.b/c" [url=x] [/url] {{ }} {%
    %} ${ gtag('js'); (adsbygoogle function(){ Enditem Read_more Login -30- - * 1. > | ``` ~~~ \n \u2019 1.000
    $5 % @ # THE_BIG_DAY LONDON, (AP) -- . ! ? ; : … “ ” „ « » 漢字 。 あ אב عر ١ é ß
""".encode().split()
TOKENS = tuple(token.replace(b"_", b" ") for token in TOKENS)
SIGNS = (
    b" ",
    b"  ",
    b"\n",
    b"\n\n",
    b"\t",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xe2\x80\x8b",
    b"\xc2\xad",
    b"\xc2\xa0",
    b"\xe2\x80\xa8",
)
TARGETS = {
    "text": lambda data: checks.text(data[1:].decode("utf-8", "surrogateescape"), data[0]),
    "html": lambda data: checks.html(data[1:], data[0]),
}


class Slow(BaseException):
    """The input took too long."""


def mutated(seeds: list[bytes], chance: random.Random, longest: int) -> bytes:
    """A few random changes to one of the seeds, or to a piece of a long one."""
    seed = chance.choice(seeds)
    start = chance.randrange(max(1, len(seed) - longest + 1))
    data = bytearray(seed[start : start + longest])
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 13))):
        at = chance.randrange(len(data) + 1)
        way = chance.randrange(7)
        if way == 0:
            data[at:at] = chance.choice(TOKENS)
        elif way == 1:
            data[at:at] = chance.choice(SIGNS)
        elif way == 2:
            del data[at : at + chance.choice((1, 2, 5, 20, 100))]
        elif way == 3:
            other = chance.choice(seeds)
            start = chance.randrange(len(other) + 1)
            data[at:at] = other[start : start + chance.choice((5, 20, 100, 400))]
        elif way == 4:
            data[at:at] = bytes(data[at : at + chance.choice((1, 3, 10, 50))]) * chance.choice((1, 2, 10))
        elif way == 5:
            data[at : at + 1] = bytes([chance.randrange(256)])
        else:
            data[at : at + chance.choice((1, 4))] = chance.choice(TOKENS)
        del data[longest:]
    return bytes([chance.randrange(256)]) + bytes(data)


def _alarm(number: int, frame: FrameType | None) -> None:
    raise Slow


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("target", choices=TARGETS)
    ap.add_argument("corpus", type=Path)
    ap.add_argument("finds", type=Path)
    ap.add_argument("--seconds", type=float, default=60)
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--longest", type=int, default=2_000, help="bytes of an input; short ones are done faster")
    args = ap.parse_args()
    seeds = [path.read_bytes()[1:] for path in sorted(args.corpus.iterdir())]
    chance, target = random.Random(args.seed), TARGETS[args.target]
    args.finds.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGPROF, _alarm)
    for text in (b"\0It rained.", b"\0<p>It rained.</p>"):
        target(text)  # loads what loads late
    executions = finds = 0
    told: set[str] = set()
    end = time.monotonic() + args.seconds
    while time.monotonic() < end:
        data = mutated(seeds, chance, args.longest)
        signal.setitimer(signal.ITIMER_PROF, SLOW)
        try:
            target(data)
        except (Exception, Slow) as error:
            where = "".join(traceback.format_exception(error)[-3:])
            if where not in told:
                told.add(where)
                finds += 1
                name = hashlib.sha1(data).hexdigest()[:16]
                (args.finds / name).write_bytes(data)
                print(f"{name}: {where}", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        executions += 1
        if executions % 20_000 == 0:
            print(executions, "executions,", finds, "finds", flush=True)
    print(f"{args.target}: {executions} executions, {finds} finds, seed {args.seed}")


if __name__ == "__main__":
    main()
