"""Who answered, of how many who were invited."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.analyse.given import check_table
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
    "reason": "str",
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
        A row per group; ``n_silent`` is the number of organisations in which nobody answered, and
        ``response`` the share of the invited who did. ``reason`` says why there is no response:
        "unknown_n_invited" or "nobody_invited".

    Raises
    ------
    QuickscanError
        For a table without its columns.

    Examples
    --------
    >>> professionals = pd.DataFrame({"organisation_id": ["a", "a"], "responded": [True, False]})
    >>> organisations = pd.DataFrame({"organisation_id": ["a", "b"], "sector": ["school", "team"],
    ...     "n_invited": pd.array([4, None], dtype="Int64")})
    >>> active_in = pd.DataFrame({"organisation_id": ["a", "b"], "neighbourhood_id": ["n1", "n1"]})
    >>> found = summarise_response(professionals, organisations, active_in)
    >>> found[found["grouping"] == "sector"][["sector", "response", "reason"]]
       sector  response             reason
    1  school      0.25                NaN
    2    team       NaN  unknown_n_invited
    """
    check_table(professionals, "professionals", ("organisation_id", "responded"))
    check_table(organisations, "organisations", ("organisation_id", "sector", "n_invited"))
    check_table(active_in, "active_in", ("organisation_id", "neighbourhood_id"))
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
    reason = "unknown_n_invited" if n_invited is pd.NA else None
    if reason is None and n_invited == 0:
        reason = "nobody_invited"
    return {
        "n_organisations": len(group),
        "n_silent": int((group["n_responded"] == 0).sum()),
        "n_invited": n_invited,
        "n_responded": n_responded,
        "response": None if reason else n_responded / n_invited,
        "reason": reason,
    }
