"""Workers: answers in the order of the tasks, and a death that costs nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims.workers import Ready, WorkerLostError, workers


def doubled(number: int) -> int:
    return 2 * number


def slower_first(number: int) -> int:
    time.sleep(0.2 if number % 3 == 0 else 0)
    return number


def deadly(task: tuple[int, str]) -> int:
    """Kill the process on 3: always, or only as long as the file named is not there."""
    number, once = task
    if number == 3 and not (once and Path(once).exists()):
        if once:
            Path(once).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("wanted", ["1", "2"])
def test_answers_come_in_the_order_of_the_tasks(wanted: str) -> None:
    tasks = [Ready(number) if number % 4 == 1 else number for number in range(20)]
    with workers(wanted) as doing:
        assert list(doing.map(slower_first, tasks)) == list(range(20))


def test_tasks_are_drawn_as_they_are_needed() -> None:
    drawn = []

    def tasks() -> object:
        for number in range(1000):
            drawn.append(number)
            yield number

    with workers("2") as doing:
        answers = doing.map(doubled, tasks())  # type: ignore[arg-type]  # a generator of numbers
        assert next(answers) == 0
        assert len(drawn) < 10


def test_a_death_costs_nothing(tmp_path: Path) -> None:
    once = str(tmp_path / "died")
    with workers("2") as doing:
        assert list(doing.map(deadly, [(number, once) for number in range(12)])) == list(range(12))


def test_a_task_that_kills_is_given_up_and_the_rest_goes_on() -> None:
    with workers("2") as doing:
        found = doing.map(deadly, [(number, "") for number in range(12)], lost=lambda task: -task[0])
        assert list(found) == [0, 1, 2, -3, *range(4, 12)]


def test_where_nobody_answers_for_it_the_work_ends() -> None:
    with workers("2") as doing, pytest.raises(WorkerLostError, match="died twice"):
        list(doing.map(deadly, [(number, "") for number in range(12)]))


def test_a_killed_parent_leaves_no_process() -> None:
    code = (
        "from claims.workers import workers; from tests.test_workers import own_pid; import time\n"
        "if __name__ == '__main__':\n"
        "    with workers('2') as doing:\n"
        "        print(*doing.map(own_pid, range(8)), flush=True); time.sleep(60)"
    )
    root = Path(__file__).parents[1]
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=root)
    assert parent.stdout is not None
    with parent.stdout as told:
        children = {int(pid) for pid in told.readline().split()}
    parent.kill()
    parent.wait(timeout=30)
    deadline = time.monotonic() + 30
    while any(is_running(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert children
    assert not any(is_running(child) for child in children)


def own_pid(_number: int) -> int:
    time.sleep(0.1)
    return os.getpid()


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
