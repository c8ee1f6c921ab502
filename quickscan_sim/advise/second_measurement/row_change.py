"""The number of a finding at two measurements: what was seen, and what it is held against."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickscan_sim.advise.second_measurement.quality_change import quality_change
from quickscan_sim.advise.second_measurement.seen import Seen, known, seen_in
from quickscan_sim.advise.second_measurement.share_change import hesitation_change, silent_change
from quickscan_sim.analyse.comparison.change import change_of_scores

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.second_measurement.two_measurements import TwoMeasurements


def seen_change(
    finding: Finding,
    both: TwoMeasurements,
    change: pd.DataFrame,
    regression: pd.DataFrame,
    scores: pd.DataFrame,
) -> Seen:
    """The change of the number that a finding is about, in the same group of people."""
    if finding.kind == "silent":
        return silent_change(both)
    if finding.kind == "weak_quality":
        return quality_change(finding, both)
    if finding.kind == "hesitation":
        return hesitation_change(finding, both)
    if finding.kind == "difference":
        group = "few" if (finding.value or 0.0) < 0 else "many"
        found = _of_income_group(scores, both, str(finding.theme))
        # Only what follows from the scores of each measurement that are shown anyway.
        return seen_in(found[found["design"] == "all_respondents"], "neighbourhood", _place(group))
    grouping, labels = _group(finding)
    seen = seen_in(change[change["theme"] == finding.theme], grouping, labels)
    return _with_regression(seen, regression, finding, grouping)


def _group(finding: Finding) -> tuple[str, dict[str, str]]:
    if finding.organisation_id is not None:
        return "organisation", {"organisation_id": finding.organisation_id}
    if finding.sector is not None and finding.neighbourhood_id is not None:
        return "sector x neighbourhood", {}
    if finding.sector is not None:
        return "sector", {"sector": finding.sector}
    if finding.neighbourhood_id is not None:
        return "neighbourhood", _place(finding.neighbourhood_id)
    return "all", {}


def _place(neighbourhood_id: str) -> dict[str, str]:
    return {"neighbourhood_id": neighbourhood_id}


def _with_regression(seen: Seen, regression: pd.DataFrame, finding: Finding, grouping: str) -> Seen:
    """What would have come back by itself, where the group was one of several of its kind."""
    if grouping != "sector":
        return seen
    own = regression[
        (regression["grouping"] == "sector")
        & (regression["chosen"] == "each")
        & (regression["theme"] == finding.theme)
        & (regression["sector"] == finding.sector)
    ]
    if own.empty:
        return seen
    row = own.to_dict("records")[0]
    return replace(
        seen,
        expected=known(row["expected"]),
        rest_low=known(row["rest_low"]),
        rest_high=known(row["rest_high"]),
    )


def _of_income_group(scores: pd.DataFrame, both: TwoMeasurements, theme: str) -> pd.DataFrame:
    """The change of everybody who works in wijken with few, or with many, low incomes."""
    tables = both.tables
    group = tables["neighbourhoods"].set_index("neighbourhood_id")["income_group"]
    places = tables["works_in"]
    places = places.assign(neighbourhood_id=places["neighbourhood_id"].map(group))
    places = places.dropna(subset=["neighbourhood_id"])
    key = ["professional_id", "wave", "neighbourhood_id"]
    places = places.groupby(key)["share"].sum().reset_index()
    own = scores[scores["theme"] == theme]
    return change_of_scores(own, tables["professionals"], places, waves=both.waves)
