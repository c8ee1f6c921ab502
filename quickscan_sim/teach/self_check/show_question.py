"""``show_question``: a question with its material, its options and how to answer it."""

from __future__ import annotations

from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message, Number, Share, spoken, translator
from quickscan_sim.present.in_notebook import in_notebook
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import Question
from quickscan_sim.teach.questions.given_number import GivenNumber
from quickscan_sim.teach.questions.wording import options_of, prompt_of, shown
from quickscan_sim.teach.self_check.answer_rule import answer_rules, self_check_rule
from quickscan_sim.teach.self_check.check import refused
from quickscan_sim.teach.self_check.desk import Desk, current_desk
from quickscan_sim.teach.self_check.feedback import (
    Feedback,
    Part,
    bullets,
    heading,
    paragraph,
    table,
)


def show_question(question_id: str) -> Feedback:
    """A question as a student reads it.

    Parameters
    ----------
    question_id
        The code of the question, such as "M2.W3".

    Returns
    -------
    Feedback
        The question as text and as a box in the notebook.
    """
    try:
        desk = current_desk()
        question = desk.question(question_id)
        with spoken(desk.language):
            parts = _shown(desk, question, desk.data_for(question))
    except QuickscanError as problem:
        return refused(problem)
    return Feedback("question", desk.language, parts)


def _shown(desk: Desk, question: Question, data: OwnData) -> tuple[Part, ...]:
    """Everything that stands in the box; ``data`` is what the question is looked at with."""
    language = desk.language
    return (
        *_asked(question, data, language),
        *_options(question, data, language),
        *_how(question, data, language),
    )


def _asked(question: Question, data: OwnData, language: str) -> list[Part]:
    asked = prompt_of(question, data).in_language(language)
    parts = [heading(_title(question, language)), paragraph(asked)]
    if question.material is not None:
        parts.append(_material(question.material.of(data), language))
    return parts


def _title(question: Question, language: str) -> str:
    _ = translator(language)
    code, points = question.question_id, GivenNumber(question.points)
    if not question.is_handed_in:
        return _("{question}: to practise", question=code)
    if question.points == 1:
        return _("{question}: 1 point", question=code)
    return _("{question}: {points} points", question=code, points=points)


def _material(frame: Any, language: str) -> Part:
    caption = Message("Table with this question").in_language(language)
    header = [shown(column, language) for column in frame.columns]
    rows = [[shown(cell, language) for cell in row] for row in frame.itertuples(index=False)]
    if frame.index.name is not None:  # the rows have names, as in a matrix of who names whom
        header = [shown(frame.index.name, language), *header]
        rows = [[shown(name, language), *row] for name, row in zip(frame.index, rows, strict=True)]
        return table(caption, header, rows)
    first = frame.iloc[:, 0]
    are_names = not any(isinstance(cell, (Number, Share, float)) for cell in first)
    return table(caption, header, rows, named_rows=are_names)


def _options(question: Question, data: OwnData, language: str) -> list[Part]:
    options = {} if question.kind == "table" else options_of(question, data)
    lines = [_option(key, shown(label, language)) for key, label in options.items()]
    return [bullets(lines)] if lines else []


def _option(key: str, text: str) -> str:
    """The key and the text, or one of them where the other says the same."""
    says_it_all = len(key) > 1 and (text == key or text.startswith(f"{key} "))
    return text if says_it_all else f"{key}: {text}"


def _how(question: Question, data: OwnData, language: str) -> list[Part]:
    rules = [rule.in_language(language) for rule in answer_rules(question, data)]
    lines = [" ".join(rules)] if rules else []
    if not in_notebook():  # in a lesson the cell below the answer checks it
        lines.append(self_check_rule(question).in_language(language))
    return [paragraph(line) for line in lines]
