"""Somebody who knows every published total, and adds and subtracts them."""

from __future__ import annotations

import numpy as np

NOTHING_LEFT = 1e-10
"""Squared length below which a set of people counts as computed; all counts are 0 or 1."""


class Reader:
    """What follows from the published totals, on all themes at once.

    ``unknown`` projects onto what does not follow yet (one matrix a theme); ``left`` holds of each
    secret the squared length of that part. When nothing is left of a secret, it is known.

    Parameters
    ----------
    groups
        Groups x atoms, 0 or 1. An atom is a set of people who are always counted together.
    counts
        Themes x atoms: people with a score.
    small_sets
        Sets x atoms, 0 or 1: what must stay unknown wherever it holds fewer than ``minimum``
        people.
    minimum
        The threshold.
    """

    def __init__(
        self, groups: np.ndarray, counts: np.ndarray, small_sets: np.ndarray, minimum: int
    ) -> None:
        present = counts > 0
        self.minimum = minimum
        self.counts = counts.astype(float)
        self.groups = groups.astype(float)[None] * present[:, None, :]
        self.unknown = np.eye(counts.shape[1])[None] * present[:, None, :]
        size = self.groups.sum(axis=2)
        shared = self.groups @ self.groups.transpose(0, 2, 1)
        self.is_inside = (shared == size[:, :, None]) & (size > 0)[:, :, None]
        self.published = np.zeros(len(groups), dtype=bool)
        self.rest = self.groups.copy()
        self.secrets = np.zeros((0, counts.shape[1]))
        self.left = np.zeros((len(counts), 0))
        self._keep_secret(self._small(small_sets.astype(float)))

    def knows(self, rows: np.ndarray) -> bool:
        """Take in totals of which only the weights are known; whether a secret follows now."""
        for row in rows:
            self._take_in(*self._new_direction(row * (self.counts > 0)))
        return bool((self.left < NOTHING_LEFT).any())

    def would_learn(self, group: int) -> bool:
        """Whether publishing this group would give a secret away."""
        new, is_new = self._new_direction(self.groups[:, group])
        if not is_new.any():
            return False
        known = self.left - (new @ self.secrets.T) ** 2
        if (known[is_new] < NOTHING_LEFT).any():
            return True
        theme, rests = self._small_rests(group)
        gained = np.einsum("ra,ra->r", rests, new[theme]) ** 2
        return bool((self._unknown_part(theme, rests) - gained < NOTHING_LEFT)[is_new[theme]].any())

    def read(self, group: int) -> None:
        """Take in the total of one more published group."""
        theme, rests = self._small_rests(group)
        around = self.is_inside[:, group] & ~self.is_inside[:, :, group]
        self.rest -= self.rest * around[:, :, None] * self.groups[:, [group]]
        self.published[group] = True
        self._take_in(*self._new_direction(self.groups[:, group]))
        small = np.full((len(self.counts), len(rests)), False)
        small[theme, np.arange(len(rests))] = self._unknown_part(theme, rests) > NOTHING_LEFT
        self._keep_secret((rests, small))

    def unknown_of(self, rows: np.ndarray) -> np.ndarray:
        """Per theme the inner products of what does not follow of rows of weights."""
        products: np.ndarray = rows @ self.unknown @ rows.T
        return products

    def _new_direction(self, totals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What totals (themes x atoms) add to those already known, and whether they add it."""
        new = np.einsum("ta,tab->tb", totals, self.unknown)
        squared = np.einsum("ta,ta->t", new, new)
        is_new = squared > NOTHING_LEFT
        scale = np.where(is_new, 1 / np.sqrt(np.where(is_new, squared, 1.0)), 0.0)
        return new * scale[:, None], is_new

    def _take_in(self, new: np.ndarray, is_new: np.ndarray) -> None:
        if is_new.any():
            self.unknown -= new[:, :, None] * new[:, None, :]
            self.left -= (new @ self.secrets.T) ** 2

    def _small_rests(self, group: int) -> tuple[np.ndarray, np.ndarray]:
        """What one more group leaves of the published groups around it, where that is small."""
        around = self.is_inside[:, group] & self.published
        around[:, group] = True
        theme, one = np.nonzero(around)
        rests = self.rest[theme, one]
        inside = around & ~self.is_inside[:, :, group]
        rests = rests - rests * inside[theme, one, None] * self.groups[theme, group]
        n = np.einsum("ra,ra->r", rests, self.counts[theme])
        small = (n > 0) & (n < self.minimum)
        return theme[small], rests[small]

    def _unknown_part(self, theme: np.ndarray, rows: np.ndarray) -> np.ndarray:
        part: np.ndarray = np.einsum("ra,rab,rb->r", rows, self.unknown[theme], rows)
        return part

    def _small(self, sets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The sets that are small on some theme, and on which."""
        n = self.counts @ sets.T
        small = (n > 0) & (n < self.minimum)
        some = small.any(axis=0)
        return np.unique(sets[some], axis=0), self._small_of(np.unique(sets[some], axis=0))

    def _small_of(self, sets: np.ndarray) -> np.ndarray:
        n = self.counts @ sets.T
        small: np.ndarray = (n > 0) & (n < self.minimum)
        return small

    def _keep_secret(self, found: tuple[np.ndarray, np.ndarray]) -> None:
        """Watch sets; on the themes where a set is not secret its length is infinite."""
        sets, small = found
        if not len(sets):
            return
        length = np.einsum("sa,tab,sb->ts", sets, self.unknown, sets, optimize=True)
        self.secrets = np.vstack([self.secrets, sets])
        self.left = np.hstack([self.left, np.where(small, length, np.inf)])
