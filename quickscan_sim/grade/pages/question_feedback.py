"""What a student reads about one question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.grade.marked import NOTHING, WRITTEN, MarkedAnswer
from quickscan_sim.grade.pages.question_text import QuestionText
from quickscan_sim.grade.pages.rubric_lines import points_of, read_rubric_comment
from quickscan_sim.language import mark, translator
from quickscan_sim.teach.questions.given_number import GivenNumber

if TYPE_CHECKING:
    from quickscan_sim.grade.gradebook.grades import QuestionGrade
    from quickscan_sim.teach.misconceptions import Misconception
    from quickscan_sim.teach.questions import Question

Catalogue = Mapping[str, "Misconception"]
RIGHT, PARTLY, NOT_YET, NO_ANSWER, READ, WAITS = (
    *("right", "partly", "not_yet", "no_answer"),
    *("read", "waits"),
)
STATES = {
    RIGHT: ("✓", mark("in order")),
    PARTLY: ("◐", mark("partly in order")),
    NOT_YET: ("○", mark("not right yet")),
    NO_ANSWER: ("–", mark("no answer")),
    READ: ("✎", mark("read by a person")),
    WAITS: ("…", mark("a person still has to read this")),
}
"""A sign and words for each state, so that nothing depends on a colour."""
NEAR = 0.005


@dataclass(frozen=True)
class CriterionFeedback:
    """One row of a rubric: the level that was given, and what one level more looks like."""

    name: str
    points: str
    level: str
    one_more: str


@dataclass(frozen=True)
class QuestionFeedback:
    """Everything about one question, in one language, as plain text that is not escaped yet.

    ``state`` is one of the keys of :data:`STATES`. ``reason`` is the judge's, ``comment`` the
    lecturer's own; each is "" when there is none. ``look_at`` says where to look next.
    """

    question_id: str
    state: str
    sign: str
    state_words: str
    got: float
    worth: float
    points: str
    text: QuestionText
    objective: str
    answer: str
    is_written: bool
    reason: str
    look_at: tuple[str, ...]
    rubric: tuple[CriterionFeedback, ...]
    criteria: tuple[str, ...]
    comment: str
    by_hand: bool

    @property
    def anchor(self) -> str:
        """The name of its place on the page."""
        return self.question_id.replace(".", "-").lower()


def question_feedback(
    question: Question,
    answer: MarkedAnswer,
    grade: QuestionGrade | None,
    text: QuestionText,
    catalogue: Catalogue,
    objective: str,
    language: str,
) -> QuestionFeedback:
    """What the judge and the lecturer say of one answer; never the right one.

    Parameters
    ----------
    answer
        As the kit marked it.
    grade
        As it stands in the gradebook; None when it is not there yet: then the judge's points count.
    catalogue
        Misconceptions by their code.
    objective
        What the question practises.
    """
    say = translator(language)
    waits = answer.needs_a_person if grade is None else grade.waits
    got = answer.points if grade is None else grade.points
    by_hand = grade is not None and grade.by_hand is not None
    state = _state(question, answer, got, waits)
    sign, words = STATES[state]
    said = read_rubric_comment(_own_words(grade, answer), question.rubric)
    return QuestionFeedback(
        question_id=question.question_id,
        state=state,
        sign=sign,
        state_words=say(words),
        got=got,
        worth=answer.worth,
        points=_points(got, answer.worth, waits, language),
        text=text,
        objective=objective,
        answer="" if answer.way == NOTHING else answer.answer.strip(),
        is_written=answer.way == WRITTEN or not question.is_automatic,
        reason=_reason(question, answer, state, by_hand, language),
        look_at=_look_at(question, answer, state, by_hand, catalogue, language),
        rubric=() if waits else _levels(question, said.levels, language),
        criteria=tuple(row.name.in_language(language) for row in question.rubric),
        comment=said.words,
        by_hand=by_hand and question.is_automatic,
    )


def _state(question: Question, answer: MarkedAnswer, got: float, waits: bool) -> str:
    if waits:
        return WAITS
    if answer.way == NOTHING and got < NEAR:
        return NO_ANSWER
    if got >= answer.worth - NEAR:
        return RIGHT
    if not question.is_automatic:
        return READ
    return PARTLY if got > NEAR else NOT_YET


def _points(got: float, worth: float, waits: bool, language: str) -> str:
    say = translator(language)
    if waits:
        return say("still open, of {worth}", worth=GivenNumber(round(worth, 2)))
    return say(
        "{points} of {worth}", points=GivenNumber(round(got, 2)), worth=GivenNumber(round(worth, 2))
    )


def _own_words(grade: QuestionGrade | None, answer: MarkedAnswer) -> str:
    """The comment of a person; the gradebook gives the judge's reason where nobody wrote one."""
    if grade is None:
        return ""
    comment = grade.comment.strip()
    return "" if comment in (answer.reason.nl.strip(), answer.reason.en.strip()) else comment


def _reason(
    question: Question, answer: MarkedAnswer, state: str, by_hand: bool, language: str
) -> str:
    """Why these points; nothing where the sign says it all, or a person has decided."""
    if state == RIGHT or by_hand:
        return ""
    if not question.is_automatic and state != NO_ANSWER:
        return ""
    return answer.reason.in_language(language)


def _look_at(
    question: Question,
    answer: MarkedAnswer,
    state: str,
    by_hand: bool,
    catalogue: Catalogue,
    language: str,
) -> tuple[str, ...]:
    """The first hint of each mistake: where to look, never what is right.

    As with :func:`quickscan_sim.lesson.hint`, a question that explains its mistakes in its own
    terms has hints of its own.
    """
    if not question.is_automatic or state not in (PARTLY, NOT_YET) or by_hand:
        return ()
    names = [name for name in answer.misconceptions if name in catalogue]
    if question.hints and all(name in question.why for name in names):
        return (question.hints[0].in_language(language),)
    firsts = (catalogue[name].hints[0].in_language(language) for name in names)
    return tuple(dict.fromkeys(firsts))


def _levels(
    question: Question, levels: Mapping[str, int], language: str
) -> tuple[CriterionFeedback, ...]:
    found = []
    for row in question.rubric:
        if row.criterion not in levels:
            continue
        level, top = levels[row.criterion], len(row.levels) - 1
        more = "" if level >= top else row.levels[level + 1].in_language(language)
        points = _points(points_of(row, level), row.points, False, language)
        name, words = row.name.in_language(language), row.levels[level].in_language(language)
        found.append(CriterionFeedback(name, points, words, more))
    return tuple(found)
