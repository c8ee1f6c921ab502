"""A class graded by a command that is killed, by several processes or by a cluster: one gradebook.

The moments of the kills are fixed beforehand, by the number of records that are there. Marking a
typed worksheet takes about 10 ms, and the class is so large that most of it still waits then.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from country.countries import here, wait_until
from grade.gradebook.rows import GRADES, ask, everything
from grade.small_course import make_empty_gradebook
from small_class import add_students, small_class

from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.grade.marked_files import read_marked_files
from quickscan_sim.grade.marking.class_key import read_class_key
from quickscan_sim.grade.marking.mark_class import WORTH_A_PROCESS, mark_class
from quickscan_sim.grade.marking.mark_one import asked_in
from quickscan_sim.grade.rehearsal import hand_in_invented
from quickscan_sim.teach.judge import judge_all
from quickscan_sim.teach.simulated_class import simulate_class

WORK = "M2_2_werkblad"
SEED = 20270301
MORE = tuple(f"s{number:02d}" for number in range(57))
N = 3 + len(MORE)
KILL_AT = (4, 17)
"""So many records are there when the command is killed the first and the second time."""


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Everybody handed in, and nobody is graded."""
    course = small_class(tmp_path_factory.mktemp("class"), (WORK,))
    add_students(course, MORE, like="bilal")
    make_empty_gradebook(course.gradebook)
    hand_in_invented(course, WORK, SEED)
    return course


@pytest.fixture(scope="module")
def whole(handed_in: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The same class, graded in one go by this process."""
    course = copied(handed_in, tmp_path_factory.mktemp("whole") / "course")
    found = mark_class(course, WORK, lambda: open_gradebook(course), sandbox=None)
    assert len(found.now) == N
    return course


def copied(course: Course, place: Path) -> Course:
    shutil.copytree(course.folder, place)
    return open_course(place)


def command(course: Course, workers: int) -> list[str]:
    words = ["class", "grade", str(course.folder), WORK, "--workers", str(workers)]
    return [sys.executable, "-m", "quickscan_sim.cli.main", *words]


def is_killed(course: Course, n_records: int) -> bool:
    """Whether it still was at work when so many records were there, and was killed then."""
    process = subprocess.Popen(
        command(course, workers=2),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=here(),
        start_new_session=True,
    )
    wait_until(lambda: process.poll() is not None or len(record_files(course)) >= n_records)
    process.kill()
    wait_until(lambda: process.poll() is not None and is_gone(process.pid))  # its workers follow
    return process.returncode == -signal.SIGKILL


def is_gone(group: int) -> bool:
    """Whether no process of this group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def record_files(course: Course) -> dict[str, bytes]:
    return {file.stem: file.read_bytes() for file in (course.marked / WORK).glob("[!.]*.json")}


def records(course: Course) -> list[MarkedSubmission]:
    """What marking found, apart from the moment of marking."""
    found = read_marked_files(course, WORK)
    assert found.problems == ()
    return [replace(one, marked_at="") for one in found.marked]


def check_half_way(course: Course, whole: Course) -> None:
    """Everybody is in the gradebook whole or not at all, and nobody has only a record."""
    assert ask(course, "PRAGMA integrity_check") == [("ok",)]
    found = everything(course)
    graded = {row[0] for row in found[0]}
    assert found == [[row for row in rows if row[0] in graded] for rows in everything(whole)]
    assert record_files(course).keys() <= graded
    assert len(graded) < N


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="Windows has no groups of processes")
def test_a_command_that_was_killed_twice_leaves_the_gradebook_of_one_that_was_not(
    handed_in: Course, whole: Course, tmp_path: Path
) -> None:
    course = copied(handed_in, tmp_path / "course")
    kept: dict[str, bytes] = {}
    for n_records in KILL_AT:
        assert is_killed(course, n_records), "it was ready before it was killed"
        check_half_way(course, whole)
        found = record_files(course)
        assert kept.items() <= found.items()  # what was done is not done again
        assert len(found) >= n_records
        kept = found
    subprocess.run(command(course, workers=1), stdout=subprocess.DEVNULL, env=here(), check=True)
    assert kept.items() <= record_files(course).items()
    assert ask(course, "PRAGMA integrity_check") == [("ok",)]
    assert set(Counter(row[:2] for row in ask(course, GRADES)).values()) == {1}
    assert everything(course) == everything(whole)
    assert records(course) == records(whole)
    assert totals(course) == pytest.approx(judged(course))


def totals(course: Course) -> dict[str, float]:
    return {one.student: one.points for one in read_grades(course, WORK)}


def judged(course: Course) -> dict[str, float]:
    """What the judge gives for the answers of the simulated class, without any notebook."""
    asked, key = asked_in(course, WORK), read_class_key(course)
    students = sorted(key.entries)
    answers = simulate_class(asked.questions, [key.entries[one].expected for one in students], SEED)
    found = {}
    for number, name in enumerate(students):
        own = answers[answers["student"] == number]
        typed = dict(zip(own["question_id"], own["answer"], strict=True))
        points = judge_all(asked.questions, key.entries[name].expected, typed)
        found[name] = sum(one.points for one in points)
    return found


def test_two_processes_leave_the_gradebook_and_records_of_one(
    handed_in: Course, whole: Course, tmp_path: Path
) -> None:
    assert 2 * WORTH_A_PROCESS <= N
    course = copied(handed_in, tmp_path / "course")
    mark_class(course, WORK, lambda: open_gradebook(course), sandbox=None, workers=2)
    assert everything(course) == everything(whole)
    assert records(course) == records(whole)


def test_a_cluster_leaves_the_gradebook_and_records_of_one_process(
    handed_in: Course, whole: Course, tmp_path: Path
) -> None:
    pytest.importorskip("distributed")
    from country.dask_cluster import cluster

    course = copied(handed_in, tmp_path / "course")
    students = ("anna", "bilal", "chris", MORE[0])
    (tmp_path / "dask").mkdir()
    with cluster(tmp_path / "dask") as (address, _):
        mark_class(
            course,
            WORK,
            lambda: open_gradebook(course),
            sandbox=None,
            students=students,
            scheduler=address,
        )
    expected = [[row for row in rows if row[0] in students] for rows in everything(whole)]
    assert everything(course) == expected
    assert records(course) == [one for one in records(whole) if one.student in students]
