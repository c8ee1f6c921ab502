"""The answers that are code: run apart from everything, and brought back as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quickscan_sim.grade.assignment import answer_name
from quickscan_sim.grade.sandbox import Limits, Sandbox, run_cells
from quickscan_sim.grade.sandbox.ran import Called, Fetched, Ran, Wanted
from quickscan_sim.grade.submissions.submission import StudentCell, Submission
from quickscan_sim.language import Message
from quickscan_sim.teach.questions import Question
from quickscan_sim.teach.questions.kinds.function import fresh_arguments

Call = Callable[[tuple[Any, ...]], Any]


@dataclass(frozen=True)
class RunAnswers:
    """What running gave, by question: a value, calls of a function, or why there is neither.

    ``failure`` says why the run ended early, for the lecturer.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    calls: Mapping[str, Call] = field(default_factory=dict)
    problems: Mapping[str, Message] = field(default_factory=dict)
    failure: Message | None = None


def run_answers(
    submission: Submission,
    questions: Sequence[Question],
    sandbox: Sandbox,
    pack: Path | None,
    seed: int,
    slot: int = 0,
    limits: Limits = Limits(),  # noqa: B008 - it cannot change
) -> RunAnswers:
    """Run the student's own cells once, up to the last answer that is code, and fetch those.

    Parameters
    ----------
    questions
        Those whose answers are code.
    pack
        The student's own locked pack, which the code in the notebook opens; None when there is
        none.
    seed
        Where the trials of functions start.
    slot
        Another number for every run at the same time.
    limits
        How much time, memory and room the code may take.
    """
    cells = {one.question_id: submission.answers[one.question_id].cell_id for one in questions}
    wanted = [_wanted(one, cells[one.question_id], seed) for one in questions]
    files = [*submission.files, *([pack] if pack else [])]
    to_run = _up_to_last(submission.to_run, set(cells.values()))
    ran = run_cells(to_run, wanted, files, sandbox, limits, slot)
    values, calls, problems = {}, {}, {}
    for question in questions:
        name = question.question_id
        found = ran.fetched.get(answer_name(name))
        problem = _problem(found, ran, cells[name])
        if found is None or problem is not None:
            problems[name] = problem or Message("This answer was not reached.")
        elif question.kind == "function":
            calls[name] = _replay(found.value)
        else:
            values[name] = found.value
    return RunAnswers(values, calls, problems, ran.failure)


def _up_to_last(to_run: Sequence[StudentCell], wanted: Set[str]) -> Sequence[StudentCell]:
    """What comes after the last cell that is wanted changes no answer."""
    places = [place for place, cell in enumerate(to_run) if cell.cell_id in wanted]
    return to_run[: places[-1] + 1] if places else to_run


def _wanted(question: Question, cell: str, seed: int) -> Wanted:
    calls = fresh_arguments(question, seed) if question.kind == "function" else None
    return Wanted(answer_name(question.question_id), cell, calls)


def _problem(found: Fetched | None, ran: Ran, cell: str) -> Message | None:
    """Why there is no answer: its own cell stopped, or the whole run did, or it cannot be read."""
    if found is not None and found.problem is None:
        return None
    if cell in ran.errors:
        return Message("Your code stopped: {error}", error=ran.errors[cell])
    if found is not None:
        return found.problem
    return ran.failure


def _replay(results: Sequence[Called]) -> Call:
    """A function that gives what the student's gave, call by call."""
    left = iter(results)

    def call(_arguments: tuple[Any, ...]) -> Any:
        result = next(left, Called(error=("TimeoutError", "not called")))
        if result.error is not None:
            name, text = result.error
            raise type(name if name.isidentifier() else "Error", (Exception,), {})(text)
        return result.value

    return call
