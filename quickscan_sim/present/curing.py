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

    One reader may lay the reports for the municipality, an institution, a professional and the
    residents side by side. So whichever is written, the numbers of all of them are attacked as one
    table: also the scores of every organisation that has 5 people or more, each of which may have
    a report of its own. What an organisation leaves of its sector is a group as well: with 1 to 4
    people there, the organisation or the sector is withheld.

    As long as the attack finds a leak, the least important kind of groups that is still shown is
    withheld: of a question first its sectors and then everybody, of the scores the kinds of
    :data:`GIVES_WAY` on all themes. ``reading.withholds_more`` tells that it happened.
    ``organisations``: their scores are in the table that is given back too
    (:func:`~quickscan_sim.present.published.published_numbers`).

    Raises
    ------
    QuickscanError
        When the numbers still give a small group away.
    """
    for step in range(len(GIVES_WAY) + 1):
        of_all_reports = published_numbers(reading, named=named, organisations=True)
        # The linear programmes take longest, so they come when nothing else leaks any more.
        leaks = check_published(of_all_reports, bounds=False) or check_published(of_all_reports)
        if not leaks:
            return reading, _of_this_report(of_all_reports, organisations)
        if step < len(GIVES_WAY):
            subjects = {str(leak.facts["subject"]) for leak in leaks if "subject" in leak.facts}
            reading = _withhold_more(reading, subjects, step)
    check_safe(of_all_reports)
    return reading, _of_this_report(of_all_reports, organisations)


def _of_this_report(published: pd.DataFrame, organisations: bool) -> pd.DataFrame:
    is_score = (published["place"] == "scores") & (published["grouping"] == "organisation")
    return published if organisations else published[~is_score].reset_index(drop=True)


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
