"""One round of nbgrader's autograde over the students it was asked for, with the kit's judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypeAlias

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import read_assignment
from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.grade.gradebook.new_gradebook import quiet_nbgrader
from quickscan_sim.grade.gradebook.writer import GradebookWriter, open_gradebook
from quickscan_sim.grade.handed_in import who_handed_in
from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.grade.marked_files import marked_file
from quickscan_sim.grade.timestamp_file import time_of_folder
from quickscan_sim.language import Message, Number, spoken

Marker: TypeAlias = Callable[
    [Course, str, str], tuple[MarkedSubmission, Sequence[Mapping[str, Any]]]
]
"""Marks what one student handed in for an assignment: what it found, and the repaired cells."""


@dataclass(frozen=True)
class JudgeSteps:
    """How one student is marked, and what is done once the gradebook has it.

    ``may_run_unprotected``: nbgrader may run assignments without a question of the kit itself.
    """

    mark: Marker
    afterwards: Callable[[Course, MarkedSubmission], None]
    may_run_unprotected: bool = False


def judge_round(
    converter: Any, folder: Path, steps: JudgeSteps, nbgraders_own: Callable[[], None]
) -> None:
    """Mark what ``nbgrader autograde`` was asked for, and write it into the gradebook.

    Parameters
    ----------
    converter
        nbgrader's ``Autograde``, set for an assignment and a student (or "*", all).
    folder
        The course.
    steps
        What is done for each student.
    nbgraders_own
        What nbgrader would do: it is done for an assignment that the kit does not know.

    Raises
    ------
    nbgrader.converters.NbGraderException
        In the end, when somebody could not be graded; the others then are.
    """
    from nbgrader.converters import NbGraderException

    try:
        course = open_course(folder)
        with spoken(course.language):
            assignment = converter.coursedir.assignment_id
            if not read_assignment(course.folder / "source", assignment).questions:
                _check_own_way(converter, course, assignment, steps)
                with quiet_nbgrader():
                    nbgraders_own()
                return
            _check_gradebook(converter, course)
            with open_gradebook(course, converter.config) as gradebook:
                students = _students(converter, gradebook, assignment)
                failed = [one for one in students if not _grade(converter, gradebook, one, steps)]
    except QuickscanError as problem:
        converter.log.error(str(problem))
        raise NbGraderException(str(problem)) from problem
    if failed:
        told = Message("Not graded, for the reasons above: {students}.", students=", ".join(failed))
        raise NbGraderException(told.in_language(course.language))


def _check_own_way(converter: Any, course: Course, assignment: str, steps: JudgeSteps) -> None:
    """Pass when the lecturer chose that nbgrader runs what students wrote."""
    if not steps.may_run_unprotected:
        raise QuickscanError(
            "{assignment} has no question of the kit, so nbgrader itself would run what students "
            "wrote in it, with your rights and without the sandbox: it could read and change your "
            "files and this gradebook. If you want that, put the line {line} in {file}, below "
            "configure.",
            assignment=assignment,
            line="c.JudgeExporter.run_without_sandbox = True",
            file=course.folder / "nbgrader_config.py",
        )
    warning = Message(
        "{assignment} has no question of the kit. nbgrader runs what students wrote in it on this "
        "computer, with your rights and without the sandbox.",
        assignment=assignment,
    )
    converter.log.warning(warning.in_language(course.language))


def _check_gradebook(converter: Any, course: Course) -> None:
    kind, _, file = converter.coursedir.db_url.partition(":///")
    if kind != "sqlite" or Path(file).resolve() != course.gradebook.resolve():
        raise QuickscanError(
            "nbgrader was asked to write into {found}, and the gradebook of this course is "
            "{expected}. Leave out --db, and CourseDirectory.db_url in nbgrader_config.py.",
            found=converter.coursedir.db_url,
            expected=f"sqlite:///{course.gradebook}",
        )


def _students(converter: Any, gradebook: GradebookWriter, assignment: str) -> list[str]:
    """Whose work is to be marked, in order; ``student_id`` is a name, or a pattern as "*"."""
    where = converter.coursedir
    left_out = where.student_id_exclude.split(",")
    students = [
        one
        for one in who_handed_in(gradebook.course, assignment)
        if one not in left_out and fnmatchcase(one, where.student_id)
    ]
    return [one for one in students if _is_asked(converter, gradebook, one, assignment)]


def _is_asked(converter: Any, gradebook: GradebookWriter, student: str, assignment: str) -> bool:
    """The rule of nbgrader: not what was graded before, unless forced or handed in again since.

    A run that was killed halfway left no points in the gradebook, or points without the record of
    marking that feedback and report need: then it was not graded.
    """
    recorded = marked_file(gradebook.course, assignment, student).is_file()
    if converter.force or not recorded or not gradebook.has_marks(student, assignment):
        return True
    new = time_of_folder(gradebook.course.submitted(student, assignment))
    old = time_of_folder(gradebook.course.autograded(student, assignment))
    if new is not None and old is not None and new > old:
        return True
    converter.log.info("Skipping existing assignment: %s", student)
    return False


def _grade(converter: Any, gradebook: GradebookWriter, student: str, steps: JudgeSteps) -> bool:
    """Whether it went well; what went wrong is in the log, and the round goes on."""
    course, assignment = gradebook.course, converter.coursedir.assignment_id
    try:
        converter.run_pre_convert_hook()
        marked, cells = steps.mark(course, assignment, student)
        gradebook.write(marked, cells)
        steps.afterwards(course, marked)
        if converter.coursedir.groupshared:
            converter.set_permissions(assignment, student)
        converter.run_post_convert_hook()
    except QuickscanError as problem:
        converter.log.error("%s: %s", student, problem)
        return False
    except Exception:  # the next student is graded whatever happened to this one
        converter.log.exception("%s", student)
        return False
    converter.log.info(_in_words(marked).in_language(course.language))
    return True


def _in_words(marked: MarkedSubmission) -> Message:
    points, worth = Number(marked.points), Number(marked.worth)
    if marked.failure is not None:
        return Message(
            "{student}: nothing could be marked. {reason}",
            student=marked.student,
            reason=marked.failure,
        )
    return Message(
        "{student}: {points} of {worth} points; {n} wait for a person.",
        student=marked.student,
        points=points,
        worth=worth,
        n=marked.n_for_a_person,
    )
