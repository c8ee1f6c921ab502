"""Main income, strengths, and conditions of the system that press on a household.

All shares here are assumptions, marked as such in the codebook, but for the main income of
families among the minima. Strengths lie close together for every income on purpose: nothing is
known that would make a household on a low income less strong, work and a stable home apart.
Conditions are rules, prices and waiting lists; never what a family chooses.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from quickscan_sim.simulate.households.calibrated import calibrated

MAIN_INCOMES = ("work", "benefit", "pension")
STRENGTHS = ("network", "work", "skills", "language", "stable_home", "neighbours")
CONDITIONS = (
    "waiting_list",
    "high_rent",
    "irregular_income",
    "benefit_cut",
    "many_desks",
    "energy_costs",
)
NONE = "none"

NO_CHILDREN_MINIMA = (0.35, 0.50, 0.15)
FAMILY_OTHERS = (0.95, 0.05, 0.0)
NO_CHILDREN_OTHERS = (0.62, 0.05, 0.33)
"""Work, benefit, pension."""

P_STRENGTH = {"network": 0.75, "skills": 0.80, "language": 0.88, "neighbours": 0.60}
P_WORK = (0.90, 0.30, 0.35)
"""Paid or unpaid, by main income."""
P_STABLE_HOME = (0.95, 0.88, 0.65)
"""By tenure: owner, housing corporation, other rent."""


@cache
def main_income_limits() -> np.ndarray:
    """Cumulative shares of main incomes, shape (children no/yes, minima no/yes, 2)."""
    benefit = calibrated("benefit_families_minima")
    shares = np.array(
        [[NO_CHILDREN_OTHERS, NO_CHILDREN_MINIMA], [FAMILY_OTHERS, (1 - benefit, benefit, 0.0)]]
    )
    return np.asarray(np.cumsum(shares, axis=-1)[..., :2])


def situation(
    tenure: np.ndarray, main_income: np.ndarray, minima: np.ndarray, money: np.ndarray
) -> np.ndarray:
    """Number of the situation, 0 to 35: tenure by main income by minima by money problems."""
    number = tenure * np.uint8(len(MAIN_INCOMES)) + main_income
    return np.asarray((number * np.uint8(2) + minima) * np.uint8(2) + money)


def _situation_parts() -> tuple[np.ndarray, ...]:
    return np.unravel_index(np.arange(36), (3, 3, 2, 2))


@cache
def p_strengths() -> np.ndarray:
    """Chance of each strength in each situation, shape (6, 36)."""
    tenure, income, _, _ = _situation_parts()
    by_name = {name: np.full(36, share) for name, share in P_STRENGTH.items()}
    by_name["work"] = np.array(P_WORK)[income]
    by_name["stable_home"] = np.array(P_STABLE_HOME)[tenure]
    return np.stack([by_name[name] for name in STRENGTHS])


@cache
def p_conditions() -> np.ndarray:
    """Chance of each condition in each situation, shape (6, 36)."""
    tenure, income, minima, money = _situation_parts()
    by_name = {
        "waiting_list": 0.08 + 0.25 * money,
        "high_rent": np.array([0.0, 0.12, 0.35])[tenure] * (1 + 0.6 * minima),
        "irregular_income": np.array([0.08, 0.06, 0.0])[income] * (1 + 4 * minima),
        "benefit_cut": np.array([0.03, 0.25, 0.02])[income] + 0.10 * minima + 0.05 * money,
        "many_desks": 0.05 + 0.35 * minima,
        "energy_costs": np.array([0.08, 0.18, 0.22])[tenure] + 0.08 * minima,
    }
    return np.stack([by_name[name] for name in CONDITIONS])


def draw_marks(
    chances: np.ndarray, number: np.ndarray, words: np.ndarray, at_least_one: np.ndarray | bool
) -> np.ndarray:
    """Which of six marks each household has, as bits of one small number.

    Parameters
    ----------
    chances
        Shape (6, situations).
    number
        Situation of each household.
    words
        Uniform 16-bit draws, shape (7, households); the last one gives a mark where one is due.
    at_least_one
        Households that have one mark or more.
    """
    limits = np.minimum((chances * 65536).round(), 65535).astype(np.uint16)
    marks = np.zeros(len(number), dtype=np.uint8)
    for bit, (limit, word) in enumerate(zip(limits, words[:-1], strict=True)):
        marks |= (word < limit[number]).view(np.uint8) << np.uint8(bit)
    due = np.flatnonzero((marks == 0) & at_least_one)
    marks[due] = _likeliest_by_chance(chances[:, number[due]], words[-1][due])
    return marks


def _likeliest_by_chance(chances: np.ndarray, word: np.ndarray) -> np.ndarray:
    """One mark, each as often as its chance relative to the others'."""
    cumulative = np.cumsum(chances, axis=0)
    reached = cumulative > word / 65536 * cumulative[-1]
    return np.asarray(np.uint8(1) << reached.argmax(axis=0).astype(np.uint8))


def marks_text(names: tuple[str, ...]) -> list[str]:
    """The text that belongs to each number of bits: ``"network work"``; no marks: ``"none"``.

    >>> marks_text(("network", "work"))
    ['none', 'network', 'work', 'network work']
    """
    return [
        " ".join(name for bit, name in enumerate(names) if marks >> bit & 1) or NONE
        for marks in range(2 ** len(names))
    ]
