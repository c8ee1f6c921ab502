"""One question as it stands on paper: what is asked, its table, its options and room to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from quickscan_sim.language import Message, Number, Share, mark, translator
from quickscan_sim.present.document import (
    Block,
    Heading,
    Paragraph,
    TableBlock,
    WritingSpace,
)
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.paper.paper_wording import TYPED, on_paper
from quickscan_sim.teach.questions.given_number import GivenNumber
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.questions.wording import options_of, prompt_of, shown
from quickscan_sim.teach.self_check.answer_rule import length_rules

WORDS_A_LINE = 10
MOST_LINES = 24
"""A page: who writes more takes a sheet of paper."""
CIRCLED = {
    "choice": mark("Circle one letter or code."),
    "several": mark("Circle every letter or code that fits; it may be none."),
}
"""How to answer a question with options, by its kind."""
Say = Callable[..., str]


def question_blocks(question: Question, data: OwnData, language: str) -> Iterator[Block]:
    """A question to answer with a pen."""
    say = translator(language)
    yield Heading(3, title_of(question, language))
    prompt = prompt_of(question, data).in_language(language)
    is_by_row = question.kind not in ("number", "text")
    for text in on_paper(prompt, is_by_row, say("Use the tables at the back.")):
        yield Paragraph(without_marks(text))
    if question.material is not None:
        yield material_table(question.material.of(data), language)
    yield from _room(question, data, language, say)


def title_of(question: Question, language: str) -> str:
    """The code of a question and its points."""
    say = translator(language)
    if question.points == 1:
        return say("{question}: 1 point", question=question.question_id)
    points = GivenNumber(question.points)
    return say("{question}: {points} points", question=question.question_id, points=points)


def without_marks(text: str) -> str:
    """A text without the marks of code.

    >>> without_marks("Type `3.5`.")
    'Type 3.5.'
    """
    return " ".join(re.sub(r"`([^`]+)`", r"\1", text).split())


def material_table(frame: Any, language: str) -> TableBlock:
    """The table that belongs to a question."""
    code = Message("Code").in_language(language).lower()
    names = [shown(column, language) for column in frame.columns]
    header = [code if TYPED.match(name.capitalize()) else name for name in names]
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
    if question.kind in CIRCLED:
        yield _options(question, data, language, say(CIRCLED[question.kind]))
    elif question.kind == "ranked":
        yield _options(question, data, language, say("Choose from these."))
        yield WritingSpace(say("Write the codes, with the first one in front."), 1)
    elif question.kind == "table":
        yield from _rows(question, data, language, say)
    elif question.kind == "text":
        rules = " ".join(rule.in_language(language) for rule in length_rules(question))
        yield WritingSpace(_longer(rules or say("Your text"), question, say), _n_lines(question))
    else:
        yield WritingSpace(say("Your calculation"), 2)
        yield WritingSpace(" ".join([say("Your answer."), *_number_rules(question, say)]), 1)


def _options(question: Question, data: OwnData, language: str, how: str) -> TableBlock:
    """What can be chosen, a row for each, with its letter or code in front."""
    say = translator(language)
    rows = tuple(
        (key, without_marks(shown(label, language)).removeprefix(f"{key} "))
        for key, label in options_of(question, data).items()
    )
    key_name = say("Letter") if all(len(key) == 1 for key, _ in rows) else say("Code")
    return TableBlock(how, (key_name, say("Choice")), rows, ("left", "left"))


def _number_rules(question: Question, say: Say) -> Iterator[str]:
    """To how many decimals, and between which numbers."""
    form = question.form
    if form.decimals == 0:
        yield say("Give a whole number.")
    elif form.decimals is not None:
        yield say("Round to {decimals} decimals.", decimals=form.decimals)
    if form.low is not None and form.high is not None:
        low, high = GivenNumber(form.low), GivenNumber(form.high)
        yield say("It lies between {low} and {high}.", low=low, high=high)


def _longer(text: str, question: Question, say: Say) -> str:
    if _wanted_lines(question) <= MOST_LINES:
        return text
    return " ".join([text, say("Take a sheet of your own when this page is full.")])


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
        yield Paragraph(
            say("Write one of these words or letters in each row: {words}.", words=words)
        )
    elif question.form.decimals is not None:
        rules = list(_number_rules(question, say))
        yield Paragraph(" ".join(rules if question.form.decimals == 0 else rules[1:]))
    names = {theme.theme_id: theme.name for theme in data.scan.questionnaire.themes} | {
        sector.sector_id: sector.name for sector in data.scan.questionnaire.sectors
    }
    yield TableBlock(
        say("Your answer"),
        (say("Row"), say("Your answer")),
        tuple((row_name(row, names | labels, language), "") for row in rows),
        ("left", "left"),
        is_to_fill=True,
    )


def row_name(row: str, labels: dict[str, Any], language: str) -> str:
    """A row of a table by its key and what it stands for."""
    if row not in labels:
        return str(row)
    text = without_marks(shown(labels[row], language))
    return text if text.lower().startswith(str(row).lower()) else f"{row}: {text}"


def _n_lines(question: Question) -> int:
    return min(MOST_LINES, _wanted_lines(question))


def _wanted_lines(question: Question) -> int:
    most = question.form.n_high or question.form.n_low or 60
    return max(3, round(most / WORDS_A_LINE))
