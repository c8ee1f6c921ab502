"""The diagnosis sees a question that fails, and finds no fault with those of the course."""

from dataclasses import replace

import pytest

from quickscan_sim.language import Bilingual
from quickscan_sim.teach.question_quality import (
    Case,
    count_coinciding,
    diagnose_questions,
    draw_cases,
    mark_mistakes,
    mark_other_forms,
    shortfalls,
)
from quickscan_sim.teach.questions import Expected, Form, Question, load_questions

NUMBER = Question(
    "M9.A1",
    "M9",
    "assignment",
    "t",
    "M9.a",
    "protected",
    "number",
    2,
    1,
    Bilingual("tekst", "text"),
    Form(decimals=2, tolerance=0.01, low=1, high=5),
    mutants={"MV-S1": {}, "MV-S4": {}},
)


def _cases(*numbers: tuple[float, float, float]) -> list[Case]:
    return [
        Case({"M9.A1": Expected("M9.A1", right, {"MV-S1": first, "MV-S4": second})})
        for right, first, second in numbers
    ]


GOOD = _cases((3.1, 2.9, 3.4), (2.2, 2.6, 2.4), (4.1, 3.7, 4.4))


def test_a_good_question_has_no_shortfall():
    assert shortfalls(diagnose_questions([NUMBER], GOOD)) == ()


def test_a_mistake_within_the_tolerance_is_not_caught_and_told():
    found = diagnose_questions([NUMBER], _cases((3.1, 3.105, 3.4), (2.2, 2.6, 2.4)))
    row = found.mistakes.set_index("misconception").loc["MV-S1"]
    assert row["caught"] == 0.5
    told = [sentence.in_language("en") for sentence in shortfalls(found)]
    assert "M9.A1: MV-S1 is caught in 50% of 2 variants." in told


def test_mistakes_that_coincide_share_a_hint_and_are_not_guessed():
    cases = _cases((3.1, 2.9, 2.9), (2.2, 2.6, 2.4))
    row = mark_mistakes([NUMBER], cases).set_index("misconception").loc["MV-S1"]
    assert (row["named"], row["shared"], row["wrongly"]) == (0.5, 0.5, 0.0)
    pair = count_coinciding([NUMBER], cases).iloc[0]
    assert (pair["misconception"], pair["other"], pair["share"]) == ("MV-S1", "MV-S4", 0.5)


def test_a_question_that_is_the_same_for_all_is_given_away_by_copying():
    found = diagnose_questions([NUMBER], _cases(*[(3.1, 2.9, 3.4)] * 3))
    told = [sentence.in_language("en") for sentence in shortfalls(found)]
    assert (
        "M9 (assignment): whoever guesses (the answers of another variant) gets 100% on average."
    ) in told


@pytest.fixture(scope="module")
def module_6():
    questions = load_questions("M6")
    return diagnose_questions(questions, draw_cases(3, questions))


def test_every_mistake_of_module_6_is_caught_and_named(module_6):
    mistakes = module_6.mistakes
    assert (mistakes["caught"] == 1).all()
    assert (mistakes["wrongly"] == 0).all()
    assert (mistakes["named"] + mistakes["shared"] >= 0.9).all()


def test_the_model_solution_earns_all_and_nothing_earns_nothing(module_6):
    sets = module_6.whole_sets.set_index("way")
    assert (sets.loc["model solution", "lowest"] == 1).all()
    assert (sets.loc["empty", "highest"] == 0).all()
    assert (module_6.other_forms["accepted"] == 1).all()


def test_the_assignment_of_module_6_is_worth_forty_points_and_mostly_protected():
    assignment = [one for one in load_questions("M6") if one.part == "assignment"]
    automatic = [one for one in assignment if one.is_automatic]
    assert sum(one.points for one in assignment) == 40
    assert sum(one.points for one in automatic) == 8
    assert sum(one.points for one in automatic if not one.is_open) >= 4
    assert sum(row.points for one in assignment for row in one.rubric) == 32


def test_the_same_seed_draws_the_same_variants():
    questions = [replace(NUMBER, answer=None)]
    first, again = (draw_cases(1, questions, seed=5) for _ in range(2))
    assert first[0].n_tries == again[0].n_tries


def test_a_function_with_one_rule_changed_is_named_and_a_right_one_is_accepted():
    asked = [one for one in load_questions("M2") if one.kind == "function"]
    cases = [Case({}) for _ in range(25)]
    found = mark_mistakes(asked, cases)
    assert set(found["misconception"]) == set(asked[0].mutants)
    assert (found["caught"] == 1).all()
    assert (found["named"] == 1).all()
    assert (mark_other_forms(asked, cases)["accepted"] == 1).all()
