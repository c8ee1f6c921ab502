"""When answers fit somebody else's neighbourhood, and when that says nothing."""

from __future__ import annotations

from typing import Any

import pytest
from small_class import add_students, small_class

from quickscan_sim.grade.marking.class_key import ClassKey, read_class_key
from quickscan_sim.grade.marking.mark_one import asked_in
from quickscan_sim.grade.marking.other_variants import (
    PRACTICE,
    fitting_elsewhere,
    note_for_student,
    note_on,
)
from quickscan_sim.teach.questions import Question

NAME = "M2_2_werkblad"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[ClassKey, Any]:
    course = small_class(tmp_path_factory.mktemp("others"), (NAME,))
    add_students(course, ("mate of bilal",), like="bilal")
    return read_class_key(course), asked_in(course, NAME).questions


def right_for(expected: Any, questions: tuple[Question, ...], *kinds: str) -> dict[str, Any]:
    return {
        one.question_id: expected[one.question_id].right for one in questions if one.kind in kinds
    }


def test_copied_answers_fit_the_neighbourhood_they_came_from(known: Any) -> None:
    key, questions = known
    copied = right_for(key.entries["bilal"].expected, questions, "number", "choice")
    assert "bilal" in fitting_elsewhere("anna", questions, copied, key)
    assert "bilal" in note_on(("bilal",)).in_language("en")
    assert "bilal" not in note_for_student(("bilal",)).in_language("en")


def test_the_practice_neighbourhood_is_known(known: Any) -> None:
    key, questions = known
    copied = right_for(key.practice, questions, "number")
    assert fitting_elsewhere("anna", questions, copied, key) == (PRACTICE,)
    assert "practice" in note_on((PRACTICE,)).in_language("en")


def test_own_right_answers_fit_nobody_else(known: Any) -> None:
    key, questions = known
    own = right_for(key.entries["anna"].expected, questions, "number", "choice")
    assert fitting_elsewhere("anna", questions, own, key) == ()


def test_who_shares_a_neighbourhood_is_no_other(known: Any) -> None:
    key, questions = known
    own = right_for(key.entries["bilal"].expected, questions, "number")
    assert fitting_elsewhere("mate of bilal", questions, own, key) == ()


def test_one_coincidence_says_nothing(known: Any) -> None:
    key, questions = known
    one = {"M2.W5": key.entries["bilal"].expected["M2.W5"].right}
    assert fitting_elsewhere("anna", questions, one, key) == ()


def test_choices_do_not_count(known: Any) -> None:
    key, questions = known
    choices = right_for(key.entries["bilal"].expected, questions, "choice")
    assert fitting_elsewhere("anna", questions, choices, key) == ()


def test_answers_of_any_type_are_no_end(known: Any) -> None:
    key, questions = known
    odd = [None, ..., "x", [], {}, float("nan"), 1e999, True, b"", {1: 2}]
    for value in odd:
        given = {one.question_id: value for one in questions}
        assert fitting_elsewhere("anna", questions, given, key) == ()
