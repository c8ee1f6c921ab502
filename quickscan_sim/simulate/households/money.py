"""Problem debts, money problems in a wider sense, and contact with the social team."""

from __future__ import annotations

from functools import cache

import numpy as np

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.chance import logistic, solve_increasing
from quickscan_sim.simulate.households.calibrated import calibrated
from quickscan_sim.simulate.households.profiles import (
    odds_of_tenure,
    profile_parts,
    standard_profiles,
)


def p_problem_debt(parameters: Parameters) -> np.ndarray:
    """Chance of registered problem debts for each of the twelve profiles.

    In the Netherlands as a whole it gives the asked share of households, and among these the
    asked share with children.
    """
    return _p_problem_debt(parameters.p_problem_debt, parameters.p_children_among_debts)


@cache
def _p_problem_debt(level: float, p_children: float) -> np.ndarray:
    children, tenure, minima = profile_parts()
    log_odds = np.log(calibrated("debt_odds_minima")) * minima
    log_odds = log_odds + odds_of_tenure("debt_odds")[tenure]
    shares = standard_profiles()
    chance = np.zeros(len(shares))
    for group, target in ((0, level * (1 - p_children)), (1, level * p_children)):
        here = children == group
        _check_room(target, float(shares[here].sum()), level, p_children)
        chance[here] = _at_total(log_odds[here], shares[here], target)
    return chance


def _at_total(log_odds: np.ndarray, shares: np.ndarray, target: float) -> np.ndarray:
    """Chances with these log odds, moved alike so that they add up to the target."""
    shift = solve_increasing(lambda x: float(shares @ logistic(log_odds + x)), target)
    return logistic(log_odds + shift)


def _check_room(target: float, room: float, level: float, p_children: float) -> None:
    if target >= 0.9 * room:
        raise QuickscanError(
            "p_problem_debt {level} with p_children_among_debts {share} asks for more households "
            "than there are of that kind. Possible for p_problem_debt is at most {most}.",
            level=level,
            share=p_children,
            most=f"{level * 0.9 * room / target:.3f}",
        )


def p_hardly(parameters: Parameters) -> np.ndarray:
    """Chance, for each profile, that a household says it can hardly make ends meet."""
    minima = profile_parts()[2]
    return np.where(minima, parameters.p_hardly_minima, parameters.p_hardly_other)


def p_money_problems(parameters: Parameters) -> np.ndarray:
    """Chance of money problems for each profile: problem debts, or hardly making ends meet."""
    return np.asarray(1 - (1 - p_problem_debt(parameters)) * (1 - p_hardly(parameters)))


def reach(parameters: Parameters, p_money: np.ndarray) -> np.ndarray:
    """Odds of being reached, relative to the Netherlands, where this share has money problems.

    Below 1 where money problems are rare: hidden poverty. ``p_money`` is a share per
    neighbourhood.
    """
    national = float(standard_profiles() @ p_money_problems(parameters))
    return np.asarray((p_money / national) ** parameters.hidden_poverty)


def p_contact(parameters: Parameters, p_money: np.ndarray) -> np.ndarray:
    """Chance of contact with the social team: without and with money problems, per neighbourhood.

    ``P(contact | money problems)`` is the knob, moved by ``reach``. Those without follow from the
    share of contacts with money problems, s: ``(1 - s) / s * p_money / (1 - p_money)`` times as
    much, so that in every neighbourhood a share s of contacts has money problems on average.

    Raises
    ------
    QuickscanError
        When so many others would be needed that their chance exceeds 1.
    """
    with_money = at_odds(parameters.p_contact, reach(parameters, p_money))
    share = parameters.p_money_of_contacts
    without = with_money * (1 - share) / share * p_money / (1 - p_money)
    if (without > 1).any():
        lowest = (with_money * p_money / (1 - p_money + with_money * p_money)).max()
        raise QuickscanError(
            "p_money_of_contacts is {share}: with p_contact {contact} more households without "
            "money problems would be in contact than there are. Possible is {lowest} or more.",
            share=share,
            contact=parameters.p_contact,
            lowest=f"{lowest + 0.0005:.3f}",
        )
    return np.stack([without, with_money], axis=-1)


def at_odds(p: float, odds_ratio: np.ndarray) -> np.ndarray:
    """The probability whose odds are so many times those of p.

    >>> at_odds(0.5, np.array([3.0])).tolist()
    [0.75]
    """
    return np.asarray(p * odds_ratio / (1 - p + p * odds_ratio))
