"""What code of a student can see and reach: proven from inside."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from quickscan_sim.grade.sandbox import Sandbox, Wanted, run_cells
from quickscan_sim.grade.sandbox.accounts import account_of
from quickscan_sim.grade.submissions.submission import StudentCell

ROOT_ONLY = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="changes account, as only root can"
)
EVERY_ENVIRONMENT = """
import pathlib
x = {}
for place in pathlib.Path("/proc").glob("[0-9]*/environ"):
    x[place.parent.name] = place.read_bytes().decode()
"""


@pytest.fixture
def local_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(30)
        yield server.getsockname()[1]


def test_a_server_on_this_computer_is_out_of_reach(run: Any, local_port: int) -> None:
    source = f"import socket\nx = 'no'\nsocket.create_connection(('127.0.0.1', {local_port}), 2)"
    ran = run(source + "\nx = 'reached'")
    assert ran.fetched["x"].value == "no"
    assert ran.errors["a"].startswith(("ConnectionRefusedError", "OSError"))


def test_no_name_of_another_computer_has_an_address(run: Any) -> None:
    ran = run("import socket\nx = 'no'\nx = socket.getaddrinfo('example.org', 443)")
    assert ran.fetched["x"].value == "no"


def test_an_abstract_socket_of_this_computer_is_out_of_reach(run: Any) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0quickscan-test-{os.getpid()}")
        server.listen()
        name = f"\\0quickscan-test-{os.getpid()}"
        ran = run(
            "import socket\ns = socket.socket(socket.AF_UNIX)\n"
            f"x = 'no'\ns.connect('{name}')\nx = 1"
        )
    assert ran.fetched["x"].value == "no"


def test_a_file_that_everybody_may_read_is_not_there(run: Any, tmp_path: Path) -> None:
    key = tmp_path / "key.json"
    key.write_text('{"right": 4}', encoding="utf-8")
    for place in (tmp_path, *tmp_path.parents[:-2]):
        place.chmod(place.stat().st_mode | 0o055)
    key.chmod(0o644)
    ran = run(f"x = 'no'\nx = open({str(key)!r}).read()")
    assert ran.fetched["x"].value == "no"
    assert ran.errors["a"].startswith("FileNotFoundError")


def test_folders_hold_the_system_python_the_kit_and_nothing_else(
    run: Any, sandbox: Sandbox
) -> None:
    ran = run(
        "import os\n"
        "places = ['/', '/home', '/root', '/tmp', '/etc', '/kit', '/mnt', '/srv', '/var', '/opt']\n"
        "x = {place: os.listdir(place) if os.path.isdir(place) else [] for place in places}"
    )
    seen = ran.fetched["x"].value
    tops = {place.parts[1] for place in sandbox.library.shown}
    system = {"bin", "lib", "lib32", "lib64", "sbin", "usr", "etc", "proc", "dev", "tmp", "kit"}
    assert set(seen["/"]) <= system | tops
    assert seen["/kit"] == ["quickscan_sim"]
    assert set(seen["/etc"]) <= {"ld.so.cache", "alternatives"}
    below = {
        place.parts[2] for place in sandbox.library.shown if place.parts[1] in ("root", "home")
    }
    assert {*seen["/home"], *seen["/root"]} <= below
    own_tmp = {place.parts[2] for place in sandbox.library.shown if place.parts[1] == "tmp"}
    assert set(seen["/tmp"]) <= {"home", "work"} | own_tmp
    assert not {*seen["/mnt"], *seen["/srv"], *seen["/var"]} - tops


def test_no_environment_of_the_lecturer_can_be_read(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUICKSCAN_TEST_SECRET", "sesame-open")
    ran = run(EVERY_ENVIRONMENT)
    seen = ran.fetched["x"].value
    assert len(seen) >= 2
    assert "SECRET" not in str(seen)
    assert "sesame" not in str(seen)
    assert str(Path.home()) not in str(seen)


def test_no_other_process_is_there(run: Any) -> None:
    ran = run(
        "import pathlib\n"
        "x = [p.read_bytes().decode() for p in pathlib.Path('/proc').glob('[0-9]*/cmdline')]"
    )
    assert len(ran.fetched["x"].value) <= 3
    assert "pytest" not in str(ran.fetched["x"].value)


def test_no_rights_are_left_and_none_can_be_had(run: Any) -> None:
    ran = run(
        "x = dict(l.split(':\\t') for l in open('/proc/self/status').read().splitlines()"
        " if l.startswith(('Cap', 'NoNew', 'Uid')))",
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "y = [libc.unshare(0x10000000), libc.mount(b'a', b'/tmp', b'tmpfs', 0, None), "
        "libc.ptrace(16, 1, 0, 0)]",
        wanted=[Wanted("x", "a"), Wanted("y", "b")],
    )
    status = ran.fetched["x"].value
    assert {int(value, 16) for name, value in status.items() if name.startswith("Cap")} == {0}
    assert status["NoNewPrivs"] == "1"
    assert set(status["Uid"].split()) != {"0"}
    assert ran.fetched["y"].value == [-1, -1, -1]


def test_nothing_can_be_written_but_in_the_small_folder(run: Any) -> None:
    ran = run(
        "import os, sys\nx = []\n"
        "import quickscan_sim\n"
        "for place in ['/', '/usr', '/etc', '/dev', '/kit', os.path.dirname(os.__file__), "
        "quickscan_sim.__path__[0], '/proc', '/tmp', '/dev/shm', '.']:\n"
        "    try:\n"
        "        open(os.path.join(place, 'mine'), 'w').close()\n"
        "        x.append(place)\n"
        "    except OSError:\n"
        "        pass"
    )
    assert ran.fetched["x"].value == ["/tmp", "/dev/shm", "."]


def test_each_run_starts_in_an_empty_folder(run: Any) -> None:
    assert run("open('/tmp/left', 'w').write('a')\nx = 1").fetched["x"].value == 1
    ran = run("import os\nx = os.listdir('/tmp') + os.listdir('.') + os.listdir('/dev/shm')")
    assert "left" not in ran.fetched["x"].value


def test_a_symbolic_link_in_the_folder_shows_nothing(run: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the key", encoding="utf-8")
    link = tmp_path / "data.csv"
    link.symlink_to(secret)
    loop = tmp_path / "loop.csv"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    own = tmp_path / "mijn données.csv"
    own.write_text("a;b", encoding="utf-8")
    ran = run(
        "import os\nx = {n: open(n, encoding='utf-8').read() for n in os.listdir('.')}",
        files=[link, loop, pipe, own, tmp_path, tmp_path / "gone"],
    )
    assert ran.fetched["x"].value == {"mijn données.csv": "a;b"}


def test_the_students_own_file_stays_as_it_was(run: Any, tmp_path: Path) -> None:
    own = tmp_path / "a.csv"
    own.write_text("before", encoding="utf-8")
    ran = run("open('a.csv', 'w').write('after')\nx = open('a.csv').read()", files=[own])
    assert ran.fetched["x"].value == "after"
    assert own.read_text(encoding="utf-8") == "before"


@ROOT_ONLY
def test_two_at_once_are_two_accounts_and_see_nothing_of_each_other(sandbox: Sandbox) -> None:
    both = threading.Barrier(2)
    source = (
        "import os, pathlib, time\nopen('/tmp/mine', 'w').write(str(os.getuid()))\n"
        "open('/dev/shm/mine', 'w').close()\ntime.sleep(1)\n"
        "seen = list(pathlib.Path('/proc').glob('[0-9]*'))\n"
        "x = [os.getuid(), open('/tmp/mine').read(), len(seen)]"
    )

    def one(slot: int) -> list[Any]:
        both.wait()
        ran = run_cells([StudentCell("a", source)], [Wanted("x", "a")], [], sandbox, slot=slot)
        return list(ran.fetched["x"].value)

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(one, (0, 1))
    assert first[0] != second[0]
    assert first[1] == str(first[0])
    assert second[1] == str(second[0])
    assert max(first[2], second[2]) <= 3


@ROOT_ONLY
def test_an_account_that_somebody_has_is_passed_over() -> None:
    import pwd

    somebody = pwd.getpwnam("nobody").pw_uid
    assert account_of(somebody, 0) != somebody


AS_NOBODY = """
set -e
account=$1 covered=$2 base=$3; shift 3
if [ -n "$covered" ]; then
    mount -t tmpfs -o mode=0755 tmpfs /dev/shm
    mkdir /dev/shm/kept
    mount --bind "$base" /dev/shm/kept
    mount -t tmpfs -o mode=0755 tmpfs "$covered"
    mkdir -p "$base"
    mount --bind /dev/shm/kept "$base"
