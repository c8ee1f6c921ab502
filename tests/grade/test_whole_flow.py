"""The whole way of an assignment with the download of a learning platform, command by command.

A class of three on Brightspace: the commands as a lecturer types them. Canvas and Moodle begin
where the three handed in. nbgrader's own ways of grading start from the same course.
"""

from __future__ import annotations

import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from grade.gradebook.rows import comment_by_hand, everything, grade_of, mark_by_hand
from platform_imports import brightspace_imports, canvas_imports, moodle_imports_grades
from small_downloads import (
    ANNA,
    JAN,
    OMER,
    brightspace_name,
    canvas_name,
    moodle_name,
    packed,
)
from typer.testing import CliRunner

from quickscan_sim.cli.main import app
from quickscan_sim.grade.assignment import read_assignment
from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marked_files import read_marked_files
from quickscan_sim.grade.marking.mark_class import mark_class
from quickscan_sim.grade.pages.write_feedback import write_feedback
from quickscan_sim.grade.platforms.class_file import write_class_list
from quickscan_sim.grade.platforms.download import read_download
from quickscan_sim.grade.platforms.exporting.export import ExportWish, export_grades
from quickscan_sim.grade.platforms.feedback_archive import write_feedback_archive
from quickscan_sim.grade.platforms.filing import file_arrivals
from quickscan_sim.grade.rehearsal import filled
from quickscan_sim.teach.key import KeyEntry, read_entry

RUN, WORK, TEXT = "2027-spring", "M2_3_opdracht", "m2-a10-answer"
NB = f"{WORK}.ipynb"
CLASS = (ANNA, OMER, JAN)
WORDS = {ANNA.student: "Anna vindt 3,2 hoog.", OMER.student: "Ömer vindt 2,9 laag."}
HAND_POINTS = {ANNA.student: 5.0, OMER.student: 2.5}
OTHER = "as it was handed out"
REMARK = "Noem ook hoeveel mensen antwoordden."

Files = dict[str, str | bytes]


def quickscan(*words: object, language: str = "en") -> str:
    """A command of ``quickscan class``; what it said."""
    done = CliRunner().invoke(app, ["class", *map(str, words), "--language", language])
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


def keys_of(course: Course) -> dict[str, KeyEntry]:
    found = map(read_entry, course.places().keys.glob("*.json"))
    return {one.student: one for one in found}


def handed_in(course: Course, student: str) -> str:
    """Everything right by the own key but, for Ömer, one choice; and an own text."""
    key = keys_of(course)[student]
    answers: dict[str, Any] = {
        name: set(one.right) if isinstance(one.right, frozenset) else one.right
        for name, one in key.expected.items()
    }
    if student == OMER.student:
        answers["M2.A6"] = next(one for one in "abcdefg" if one != key.expected["M2.A6"].right)
    answers["M2.A10"] = WORDS[student]
    code = next(
        row["code"]
        for row in csv.DictReader(course.places().codes.read_text("utf-8-sig").splitlines())
        if row["student"] == student
    )
    cells = filled(read_assignment(course.folder / "source", WORK), answers, code)
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def words_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def judged(course: Course) -> dict[str, float]:
    return {one.student: one.points for one in read_marked_files(course, WORK).marked}


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course made from Brightspace's list, with packs, and an assignment handed out."""
    place = tmp_path_factory.mktemp("flow")
    roster = place / "brightspace.csv"
    rows = (
        f"#{one.student},#{one.ids['username']},{one.last_name},{one.first_name},{one.email},#\n"
        for one in CLASS
    )
    head = "OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator\n"
    roster.write_text(head + "".join(rows), encoding="utf-8-sig")
    folder = place / "klas é"
    asked = ("--roster", roster, "--run", RUN, "--modules", "M2")
    quickscan("new", folder, *asked, language="nl")
    course = open_course(folder)
    quickscan("variants", course.class_list, "--run", RUN, "--out", folder)
    quickscan("release", folder, WORK)
    shutil.copytree(folder, place / OTHER)
    return course


@pytest.fixture(scope="module")
def collected(handed_out: Course) -> Course:
    """The same, with Brightspace's download taken in; Jan handed in nothing."""
    files: Files = {
        f"Opdracht/{brightspace_name(one, n, 'Nov 23, 2026 730 PM')}/{NB}": handed_in(
            handed_out, one.student
        )
        for n, one in enumerate((ANNA, OMER), start=11)
    }
    archive = packed(handed_out.folder.parent / "download.zip", files)
    said = quickscan("collect", handed_out.folder, WORK, "--from", archive)
    assert "from Brightspace: 2 new" in said
    return handed_out


@dataclass(frozen=True)
class Doors:
    """Copies of the collected course, each graded another way."""

    ours: Course
    command: Course
    api: Course
    said: str


