"""Between which bounds a withheld n or mean must lie: linear programmes over the relations.

Unknowns are the n and the total of every row. Each n is at least 0 and each total lies between n
times the ends of the scale; so do the n and total of what lies in one group and not in another.
The largest mean is a linear-fractional programme; with all unknowns divided by the n of the target
(Charnes and Cooper 1962) it is a linear one.

Unknowns that no relation joins are bounded apart, so a programme is about one wijk or one sector,
however large the table. Every solution is a state of affairs that all published numbers allow;
what it shows of the other unknowns need not be solved any more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.disclosure.relations import Relations

ROUNDING = 1e-6
NOTHING = 1e-9
ENOUGH = 100.0
"""So many people in each of the chosen is far enough from nobody."""

ROUNDS = 2
"""Divisions in halves that are looked at before the unknowns are bounded one by one."""


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
        filled = np.hstack([_filled_in(zero, hidden, n), _filled_in(zero, hidden, total)[:, -1:]])
        equal = _independent(filled, int(hidden.sum()))
        return cls(
            np.flatnonzero(hidden),
            equal[:, :-1],
            np.delete(equal, -2, axis=1),
            _filled_in(rest, hidden, n),
            _filled_in(rest, hidden, total),
            float(rows["low"].min()),
            float(rows["high"].max()),
        )

    def parts(self) -> Iterator[Unknowns]:
        """The unknowns that hang together by the relations, each set apart."""
        from scipy import sparse

        k = len(self.hidden)
        joined = np.vstack([self.n_equal, self.n_rest])[:, :k] != 0
        together = sparse.csr_array(joined.T.astype(float) @ joined)
        n_parts, part = sparse.csgraph.connected_components(together, directed=False)
        for number in range(n_parts):
            own = np.flatnonzero(part == number)
            columns = np.append(own, k)
            tables = (self.n_equal, self.total_equal, self.n_rest, self.total_rest)
            equal, total_equal, rest, total_rest = (
                table[(table[:, own] != 0).any(axis=1)][:, columns] for table in tables
            )
            yield Unknowns(
                self.hidden[own], equal, total_equal, rest, total_rest, self.low, self.high
            )


def _filled_in(sums: np.ndarray, hidden: np.ndarray, values: np.ndarray) -> np.ndarray:
    known = np.where(hidden, 0.0, np.nan_to_num(values))
    return np.column_stack([sums[:, hidden], sums @ known])


def _independent(rows: np.ndarray, n_columns: int) -> np.ndarray:
    """The equations without those that follow from shorter ones.

    Everybody is the sum of the sectors and of the organisations: that joins all organisations,
    though it tells nothing that the sums of the sectors do not tell.
    """
    kept, solved = [], np.zeros((0, n_columns))
    pivots: list[int] = []
    for row in rows[np.argsort((rows[:, :n_columns] != 0).sum(axis=1), kind="stable")]:
        left = row[:n_columns].copy()
        for pivot, known in zip(pivots, solved, strict=True):
            left -= left[pivot] * known
        pivot = int(np.argmax(np.abs(left))) if n_columns else 0
        if n_columns and abs(left[pivot]) > NOTHING:
            kept.append(row)
            pivots.append(pivot)
            solved = np.vstack([solved, left / left[pivot]])
    return np.array(kept).reshape(-1, rows.shape[1])


class Seen:
    """What solutions have shown so far: how low and high each n and each mean can certainly be."""

    def __init__(self, left: Unknowns) -> None:
        k = len(left.hidden)
        self.n = np.array([np.full(k, np.inf), np.full(k, -np.inf)])
        self.mean = self.n.copy()

    def add(self, n: np.ndarray, total: np.ndarray | None = None) -> None:
        """States of affairs that are possible, one a column."""
        self.n = np.array([np.minimum(self.n[0], n.min(1)), np.maximum(self.n[1], n.max(1))])
        if total is not None:
            some = n > ROUNDING
            mean = np.divide(total, n, out=np.full(n.shape, np.nan), where=some)
            self.mean = np.array(
                [np.fmin.reduce([self.mean[0], *mean.T]), np.fmax.reduce([self.mean[1], *mean.T])]
            )

    def is_open(self, target: int, narrow: float) -> bool:
        """Whether its n can have two values, and its mean lie further apart than ``narrow``."""
        (least, most), (low, high) = self.n[:, target], self.mean[:, target]
        if not np.isfinite([least, most, low, high]).all():
            return False
        several = math.floor(most + ROUNDING) > max(0, math.ceil(least - ROUNDING))
        return several and bool(high - low >= narrow)


def look_around(left: Unknowns, seen: Seen) -> None:
    """A few states of affairs that lie far apart: they show most of what is open at once.

    First the smallest n of one half as large as it can be, in some divisions; then, with n in the
    middle of those, the totals of one half as large as they can be.
    """
    k = len(left.hidden)
    sides = [side for bit in range(ROUNDS) for side in (_halves(k, bit), -_halves(k, bit))]
    states = [state for side in sides if (state := _fair_to(left, side > 0)) is not None]
    if not states:
        return
    seen.add(np.array(states).T)
    middle = np.mean(states, axis=0)
    free = np.full(k, np.inf)
    fixed = np.concatenate([middle, -free]), np.concatenate([middle, free])
    for side in sides:
        _, point = _solve(np.concatenate([0 * side, side]), *_of_both(left), *fixed)
        if point is not None:
            seen.add(middle[:, None], point[k:, None])


def _fair_to(left: Unknowns, chosen: np.ndarray) -> np.ndarray | None:
    """The n of a possible state in which the smallest n of the chosen is as large as can be.

    One column more: that smallest n.
    """
    k = len(left.hidden)
    (equal, right), (least, bound) = _of_both(left)
    share = np.hstack([np.eye(k)[chosen], np.zeros((int(chosen.sum()), k))])
    rows = np.vstack([np.pad(least, ((0, 0), (0, 1))), np.pad(share, ((0, 0), (0, 1)))])
    rows[len(least) :, -1] = -1.0
    lower = np.concatenate([np.zeros(k), np.full(k, -np.inf), [0.0]])
    upper = np.concatenate([np.full(2 * k, np.inf), [ENOUGH]])
    cost = np.append(np.zeros(2 * k), -1.0)
    _, point = _solve(
        cost,
        (np.pad(equal, ((0, 0), (0, 1))), right),
        (rows, np.append(bound, np.zeros(len(share)))),
        lower,
        upper,
    )
    return None if point is None else point[:k]


def _halves(k: int, bit: int) -> np.ndarray:
    """1 and -1 by a bit of the place: neighbours first, then pairs, and so on."""
    halves: np.ndarray = 1.0 - 2.0 * ((np.arange(k) >> bit) & 1)
    return halves


def n_range(left: Unknowns, target: int, seen: Seen | None = None) -> tuple[int, float]:
    """The smallest and largest whole n that a withheld row can have; it may be infinite."""
    cost = np.eye(len(left.hidden))[target]
    equal = (left.n_equal[:, :-1], -left.n_equal[:, -1])
    least = (left.n_rest[:, :-1], -left.n_rest[:, -1])
    ends = []
    for sign in (1, -1):
        value, point = _solve(sign * cost, equal, least, np.zeros(len(cost)), np.inf)
        ends.append(sign * value)
        if seen is not None and point is not None:
            seen.add(point[:, None])
    lowest, highest = ends
    top = math.inf if not math.isfinite(highest) else math.floor(highest + ROUNDING)
    return max(0, math.ceil((lowest if math.isfinite(lowest) else 0.0) - ROUNDING)), top


def mean_range(left: Unknowns, target: int, seen: Seen | None = None) -> tuple[float, float]:
    """The smallest and largest mean that a withheld row can have, with one person or more.

    Columns: the n of the withheld rows, their totals, and the factor that all is divided by.
    """
    k = len(left.hidden)
    equal, least = _of_mean(left, target)
    lower = np.concatenate([np.zeros(k), np.full(k, -np.inf), [0.0]])
    upper = np.concatenate([np.full(2 * k, np.inf), [1.0]])
    right = np.append(np.zeros(len(equal) - 1), 1.0)
    cost = np.eye(2 * k + 1)[k + target]
    ends = []
    for sign in (1, -1):
        value, point = _solve(
            sign * cost, (equal, right), (least, np.zeros(len(least))), lower, upper
        )
        ends.append(sign * value)
        if seen is not None and point is not None and point[-1] > ROUNDING:
            seen.add(point[:k, None] / point[-1], point[k:-1, None] / point[-1])
    lowest, highest = ends
    # No mean at all: nobody can be in the group, or the numbers contradict each other.
    return (lowest, highest) if math.isfinite(lowest + highest) else (left.low, left.high)


def _of_both(
    left: Unknowns,
) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """Equations, and rows with the least they can be, over the n and totals of what is hidden."""
    equal, least = _rows_of_both(left)
    return (equal[:, :-1], -equal[:, -1]), (least[:, :-1], -least[:, -1])


def _of_mean(left: Unknowns, target: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows that are zero (the last is one: the n of the target), and rows that are not below it."""
    equal, least = _rows_of_both(left)
    one = np.zeros((1, equal.shape[1]))
    one[0, target] = 1.0
    return np.vstack([equal, one]), least


