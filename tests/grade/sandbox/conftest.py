"""A sandbox for the tests of this folder: without one they fail, and never pass in silence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sandbox import WHAT_TO_INSTALL

from quickscan_sim.grade.sandbox import (
    Limits,
    Ran,
    Sandbox,
    Wanted,
    explain_missing,
    find_sandbox,
    run_cells,
)
from quickscan_sim.grade.submissions.submission import StudentCell

DEFAULT = Limits()
Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def sandbox() -> Sandbox:
    """The sandbox of this computer."""
    if not sys.platform.startswith("linux"):
        pytest.skip("Student code runs apart on Linux only: this is not tested here.")
    found = find_sandbox()
    if found is None:
        why = explain_missing()
        pytest.fail(why.in_language("en") if why else WHAT_TO_INSTALL)
    return found


@pytest.fixture(scope="session")
def slot() -> int:
    """A slot of this test process: others run at the same time."""
    return 500 + os.getpid() % 400


@pytest.fixture
def run(sandbox: Sandbox, slot: int) -> Run:
    """Runs cells a, b, c...; ``x`` is wanted after the last."""

    def run_them(
        *sources: str,
        wanted: Sequence[Wanted] | None = None,
        files: Sequence[Path] = (),
        limits: Limits = DEFAULT,
    ) -> Ran:
        cells = [StudentCell(chr(97 + n), source) for n, source in enumerate(sources)]
        asked = [Wanted("x", cells[-1].cell_id)] if wanted is None else wanted
        return run_cells(cells, asked, files, sandbox, limits, slot)

    return run_them
