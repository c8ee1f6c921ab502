"""Simulated students answer by rules, and their answers show how questions behave."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.language import Bilingual
from quickscan_sim.teach.questions import Expected, Form, Option, Question
from quickscan_sim.teach.simulated_class import (
    ClassRules,
    constant_answer,
    draw_students,
    item_quality,
    mark_class,
    option_use,
    simulate_class,
    wrong_answers,
)

TEXT = Bilingual("tekst", "text")
NEVER_CARELESS = ClassRules(p_guess=0.0, p_slip=0.0)


def _question(name: str, kind: str = "number", **more) -> Question:
    form = more.pop("form", Form(decimals=2, tolerance=0.01, low=1, high=5))
    return Question(name, "M9", "worksheet", "t", "M9.a", "open", kind, 2, 1, TEXT, form, **more)


NUMBER = _question("M9.W1", mutants={"MV-S1": {}})
CHOICE = _question(
    "M9.W2",
    "choice",
    form=Form(),
    options=(
        Option("a", TEXT, None),
        Option("b", TEXT, "MV-P2"),
        Option("c", TEXT, "MV-P5"),
        Option("d", TEXT, "MV-E2"),
    ),
)
EXPECTED = {
    "M9.W1": Expected("M9.W1", 3.14159, {"MV-S1": 2.71828}),
    "M9.W2": Expected("M9.W2", "a"),
}


def _class(n: int, seed: int = 1, rules: ClassRules | None = None) -> pd.DataFrame:
    answers = simulate_class([NUMBER, CHOICE], [EXPECTED] * n, seed, rules)
    return mark_class([NUMBER, CHOICE], [EXPECTED] * n, answers)


def test_the_same_seed_gives_the_same_class_and_another_one_another():
    assert _class(20).equals(_class(20))
    assert not _class(20).equals(_class(20, seed=2))


def test_a_held_misconception_gives_its_answer_and_is_named():
    marks = _class(60, rules=NEVER_CARELESS)
    held = marks[marks["why"] != "right"]
    assert len(held) > 5
    assert (held["named"] == held["why"]).all()
    assert (held["share"] == 0).all()
    assert (marks.loc[marks["why"] == "right", "share"] == 1).all()


def test_a_better_student_holds_fewer_misconceptions():
    codes = [f"MV-X{number}" for number in range(40)]
    students = sorted(draw_students(100, codes, seed=1), key=lambda student: student.skill)
    n_held = [len(student.held) for student in students]
    assert sum(n_held[:30]) > 2 * sum(n_held[-30:])


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_one_misconception_more_leaves_the_others_as_they_were(seed):
    few = draw_students(5, ["MV-S1"], seed)
    more = draw_students(5, ["MV-A1", "MV-S1"], seed)
    assert [s.held for s in few] == [s.held & {"MV-S1"} for s in more]


def test_a_mistake_that_leads_to_the_right_answer_is_none():
    assert wrong_answers(NUMBER, Expected("M9.W1", 3.0, {"MV-S1": 3.0})) == {}
    assert wrong_answers(CHOICE, EXPECTED["M9.W2"]) == {"MV-P2": "b", "MV-P5": "c", "MV-E2": "d"}


def test_the_same_everywhere_is_the_middle_or_the_option_asked():
    assert constant_answer(NUMBER, EXPECTED["M9.W1"]) == 3.0
    assert constant_answer(CHOICE, EXPECTED["M9.W2"], place=9) == "d"


def _marks(shares: dict[str, list[float]]) -> pd.DataFrame:
    rows = [
        {"student": student, "question_id": name, "share": share, "points": share}
        for name, of_question in shares.items()
        for student, share in enumerate(of_question)
    ]
    return pd.DataFrame(rows)


def test_difficulty_and_correlation_by_hand():
    quality = item_quality(
        _marks({"A": [1, 1, 0, 0, 1], "B": [1, 1, 0, 0, 0], "C": [1, 1, 1, 1, 1]})
    ).set_index("question_id")
    assert quality.loc["A", "p"] == pytest.approx(0.6)
    # A against B + C = 2, 2, 1, 1, 1.
    assert quality.loc["A", "r_rest"] == pytest.approx(2 / 3)
    assert quality.loc["A", "n"] == 5
    assert quality.loc["A", "p_low"] < 0.6 < quality.loc["A", "p_high"]
    assert quality.loc["C", "flag"] == "easy"
    assert pd.isna(quality.loc["C", "r_rest"])


def test_a_question_that_goes_against_the_rest_is_flagged():
    quality = item_quality(_marks({"A": [1, 1, 0, 0], "B": [0, 0, 1, 1], "C": [1, 1, 0, 0]}))
    assert quality.set_index("question_id").loc["B", "flag"] == "low correlation"


def test_an_option_that_nobody_chooses_is_dead():
    answers = pd.DataFrame(
        {"student": range(4), "question_id": "M9.W2", "answer": ["a", "a", "b", "c"]}
    )
    use = option_use([CHOICE], [EXPECTED] * 4, answers).set_index("option")
    assert use["n_chosen"].to_dict() == {"a": 2, "b": 1, "c": 1, "d": 0}
    assert use["is_dead"].to_dict() == {"a": False, "b": False, "c": False, "d": True}
    # Wilson's interval for 2 of 4.
    assert use.loc["a", "share_low"] == pytest.approx(0.150, abs=0.001)
    assert use.loc["a", "share_high"] == pytest.approx(0.850, abs=0.001)


def test_options_made_from_the_data_go_by_what_leads_to_them():
    asked = _question("M9.W3", "choice", form=Form())
    expected = [
        {"M9.W3": Expected("M9.W3", right, {"MV-N5": wrong}, {"O1": "", "O2": ""})}
        for right, wrong in (("O1", "O2"), ("O2", "O1"))
    ]
    answers = pd.DataFrame({"student": [0, 1], "question_id": "M9.W3", "answer": ["O1", "O1"]})
    use = option_use([asked], expected, answers).set_index("option")
    assert use["n_chosen"].to_dict() == {"right": 1, "MV-N5": 1}
    assert use["n"].to_dict() == {"right": 2, "MV-N5": 2}
