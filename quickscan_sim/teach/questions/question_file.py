"""Question files: one YAML file for every module, read into questions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from quickscan_sim.delimited import read_text
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.teach.questions.deal_letters import with_dealt_letters
from quickscan_sim.teach.questions.module import Module, Objective
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.questions.question_checks import problems_of
from quickscan_sim.teach.questions.question_parts import objectives_from, question_from
from quickscan_sim.teach.questions.unknown_question import bare_code, unknown_question

QUESTIONS = Path(__file__).parents[2] / "data" / "questions"


def load_modules() -> tuple[Module, ...]:
    """The modules that have questions, in their order.

    Raises
    ------
    QuickscanError
        When a question file can not be used.
    """
    return tuple(_load(path) for path in _paths().values())


def load_questions(module: str | None = None) -> tuple[Question, ...]:
    """The questions of one module, or all that are handed in, in the order of their files.

    Without ``module`` these are the questions that a variant is drawn for and that a key answers;
    what is only explored stands in the questions of its module.

    Raises
    ------
    QuickscanError
        When a question file can not be used, or no module has this name; with the nearest.
    """
    if module is None:
        every = (question for one in load_modules() for question in one.questions)
        return tuple(question for question in every if question.is_handed_in)
    paths = _paths()
    if module not in paths:
        raise QuickscanError(
            "There is no module {found}; the nearest is {near}.",
            found=repr(module),
            near=nearest(module, paths) or ", ".join(paths),
        )
    return _load(paths[module]).questions


def find_question(question_id: str, questions: Iterable[Question] | None = None) -> Question:
    """The question with this code, in any capitals; without ``questions``, among all of them.

    Points, commas and spaces may be forgotten: "m2 w3" is M2.W3.

    Raises
    ------
    QuickscanError
        When no question has this code; with the nearest one, else with the modules there are.
    """
    wanted = bare_code(question_id)
    module = re.match(r"M\d+", wanted)
    if questions is None:  # one file is read sooner than all of them
        is_known = module is not None and module.group() in _paths()
        questions = load_questions(module.group() if module and is_known else None)
    by_code = {bare_code(question.question_id): question for question in questions}
    if wanted not in by_code:
        known = [question.question_id for question in by_code.values()]
        raise QuickscanError.of([unknown_question(question_id, known)])
    return by_code[wanted]


def read_module(path: Path) -> Module:
    """The module in one file.

    Raises
    ------
    QuickscanError
        With a sentence for everything that is wrong: the file, the question and the field.
    """
    content = _content(path)
    module_id = str(content.get("module"))
    found: list[Message] = []
    objectives, amiss = objectives_from(content)
    found += [_at(path, problem) for problem in amiss]
    questions: list[Question] = []
    for place, raw in enumerate(content.get("questions") or [], start=1):
        name = str(raw.get("id", place)) if isinstance(raw, dict) else str(place)
        question, problems = question_from(raw, module_id)
        if question is not None:
            problems = (*problems, *problems_of(question), *_belongs(question, objectives))
            if question.question_id in {other.question_id for other in questions}:
                problems = (*problems, Message("id: stands there twice. Keep one."))
            deals = question.deals_letters and not problems
            questions.append(with_dealt_letters(question) if deals else question)
        found += [_at(path, problem, name) for problem in problems]
    if found:
        raise QuickscanError.of(found)
    title = Bilingual(str(content.get("title_nl")), str(content.get("title_en")))
    return Module(module_id, title, objectives, tuple(questions))


def _belongs(question: Question, objectives: tuple[Objective, ...]) -> tuple[Message, ...]:
    known = [objective.objective_id for objective in objectives]
    if question.objective in known:
        return ()
    return (
        Message(
            "objective: {found} is no objective of this module; known are {known}.",
            found=repr(question.objective),
            known=", ".join(known),
        ),
    )


def _at(path: Path, problem: Message, question: str | None = None) -> Message:
    if question is None:
        return Message("{file}: {problem}", file=path.name, problem=problem)
    return Message(
        "{file}, question {question}: {problem}",
        file=path.name,
        question=question,
        problem=problem,
    )


def _paths() -> dict[str, Path]:
    """The files by module, in the order of the modules; a file is called after its module."""
    paths = sorted(QUESTIONS.glob("*.yaml"), key=lambda path: (len(path.stem), path.stem))
    return {path.stem: path for path in paths}


@cache
def _load(path: Path) -> Module:
    return read_module(path)


def _content(path: Path) -> dict[str, Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        content = YAML(typ="safe").load(read_text(path))
    except YAMLError as problem:
        raise QuickscanError(
            "{file} is not YAML ({reason}).", file=path.name, reason=" ".join(str(problem).split())
        ) from None
    needed = ("module", "title_nl", "title_en", "objectives", "questions")
    if not isinstance(content, dict) or not all(content.get(name) for name in needed):
        raise QuickscanError(
            "{file} is no question file: it needs {needed}.",
            file=path.name,
            needed=", ".join(needed),
        )
    return content
