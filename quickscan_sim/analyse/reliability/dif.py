"""Items that groups answer differently although they score the same (DIF)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import PEOPLE, check_option, check_table
from quickscan_sim.analyse.item_answers import item_answers
from quickscan_sim.analyse.reliability.dif_matching import MatchedItems
from quickscan_sim.analyse.reliability.dif_result import Dif, ItemRows, dif_of_rows
from quickscan_sim.analyse.scores.theme_scores import favourable_items
from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import Questionnaire

MATCHED_ON = ("total", "rest")


def find_dif(
    items: pd.DataFrame, groups: pd.Series[Any], match: str = "total", purify: bool = True
) -> Dif:
    """Items of one theme that groups answer differently at the same score.

    For each item three proportional-odds models: on the score, with the group added, and with
    group x score added. Twice the gain in log-likelihood is chi-squared (Swaminathan and Rogers
    1990; Zumbo 1999); effect sizes are the changes in pseudo R2 (McFadden 1 - ll / ll0;
    Nagelkerke), as R's lordif gives them (Choi, Gibbons and Crane 2011). The interval of
    McFadden's change inverts the noncentral chi-squared distribution of the test; people are
    taken as independent. Its ends are of the effect among all people like these. The change in
    these answers holds chance too, on average as much as the degrees of freedom over
    -2 log-likelihood of the empty model: so with many groups both ends may lie below it.

    Parameters
    ----------
    items
        A column per item of one theme, a row per respondent; reversed items turned around.
    groups
        The group of each row, such as the sector; a row without a group does not count.
    match
        "total": the score is the mean of all items of the theme; "rest": of the other items. Over
        few items a rest score is rough, and where groups truly differ on the theme it then shows
        DIF that is not there: of six items without DIF in five groups whose means ran from 0.3 SD
        below to 0.3 SD above the middle, 11 % were significant at .05 with "rest", and 6 % with
        "total". Somebody with less than
        half of the items answered does not count.
    purify
        Items with DIF leave the score that the others are matched on, the largest first, as long
        as half of the items stay (Holland and Thayer 1988): one odd item makes others look odd in
        the opposite direction. An item itself is always part of its own total.

    Returns
    -------
    Dif
        A group in which fewer than 5 people answered an item is left out of that item; its row in
        ``shifts`` says so and shows no number. An item gets a ``reason`` instead of numbers when
        there are fewer than two items ("too_few_items"), fewer than two such groups
        ("too_few_groups"), no different answers or scores ("no_variation"), or no finite solution
        ("not_converged": for instance a group that only gave the highest answer).

    Raises
    ------
    QuickscanError
        When the items are no table of numbers, or there is not one group for each row.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> answers = rng.normal(size=(300, 1)) + rng.normal(size=(300, 4))
    >>> group = pd.Series(["school", "care", "team"] * 100)
    >>> answers[:, 0] += 1.5 * (group == "care")
    >>> items = pd.DataFrame(answers.round().clip(-2, 2), columns=list("abcd"))
    >>> found = find_dif(items, group)
    >>> found.items.set_index("item").loc["a", "verdict"]
    'uniform'
    >>> found.shifts.set_index(["item", "group"])["shift"]["a"].idxmax()
    'care'
    """
    table = item_answers(items)
    check_option("match", match, MATCHED_ON)
    codes, names = _groups_of(groups, len(table))
    columns = [str(name) for name in items.columns]
    return dif_of_rows(MatchedItems(None, columns, table, codes, names, match).rows(purify))


def summarise_dif(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professionals: pd.DataFrame,
    match: str = "total",
    purify: bool = True,
) -> Dif:
    """:func:`find_dif` between sectors for every theme of the questionnaire.

    Parameters
    ----------
    answers, professionals
        Tables of one wave. Holm's p counts the items of all themes together.

    Returns
    -------
    Dif
        As :func:`find_dif`, with the column ``theme``.

    Raises
    ------
    QuickscanError
        For a table without its columns, or an unknown option.
    """
    check_option("match", match, MATCHED_ON)
    check_table(professionals, "professionals", PEOPLE)
    key = ["professional_id", "wave"]
    sector = professionals.drop_duplicates(key).set_index(key)["sector"]
    rows: list[ItemRows] = []
    for theme, items in favourable_items(answers, questionnaire).items():
        codes, names = _groups_of(sector.reindex(items.index), len(items))
        table = MatchedItems(theme, list(items.columns), items.to_numpy(), codes, names, match)
        rows += table.rows(purify)
    return dif_of_rows(rows)


def _groups_of(groups: pd.Series[Any], n: int) -> tuple[np.ndarray, list[str]]:
    """The number of each row's group (-1: none), and their names."""
    if np.ndim(groups) != 1 or len(groups) != n:
        raise QuickscanError(
            "The groups have {found} values and the items {n} rows. Give one group for each row.",
            found=np.size(groups),
            n=n,
        )
    codes, names = pd.factorize(pd.Series(groups).reset_index(drop=True), sort=True)
    return codes, [str(name) for name in names]
