"""nbgrader hands out our notebooks as they are: one real run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

ASSIGNMENTS = Path(__file__).parents[2] / "assignments"
NAME = "M2_2_werkblad"


def test_an_assignment_is_handed_out_as_it_was_written(tmp_path: Path) -> None:
    shutil.copy(ASSIGNMENTS / "nbgrader_config.py", tmp_path)
    shutil.copytree(ASSIGNMENTS / "source" / NAME, tmp_path / "source" / NAME)
    bin_folder = str(Path(sys.executable).parent)  # nbgrader calls alembic by name
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", NAME],
        env=os.environ | {"PATH": os.pathsep.join([bin_folder, os.environ["PATH"]])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    source, released = (
        nbformat.read(tmp_path / folder / NAME / f"{NAME}.ipynb", as_version=4)
        for folder in ("source", "release")
    )
    assert [cell.source for cell in released.cells] == [cell.source for cell in source.cells]
    graded = [cell.metadata["nbgrader"] for cell in released.cells if "nbgrader" in cell.metadata]
    assert sum(mark.get("points", 0) for mark in graded) > 0
    assert all("checksum" in mark for mark in graded if mark["locked"])
    assert [path.name for path in (tmp_path / "release").rglob("*.*")] == [f"{NAME}.ipynb"]
