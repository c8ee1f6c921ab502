"""Records of marking for tests of class reports: small ones by hand, and a simulated class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from quickscan_sim.grade.assignment import answer_name
from quickscan_sim.grade.marked import (
    NOTHING,
    TYPED,
    WRITTEN,
    MarkedAnswer,
    MarkedSubmission,
    both_languages,
)
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.teach.judge import Judgement, judge_all
from quickscan_sim.teach.question_quality import draw_cases
from quickscan_sim.teach.questions import Expected, Form, Question, load_questions
from quickscan_sim.teach.simulated_class import simulate_class

TEXT = Bilingual("tekst", "text")
IN_ORDER = both_languages(Message("In order."))
WRONG = both_languages(Message("Not right; it fits none of the known mistakes."))


def small_question(name: str, kind: str = "number", objective: str = "M2.a") -> Question:
    """A question of one point, with one mistake that can be made."""
    return Question(
        name, "M2", "worksheet", "t", objective, "open", kind, 1, 2, TEXT, Form(),
        mutants={"MV-S1": {}},
    )  # fmt: skip


def small_answer(name: str, given: str) -> MarkedAnswer:
    """One answer: "1" right, "0" wrong, "m" a known mistake, "." left empty, "f" not readable,
    "p" waits for a person.
    """
    cell = answer_name(name)
    found = {
        "1": (1.0, (), IN_ORDER, False, f"{cell} = 3", TYPED),
        "0": (0.0, (), WRONG, False, f"{cell} = 4", TYPED),
        "m": (0.0, ("MV-S1",), WRONG, False, f"{cell} = 5", TYPED),
        ".": (0.0, (), TEXT, False, f"{cell} = ...", NOTHING),
        "f": (0.0, (), TEXT, False, f"{cell} = 'three'", TYPED),
        "p": (0.0, (), TEXT, True, "My text.", WRITTEN),
    }[given]
    points, mistakes, reason, waits, text, way = found
    return MarkedAnswer(name, points, 1.0, mistakes, reason, waits, text, way)


def record(
    student: str,
    answers: Sequence[MarkedAnswer],
    failure: Bilingual | None = None,
    assignment: str = "M2_2_werkblad",
    **more: Any,
) -> MarkedSubmission:
    """One record around answers."""
    facts = {
        "notes": (),
        "notes_for_student": (),
        "handed_in": "2027-03-01T09:00:00+00:00",
        "marked_at": "2027-03-02T09:00:00+00:00",
        "pack_id": "",
        "submission_hash": "a",
        "key_hash": "b",
        "questions_hash": "c",
        "kit_version": "0",
    }
    return MarkedSubmission(
        student, assignment, assignment, tuple(answers), failure, **(facts | more)
    )


@cache
def variants(n: int) -> tuple[Mapping[str, Expected], ...]:
    """What is expected in some wijken of module M2."""
    return tuple(case.expected for case in draw_cases(n, load_questions("M2")))


def simulated_records(
    n: int, part: str = "worksheet", seed: int = 1, n_variants: int = 2
) -> tuple[tuple[Question, ...], list[MarkedSubmission], dict[str, Mapping[str, Expected]]]:
    """A class of simulated students, judged as handed-in work is; with what was expected."""
    questions = tuple(
        one for one in load_questions("M2") if one.part == part and one.kind != "function"
    )
    pool = variants(n_variants)
    expected = [pool[number % n_variants] for number in range(n)]
    answers = simulate_class(questions, expected, seed)
    records = []
    keys = {}
    for number in range(n):
        student = f"s{number:03d}"
        own = answers[answers["student"] == number].set_index("question_id")["answer"].to_dict()
        for question in questions:
            if question.kind == "text" and number % 3:
                own[question.question_id] = "Het gemiddelde is 2,8. " * 12
            elif (number + len(question.question_id)) % 11 == 0:
                own.pop(question.question_id, None)
        judged = judge_all(questions, expected[number], own)
        marked = [_marked(one, own.get(one.question_id), number) for one in judged]
        records.append(record(student, marked))
        keys[student] = expected[number]
    return questions, records, keys


def _marked(judged: Judgement, raw: Any, number: int) -> MarkedAnswer:
    name = judged.question_id
    text = raw if judged.needs_a_person else f"{answer_name(name)} = {raw!r}"
    return MarkedAnswer(
        name,
        judged.points,
        judged.worth,
        judged.misconceptions,
        both_languages(judged.reason),
        judged.needs_a_person,
        text if raw is not None else f"{answer_name(name)} = ...",
        TYPED if raw is not None else NOTHING,
        seconds=120.0 + 7 * number if number % 2 else None,
        hints=number % 3 if number % 2 else None,
    )
