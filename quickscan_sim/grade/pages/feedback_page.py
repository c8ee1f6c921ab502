"""The page that goes back to a student: one file, no script, no other host, good on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.grade.marked import MarkedSubmission
from quickscan_sim.grade.pages.prose import in_line, paragraphs
from quickscan_sim.grade.pages.question_feedback import QuestionFeedback, question_feedback
from quickscan_sim.grade.pages.question_text import QuestionText, question_text
from quickscan_sim.language import mark, translator
from quickscan_sim.present.page_templates import page_templates
from quickscan_sim.teach.questions.given_number import GivenNumber

if TYPE_CHECKING:
    from jinja2 import Template

    from quickscan_sim.grade.gradebook.grades import QuestionGrade, StudentGrades
    from quickscan_sim.grade.pages.question_feedback import Catalogue
    from quickscan_sim.teach.questions import Question

TEMPLATES = Path(__file__).parent / "templates"
LOOK = Path(__file__).parents[2] / "present" / "templates" / "report.css"


@dataclass(frozen=True)
class Totals:
    """The points of one student: by the computer, by a person, extra, and off."""

    questions: tuple[QuestionFeedback, ...]
    others: tuple[QuestionGrade, ...]
    grades: StudentGrades

    def lines(self, language: str) -> list[str]:
        """The total, and what it is made of, in sentences."""
        say = translator(language)
        waiting = [one for one in self.questions if one.state == "waits"]
        got = sum(one.got for one in self.questions) + sum(one.points for one in self.others)
        got = max(0.0, got - self.grades.late_penalty)
        worth = sum(one.worth for one in self.questions) + sum(one.worth for one in self.others)
        open_worth = sum(one.worth for one in waiting)
        whole = mark("You have {points} of the {worth} points.")
        so_far = mark("So far you have {points} of the {worth} points.")
        facts = {"points": _shown(got), "worth": _shown(worth)}
        lines = [say(so_far if waiting else whole, **facts)]
        lines += self._parts(language)
        if waiting:
            lines.append(
                say(
                    "A person still has to read {questions}. Points that can come on top: {worth}.",
                    questions=", ".join(_short(one.question_id) for one in waiting),
                    worth=_shown(open_worth),
                )
            )
        if self.grades.late_penalty > 0:
            lines.append(
                say(
                    "You handed in late. Points that went off: {points}.",
                    points=_shown(self.grades.late_penalty),
                )
            )
        return lines

    def _parts(self, language: str) -> list[str]:
        say = translator(language)
        texts = [one for one in self.questions if one.is_written]
        others = [one for one in self.questions if not one.is_written]
        if not texts or not others:
            return []
        return [
            say(
                text,
                points=_shown(sum(one.got for one in part)),
                worth=_shown(sum(one.worth for one in part)),
            )
            for part, text in (
                (others, mark("Marked by the computer: {points} of {worth}.")),
                (texts, mark("Read by a person: {points} of {worth}.")),
            )
        ]


def feedback_page(
    marked: MarkedSubmission,
    grades: StudentGrades,
    questions: Iterable[Question],
    *,
    title: str,
    language: str,
    texts: Mapping[str, QuestionText] | None = None,
    objectives: Mapping[str, str] | None = None,
    misconceptions: Catalogue | None = None,
) -> str:
    """The page of one student for one assignment; equal input gives an equal page.

    It holds what the student handed in, the points, why, and where to look next. It never holds
    a right answer, another student, or what is for the lecturer alone (``marked.notes``). All
    that people typed is escaped.

    Parameters
    ----------
    marked
        What marking found.
    grades
        What stands in the gradebook, points by hand included. Questions that are not there count
        with the judge's points.
    questions
        Those of the assignment, in its order.
    title
        What the assignment is called.
    language
        "nl" or "en".
    texts
        The questions as the student saw them, by code; without, the facts of the data are left out.
    objectives
        What each question practises, by its code.
    misconceptions
        By their code; those of the kit when nothing is given.
    """
    say = translator(language)
    answers = {one.question_id: one for one in marked.answers}
    catalogue = _catalogue() if misconceptions is None else misconceptions
    shown = tuple(
        question_feedback(
            question,
            answers[question.question_id],
            grades.grades.get(question.question_id),
            (texts or {}).get(question.question_id) or question_text(question, None, language),
            catalogue,
            (objectives or {}).get(question.question_id, ""),
            language,
        )
        for question in questions
        if question.question_id in answers
    )
    name = f"{grades.first_name or ''} {grades.last_name or ''}".strip() or grades.student
    codes = {one.question_id for one in shown}
    others = tuple(one for name, one in grades.grades.items() if name not in codes)
    return _template().render(
        title=title,
        name=name,
        language=language,
        totals=Totals(shown, others, grades).lines(language),
        others=others,
        number=_shown,
        failure="" if marked.failure is None else marked.failure.in_language(language),
        notes=[note.in_language(language) for note in marked.notes_for_student],
        questions=shown,
        say=say,
        short=_short,
        style=_style(),
    )


def _shown(points: float | None) -> GivenNumber:
    return GivenNumber(round(points or 0.0, 2))


def _short(question_id: str) -> str:
    """The code as it stands in the notebook: "A3"."""
    return question_id.partition(".")[2] or question_id


@cache
def _style() -> str:
    own = (TEMPLATES / "feedback.css").read_text(encoding="utf-8")
    return LOOK.read_text(encoding="utf-8") + own


@cache
def _catalogue() -> Catalogue:
    from quickscan_sim.teach.misconceptions.catalogue import BASICS, load_misconceptions

    every = (*load_misconceptions(), *load_misconceptions(BASICS))
    return {one.misconception_id: one for one in every}


@cache
def _template() -> Template:
    environment = page_templates(TEMPLATES)
    environment.filters["paragraphs"] = paragraphs
    environment.filters["in_line"] = in_line
    return environment.get_template("feedback.html.j2")
