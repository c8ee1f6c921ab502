"""How people work: part-time factor or hours, years of experience, training, caseload."""

from __future__ import annotations

from functools import cache

import numpy as np

from quickscan_sim.parameters import Parameters, SectorPlan
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.chance import solve_increasing
from quickscan_sim.simulate.columns import gather, whole_numbers, yes_no
from quickscan_sim.simulate.staff import Staff

FULL_TIME_HOURS = 36
CONTRACTS = (12, 16, 20, 24, 28, 32, 36)
CONTRACT_WEIGHTS = (0.05, 0.11, 0.12, 0.25, 0.14, 0.20, 0.13)
"""Hours a week, and how common each is before the average is set; 24 and 32 hours are usual. An
assumption; the average is a knob."""

EXPERIENCED_FROM = 11
"""Whole years of somebody with more than 10 years of experience."""

LONGEST_CAREER = 45
EXPERIENCE_SHAPE = 1.4
"""Years of experience follow a Weibull distribution with this shape, cut off at the longest
career; a shape above 1 has more newcomers than veterans and no peak at nothing. An assumption."""


def draw_careers(parameters: Parameters, staff: Staff, wave: int) -> dict[str, object]:
    """Columns of ``professionals`` on work and training; each has a stream of its own."""
    plans = {sector: parameters.plan_of(sector) for sector, _ in staff.sectors}
    volunteer = staff.is_volunteer
    p_experienced = staff.by_sector(lambda sector: plans[sector].p_experienced)
    fte = draw_fte(parameters.mean_fte, staff.n, stream(parameters.seed, "fte", wave=wave))
    # Nobody gives less than an hour a week.
    hours = 1 + stream(parameters.seed, "volunteer hours", wave=wave).poisson(
        parameters.mean_volunteer_hours - 1, size=staff.n
    )
    trained = stream(parameters.seed, "poverty training", wave=wave).random(staff.n)
    return {
        "years_experience": whole_numbers(
            draw_years_experience(p_experienced, stream(parameters.seed, "experience", wave=wave))
        ),
        "fte": np.where(volunteer, np.nan, fte),
        "hours_per_week": np.where(volunteer, hours, np.nan),
        "poverty_training": yes_no(trained < parameters.p_poverty_training),
    } | _caseloads(
        plans,
        staff,
        np.where(volunteer, hours / FULL_TIME_HOURS, fte),
        stream(parameters.seed, "caseload", wave=wave),
    )


def draw_fte(mean: float, n: int, rng: np.random.Generator) -> np.ndarray:
    """Part-time factors of n people, with this mean in expectation."""
    values, shares = contract_shares(mean)
    limits = np.cumsum(shares)[:-1]
    return np.asarray(values[np.searchsorted(limits, rng.random(n), side="right")])


@cache
def contract_shares(mean: float) -> tuple[np.ndarray, np.ndarray]:
    """Part-time factors, and their shares at which they average so.

    The usual shares are tilted by exp(tilt x factor) until the average is right.

    >>> factors, shares = contract_shares(0.68)
    >>> round(float(factors @ shares), 6)
    0.68
    """
    values = np.round(np.array(CONTRACTS) / FULL_TIME_HOURS, 2)

    def shares(tilt: float) -> np.ndarray:
        weights = np.array(CONTRACT_WEIGHTS) * np.exp(tilt * (values - values.mean()))
        return np.asarray(weights / weights.sum())

    tilt = solve_increasing(lambda tilt: float(shares(tilt) @ values), mean, -100, 100)
    return values, shares(tilt)


def draw_years_experience(p_experienced: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Whole years of experience of people, each with a chance of more than 10 years.

    A Weibull distribution cut off at the longest career, drawn by inverting it.
    """
    shares, which = np.unique(p_experienced, return_inverse=True)
    scale = np.array([_experience_scale(float(share)) for share in shares])[which]
    longest = _beyond(LONGEST_CAREER, scale)
    beyond = 1 - rng.random(len(scale)) * (1 - longest)
    return np.asarray((scale * (-np.log(beyond)) ** (1 / EXPERIENCE_SHAPE)).astype(int))


@cache
def _experience_scale(p_experienced: float) -> float:
    """Scale (years) at which this share of careers passes ten years."""

    def share(log_scale: float) -> float:
        scale = np.exp(log_scale)
        longest = _beyond(LONGEST_CAREER, scale)
        return float((_beyond(EXPERIENCED_FROM, scale) - longest) / (1 - longest))

    return float(np.exp(solve_increasing(share, p_experienced, 0.0, 6.0)))


def _beyond(years: float, scale: np.ndarray) -> np.ndarray:
    """The share of careers longer than so many years, without a longest career."""
    return np.asarray(np.exp(-((years / scale) ** EXPERIENCE_SHAPE)))


def _caseloads(
    plans: dict[str, SectorPlan], staff: Staff, part_time: np.ndarray, rng: np.random.Generator
) -> dict[str, object]:
    """Columns ``caseload`` and ``caseload_of``.

    Each organisation has one caseload for a full-time post, somewhere in the range of the sector
    and not related to poverty; its people have their part of it.
    """
    low = staff.by_sector(lambda sector: plans[sector].caseload_low)
    high = staff.by_sector(lambda sector: plans[sector].caseload_high)
    place = rng.random(int(staff.organisation.max(initial=-1)) + 1)[staff.organisation]
    kinds = sorted({plan.caseload_of for plan in plans.values() if plan.caseload_of})
    kind = staff.by_sector(
        lambda sector: kinds.index(of) if (of := plans[sector].caseload_of) else -1
    ).astype(int)
    caseload = np.rint((low + place * (high - low)) * part_time)
    return {
        "caseload": whole_numbers(caseload, kind < 0),
        "caseload_of": gather(kinds, kind),
    }
