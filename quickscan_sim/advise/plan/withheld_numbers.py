"""Whether a text quotes the mean of a group that is withheld."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quickscan_sim.advise.plan.text_numbers import MEAN_WITH_N

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.reading import Reading

GROUPINGS = {
    "sector": ["sector"],
    "neighbourhood": ["neighbourhood_id"],
    "sector x neighbourhood": ["sector", "neighbourhood_id"],
    "organisation": ["organisation_id"],
}

_last: list[tuple[Reading, tuple[pd.DataFrame, pd.DataFrame]]] = []
"""The groups of the reading asked for last: a plan is checked again at every change."""


def quotes_withheld(text: str, reading: Reading) -> Iterator[str]:
    """What a text quotes as "mean (n = people)" that only a withheld group has."""
    quoted = {found[0]: (found[1], int(found[2])) for found in MEAN_WITH_N.finditer(text)}
    if not quoted:
        return
    withheld, shown = _groups(reading)
    for phrase, (number, n) in quoted.items():
        decimals = len(number) - 1 - max(number.find("."), number.find(","))
        mean = float(number.replace(",", "."))
        if _holds(withheld, mean, n, decimals) and not _holds(shown, mean, n, decimals):
            yield phrase


def _holds(groups: pd.DataFrame, mean: float, n: int, decimals: int) -> bool:
    alike = (groups["n"] == n) & (groups["mean"].round(decimals) == round(mean, decimals))
    return bool(alike.any())


def _groups(reading: Reading) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Mean and n of groups that are withheld, and of those that are shown."""
    if not _last or _last[0][0] is not reading:
        _last[:] = [(reading, _computed_groups(reading))]
    return _last[0][1]


def _computed_groups(reading: Reading) -> tuple[pd.DataFrame, pd.DataFrame]:
    import pandas as pd

    summary = reading.score_summary
    shown = summary[~summary["withheld"].astype(bool)][["mean", "n"]]
    hidden = []
    for grouping, keys in GROUPINGS.items():
        rows = summary[(summary["grouping"] == grouping) & summary["withheld"].astype(bool)]
        if len(rows):
            own = _means(reading, keys)
            hidden.append(rows[[*keys, "theme"]].merge(own, on=[*keys, "theme"])[["mean", "n"]])
    return pd.concat([shown.iloc[:0], *hidden]), shown


def _means(reading: Reading, keys: list[str]) -> pd.DataFrame:
    scan = reading.scan
    scores = reading.theme_scores[["professional_id", "theme", "score"]].dropna()
    people = scan.professionals[["professional_id", "organisation_id", "sector"]]
    scores = scores.merge(people, on="professional_id")
    if "neighbourhood_id" in keys:
        places = scan.works_in[["professional_id", "neighbourhood_id"]]
        scores = scores.merge(places, on="professional_id")
    scores = scores.rename(columns={"score": "mean"})
    found = scores.groupby([*keys, "theme"])["mean"].agg(["mean", "count"])
    return found.reset_index().rename(columns={"count": "n"})
