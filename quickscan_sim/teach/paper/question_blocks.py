"""One question as it stands on paper: what is asked, its table, its options and room to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from quickscan_sim.language import Message, Number, Share, translator
from quickscan_sim.present.document import (
    Block,
    Heading,
    Paragraph,
    TableBlock,
    WritingSpace,
    bullets,
)
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions.given_number import GivenNumber
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.questions.wording import options_of, prompt_of, shown
from quickscan_sim.teach.self_check.answer_rule import length_rules, rounding_rules

WORDS_A_LINE = 10
Say = Callable[..., str]


def question_blocks(question: Question, data: OwnData, language: str) -> Iterator[Block]:
    """A question to answer with a pen."""
    say = translator(language)
    yield Heading(3, title_of(question, language))
    for text in prompt_of(question, data).in_language(language).split("\n\n"):
        yield Paragraph(without_marks(text))
    if question.material is not None:
        yield material_table(question.material.of(data), language)
    if question.kind != "table":
        options = option_lines(question, data, language)
        if options:
            yield bullets(*options)
    yield from _room(question, data, language, say)


def title_of(question: Question, language: str) -> str:
    """The code of a question and its points."""
    say = translator(language)
    if question.points == 1:
        return say("{question}: 1 point", question=question.question_id)
    points = GivenNumber(question.points)
    return say("{question}: {points} points", question=question.question_id, points=points)


def option_lines(question: Question, data: OwnData, language: str) -> list[str]:
    """Letter and text of what can be chosen."""
    return [
        f"{key}: {without_marks(shown(label, language))}"
        for key, label in options_of(question, data).items()
    ]


def without_marks(text: str) -> str:
    """A text without the marks of code.

    >>> without_marks("Type `3.5`.")
    'Type 3.5.'
    """
    return " ".join(re.sub(r"`([^`]+)`", r"\1", text).split())


def material_table(frame: Any, language: str) -> TableBlock:
    """The table that belongs to a question."""
    header = [shown(column, language) for column in frame.columns]
    rows = [[_cell(cell, language) for cell in row] for row in frame.itertuples(index=False)]
    if frame.index.name is not None:  # the rows have names, as in a matrix of who names whom
        header = [shown(frame.index.name, language), *header]
        rows = [[_cell(name, language), *row] for name, row in zip(frame.index, rows, strict=True)]
    is_number = [
        all(isinstance(cell, (int, float, Number, Share)) for cell in frame[column])
        for column in frame.columns
    ]
    first = [] if frame.index.name is None else [False]
    return TableBlock(
        Message("Table with this question").in_language(language),
        tuple(header),
        tuple(tuple(row) for row in rows),
        tuple("right" if number else "left" for number in (*first, *is_number)),
        is_compact=len(rows) > 15,
    )


def _cell(value: Any, language: str) -> str:
    return without_marks(shown(value, language))


def _room(question: Question, data: OwnData, language: str, say: Say) -> Iterator[Block]:
    """How to answer with a pen, and the room for it."""
    if question.kind == "choice":
        yield Paragraph(say("Circle one letter."))
    elif question.kind == "several":
        yield Paragraph(say("Circle every letter that fits; it may be none."))
    elif question.kind == "ranked":
        yield WritingSpace(say("Write the letters, with the first one in front."), 1)
    elif question.kind == "table":
        yield from _rows(question, data, language, say)
    elif question.kind == "text":
        rules = " ".join(rule.in_language(language) for rule in length_rules(question))
        yield WritingSpace(rules or say("Your text"), _n_lines(question))
    else:
        rules = " ".join(rule.in_language(language) for rule in rounding_rules(question))
        yield WritingSpace(say("Your calculation"), 2)
        yield WritingSpace(" ".join([say("Your answer."), rules]).strip(), 1)


def _rows(question: Question, data: OwnData, language: str, say: Say) -> Iterator[Block]:
    labels = options_of(question, data)
    rows = [] if question.answer is None else list(question.answer.of(data))
    form = question.form
    if form.cells:
        words = ", ".join(
            f"{word} ({form.cell_texts[word].in_language(language)})"
            if word in form.cell_texts
            else word
            for word in form.cells
        )
        yield Paragraph(say("Write one of these words in each row: {words}.", words=words))
    yield TableBlock(
        say("Your answer"),
        (say("Row"), say("Your answer")),
        tuple((row_name(row, labels, language), "") for row in rows),
        ("left", "left"),
    )


def row_name(row: str, labels: dict[str, Any], language: str) -> str:
    """A row of a table by its key and what it stands for."""
    if row not in labels:
        return str(row)
    text = without_marks(shown(labels[row], language))
    return text if text.startswith(str(row)) else f"{row}: {text}"


def _n_lines(question: Question) -> int:
    most = question.form.n_high or question.form.n_low or 60
    return max(3, round(most / WORDS_A_LINE))
