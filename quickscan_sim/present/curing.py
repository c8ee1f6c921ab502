"""A rare leak is cured by showing less, so that there is always a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from quickscan_sim.analyse.disclosure.attack import check_published
from quickscan_sim.present.published import check_safe, published_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quickscan_sim.advise.reading import Reading

GIVES_WAY = (
    ("sector x neighbourhood", "sector x income group"),
    ("organisation",),
    ("neighbourhood",),
    ("income group",),
    ("sector",),
    ("all",),
)
"""Kinds of groups in the order in which they are withheld as well, least important first."""

MOST_GROUPS = 1_500
"""Larger tables are not attacked before they are written to files: what may be shown was chosen
exactly, and to solve them once more would take minutes."""

SCORES = ("n", "mean", "sd", "ci_low", "ci_high", "n_organisations")
SHARES = ("n", "share", "ci_low", "ci_high")


def safe_reading(
    reading: Reading, *, named: bool, organisations: bool = False
) -> tuple[Reading, pd.DataFrame]:
    """The reading and its table of published numbers, with more withheld where that is needed.

    As long as the attack finds a leak, the least important kind of groups that is still shown is
    withheld: of a question first its sectors and then everybody, of the scores the kinds of
    :data:`GIVES_WAY` on all themes. ``reading.withholds_more`` tells that it happened.
    ``organisations``: their scores are published too, and attacked without the bounds
    (:func:`~quickscan_sim.present.published.published_numbers`).

    Raises
    ------
    QuickscanError
        When the numbers still give a small group away.
    """
    for step in range(len(GIVES_WAY) + 1):
        published = published_numbers(reading, named=named, organisations=organisations)
        # The linear programmes take longest, so they come when nothing else leaks any more.
        leaks = check_published(published, bounds=False) or check_published(
            published[published["organisation_id"].isna()]
        )
        if not leaks:
            return reading, published
        if step < len(GIVES_WAY):
            subjects = {str(leak.facts["subject"]) for leak in leaks if "subject" in leak.facts}
            reading = _withhold_more(reading, subjects, step)
    check_safe(published)
    return reading, published


def _withhold_more(reading: Reading, subjects: set[str], step: int) -> Reading:
    items = subjects & set(reading.shares["item_id"])
    shares = _withheld_shares(reading.shares, items, with_all=step > 0)
    reading = replace(reading, shares=shares, withholds_more=True)
    if items == subjects:
        return reading
    kinds = {kind for kinds in GIVES_WAY[: step + 1] for kind in kinds}
    hidden = reading.score_summary["grouping"].isin(list(kinds))
    contrasts, comparison = reading.contrasts, reading.comparison
    if "income group" in kinds:
        columns = comparison.select_dtypes("number").columns.astype(str)
        numbers = [name for name in columns if "n_neigh" not in name]
        comparison = _emptied(comparison, pd.Series(True, index=comparison.index), numbers)
        comparison = comparison.assign(reason="too_few")
    if "sector" in kinds:
        contrasts = contrasts.iloc[:0]
    summary = _emptied(reading.score_summary, hidden, SCORES)
    summary["withheld"] = summary["withheld"] | hidden
    return replace(reading, score_summary=summary, contrasts=contrasts, comparison=comparison)


def _withheld_shares(shares: pd.DataFrame, items: set[str], *, with_all: bool) -> pd.DataFrame:
    hidden = shares["item_id"].isin(list(items)) & (shares["sector"].notna() | with_all)
    found = _emptied(shares, hidden, SHARES)
    found["withheld"] = found["withheld"] | hidden
    return found


def _emptied(table: pd.DataFrame, hidden: pd.Series[bool], columns: Iterable[str]) -> pd.DataFrame:
    return table.assign(**{name: table[name].mask(hidden) for name in columns})
