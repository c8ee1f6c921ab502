"""The one command that starts Python apart from everything: bubblewrap, and for root a little more.

What is measured and why:

- ``bwrap --disable-userns`` and ``--size`` exist from bubblewrap 0.8 on (its NEWS file).
- The folder that bubblewrap puts everything in can be written to without a limit, and so can
  ``/dev``: both are made read-only at the end.
- The first process inside keeps the environment that bubblewrap was started with, readable in
  ``/proc/1/environ``: so it is started with none.
- Root changes account before bubblewrap starts. That account may not be able to look into the
  folder of Python, so root first shows the folders elsewhere, where only this run sees them.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from quickscan_sim.grade.sandbox.library import KIT, SYSTEM
from quickscan_sim.grade.sandbox.limits import Limits
from quickscan_sim.grade.sandbox.sandbox import Sandbox

WORK = "/tmp/work"
HOME = "/tmp/home"
STAGE = Path("/dev/shm")
"""Covered by an empty folder of this run alone. Every Linux has it; nobody keeps Python there."""
ENVIRONMENT = {
    "HOME": HOME,
    "TMPDIR": "/tmp",
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "USER": "student",
    "LOGNAME": "student",
    "MPLBACKEND": "Agg",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "PIP_NO_INDEX": "1",
    "IPYTHONDIR": f"{HOME}/.ipython",
    "PYTHONWARNINGS": "ignore",
}
SHOWN_OF_ETC = ("/etc/ld.so.cache", "/etc/alternatives")
ROOT_NEEDS = ("sh", "env", "mount", "unshare", "setpriv")
STAGING = """
set -e
mount -t tmpfs -o mode=0755,size=256k,nosuid,nodev tmpfs "$1"
stage=$1 account=$2; shift 2
while [ "$1" != -- ]; do
    if [ -d "$1" ]; then mkdir "$stage/$2"; else : > "$stage/$2"; fi
    mount --bind "$1" "$stage/$2"
    shift 2
done
shift
exec env -i setpriv --reuid "$account" --regid "$account" --clear-groups \\
    --inh-caps=-all --bounding-set=-all --no-new-privs "$@"
"""


def isolated_command(
    sandbox: Sandbox,
    limits: Limits,
    account: int | None,
    files: Mapping[str, int],
    filter_at: int | None,
) -> list[str]:
    """The command; what Python runs goes behind it.

    Parameters
    ----------
    sandbox
        A sandbox with bubblewrap.
    limits
        For the size of the folders that can be written to.
    account
        The number of the account to run as; None for the lecturer's own.
    files
        The files that lie beside the notebook, as open descriptors by name.
    filter_at
        The descriptor of the filter of system calls; None without one.
    """
    shown = {KIT / "quickscan_sim": sandbox.library.kit}
    shown |= {place: place for place in sandbox.library.shown}
    staged = {place: STAGE / str(number) for number, place in enumerate(shown.values())}
    start = [] if account is None else _as_account(account, staged)
    if account is not None:
        shown = {inside: staged[place] for inside, place in shown.items()}
    return [
        *start,
        str(sandbox.bubblewrap),
        *_apart(filter_at),
        *_folders(limits),
        *_library(shown),
        *_files(files),
        *("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", WORK, "--"),
    ]


def _as_account(account: int, staged: Mapping[Path, Path]) -> list[str]:
    pairs = [part for place, at in staged.items() for part in (str(place), at.name)]
    return [
        *(str(shutil.which("unshare")), "--mount", "--propagation", "private", "--"),
        *(str(shutil.which("sh")), "-c", STAGING, "stage"),
        *(str(STAGE), str(account), *pairs, "--"),
    ]


def _apart(filter_at: int | None) -> list[str]:
    kinds = ("user", "ipc", "pid", "net", "uts")
    command = [f"--unshare-{kind}" for kind in kinds]
    command += ["--unshare-cgroup-try", "--disable-userns", "--hostname", "notebook"]
    command += ["--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
    for name, value in ENVIRONMENT.items():
        command += ["--setenv", name, value]
    return command + ([] if filter_at is None else ["--seccomp", str(filter_at)])


def _folders(limits: Limits) -> list[str]:
    """The system as it is but read-only, and one small folder in memory to write in."""
    command = ["--ro-bind", str(SYSTEM), str(SYSTEM)]
    for name in ("bin", "lib", "lib32", "lib64", "sbin"):
        place = Path("/", name)
        if place.is_symlink():
            command += ["--symlink", str(place.readlink()), str(place)]
        elif place.is_dir():
            command += ["--ro-bind", str(place), str(place)]
    for name in SHOWN_OF_ETC:
        command += ["--ro-bind-try", name, name]
    return [
        *command,
        *("--proc", "/proc", "--dev", "/dev"),
        *("--perms", "1777", "--size", str(limits.file_bytes), "--tmpfs", "/dev/shm"),
        *("--perms", "1777", "--size", str(limits.disk_bytes), "--tmpfs", "/tmp"),
        *("--dir", HOME, "--dir", WORK),
    ]


def _library(shown: Mapping[Path, Path]) -> list[str]:
    command: list[str] = []
    made: set[Path] = set()
    for inside, place in shown.items():
        for parent in reversed(inside.parents[:-1]):
            if parent not in made:
                command += ["--perms", "0755", "--dir", str(parent)]
                made.add(parent)
        command += ["--ro-bind", str(place), str(inside)]
    return command


def _files(files: Mapping[str, int]) -> list[str]:
    return [
        part
        for name, number in files.items()
        for part in ("--perms", "0644", "--file", str(number), f"{WORK}/{name}")
    ]


def missing_for_root() -> list[str]:
    """The programs that root needs besides bubblewrap, and that are not there."""
    return [name for name in ROOT_NEEDS if shutil.which(name) is None]
