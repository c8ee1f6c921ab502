"""A gradebook that nbgrader could not use is met with a sentence first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.course.gradebook_checks import check_gradebook, has_assignment


def write(course: Course, *commands: str) -> None:
    with closing(sqlite3.connect(course.gradebook)) as book:
        for command in commands:
            book.execute(command)
        book.commit()


def test_the_gradebook_of_this_nbgrader_passes_and_is_not_touched(course: Course) -> None:
    before = course.gradebook.read_bytes()
    check_gradebook(course)
    assert course.gradebook.read_bytes() == before
    assert [one.name for one in course.folder.glob("gradebook*")] == ["gradebook.db"]


def test_no_gradebook_passes_and_none_is_made(tmp_path: Path) -> None:
    course = Course(tmp_path, "2027-spring", "en", "0")
    check_gradebook(course)
    assert not has_assignment(course, "M2_2_worksheet")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_passes_for_nbgrader_fills_it(course: Course) -> None:
    course.gradebook.write_bytes(b"")
    check_gradebook(course)


@pytest.mark.parametrize(
    "commands",
    [
        ("UPDATE alembic_version SET version_num = '167914646830'",),
        ("DELETE FROM alembic_version",),
        ("DROP TABLE alembic_version",),
    ],
)
def test_a_gradebook_of_an_older_nbgrader_asks_for_the_upgrade(
    course: Course, commands: tuple[str, ...]
) -> None:
    write(course, *commands)
    with pytest.raises(QuickscanError, match=r"older nbgrader.*copy.*nbgrader db upgrade"):
        check_gradebook(course)


def test_a_gradebook_of_a_newer_nbgrader_asks_for_that_one(course: Course) -> None:
    write(course, "UPDATE alembic_version SET version_num = 'ffffffffffff'")
    with pytest.raises(QuickscanError, match="newer nbgrader"):
        check_gradebook(course)


def damage_middle(content: bytes) -> bytes:
    return content[:8192] + b"\x00\xff" * 20_000 + content[48_192:]


@pytest.mark.parametrize(
    "damage", [lambda _: b"student;points\n" * 900, damage_middle, lambda one: one[:9000]]
)
def test_a_damaged_gradebook_is_said_and_left_as_it_is(course: Course, damage) -> None:
    course.gradebook.write_bytes(damage(course.gradebook.read_bytes()))
    before = course.gradebook.read_bytes()
    with pytest.raises(QuickscanError, match="is damaged, or is no gradebook"):
        check_gradebook(course)
    assert course.gradebook.read_bytes() == before


def test_a_gradebook_that_another_program_writes_in_is_said(course: Course) -> None:
    with closing(sqlite3.connect(course.gradebook)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(QuickscanError, match="Another program is writing"):
            check_gradebook(course, seconds=0.1)
        other.execute("ROLLBACK")
    check_gradebook(course)


def test_a_folder_in_the_place_of_the_gradebook_is_said(course: Course) -> None:
    course.gradebook.unlink()
    course.gradebook.mkdir()
    with pytest.raises(QuickscanError, match="cannot be opened"):
        check_gradebook(course)
