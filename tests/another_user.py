"""Run Python as another user of the operating system, with real owners and rights.

Only root can. Where Python itself stands in a folder that others may not enter (a home folder),
that folder is replaced by one with Python alone in it, in a mount namespace of its own: the rest
of the computer does not notice.
"""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import quickscan_sim

SYSTEM_ACCOUNTS = ("nobody", "www-data", "games", "mail", "news", "backup", "daemon")


def two_accounts() -> tuple[str, str] | None:
    """Two existing accounts that are not root's; None when this computer cannot play them."""
    if os.name == "nt" or os.geteuid() != 0 or shutil.which("setpriv") is None:
        return None
    known = {one.pw_name for one in pwd.getpwall()}
    found = [name for name in SYSTEM_ACCOUNTS if name in known]
    if len(found) < 2 or (_closed_folders() and not _can_mount()):
        return None
    return found[0], found[1]


def run_as(user: str, code: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run Python code as a user, in a home folder of its own, with an empty environment."""
    account = pwd.getpwnam(user)
    become = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}"]
    become += ["--clear-groups", "--bounding-set=-all", "--no-new-privs"]
    environment = {
        "HOME": str(home),
        "USER": user,
        "LOGNAME": user,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"]),
        "PYTHONPATH": str(_place_of_kit()),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
    }
    command = [*_with_python_in_reach(), *become, sys.executable, "-c", code]
    return subprocess.run(
        command, env=environment, cwd=home, capture_output=True, text=True, check=False
    )


def give_home(user: str, folder: Path) -> Path:
    """A home folder of a user that nobody else may look into."""
    home = folder / user
    home.mkdir(mode=0o700)
    account = pwd.getpwnam(user)
    os.chown(home, account.pw_uid, account.pw_gid)
    return home


def _place_of_kit() -> Path:
    return Path(quickscan_sim.__file__).resolve().parents[1]


def _needed() -> set[Path]:
    """Where Python, its packages and the kit are."""
    named = {sys.prefix, sys.base_prefix, os.path.realpath(sys.executable), os.__file__}
    places = {Path(one).resolve() for one in named} | {_place_of_kit()}
    return {one if one.is_dir() else one.parent for one in places}


def _closed_folders() -> set[Path]:
    """The highest folders above them that others may not enter."""
    closed = set()
    for place in _needed():
        for above in [*reversed(place.parents), place]:
            if not above.stat().st_mode & stat.S_IXOTH:
                closed.add(above)
                break
    return closed


def _can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "--mount", "true"], check=False).returncode == 0


def _with_python_in_reach() -> list[str]:
    """What goes before a command so that another user can start this Python."""
    closed = sorted(_closed_folders())
    if not closed:
        return []
    lines = ["set -e", "hold=$(mktemp -d)", "mount -t tmpfs -o mode=755 tmpfs $hold"]
    inside = sorted(
        {
            (top, place)
            for top in closed
            for place in _needed()
            if place.is_relative_to(top)
            if not any(other != place and place.is_relative_to(other) for other in _needed())
        }
    )
    for number, (_, place) in enumerate(inside):
        lines += [f"mkdir $hold/{number}", f"mount --bind '{place}' $hold/{number}"]
    lines += [f"mount -t tmpfs -o mode=755 tmpfs '{top}'" for top in closed]
    for number, (_, place) in enumerate(inside):
        lines += [f"mkdir -p '{place}'", f"mount --bind $hold/{number} '{place}'"]
    lines += ["cd", 'exec "$@"']
    return ["unshare", "--mount", "--propagation=private", "sh", "-c", "\n".join(lines), "sh"]
