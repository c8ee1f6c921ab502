"""Is there a sandbox that works on this computer? It is tried, not looked up."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quickscan_sim.grade.sandbox.accounts import first_free_account
from quickscan_sim.grade.sandbox.isolated_command import missing_for_root
from quickscan_sim.grade.sandbox.library import library_here
from quickscan_sim.grade.sandbox.ran import Wanted
from quickscan_sim.grade.sandbox.run import run_cells
from quickscan_sim.grade.sandbox.sandbox import Sandbox
from quickscan_sim.grade.submissions.submission import StudentCell
from quickscan_sim.language import Listing, Message

TRIAL = (StudentCell("trial", "import json, pathlib\nseen = 6 * 7"),)


@dataclass(frozen=True)
class _Tried:
    sandbox: Sandbox | None = None
    why_not: Message | None = None


def find_sandbox(unsafe: bool = False) -> Sandbox | None:
    """A sandbox that was tried on this computer; None when there is none.

    Parameters
    ----------
    unsafe
        Where there is no sandbox, run code as an ordinary program of the lecturer: it can then
        read the lecturer's files and use the network. ``is_isolated`` of what comes back says so.

    Returns
    -------
    Sandbox or None
        Tried once for each process. :func:`explain_missing` says why there is none.

    Examples
    --------
    >>> find_sandbox(unsafe=True) is None
    False
    """
    found = _tried().sandbox
    return Sandbox(library_here()) if found is None and unsafe else found


def explain_missing() -> Message | None:
    """Why there is no sandbox here, and what to do; None when there is one."""
    return _tried().why_not


@cache
def _tried() -> _Tried:
    if not sys.platform.startswith("linux"):
        return _Tried(
            why_not=Message(
                "Student code runs apart from your files on Linux only, with bubblewrap. Typed "
                "answers need no sandbox. Grade answers that are code on Linux (on Windows: WSL)."
            )
        )
    program = shutil.which("bwrap")
    if program is None:
        return _Tried(
            why_not=Message(
                "bubblewrap is not on this computer, so answers that are code do not run. Install "
                "it (Debian/Ubuntu: sudo apt-get install bubblewrap) and grade again."
            )
        )
    first = None
    if os.geteuid() == 0:
        first = first_free_account()
        missing = missing_for_root()
        if first is None or missing:
            return _Tried(why_not=_root_cannot(missing))
    _compile_kit()
    return _try_out(Sandbox(library_here(), Path(program).resolve(), first))


def _root_cannot(missing: list[str]) -> Message:
    if missing:
        return Message(
            "You are root, and then the sandbox also needs {programs} (package util-linux). "
            "Install these, or grade as an ordinary user.",
            programs=Listing(tuple(missing)),
        )
    return Message(
        "You are root in a container that has no other accounts, so that code would run as root. "
        "Grade as an ordinary user."
    )


def _try_out(sandbox: Sandbox) -> _Tried:
    ran = run_cells(TRIAL, (Wanted("seen", "trial"),), (), sandbox)
    if ran.failure is None and ran.fetched["seen"].value == 42:
        return _Tried(sandbox)
    reason = ran.failure or ran.fetched["seen"].problem
    return _Tried(
        why_not=Message(
            "bubblewrap is on this computer, but does not work: {reason} It has to be version 0.8 "
            "or newer, and the system has to allow user namespaces.",
            reason=reason,
        )
    )


def _compile_kit() -> None:
    """So that no run has to: inside, nothing can be kept."""
    import compileall

    compileall.compile_dir(library_here().kit, quiet=2)
