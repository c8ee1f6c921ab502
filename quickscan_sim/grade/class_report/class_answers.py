"""Everything a report needs of one assignment: who is in the class, and each answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quickscan_sim.grade.class_report.answer_states import EMPTY, RIGHT, WAITS, state_of
from quickscan_sim.grade.gradebook.grades import StudentGrades
from quickscan_sim.grade.marked import MarkedAnswer, MarkedSubmission
from quickscan_sim.language import Message
from quickscan_sim.teach.questions import Question


@dataclass(frozen=True)
class ClassAnswer:
    """One answer of one student, with the points that count: a person's go before the judge's.

    ``share`` is the share of the points, from 0 to 1; None while it waits for a person.
    """

    student: str
    question_id: str
    state: str
    share: float | None
    marked: MarkedAnswer

    @property
    def is_given(self) -> bool:
        """Whether the student gave any answer."""
        return self.state != EMPTY

    @property
    def is_right(self) -> bool:
        """Whether it got every point."""
        return self.state == RIGHT

    @property
    def waits(self) -> bool:
        """Whether a person still has to look."""
        return self.state == WAITS


@dataclass(frozen=True)
class ClassAnswers:
    """One assignment of one class.

    ``groups`` gives for everybody on the class list the group, "" without one. ``handed_in`` are
    all who handed in, marked or not. ``marked`` are the records of marking; ``answers`` the
    answers of those of which marking did not fail. ``problems`` are sentences on what could not
    be read.
    """

    assignment: str
    questions: tuple[Question, ...]
    groups: Mapping[str, str]
    handed_in: frozenset[str]
    marked: tuple[MarkedSubmission, ...]
    answers: tuple[ClassAnswer, ...]
    problems: tuple[Message, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def students(self) -> tuple[str, ...]:
        """Who was marked without a failure, in the order of the records."""
        return tuple(one.student for one in self.marked if one.failure is None)

    @property
    def failed(self) -> tuple[MarkedSubmission, ...]:
        """The records of whom nothing could be marked."""
        return tuple(one for one in self.marked if one.failure is not None)

    @property
    def class_size(self) -> int:
        """Everybody on the list, and who handed in without being on it."""
        return len(set(self.groups) | self.handed_in)

    @property
    def absent(self) -> tuple[str, ...]:
        """Who is on the list and handed in nothing."""
        return tuple(one for one in self.groups if one not in self.handed_in)

    @property
    def unmarked(self) -> tuple[str, ...]:
        """Who handed in and has not been marked yet."""
        known = {one.student for one in self.marked}
        return tuple(sorted(self.handed_in - known))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Whose work holds an answer that waits for a person."""
        return tuple(dict.fromkeys(one.student for one in self.answers if one.waits))

    def of(self, question_id: str) -> Iterator[ClassAnswer]:
        """The answers to one question."""
        return (one for one in self.answers if one.question_id == question_id)


def class_answers(
    assignment: str,
    questions: Sequence[Question],
    marked: Sequence[MarkedSubmission],
    groups: Mapping[str, str],
    *,
    grades: Sequence[StudentGrades] = (),
    handed_in: Sequence[str] = (),
    problems: Sequence[Message] = (),
) -> ClassAnswers:
    """Put records of marking, points by hand and the class list together.

    Parameters
    ----------
    questions
        Those of the assignment; an answer to another one is passed over.
    groups
        Student -> group, "" without one.
    grades
        As they stand in the gradebook; without them the judge's points count.
    handed_in
        Who handed in, also where nothing was marked yet.
    """
    by_hand = {one.student: one for one in grades}
    known = {one.question_id for one in questions}
    answers = [
        _answer(record.student, answer, by_hand.get(record.student))
        for record in marked
        if record.failure is None
        for answer in record.answers
        if answer.question_id in known
    ]
    return ClassAnswers(
        assignment,
        tuple(questions),
        dict(groups),
        frozenset([*handed_in, *(one.student for one in marked)]),
        tuple(marked),
        tuple(answers),
        tuple(problems),
        {one.student: f"{one.first_name} {one.last_name}".strip() for one in grades},
    )


def _answer(student: str, answer: MarkedAnswer, grades: StudentGrades | None) -> ClassAnswer:
    grade = None if grades is None else grades.grades.get(answer.question_id)
    by_a_person = grade is not None and grade.by_hand is not None
    points = answer.points
    if grade is not None and grade.by_hand is not None:
        points = grade.by_hand
    state = state_of(answer, points, by_a_person)
    share = min(1.0, max(0.0, points / answer.worth)) if answer.worth > 0 else 0.0
    waits = state == WAITS
    return ClassAnswer(student, answer.question_id, state, None if waits else share, answer)
