"""Beside a text in formgrader: the own data, the rubric and the comment bank, to click."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quickscan_sim.grade.assignment import cell_name, grade_id, question_of
from quickscan_sim.grade.gradebook.cell_text import source_of
from quickscan_sim.grade.pages.own_summary import own_summary
from quickscan_sim.grade.pages.prose import paragraphs
from quickscan_sim.grade.pages.question_text import question_text
from quickscan_sim.grade.pages.quoted_numbers import QuotedNumbers, quoted_numbers
from quickscan_sim.grade.pages.remarks import remarks_for
from quickscan_sim.grade.pages.rubric_lines import points_of, rubric_line
from quickscan_sim.grade.pages.summary_tables import SummaryTable
from quickscan_sim.language import mark, translator
from quickscan_sim.present.page_templates import page_templates
from quickscan_sim.teach.questions.given_number import GivenNumber

if TYPE_CHECKING:
    from jinja2 import Template

    from quickscan_sim.grade.course.course import Course
    from quickscan_sim.grade.marked import MarkedSubmission
    from quickscan_sim.teach.own_data import OwnData
    from quickscan_sim.teach.questions.question import Question

TEMPLATES = Path(__file__).parent / "templates"
MARK = "marking_help"
STATUS = mark("{n} of {all} criteria chosen: {points} of {worth} points.")
TO_CHOOSE = mark("The points go into the box when all criteria are chosen.")
FILLED_IN = mark("The points stand in the box above.")


def is_marking_help(cell: Mapping[str, Any]) -> bool:
    """Whether a cell of a marked notebook holds this help.

    >>> is_marking_help({"metadata": {}})
    False
    """
    own = cell.get("metadata", {}).get("quickscan")
    return isinstance(own, Mapping) and isinstance(own.get(MARK), str)


def add_marking_help(
    cells: Sequence[Mapping[str, Any]],
    course: Course,
    marked: MarkedSubmission,
    data: OwnData | None,
) -> list[dict[str, Any]]:
    """The cells of a marked notebook, with help after every text that waits for a person.

    For the notebook that formgrader shows, never for one that a student gets. Cells that call
    themselves this help already go, whoever wrote them; nothing that was given is changed.

    Parameters
    ----------
    cells
        As they will be written, already made safe.
    data
        The own data of the student; without, the numbers are left out.
    """
    from quickscan_sim.teach.questions import find_question

    waiting = {one.question_id for one in marked.answers if one.needs_a_person}
    found: list[dict[str, Any]] = []
    for cell in cells:
        if is_marking_help(cell):
            continue
        found.append(dict(cell))
        asked = question_of(grade_id(cell) or "")
        if asked and asked[1] == "answer" and asked[0] in waiting:
            question = find_question(asked[0])
            if question.rubric:
                found.append(marking_cell(question, source_of(cell), data, course.language))
    return found


def marking_cell(
    question: Question, answer: str, data: OwnData | None, language: str
) -> dict[str, Any]:
    """One cell of a notebook with the help for one text; its code is not shown."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_name(question.question_id, "help"),
        "metadata": {
            "quickscan": {MARK: question.question_id},
            "transient": {"remove_source": True},
            "deletable": False,
            "editable": False,
        },
        "outputs": [
            {
                "output_type": "display_data",
                "data": {"text/html": marking_html(question, answer, data, language)},
                "metadata": {},
            }
        ],
        "source": "",
    }


def marking_html(question: Question, answer: str, data: OwnData | None, language: str) -> str:
    """The help as HTML that can be read without a script, and clicked with one."""
    say = translator(language)
    summary = () if data is None else own_summary(question, data, language)
    prompt = question_text(question, data, language).prompt
    words = {"status": say(STATUS, **_KEPT), "choose": say(TO_CHOOSE)}
    return _template().render(
        say=say,
        language=language,
        question=question.question_id,
        asked=paragraphs(prompt),
        box=cell_name(question.question_id, "answer"),
        summary=summary,
        numbers=_numbers(answer, prompt, summary, language),
        rubric=_rubric(question, language),
        worth=sum(row.points for row in question.rubric),
        worth_shown=GivenNumber(sum(row.points for row in question.rubric)),
        n_levels=max(len(row.levels) for row in question.rubric),
        remarks=remarks_for(question, language),
        words=json.dumps(words | {"filled": say(FILLED_IN)}),
        style=_file("marking_help.css"),
        script=_file("marking_help.js"),
    )


_KEPT = {name: f"{{{name}}}" for name in ("n", "all", "points", "worth")}
"""The fields stay in the sentence: the page fills them in."""


def _numbers(
    answer: str, prompt: str, summary: Sequence[SummaryTable], language: str
) -> QuotedNumbers | None:
    if not summary:
        return None
    return quoted_numbers(answer, prompt, (table.text for table in summary), language)


def _rubric(question: Question, language: str) -> list[dict[str, Any]]:
    return [
        {
            "criterion": row.criterion,
            "name": row.name.in_language(language),
            "levels": [
                {
                    "text": level.in_language(language),
                    "points": points_of(row, number),
                    "shown": GivenNumber(points_of(row, number)).in_language(language),
                    "line": rubric_line(row, number, language),
                }
                for number, level in enumerate(row.levels)
            ],
        }
        for row in question.rubric
    ]


@cache
def _file(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    return page_templates(TEMPLATES).get_template("marking_help.html.j2")
