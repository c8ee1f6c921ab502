"""An option may be named as well as coded: with its label, or its label without the code."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.teach.question_quality import Case, mark_other_forms
from quickscan_sim.teach.questions import Expected, Question, assess, find_question
from quickscan_sim.teach.questions.kinds.keys import matched, split_text

PLACES = {
    "O01": "O01 De Vlieger",
    "O02": "O02 Welzijn en sport",
    "O03": "O03 Team Oost",
    "O04": "O04 Team Oost",
    "O05": "O05 Team Oost Noord",
}


def on_places(kind: str, right: Any) -> tuple[Question, Expected]:
    """A question of the kit of this kind, with organisations to choose from."""
    question = replace(find_question("M5.W9"), kind=kind)
    question = replace(question, form=replace(question.form, n_low=None, n_high=None))
    return question, Expected("M5.W9", right, {}, PLACES)


@pytest.mark.parametrize(
    "raw", ["De Vlieger", " de vlieger ", "O01 De Vlieger", "o01", ["De Vlieger"]]
)
def test_a_choice_may_be_the_name_without_its_code(raw: Any) -> None:
    assert assess(*on_places("choice", "O01"), raw).is_right


def test_a_name_that_two_have_is_not_guessed_and_one_that_holds_another_is_itself() -> None:
    assert matched("Team Oost", PLACES) is None
    assert matched("Team Oost Noord", PLACES) == "O05"
    assert matched("O04 Team Oost", PLACES) == "O04"


def test_what_a_label_begins_with_is_only_taken_off_when_it_is_the_key_as_a_word() -> None:
    assert matched("50", {"1": "1.50", "2": "2.50"}) is None
    assert matched("keer", {"1": "1 keer", "2": "2 keer"}) is None
    assert matched("mean", {"a": "A mean", "b": "mean"}) == "b"


@pytest.mark.parametrize(
    "raw",
    [
        ["Welzijn en sport", "De Vlieger"],
        "Welzijn en sport, De Vlieger",
        "Welzijn en sport; O01",
        "Welzijn en sport > De Vlieger",
    ],
)
def test_a_list_may_hold_names_also_those_with_the_word_and(raw: Any) -> None:
    assert assess(*on_places("ranked", ("O02", "O01")), raw).is_right
    assert assess(*on_places("several", frozenset({"O02", "O01"})), raw).is_right


def test_keys_with_the_word_and_between_them_are_still_two() -> None:
    assert split_text("O01 en O02, O05", PLACES) == ["O01", "O02", "O05"]


def test_a_sector_may_be_named_in_a_cell_in_either_language() -> None:
    question = find_question("M6.A3")
    sectors = load_questionnaire().sectors
    assert {sector.sector_id: sector.name for sector in sectors} == question.form.cell_texts
    expected = Expected("M6.A3", {str(n): one.sector_id for n, one in enumerate(sectors)})
    for language in ("nl", "en"):
        raw = {str(n): one.name.in_language(language) for n, one in enumerate(sectors)}
        assert assess(question, expected, raw).is_right


def test_the_diagnosis_tries_names() -> None:
    tried = [on_places("choice", "O01"), on_places("several", frozenset({"O01", "O02"}))]
    for question, expected in tried:
        found = mark_other_forms([question], [Case({"M5.W9": expected})]).set_index("form")
        assert found.loc["name", "accepted"] == 1
    words = replace(find_question("M6.A3"), question_id="M5.W9")
    right = Expected("M5.W9", {"a": "housing", "b": "informal"})
    found = mark_other_forms([words], [Case({"M5.W9": right})]).set_index("form")
    assert found.loc["name", "accepted"] == 1
