"""Who answered, of how many who were invited."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.analyse.typed_rows import typed_rows

COLUMNS = {
    "grouping": "str",
    "sector": "str",
    "neighbourhood_id": "str",
    "organisation_id": "str",
    "n_organisations": "Int64",
    "n_silent": "Int64",
    "n_invited": "Int64",
    "n_responded": "Int64",
    "response": "float64",
}
GROUPINGS = {
    "all": None,
    "sector": "sector",
    "neighbourhood": "neighbourhood_id",
    "organisation": "organisation_id",
}


def summarise_response(
    professionals: pd.DataFrame, organisations: pd.DataFrame, active_in: pd.DataFrame
) -> pd.DataFrame:
    """Invited, answered and response, overall and by sector, wijk and organisation.

    Parameters
    ----------
    professionals
        One wave; only the rows with ``responded`` count.
    organisations
        ``n_invited`` is empty where unknown; then the response of every group that holds the
        organisation is unknown too, and stays empty. Where more people answered than were
        invited, as many were invited as answered.
    active_in
        An organisation that works in several wijken counts as a whole in each of them.

    Returns
    -------
    DataFrame
        A row per group; ``n_silent`` is the number of organisations in which nobody answered.
    """
    answered = professionals.loc[professionals["responded"], "organisation_id"].value_counts()
    counted = organisations[["organisation_id", "sector", "n_invited"]].copy()
    counted["n_responded"] = counted["organisation_id"].map(answered).fillna(0).astype("Int64")
    # More people may answer than were counted as invited.
    is_less = (counted["n_invited"] < counted["n_responded"]).fillna(False)
    counted["n_invited"] = counted["n_invited"].mask(is_less, counted["n_responded"])
    rows = []
    for grouping, column in GROUPINGS.items():
        source = counted.merge(active_in) if column == "neighbourhood_id" else counted
        parts = [(pd.NA, source)] if column is None else source.groupby(column, sort=False)
        for label, group in parts:
            place = {column: label} if column else {}
            rows.append({"grouping": grouping} | place | _counts(group))
    return typed_rows(rows, COLUMNS)


def _counts(group: pd.DataFrame) -> dict[str, object]:
    n_invited = group["n_invited"].sum() if group["n_invited"].notna().all() else pd.NA
    n_responded = int(group["n_responded"].sum())
    known = n_invited is not pd.NA and n_invited > 0
    return {
        "n_organisations": len(group),
        "n_silent": int((group["n_responded"] == 0).sum()),
        "n_invited": n_invited,
        "n_responded": n_responded,
        "response": n_responded / n_invited if known else None,
    }
