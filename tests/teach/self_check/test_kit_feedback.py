"""What the self-check says about the questions of the kit, on one drawn wijk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.language import format_number
from quickscan_sim.teach.handing_out.practice import draw_practice
from quickscan_sim.teach.judge import judge
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import Expected, Question, expect, load_questions
from quickscan_sim.teach.questions.wording import options_of
from quickscan_sim.teach.self_check import Feedback, check, hint, open_desk, show_question
from quickscan_sim.teach.self_check import desk as desk_module

QUESTIONS = load_questions()
TRIED = [one for one in QUESTIONS if one.is_automatic and one.kind != "function"]
WHOLE = [one for one in TRIED if one.form.decimals == 0 and one.form.tolerance == 0]
NUMBERS = [one for one in TRIED if one.form.decimals]


@pytest.fixture(scope="module")
def data() -> OwnData:
    return draw_practice(QUESTIONS, seed=3).data


@pytest.fixture(scope="module")
def expected(data: OwnData) -> dict[str, Expected]:
    return {one.question_id: expect(one, data) for one in TRIED}


@pytest.fixture(autouse=True)
def closed_again() -> Iterator[None]:
    yield
    desk_module._open.clear()


def cells(question: Question, right: Any) -> st.SearchStrategy[Any]:
    if question.form.cells:
        return st.sampled_from([*question.form.cells, right, None])
    steps = st.sampled_from([-1, -0.02, -0.0101, -0.01, -0.005, 0, 0.0049, 0.005, 0.01, 0.0101])
    return steps.map(lambda step: right + step)


def near_answers(question: Question, known: Expected, keys: list[str]) -> st.SearchStrategy[Any]:
    """Answers about as good as right: just beside it, those of mistakes, parts, orders, doubles."""
    made = [known.right, *known.mutants.values()]
    if question.kind == "number":
        near = st.sampled_from(made).flatmap(lambda value: cells(question, value))
        return near | near.map(lambda value: f"{value:.2f}".replace(".", ","))
    if question.kind == "choice":
        return st.sampled_from([*keys, *made])
    if question.kind == "table":
        rows = {row: cells(question, cell) for row, cell in known.right.items()}
        return st.fixed_dictionaries({}, optional=rows) | st.fixed_dictionaries(rows)
    lists = st.lists(st.sampled_from(keys), max_size=6)
    return lists | st.permutations(list(known.right)) | st.sampled_from(made).map(list)


@settings(max_examples=300)
@given(drawn=st.data())
def test_what_is_called_right_is_what_gets_every_point(
    data: OwnData, expected: dict[str, Expected], drawn: st.DataObject
) -> None:
    question = drawn.draw(st.sampled_from(TRIED))
    known = expected[question.question_id]
    raw = drawn.draw(near_answers(question, known, list(options_of(question, data)) or ["a"]))
    if not desk_module._open:
        open_desk(data, "nl")
    layer = check(question.question_id, raw).layer
    judged = judge(question, Expected.from_json(known.to_json()), raw)
    if question.is_open:
        assert (layer == "right") == (judged.points == judged.worth)
    else:
        assert layer in ("form", "protected")
        assert layer == "protected" or judged.points < judged.worth


@pytest.mark.parametrize("question", TRIED, ids=lambda one: one.question_id)
def test_of_a_protected_question_nothing_told_depends_on_what_is_right(
    question: Question, data: OwnData, expected: dict[str, Expected]
) -> None:
    if question.is_open:
        return
    open_desk(data, "en")
    known = expected[question.question_id]
    for raw in (known.right, *known.mutants.values()):
        assert raw is None or check(question.question_id, raw).layer == "protected"


@pytest.mark.parametrize("question", WHOLE, ids=lambda one: one.question_id)
def test_where_a_whole_number_is_asked_another_is_a_matter_of_form_and_no_mistake(
    question: Question, data: OwnData, expected: dict[str, Expected]
) -> None:
    known = expected[question.question_id]
    for made in (known.right, *known.mutants.values()):
        numbers = made.values() if question.kind == "table" else [made]
        assert all(float(number).is_integer() for number in numbers)
    raw: Any = "3,14" if question.kind == "number" else dict.fromkeys(known.right, 3.14)
    for language, said in (("nl", "heel getal"), ("en", "whole number")):
        open_desk(data, language)
        found = check(question.question_id, raw)
        assert (found.layer, said in found.text) == ("form", True)
    judged = judge(question, known, raw)
    assert (judged.points, judged.misconceptions) == (0, ())
    assert "whole number" in judged.reason.in_language("en")


def test_a_percentage_may_be_given_more_precisely_than_asked(data: OwnData) -> None:
    question = next(one for one in TRIED if one.form.decimals == 0 and one.form.tolerance > 0)
    open_desk(data, "nl")
    right = expect(question, data).right
    for raw in (right, f"{right:.3f}", f"{right:.1f}".replace(".", ","), round(right)):
        assert check(question.question_id, raw).layer == "right"


def written(number: float, decimals: int) -> set[str]:
    """A number as it could stand in a sentence."""
    as_asked = {format_number(number, language, decimals) for language in ("nl", "en")}
    return as_asked | {text.rstrip("0") for text in as_asked if text[-2:] != "00"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("question", NUMBERS, ids=lambda one: one.question_id)
def test_the_right_number_is_told_by_no_feedback_and_no_hint(
    question: Question, language: str, data: OwnData, expected: dict[str, Expected]
) -> None:
    """Numbers with decimals; a whole number such as 2 stands in a sentence by chance.

    So does one of the many numbers of a table in the example of a hint, which tells no row.
    """
    open_desk(data, language)
    known = expected[question.question_id]
    right = known.right.values() if question.kind == "table" else [known.right]
    forbidden = {text for number in right for text in written(number, question.form.decimals or 0)}
    for raw in (*known.mutants.values(), 2.2222, "x", None, {}):
        said: list[Feedback] = [check(question.question_id, raw)]
        if question.kind == "number":
            said += [hint(question.question_id) for _ in range(3)]
        own = set(re.findall(r"\d+[.,]\d+", str(raw)))
        for text in (part.text for feedback in said for part in feedback.parts):
            if not text.startswith(("You gave", "Je gaf", "Your answer is read", "Je antwoord is")):
                told = {number.rstrip(".,") for number in re.findall(r"\d+[.,]\d+", text)}
                assert not told & forbidden - own, text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.question_id)
def test_every_question_can_be_read_in_both_languages(question: Question, data: OwnData) -> None:
    for language, other in (("nl", "Table with"), ("en", "Tabel bij")):
        open_desk(data, language)
        said = show_question(question.question_id)
        assert said.layer == "question"
        assert not re.search(r"\{[a-z_]+\}", said.text)
        assert other not in said.text


def test_an_empty_list_where_it_may_be_an_answer_is_read_as_one(data: OwnData) -> None:
    open_desk(data, "en")
    assert "Your answer is read as an empty list." in check("M5.A2", []).text