def _rows_of_both(left: Unknowns) -> tuple[np.ndarray, np.ndarray]:
    """Rows over n, totals and a constant: those that are zero, and those that are zero or more."""
    k = len(left.hidden)
    none_equal, none_rest = np.zeros((len(left.n_equal), k)), np.zeros((len(left.n_rest), k))
    unit, nothing = np.eye(k), np.zeros((k, 1))
    equal = np.vstack(
        [
            np.hstack([left.n_equal[:, :-1], none_equal, left.n_equal[:, -1:]]),
            np.hstack([none_equal, left.total_equal]),
        ]
    )
    n_rest = np.hstack([left.n_rest[:, :-1], none_rest, left.n_rest[:, -1:]])
    total_rest = np.hstack([none_rest, left.total_rest])
    n_rows = np.hstack([unit, 0 * unit, nothing])
    totals = np.hstack([0 * unit, unit, nothing])
    return equal, np.vstack(
        [
            totals - left.low * n_rows,
            left.high * n_rows - totals,
            n_rest,
            total_rest - left.low * n_rest,
            left.high * n_rest - total_rest,
        ]
    )


def _solve(
    cost: np.ndarray,
    equal: tuple[np.ndarray, np.ndarray],
    least: tuple[np.ndarray, np.ndarray],
    lower: np.ndarray,
    upper: np.ndarray | float,
) -> tuple[float, np.ndarray | None]:
    """The least cost and where it is reached; minus infinity where there is none."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    rows = np.vstack([equal[0], least[0]])
    right = np.concatenate([equal[1], least[1]])
    most = np.concatenate([equal[1], np.full(len(least[1]), np.inf)])
    within = [LinearConstraint(rows, right, most)] if len(rows) else []
    found = milp(cost, constraints=within, bounds=Bounds(lower, upper))
    if found.status == 0 and found.x is not None:
        return float(found.fun), found.x
    return float("-inf"), None
