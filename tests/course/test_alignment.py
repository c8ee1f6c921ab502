"""Check C: what students can do afterwards is practised, and asked for points."""

from __future__ import annotations

from pathlib import Path

import build_notebooks as builder
import pytest
from course_builder.source import read_source

from quickscan_sim.teach.questions.question_file import QUESTIONS, read_module

SOURCES = {path.stem[:2]: path for path in sorted((builder.HERE / "src").glob("M*.py"))}
modules = pytest.mark.parametrize("module", SOURCES)


@modules
def test_every_objective_is_practised_before_the_assignment_asks_for_it(module: str) -> None:
    questions = read_module(QUESTIONS / f"{module}.yaml").questions
    objective_of = {one.question_id: one.objective for one in questions}
    practised: set[str] = set()
    asked: list[str] = []
    for cell in read_source(SOURCES[module]).cells:
        practised |= set(cell.objectives)
        if cell.question:
            asked.append(cell.question)
            is_early = objective_of[cell.question] not in practised
            assert not (cell.part == "assignment" and is_early), f"{cell.question} is too early"
            practised.add(objective_of[cell.question])  # a question with feedback practises too
    assert sorted(asked) == sorted(objective_of), "an orphan question"
    assert practised == set(objective_of.values())


@modules
def test_every_objective_of_a_graded_module_brings_points(module: str) -> None:
    read = read_module(QUESTIONS / f"{module}.yaml")
    paid = {one.objective for one in read.questions if one.points > 0}
    if paid:
        assert paid == {objective.objective_id for objective in read.objectives}


def test_every_module_with_questions_has_a_lesson() -> None:
    assert {path.stem for path in QUESTIONS.glob("M*.yaml")} == set(SOURCES)


def test_a_source_is_named_after_its_module() -> None:
    for module, path in SOURCES.items():
        assert read_source(path).module == module
        assert Path(path).suffix == ".py"