NBGRADERS = """
import contextlib, os, sys
from nbgrader.apps.nbgraderapp import NbGraderApp

def step(*words):
    NbGraderApp.clear_instance()
    with contextlib.suppress(SystemExit):
        NbGraderApp.launch_instance(list(words))

os.chdir({command!r})
step("autograde", {work!r})
step("generate_feedback", {work!r})
step("list", "--inbound")
NbGraderApp.clear_instance()

from nbgrader.apps.api import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader
os.chdir({api!r})
app = NbGrader()
app.initialize([], root={api!r})
api = NbGraderAPI(app.coursedir, parent=app)
for student in sorted(api.get_submitted_students({work!r})):
    print("API", student, api.autograde({work!r}, student)["success"])
"""


@pytest.fixture(scope="module")
def doors(collected: Course, tmp_path_factory: pytest.TempPathFactory) -> Doors:
    place = tmp_path_factory.mktemp("doors")
    for name in ("command", "api"):
        shutil.copytree(collected.folder, place / name)
    quickscan("grade", collected.folder, WORK)
    shutil.copytree(collected.folder, place / "ours")
    code = NBGRADERS.format(work=WORK, command=str(place / "command"), api=str(place / "api"))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PATH": path, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    courses = [open_course(place / name) for name in ("ours", "command", "api")]
    return Doors(*courses, done.stdout + done.stderr)


def records(course: Course) -> list[dict[str, Any]]:
    found = sorted(read_marked_files(course, WORK).marked, key=lambda one: one.student)
    return [{**one.to_json(), "marked_at": ""} for one in found]


def formgraders_pages(course: Course) -> dict[str, str]:
    files = (course.folder / "autograded").rglob("*.ipynb")
    return {one.parent.parent.name: one.read_text(encoding="utf-8") for one in files}


@pytest.mark.parametrize("door", ["command", "api"])
def test_every_way_of_grading_gives_the_same_gradebook_records_and_pages(
    doors: Doors, door: str
) -> None:
    other: Course = getattr(doors, door)
    assert len(records(doors.ours)) == 2
    assert records(other) == records(doors.ours), doors.said
    assert everything(other) == everything(doors.ours), doors.said
    assert formgraders_pages(other) == formgraders_pages(doors.ours)


def test_nbgraders_own_feedback_command_makes_a_page_for_everybody_who_handed_in(
    doors: Doors,
) -> None:
    for student, words in WORDS.items():
        page = doors.command.feedback(student, WORK) / f"{WORK}.html"
        assert words in words_of(page.read_text(encoding="utf-8")), doors.said


@dataclass(frozen=True)
class Finished:
    """The course at the end, and what grading again and the report said."""

    course: Course
    refused: str
    again: str


@pytest.fixture(scope="module")
def finished(collected: Course, doors: Doors) -> Finished:
    """Texts marked by hand, graded again, feedback and grades sent back; ``doors`` graded it."""
    folder = collected.folder
    refused = CliRunner().invoke(app, ["class", "export", str(folder), WORK, "--language", "en"])
    for student, points in HAND_POINTS.items():
        mark_by_hand(collected, student, TEXT, points)
        comment_by_hand(collected, student, TEXT, f"{REMARK} ({student})")
    again = quickscan("grade", folder, WORK, "--again")
    quickscan("feedback", folder, WORK, "--platform", "brightspace")
    quickscan("export", folder, WORK, "--platform", "brightspace", "--item", "Opdracht 2")
    quickscan("report", folder, WORK, "--names")
    return Finished(collected, " ".join(refused.output.split()), again)


def test_the_judge_gives_everything_but_the_text_and_the_one_mistake(finished: Finished) -> None:
    assert judged(finished.course) == {ANNA.student: 24.0, OMER.student: 23.0}


def test_grades_are_not_exported_while_a_text_waits(finished: Finished) -> None:
    assert "--unfinished" in finished.refused


def test_points_by_hand_are_still_there_after_grading_again(finished: Finished) -> None:
    assert "Graded now: 2" in finished.again
    for student, points in HAND_POINTS.items():
        assert grade_of(finished.course, student, TEXT)[1] == points


def test_brightspace_gets_the_sum_of_judge_and_lecturer_and_no_zero_for_who_is_absent(
    finished: Finished,
) -> None:
    (file,) = finished.course.exports.glob("*_brightspace.csv")
    totals = {name: points + HAND_POINTS[name] for name, points in judged(finished.course).items()}
    assert brightspace_imports(file.read_bytes()) == {"Opdracht 2": totals}


def pages_in(archive: Path) -> dict[str, str]:
    with zipfile.ZipFile(archive) as content:
        return {name: words_of(content.read(name).decode()) for name in content.namelist()}


