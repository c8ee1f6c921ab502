"""A course folder: what is in it, for whom, and what a second time leaves alone."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import SETTINGS, Course, open_course
from quickscan_sim.grade.course.kit_assignments import CHECKOUT, kit_assignments
from quickscan_sim.grade.course.new_course import CONFIG, CourseWish, new_course
from quickscan_sim.language import LANGUAGES


@dataclass(frozen=True)
class Somebody:
    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


def files_with_times(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        one.relative_to(folder).as_posix(): (one.read_bytes(), one.stat().st_mtime_ns)
        for one in folder.rglob("*")
        if one.is_file()
    }


def students_in(course: Course) -> list[tuple[object, ...]]:
    with sqlite3.connect(course.gradebook) as book:
        rows = book.execute("SELECT id, first_name, last_name, email FROM student ORDER BY id")
        found = rows.fetchall()
    book.close()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_course_has_the_notebooks_of_its_language_and_nothing_beside_them(
    tmp_path: Path, language: str
) -> None:
    made = new_course(CourseWish(tmp_path / "klas", language))
    source = made.course.folder / "source"
    found = {one.relative_to(source).as_posix() for one in source.rglob("*") if one.is_file()}
    assert found == {f"{one.name}/{one.name}.ipynb" for one in kit_assignments(language)}
    for one in kit_assignments(language):
        assert (source / one.name / f"{one.name}.ipynb").read_bytes() == one.notebook.read_bytes()


def test_every_assignment_of_the_kit_speaks_one_language() -> None:
    names = {one.name for language in LANGUAGES for one in kit_assignments(language)}
    assert names == {place.name for place in CHECKOUT.iterdir() if place.is_dir()}


def test_the_wheel_takes_the_assignments_along(tmp_path: Path) -> None:
    root = CHECKOUT.parent.parent
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        packed = {name for name in wheel.namelist() if name.endswith(".ipynb")}
    names = {one.name for language in LANGUAGES for one in kit_assignments(language)}
    assert packed == {f"quickscan_sim/data/assignments/{one}/{one}.ipynb" for one in names}


def test_the_class_stands_in_the_gradebook(course: Course) -> None:
    assert students_in(course) == [
        ("anna.devries", "Anna", "de Vries", "anna@example.org"),
        ("bjorn", "Björn", "Şahin", None),
        ("s123456", None, None, None),
    ]


def test_nobody_else_on_the_computer_can_look_into_a_new_course(whole_course: Path) -> None:
    for name in ("", "source", "for_lecturer", "submitted", "autograded", "feedback", "arrived"):
        assert stat.S_IMODE((whole_course / name).stat().st_mode) == 0o700, name
    for name in ("gradebook.db", SETTINGS):
        assert stat.S_IMODE((whole_course / name).stat().st_mode) == 0o600, name


def test_git_leaves_out_what_is_of_students_and_of_the_lecturer(course: Course) -> None:
    subprocess.run(["git", "init", "-q", str(course.folder)], check=True)
    for name in ("for_lecturer/secret.txt", "submitted/anna/M2/x.ipynb", "exports/grades.csv"):
        (course.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (course.folder / name).write_text("x", encoding="utf-8")
    command = ["git", "-C", str(course.folder), "status", "--porcelain", "-uall"]
    seen = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    tops = {line[3:].split("/")[0] for line in seen.splitlines()}
    assert tops == {".gitignore", "README.md", "nbgrader_config.py", "source"}


def test_a_second_time_changes_nothing(course: Course) -> None:
    before = files_with_times(course.folder)
    made = new_course(CourseWish(course.folder, modules=("M2", "M5")), [Somebody("bjorn", "Bob")])
    assert (made.is_new, made.added, made.kept, made.n_added) == (False, (), (), 0)
    assert files_with_times(course.folder) == before


def test_a_second_time_adds_new_students_and_modules_only(course: Course) -> None:
    changed = course.source("M2_2_worksheet") / "M2_2_worksheet.ipynb"
    changed.write_text("my own", encoding="utf-8")
    (course.folder / CONFIG).write_text("# my own", encoding="utf-8")
    made = new_course(CourseWish(course.folder), [Somebody("zoë", "Zoë")])
    assert made.added == ("M6_2_worksheet", "M6_3_assignment")
    assert made.kept == ("M2_2_worksheet",)
    assert changed.read_text(encoding="utf-8") == "my own"
    assert (course.folder / CONFIG).read_text(encoding="utf-8") == "# my own"
    assert len(students_in(course)) == 4


def test_a_first_time_that_was_cut_off_is_finished(tmp_path: Path) -> None:
    wish = CourseWish(tmp_path / "klas", "en", "2027-autumn", modules=("M2",))
    new_course(wish)
    (tmp_path / "klas" / SETTINGS).unlink()
    assert new_course(wish).is_new
    assert open_course(tmp_path / "klas").course_run == "2027-autumn"


def test_the_run_is_that_of_packs_made_before(tmp_path: Path) -> None:
    (tmp_path / "for_lecturer").mkdir()
    for name in ("codes_2026-x.csv", "codes_2026-x_attempt_2.csv"):
        (tmp_path / "for_lecturer" / name).write_text("student", encoding="utf-8")
    assert new_course(CourseWish(tmp_path, "nl")).course.course_run == "2026-x"


def test_the_exchange_is_kept_and_can_be_changed_later(course: Course, tmp_path: Path) -> None:
    wish = CourseWish(course.folder, modules=("M2",), exchange_root=f"{tmp_path}/a/../exchange")
    assert new_course(wish).course.exchange == tmp_path.resolve() / "exchange" / "2027-spring"
    new_course(CourseWish(course.folder, modules=("M2",)))
    assert open_course(course.folder).exchange_root == str(tmp_path.resolve() / "exchange")


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"language": "nl"}, "is in the language en"),
        ({"course_run": "2030"}, "is of the run 2027-spring, not 2030"),
        ({"modules": ("M22",)}, "the nearest is M2"),
    ],
)
def test_a_course_does_not_become_another_one(
    course: Course, wish: dict[str, object], sentence: str
) -> None:
    before = files_with_times(course.folder)
    with pytest.raises(QuickscanError, match=sentence):
        new_course(CourseWish(course.folder, **wish))  # type: ignore[arg-type]
    assert files_with_times(course.folder) == before


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("x", encoding="utf-8")
    with pytest.raises(QuickscanError, match=r"holds other files, such as thesis\.docx"):
        new_course(CourseWish(tmp_path))
    assert [one.name for one in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_course_of_nbgrader_that_is_not_of_the_kit_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / CONFIG).write_text("c = get_config()", encoding="utf-8")
    with pytest.raises(QuickscanError, match="is a course of nbgrader already"):
        new_course(CourseWish(tmp_path))


def test_a_course_inside_a_course_is_refused(course: Course) -> None:
    with pytest.raises(QuickscanError, match="is inside the course"):
        new_course(CourseWish(course.folder / "second"))


@pytest.mark.parametrize("name", ["klas [1]", "klas*", "{klas}"])
def test_a_folder_in_which_nbgrader_finds_nothing_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(QuickscanError, match="nbgrader cannot work in"):
        new_course(CourseWish(tmp_path / name))
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_can_be_no_file_name_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="becomes part of a file name"):
        new_course(CourseWish(tmp_path / "klas", course_run="spring/2027"))
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_gradebook_as_it_was(course: Course, files_small) -> None:
    before = students_in(course)
    files_small(course.gradebook.stat().st_size)
    crowd = [Somebody(f"student{number:04d}", "A" * 100, "B" * 100) for number in range(2000)]
    with pytest.raises(QuickscanError, match="Nobody was added"):
        new_course(CourseWish(course.folder, modules=("M2",)), crowd)
    assert students_in(course) == before


def test_a_full_disk_leaves_no_half_gradebook(tmp_path: Path, files_small) -> None:
    files_small(60_000)
    with pytest.raises(QuickscanError, match="Nobody was added"):
        new_course(CourseWish(tmp_path / "klas", modules=("M2",)), [Somebody("anna")])
    assert not (tmp_path / "klas" / "gradebook.db").exists()
