"""Code that wants too much, or wants to harm: what comes out, and that the next run is as ever."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quickscan_sim.grade.sandbox import Limits, Ran, Sandbox, Wanted
from quickscan_sim.grade.sandbox.accounts import account_of

FORK_BOMB = """
import os
x = 1
while True:
    try:
        os.fork()
    except OSError:
        pass
"""
DEAF_LOOP = """
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
"""
DAEMON = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in range(256):
            try:
                os.close(number)
            except OSError:
                pass
        time.sleep(600)
    os._exit(0)
x = 1
"""
FULL_DISK = """
x = 0
try:
    for number in range(1000):
        with open(f"/tmp/{number}", "wb") as file:
            for _ in range(40):
                x += file.write(bytes(1_000_000))
except OSError as error:
    y = type(error).__name__, error.errno
"""
MEMORY = "x = []\nwhile True:\n    x.append(bytearray(b'a' * 20_000_000))"
MEMORY_OF_MANY = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        held = bytearray(b"a" * 60_000_000)
        time.sleep(60)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def _the_next_run_is_unharmed(run: Any, sandbox: Sandbox, slot: int) -> Iterator[None]:
    yield
    after = run("x = 6 * 7")
    assert (after.fetched["x"].value, after.failure, after.errors) == (42, None, {})
    assert _left_of(sandbox, slot) == []


def _left_of(sandbox: Sandbox, slot: int) -> list[str]:
    """Programs of the account that code ran as, and that still run."""
    if sandbox.first_account is None:
        return []
    account = account_of(sandbox.first_account, slot)
    left = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            status = (place / "status").read_text(encoding="utf-8")
            # What has ended and waits to be looked at by the system is not there any more.
            if f"Uid:\t{account}\t" in status and "State:\tZ" not in status:
                left.append(place.name)
        except (FileNotFoundError, ProcessLookupError):
            continue
    return left


def _why(ran: Ran) -> str:
    assert ran.failure is not None
    return ran.failure.in_language("en")


def test_a_fork_bomb_ends_with_the_run(run: Any) -> None:
    ran = run("y = 5", FORK_BOMB, wanted=[Wanted("y", "a")], limits=Limits(seconds=1.5))
    assert ran.fetched["y"].value == 5
    assert "Your code" in _why(ran)


def test_what_puts_itself_apart_ends_with_the_run(run: Any) -> None:
    assert run(DAEMON).fetched["x"].value == 1


def test_a_loop_that_swallows_interrupts_ends_on_time(run: Any) -> None:
    ran = run("x = 1", DEAF_LOOP, wanted=[Wanted("x", "a")], limits=Limits(seconds=1))
    assert _why(ran) == "Your code ran longer than 1 seconds. Is there a loop that never ends?"
    assert ran.fetched["x"].value == 1


def test_computing_has_a_limit_of_its_own(run: Any) -> None:
    ran = run(DEAF_LOOP, limits=Limits(cpu_seconds=1))
    assert _why(ran) == "Your code computed longer than 1 seconds. Is there a loop that never ends?"


def test_waiting_for_input_ends_at_once(run: Any) -> None:
    ran = run("x = input('?')", "x = 2", wanted=[Wanted("x", "b")])
    assert ran.errors["a"].startswith("EOFError")
    assert ran.fetched["x"].value == 2


def test_memory_without_end_ends_the_run(run: Any) -> None:
    ran = run(MEMORY, limits=Limits(memory_bytes=300_000_000))
    assert _why(ran).startswith("Your code used more than 0.3 GB of memory.")


def test_memory_of_many_programs_counts_together(run: Any) -> None:
    ran = run(MEMORY_OF_MANY, limits=Limits(memory_bytes=300_000_000))
    assert _why(ran).startswith("Your code used more than 0.3 GB of memory.")


def test_one_huge_number_of_bytes_is_an_error_of_that_cell(run: Any) -> None:
    ran = run("a = bytearray(10**11)", "x = 1")
    assert ran.errors == {"a": "MemoryError"}
    assert ran.fetched["x"].value == 1


