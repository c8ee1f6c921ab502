"""One submission marked: what was read and run goes to the judge, and comes back as a record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from quickscan_sim.exchange.recipe import kit_version
from quickscan_sim.grade.assignment import Assignment
from quickscan_sim.grade.marked import (
    NOT_RUN,
    NOTHING,
    RUN,
    TYPED,
    WRITTEN,
    MarkedAnswer,
    MarkedSubmission,
    both_languages,
)
from quickscan_sim.grade.marking.class_key import ClassKey
from quickscan_sim.grade.marking.other_variants import (
    fitting_elsewhere,
    note_for_student,
    note_on,
)
from quickscan_sim.grade.marking.run_answers import RunAnswers
from quickscan_sim.grade.marking.traces import hints_in, seconds_on
from quickscan_sim.grade.submissions.submission import Answered, Submission
from quickscan_sim.language import Message
from quickscan_sim.teach.judge import Judgement, judge_all
from quickscan_sim.teach.key import hash_of_questions
from quickscan_sim.teach.questions import Expected, Question, read_answer

LONGEST_SHOWN = 5_000
"""Signs of an answer that are kept; a text of a student is far shorter."""


@dataclass(frozen=True)
class Asked:
    """An assignment with the questions of the kit that it asks."""

    assignment: Assignment
    questions: tuple[Question, ...]

    @property
    def questions_hash(self) -> str:
        """Differs when a question would expect another answer, or is worth something else."""
        points = sorted(self.assignment.points.items())
        content = hash_of_questions(self.questions) + repr(points)
        return hashlib.sha256(content.encode()).hexdigest()


def code_questions(asked: Asked, submission: Submission) -> tuple[Question, ...]:
    """The questions whose answers have to run."""
    return tuple(
        one
        for one in asked.questions
        if one.is_automatic and submission.answers[one.question_id].is_code
    )


def mark_submission(
    submission: Submission, asked: Asked, key: ClassKey, ran: RunAnswers | None
) -> MarkedSubmission:
    """The record of one submission.

    Parameters
    ----------
    submission
        What was read; with a ``failure`` every answer has 0 points and that reason.
    asked
        The assignment and its questions.
    key
        The key of the class. A student who is not in it cannot be marked: that is a failure too.
    ran
        What running gave; None when nothing was run though there is code: there is no sandbox, and
        a person has to look.
    """
    failure = submission.failure or _without_key(submission.student, key)
    if failure is not None:
        return _record(submission, asked, key, failed_answers(asked, failure), failure)
    raw = _raw_answers(submission, asked, ran)
    entry = key.entries[submission.student]
    judged = judge_all(
        asked.questions,
        entry.expected,
        raw,
        call_for=ran.calls.get if ran else None,
        seed=key.trial_seed(submission.student),
    )
    by_question = {one.question_id: one for one in judged}
    hints = hints_in(submission.cells)
    answers = [
        _marked(one, submission, by_question.get(one), asked, ran, hints, entry.expected)
        for one in asked.assignment.questions
    ]
    elsewhere = fitting_elsewhere(submission.student, asked.questions, raw, key)
    notes, for_student = _notes(submission, key, ran, elsewhere)
    return _record(submission, asked, key, answers, None, notes, for_student)


def _without_key(student: str, key: ClassKey) -> Message | None:
    if student in key.entries:
        return None
    return Message(
        "The key has nobody called {student}. Put this name on the class list, run quickscan "
        "class variants again, and grade again.",
        student=student,
    )


def _raw_answers(submission: Submission, asked: Asked, ran: RunAnswers | None) -> dict[str, Any]:
    """What the judge compares, by question; None where nothing could be had."""
    raw: dict[str, Any] = {}
    for question in asked.questions:
        answered = submission.answers[question.question_id]
        if answered.is_code:
            raw[question.question_id] = ran.values.get(question.question_id) if ran else None
        elif answered.problem is None:
            raw[question.question_id] = answered.value
    return raw


def _marked(
    name: str,
    submission: Submission,
    judged: Judgement | None,
    asked: Asked,
    ran: RunAnswers | None,
    hints: Mapping[str, int],
    expected: Mapping[str, Expected],
) -> MarkedAnswer:
    answered = submission.answers[name]
    question = next((one for one in asked.questions if one.question_id == name), None)
    worth = asked.assignment.points[name]
    points, found = 0.0, tuple[str, ...]()
    if question is None or judged is None:
        reason = Message("This question is not one of the kit; a person has to look at it.")
        needs_a_person, way = True, NOTHING
    else:
        points = judged.points / judged.worth * worth if judged.worth else 0.0
        found = judged.misconceptions
        reason, needs_a_person = _reason(question, answered, judged, ran, expected)
        way = _way(question, answered, ran)
    return MarkedAnswer(
        question_id=name,
        points=round(points, 2),
        worth=worth,
        misconceptions=found,
        reason=both_languages(reason),
        needs_a_person=needs_a_person,
        answer=_shown(answered, ran),
        way=way,
        seconds=seconds_on(name, submission.cells),
        hints=hints.get(name),
    )


def _reason(
    question: Question,
    answered: Answered,
    judged: Judgement,
    ran: RunAnswers | None,
    expected: Mapping[str, Expected],
) -> tuple[Message, bool]:
    """Why these points, and whether a person has to look."""
    name = question.question_id
    if answered.is_code and ran is None:
        return Message(
            "This answer is code, and it was not run: there is no sandbox here. A person has to "
            "look at it, or grade it on a computer with a sandbox."
        ), True
    if answered.is_code and ran is not None and name in ran.problems:
        return ran.problems[name], False
    if answered.problem is not None and not answered.is_code:
        return answered.problem, False
    if question.kind == "function" and not answered.is_code:
        form = read_answer(question, answered.value, expected.get(name) or Expected(name, None))
        return form.form or judged.reason, False
    return judged.reason, judged.needs_a_person


def _way(question: Question, answered: Answered, ran: RunAnswers | None) -> str:
    if answered.is_code:
        return RUN if ran is not None else NOT_RUN
    if answered.problem is not None or answered.value is None or answered.value is ...:
        return NOTHING
    return TYPED if question.is_automatic else WRITTEN


def _shown(answered: Answered, ran: RunAnswers | None) -> str:
    """The answer as it stood in the cell, without the line that says how to type it."""
    lines = answered.source.strip().splitlines()
    own = [line for line in lines if not line.startswith("# ")] if not _is_text(answered) else lines
    text = "\n".join(own).strip()
    if ran is not None and answered.question_id in ran.values:
        text += f"\n→ {ran.values[answered.question_id]!r}"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} …"


def _is_text(answered: Answered) -> bool:
    return not answered.is_typed and not answered.is_code and isinstance(answered.value, str)


def failed_answers(
    asked: Asked, failure: Message, *, needs_a_person: bool = False
) -> list[MarkedAnswer]:
    """Every question with 0 points, and why nothing could be marked."""
    reason = both_languages(failure)
    return [
        MarkedAnswer(
            name, 0.0, asked.assignment.points[name], (), reason, needs_a_person, "", NOTHING
        )
        for name in asked.assignment.questions
    ]


def _notes(
    submission: Submission, key: ClassKey, ran: RunAnswers | None, elsewhere: Sequence[str]
) -> tuple[list[Message], list[Message]]:
    """For the lecturer, and for the student."""
    notes = list(submission.notes)
    for_student: list[Message] = []
    if ran is not None and ran.failure is not None:
        notes.append(Message("While running: {failure}", failure=ran.failure))
    owners = {key.students[code] for code in submission.typed_codes if code in key.students}
    if owners - {submission.student}:
        notes.append(
            Message(
                "The personal code of {students} stands in this notebook.",
                students=", ".join(sorted(owners - {submission.student})),
            )
        )
    if elsewhere:
        notes.append(note_on(elsewhere))
        for_student.append(note_for_student(elsewhere))
    return notes, for_student


def _record(
    submission: Submission,
    asked: Asked,
    key: ClassKey,
    answers: Sequence[MarkedAnswer],
    failure: Message | None,
    notes: Sequence[Message] = (),
    for_student: Sequence[Message] = (),
) -> MarkedSubmission:
    entry = key.entries.get(submission.student)
    return MarkedSubmission(
        student=submission.student,
        assignment=asked.assignment.name,
        notebook=asked.assignment.notebook,
        answers=tuple(answers),
        failure=None if failure is None else both_languages(failure),
        notes=tuple(map(both_languages, notes or submission.notes)),
        notes_for_student=tuple(map(both_languages, for_student)),
        handed_in=submission.handed_in,
        marked_at=datetime.now(UTC).isoformat(timespec="seconds"),
        pack_id="" if entry is None else entry.pack_id,
        submission_hash=submission.submission_hash,
        key_hash=key.hashes.get(submission.student, ""),
        questions_hash=asked.questions_hash,
        kit_version=kit_version(),
    )
