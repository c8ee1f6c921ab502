"""Which groups may be shown: no small group, and none that follows from the others."""

from __future__ import annotations

import numpy as np

from quickscan_sim.vocabulary import SMALL_CELL

IMPORTANCE = {
    "all": 0,
    "income group": 1,
    "sector": 2,
    "neighbourhood": 3,
    "sector x neighbourhood": 4,
    "organisation": 5,
    "same people": 6,
}
"""Which kinds of groups are published first; what comes later gives way."""

NOTHING_LEFT = 1e-10
"""Squared length below which a set of people counts as computed; all counts are 0 or 1."""


def withheld_groups(
    membership: np.ndarray, sizes: np.ndarray, groupings: list[str], minimum: int = SMALL_CELL
) -> np.ndarray:
    """Which groups to withhold, so that no withheld number follows from the published ones.

    Groups with 1 to ``minimum - 1`` people are withheld. The others are published one by one, the
    most important kind first and within a kind the largest first, unless somebody who adds and
    subtracts published totals could then compute a small group, or what is left of a published
    group after the published groups inside it when those are fewer than ``minimum`` people
    (complementary suppression: Hundepool and others 2012, Statistical Disclosure Control,
    chapter 4). A group that gives nothing away is never withheld.

    Parameters
    ----------
    membership
        Groups x atoms, 0 or 1; an atom is a set of people who are always counted together.
    sizes
        Number of people in each atom; or a row of them for each theme, and then one choice is
        made that is safe on every theme.
    groupings
        The kind of each group, a key of :data:`IMPORTANCE`.

    Returns
    -------
    ndarray of bool
        True where a group is withheld.

    Examples
    --------
    Three sectors of 20, 9 and 3 people and their total: the last is small, and would follow from
    the total and the other two.

    >>> groups = np.array([[1, 1, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
    >>> withheld_groups(groups, np.array([20, 9, 3]), ["all", "sector", "sector", "sector"])
    array([False, False,  True,  True])
    """
    counts = np.atleast_2d(sizes)
    n = counts @ membership.T
    hidden: np.ndarray = ((n > 0) & (n < minimum)).any(axis=0)
    readers = [_Reader(membership, count, minimum) for count in counts]
    total = n.sum(axis=0)
    order = sorted(
        np.flatnonzero(~hidden).tolist(),
        key=lambda one: (IMPORTANCE[groupings[one]], -total[one], one),
    )
    for group in order:
        if any(reader.would_learn(group) for reader in readers):
            hidden[group] = True
        else:
            for reader in readers:
                reader.read(group)
    return hidden


class _Reader:
    """Somebody who knows every published total, and adds and subtracts them.

    Keeps a basis of all totals that follow from the published ones, and of each secret (a small
    set of people) the part that does not follow yet; when nothing is left of it, it is known.
    """

    def __init__(self, membership: np.ndarray, sizes: np.ndarray, minimum: int) -> None:
        self.groups = membership[:, sizes > 0].astype(float)
        self.sizes = sizes[sizes > 0]
        self.minimum = minimum
        n_atoms = self.groups.sum(axis=1)
        self.is_inside = (self.groups @ self.groups.T == n_atoms[:, None]) & (n_atoms > 0)[:, None]
        self.published = np.zeros(len(self.groups), dtype=bool)
        self.rest = self.groups.copy()
        self.basis = np.zeros((0, self.groups.shape[1]))
        n = self.groups @ self.sizes
        self.secrets = np.unique(self.groups[(n > 0) & (n < minimum)], axis=0)

    def would_learn(self, group: int) -> bool:
        """Whether publishing this group would give a secret away."""
        new = self._new_direction(group)
        if new is None:
            return False
        secrets = np.vstack([self.secrets, self._unknown(self._small_rests(group))])
        left = (secrets**2).sum(axis=1) - (secrets @ new) ** 2
        return bool((left < NOTHING_LEFT).any())

    def read(self, group: int) -> None:
        """Take in the total of one more published group."""
        small_rests = self._unknown(self._small_rests(group))
        self.rest = self._rests(group)
        self.published[group] = True
        new = self._new_direction(group)
        if new is not None:
            self.basis = np.vstack([self.basis, new])
            secrets = np.vstack([self.secrets, small_rests])
            self.secrets = secrets - np.outer(secrets @ new, new)

    def _new_direction(self, group: int) -> np.ndarray | None:
        """What this total adds to those already known; None when it follows from them."""
        left = self._unknown(self.groups[group])
        length = float(left @ left)
        return left / np.sqrt(length) if length > NOTHING_LEFT else None

    def _unknown(self, totals: np.ndarray) -> np.ndarray:
        """The part of totals that does not follow; taken twice against rounding."""
        once = totals - (totals @ self.basis.T) @ self.basis
        return np.asarray(once - (once @ self.basis.T) @ self.basis)

    def _rests(self, group: int) -> np.ndarray:
        """What is left of each group after the published groups inside it, with this one more."""
        rest = self.rest.copy()
        around = self.is_inside[group] & ~self.is_inside[:, group]
        rest[around] *= 1 - self.groups[group]
        return rest

    def _small_rests(self, group: int) -> np.ndarray:
        """The rests of published groups that are small because of this one more."""
        changed = self.is_inside[group] & self.published
        changed[group] = True
        rests = self._rests(group)[changed]
        n = rests @ self.sizes
        return np.asarray(rests[(n > 0) & (n < self.minimum)])
