"""A course of the kit is a plain course of nbgrader: its own commands work in it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from quickscan_sim.grade.assignment import read_assignment
from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.grade.course.new_course import CourseWish, new_course

WORKSHEET = "M5_2_worksheet"

STEPS = """
import contextlib, getpass
from pathlib import Path
from nbgrader.apps.nbgraderapp import NbGraderApp

def step(*words):
    NbGraderApp.clear_instance()
    with contextlib.suppress(SystemExit):
        NbGraderApp.launch_instance(list(words))

step("generate_assignment", {worksheet!r})
step("release_assignment", {worksheet!r})
step("list")
name = "+".join([getpass.getuser(), {worksheet!r}, "2027-03-01 10:00:00.5 UTC", "x"])
folder = Path({inbound!r}) / name
folder.mkdir()
(folder / {worksheet!r}).with_suffix(".ipynb").write_text("handed in")
(folder / "timestamp.txt").write_text("2027-03-01 10:00:00.5 UTC")
step("collect", {worksheet!r})
step("list", "--inbound")
Path({planted!r}).write_text("the key")
step("generate_assignment", {other!r})
"""


@pytest.fixture(scope="module")
def worked_in(tmp_path_factory: pytest.TempPathFactory, whole_course: Path) -> tuple[Course, str]:
    """A course after nbgrader's own commands, and what those said."""
    import shutil

    folder = tmp_path_factory.mktemp("nbgrader")
    shutil.copytree(whole_course, folder / "course")
    root = str(folder / "exchange")
    wish = CourseWish(folder / "course", modules=("M2", "M5"), exchange_root=root)
    course = new_course(wish).course
    code = STEPS.format(
        worksheet=WORKSHEET,
        other="M5_3_assignment",
        inbound=str(course.exchange / "inbound"),
        planted=str(course.source("M5_3_assignment") / "key.json"),
    )
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=course.folder,
        env=os.environ | {"PATH": path, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return open_course(course.folder), done.stdout + done.stderr


def test_generate_and_release_put_the_assignment_in_the_exchange_of_the_course(
    worked_in: tuple[Course, str],
) -> None:
    course, said = worked_in
    outbound = course.exchange / "outbound" / WORKSHEET
    assert [one.name for one in outbound.iterdir()] == [f"{WORKSHEET}.ipynb"], said
    released = (course.released(WORKSHEET) / f"{WORKSHEET}.ipynb").read_bytes()
    assert (outbound / f"{WORKSHEET}.ipynb").read_bytes() == released


def test_list_shows_what_was_released(worked_in: tuple[Course, str]) -> None:
    assert f"2027-spring {WORKSHEET}" in worked_in[1]


def test_collect_of_nbgrader_puts_work_where_the_kit_looks(worked_in: tuple[Course, str]) -> None:
    import getpass

    course, said = worked_in
    work = course.submitted(getpass.getuser(), WORKSHEET) / f"{WORKSHEET}.ipynb"
    assert work.read_text(encoding="utf-8") == "handed in", said


def test_every_question_and_its_points_stand_in_the_gradebook(
    worked_in: tuple[Course, str],
) -> None:
    course, _ = worked_in
    with closing(sqlite3.connect(course.gradebook)) as book:
        question = "SELECT count(*), sum(max_score), count(DISTINCT notebook_id) "
        rows = book.execute(question + "FROM grade_cells JOIN base_cell USING (id)").fetchone()
    n_checks = sum(
        bool(cell["metadata"].get("nbgrader", {}).get("grade"))
        for cell in read_assignment(course.folder / "source", WORKSHEET).cells
    )
    worth = read_assignment(course.folder / "source", WORKSHEET).worth
    assert rows == (n_checks, worth, 1)  # and nothing of the assignment that was refused


def test_nbgraders_own_generate_refuses_a_key_beside_the_notebook(
    worked_in: tuple[Course, str],
) -> None:
    course, said = worked_in
    assert "key.json stands beside the notebook" in said
    assert not course.released("M5_3_assignment").exists()


def test_the_course_can_be_moved(worked_in: tuple[Course, str], tmp_path: Path) -> None:
    import shutil

    shutil.copytree(worked_in[0].folder, tmp_path / "elsewhere")
    moved = open_course(tmp_path / "elsewhere")
    assert moved == replace(worked_in[0], folder=tmp_path / "elsewhere")
