"""What is wrong with a gradebook is a sentence, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from grade.gradebook.rows import ask, everything
from grade.small_course import cells_of, hand_in, small_course, small_marked

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.gradebook.writer import GradebookWriter, open_gradebook
from quickscan_sim.language import Bilingual, set_language

WORK = "M2_2_werkblad"
NOBODY = 65534


@pytest.fixture
def course(tmp_path: Path) -> Course:
    set_language("en")
    course = small_course(tmp_path, (WORK,))
    hand_in(course, "anna", WORK)
    return course


def write(
    gradebook: GradebookWriter, student: str = "anna", failure: Bilingual | None = None
) -> None:
    course = gradebook.course
    marked = small_marked(course, student, WORK, failure=failure)
    gradebook.write(marked, cells_of(course, "anna", WORK))


def test_an_assignment_that_was_not_handed_out_is_named_with_the_nearest(course: Course) -> None:
    ask(course, "UPDATE assignment SET name = 'M2_2_werkbladen'")
    with (
        open_gradebook(course) as gradebook,
        pytest.raises(QuickscanError, match=r"nearest is M2_2_werkbladen.*class grade"),
    ):
        write(gradebook)
    with pytest.raises(QuickscanError, match="not in the gradebook"):
        read_grades(course, WORK)


def test_an_assignment_without_its_notebook_is_named(course: Course) -> None:
    ask(course, "UPDATE notebook SET name = 'other'")
    with (
        open_gradebook(course) as gradebook,
        pytest.raises(QuickscanError, match="has no notebook M2_2_werkblad"),
    ):
        write(gradebook)


def test_other_questions_than_were_handed_out_are_named(course: Course) -> None:
    ask(course, "UPDATE base_cell SET name = 'm2-w99-check' WHERE name = 'm2-w3-check'")
    with (
        open_gradebook(course) as gradebook,
        pytest.raises(QuickscanError, match=r"different questions: M2\.W3, M2\.W99"),
    ):
        write(gradebook)
    assert everything(course) == [[], [], []]


def test_the_gradebook_of_another_course_run_is_refused(course: Course) -> None:
    ask(course, "UPDATE quickscan_course SET course_run = '2026-spring'")
    with (
        pytest.raises(QuickscanError, match="of the course run 2026-spring"),
        open_gradebook(course),
    ):
        pass


def test_a_file_that_is_no_gradebook_is_named(course: Course) -> None:
    course.gradebook.write_bytes(b"something else " * 1000)
    with pytest.raises(QuickscanError, match="damaged"), open_gradebook(course):
        pass


def test_an_older_gradebook_says_which_column_is_missing(course: Course) -> None:
    ask(course, "ALTER TABLE grade DROP COLUMN extra_credit")
    with pytest.raises(QuickscanError, match=r"extra_credit.*nbgrader db upgrade"):
        read_grades(course, WORK)


def test_without_a_gradebook_there_are_no_grades_to_read(course: Course) -> None:
    course.gradebook.unlink()
    with pytest.raises(QuickscanError, match="no gradebook"):
        read_grades(course, WORK)


def test_a_full_disk_leaves_what_was_there(course: Course) -> None:
    with open_gradebook(course) as gradebook:
        write(gradebook)
        before = everything(course)
        ask(course, "VACUUM")
        pages = ask(course, "PRAGMA page_count")[0][0]
        gradebook._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(QuickscanError, match="disk is full"):
            write(gradebook, "bilal", Bilingual("Kapot. " * 5000, "Broken."))
        assert everything(course) == before
        gradebook._connection.execute("PRAGMA max_page_count = 1000000")
        write(gradebook, "zoë")
    assert ask(course, "PRAGMA integrity_check") == [("ok",)]
    assert "zoë" in [one.student for one in read_grades(course, WORK) if one.grades]


def test_a_gradebook_that_stays_locked_is_a_sentence(course: Course) -> None:
    with (
        open_gradebook(course, patience=0.05) as gradebook,
        closing(sqlite3.connect(course.gradebook, isolation_level=None)) as other,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(QuickscanError, match="Close formgrader"):
            write(gradebook)
        other.execute("ROLLBACK")
        write(gradebook)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")
def test_a_folder_that_nobody_may_write_in_is_a_sentence(course: Course) -> None:
    course.gradebook.chmod(0o444)
    course.folder.chmod(0o555)
    try:
        assert _as_an_ordinary_user(course, lambda: open_gradebook(course).__enter__())
        none_yet = Course(course.folder / "source", "2027-spring", "en", "0.1.0")
        assert _as_an_ordinary_user(course, lambda: open_gradebook(none_yet).__enter__())
    finally:
        course.folder.chmod(0o755)


def _as_an_ordinary_user(course: Course, work: Callable[[], object]) -> bool:
    """Whether somebody without special rights gets the sentence; root may write everywhere."""
    for folder in course.folder.parents:
        if folder.stat().st_uid == os.getuid() and "pytest" in str(folder):
            folder.chmod(0o755)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            work()
        except QuickscanError as problem:
            code = 0 if "may write in the folder" in problem.in_language("en") else 2
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
