"""Somebody who knows every published total, and adds and subtracts them."""

from __future__ import annotations

import numpy as np

NOTHING_LEFT = 1e-10
"""Squared length below which a set of people counts as computed; all counts are whole numbers."""


class Reader:
    """What follows from the published totals, on all themes at once.

    Themes on which the same atoms have people share one ``pattern``: what adds up there is the
    same. ``unknown`` projects onto what does not follow yet (one matrix a pattern); ``left`` holds
    of each secret the squared length of that part, and ``open`` of each group. When nothing is
    left of a secret, it is known. A group of which nothing is left counts as published: what it
    leaves of a published group may not be small either.

    Parameters
    ----------
    weights
        Groups x atoms: how often the people of an atom are counted in a group. An atom is a set
        of people who are always counted together.
    counts
        Themes x atoms: people with a score.
    small_sets
        Sets x atoms, 0 or 1: what must stay unknown wherever it holds fewer than ``minimum``
        people.
    minimum
        The threshold.
    """

    def __init__(
        self, weights: np.ndarray, counts: np.ndarray, small_sets: np.ndarray, minimum: int
    ) -> None:
        patterns, pattern = np.unique(counts > 0, axis=0, return_inverse=True)
        self.minimum = minimum
        self.counts = counts.astype(float)
        self.present = patterns.astype(float)
        self.is_of_pattern = pattern.reshape(-1) == np.arange(len(patterns))[:, None]
        self.weights = weights.astype(float)[None] * self.present[:, None, :]
        self.groups = (self.weights > 0).astype(float)
        self.unknown = np.eye(counts.shape[1])[None] * self.present[:, None, :]
        size = self.groups.sum(axis=2)
        shared = self.groups @ self.groups.transpose(0, 2, 1)
        self.is_inside = (shared == size[:, :, None]) & (size > 0)[:, :, None]
        self.published = np.zeros(len(weights), dtype=bool)
        self.rest = self.groups.copy()
        sets = np.unique(small_sets.astype(float), axis=0)
        small = self._is_small(sets)
        watched = small.any(axis=0)
        self.secrets = sets[watched]
        self.left = np.where(small[:, watched], self.present @ self.secrets.T, np.inf)
        self.open = (self.weights**2).sum(axis=2)

    def knows(self, rows: np.ndarray) -> bool:
        """Take in totals of which only the weights are known; whether a secret follows now."""
        for row in rows:
            self._take_in(*self._new_direction(row * self.present))
        return bool((self.left < NOTHING_LEFT).any())

    def would_learn(self, group: int) -> bool:
        """Whether publishing this group would give a secret away.

        What it would leave of a published group is a secret from then on: the group that is
        withheld for it may not follow from later ones.
        """
        new, is_new = self._new_direction(self.weights[:, group])
        if not is_new.any():
            return False
        known = self.left - (new @ self.secrets.T) ** 2
        if (known[is_new] < NOTHING_LEFT).any():
            return True
        pattern, rests = self._small_rests(*self._around(group), group)
        following = self._following(new, is_new, group)
        if len(following):
            pattern, rests = self._small_rests_of([group, *following])
        if not len(rests):
            return False
        gained = (rests * new[pattern]).sum(axis=1) ** 2
        follows = (self._unknown_part(pattern, rests) - gained < NOTHING_LEFT) & is_new[pattern]
        if follows.any():
            self._keep_secret(pattern[follows], rests[follows])
        return bool(follows.any())

    def read(self, group: int) -> None:
        """Take in the total of one more published group."""
        new, is_new = self._new_direction(self.weights[:, group])
        found = [self._leave(one) for one in (group, *self._following(new, is_new, group))]
        self._take_in(new, is_new)
        for pattern, rests in found:
            if len(rests):
                self._keep_secret(pattern, rests)

    def unknown_of(self, rows: np.ndarray) -> np.ndarray:
        """Per pattern the inner products of what does not follow of rows of weights."""
        products: np.ndarray = rows @ self.unknown @ rows.T
        return products

    def _new_direction(self, totals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What totals (patterns x atoms) add to those already known, and whether they add it."""
        new = np.matmul(totals[:, None, :], self.unknown)[:, 0]
        squared = (new * new).sum(axis=1)
        is_new = squared > NOTHING_LEFT
        scale = np.where(is_new, 1 / np.sqrt(np.where(is_new, squared, 1.0)), 0.0)
        return new * scale[:, None], is_new

    def _take_in(self, new: np.ndarray, is_new: np.ndarray) -> None:
        if is_new.any():
            self.unknown -= new[:, :, None] * new[:, None, :]
            self.left -= (new @ self.secrets.T) ** 2
            self.open -= self._squared_overlap(new)

    def _squared_overlap(self, new: np.ndarray) -> np.ndarray:
        overlap: np.ndarray = np.matmul(self.weights, new[:, :, None])[:, :, 0] ** 2
        return overlap

    def _following(self, new: np.ndarray, is_new: np.ndarray, group: int) -> list[int]:
        """The other groups that somebody who learns this can compute from then on."""
        follows = self.open - self._squared_overlap(new) < NOTHING_LEFT
        follows &= is_new[:, None] & self.groups.any(axis=2)
        found = follows.any(axis=0) & ~self.published
        found[group] = False
        return np.flatnonzero(found).tolist()

    def _small_rests_of(self, groups: list[int]) -> tuple[np.ndarray, np.ndarray]:
        """What several groups together leave of the published groups around them."""
        rest, published = self.rest.copy(), self.published.copy()
        found = [self._leave(group) for group in groups]
        self.rest, self.published = rest, published
        patterns, rests = zip(*found, strict=True)
        return np.concatenate(patterns), np.vstack(rests)

    def _leave(self, group: int) -> tuple[np.ndarray, np.ndarray]:
        """Count a group as published; what it leaves of groups around it where that is small."""
        around = self._around(group)
        found = self._small_rests(*around, group)
        is_larger = ~self.is_inside[around[0], around[1], group]
        larger = around[0][is_larger], around[1][is_larger]
        self.rest[larger] *= 1 - self.groups[larger[0], group]
        self.published[group] = True
        return found

    def _around(self, group: int) -> tuple[np.ndarray, np.ndarray]:
        """The group itself and the published groups around it: patterns and groups."""
        around = self.is_inside[:, group] & self.published
        around[:, group] = True
        pattern, one = np.nonzero(around)
        return pattern, one

    def _small_rests(
        self, pattern: np.ndarray, one: np.ndarray, group: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """What one more group leaves of the published groups around it, where that is small.

        All published groups inside leave something together, and each of them does by itself.
        """
        is_larger = ~self.is_inside[pattern, one, group]
        rests = self.rest[pattern, one] * (1 - is_larger[:, None] * self.groups[pattern, group])
        apart, differences = self._differences(group)
        pattern, rests = np.concatenate([pattern, apart]), np.vstack([rests, differences])
        n = rests @ self.counts.T
        small = ((n > 0) & (n < self.minimum) & self.is_of_pattern[pattern]).any(axis=1)
        return pattern[small], rests[small]

    def _differences(self, group: int) -> tuple[np.ndarray, np.ndarray]:
        """What the group leaves of each published one around it, and those inside leave of it."""
        around, larger = np.nonzero(self.is_inside[:, group] & self.published)
        within, smaller = np.nonzero(self.is_inside[:, :, group] & self.published)
        left = self.groups[around, larger] * (1 - self.groups[around, group])
        of_group = self.groups[within, group] * (1 - self.groups[within, smaller])
        together = self.groups[:, group].copy()
        np.multiply.at(together, within, 1 - self.groups[within, smaller])
        every = np.arange(len(together))
        return np.concatenate([around, within, every]), np.vstack([left, of_group, together])

    def _unknown_part(self, pattern: np.ndarray, rows: np.ndarray) -> np.ndarray:
        products = np.matmul(rows[:, None, :], self.unknown[pattern])[:, 0]
        part: np.ndarray = (products * rows).sum(axis=1)
        return part

    def _is_small(self, sets: np.ndarray) -> np.ndarray:
        """Patterns x sets: whether a set is small on some theme of the pattern."""
        n = self.counts @ sets.T
        small = (n > 0) & (n < self.minimum)
        return np.array([small[themes].any(axis=0) for themes in self.is_of_pattern])

    def _keep_secret(self, pattern: np.ndarray, sets: np.ndarray) -> None:
        """Watch sets, each on its own pattern, as far as they do not follow already."""
        length = self._unknown_part(pattern, sets)
        is_open = length > NOTHING_LEFT
        left = np.full((len(self.present), len(sets)), np.inf)
        left[pattern, np.arange(len(sets))] = length
        self.secrets = np.vstack([self.secrets, sets[is_open]])
        self.left = np.hstack([self.left, left[:, is_open]])
