"""Income of each household relative to a line, and who falls below which yardstick.

Four yardsticks, never mixed: each has its own line and its own level. On the scale of the limit
for municipal support (minima = 1) the lines lie at ``limit_*`` and the shares of households below
them differ by odds ``level_*`` of the calibration file. The new line (poverty_2024) also looks at
costs and savings, so that near the line it picks other households than an income line does.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.simulate.households.calibrated import calibrated

YARDSTICKS = ("poverty_2024", "low_income_2018", "minima", "as_told_2018")
"""From the lowest to the highest line."""

LOOKS_BEYOND_INCOME = "poverty_2024"

LOWEST_INCOME = 0.5
"""Lowest income relative to the limit for minima; an assumption."""

REACH = 4.0
"""How far at most the new line moves a household in income rank, relative to its own share; small
moves prevail (fifth power of a uniform draw). An assumption, such that a few households above the
limit for minima fall below the new line."""

SHAPE_ABOVE, SCALE_ABOVE = 1.4, (1.35, 0.7, 1.1)
"""Incomes above all lines follow a Weibull distribution; scale by tenure (owner, housing
corporation, other rent). An assumption: half of all households have 1.7 times the line or more."""


@dataclass(frozen=True)
class Incomes:
    """Income relative to the yardstick's line, and yes or no for each yardstick, per household."""

    to_threshold: np.ndarray
    below: dict[str, np.ndarray]


def odds_between(yardstick: str, other: str) -> float:
    """How many times the odds of being below the other line are those below the yardstick.

    >>> round(odds_between("minima", "poverty_2024"), 2)
    0.35
    """
    return calibrated(f"level_{other}") / calibrated(f"level_{yardstick}")


def draw_incomes(
    yardstick: str,
    is_low: np.ndarray,
    p_low: float,
    tenure: np.ndarray,
    uniform: np.ndarray,
    shift: np.ndarray,
) -> Incomes:
    """Incomes in one neighbourhood, such that exactly the given households are below the line.

    Parameters
    ----------
    yardstick
        The line that ``is_low`` refers to.
    is_low, p_low
        Households on a low income, and their share.
    tenure
        Number of the tenure, see TENURES.
    uniform, shift
        Uniform draws from 0 up to 1, float32.
    """
    below = {name: _share_below(p_low, odds_between(yardstick, name)) for name in YARDSTICKS}
    # A rank among all households that puts exactly those on a low income lowest.
    rank = np.where(is_low, uniform * p_low, p_low + uniform * (1 - p_low)).astype(np.float32)
    mixed = _mixed(rank, shift, REACH * below[LOOKS_BEYOND_INCOME])
    line = calibrated(f"limit_{yardstick}")
    to_threshold = (_income(rank, below, tenure) / line).astype(np.float32)
    return Incomes(
        _on_its_side(to_threshold, is_low),
        {
            name: is_low.copy()
            if name == yardstick
            else (mixed if LOOKS_BEYOND_INCOME in (name, yardstick) else rank) < share
            for name, share in below.items()
        },
    )


def _share_below(p_low: float, odds_ratio: float) -> float:
    return p_low * odds_ratio / (1 - p_low + p_low * odds_ratio)


def _mixed(rank: np.ndarray, shift: np.ndarray, reach: float) -> np.ndarray:
    """The rank moved a little; reflected at 0 and 1, which leaves it uniform."""
    step = 2 * shift - 1
    step *= (step * step) ** 2
    moved = np.abs(rank + step * np.float32(reach))
    return np.asarray(np.where(moved > 1, np.maximum(2 - moved, 0), moved))


def _income(rank: np.ndarray, below: dict[str, float], tenure: np.ndarray) -> np.ndarray:
    """Income on the scale of the minima limit, rising with the rank.

    In double precision: in single, the power differs between processors.
    """
    shares = np.array([0.0, *below.values()])
    limits = np.array([LOWEST_INCOME, *(calibrated(f"limit_{name}") for name in below)])
    income = np.interp(rank, shares, limits)
    above = np.flatnonzero(rank > shares[-1])
    left = np.maximum((1 - rank[above].astype(float)) / (1 - shares[-1]), 1e-6)
    scale = np.array(SCALE_ABOVE)[tenure[above]]
    income[above] += scale * (-np.log(left)) ** (1 / SHAPE_ABOVE)
    return np.asarray(income)


def _on_its_side(to_threshold: np.ndarray, is_low: np.ndarray) -> np.ndarray:
    """Rounding to single precision may put an income on the line itself, which is below it."""
    just_above = np.nextafter(np.float32(1), np.float32(2))
    low, high = np.minimum(to_threshold, 1), np.maximum(to_threshold, just_above)
    return np.asarray(np.where(is_low, low, high))
