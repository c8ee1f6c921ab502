"""What is practised before the first module: it explains every mistake and counts for nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES
from quickscan_sim.lesson import check, hint, open_my_wijk, show_question
from quickscan_sim.teach.misconceptions import load_misconceptions, misconception
from quickscan_sim.teach.misconceptions.catalogue import BASICS
from quickscan_sim.teach.questions import Question, load_modules, load_questions, read_module
from quickscan_sim.teach.questions.question_file import QUESTIONS

EXPLORED = load_questions("M0")
KNOWN = {one.misconception_id: one for one in load_misconceptions(BASICS)}


def right_answer(question: Question) -> object:
    assert question.answer is not None
    return question.answer.rules["value"]


def wrong_answers(question: Question) -> dict[str, object]:
    """For each misconception the answer that shows it."""
    by_rule = {name: rules["value"] for name, rules in question.mutants.items()}
    by_option = {one.misconception: one.key for one in question.options if one.misconception}
    return by_rule | by_option


def test_what_is_explored_stands_in_its_module_and_in_no_pack_or_key() -> None:
    assert len(EXPLORED) == 6
    assert "M0" in [one.module_id for one in load_modules()]
    assert {one.question_id for one in EXPLORED}.isdisjoint(
        one.question_id for one in load_questions()
    )
    for question in EXPLORED:
        assert (question.part, question.points, question.visibility) == ("explore", 0, "open")


def test_every_question_that_is_handed_in_is_still_loaded_without_a_module() -> None:
    for module in ("M2", "M5", "M6"):
        of_module = [one for one in load_questions() if one.module == module]
        assert of_module == list(load_questions(module))


def test_mistakes_in_the_basics_are_looked_up_beside_the_catalogue() -> None:
    linked = [name for question in EXPLORED for name in wrong_answers(question)]
    assert sorted(linked) == sorted(KNOWN), "each is used once"
    assert set(KNOWN).isdisjoint(one.misconception_id for one in load_misconceptions())
    for name, one in KNOWN.items():
        assert misconception(name) == one


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", EXPLORED, ids=lambda one: one.question_id)
def test_the_right_answer_is_in_order_and_every_mistake_is_explained(
    question: Question, language: str
) -> None:
    open_my_wijk("", language)
    code = question.question_id
    assert check(code, right_answer(question)).layer == "right"
    for name, answer in wrong_answers(question).items():
        said = check(code, answer)
        assert said.layer == "misconception", (code, answer)
        assert KNOWN[name].explanation.in_language(language) in said.text
        for step in range(3):
            assert KNOWN[name].hints[step].in_language(language) in hint(code).text
    open_my_wijk("", "nl")


def test_nothing_is_said_of_points() -> None:
    open_my_wijk("", "en")
    for question in EXPLORED:
        shown = show_question(question.question_id).text
        said = check(question.question_id, right_answer(question)).text
        assert not re.search(r"\bpoints?\b.*(visible|:)|: \d+ point", shown + said)
        assert "lecturer" not in said
    open_my_wijk("", "nl")


def test_the_bars_are_as_long_as_they_say() -> None:
    material = next(one for one in EXPLORED if one.task == "bar_chart").material
    assert material is not None
    for _, bar, length in material.of(None).itertuples(index=False):
        assert length.nl == f"{len(bar)} blokjes"
        assert length.en == f"{len(bar)} blocks"


def test_what_is_explored_may_not_give_points(tmp_path: Path) -> None:
    path = tmp_path / "M0.yaml"
    text = (QUESTIONS / "M0.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("points: 0", "points: 2", 1), encoding="utf-8")
    with pytest.raises(QuickscanError, match="M0.E1"):
        read_module(path)
