"""``quickscan class export``: grades for the learning platform, and a complete table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.cli.few_names import few
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.grade.platforms.exporting.audit_trail import audit_file
from quickscan_sim.grade.platforms.exporting.export import Exported, ExportWish, export_grades
from quickscan_sim.grade.platforms.exporting.items import Graded
from quickscan_sim.grade.platforms.member import PLATFORM_NAMES
from quickscan_sim.language import Number, mark

MARKS = {"": "", "comma": ",", "point": "."}


@dataclass(frozen=True)
class ClassExportWish:
    """What was asked of ``quickscan class export``."""

    folder: Path
    assignments: tuple[str, ...]
    platform: str | None = None
    workbook: bool = False
    per_question: bool = False
    unfinished: bool = False
    best_of: bool = False
    decimal: str = ""
    items: tuple[str, ...] = ()


def export_class(screen: Screen, wish: ClassExportWish) -> None:
    """Read the grades, write the files, and say what is in them."""
    course = open_course(wish.folder)
    chosen = ExportWish(
        platform=wish.platform,
        titles=_titles(wish),
        per_question=wish.per_question,
        unfinished=wish.unfinished,
        best_of=wish.best_of,
        decimal_mark=_decimal_mark(wish.decimal),
        workbook=wish.workbook,
    )
    exported = export_grades(course, read_graded(course, wish.assignments), chosen)
    _tell(screen, exported)
    _tell_where(screen, course, exported)


def read_graded(course: Course, assignments: Sequence[str]) -> Graded:
    """The grades of each assignment, from the gradebook of the course."""
    from quickscan_sim.grade.gradebook.grades import read_grades

    return {name: read_grades(course, name) for name in dict.fromkeys(assignments)}


def _titles(wish: ClassExportWish) -> Mapping[str, str]:
    """What the platform calls each assignment, in the order of the assignments."""
    n_expected = 1 if wish.best_of else len(wish.assignments)
    if wish.items and len(wish.items) != n_expected:
        raise QuickscanError(
            "Give --item once for each column of totals: {expected} times. Found: {found}.",
            expected=n_expected,
            found=len(wish.items),
        )
    return dict(zip(wish.assignments, wish.items, strict=False))


def _decimal_mark(decimal: str) -> str:
    if decimal not in MARKS:
        raise QuickscanError(
            "--decimal is comma or point; found {found}. Leave it out to take what the platform "
            "reads.",
            found=repr(decimal),
        )
    return MARKS[decimal]


def _tell(screen: Screen, exported: Exported) -> None:
    for item in exported.items:
        screen.say(
            "{item}: {n} students with points, together {total}; the most is {worth}.",
            item=item.title,
            n=sum(points is not None for points in item.points.values()),
            total=Number(exported.sums[item.title], 2),
            worth=Number(item.worth, 2),
        )
    if exported.without:
        screen.say(
            "Nothing was handed in by {n}: {students}. Their cells are empty. That is no 0: the "
            "platform leaves them as they are, or shows no grade.",
            n=len(exported.without),
            students=few(exported.without),
        )
    if exported.waiting:
        screen.say(
            "Not finished: texts of {students} wait for your points. Their totals are what they "
            "have so far; the names of the files say unfinished.",
            students=few(exported.waiting),
        )
    if exported.strangers:
        screen.say(
            "In the gradebook, but not in the class list: {students}. They are in the complete "
            "table only.",
            students=few(exported.strangers),
        )
    for note in exported.notes:
        screen.tell(note)


def _tell_where(screen: Screen, course: Course, exported: Exported) -> None:
    if exported.platform is None:
        screen.say(
            "Your class list comes from no learning platform, so only the complete table was "
            "written. Choose a platform with --platform."
        )
    else:
        screen.say(
            "Import it in {platform}; docs/learning-platforms.md shows where.",
            platform=PLATFORM_NAMES[exported.platform],
        )
    for place in exported.files:
        is_platform = place.stem == getattr(exported.platform_file, "stem", None)
        meaning = mark("For the platform") if is_platform else mark("Complete, for you alone")
        screen.place(meaning, place)
    screen.place(mark("Who exported what, and when"), audit_file(course))
