"""The page for lecturers says what the catalogue says."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from quickscan_sim.language import LANGUAGES
from quickscan_sim.teach.misconceptions import load_misconceptions
from quickscan_sim.teach.misconceptions.page import questions_by_misconception, render_page
from quickscan_sim.teach.questions import load_questions

SCRIPT = Path(__file__).parents[3] / "docs" / "write_misconceptions.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_misconceptions", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_what_the_data_say(script: ModuleType, language: str) -> None:
    page = script.page_file(language).read_text(encoding="utf-8")
    assert page == script.render_whole(language), "run: python docs/write_misconceptions.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_stands_on_the_page_once_under_its_own_heading(language: str) -> None:
    parts = render_page(language).split("\n### ")[1:]
    assert sorted(part[:5] for part in parts) == sorted(
        one.misconception_id[:5] for one in load_misconceptions()
    )
    of_heading = {part.partition(":")[0]: part for part in parts}
    for one in load_misconceptions():
        for text in (one.statement, one.shows_as, one.explanation, *one.hints):
            assert text.in_language(language) in of_heading[one.misconception_id]


def test_a_question_is_named_with_every_misconception_it_can_show() -> None:
    questions = load_questions()
    places = questions_by_misconception(questions)
    for question in questions:
        for name in question.mutants:
            assert question.question_id in places[name]
        for option in question.options:
            if option.misconception:
                assert question.question_id in places[option.misconception]
    assert set(places) <= {one.misconception_id for one in load_misconceptions()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_in_the_words_of_a_question_stands_under_it(language: str) -> None:
    questions = load_questions()
    parts = render_page(language, questions).split("\n### ")[1:]
    of_heading = {part.partition(":")[0]: part for part in parts}
    n_explained = 0
    for question in questions:
        for name, text in question.why.items():
            own = [
                line for line in of_heading[name].splitlines() if text.in_language(language) in line
            ]
            assert any(question.question_id in line for line in own), (question.question_id, name)
            n_explained += 1
    assert n_explained >= 40
