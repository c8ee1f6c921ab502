"""How often a creditor reported arrears of a household: early signals, misses and false alarms.

A landlord, an energy or water company or a health insurer tells the municipality that a bill was
not paid. Most households with money problems are never reported, and some that are reported have
none: a bill was forgotten, or in dispute. Nothing here is a score of a household.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.households.calibrated import calibrated
from quickscan_sim.simulate.households.money import p_hardly, p_problem_debt
from quickscan_sim.simulate.households.profiles import standard_profiles

MONTHS = 6
"""Signals are counted over this many months."""

AGAIN = ("early_signal_again_none", "early_signal_again_money", "early_signal_again_debt")


@dataclass(frozen=True)
class SignalChances:
    """The chance of a signal in six months, and of one more after each.

    For three kinds of households: without money problems, with other money problems than problem
    debts, with problem debts.
    """

    first: np.ndarray
    again: np.ndarray

    @property
    def mean(self) -> np.ndarray:
        """Signals a household: ``first / (1 - again)``, as the number is geometric from one on."""
        return np.asarray(self.first / (1 - self.again))


def signal_chances(parameters: Parameters) -> SignalChances:
    """The knobs, with the chances of one more signal from the calibration file."""
    first = (
        parameters.p_early_signal_false,
        parameters.p_early_signal_money,
        parameters.p_early_signal_debt,
    )
    return SignalChances(np.array(first), np.array([calibrated(name) for name in AGAIN]))


def national_level(parameters: Parameters) -> float:
    """Signals for each 1,000 residents a month, in the Netherlands as a whole.

    >>> round(national_level(Parameters()), 1)
    4.0
    """
    debt, hardly = p_problem_debt(parameters), p_hardly(parameters)
    kinds = np.stack([(1 - debt) * (1 - hardly), (1 - debt) * hardly, debt]) @ standard_profiles()
    per_household = float(kinds @ signal_chances(parameters).mean)
    return per_household / calibrated("residents_per_household") / MONTHS * 1000


def draw_early_signals(
    chances: SignalChances,
    problem_debt: np.ndarray,
    money_problems: np.ndarray,
    rng: np.random.Generator,
) -> np.ndarray:
    """How many signals there were about each household in the last six months.

    One draw decides both whether there was a signal and how many: below the chance p of a first
    one, ``1 - draw / p`` is uniform again, and the geometric number is read from its logarithm.
    """
    kind = money_problems.astype(np.uint8) + problem_debt
    draw = rng.random(len(kind), dtype=np.float32)
    chance = chances.first.astype(np.float32)[kind]
    hit = np.flatnonzero(draw < chance)
    # Above 0, as the draw is below the chance.
    left = (chance[hit] - draw[hit]) / chance[hit]
    n = np.zeros(len(kind), dtype=np.uint8)
    n[hit] = 1 + (np.log(left) / np.log(chances.again[kind[hit]])).astype(np.uint8)
    return n
