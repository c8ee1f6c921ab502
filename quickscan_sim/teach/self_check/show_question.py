"""``show_question``: a question with its material, its options and how to answer it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message, Readable, translator
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import Question
from quickscan_sim.teach.questions.kinds.given_number import GivenNumber
from quickscan_sim.teach.self_check.answer_rule import answer_rules
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
    """A question as a student reads it; the options stand in an own order in every pack.

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
        parts = (*_asked(desk, question), *_options(desk, question), *_how(desk, question))
    except QuickscanError as problem:
        return refused(problem)
    return Feedback("question", desk.language, parts)


def prompt_of(question: Question, data: OwnData, language: str) -> str:
    """The text of a question, with the facts of this student's data in it.

    Raises
    ------
    QuickscanError
        When the text asks for a fact that is not computed.
    """
    text = question.prompt.in_language(language)
    if question.facts is None:
        return text
    facts = {name: shown(fact, language) for name, fact in question.facts.of(data).items()}
    try:
        return text.format_map(facts)
    except KeyError as missing:
        raise QuickscanError(
            "{question}: its text asks for {fact}, which its facts do not give.",
            question=question.question_id,
            fact=str(missing),
        ) from None


def in_own_order(keys: Iterable[str], pack_id: str, question_id: str) -> list[str]:
    """Keys in an order that is the same every time for one pack, and another in other packs.

    >>> in_own_order("abcd", "P-1", "M2.W1") == in_own_order("dcba", "P-1", "M2.W1")
    True
    """

    def place(key: str) -> bytes:
        return hashlib.sha256(f"{pack_id}|{question_id}|{key}".encode()).digest()

    return sorted(keys, key=place)


def shown(value: Any, language: str) -> str:
    """A fact or a cell as it reads in a language; two decimals at most."""
    if isinstance(value, str):
        return value
    if isinstance(value, Readable):
        return value.in_language(language)
    _ = translator(language)
    value = value.item() if hasattr(value, "item") else value
    if value is None or value != value or type(value).__name__ == "NAType":
        return _("blank")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (int, float)):
        return GivenNumber(round(value, 2)).in_language(language)
    return str(value)


def _asked(desk: Desk, question: Question) -> list[Part]:
    _ = translator(desk.language)
    points = GivenNumber(question.points)
    title = (
        _("{question}: 1 point", question=question.question_id)
        if question.points == 1
        else _("{question}: {points} points", question=question.question_id, points=points)
    )
    parts = [heading(title), paragraph(prompt_of(question, desk.data_for(question), desk.language))]
    if question.material is not None:
        parts.append(_material(question.material.of(desk.data_for(question)), desk.language))
    return parts


def _material(frame: Any, language: str) -> Part:
    header = [shown(column, language) for column in frame.columns]
    rows = [[shown(cell, language) for cell in row] for row in frame.itertuples(index=False)]
    caption = Message("Table with this question").in_language(language)
    return table(caption, header, rows)


def _options(desk: Desk, question: Question) -> list[Part]:
    labels: dict[str, Any] = {option.key: option.text for option in question.options}
    if question.options_from is not None and question.kind != "table":
        labels |= question.options_from.of(desk.data_for(question))
    if not labels:
        return []
    order = in_own_order(labels, desk.data.pack_id, question.question_id)
    lines = [
        f"{key}: {text}" if (text := shown(labels[key], desk.language)) != key else key
        for key in order
    ]
    return [bullets(lines)]


def _how(desk: Desk, question: Question) -> list[Part]:
    rules = [
        rule.in_language(desk.language) for rule in answer_rules(question, desk.data_for(question))
    ]
    return [paragraph(" ".join(rules))]
