"""A function that a student wrote: tried on arguments that were not seen before."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

from quickscan_sim.language import Message
from quickscan_sim.teach.answers import answer_function
from quickscan_sim.teach.questions.answer import Answer
from quickscan_sim.teach.questions.computation import Computation
from quickscan_sim.teach.questions.expected import Expected, Value
from quickscan_sim.teach.questions.kinds.number import is_right_number, same_number
from quickscan_sim.teach.questions.kinds.unusable import is_unanswered, plain
from quickscan_sim.teach.questions.question import Form, Question

Arguments = tuple[Any, ...]

OWN_TRIAL = 20260901
"""Where the student's own trial starts; the judge tries other arguments."""


def read(raw: Any, question: Question, expected: Expected) -> Answer:  # noqa: ARG001
    """The function, and what it gave on the arguments of the student's own trial."""
    if is_unanswered(plain(raw)):
        return Answer(form=Message("Not answered yet: write your function first."))
    if not callable(raw) or isinstance(raw, type):
        return Answer(
            form=Message("Give the function itself, so its name without brackets behind it.")
        )
    return tried(lambda arguments: raw(*arguments), fresh_arguments(question, OWN_TRIAL))


def tried(call: Callable[[Arguments], Any], trials: tuple[Arguments, ...]) -> Answer:
    """What a function gives on every trial; the first error becomes a sentence."""
    results = []
    for arguments in trials:
        try:
            results.append((arguments, call(copy.deepcopy(arguments))))
        except (Exception, SystemExit) as problem:  # noqa: BLE001 - it may raise anything
            return Answer(
                form=Message(
                    "Your function stopped with {error}: {reason}.",
                    error=type(problem).__name__,
                    reason=_reason(problem),
                )
            )
    return Answer(tuple(results))


def _reason(problem: BaseException) -> str:
    try:
        return str(problem).rstrip(".")[:200]
    except Exception:  # noqa: BLE001 - nor need an error of one's own know what it says
        return "?"


def fresh_arguments(question: Question, seed: int) -> tuple[Arguments, ...]:
    """The arguments of every trial, for this seed."""
    if question.inputs is None:
        return ()
    make = answer_function(question.inputs.function)
    return tuple(tuple(each) for each in make(None, seed=seed, **question.inputs.rules))


def bounds(value: Value, question: Question) -> Message | None:  # noqa: ARG001
    """A function that ran has nothing amiss with its form, unless it yields nothing."""
    if value and all(result is None for _, result in value):
        return Message("Your function yields nothing. Does its last line start with return?")
    return None


def share(value: Value, question: Question, expected: Expected) -> float:  # noqa: ARG001
    """1 when every trial gives what the reference gives, else 0."""
    if question.answer is None or not value:
        return 0.0
    agree = _agreements(value, question.answer, question.form, right=True)
    return float(all(agree))


def named(value: Value, question: Question, expected: Expected) -> tuple[str, ...]:  # noqa: ARG001
    """The misconceptions whose function agrees in most trials, and in most of the wrong ones."""
    if question.answer is None or not value:
        return ()
    right = _agreements(value, question.answer, question.form, right=True)
    off = [number for number, is_right in enumerate(right) if not is_right]
    found = []
    for name, rules in question.mutants.items():
        agree = _agreements(value, question.answer.changed(rules), question.form, right=False)
        in_wrong = sum(agree[number] for number in off)
        if 2 * sum(agree) > len(agree) and 2 * in_wrong > len(off):
            found.append(name)
    return tuple(found)


def _agreements(value: Value, reference: Computation, form: Form, right: bool) -> list[bool]:
    compute = answer_function(reference.function)
    return [
        _same(
            result,
            compute(None, arguments=copy.deepcopy(arguments), **reference.rules),
            form,
            right,
        )
        for arguments, result in value
    ]


def _same(result: Any, wanted: Any, form: Form, right: bool) -> bool:
    result = plain(result)
    if wanted is None or isinstance(wanted, (str, bool)):
        return type(result) is type(wanted) and bool(result == wanted)
    if isinstance(wanted, (list, tuple)):
        return (
            isinstance(result, (list, tuple))
            and len(result) == len(wanted)
            and all(_same(one, two, form, right) for one, two in zip(result, wanted, strict=True))
        )
    if isinstance(result, bool) or not isinstance(result, (int, float)):
        return False
    result = float(result)  # a number of a student's own making may call itself equal to any
    if not math.isfinite(result):
        return False
    return is_right_number(result, wanted, form) if right else same_number(result, wanted, form)
