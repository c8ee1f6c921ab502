"""How long one submission takes to grade: quickscan beside plain nbgrader, on the same notebooks.

Both grade the same simulated submissions of the same class, on the same machine in one run, each
as a lecturer starts it: nbgrader has one process, quickscan takes all cores; one process of it is
measured too. Plain nbgrader runs every notebook in a kernel with its own settings; its check cells
are those of the lesson. One submission costs what 18 more cost, divided by 18: the start of a
command takes seconds, and varies by seconds; the whole command is shown beside it. Of texts
quickscan also prepares the page on which they are marked by hand. Memory is the highest of any
process.

    python benchmarks/measure_grading.py ["one answer is code"]
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from quickscan_sim.grade.course.course import SETTINGS, Course, open_course
from quickscan_sim.grade.marking.class_key import read_class_key
from quickscan_sim.grade.rehearsal import hand_in_invented
from quickscan_sim.teach.handing_out import Student, make_variants
from quickscan_sim.teach.questions import load_questions
from quickscan_sim.teach.variants.secret import read_or_make_secret

FEW, MANY = 2, 20
RUN = "2027-bench"
SEED = 7
SOURCE = Path(__file__).parents[1] / "assignments" / "source"
BIN = Path(sys.executable).parent
PLAIN = "c = get_config()\nc.CourseDirectory.course_id = 'plain'\n"
TYPED, WITH_TEXT = "M2_2_werkblad", "M2_3_opdracht"
PLAIN_NBGRADER = "plain nbgrader"
WAYS = {
    PLAIN_NBGRADER: ("nbgrader", "autograde", "{}", "--log-level=ERROR"),
    "quickscan": ("quickscan", "class", "grade", ".", "{}"),
    "in one process": ("quickscan", "class", "grade", ".", "{}", "--workers", "1"),
}
"""As a lecturer types it: nbgrader has one process, quickscan takes all cores or those asked."""
CODE = (
    "from quickscan_sim.lesson import score_themes\n"
    "answer_w5 = float(score_themes(my_scan)['score'].mean().round(2))"
)


def command(*words: str, cwd: Path) -> float:
    """Run a command, and give its wall seconds; what it says is shown when it fails."""
    start = time.perf_counter()
    done = subprocess.run(
        [str(BIN / words[0]), *words[1:]],
        cwd=cwd,
        env=os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return seconds


def made_class(place: Path) -> Course:
    """A class with packs, whose simulated students hand in both assignments."""
    folder = place / "class"
    secret = folder / "for_lecturer" / "secret.txt"
    students = [Student(f"s{number}") for number in range(MANY)]
    key = read_or_make_secret(secret)
    make_variants(students, load_questions(), folder, key, RUN, cost=16)
    settings = {"course_run": RUN, "language": "nl", "kit_version": ""}
    (folder / SETTINGS).write_text(json.dumps(settings), encoding="utf-8")
    for assignment in (TYPED, WITH_TEXT):
        shutil.copytree(SOURCE / assignment, folder / "source" / assignment)
    course = open_course(folder)
    for assignment in (TYPED, WITH_TEXT):
        hand_in_invented(course, assignment, SEED)
    return course


def type_code(course: Course) -> None:
    """One answer of the worksheet becomes code, for everybody."""
    for file in sorted((course.folder / "submitted").glob(f"*/{TYPED}/*.ipynb")):
        notebook = json.loads(file.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["id"] == "m2-w5-answer":
                cell["source"] = CODE
        file.write_text(json.dumps(notebook), encoding="utf-8")


def part_of(course: Course, place: Path, assignment: str, n: int, plain: bool) -> Path:
    """A course folder in which ``n`` students handed in, ready to grade."""
    folder = Path(tempfile.mkdtemp(dir=place))
    shutil.copytree(SOURCE / assignment, folder / "source" / assignment)
    packs = {one.student: one.pack_id for one in read_class_key(course).entries.values()}
    for number in range(n):
        student = f"s{number}"
        target = folder / "submitted" / student / assignment
        shutil.copytree(course.submitted(student, assignment), target)
        if plain:  # its kernel opens the wijk too
            shutil.copy(course.places().pack(packs[student]), target)
    if plain:
        (folder / "nbgrader_config.py").write_text(PLAIN, encoding="utf-8")
        command("nbgrader", "generate_assignment", assignment, cwd=folder)
    else:
        shutil.copy(course.folder / SETTINGS, folder)
        shutil.copytree(course.places().for_lecturer, folder / "for_lecturer")
    return folder


def seconds_for(course: Course, place: Path, assignment: str, n: int, way: str) -> float:
    """The wall seconds of the whole command, on a course of its own."""
    folder = part_of(course, place, assignment, n, way == PLAIN_NBGRADER)
    return command(*(one.format(assignment) for one in WAYS[way]), cwd=folder)


def main(kinds: list[str]) -> None:
    """Print seconds and ratios for typed answers, beside a text, and for one that is code."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        course = made_class(place)
        print(f"wall seconds; {MANY} submissions, {os.cpu_count()} cores")
        print(f"{'':42}{'whole command':>15}{'a submission':>15}{'times as fast':>15}")
        for assignment, name in (
            (TYPED, "all answers typed"),
            (WITH_TEXT, "typed answers and a text"),
            (TYPED, "one answer is code"),
        ):
            if kinds and name not in kinds:
                continue
            if name == "one answer is code":
                type_code(course)
            each = {}
            for way in WAYS:
                few = seconds_for(course, place, assignment, FEW, way)
                many = seconds_for(course, place, assignment, MANY, way)
                each[way] = (many - few) / (MANY - FEW)
                ratio = each[PLAIN_NBGRADER] / each[way]
                print(f"{name + ', ' + way:42}{many:15.2f}{each[way]:15.3f}{ratio:15.1f}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"highest memory of one process: {memory:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
