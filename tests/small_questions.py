"""A handful of questions on three people, small enough to check by head."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from small_scan import answers as answers_of
from small_scan import small_scan

from quickscan_sim.language import Bilingual, current_language
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.misconceptions import Misconception
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import Question, read_module

QUESTION_FILE = Path(__file__).parent / "teach" / "small_questions.yaml"
NAMES = {"ann": "Ann", "bo": "Bo", "cas": "Cas"}
MISTAKES = {
    "MV-S1": ("reversed item not reversed", "omgekeerd item niet omgedraaid"),
    "MV-S2": ("not applicable counted", "n.v.t. meegeteld"),
    "MV-S3": ("blank counted as zero", "leeg geteld als nul"),
    "MV-S4": ("nearly empty forms counted", "bijna lege formulieren meegeteld"),
    "MV-S5": ("only complete forms kept", "alleen volle formulieren gehouden"),
    "MV-S6": ("sum instead of mean", "som in plaats van gemiddelde"),
    "MV-S8": ("everybody neutral", "iedereen neutraal"),
}


@cache
def small_questions() -> dict[str, Question]:
    """The questions by their code."""
    return {question.question_id: question for question in read_module(QUESTION_FILE).questions}


def small_misconceptions() -> tuple[Misconception, ...]:
    """Misconceptions with short texts, in the shape of the catalogue."""
    return tuple(
        Misconception(
            name,
            "M2",
            ("number",),
            Bilingual(dutch, english),
            Bilingual(dutch, english),
            Bilingual(f"Uitleg: {dutch}.", f"Explained: {english}."),
            (
                Bilingual("Waar je kijkt.", "Where to look."),
                Bilingual("Welke regel.", "Which rule."),
                Bilingual("Een voorbeeld.", "An example."),
            ),
        )
        for name, (english, dutch) in MISTAKES.items()
    )


def small_data(given: tuple[Any, ...] = (4, 5, None), pack_id: str = "TEST-0001") -> OwnData:
    """What Ann, Bo and Cas answered."""
    return OwnData(pack_id, small_scan(answers=answers_of(list(given))), "n1")


def _given(data: OwnData) -> dict[str, float]:
    table = data.scan.answers
    answered = pd.to_numeric(table["answer"]).astype(float)
    return dict(zip(table["professional_id"], answered, strict=True))


@answers
def small_mean(
    data: OwnData, *, blank_is_zero: bool = False, sum_only: bool = False
) -> float | None:
    given = np.array(list(_given(data).values()))
    kept = np.nan_to_num(given) if blank_is_zero else given[~np.isnan(given)]
    return float(kept.sum() if sum_only else kept.mean())


@answers
def small_facts(data: OwnData) -> dict[str, str]:
    return {"who": " < ".join(NAMES[name] for name in _given(data))}


@answers
def small_material(data: OwnData) -> pd.DataFrame:
    given = _given(data)
    return pd.DataFrame({"Wie": [NAMES[name] for name in given], "Antwoord": given.values()})


@answers
def small_named_rows(data: OwnData) -> pd.DataFrame:
    names = pd.Index([NAMES[name] for name in _given(data)], name="who")
    return pd.DataFrame({"the others": {"nl": "jij", "en": "you"}[current_language()]}, index=names)


@answers
def small_people(data: OwnData) -> dict[str, str]:
    return {name: NAMES[name] for name in _given(data)}


@answers
def small_counted(data: OwnData, *, blank_counts: bool, only_top: bool) -> frozenset[str]:
    least = 5 if only_top else 0
    return frozenset(
        name for name, value in _given(data).items() if value >= least or (blank_counts)
    )


@answers
def small_reversed(data: OwnData, *, reverse: bool, off: float) -> dict[str, float]:
    given = {name: value for name, value in _given(data).items() if not np.isnan(value)}
    return {name: (6 - value if reverse else value) + off for name, value in given.items()}


@answers
def small_order(data: OwnData, *, lowest: bool) -> tuple[str, ...]:
    given = {name: value for name, value in _given(data).items() if not np.isnan(value)}
    return tuple(sorted(given, key=lambda name: given[name], reverse=not lowest))[:2]


@answers
def small_counts(data: OwnData, *, blank_counts: bool) -> dict[str, str]:
    return {
        name: "nee" if np.isnan(value) and not blank_counts else "ja"
        for name, value in _given(data).items()
    }


@answers
def small_lists(data: OwnData | None, *, seed: int, n: int) -> list[tuple[list[float | None]]]:
    random = np.random.default_rng(seed)
    return [([*random.integers(1, 6, 5).tolist(), None],) for _ in range(n)]


@answers
def small_list_mean(
    data: OwnData | None, *, arguments: tuple[list[float | None]], blank_is_zero: bool
) -> float:
    (given,) = arguments
    kept = [value or 0 for value in given if blank_is_zero or value is not None]
    return sum(kept) / len(kept)
