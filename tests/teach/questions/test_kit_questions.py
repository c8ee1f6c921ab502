"""The questions of the kit on one drawn wijk: what is right is accepted however it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.teach.handing_out.practice import draw_practice
from quickscan_sim.teach.misconceptions.catalogue import load_misconceptions
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import (
    Expected,
    Question,
    assess,
    expect,
    load_questions,
    read_answer,
)

QUESTIONS = [question for question in load_questions() if question.is_automatic]


@pytest.fixture(scope="module")
def data() -> OwnData:
    return draw_practice(load_questions(), seed=3).data


def other_ways(question: Question, right: Any) -> Iterator[Any]:
    """The same answer as other students would write it."""
    form = question.form
    if question.kind == "number":
        yield from number_ways(right, form.decimals or 0)
    elif question.kind == "choice":
        yield from (f" {right} ", right.upper(), [right], np.str_(right), f"{right})")
    elif question.kind == "several":
        keys = sorted(right)
        yield from (keys[::-1], tuple(keys), set(keys), pd.Series(keys), "; ".join(keys).upper())
    elif question.kind == "ranked":
        yield from (list(right), np.array(right), "; ".join(right).upper())
    elif form.cells:
        yield {row.upper(): f" {cell} " for row, cell in reversed(right.items())}
        yield pd.Series(right)
    else:
        yield {row: f"{cell:.{form.decimals}f}".replace(".", ",") for row, cell in right.items()}
        yield pd.DataFrame({"row": list(right), "score": list(right.values())})


def number_ways(right: float, decimals: int) -> Iterator[Any]:
    text = f"{right:.{decimals}f}"
    yield from (text, f" {text.replace('.', ',')} ", float(text), np.float64(right))
    yield round(right, decimals + 3)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.question_id)
def test_what_is_right_is_accepted_however_it_is_written(question: Question, data: OwnData) -> None:
    expected = expect(question, data)
    if expected.right is None:  # tried on fresh arguments, or no such wijk would be accepted
        return
    if question.kind == "several" and not expected.right:
        return
    for raw in (expected.right, *other_ways(question, expected.right)):
        assert assess(question, expected, raw).is_right, (raw, expected.right)
        assert read_answer(question, raw, expected).form is None
    assert Expected.from_json(expected.to_json()) == expected


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.question_id)
def test_an_empty_answer_is_worth_nothing_and_is_no_known_mistake(
    question: Question, data: OwnData
) -> None:
    expected = expect(question, data)
    nothing = [] if question.form.n_low == 0 else [[], {}, set()]  # 0: "none of them" is an answer
    for raw in (None, ..., "", " ", "...", *nothing):
        found = assess(question, expected, raw)
        assert found.share == 0.0
        assert found.form is not None


def test_every_misconception_of_a_question_is_in_the_catalogue() -> None:
    known = {one.misconception_id for one in load_misconceptions()}
    named = {
        name
        for question in load_questions()
        for name in (*question.mutants, *(option.misconception for option in question.options))
        if name is not None
    }
    assert named <= known
    assert named
