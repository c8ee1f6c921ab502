"""Counting who agrees: sums over partners, from which agreement and kappa follow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

TALLY = ("judged", "weight", "disagree", "named", "twice", "rated", "level_weight", "level_apart")
"""What is added up over judged partners (a pair on a layer), with n who could tell and k who name:

``judged`` 1; ``weight`` n; ``disagree`` n times the chance that two of the n differ; ``named`` k;
``twice`` k times the chance that one of the other n - 1 names the partner too; ``rated`` 1 where
two levels are known; ``level_weight`` how many levels; ``level_apart`` how many times the mean
difference between two of them.
"""


@dataclass(frozen=True)
class Tally:
    """Sums of ``TALLY`` in the last dimension; the measures follow element by element."""

    sums: np.ndarray

    def __getitem__(self, name: str) -> np.ndarray:
        return np.asarray(self.sums[..., TALLY.index(name)])

    @property
    def agreement(self) -> np.ndarray:
        """The chance that two who could tell say the same of a partner."""
        return 1 - _ratio(self["disagree"], self["weight"])

    @property
    def agreement_naming(self) -> np.ndarray:
        """The chance that another names a partner too, given that one does."""
        return _ratio(self["twice"], self["named"])

    @property
    def kappa(self) -> np.ndarray:
        """Agreement beyond chance; NaN where everybody says the same of every partner."""
        share = _ratio(self["named"], self["weight"])
        return 1 - _ratio(1 - self.agreement, 2 * share * (1 - share))

    @property
    def level_difference(self) -> np.ndarray:
        """The mean difference between two levels of one partner, in steps."""
        return _ratio(self["level_apart"], self["level_weight"])


def _ratio(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    safe = np.where(bottom > 0, bottom, 1.0)
    return np.where(bottom > 0, top / safe, np.nan)


def mean_difference(group: np.ndarray, values: np.ndarray, n_groups: int) -> np.ndarray:
    """The mean absolute difference between two values of one group (Gini); NaN below two.

    >>> import numpy as np
    >>> print(mean_difference(np.array([0, 0, 0, 1]), np.array([1.0, 2.0, 4.0, 3.0]), 2))
    [ 2. nan]
    """
    order = np.lexsort([values, group])
    group, values = group[order], values[order]
    size = np.bincount(group, minlength=n_groups)
    place = np.arange(len(group)) - (np.cumsum(size) - size)[group]
    weights = (2 * place - size[group] + 1) * values
    total = np.bincount(group, weights=weights, minlength=n_groups)
    return _ratio(total, size * (size - 1) / 2)
