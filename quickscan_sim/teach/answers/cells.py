"""Which cells of a sector x wijk table may be shown: small ones, and what gives them away."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.teach.answers.comparison import people_of_both
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

    A cell of 1 to ``minimum - 1`` people is hidden. When what is hidden in a column adds up to
    fewer people than ``minimum``, or is one cell, the total minus the shown cells gives it away;
    then the smallest shown cells are hidden too until it does not. An empty cell is no person,
    is never hidden and hides nobody. A column whose total is below ``minimum`` is hidden whole.

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
    hidden = (n > 0) & (n < minimum)
    if complementary:
        for column in range(n.shape[1]):
            _hide_more(n[:, column], hidden[:, column], minimum)
    return hidden


def _hide_more(n: np.ndarray, hidden: np.ndarray, minimum: int) -> None:
    for row in np.argsort(n, kind="stable"):
        if not hidden.any() or (hidden.sum() > 1 and n[hidden].sum() >= minimum):
            return
        if n[row] > 0:
            hidden[row] = True