def test_each_page_reaches_its_own_student_with_the_words_of_the_lecturer(
    finished: Finished,
) -> None:
    (archive,) = finished.course.exports.glob("feedback_*.zip")
    pages = pages_in(archive)
    assert len(pages) == 2
    for one in (ANNA, OMER):
        (page,) = (text for name, text in pages.items() if one.full_name in name)
        assert WORDS[one.student] in page
        assert f"{REMARK} ({one.student})" in page
        other = next(name for name in WORDS if name != one.student)
        assert WORDS[other] not in page


def test_no_page_in_the_zip_holds_anything_of_the_lecturer_or_of_another(
    finished: Finished,
) -> None:
    course = finished.course
    keys = keys_of(course)
    rows = csv.DictReader(course.places().codes.read_text("utf-8-sig").splitlines())
    hidden = {row["code"] for row in rows} | {str(course.folder), "for_lecturer", '"mutants"'}
    hidden.add(course.places().secret.read_text(encoding="utf-8").strip())
    for record in read_marked_files(course, WORK).marked:
        hidden |= {record.key_hash, record.submission_hash, record.questions_hash}
    for entry in keys.values():
        hidden |= {entry.pack_id, entry.fingerprint, entry.pack_hash}
    (archive,) = course.exports.glob("feedback_*.zip")
    with zipfile.ZipFile(archive) as content:
        pages = {name: content.read(name).decode() for name in content.namelist()}
    for one in CLASS:
        others = [page for name, page in pages.items() if one.full_name not in name]
        assert others
        strange = {*hidden, one.full_name, one.email, *one.ids.values()}
        assert [text for page in others for text in strange if text and text in page] == []


def test_the_report_with_names_knows_that_no_text_waits_any_more(finished: Finished) -> None:
    (file,) = finished.course.reports.rglob("students.csv")
    text = file.read_text(encoding="utf-8-sig")
    assert "waits for you" not in text
    assert f"Jan O'Brien ({JAN.student}),handed in nothing" in text


def test_only_the_owner_can_read_keys_records_and_grades(finished: Finished) -> None:
    folder = finished.course.folder
    kept = [*(folder / "for_lecturer").rglob("*"), *finished.course.exports.glob("*.csv")]
    files = [one for one in kept if one.is_file()]
    assert len(files) > len(CLASS)
    assert [one for one in files if one.stat().st_mode & 0o077] == []


def canvas_files(course: Course) -> Files:
    return {
        f"{canvas_name(one)}_{n}_{NB}": handed_in(course, one.student)
        for n, one in enumerate((ANNA, OMER), start=4207)
    }


def moodle_files(course: Course) -> Files:
    return {
        f"{moodle_name(one, n)}/{NB}": handed_in(course, one.student)
        for n, one in enumerate((ANNA, OMER), start=7)
    }


@pytest.mark.parametrize(
    ("platform", "files"), [("canvas", canvas_files), ("moodle", moodle_files)]
)
def test_other_platforms_get_pages_and_totals_of_the_same_people(
    handed_out: Course, tmp_path: Path, platform: str, files: Callable[[Course], Files]
) -> None:
    course = open_course(shutil.copytree(handed_out.folder.with_name(OTHER), tmp_path / "course"))
    write_class_list(CLASS, course.class_list)
    archive = packed(tmp_path / "d.zip", files(course))
    file_arrivals(course, WORK, read_download(archive, CLASS))
    marked = mark_class(course, WORK, lambda: open_gradebook(course), sandbox=None)
    assert {one.student: one.points for one in marked.now} == {
        ANNA.student: 24.0,
        OMER.student: 23.0,
    }
    grades = read_grades(course, WORK)
    pages = write_feedback(course, WORK, grades, unfinished=True).pages
    found = pages_in(write_feedback_archive(course, WORK, platform, pages))
    own = {ANNA.student: ("881", "Anna"), OMER.student: ("882", "Ömer")}
    for student, words in WORDS.items():
        (page,) = (text for name, text in found.items() if any(s in name for s in own[student]))
        assert words in page
    wish = ExportWish(platform, {WORK: "Opdracht 2"}, unfinished=True)
    exported = export_grades(course, {WORK: grades}, wish)
    assert exported.platform_file is not None
    content = exported.platform_file.read_bytes()
    totals = by_canvas if platform == "canvas" else by_moodle
    assert totals(content) == {"Anna": 24.0, "Ömer": 23.0}


def by_canvas(content: bytes) -> dict[str, float]:
    names = {"881": "Anna", "882": "Ömer"}
    return {names[who]: n for who, n in canvas_imports(content)["Opdracht 2"].items()}


def by_moodle(content: bytes) -> dict[str, float]:
    names = {"aberg": "Anna", "o_celik": "Ömer"}
    found = moodle_imports_grades(content, "Gebruikersnaam", ",")["Opdracht 2"]
    return {names[who]: n for who, n in found.items()}
