"""What the same year shows again and again: of the lowest team, beside what was true."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from quickscan_sim.simulate.teams_twice import TeamYear, draw_teams_twice

MANY_YEARS = 600
LOWEST_UP, SOME_UP = 0.10, 0.20
NORMAL = 1.959964


@dataclass(frozen=True)
class LowestTeam:
    """The team that scored lowest at first, in one drawn year; None: fewer than 5 people."""

    n_earlier: int
    n_later: int
    earlier: float | None
    later: float | None
    change: float | None
    low: float | None
    high: float | None
    true_change: float


@dataclass(frozen=True)
class RepeatedYears:
    """Some years to look at, and what many such years give.

    ``by_itself`` is how far the lowest team rises on average when nothing truly happens
    (regression to the mean). ``p_lowest_up`` is how often it rises more than 0.10 and
    ``p_some_up`` how often any team rises more than 0.20, in the setting asked for;
    ``p_lowest_up_nothing`` and ``p_some_up_nothing`` the same without any true effect.
    ``true_change`` is what the plan truly did, on average.
    """

    years: tuple[LowestTeam, ...]
    by_itself: float
    true_change: float
    p_lowest_up: float
    p_some_up: float
    p_lowest_up_nothing: float
    p_some_up_nothing: float

    @property
    def n_rose(self) -> int:
        """In how many of the years the lowest team scored higher the second time."""
        return sum(one.change is not None and one.change > 0 for one in self.years)

    @property
    def n_clear(self) -> int:
        """In how many of the years its interval lies wholly above 0."""
        return sum(one.low is not None and one.low > 0 for one in self.years)

    @property
    def n_shown(self) -> int:
        """In how many of the years there were enough people to show anything."""
        return sum(one.change is not None for one in self.years)


def repeat_year(year: TeamYear, n_years: int = 10, seed: int = 1) -> RepeatedYears:
    """Some drawn years, and what 600 such years give with and without the effect.

    Examples
    --------
    >>> found = repeat_year(TeamYear(n_invited=12))
    >>> len(found.years), found.p_lowest_up > 0.3, found.true_change
    (10, True, 0.0)
    """
    many = _many(year, seed)
    nothing = many if year.effect == 0 else _many(replace(year, effect=0.0), seed)
    drawn = draw_teams_twice(year, n_years, seed)
    rows = np.arange(n_years)
    at = (rows, drawn.lowest)
    lines = zip(
        drawn.n_earlier[at].tolist(),
        drawn.n_later[at].tolist(),
        drawn.seen_earlier[at].tolist(),
        drawn.seen_later[at].tolist(),
        drawn.error[at].tolist(),
        drawn.true_change[at].tolist(),
        strict=True,
    )
    return RepeatedYears(
        tuple(_lowest(*line) for line in lines),
        by_itself=nothing[2],
        true_change=many[3],
        p_lowest_up=many[0],
        p_some_up=many[1],
        p_lowest_up_nothing=nothing[0],
        p_some_up_nothing=nothing[1],
    )


def _many(year: TeamYear, seed: int) -> tuple[float, float, float, float]:
    """How often the lowest and any team rise much; the mean rise of the lowest, seen and true."""
    drawn = draw_teams_twice(year, MANY_YEARS, seed)
    at = (np.arange(len(drawn.lowest)), drawn.lowest)
    of_lowest = drawn.seen_change[at]
    is_shown = ~np.isnan(of_lowest)
    true = float(drawn.true_change[at].mean())
    if not is_shown.any():
        return 0.0, 0.0, float("nan"), true
    most = np.nanmax(drawn.seen_change[is_shown], axis=1)
    shown = of_lowest[is_shown]
    return (
        float((shown > LOWEST_UP).mean()),
        float((most > SOME_UP).mean()),
        float(shown.mean()),
        true,
    )


def _lowest(
    n_earlier: int, n_later: int, earlier: float, later: float, error: float, true: float
) -> LowestTeam:
    change = later - earlier
    if np.isnan(change):
        return LowestTeam(n_earlier, n_later, None, None, None, None, None, true)
    low, high = change - NORMAL * error, change + NORMAL * error
    return LowestTeam(n_earlier, n_later, earlier, later, change, low, high, true)
