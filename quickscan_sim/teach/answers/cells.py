"""Which cells of a sector x wijk table may be shown: small ones, and what gives them away."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.teach.answers.comparison import people_of_both
from quickscan_sim.teach.answers.hidden_groups import hidden_groups
from quickscan_sim.teach.answers.registry import answers
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.vocabulary import SMALL_CELL


@answers
def n_cells_shown(
    data: OwnData, *, theme: str, minimum: int = SMALL_CELL, complementary: bool = True
) -> int:
    """How many cells of sector x wijk may be shown beside the totals of the wijken."""
    people = people_of_both(data, theme)
    known = people[people["score"].notna()]
    counts = pd.crosstab(known["sector"], known["wijk"])
    return int((~hidden_cells(counts, minimum=minimum, complementary=complementary)).sum())


def hidden_cells(
    counts: pd.DataFrame, *, minimum: int = SMALL_CELL, complementary: bool = True
) -> np.ndarray:
    """Which cells to hide in a table whose column totals are published.

    Each column by itself, as :func:`~quickscan_sim.teach.answers.hidden_groups.hidden_groups`
    says. A column whose total is below ``minimum`` is hidden whole.

    ``minimum=1`` (MV-E3) shows every cell; ``complementary=False`` (MV-E3) hides the small cells
    only.

    Parameters
    ----------
    counts
        Numbers of people: a row per sector, a column per wijk. No missing values.

    Returns
    -------
    ndarray of bool
        True where a cell is hidden.

    Examples
    --------
    >>> counts = pd.DataFrame({"W01": [9, 6, 3], "W02": [8, 7, 5]})
    >>> hidden_cells(counts).tolist()
    [[False, False], [True, False], [True, False]]
    >>> hidden_cells(counts, complementary=False).sum(), hidden_cells(counts, minimum=1).sum()
    (np.int64(1), np.int64(0))
    """
    n = counts.to_numpy(int)
    hidden = [hidden_groups(column, minimum, complementary) for column in n.T]
    return np.array(hidden, bool).reshape(n.T.shape).T
