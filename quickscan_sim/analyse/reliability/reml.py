"""Restricted maximum likelihood for people in groups, as a search over one number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

MOST = 1e8
"""The largest ratio of variances that is looked at; an intraclass correlation of 1 - 1e-8."""

CHI_SQUARE = 3.841458820694124
"""The 95 % point of chi-square on 1 degree of freedom."""


@dataclass(frozen=True)
class Groups:
    """All that the likelihood needs: size and mean of each group, squares within groups."""

    sizes: np.ndarray
    means: np.ndarray
    within: float

    def criterion(self, ratio: float) -> float:
        """Minus twice the restricted log likelihood, up to a constant, at a ratio of variances.

        ratio = variance between / variance within. With w = n / (1 + n * ratio) for each group:
        (N - 1) log(S) + sum of log(1 + n * ratio) + log(sum of w), where S is the sum of squares
        within groups plus that of the weighted group means around their mean; the mean and the
        variance within are profiled out (Searle, Casella and McCulloch 1992, section 3.8).
        """
        weight = self.sizes / (1 + self.sizes * ratio)
        spread = self.within + float((weight * self._shift(weight) ** 2).sum())
        logs = float(np.log1p(self.sizes * ratio).sum())
        return float((self.sizes.sum() - 1) * np.log(spread) + logs + np.log(weight.sum()))

    def slope(self, ratio: float) -> float:
        """The derivative of :meth:`criterion`."""
        weight = self.sizes / (1 + self.sizes * ratio)
        squares = self._shift(weight) ** 2
        spread = self.within + float((weight * squares).sum())
        falls = (self.sizes.sum() - 1) * float((weight**2 * squares).sum()) / spread
        return float(weight.sum() - falls - (weight**2).sum() / weight.sum())

    def variance_within(self, ratio: float) -> float:
        """The variance within groups that goes with a ratio."""
        weight = self.sizes / (1 + self.sizes * ratio)
        spread = self.within + float((weight * self._shift(weight) ** 2).sum())
        return float(spread / (self.sizes.sum() - 1))

    def _shift(self, weight: np.ndarray) -> np.ndarray:
        shift: np.ndarray = self.means - (weight * self.means).sum() / weight.sum()
        return shift


def best_ratio(groups: Groups) -> float:
    """The ratio of variances with the largest restricted likelihood; 0 at the boundary.

    Looked for on a grid first, since the likelihood may have two tops; then the root of the slope.
    """
    from scipy.optimize import brentq

    grid = _grid()
    height = np.array([groups.criterion(ratio) for ratio in grid])
    top = int(height.argmin())
    below, above = grid[max(top - 1, 0)], grid[min(top + 1, len(grid) - 1)]
    if top == 0 and groups.slope(0.0) >= 0:
        return 0.0
    if top == len(grid) - 1:
        return MOST
    return float(brentq(groups.slope, below, above, xtol=1e-14, rtol=1e-13))


def ratio_interval(groups: Groups, best: float) -> tuple[float, float]:
    """The ratios whose likelihood is not clearly lower than the best (profile likelihood, 95 %)."""
    from scipy.optimize import brentq

    edge = groups.criterion(best) + CHI_SQUARE

    def beyond(ratio: float) -> float:
        return groups.criterion(ratio) - edge

    grid = _grid()
    higher, lower = grid[grid > best], grid[grid < best][::-1]
    low = next((ratio for ratio in lower if beyond(ratio) > 0), None)
    high = next((ratio for ratio in higher if beyond(ratio) > 0), None)
    return (
        0.0 if low is None else float(brentq(beyond, low, best)),
        np.inf if high is None else float(brentq(beyond, best, high)),
    )


def _grid() -> np.ndarray:
    return np.concatenate(([0.0], np.geomspace(1e-6, MOST, 140)))
