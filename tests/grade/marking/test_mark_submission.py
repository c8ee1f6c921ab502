"""One submission marked: how each kind of answer becomes points, a reason and a way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from handed_in import deleted, handed_in, rewritten
from small_class import small_class

from quickscan_sim.grade.course.course import Course
from quickscan_sim.grade.marked import NOT_RUN, NOTHING, RUN, TYPED, WRITTEN, MarkedAnswer
from quickscan_sim.grade.marking.class_key import ClassKey, read_class_key
from quickscan_sim.grade.marking.mark_one import asked_in, read_handed_in
from quickscan_sim.grade.marking.mark_submission import Asked, mark_submission
from quickscan_sim.grade.marking.run_answers import RunAnswers, run_answers
from quickscan_sim.grade.sandbox import Sandbox, explain_missing, find_sandbox

NAME, TASK = "M2_2_werkblad", "M2_3_opdracht"
FUNCTION = """
def score(answers, reversed_sentences):
    counted = []
    for place, answer in enumerate(answers):
        if answer != 9 and answer is not None:
            counted.append(6 - answer if reversed_sentences[place] else answer)
    return None
"""
NO_LESSON = [
    rewritten(one, "")
    for one in ("open_worksheet", "help", "scores", "summary", "sector_cell", "below_cell")
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, ClassKey]:
    course = small_class(tmp_path_factory.mktemp("one"))
    return course, read_class_key(course)


def marked(
    known: Any, answers: dict[str, str], ran: RunAnswers | None = None, name: str = NAME
) -> dict[str, MarkedAnswer]:
    course, key = known
    handed_in(course.submitted("anna", name), name, answers)
    asked = asked_in(course, name)
    found = mark_submission(read_handed_in(course, asked, "anna"), asked, key, ran)
    return {one.question_id: one for one in found.answers}


def test_a_typed_answer_is_judged_and_an_open_one_is_not(known: Any) -> None:
    right = known[1].entries["anna"].expected["M2.W2"].right
    found = marked(known, {"M2.W2": str(right)}, RunAnswers())
    assert (found["M2.W2"].points, found["M2.W2"].way) == (2, TYPED)
    assert (found["M2.W1"].points, found["M2.W1"].way) == (0, NOTHING)
    assert "Not answered" in found["M2.W1"].reason.en


def test_a_misconception_is_named(known: Any) -> None:
    wrong = known[1].entries["anna"].expected["M2.W1"].mutants["MV-S1"]
    found = marked(known, {"M2.W1": str(round(wrong))}, RunAnswers())["M2.W1"]
    assert (found.points, found.misconceptions) == (0, ("MV-S1",))


def test_code_without_a_sandbox_waits_for_a_person(known: Any) -> None:
    found = marked(known, {"M2.W1": "int('3')"}, None)["M2.W1"]
    assert (found.points, found.needs_a_person, found.way) == (0, True, NOT_RUN)


def test_code_that_ran_is_judged_on_its_value(known: Any) -> None:
    right = known[1].entries["anna"].expected["M2.W1"].right
    found = marked(known, {"M2.W1": "int('3')"}, RunAnswers({"M2.W1": right}))["M2.W1"]
    assert (found.points, found.way) == (1, RUN)
    assert "→" in found.answer


def test_a_text_waits_for_a_person(known: Any) -> None:
    found = marked(known, {"M2.A10": "Gezinnen wachten lang."}, RunAnswers(), TASK)["M2.A10"]
    assert (found.needs_a_person, found.way, found.worth) == (True, WRITTEN, 6)
    assert found.answer == "Gezinnen wachten lang."


def test_points_come_from_the_assignment_and_not_from_the_notebook(known: Any) -> None:
    course, key = known
    right = str(key.entries["anna"].expected["M2.W2"].right)

    def rich(notebook: dict[str, Any]) -> None:
        for cell in notebook["cells"]:
            cell["metadata"].get("nbgrader", {}).update(points=500, max_score=500)

    handed_in(course.submitted("anna", NAME), answers={"M2.W2": right}, changes=[rich])
    asked = asked_in(course, NAME)
    found = mark_submission(read_handed_in(course, asked, "anna"), asked, key, RunAnswers())
    assert (found.points, found.worth) == (2, 13)


def test_a_question_the_kit_does_not_have_waits_for_a_person(known: Any) -> None:
    course, key = known
    handed_in(course.submitted("anna", NAME), answers={"M2.W1": "3"})
    asked = asked_in(course, NAME)
    fewer = Asked(asked.assignment, asked.questions[1:])
    found = mark_submission(read_handed_in(course, fewer, "anna"), fewer, key, RunAnswers())
    assert found.answers[0].question_id == "M2.W1"
    assert found.answers[0].needs_a_person
    assert "not one of the kit" in found.answers[0].reason.en


@pytest.fixture
def sandbox() -> Sandbox:
    found = find_sandbox()
    if found is None:
        why = explain_missing()
        pytest.skip(why.in_language("en") if why else "There is no sandbox.")
    return found


def test_what_comes_after_the_last_answer_that_is_code_does_not_run(
    known: Any, sandbox: Sandbox
) -> None:
    course, key = known
    endless = rewritten("below_cell", "while True: pass")
    place = course.submitted("bilal", NAME)
    handed_in(place, answers={"M2.W1": "3 + 4"}, changes=[*NO_LESSON, endless])
    asked = asked_in(course, NAME)
    submission = read_handed_in(course, asked, "bilal")
    question = next(one for one in asked.questions if one.question_id == "M2.W1")
    ran = run_answers(submission, [question], sandbox, None, key.trial_seed("bilal"))
    assert (dict(ran.values), ran.failure) == ({"M2.W1": 7}, None)


def test_a_function_is_tried_on_data_that_nobody_saw(known: Any, sandbox: Sandbox) -> None:
    course, key = known
    asked = asked_in(course, NAME)
    question = next(one for one in asked.questions if one.kind == "function")
    place = course.submitted("chris", NAME)
    source = {"M2.W13": f"{FUNCTION}\nanswer_w13 = score"}
    handed_in(place, answers=source, changes=[*NO_LESSON, deleted("m2-w1-answer")])
    submission = read_handed_in(course, asked, "chris")
    ran = run_answers(submission, [question], sandbox, None, key.trial_seed("chris"))
    found = mark_submission(submission, asked, key, ran)
    answer = next(one for one in found.answers if one.question_id == "M2.W13")
    assert answer.way == RUN
    assert answer.points == 0
    assert "return" in answer.reason.en


def test_what_is_for_the_lecturer_is_never_for_the_student(known: Any, tmp_path: Path) -> None:
    course, key = known
    code = key.draw.code("bilal")
    opened = f'from quickscan_sim.lesson import open_my_wijk\nmy_scan = open_my_wijk("{code}")'
    copied = {
        one: str(key.entries["bilal"].expected[one].right) for one in ("M2.W1", "M2.W2", "M2.W5")
    }
    change = rewritten("open_worksheet", opened)
    handed_in(course.submitted("chris", NAME), answers=copied, changes=[change])
    asked = asked_in(course, NAME)
    found = mark_submission(read_handed_in(course, asked, "chris"), asked, key, RunAnswers())
    assert "bilal" in "".join(one.en for one in found.notes)
    for one in (*found.notes_for_student, *(answer.reason for answer in found.answers)):
        assert "bilal" not in one.en + one.nl
        assert code not in one.en + one.nl
