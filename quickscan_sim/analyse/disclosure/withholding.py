"""Which groups may be shown: no small group, and none that follows from the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from quickscan_sim.analyse.disclosure.blocks import withheld_in_blocks
from quickscan_sim.analyse.disclosure.choosing import Problem, withheld_in_one
from quickscan_sim.vocabulary import SMALL_CELL

IMPORTANCE = {
    "all": 0,
    "income group": 1,
    "sector": 2,
    "sector x income group": 3,
    "neighbourhood": 4,
    "sector x neighbourhood": 5,
    "organisation": 6,
    "same people": 7,
    "cell beside coarser cells": 8,
}
"""Which kinds of groups are published first; what comes later gives way.

Everybody, the two groups of wijken and the sectors carry the report. A wijk page without scores
costs a reader more than a cell or an organisation, so those go first.
"""

SPANNING = 3
"""Kinds up to this importance reach over municipalities; later kinds lie within one."""

MOST_IN_ONE = 2_000
"""With more groups or atoms the table is solved block by block."""


def withheld_groups(
    membership: np.ndarray | sparse.csr_array,
    sizes: np.ndarray,
    groupings: Sequence[str],
    minimum: int = SMALL_CELL,
    small_sets: np.ndarray | sparse.csr_array | None = None,
) -> np.ndarray:
    """Which groups to withhold, so that no withheld number follows from the published ones.

    Groups with 1 to ``minimum - 1`` people are withheld. The others are published one by one, the
    most important kind first, unless somebody who adds and subtracts published totals could then
    compute a small group, or what is left of a published group after the published groups inside
    it when those are fewer than ``minimum`` people (complementary suppression: Hundepool and
    others 2012, Statistical Disclosure Control, chapter 4). A group that gives nothing away is
    never withheld. Within a kind a few orders are tried; the one that loses least is kept.

    A table of more than 2,000 groups or atoms is solved in blocks that share no people; only the
    groups that span blocks couple them, and what those give away is followed exactly
    (:func:`~quickscan_sim.analyse.disclosure.blocks.withheld_in_blocks`).

    Parameters
    ----------
    membership
        Groups x atoms, dense or sparse: how often the people of an atom are counted in a group,
        mostly 0 or 1; an atom is a set of people who are always counted together.
    sizes
        Number of people in each atom; or a row of them for each theme, and then one choice is
        made that is safe on every theme.
    groupings
        The kind of each group, a key of :data:`IMPORTANCE`.
    minimum
        The threshold.
    small_sets
        Sets x atoms: sets that are no group of the table and may not follow either where they
        are small, such as the people who work in the same few wijken.

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
    groups = sparse.csr_array(membership)
    if not np.size(sizes):
        return np.zeros(len(groupings), dtype=bool)
    others = sparse.csr_array((0, groups.shape[1])) if small_sets is None else small_sets
    rank = np.array([IMPORTANCE[kind] for kind in groupings], dtype=int)
    table = Problem(groups, np.atleast_2d(sizes), rank, sparse.csr_array(others), minimum)
    if max(groups.shape) <= MOST_IN_ONE:
        return withheld_in_one(table)
    return withheld_in_blocks(table, SPANNING)
