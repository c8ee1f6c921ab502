"""How often a creditor reported arrears of a household: early signals, with misses and false alarms.

A landlord, an energy or water company or a health insurer tells the municipality that a bill was
not paid. Most households with money problems are never reported, and some that are reported have
none: a bill was forgotten, or in dispute. Nothing here is a score of a household.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.households.calibrated import calibrated
from quickscan_sim.simulate.households.money import p_hardly, p_problem_debt
from quickscan_sim.simulate.households.profiles import standard_profiles

MONTHS = 6
"""Signals are counted over this many months."""

NONE, OTHER_MONEY_PROBLEMS, PROBLEM_DEBT = range(3)
"""Kinds of households, by what the signals are about."""


@dataclass(frozen=True)
class SignalChances:
    """Of each kind of household: the chance of a signal, and of one more after each."""

    first: np.ndarray
    again: np.ndarray

    @property
    def mean(self) -> np.ndarray:
        """Signals a household: ``first / (1 - again)``, as the number is geometric from one on."""
        return np.asarray(self.first / (1 - self.again))


def signal_chances(parameters: Parameters) -> SignalChances:
    """The chances with which the Netherlands as a whole has as many signals as the knob says.

    Two chances of a first signal are knobs; that of households without money problems follows
    from the national level, the residents a household and the shares of the three kinds.

    Raises
    ------
    QuickscanError
        When households with money problems alone have more signals than there are.
    """
    again = np.array([calibrated(f"early_signal_again_{name}") for name in ("none", "money", "debt")])
    p_debt, p_money = parameters.p_early_signal_debt, parameters.p_early_signal_money
    shares = _national_shares(parameters)
    per_household = (
        parameters.early_signals / 1000 * MONTHS * calibrated("residents_per_household")
    )
    left = per_household - float(
        shares[1:] @ SignalChances(np.array([p_money, p_debt]), again[1:]).mean
    )
    first = left / shares[NONE] * (1 - again[NONE])
    if not 0 <= first <= 1:
        least, most = _possible_levels(parameters, shares, again)
        raise QuickscanError(
            "early_signals is {level} for each 1,000 residents a month. With p_early_signal_debt "
            "{debt} and p_early_signal_money {money}, possible is {least} to {most}.",
            level=parameters.early_signals,
            debt=p_debt,
            money=p_money,
            least=f"{least + 0.0005:.3f}",
            most=f"{most - 0.0005:.3f}",
        )
    return SignalChances(np.array([first, p_money, p_debt]), again)


def _national_shares(parameters: Parameters) -> np.ndarray:
    debt, hardly = p_problem_debt(parameters), p_hardly(parameters)
    by_kind = np.stack([(1 - debt) * (1 - hardly), (1 - debt) * hardly, debt])
    return np.asarray(by_kind @ standard_profiles())


def _possible_levels(
    parameters: Parameters, shares: np.ndarray, again: np.ndarray
) -> tuple[float, float]:
    """Signals for each 1,000 residents a month when nobody, and everybody, of the rest has some."""
    known = [parameters.p_early_signal_money, parameters.p_early_signal_debt]
    per_household = (
        float(shares @ SignalChances(np.array([rest, *known]), again).mean) for rest in (0.0, 1.0)
    )
    least, most = (
        n * 1000 / MONTHS / calibrated("residents_per_household") for n in per_household
    )
    return least, most


def draw_early_signals(
    chances: SignalChances,
    problem_debt: np.ndarray,
    money_problems: np.ndarray,
    rng: np.random.Generator,
) -> np.ndarray:
    """How many signals there were about each household in the last six months.

    One draw decides both whether there was a signal and how many: below the chance p of a first
    one, ``draw / p`` is uniform again, and the geometric number is read from its logarithm.
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
