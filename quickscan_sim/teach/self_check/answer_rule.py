"""How a question is to be answered: rounding, how many, which rows, and who marks it."""

from __future__ import annotations

from collections.abc import Iterator

from quickscan_sim.language import Listing, Message
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import Question
from quickscan_sim.teach.questions.given_number import GivenNumber


def answer_rules(question: Question, data: OwnData) -> tuple[Message, ...]:
    """Sentences on how to answer this question."""
    rules = [*_by_kind(question, data)]
    if not question.is_automatic:
        rules.append(Message("A person reads your text."))
    elif not question.is_open:
        rules.append(Message("Your lecturer marks this one: the self-check looks at form only."))
    return tuple(rules)


def self_check_rule(question: Question) -> Message:
    """How to check an answer where no cell below the question does so."""
    return Message("Self-check: {call}.", call=f'`check("{question.question_id}", ...)`')


def _by_kind(question: Question, data: OwnData) -> Iterator[Message]:
    if question.kind == "choice":
        yield Message("Choose one, and give its letter or name.")
    elif question.kind in ("several", "ranked"):
        yield from _how_many(question)
    elif question.kind == "function":
        yield Message("Give the function itself, so its name without brackets behind it.")
    elif question.kind == "table":
        yield from _rows(question, data)
    elif question.kind == "text":
        yield from length_rules(question)
    if question.kind == "number" or (question.kind == "table" and not question.form.cells):
        yield from rounding_rules(question)


def rounding_rules(question: Question) -> Iterator[Message]:
    """To how many decimals, and between which numbers."""
    form = question.form
    if form.decimals == 0:
        yield Message("Give a whole number.")
    elif form.decimals is not None:
        yield Message(
            "Round to {decimals} decimals. In a cell you type a point, such as 2.75.",
            decimals=form.decimals,
        )
    if form.low is not None and form.high is not None:
        yield Message(
            "It lies between {low} and {high}.",
            low=GivenNumber(form.low),
            high=GivenNumber(form.high),
        )


def _how_many(question: Question) -> Iterator[Message]:
    low, high = question.form.n_low, question.form.n_high
    if question.kind == "ranked":
        yield Message("Give a list, with the first one in front.")
    else:
        yield Message("Give a list of letters or names; the order is free.")
    if low is not None and low == high:
        yield Message("Choose {wanted} things.", wanted=low)
    elif low is not None and high is not None:
        yield Message("Choose at least {low} and at most {high}.", low=low, high=high)
    if low == 0:
        yield Message("Does none of them fit? Then give an empty list: {empty}.", empty="`[]`")


def _rows(question: Question, data: OwnData) -> Iterator[Message]:
    rows = list(question.answer.of(data)) if question.answer is not None else []
    line = ", ".join(f'"{row}": ...' for row in rows)
    yield Message(
        "Copy this, and put an answer in place of each row of dots: {line}", line=f"`{{{line}}}`"
    )
    form = question.form
    if form.cells:
        words = tuple(
            Message("{word} ({meaning})", word=word, meaning=form.cell_texts[word])
            if word in form.cell_texts
            else word
            for word in form.cells
        )
        yield Message(
            "Write one of these words or letters in each row: {words}.", words=Listing(words)
        )


def length_rules(question: Question) -> Iterator[Message]:
    """How many words."""
    low, high = question.form.n_low, question.form.n_high
    if low is not None and high is not None:
        yield Message("Write {low} to {high} words.", low=low, high=high)
    elif high is not None:
        yield Message("Write {high} words at most.", high=high)
