import os
import subprocess
import sys
import time

import pytest

from scrubber.batch.engine import Failure, Pool
from tests.batch.working import Number, sleeping, squared

NUMBERS = [Number(n) for n in range(200)]
BAD = {13: "the process that cleaned it died (SIGKILL)", 17: "took longer than 0.5 s"}


@pytest.fixture
def pool():
    with Pool(squared, workers=2, timeout=0.5) as pool:
        yield pool


# What goes wrong costs the one task.


@pytest.mark.parametrize("order", ["as_done", "in_order"])
def test_a_task_that_hangs_or_kills_its_process_costs_only_itself(pool, order):
    results = {task.value: result for task, result in getattr(pool, order)(iter(NUMBERS))}
    assert results == {n: Failure(BAD[n]) if n in BAD else n * n for n in range(200)}


def test_the_order_is_kept_where_asked(pool):
    assert [task.value for task, _ in pool.in_order(iter(NUMBERS))] == list(range(200))


@pytest.mark.parametrize("order", ["as_done", "in_order"])
def test_tasks_are_taken_as_they_are_needed(order):
    taken = 0

    def tasks():
        nonlocal taken
        for n in range(100_000):
            taken += 1
            yield Number(n + 100)

    with Pool(squared, workers=2, timeout=None) as pool:
        results = getattr(pool, order)(tasks())
        root = round(next(results)[1] ** 0.5)  # the first one, or whichever is done first
        assert root == 100 or (order == "as_done" and 100 < root < 1100)
        assert taken < 1000
        results.close()


def test_heavy_tasks_go_alone():
    with Pool(sleeping, workers=2, timeout=None) as pool:
        processes = [
            process for _, process in pool.in_order(Number(3, weight=2_000_000) for _ in range(2))
        ]  # the other one needs time to start
    assert len(set(processes)) == 2


def test_no_tasks_no_results(pool):
    assert list(pool.as_done(iter(()))) == list(pool.in_order(iter(()))) == []


# A program that ends, or is not made for this.


def test_leaving_the_pool_ends_the_processes_whatever_they_do():
    begun = time.monotonic()
    with Pool(sleeping, workers=2, timeout=None) as pool:
        results = pool.as_done([Number(0, weight=2_000_000), Number(600, weight=2_000_000)])
        next(results)
    assert time.monotonic() - begun < 60


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="processes are looked up in /proc")
def test_the_processes_end_with_a_parent_that_was_killed():
    code = (
        "import multiprocessing, os, signal\n"
        "from scrubber.batch.engine import Pool\n"
        "from tests.batch.working import Number, sleeping\n"
        "if __name__ == '__main__':\n"
        "    with Pool(sleeping, workers=2, timeout=None) as pool:\n"
        "        for _, process in pool.as_done([Number(0, 2_000_000), Number(600, 2_000_000)]):\n"
        "            print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
        "            os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    children = [int(pid) for pid in done.stdout.split()]
    assert children, done.stderr
    for _ in range(100):
        if not any(_is_running(pid) for pid in children):
            return
        time.sleep(0.1)
    pytest.fail(f"still there: {children}")


def _is_running(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_script_without_its_guard_is_told_so(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import scrubber\nprint([r.text for r in scrubber.clean_many(['<p>It rained.</p>'] * 3, workers=2)])\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert '__name__ == "__main__"' in done.stderr


def test_work_that_cannot_be_sent_is_told_at_once():
    with pytest.raises(Exception, match="pickle"), Pool(lambda task: 1, workers=2, timeout=None) as pool:
        list(pool.as_done(iter(NUMBERS)))
