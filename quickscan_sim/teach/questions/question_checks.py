"""What must hold for a question, beyond its fields: fair, explained, and not to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from quickscan_sim.errors import nearest
from quickscan_sim.language import Message
from quickscan_sim.teach.answers.dealt_letters import LETTERS
from quickscan_sim.teach.questions.question import KINDS, PARTS, VISIBILITIES, Question

QUESTION_ID = re.compile(r"M\d+\.[WAE]\d+[a-z]?")
LEAST_OPTIONS = 4


def problems_of(question: Question) -> tuple[Message, ...]:
    """A sentence for everything that does not hold for this question."""
    return tuple(
        Message("{field}: {sentence}", field=field, sentence=sentence)
        for check in (_names, _worth, _answer, _number, _options, _misconceptions, _why, _letters)
        for field, sentence in check(question)
    )


Problem = tuple[str, Message]


def _names(question: Question) -> Iterator[Problem]:
    for field, allowed in (("kind", KINDS), ("part", PARTS), ("visibility", VISIBILITIES)):
        found = getattr(question, field)
        if found not in allowed:
            yield (
                field,
                Message(
                    "{found} does not exist; the nearest is {near}.",
                    found=repr(found),
                    near=nearest(found, allowed) or ", ".join(allowed),
                ),
            )
    if not QUESTION_ID.fullmatch(question.question_id):
        yield (
            "id",
            Message("write it as M2.W3 (worksheet), M2.A3 (assignment) or M0.E3 (to explore)."),
        )
    elif not question.question_id.startswith(f"{question.module}."):
        yield "id", Message("it starts with another module than that of this file.")


def _worth(question: Question) -> Iterator[Problem]:
    is_bonus = question.kind == "function" and question.points == 0
    if not question.is_handed_in:
        if question.points != 0:
            yield "points", Message("what is explored gives no points: write 0.")
    elif question.points <= 0 and not is_bonus:
        yield "points", Message("give more than 0 points.")
    if question.minutes <= 0:
        yield "minutes", Message("give more than 0 minutes.")
    if question.rubric_from is not None:  # its points are counted when it is read
        return
    if question.kind == "text" and not question.own_rubric:
        yield "rubric", Message("a text is marked by a person, who needs criteria.")
    total = sum(row.points for row in question.own_rubric)
    if question.own_rubric and abs(total - question.points) > 1e-9:
        yield "rubric", Message("its points add up to {total}, not to the points.", total=total)


def _answer(question: Question) -> Iterator[Problem]:
    if not question.is_automatic:
        return
    if question.answer is None:
        yield "answer", Message("is missing.")
    elif question.answer.function == "fixed" and not question.is_open:
        yield (
            "answer",
            Message("a protected question needs an answer that follows from the student's data."),
        )
    if question.kind == "function" and question.inputs is None:
        yield "inputs", Message("a function is tried on fresh arguments: say what makes them.")


def _number(question: Question) -> Iterator[Problem]:
    form = question.form
    if form.decimals and form.tolerance <= 0:
        yield "form", Message("decimals need a tolerance, such as 0.01.")
    if question.kind == "number" and form.decimals is None:
        yield "form", Message("say in how many decimals: decimals: 2, or 0 for a whole number.")
    if form.low is not None and form.high is not None and form.low >= form.high:
        yield "form", Message("low lies above high.")


def _options(question: Question) -> Iterator[Problem]:
    if question.kind in ("choice", "several", "ranked") and not (
        question.options or question.options_from
    ):
        yield "options", Message("is missing: give options or options_from.")
    fixed = question.options and question.options_from is None
    if question.kind == "choice" and fixed and len(question.options) < LEAST_OPTIONS:
        yield "options", Message("give {least} or more.", least=LEAST_OPTIONS)
    keys = [option.key for option in question.options]
    if len(set(keys)) < len(keys):
        yield "options", Message("a key stands there twice.")


def _misconceptions(question: Question) -> Iterator[Problem]:
    if question.kind not in ("choice", "several") or not question.options:
        return
    answer = question.answer
    right: set[str] = set()
    if answer is not None and answer.function == "fixed":
        value = answer.rules.get("value")
        right = {str(key) for key in value} if isinstance(value, list) else {str(value)}
        unknown = right - {option.key for option in question.options}
        if unknown:
            yield "answer", Message("{key} is none of the options.", key=", ".join(sorted(unknown)))
    for option in question.options:
        explained = option.misconception or (question.kind == "several" and question.mutants)
        if option.key not in right and not explained:
            yield (
                f"options[{option.key}]",
                Message("every wrong option names its misconception."),
            )


def _why(question: Question) -> Iterator[Problem]:
    known = question.misconceptions
    for name in question.why:
        if name not in known:
            yield (
                f"why[{name}]",
                Message(
                    "no answer to this question shows this misconception; known are {known}.",
                    known=", ".join(known) or "-",
                ),
            )


def _letters(question: Question) -> Iterator[Problem]:
    """Letters are dealt to options of the file, of which the answer names the right ones."""
    if not question.deals_letters:
        return
    answer = question.answer
    if not 0 < len(question.options) <= len(LETTERS):
        yield "options", Message("letters are dealt to {most} options at most.", most=len(LETTERS))
    if answer is None or answer.function != "fixed" or "value" not in answer.rules:
        yield (
            "answer",
            Message(
                "letters are dealt to what is fixed: {{function: fixed, rules: {{value: ...}}}}."
            ),
        )
        return
    values = [rules.get("value") for rules in question.mutants.values()]
    if question.kind == "table":
        values.append(answer.rules["value"])
    keys = {option.key for option in question.options}
    unknown = {str(key) for value in values for key in _named(value)} - keys
    if unknown:
        yield "answer", Message("{key} is none of the options.", key=", ".join(sorted(unknown)))
    codes = [option.misconception for option in question.options if option.misconception]
    if len(set(codes)) < len(codes):
        yield "options", Message("a misconception stands there twice.")


def _named(value: Any) -> Iterable[Any]:
    """The options that an answer names: one, several, or one in each row."""
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else [value]
