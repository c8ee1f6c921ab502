"""A course with three students, made once and copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.grade.course.new_course import CourseWish, new_course
from quickscan_sim.grade.course.release import release
from quickscan_sim.language import set_language


@dataclass(frozen=True)
class InTest:
    """Somebody in the class of a test."""

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


CLASS = (
    InTest("anna.devries", "Anna", "de Vries", "anna@example.org"),
    InTest("bjorn", "Björn", "Şahin"),
    InTest("s123456"),
)
RUN = "2027-spring"
WORKSHEET = "M2_2_worksheet"


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture(scope="session")
def whole_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of two modules in English with its class."""
    folder = tmp_path_factory.mktemp("made") / "course"
    new_course(CourseWish(folder, "en", RUN, modules=("M2", "M5")), CLASS)
    return folder


@pytest.fixture(scope="session")
def released_course(tmp_path_factory: pytest.TempPathFactory, whole_course: Path) -> Path:
    """The same, with a worksheet handed out."""
    folder = tmp_path_factory.mktemp("released") / "course"
    shutil.copytree(whole_course, folder)
    release(open_course(folder), WORKSHEET)
    return folder


@pytest.fixture
def course(tmp_path: Path, whole_course: Path) -> Course:
    """An own copy of the course."""
    shutil.copytree(whole_course, tmp_path / "course")
    return open_course(tmp_path / "course")


@pytest.fixture
def handed_out(tmp_path: Path, released_course: Path) -> Course:
    """An own copy of the course with a worksheet handed out."""
    shutil.copytree(released_course, tmp_path / "course")
    return open_course(tmp_path / "course")


@pytest.fixture
def files_small() -> Iterator[Callable[[int], None]]:
    """From the call on no file can grow beyond so many bytes: as a full disk, without one."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