fi
exec setpriv --reuid "$account" --regid "$account" --clear-groups "$@"
"""
TRY_EVERYTHING = """
import json, os
from quickscan_sim.grade.sandbox import *
from quickscan_sim.grade.sandbox import explain_missing, find_sandbox, run_cells, Wanted, Limits
from quickscan_sim.grade.submissions.submission import StudentCell
sandbox = find_sandbox()
assert sandbox is not None, explain_missing()
def value(source, **more):
    ran = run_cells([StudentCell("a", source)], [Wanted("x", "a")], [], sandbox, **more)
    return [ran.fetched["x"].value, str(ran.failure)]
bomb = "import os\\nwhile True:\\n try: os.fork()\\n except OSError: pass"
print(json.dumps([
    os.geteuid(),
    value("x = 6 * 7"),
    value("import glob\\nx = [open(p).read() for p in glob.glob('/proc/[0-9]*/environ')]"),
    value(bomb, limits=Limits(seconds=1)),
    value("import os\\nx = [os.path.exists(p) for p in ('/home', '/work', '/etc/passwd')]"),
]))
"""


@ROOT_ONLY
def test_the_same_holds_for_a_lecturer_who_is_not_root(sandbox: Sandbox) -> None:
    base = Path(sys.base_prefix).resolve()
    closed = [p for p in reversed(base.parents) if not p.stat().st_mode & 0o001]
    kit = str(sandbox.library.kit.parent)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
        "PYTHONPATH": kit,
        "QUICKSCAN_TEST_SECRET": "sesame-open",
    }
    done = subprocess.run(
        [
            *("unshare", "--mount", "--propagation", "private", "sh", "-c", AS_NOBODY, "sh"),
            *("65534", str(closed[0]) if closed else "", str(base)),
            *(sys.executable, "-c", TRY_EVERYTHING),
        ],
        check=False, capture_output=True, text=True, env=environment, cwd="/",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    account, plain, environments, bomb, outside = json.loads(done.stdout)
    assert account == 65534
    assert plain == [42, "None"]
    assert "sesame" not in str(environments)
    assert bomb[0] is None
    assert "longer than 1 seconds" in bomb[1] or "more than 64 programs" in bomb[1]
    assert outside[0][2] is False
