"""Question files: one YAML list for every module, read into questions."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from quickscan_sim.delimited import read_text
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Message
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.questions.question_checks import problems_of
from quickscan_sim.teach.questions.question_parts import question_from

QUESTIONS = Path(__file__).parents[2] / "data" / "questions"


def load_questions(module: str | None = None) -> tuple[Question, ...]:
    """The questions of one module, or of every module, in the order of their files.

    Raises
    ------
    QuickscanError
        When a question file can not be used, or no module has this name; with the nearest.
    """
    questions = _load_all()
    if module is None:
        return questions
    modules = tuple(dict.fromkeys(question.module for question in questions))
    if module not in modules:
        raise QuickscanError(
            "There is no module {found}; the nearest is {near}.",
            found=repr(module),
            near=nearest(module, modules) or ", ".join(modules),
        )
    return tuple(question for question in questions if question.module == module)


def find_question(question_id: str) -> Question:
    """The question with this code, in any capitals.

    Raises
    ------
    QuickscanError
        When no question has this code; with the nearest one.
    """
    wanted = str(question_id).strip().upper()
    by_id = {question.question_id.upper(): question for question in load_questions()}
    if wanted not in by_id:
        raise QuickscanError(
            "There is no question {found}. Do you mean {near}?",
            found=repr(str(question_id)),
            near=nearest(wanted, by_id) or next(iter(by_id), "?"),
        )
    return by_id[wanted]


def read_questions(path: Path) -> tuple[Question, ...]:
    """The questions in one file.

    Raises
    ------
    QuickscanError
        With a sentence for everything that is wrong: the file, the question and the field.
    """
    found: list[Message] = []
    questions: list[Question] = []
    for place, raw in enumerate(_entries(path), start=1):
        name = str(raw.get("question_id", place)) if isinstance(raw, dict) else str(place)
        question, problems = question_from(raw)
        if question is not None:
            problems = (*problems, *problems_of(question))
            if question.question_id in {other.question_id for other in questions}:
                problems = (*problems, Message("question_id: stands there twice. Keep one."))
            questions.append(question)
        found += [
            Message(
                "{file}, question {question}: {problem}",
                file=path.name,
                question=name,
                problem=problem,
            )
            for problem in problems
        ]
    if found:
        raise QuickscanError.of(found)
    return tuple(questions)


@cache
def _load_all() -> tuple[Question, ...]:
    paths = sorted(QUESTIONS.glob("*.yaml"), key=lambda path: (len(path.stem), path.stem))
    return tuple(question for path in paths for question in read_questions(path))


def _entries(path: Path) -> list[Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        content = YAML(typ="safe").load(read_text(path))
    except YAMLError as problem:
        raise QuickscanError(
            "{file} is not YAML ({reason}).", file=path.name, reason=" ".join(str(problem).split())
        ) from None
    if not isinstance(content, list):
        raise QuickscanError(
            "{file} does not hold a list of questions: start every question with a dash.",
            file=path.name,
        )
    return content
