"""``quickscan class grade``: mark what a class handed in, and say what still waits."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.cli.course_of_command import as_typed
from quickscan_sim.cli.few_names import few
from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.grade.course.course import Course, open_course
from quickscan_sim.grade.gradebook.grades import StudentGrades, read_grades
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marked import NOT_RUN, MarkedSubmission
from quickscan_sim.grade.marking.afterwards import prepare_texts
from quickscan_sim.grade.marking.mark_class import MarkedClass, mark_class
from quickscan_sim.grade.sandbox import Sandbox, explain_missing, find_sandbox
from quickscan_sim.language import mark

FEW = 15
"""So many names are shown of a list; the class report has all."""


@dataclass(frozen=True)
class GradeWish:
    """What was asked of ``quickscan class grade``; ``workers`` None: one for each core."""

    course: Path
    assignment: str
    students: tuple[str, ...]
    again: bool
    unsafe: bool
    workers: int | None
    scheduler: str | None


def grade_class(screen: Screen, wish: GradeWish) -> None:
    """Mark everything that is new, and say how it went."""
    course = open_course(wish.course)
    sandbox = _sandbox(screen, wish.unsafe)
    ready = [0]
    try:
        with screen.counting(mark("Submissions")) as show:

            def note(n: int, n_all: int) -> None:
                ready[0] = n
                show(n, n_all)

            found = mark_class(
                course,
                wish.assignment,
                lambda: open_gradebook(course),
                sandbox=sandbox,
                students=wish.students or None,
                again=wish.again,
                workers=wish.workers or os.cpu_count() or 1,
                scheduler=wish.scheduler,
                on_progress=note,
            )
        waiting = [one.student for one in found.now if one.n_for_a_person]
        with screen.counting(mark("Texts made ready for you")) as show:
            prepare_texts(
                course,
                wish.assignment,
                [*waiting, *found.before],
                wish.workers or os.cpu_count() or 1,
                show,
            )
    except KeyboardInterrupt:
        raise QuickscanError(
            "Stopped. {n} submissions are graded and kept. Run the same command again to go on.",
            n=ready[0],
        ) from None
    _tell(screen, found)
    _tell_failed(screen, found.now)
    _tell_notes(screen, found.now)
    n_waiting = _tell_waiting(screen, read_grades(course, wish.assignment), found)
    _tell_next(screen, course, wish.assignment, n_waiting, bool(found.now or found.before))


def _sandbox(screen: Screen, unsafe: bool) -> Sandbox | None:
    sandbox = find_sandbox(unsafe=unsafe)
    if unsafe:
        screen.say(
            "Without a sandbox, code of students runs with your rights: it can read and change "
            "your files, this gradebook too, and use your network. Only do this with work that "
            "you trust, or on a computer that holds nothing else."
        )
    elif sandbox is None:
        missing = explain_missing()
        if missing is not None:
            screen.tell(missing)
        screen.say("Typed answers are graded. Answers that are code wait for a hand.")
    return sandbox


def _tell(screen: Screen, found: MarkedClass) -> None:
    failed = sum(one.failure is not None for one in found.now)
    screen.say(
        "Graded now: {n}. Unchanged since the last time: {before}. Could not be graded: {failed}. "
        "Nothing handed in: {nothing}.",
        n=len(found.now) - failed,
        before=len(found.before),
        failed=failed,
        nothing=len(found.not_handed_in),
    )
    if found.not_handed_in:
        screen.say("Nothing handed in yet: {students}.", students=few(found.not_handed_in, FEW))


def _tell_failed(screen: Screen, marked: Sequence[MarkedSubmission]) -> None:
    failed = [one for one in marked if one.failure is not None]
    if not failed:
        return
    screen.title("Could not be graded: 0 points, with this reason")
    for one in failed[:FEW]:
        reason = one.failure.in_language(screen.language) if one.failure else ""
        screen.paragraph(f"{one.student}: {reason}", indent="  ")
    _tell_more(screen, len(failed))


def _tell_notes(screen: Screen, marked: Sequence[MarkedSubmission]) -> None:
    """What was repaired or stands out, for the lecturer alone."""
    lines = [
        f"{one.student}: {note.in_language(screen.language)}"
        for one in marked
        for note in one.notes
    ]
    if not lines:
        return
    screen.title("Worth knowing")
    for line in lines[:FEW]:
        screen.paragraph(line, indent="  ")
    _tell_more(screen, len(lines))


def _tell_waiting(screen: Screen, grades: Sequence[StudentGrades], found: MarkedClass) -> int:
    """How many answers wait for a person, graded now or earlier: the gradebook knows."""
    waiting = [sum(one.waits for one in student.grades.values()) for student in grades]
    not_run = sum(answer.way == NOT_RUN for one in found.now for answer in one.answers)
    if any(waiting):
        screen.title("Waiting for a hand")
        screen.say(
            "{n} answers of {people} students.",
            n=sum(waiting),
            people=sum(n > 0 for n in waiting),
        )
    if not_run:
        screen.say("Of these are code that was not run: {n}.", n=not_run)
    return sum(waiting)


def _tell_next(
    screen: Screen, course: Course, assignment: str, n_waiting: int, is_handed_in: bool
) -> None:
    """The command that comes after this one."""
    facts = {"course": as_typed(course.folder), "assignment": assignment}
    if not is_handed_in:
        screen.say(
            "Nothing was handed in yet, so there is nothing to grade. Take in first what students "
            "handed in: quickscan class collect {course} {assignment} --from download.zip",
            **facts,
        )
        return
    if n_waiting:
        screen.say("Next, mark the texts: quickscan class formgrader {course}", **facts)
        screen.say("After that: quickscan class feedback {course} {assignment}", **facts)
        return
    screen.say(
        "Next, pages for the students: quickscan class feedback {course} {assignment}", **facts
    )


def _tell_more(screen: Screen, n: int) -> None:
    if n > FEW:
        screen.say("and {n} more; quickscan class report --names has all.", n=n - FEW)
