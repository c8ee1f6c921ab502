"""Read what a class report needs from the folder of a course."""

from __future__ import annotations

from collections.abc import Sequence

from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.assignment import read_assignment
from quickscan_sim.grade.class_report.class_answers import ClassAnswers, class_answers
from quickscan_sim.grade.class_report.misbehaving import ExpectedOf
from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.gradebook.grades import StudentGrades
from quickscan_sim.grade.handed_in import who_handed_in
from quickscan_sim.grade.marked_files import read_marked_files
from quickscan_sim.language import Message
from quickscan_sim.teach.handing_out.class_list import read_class_list
from quickscan_sim.teach.key import read_entry
from quickscan_sim.teach.questions import Question, load_questions


def read_class(
    course: Course, assignment: str, grades: Sequence[StudentGrades] = ()
) -> ClassAnswers:
    """The answers of a class to one assignment, with the class list and the points by hand.

    Parameters
    ----------
    grades
        From the gradebook; without them the judge's points count.

    Raises
    ------
    QuickscanError
        When there is no such assignment, or nobody's work was marked.
    """
    asked = read_assignment(course.folder / "source", assignment)
    by_code = {one.question_id: one for one in load_questions()}
    questions: list[Question] = [by_code[one] for one in asked.questions if one in by_code]
    found = read_marked_files(course, assignment)
    if not found.marked and not found.problems:
        raise QuickscanError(
            "Nothing of {assignment} has been graded yet in {folder}. First run quickscan class "
            "grade, then ask for the report again.",
            assignment=assignment,
            folder=course.folder,
        )
    groups, amiss = _groups(course)
    return class_answers(
        assignment,
        questions,
        found.marked,
        groups,
        grades=grades,
        handed_in=who_handed_in(course, assignment),
        problems=[*found.problems, *amiss],
    )


def _groups(course: Course) -> tuple[dict[str, str], list[Message]]:
    try:
        students = read_class_list(course.class_list)
    except QuickscanError:
        return {}, [
            Message(
                "The class list {file} could not be read. So this report counts who handed in, and "
                "knows no groups. Make the list again with quickscan class new.",
                file=course.class_list,
            )
        ]
    return {one.name: one.group for one in students}, []


def read_expected(course: Course, answers: ClassAnswers) -> ExpectedOf:
    """What was expected of every student, from the lecturer's key; without those not in it."""
    found = {}
    for one in answers.marked:
        file = course.places().entry(one.pack_id) if one.pack_id else None
        if file is None or not file.is_file():
            continue
        try:
            found[one.student] = read_entry(file).expected
        except QuickscanError:
            continue  # whoever grades with it hears that it is damaged
    return found