def test_memory_without_an_owner_cannot_be_had(run: Any) -> None:
    ran = run("import os\nx = 'no'\nx = os.memfd_create('a')")
    assert ran.fetched["x"].value == "no"


def test_a_full_disk_is_full_for_the_student_only(run: Any) -> None:
    ran = run(FULL_DISK, wanted=[Wanted("x", "a"), Wanted("y", "a")])
    assert ran.fetched["x"].value <= Limits().disk_bytes
    assert ran.fetched["y"].value == ("OSError", 28)


def test_one_file_has_a_limit(run: Any) -> None:
    ran = run(
        "x = 0\nf = open('a', 'wb', 0)\nwhile True:\n    x += f.write(bytes(1_000_000))",
        "x = x",
        limits=Limits(file_bytes=2_000_000),
    )
    assert ran.fetched["x"].value == 2_000_000
    assert ran.errors["a"].startswith("OSError")


def test_a_flood_of_output_goes_nowhere(run: Any) -> None:
    ran = run(
        "import os, sys\nfor _ in range(300):\n    print('a' * 1_000_000)\n"
        "    os.write(1, b'a' * 100_000)\n    sys.__stderr__.write('a' * 1000)\nx = 1"
    )
    assert ran.fetched["x"].value == 1
    assert ran.failure is None


@pytest.mark.parametrize(
    "leave",
    [
        "import sys; sys.exit('bye')",
        "exit()",
        "quit()",
        "raise SystemExit",
        "raise KeyboardInterrupt",
    ],
)
def test_an_exit_ends_its_cell_and_not_the_notebook(run: Any, leave: str) -> None:
    ran = run(leave, "x = 2")
    assert ran.fetched["x"].value == 2
    assert set(ran.errors) == {"a"}
    assert ran.failure is None


def test_an_exit_while_a_file_is_imported_ends_its_cell(run: Any, tmp_path: Path) -> None:
    own = tmp_path / "mine.py"
    own.write_text("import sys\nsys.exit(0)", encoding="utf-8")
    ran = run("import mine", "x = 2", files=[own])
    assert ran.fetched["x"].value == 2


@pytest.mark.parametrize(
    "end", ["import os; os._exit(0)", "import os; os.kill(os.getpid(), 9)", "import os; os.abort()"]
)
def test_what_came_before_an_end_counts(run: Any, end: str) -> None:
    ran = run("x = 1", end, "y = 2", wanted=[Wanted("x", "a"), Wanted("y", "c")])
    assert ran.fetched["x"].value == 1
    assert ran.fetched["y"].problem is not None
    assert _why(ran)


def test_killing_the_first_process_does_nothing_but_end_the_run(run: Any) -> None:
    ran = run("import os\nx = 1\nos.kill(1, 9)", "os.kill(-1, 9)")
    assert ran.failure is not None or ran.fetched["x"].value == 1


def test_code_that_calls_itself_without_end(run: Any) -> None:
    ran = run("def f(): return f()\nf()", "x = 1")
    assert ran.errors["a"].startswith("RecursionError")
    assert ran.fetched["x"].value == 1
    ran = run(
        "x = 1",
        "import sys\nsys.setrecursionlimit(10**9)\n"
        "class A:\n    def __repr__(s): return repr([s])\nrepr(A())",
        wanted=[Wanted("x", "a")],
    )
    assert ran.fetched["x"].value == 1
    assert "broke down" in _why(ran) or "ended the run itself" in _why(ran)


def test_forged_lines_change_nothing_but_the_own_answer(run: Any) -> None:
    ran = run(
        "import os, json\n"
        "for number in range(3, 256):\n"
        "    for line in (b'no json\\n', b'[[[[\\n', b'{}\\n', b'[' * 100_000 + b'\\n',\n"
        "        b'{\"cell\": []}\\n',\n"
        "        json.dumps({'wanted': 'x', 'after': 'a', 'value': 99}).encode() + b'\\n',\n"
        "        json.dumps({'wanted': 'key', 'after': 'a', 'value': 1}).encode() + b'\\n',\n"
        '        b\'{"wanted": "x", "after": [], "value": {"set": [[]]}}\\n\'):\n'
        "        try:\n"
        "            os.write(number, line)\n"
        "        except OSError:\n"
        "            break\n"
        "x = 1"
    )
    assert ran.fetched.keys() == {"x"}
    assert ran.fetched["x"].value == 99


