"""Right answers in another form: comma, spaces, capitals, another order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.teach.question_quality.cases import Case
from quickscan_sim.teach.question_quality.written_functions import (
    judged,
    right_functions,
)
from quickscan_sim.teach.questions import Assessment, Expected, Question, assess
from quickscan_sim.teach.questions.kinds.keys import Labels, labels_of, names_of
from quickscan_sim.teach.simulated_class import typed_answer


def mark_other_forms(questions: Iterable[Question], cases: Sequence[Case]) -> pd.DataFrame:
    """Whether right answers are accepted in every form.

    Returns
    -------
    DataFrame
        A row for each question and form: ``n`` variants and the share ``accepted``.
    """
    rows = []
    for question in questions:
        if not question.is_automatic:
            continue
        tried = _functions if question.kind == "function" else _answers
        accepted: dict[str, list[bool]] = {}
        for name, found in tried(question, cases):
            accepted.setdefault(name, []).append(found.is_right)
        rows += [
            {
                "question_id": question.question_id,
                "form": name,
                "n": len(found),
                "accepted": float(np.mean(found)),
            }
            for name, found in accepted.items()
        ]
    return pd.DataFrame(rows)


def _answers(question: Question, cases: Sequence[Case]) -> Iterator[tuple[str, Assessment]]:
    for case in cases:
        expected = case.expected[question.question_id]
        for name, raw in other_forms(question, expected).items():
            yield name, assess(question, expected, raw)


def _functions(question: Question, cases: Sequence[Case]) -> Iterator[tuple[str, Assessment]]:
    for seed in range(len(cases)):
        for name, call in right_functions(question).items():
            yield name, judged(question, call, seed)


def other_forms(question: Question, expected: Expected) -> dict[str, Any]:
    """The right answer, typed in other ways that mean the same."""
    right = typed_answer(question, expected.right)
    if isinstance(right, Mapping):
        return _of_table(right, expected.right) | _of_named_cells(right, question)
    names = _names(labels_of(question, expected))
    if isinstance(right, list):
        forms = _of_keys(right, is_ranked=question.kind == "ranked")
        return forms | {"name": [names.get(key, key) for key in right]}
    if isinstance(right, str):
        return _of_word(right) | {"name": names.get(right, right)}
    return _of_number(right, expected.right)


def _names(labels: Labels) -> dict[str, str]:
    """What a key is called, where it has a name of its own."""
    return {key: names[0] for key, names in names_of(labels).items() if names}


def _of_named_cells(right: Mapping[str, Any], question: Question) -> dict[str, Any]:
    names = _names(question.form.cell_texts)
    return {"name": {row: names.get(cell, cell) for row, cell in right.items()}} if names else {}


def _of_number(right: float, exact: float) -> dict[str, Any]:
    return {
        "comma": f"{right}".replace(".", ","),
        "spaces": f"  {right} ",
        "not rounded": exact,
        "numpy": np.float64(right),
    }


def _of_word(right: str) -> dict[str, Any]:
    return {"spaces": f" {right}  ", "capitals": right.upper()}


def _of_keys(right: list[str], is_ranked: bool) -> dict[str, Any]:
    forms: dict[str, Any] = {
        "one text": ", ".join(right),
        "capitals": [key.upper() for key in right],
        "spaces": [f" {key} " for key in right],
        "tuple": tuple(right),
    }
    if not is_ranked:
        forms |= {"other order": right[::-1], "set": set(right)}
    return forms


def _of_table(right: Mapping[str, Any], exact: Mapping[str, Any]) -> dict[str, Any]:
    forms: dict[str, Any] = {
        "other order": dict(reversed(list(right.items()))),
        "column": pd.Series(dict(right)),
        "not rounded": dict(exact),
    }
    if all(isinstance(cell, str) for cell in right.values()):
        return forms | {
            "capitals": {row.upper(): cell.upper() for row, cell in right.items()},
            "spaces": {row: f" {cell} " for row, cell in right.items()},
        }
    return forms | {"comma": {row: f"{cell}".replace(".", ",") for row, cell in right.items()}}
