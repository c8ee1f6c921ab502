"""Which groups may be shown: no small group, and none that follows from the others."""

from __future__ import annotations

import numpy as np

from quickscan_sim.vocabulary import SMALL_CELL

DETAIL = {"organisation": 0, "sector x neighbourhood": 1, "neighbourhood": 2, "sector": 3, "all": 4}
"""What is given up first when one more group must be withheld."""


def withheld_groups(
    membership: np.ndarray, sizes: np.ndarray, groupings: list[str], minimum: int = SMALL_CELL
) -> np.ndarray:
    """Which groups to withhold, so that no withheld number follows from the published ones.

    First every group with 1 to ``minimum - 1`` people. Then, as long as the total of a withheld
    group can be computed from published totals by adding and subtracting, one more of the
    published groups that enter that computation: the most detailed, and of those the smallest.
    A set of withheld groups that together fill up a published total must hold ``minimum`` people.

    Parameters
    ----------
    membership
        Groups x atoms, 0 or 1; an atom is a set of people who are always counted together.
    sizes
        Number of people in each atom.
    groupings
        The kind of each group, a key of :data:`DETAIL`.

    Returns
    -------
    ndarray of bool
        True where a group is withheld.

    Examples
    --------
    Two sectors of 20 and 3 people and their total: the total minus the first is the second.

    >>> groups = np.array([[1, 1], [1, 0], [0, 1]])
    >>> withheld_groups(groups, np.array([20, 3]), ["all", "sector", "sector"])
    array([False,  True,  True])
    """
    present = membership[:, sizes > 0].astype(float)
    n: np.ndarray = membership @ sizes
    hidden: np.ndarray = (n > 0) & (n < minimum)
    while True:
        uncovered = _uncovered(present, sizes[sizes > 0], hidden, n, minimum)
        if uncovered is None:
            return hidden
        hidden[_next_to_hide(present, uncovered, hidden, groupings, n)] = True


def _uncovered(
    present: np.ndarray, sizes: np.ndarray, hidden: np.ndarray, n: np.ndarray, minimum: int
) -> np.ndarray | None:
    """A small set of people whose total follows from published groups, or None."""
    shown = present[~hidden & (n > 0)]
    if not hidden.any() or not len(shown):
        return None
    basis = _row_space(shown)
    for group in present[hidden & (n > 0)]:
        if _follows(group, basis):
            return np.asarray(group)
    for remainder in _remainders(present, hidden, n):
        if 0 < remainder @ sizes < minimum and _follows(remainder, basis):
            return remainder
    return None


def _remainders(present: np.ndarray, hidden: np.ndarray, n: np.ndarray) -> list[np.ndarray]:
    """For each shown group: what is left of it after the shown groups inside it."""
    left = []
    for whole in np.flatnonzero(~hidden & (n > 0)):
        inside = (present @ (1 - present[whole]) == 0) & ~hidden & (n > 0)
        inside[whole] = False
        left.append(np.clip(present[whole] - present[inside].max(axis=0, initial=0), 0, 1))
    return left


def _row_space(rows: np.ndarray) -> np.ndarray:
    _, singular, directions = np.linalg.svd(rows, full_matrices=False)
    return np.asarray(directions[singular > 1e-9 * singular[0]])


def _follows(group: np.ndarray, basis: np.ndarray) -> bool:
    return bool(np.abs(group - (group @ basis.T) @ basis).max() < 1e-8)


def _next_to_hide(
    present: np.ndarray,
    uncovered: np.ndarray,
    hidden: np.ndarray,
    groupings: list[str],
    n: np.ndarray,
) -> int:
    candidates = np.flatnonzero(~hidden & (n > 0))
    weights = np.linalg.lstsq(present[candidates].T, uncovered, rcond=None)[0]
    used = candidates[np.abs(weights) > 1e-8]
    return int(min(used, key=lambda group: (DETAIL[groupings[group]], n[group], group)))