def test_closing_everything_harms_only_oneself(run: Any) -> None:
    ran = run(
        "y = 1",
        "import os\nos.closerange(0, 1000)\nx = 1",
        wanted=[Wanted("y", "a"), Wanted("x", "b")],
    )
    assert ran.fetched["y"].value == 1
    assert ran.fetched["x"].problem is not None
    assert "ended the run" in _why(ran)


def test_results_without_end_end_the_run(run: Any) -> None:
    began = time.monotonic()
    ran = run(
        "import os\nfor number in range(3, 256):\n    try:\n        while True:\n"
        "            os.write(number, b'a' * 60_000)\n    except OSError:\n        pass",
        limits=Limits(answer_bytes=1_000_000),
    )
    assert _why(ran) == "Your answers together are too large. Give only what is asked."
    assert time.monotonic() - began < 30


def test_a_thread_that_goes_on_ends_with_the_run(run: Any) -> None:
    ran = run(
        "import threading, time, atexit\natexit.register(time.sleep, 60)\n"
        "threading.Thread(target=time.sleep, args=(60,)).start()\nx = 1"
    )
    assert ran.fetched["x"].value == 1
    assert ran.seconds < 30


def test_patched_tools_of_python_do_not_reach_the_reader(run: Any) -> None:
    ran = run(
        "import builtins, json, sys, os\n"
        "builtins.len = builtins.isinstance = builtins.type = builtins.map = lambda *a: 1 / 0\n"
        "builtins.print = builtins.getattr = builtins.dict = builtins.list = None\n"
        "json.dumps = json.loads = sys.stdout = sys.stderr = os.write = os._exit = None\n"
        "sys.modules['__main__'] = None\n"
        "sys.settrace(lambda *a: 1 / 0)\n"
        "x = [1, 2.5, 'a']"
    )
    assert ran.fetched["x"].value == [1, 2.5, "a"]


def test_hooks_of_ipython_and_of_the_tree_find_no_test_to_change(run: Any) -> None:
    ran = run(
        "import ast\nclass NoAssert(ast.NodeTransformer):\n"
        "    def visit_Assert(self, node): return None\n"
        "shell = get_ipython()\nshell.ast_transformers.append(NoAssert())\n"
        "shell.events.register('pre_execute', lambda: open('/tmp/seen', 'a').write('s'))",
        "x = 3",
        "y = open('/tmp/seen').read()",
        wanted=[Wanted("x", "b"), Wanted("y", "c")],
    )
    assert ran.fetched["x"].value == 3
    assert ran.fetched["y"].value is None


def test_a_patched_pandas_ends_with_the_run(run: Any) -> None:
    patched = (
        "import pandas as pd\npd.Series.mean = lambda self: 10\n"
        "pd.Series.__len__ = pd.Series.__iter__ = lambda self: 1 / 0\n"
        "x = pd.Series([1, 2])\ny = x.mean()"
    )
    ran = run(patched, wanted=[Wanted("x", "a"), Wanted("y", "a")])
    assert ran.fetched["y"].value == 10
    assert ran.fetched["x"].problem is not None
    ran = run("import pandas as pd\nx = float(pd.Series([1, 2]).mean())")
    assert ran.fetched["x"].value == 1.5


def test_files_of_the_student_that_fill_the_folder_are_left_out(run: Any, tmp_path: Path) -> None:
    large, small = tmp_path / "large.bin", tmp_path / "small.txt"
    with large.open("wb") as file:
        os.truncate(file.fileno(), 60_000_000)
    small.write_text("a", encoding="utf-8")
    ran = run("import os\nx = os.listdir('.')", files=[large, small])
    assert ran.fetched["x"].value == ["small.txt"]


def test_a_name_of_a_module_of_python_harms_only_oneself(run: Any, tmp_path: Path) -> None:
    own = tmp_path / "json.py"
    own.write_text("raise SystemExit", encoding="utf-8")
    assert run("x = 1", files=[own]).fetched["x"].value == 1
