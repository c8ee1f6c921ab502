"""Do the questions of the course catch and name every mistake, and is a resit as hard?

Draws variants as a course would, and writes dated tables beside this file:

- ``questions``: every mistake x question (caught, named, shared, wrongly named), whole sets of
  answers (model, empty, copied, constant, random), right answers in another form, mistakes that
  coincide;
- ``questions_retake``: the paired difference in points between the first variant and that of a
  resit, for simulated students of a fixed skill, with an interval over pairs of variants;
- ``questions_items`` and ``questions_options``: difficulty, item-rest correlation and dead options
  in a simulated class;
- ``questions_tries``: after how many draws a variant was accepted.

Simulated students follow rules of the kit. They are never evidence that people learn.

    python studies/study_questions.py --variants 20
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.teach.question_quality import Case, diagnose_questions, draw_cases
from quickscan_sim.teach.questions import Question, load_questions
from quickscan_sim.teach.simulated_class import (
    SimulatedStudent,
    answerable,
    answers_of,
    draw_students,
    item_quality,
    mark_class,
    misconceptions_of,
    option_use,
    simulate_class,
)

SEED = 20_261_123
N_VARIANTS = 200
N_RETAKES = 4_000
SKILLS = (-1.0, 0.0, 1.0)
"""Low, middle and high."""
N_PER_BATCH = 10
HERE = Path(__file__).parent


def all_cases(n: int, attempt: int, workers: int) -> list[Case]:
    """The variants, drawn in batches that each have a seed of their own."""
    batches = range(0, n, N_PER_BATCH)
    draw = partial(batch, attempt=attempt, n=n)
    if workers == 1:
        return [case for start in batches for case in draw(start)]
    with ProcessPoolExecutor(workers) as pool:
        return [case for cases in pool.map(draw, batches) for case in cases]


def batch(start: int, attempt: int, n: int) -> list[Case]:
    """Up to ten variants."""
    return draw_cases(min(N_PER_BATCH, n - start), load_questions(), SEED + start, attempt)


def retake(
    questions: Sequence[Question], first: Sequence[Case], second: Sequence[Case]
) -> pd.DataFrame:
    """The paired difference (second minus first, in % of the points) at every skill.

    The same student does both; pairs of variants are the clusters, so the interval says how far
    variants differ, not how often a student was drawn.
    """
    rows, differences = [], []
    asked = answerable(questions)
    codes = {code for question in asked for code in misconceptions_of(question)}
    per_pair = -(-N_RETAKES // len(first))
    for skill in SKILLS:
        by_pair = [
            pair_difference(asked, students_of(per_pair, skill, codes, pair), pair, first, second)
            for pair in range(len(first))
        ]
        rows.append(gap_row(f"skill {skill:+.0f}", by_pair, per_pair))
        differences.append(by_pair)
    together = np.mean(differences, axis=0).tolist()
    return pd.DataFrame([*rows, gap_row("all", together, per_pair * len(SKILLS))])


def students_of(n: int, skill: float, codes: set[str], pair: int) -> list[SimulatedStudent]:
    """Students of one skill, each with misconceptions as that skill makes likely."""
    pool = draw_students(40 * n, codes, SEED + pair)
    nearest = sorted(pool, key=lambda student: abs(student.skill - skill))[:n]
    return [replace(student, number=number) for number, student in enumerate(nearest)]


def pair_difference(
    questions: Sequence[Question],
    students: Sequence[SimulatedStudent],
    pair: int,
    first: Sequence[Case],
    second: Sequence[Case],
) -> float:
    """The mean over students of the share of points in the resit minus that in the first."""
    shares = []
    for attempt, cases in ((1, first), (2, second)):
        expected = [cases[pair].expected] * len(students)
        answers = answers_of(
            questions, list(zip(students, expected, strict=True)), SEED + pair, attempt
        )
        marks = mark_class(questions, expected, answers)
        shares.append(marks["points"].sum() / len(students))
    worth = sum(question.points for question in questions)
    return float((shares[1] - shares[0]) / worth)


def gap_row(who: str, by_pair: list[float], per_pair: int) -> dict[str, object]:
    """Mean difference in percentage points with a 95 % interval over pairs of variants."""
    n, mean = len(by_pair), float(np.mean(by_pair))
    half = t_quantile(n - 1) * float(np.std(by_pair, ddof=1)) / np.sqrt(n)
    return {
        "who": who,
        "n_pairs": n,
        "n_draws": n * per_pair,
        "difference": 100 * mean,
        "ci_low": 100 * (mean - half),
        "ci_high": 100 * (mean + half),
    }


def write(name: str, table: pd.DataFrame, folder: Path) -> None:
    """One dated table."""
    path = folder / f"{date.today().isoformat()}_{name}.csv"
    table.round(4).to_csv(path, index=False, lineterminator="\n")
    print(f"{path.name}: {len(table)} rows")


def main() -> None:
    """Draw, try, and write."""
    wish = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wish.add_argument("--variants", type=int, default=N_VARIANTS)
    wish.add_argument("--workers", type=int, default=2)
    wish.add_argument("--out", type=Path, default=HERE)
    given = wish.parse_args()
    questions = load_questions()
    first, second = (all_cases(given.variants, attempt, given.workers) for attempt in (1, 2))

    diagnosis = diagnose_questions(questions, first)
    tables = [table.assign(table=name) for name, table in diagnosis.tables.items()]
    write("questions", pd.concat(tables, ignore_index=True), given.out)
    tries = pd.Series([case.n_tries for case in (*first, *second)], name="n_tries")
    write("questions_tries", tries.describe(percentiles=[0.5, 0.9]).reset_index(), given.out)
    write("questions_retake", retake(questions, first, second), given.out)

    expected = [case.expected for case in first]
    answers = simulate_class(questions, expected, SEED)
    marks = mark_class(questions, expected, answers)
    write("questions_items", item_quality(marks), given.out)
    write("questions_options", option_use(questions, expected, answers), given.out)


if __name__ == "__main__":
    main()
