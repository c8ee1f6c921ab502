"""``quickscan class report``: where does the class get stuck, and what to do on Monday?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.cli.course_of_command import as_typed
from quickscan_sim.cli.session import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quickscan_sim.grade.class_report import ClassReport
    from quickscan_sim.grade.course.course import Course
    from quickscan_sim.grade.gradebook.grades import StudentGrades


@dataclass(frozen=True)
class ReportWish:
    """What is asked: a course, its assignments, other courses beside it, and with names or not."""

    course: Path
    assignments: tuple[str, ...]
    out: Path | None
    names: bool
    beside: tuple[Path, ...]
    force: bool


def show_class_report(screen: Screen, wish: ReportWish) -> None:
    """Read, count, write, and say the main points."""
    from quickscan_sim.grade.class_report import write_class_report
    from quickscan_sim.grade.course.course import open_course

    course = open_course(wish.course)
    assignments = tuple(dict.fromkeys(wish.assignments))
    others = [open_course(folder) for folder in wish.beside]
    report = _report(course, assignments, others, names=wish.names)
    out = wish.out or _usual_place(course, assignments, names=wish.names)
    page = write_class_report(report, out, screen.language, wish.force)
    _tell(screen, report)
    screen.place("Report", page)
    if wish.names:
        screen.say("This report holds names. Keep it for yourself.")
    screen.say(
        "Next, grades for your learning platform: quickscan class export {course} {assignments}",
        course=as_typed(course.folder),
        assignments=" ".join(assignments),
    )


def _usual_place(course: Course, assignments: Sequence[str], *, names: bool) -> Path:
    stem = "_and_".join(assignments)
    return course.reports / (f"{stem}_with_names" if names else stem)


def _report(
    course: Course, assignments: Sequence[str], others: Sequence[Course], *, names: bool
) -> ClassReport:
    from quickscan_sim.grade.class_report import compare, make_report, read_class, read_expected

    classes = [read_class(course, one, _grades(course, one)) for one in assignments]
    comparisons = [
        compare(
            here,
            read_class(other, here.assignment, _grades(other, here.assignment)),
            other.course_run,
        )
        for here in classes
        for other in others
    ]
    return make_report(
        classes,
        course.course_run,
        date.today(),
        expected={one.assignment: read_expected(course, one) for one in classes},
        comparisons=comparisons,
        with_names=names,
    )


def _grades(course: Course, assignment: str) -> tuple[StudentGrades, ...]:
    """Points by hand count in the place of the judge's, where there is a gradebook."""
    if not course.gradebook.is_file():
        return ()
    from quickscan_sim.grade.gradebook.grades import read_grades

    return read_grades(course, assignment)


def _tell(screen: Screen, report: ClassReport) -> None:
    from quickscan_sim.grade.class_report.opening import opening
    from quickscan_sim.present.document import Callout, Paragraph

    for block in opening(report, screen.language):
        if isinstance(block, Paragraph | Callout):
            screen.paragraph(f"{block.lead} {block.text}".strip())
