"""Teams measured twice, many times over: a small model for seeing chance at work at once.

The whole simulator draws every answer, which takes about a third of a second a year; this draws
the scores of people on one theme straight away, a thousand years in that time. Its three spreads
were measured in the whole simulator with its defaults (8 teams of 40 people, 12 draws of two
waves, seeds 100 to 111), and a test holds them against it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.errors import QuickscanError
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import logistic, solve_increasing
from quickscan_sim.vocabulary import SMALL_CELL

BETWEEN_TEAMS, BETWEEN_PEOPLE, ERROR = 0.19, 0.60, 0.37
"""Standard deviations in points of the scale: of teams, of people of one team, and of chance in
how one person fills in the form."""
STABILITY, RETURN_ODDS = 0.85, 3.0
"""As in the simulator: how alike a person is a year later, and who answered answers again."""
LARGEST = 500


@dataclass(frozen=True)
class TeamYear:
    """A year of some teams: what truly happens, and who answers.

    ``effect`` is what the plan truly does for who takes part in the team that scored lowest, in
    points of the scale (0 to 1 on a scale from 1 to 5 is much); other teams have no plan.
    ``uptake`` is the share of that team that takes part; who comes later does not. ``turnover``
    is the share of people who leave and are replaced, ``response`` the share that answers.
    """

    n_teams: int = 8
    n_invited: int = 12
    effect: float = 0.0
    uptake: float = 1.0
    turnover: float = 0.15
    response: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        limits = {
            "n_teams": (2, 100),
            "n_invited": (1, LARGEST),
            "effect": (-2, 2),
            "uptake": (0, 1),
            "turnover": (0, 1),
            "response": (0, 1),
        }
        for name, (low, high) in limits.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise QuickscanError(
                    "{name} is {value}; give a number from {low} to {high}.",
                    name=name,
                    value=value,
                    low=low,
                    high=high,
                )


@dataclass(frozen=True)
class TeamsTwice:
    """Years x teams: what was true, what was seen, and of how many people; NaN: fewer than 5.

    ``true_change`` is what the plan did to the mean of who works there now. ``lowest`` is the
    place of the team that scored lowest at first, for which the plan was made. ``error`` is the
    standard error of the change that is seen, by the model.
    """

    seen_earlier: np.ndarray
    seen_later: np.ndarray
    true_change: np.ndarray
    n_earlier: np.ndarray
    n_later: np.ndarray
    error: np.ndarray
    lowest: np.ndarray

    @property
    def seen_change(self) -> np.ndarray:
        """Years x teams: the mean later less the mean earlier."""
        return np.asarray(self.seen_later - self.seen_earlier)


def draw_teams_twice(year: TeamYear, n_years: int = 10, seed: int = 1) -> TeamsTwice:
    """The same year again and again: the same teams in the same setting, with other luck.

    A person's score is the team's place, the own place, and chance; a year later the own place is
    ``r`` times what it was plus ``sqrt(1 - r^2)`` times a new draw, and chance is new. With the
    same seed the luck stays the same while the effect is moved.

    Parameters
    ----------
    year
        The setting.
    n_years
        How often the year is drawn, 1 to 10,000.
    seed
        Another number gives other luck.

    Examples
    --------
    >>> from dataclasses import replace
    >>> nothing = TeamYear(n_invited=12)
    >>> drawn = draw_teams_twice(nothing, 1000)
    >>> rises = drawn.seen_change[np.arange(1000), drawn.lowest]
    >>> bool(rises.mean() > 0.05), float(np.abs(drawn.true_change).max())
    (True, 0.0)
    """
    if not 1 <= n_years <= 10_000:
        raise QuickscanError("n_years is {value}; give 1 to 10,000.", value=n_years)
    rng = stream(seed, "teams twice")
    shape = (n_years, year.n_teams, year.n_invited)
    team = BETWEEN_TEAMS * rng.standard_normal(shape[:2])
    first, fresh = (BETWEEN_PEOPLE * rng.standard_normal(shape) for _ in range(2))
    chance = [ERROR * rng.standard_normal(shape) for _ in range(2)]
    luck = rng.random((4, *shape))
    leaves = luck[0] < year.turnover
    stays = STABILITY * first + np.sqrt(1 - STABILITY**2) * fresh
    second = np.where(leaves, fresh, stays)
    told = luck[1] < year.response
    again = told & ~leaves
    told_later = luck[2] < _later_chance(year, again)
    before = team[..., None] + first + chance[0]
    seen_earlier, n_earlier = _mean(before, told)
    lowest = np.argmin(np.where(np.isnan(seen_earlier), np.inf, seen_earlier), axis=1)
    is_lowest = np.arange(year.n_teams) == lowest[:, None]
    takes_part = (luck[3] < year.uptake) & ~leaves & is_lowest[..., None]
    after = team[..., None] + second + chance[1] + year.effect * takes_part
    seen_later, n_later = _mean(after, told_later)
    n_both = (again & told_later).sum(axis=2)
    return TeamsTwice(
        seen_earlier=seen_earlier,
        seen_later=seen_later,
        true_change=year.effect * takes_part.mean(axis=2),
        n_earlier=n_earlier,
        n_later=n_later,
        error=_error(n_earlier, n_later, n_both),
        lowest=lowest,
    )


def _later_chance(year: TeamYear, again: np.ndarray) -> np.ndarray:
    """The chance to answer later: higher for who answered, and the response asked for overall."""
    if year.response in (0.0, 1.0):
        return np.full(again.shape, year.response)
    share, more = year.response * (1 - year.turnover), np.log(RETURN_ODDS)
    base = solve_increasing(
        lambda b: float(share * logistic(np.array(b + more)) + (1 - share) * logistic(np.array(b))),
        year.response,
    )
    return np.asarray(logistic(base + more * again))


def _mean(score: np.ndarray, told: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean of who answered in each team, and their number; NaN for fewer than 5."""
    n = told.sum(axis=2)
    total = np.where(told, score, 0.0).sum(axis=2)
    return np.where(n >= SMALL_CELL, total / np.maximum(n, 1), np.nan), n


def _error(first: np.ndarray, later: np.ndarray, both: np.ndarray) -> np.ndarray:
    """The standard error of the change of a team: v/n1 + v/n2 - 2 n12 c / (n1 n2)."""
    n1, n2 = np.maximum(first, 1), np.maximum(later, 1)
    v, c = BETWEEN_PEOPLE**2 + ERROR**2, STABILITY * BETWEEN_PEOPLE**2
    return np.asarray(np.sqrt(v / n1 + v / n2 - 2 * both * c / (n1 * n2)))
