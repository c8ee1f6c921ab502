"""Ties without the organisations that everybody recognises and of which few people answered."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.analyse.given import READINGS, check_table
from quickscan_sim.vocabulary import SMALL_CELL


def without_recognisable(
    tie_readings: pd.DataFrame, organisations: pd.DataFrame, minimum: int = SMALL_CELL
) -> pd.DataFrame:
    """The readings as they may be shared where organisations are called after their sector.

    A label of a sector protects only where a wijk has several organisations of that sector. An
    organisation that is the only one is as good as named. What it says about others is kept when
    at least ``minimum`` of its people could tell; else it becomes unknown, as if nobody there had
    answered. What others say about it stays.

    Parameters
    ----------
    tie_readings
        From :func:`~quickscan_sim.analyse.read_ties`.
    organisations
        Gives the sector of each organisation.

    Returns
    -------
    DataFrame
        The same rows; the very same table when there is nothing to leave out.

    Examples
    --------
    >>> readings = pd.DataFrame({"neighbourhood_id": "W1", "layer": "a",
    ...     "organisation_id": ["s1", "s2", "t1"], "partner_id": ["t1", "t1", "s1"],
    ...     "n_reporters": pd.array([3, 3, 3], "Int64"), "n_naming": pd.array([2, 2, 3], "Int64"),
    ...     "share_naming": [0.67, 0.67, 1.0], "level": 2.0, "quality": 3.0,
    ...     "n_quality": pd.array([2, 2, 3], "Int64"),
    ...     "names": pd.array([True, True, True], "boolean")})
    >>> sectors = pd.DataFrame({"organisation_id": ["s1", "s2", "t1"],
    ...     "sector": ["school", "school", "team"]})
    >>> without_recognisable(readings, sectors)["names"].tolist()
    [True, True, <NA>]
    """
    check_table(tie_readings, "tie_readings", READINGS)
    check_table(organisations, "organisations", ("organisation_id", "sector"))
    hidden = _recognisable(tie_readings, organisations) & (
        tie_readings["n_reporters"].between(1, minimum - 1)
    ).to_numpy(bool, na_value=False)
    if not hidden.any():
        return tie_readings
    told = {
        name: tie_readings[name].mask(hidden, 0 if name.startswith("n_") else pd.NA)
        if tie_readings[name].dtype != "float64"
        else tie_readings[name].mask(hidden)
        for name in tie_readings.columns
        if name not in ("neighbourhood_id", "layer", "organisation_id", "partner_id")
    }
    return tie_readings.assign(**told)


def _recognisable(tie_readings: pd.DataFrame, organisations: pd.DataFrame) -> pd.Series[bool]:
    """For each row whether its organisation is the only one of its sector in the wijk."""
    sector_of = organisations.set_index("organisation_id")["sector"]
    there = pd.concat(
        tie_readings[["neighbourhood_id", side]].rename(columns={side: "organisation_id"})
        for side in ("organisation_id", "partner_id")
    ).drop_duplicates()
    there["sector"] = there["organisation_id"].map(sector_of)
    alone = ~there.duplicated(["neighbourhood_id", "sector"], keep=False)
    places = pd.MultiIndex.from_frame(there.loc[alone, ["neighbourhood_id", "organisation_id"]])
    rows = pd.MultiIndex.from_frame(tie_readings[["neighbourhood_id", "organisation_id"]])
    return pd.Series(rows.isin(places), index=tie_readings.index)
