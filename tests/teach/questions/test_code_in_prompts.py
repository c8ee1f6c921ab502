"""Every line of code in a question runs on a student's own wijk, and leads to the right answer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from quickscan_sim import lesson
from quickscan_sim.language import LANGUAGES
from quickscan_sim.teach.handing_out.practice import draw_practice
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import Question, assess, expect, load_questions
from quickscan_sim.teach.questions.wording import prompt_of

CODE = re.compile(r"`([^`]+)`")
QUESTIONS = load_questions()
RUNNABLE = [question for question in QUESTIONS if question.kind != "function"]
"""A function is what the student writes: code about it runs only with that."""


@pytest.fixture(scope="module")
def data() -> OwnData:
    return draw_practice(QUESTIONS, seed=3).data


@pytest.fixture
def notebook(data: OwnData) -> dict[str, Any]:
    """The names a student has after the first cell, and the tables made in earlier questions."""
    return {
        "my_scan": data.scan,
        "score_themes": lesson.score_themes,
        "scores": lesson.score_themes(data.scan),
    }


def code_in(question: Question, data: OwnData, language: str) -> Iterator[str]:
    """What stands between backticks and is more than a word or a value to type."""
    for code in CODE.findall(prompt_of(question, data).in_language(language)):
        if not is_value(code) and re.search(r"[(=]", code) and not code.startswith("def "):
            yield code


def is_value(code: str) -> bool:
    try:
        ast.literal_eval(code)
    except (ValueError, SyntaxError):
        return False
    return True


def outcome_of(lines: list[str], names: dict[str, Any]) -> Any:
    """What the last line shows; every line runs as in a cell."""
    shown = None
    for line in lines:
        cell = ast.parse(line).body[0]
        if isinstance(cell, ast.Expr):
            shown = eval(line, names)
        else:
            exec(line, names)
    return shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", RUNNABLE, ids=lambda question: question.question_id)
def test_code_in_a_prompt_runs(
    question: Question, language: str, data: OwnData, notebook: dict[str, Any]
) -> None:
    outcome_of(list(code_in(question, data, language)), notebook)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.question_id)
def test_both_languages_show_the_same_code(question: Question, data: OwnData) -> None:
    dutch, english = (list(code_in(question, data, language)) for language in LANGUAGES)
    assert dutch == english


def test_there_is_code_to_try() -> None:
    with_code = [question for question in QUESTIONS if "my_scan" in question.prompt.nl]
    assert {question.module for question in with_code} >= {"M2", "M6"}


@pytest.mark.parametrize("question", RUNNABLE, ids=lambda question: question.question_id)
def test_code_that_shows_one_number_shows_the_right_one(
    question: Question, data: OwnData, notebook: dict[str, Any]
) -> None:
    shown = outcome_of(list(code_in(question, data, "nl")), notebook)
    if isinstance(shown, pd.DataFrame):
        shown = asked_in(question, shown, data)
    is_number = question.kind == "number" and isinstance(shown, (int, float))
    is_column = question.kind == "table" and not question.form.cells and shown is not None
    if is_number or is_column:
        assert assess(question, expect(question, data), shown).is_right, shown


def asked_in(question: Question, shown: pd.DataFrame, data: OwnData) -> Any:
    """What a prompt sends a student to: the column under count or mean, or one row of it."""
    if set(shown) != {"count", "mean"} or shown.index.nlevels > 1:
        return None
    column = shown["count" if question.form.decimals == 0 else "mean"]
    facts = question.facts.of(data) if question.facts is not None else {}
    return float(column[facts["theme_code"]]) if question.kind == "number" else column


def test_the_lines_about_scores_below_three_lead_to_their_share(
    data: OwnData, notebook: dict[str, Any]
) -> None:
    by_id = {question.question_id: question for question in QUESTIONS}
    asked, everybody = by_id["M2.W8"], by_id["M2.W5"]
    assert asked.facts is not None
    theme = asked.facts.of(data)["theme_code"]
    below = outcome_of(list(code_in(asked, data, "nl")), notebook)
    of_all = outcome_of(list(code_in(everybody, data, "nl")), notebook)
    share = 100 * below["count"][theme] / of_all["count"][theme]
    assert assess(asked, expect(asked, data), round(float(share))).is_right


@pytest.mark.parametrize("theme", ["stimuleren", "samenwerking"])
def test_the_lines_that_count_people_lead_to_the_sectors_that_may_be_quoted(
    theme: str, data: OwnData, notebook: dict[str, Any]
) -> None:
    by_id = {question.question_id: question for question in QUESTIONS}
    table = outcome_of(list(code_in(by_id["M6.W7"], data, "nl")), notebook)
    enough = table.loc[theme].query("count >= 5").index
    answer: Any = len(enough) if theme == "stimuleren" else list(enough)
    asked = by_id["M6.W7" if theme == "stimuleren" else "M6.A5"]
    assert assess(asked, expect(asked, data), answer).is_right


def test_the_lines_that_give_means_lead_to_the_sectors_to_ask_first(
    data: OwnData, notebook: dict[str, Any]
) -> None:
    by_id = {question.question_id: question for question in QUESTIONS}
    table = outcome_of(list(code_in(by_id["M6.W7"], data, "nl")), notebook)
    lowest = {
        theme: rows.loc[theme].query("count >= 5")["mean"].idxmin()
        for theme, rows in table.groupby(level="theme")
    }
    asked = by_id["M6.A3"]
    assert assess(asked, expect(asked, data), lowest).is_right
