"""Between which bounds a withheld n or mean must lie: linear programmes over the relations.

Unknowns are the n and the total of every row. Each n is at least 0 and each total lies between n
times the ends of the scale; so do the n and total of what lies in one group and not in another.
The largest mean is a linear-fractional programme; with all unknowns divided by the n of the target
(Charnes and Cooper 1962) it is a linear one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.disclosure.relations import Relations

ROUNDING = 1e-6


@dataclass(frozen=True)
class Unknowns:
    """What is left to find out of a table: sums of the withheld rows, and what they make.

    The columns of ``n_equal`` are the n of the withheld rows and a constant that makes each sum
    zero; ``total_equal`` is the same for totals. ``n_rest`` and ``total_rest`` are zero or more.
    """

    hidden: np.ndarray
    n_equal: np.ndarray
    total_equal: np.ndarray
    n_rest: np.ndarray
    total_rest: np.ndarray
    low: float
    high: float

    @classmethod
    def of(cls, rows: pd.DataFrame, relations: Relations) -> Unknowns:
        """The relations with all that is published filled in."""
        n, value = (rows[name].astype("float64").to_numpy() for name in ("n", "value"))
        hidden = np.isnan(n)
        total = np.where(n > 0, n * value, 0.0)
        zero, rest = (
            part[part[:, hidden].any(axis=1)] for part in (relations.zero, relations.rest)
        )
        return cls(
            np.flatnonzero(hidden),
            _filled_in(zero, hidden, n),
            _filled_in(zero, hidden, total),
            _filled_in(rest, hidden, n),
            _filled_in(rest, hidden, total),
            float(rows["low"].min()),
            float(rows["high"].max()),
        )


def _filled_in(sums: np.ndarray, hidden: np.ndarray, values: np.ndarray) -> np.ndarray:
    known = np.where(hidden, 0.0, np.nan_to_num(values))
    return np.column_stack([sums[:, hidden], sums @ known])


def n_range(left: Unknowns, target: int) -> tuple[int, float]:
    """The smallest and largest whole n that a withheld row can have; it may be infinite."""
    cost = np.eye(len(left.hidden))[target]
    programme = {
        "A_ub": -left.n_rest[:, :-1],
        "b_ub": left.n_rest[:, -1],
        "A_eq": left.n_equal[:, :-1],
        "b_eq": -left.n_equal[:, -1],
        "bounds": (0, None),
    }
    lowest, highest = (_solve(sign * cost, programme, sign) for sign in (1, -1))
    top = math.inf if not math.isfinite(highest) else math.floor(highest + ROUNDING)
    return max(0, math.ceil((lowest if math.isfinite(lowest) else 0.0) - ROUNDING)), top


def mean_range(left: Unknowns, target: int) -> tuple[float, float]:
    """The smallest and largest mean that a withheld row can have, with one person or more.

    Columns: the n of the withheld rows, their totals, and the factor that all is divided by.
    """
    k = len(left.hidden)
    none_equal, none_rest = np.zeros((len(left.n_equal), k)), np.zeros((len(left.n_rest), k))
    unit, nothing, last = np.eye(k), np.zeros((k, 1)), np.zeros((len(left.total_equal), k))
    one = np.zeros((1, 2 * k + 1))
    one[0, target] = 1.0
    equal = np.vstack(
        [
            np.hstack([left.n_equal[:, :-1], none_equal, left.n_equal[:, -1:]]),
            np.hstack([last, left.total_equal]),
            one,
        ]
    )
    n_rest = np.hstack([left.n_rest[:, :-1], none_rest, left.n_rest[:, -1:]])
    total_rest = np.hstack([none_rest, left.total_rest])
    n_rows = np.hstack([unit, 0 * unit, nothing])
    totals = np.hstack([0 * unit, unit, nothing])
    within = np.vstack(
        [
            left.low * n_rows - totals,
            totals - left.high * n_rows,
            -n_rest,
            left.low * n_rest - total_rest,
            total_rest - left.high * n_rest,
        ]
    )
    programme = {
        "A_ub": within,
        "b_ub": np.zeros(len(within)),
        "A_eq": equal,
        "b_eq": np.append(np.zeros(len(equal) - 1), 1.0),
        "bounds": [*[(0, None)] * k, *[(None, None)] * k, (0, 1)],
    }
    lowest, highest = (_solve(sign * totals[target], programme, sign) for sign in (1, -1))
    # No mean at all: nobody can be in the group, or the numbers contradict each other.
    return (lowest, highest) if math.isfinite(lowest + highest) else (left.low, left.high)


def _solve(cost: np.ndarray, programme: dict[str, Any], sign: int) -> float:
    from scipy.optimize import linprog

    found = linprog(cost, **programme, method="highs")
    if found.status == 0 and found.fun is not None:
        return sign * float(found.fun)
    return float("-inf") if sign > 0 else float("inf")
