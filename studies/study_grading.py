"""Is a class of 300 graded in a straight line, and the same when it is killed on the way?

A class of 300 simulated students hands in an assignment with typed answers. It is graded with two
processes three times: the first 75 and the first 150 in folders of their own, all 300 in one go,
and all 300 again while the command is killed twice at moments drawn beforehand. One row for each
goes into a dated table beside this file: students, seconds, seconds a student, kills, and whether
every grade equals that of the judge and the gradebook equals that of the run that was not killed.

    python studies/study_grading.py
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from quickscan_sim.grade.course.course import SETTINGS, Course, open_course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.marking.mark_one import mark_student
from quickscan_sim.grade.rehearsal import hand_in_invented
from quickscan_sim.teach.handing_out import Student, make_variants
from quickscan_sim.teach.questions import load_questions
from quickscan_sim.teach.variants.secret import read_or_make_secret

SIZES = (75, 150, 300)
SEED = 20261123
N_KILLS = 2
WORKERS = 2
RUN = "2027-study"
ASSIGNMENT = "M2_2_werkblad"
HERE = Path(__file__).parent
SOURCE = HERE.parent / "assignments" / "source" / ASSIGNMENT
BIN = Path(sys.executable).parent
ROWS = (
    "SELECT student.id, base_cell.name, grade.auto_score, grade.manual_score, "
    "grade.needs_manual_grade FROM grade "
    "JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id "
    "JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id "
    "JOIN student ON submitted_assignment.student_id = student.id "
    "JOIN base_cell ON grade.cell_id = base_cell.id ORDER BY 1, 2"
)


def made_class(folder: Path) -> Course:
    """The whole class, handed in and not graded."""
    students = [Student(f"s{number:03d}") for number in range(max(SIZES))]
    secret = read_or_make_secret(folder / "for_lecturer" / "secret.txt")
    make_variants(students, load_questions(), folder, secret, RUN, workers=WORKERS, cost=16)
    settings = {"course_run": RUN, "language": "nl", "kit_version": ""}
    (folder / SETTINGS).write_text(json.dumps(settings), encoding="utf-8")
    shutil.copytree(SOURCE, folder / "source" / ASSIGNMENT)
    course = open_course(folder)
    hand_in_invented(course, ASSIGNMENT, SEED)
    return course


def copied(course: Course, place: Path, n: int) -> Course:
    """The same course, in which the first ``n`` handed in."""
    shutil.copytree(course.folder, place, ignore=shutil.ignore_patterns("submitted"))
    for folder in sorted((course.folder / "submitted").iterdir())[:n]:
        shutil.copytree(folder, place / "submitted" / folder.name)
    return open_course(place)


def started(course: Course) -> subprocess.Popen[bytes]:
    """The command, in a process group of its own."""
    words = ["class", "grade", str(course.folder), ASSIGNMENT, "--workers", str(WORKERS)]
    return subprocess.Popen(
        [str(BIN / "quickscan"), *words],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
    )


def graded(course: Course, kill_at: list[int]) -> float:
    """Grade everything; kill the command each time so many grades are in the gradebook."""
    start = time.perf_counter()
    for n_grades in kill_at:
        process = started(course)
        while process.poll() is None and n_marked(course) < n_grades:
            time.sleep(0.02)
        if process.poll() is not None:
            raise RuntimeError("the command was ready before it was killed")
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if started(course).wait():
        raise RuntimeError("quickscan class grade failed")
    return time.perf_counter() - start


def n_marked(course: Course) -> int:
    """How many students have a record."""
    return len(list((course.marked / ASSIGNMENT).glob("*.json")))


def rows_of(course: Course) -> list[tuple[object, ...]]:
    """Every grade in the gradebook."""
    with sqlite3.connect(course.gradebook) as gradebook:
        return list(gradebook.execute(ROWS))


def differs_from_judge(course: Course) -> int:
    """How many students have another total than the judge gives."""
    found = 0
    for grades in read_grades(course, ASSIGNMENT):
        if grades.grades:
            marked, _ = mark_student(course, ASSIGNMENT, grades.student)
            found += abs(grades.points - marked.points) > 1e-9
    return found


def main() -> None:
    """Grade, kill, compare, and write."""
    chance = random.Random(SEED)
    rows = []
    with TemporaryDirectory() as folder:
        course = made_class(Path(folder) / "class")
        whole: list[tuple[object, ...]] = []
        for n, n_kills in [*((size, 0) for size in SIZES), (max(SIZES), N_KILLS)]:
            own = copied(course, Path(folder) / f"class_{n}_{n_kills}", n)
            kill_at = sorted(chance.sample(range(1, n - 20), n_kills))
            seconds = graded(own, kill_at)
            found = rows_of(own)
            if n == max(SIZES) and not n_kills:
                whole = found
            rows.append(
                {
                    "n_students": n,
                    "n_processes": WORKERS,
                    "killed_after": " ".join(map(str, kill_at)),
                    "seconds": round(seconds, 1),
                    "seconds_a_student": round(seconds / n, 3),
                    "n_grades": len(found),
                    "n_other_than_judge": differs_from_judge(own),
                    "same_gradebook": found == whole if n == max(SIZES) else None,
                }
            )
            print(rows[-1])
    path = HERE / f"{date.today().isoformat()}_grading.csv"
    pd.DataFrame(rows).to_csv(path, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
