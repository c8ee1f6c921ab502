"""Points, misconception and reason for what was handed in."""

from __future__ import annotations

from typing import Any

import pytest
from small_questions import small_data, small_misconceptions, small_questions

from quickscan_sim.errors import QuickscanError
from quickscan_sim.teach.judge import Judgement, judge, judge_all, to_frame
from quickscan_sim.teach.questions import Expected, expect

KNOWN = {one.misconception_id: one for one in small_misconceptions()}
ANSWERS: dict[str, Any] = {
    "M2.W1": "4,5",
    "M2.A1": "3.00",
    "M2.W2": "b",
    "M2.W3": ["ann", "bo"],
    "M2.W4": {"ann": 2, "bo": 5},
    "M2.W5": ["bo", "ann"],
    "M2.A2": "Drie mensen gaven antwoord.",
    "M2.A3": {"ann": "ja", "bo": "ja", "cas": "nee"},
}


def key() -> dict[str, Expected]:
    return {
        name: Expected.from_json(expect(question, small_data()).to_json())
        for name, question in small_questions().items()
    }


def judged(answers: dict[str, Any], **changes: Any) -> dict[str, Judgement]:
    found = judge_all(small_questions().values(), key(), answers, misconceptions=KNOWN, **changes)
    return {one.question_id: one for one in found}


def of_function(call: Any, seed: int = 5) -> Judgement:
    return judge(
        small_questions()["M2.W6"],
        key()["M2.W6"],
        "handed in",
        call=call,
        seed=seed,
        misconceptions=KNOWN,
    )


def test_every_answer_gets_points_and_a_reason() -> None:
    found = judged(ANSWERS)
    assert [found[name].points for name in ("M2.W1", "M2.A1", "M2.W4", "M2.A3")] == [2, 0, 1.5, 2]
    assert found["M2.A1"].misconceptions == ("MV-S3",)
    assert "blank counted as zero" in found["M2.A1"].reason.in_language("en")
    assert "leeg geteld als nul" in found["M2.A1"].reason.in_language("nl")
    assert found["M2.A2"].needs_a_person


def test_nothing_handed_in_is_nothing_earned_and_waits_for_nobody() -> None:
    found = judged({})
    assert {one.points for one in found.values()} == {0.0}
    assert not any(one.needs_a_person for one in found.values())
    assert "Not answered" in found["M2.W1"].reason.in_language("en")


def test_an_answer_to_no_question_is_told_and_codes_may_be_in_any_capitals() -> None:
    found = judged({"m2.w1": 4.5, "M2.W44": 3})
    assert found["M2.W1"].points == 2
    assert "Do you mean M2.W4" in found["M2.W44"].reason.in_language("en")
    assert found["M2.W44"].worth == 0


def test_a_question_that_the_key_does_not_hold_waits_for_a_person() -> None:
    found = judge_all(small_questions().values(), {}, ANSWERS, misconceptions=KNOWN)
    assert {one.question_id for one in found if one.needs_a_person} == set(ANSWERS)


def test_a_question_that_was_changed_after_the_key_was_made_waits_for_a_person() -> None:
    # Every question against the key of every other: as if a number had become a table.
    for name, question in small_questions().items():
        for other, expected in key().items():
            found = judge(question, expected, ANSWERS.get(name), misconceptions=KNOWN)
            if name != other and question.kind not in ("text", "function"):
                assert (found.points, found.needs_a_person) == (0, True)
                assert "another version" in found.reason.in_language("en")


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("M2.W1", True),
        ("M2.W1", "4.5"),
        ("M2.W2", "an option that is gone"),
        ("M2.W3", frozenset({"somebody who is gone"})),
        ("M2.W5", ("somebody who is gone",)),
        ("M2.W4", {"ann": "a word"}),
        ("M2.A3", {"ann": "a word that is gone"}),
    ],
)
def test_a_key_with_an_answer_that_cannot_be_given_waits_for_a_person(
    name: str, right: Any
) -> None:
    found = judge(small_questions()[name], Expected(name, right), ANSWERS[name])
    assert (found.points, found.needs_a_person) == (0, True)


def test_of_two_answers_to_a_question_the_exact_code_counts() -> None:
    found = judged({"m2.w1": 99, "M2.W1": 4.5, " M2.W1": 1})
    assert found["M2.W1"].points == 2
    for other in ("m2.w1", " M2.W1"):
        assert (found[other].worth, found[other].points) == (0, 0)
        assert "answered twice" in found[other].reason.in_language("en")


@pytest.mark.parametrize("handed_in", [None, [4.5], "M2.W1", 4.5])
def test_what_holds_no_answers_by_question_is_refused_with_a_sentence(handed_in: Any) -> None:
    with pytest.raises(QuickscanError, match=r"no answers by question|geen antwoorden per vraag"):
        judged(handed_in)


def test_answers_as_they_come_out_of_json_are_judged_alike() -> None:
    as_json = {**ANSWERS, "M2.W4": [["ann", 2], ["bo", 5]], "M2.W3": "ann;bo"}
    assert judged(as_json) == judged(ANSWERS) or {
        name: one.points for name, one in judged(as_json).items()
    } == {name: one.points for name, one in judged(ANSWERS).items()}


def test_a_function_runs_elsewhere_on_fresh_numbers() -> None:
    def right(arguments: tuple[Any, ...]) -> float:
        kept = [number for number in arguments[0] if number is not None]
        return sum(kept) / len(kept)

    def zero(arguments: tuple[Any, ...]) -> float:
        return sum(number or 0 for number in arguments[0]) / len(arguments[0])

    def stopped(arguments: tuple[Any, ...]) -> float:
        raise TimeoutError("took more than 5 seconds")

    assert of_function(right).reason.in_language("en") == "In order."
    assert of_function(zero).misconceptions == ("MV-S3",)
    assert "took more than 5 seconds" in of_function(stopped).reason.in_language("en")
    assert of_function(None).needs_a_person


@pytest.mark.parametrize("seed", range(3))
def test_a_function_that_learned_its_own_trial_by_heart_fails(seed: int) -> None:
    asked: list[Any] = []

    def remembered(arguments: tuple[Any, ...]) -> float:
        asked.append(arguments)
        return 3.0

    assert of_function(remembered, seed).reason.in_language("en") != "In order."
    assert len({str(one) for one in asked}) > 1


def test_a_table_of_results_holds_one_row_a_question() -> None:
    frame = to_frame(judged(ANSWERS).values(), "nl")
    assert list(frame["question_id"]) == list(small_questions())
    assert frame.loc[frame["question_id"] == "M2.A1", "misconceptions"].item() == "MV-S3"
    assert to_frame([]).empty
