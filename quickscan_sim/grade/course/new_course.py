"""Make the folder of a course, or add to it what is new; what is there is never written over."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import make_private_folder, write_whole
from quickscan_sim.grade.course.course import SETTINGS, Course, open_course
from quickscan_sim.grade.course.kit_assignments import KitAssignment, kit_assignments
from quickscan_sim.grade.course.students import InClass, add_to_gradebook

CONFIG = "nbgrader_config.py"
START_FILES = Path(__file__).parents[2] / "data" / "course_folder"
READ_ME = {"nl": "LEESMIJ.md", "en": "README.md"}
PRIVATE = ("for_lecturer", "source", "submitted", "autograded", "feedback", "arrived")
PRIVATE_OUTPUTS = ("exports", "reports")
NO_PATH = re.compile(r"[\[\]*?{}]")
"""Signs with which nbgrader, which looks for work with patterns, finds nothing."""

MAY_BE_THERE = {"for_students", "for_lecturer"}
"""What ``quickscan class variants`` may have made in the folder before."""


@dataclass(frozen=True)
class CourseWish:
    """What a course should be; "" leaves the choice to the kit, or as it was."""

    folder: Path
    language: str = ""
    course_run: str = ""
    exchange_root: str = ""
    modules: tuple[str, ...] = ()


@dataclass(frozen=True)
class MadeCourse:
    """A course, and what this time added to it.

    ``kept`` are assignments of which the course has a notebook other than the kit's.
    """

    course: Course
    is_new: bool
    added: tuple[str, ...]
    kept: tuple[str, ...]
    n_added: int


def new_course(wish: CourseWish, students: Sequence[InClass] = ()) -> MadeCourse:
    """Make a course of nbgrader with the kit's assignments, or add what is new to one.

    Parameters
    ----------
    students
        Who is in the class; added to the gradebook when not in it. None: the gradebook waits.

    Raises
    ------
    QuickscanError
        When the folder holds something else, the course speaks another language or is of another
        run, or something cannot be written.
    """
    place = _place_of(wish.folder)
    is_new = not (place / SETTINGS).is_file()
    course = _course_to_make(place, wish) if is_new else _course_there(place, wish)
    asked = kit_assignments(course.language, wish.modules)
    for folder in ("", *PRIVATE, *PRIVATE_OUTPUTS):
        make_private_folder(course.folder / folder)
    added, kept = _add_assignments(course, asked)
    _write_start_files(course)
    n_added = add_to_gradebook(course, students) if students else 0
    # The settings make it a course: last, so that a run that was cut off is done again.
    _write_settings(course)
    return MadeCourse(course, is_new, added, kept, n_added)


def _place_of(folder: Path) -> Path:
    place = folder.expanduser().resolve()
    if NO_PATH.search(str(place)):
        raise QuickscanError(
            "nbgrader cannot work in {folder}: the name holds one of [ ] {{ }} * ?. Choose another "
            "folder.",
            folder=place,
        )
    if place.exists() and not place.is_dir():
        raise QuickscanError(
            "{folder} is a file, and the course needs a folder. Choose another name.", folder=place
        )
    return place


def _course_there(place: Path, wish: CourseWish) -> Course:
    """The course that is in the folder already, unless something else is asked of it."""
    course = open_course(place)
    if wish.language and wish.language != course.language:
        raise QuickscanError(
            "The course in {folder} is in the language {found}. Make a course in another language "
            "in a folder of its own.",
            folder=place,
            found=course.language,
        )
    if wish.course_run and wish.course_run != course.course_run:
        raise QuickscanError(
            "The course in {folder} is of the run {found}, not {asked}. Leave --run out to add to "
            "it, or make the other course in a folder of its own.",
            folder=place,
            found=course.course_run,
            asked=wish.course_run,
        )
    return replace(course, exchange_root=_exchange_root(wish) or course.exchange_root)


def _course_to_make(place: Path, wish: CourseWish) -> Course:
    there = {one.name for one in place.iterdir()} if place.is_dir() else set()
    if (place / CONFIG).is_file() and (place / "source").is_dir() and not _is_cut_off(place):
        raise QuickscanError(
            "{folder} is a course of nbgrader already, and not one of the kit. Make the course in "
            "a new folder.",
            folder=place,
        )
    if there - MAY_BE_THERE and not _is_cut_off(place):
        raise QuickscanError(
            "{folder} holds other files, such as {file}. Make the course in a new folder.",
            folder=place,
            file=sorted(there - MAY_BE_THERE)[0],
        )
    above = next((one for one in place.parents if (one / SETTINGS).is_file()), None)
    if above is not None:
        raise QuickscanError(
            "{folder} is inside the course in {above}. Make the course in a folder outside it.",
            folder=place,
            above=above,
        )
    run = wish.course_run or _run_of_packs(place) or _run_of(date.today(), wish.language or "nl")
    course = Course(
        place, run, wish.language or "nl", version("quickscan-sim"), _exchange_root(wish)
    )
    course.places()  # checks the name of the run
    return course


def _is_cut_off(place: Path) -> bool:
    """Whether a first run in this folder was stopped before it was done."""
    config = place / CONFIG
    return config.is_file() and "quickscan_sim.grade.nbgrader_settings" in config.read_text(
        encoding="utf-8", errors="replace"
    )


def _exchange_root(wish: CourseWish) -> str:
    return str(Path(wish.exchange_root).expanduser().resolve()) if wish.exchange_root else ""


def _run_of_packs(place: Path) -> str:
    """The run of packs made in this folder before; "" when there are none, or of several runs."""
    names = [one.stem for one in (place / "for_lecturer").glob("codes_*.csv")]
    runs = {name.removeprefix("codes_").split("_attempt_")[0] for name in names}
    return runs.pop() if len(runs) == 1 else ""


def _run_of(day: date, language: str) -> str:
    """The name of a run that begins on a day.

    >>> _run_of(date(2027, 3, 1), "en"), _run_of(date(2027, 9, 1), "nl")
    ('2027-spring', '2027-najaar')
    """
    spring, autumn = ("voorjaar", "najaar") if language == "nl" else ("spring", "autumn")
    return f"{day.year}-{spring if day.month <= 7 else autumn}"


def _add_assignments(
    course: Course, asked: Sequence[KitAssignment]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put the notebooks in that are not there; the names of those, and of changed ones."""
    added, kept = [], []
    for one in asked:
        target = course.source(one.name) / one.notebook.name
        content = one.notebook.read_bytes()
        if not target.exists():
            write_whole(target, content)
            added.append(one.name)
        elif target.read_bytes() != content:
            kept.append(one.name)
    return tuple(added), tuple(kept)


def _write_start_files(course: Course) -> None:
    """Settings of nbgrader, page to read, and what git leaves out; none of them twice."""
    texts = {
        READ_ME[course.language]: START_FILES / f"README_{course.language}.md",
        ".gitignore": START_FILES / "gitignore.txt",
        CONFIG: START_FILES / f"nbgrader_config_{course.language}.txt",
    }
    for name, template in texts.items():
        if not (course.folder / name).exists():
            text = template.read_text(encoding="utf-8")
            write_whole(
                course.folder / name, text.replace("{course_run}", course.course_run).encode()
            )


def _write_settings(course: Course) -> None:
    text = json.dumps(course.settings(), indent=2, ensure_ascii=False) + "\n"
    file = course.folder / SETTINGS
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        write_whole(file, text.encode(), private=True)
