"""A number at two measurements, and what it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quickscan_sim.analyse.intervals import t_quantile, two_sided_p

if TYPE_CHECKING:
    import pandas as pd

POWER = 0.80


@dataclass(frozen=True)
class Seen:
    """A number then and now, with the interval of its change; None where it is not known.

    ``unit`` is "points" of the scale or "share"; ``counts`` is what n counts: "people",
    "organisations" or "ratings". ``stayed``, ``stayed_low`` and ``stayed_high``
    are the change of who answered twice, ``composition`` the part that comes from other people
    answering. ``smallest`` is the smallest change that would have been seen in 80 of 100 such
    measurements. ``expected`` is what would come back by itself (regression to the mean), and
    ``rest_low`` to ``rest_high`` the interval of what is left.
    """

    unit: str = "points"
    earlier: float | None = None
    later: float | None = None
    change: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    p: float | None = None
    smallest: float | None = None
    n_earlier: int | None = None
    n_later: int | None = None
    n_both: int | None = None
    stayed: float | None = None
    stayed_low: float | None = None
    stayed_high: float | None = None
    composition: float | None = None
    expected: float | None = None
    rest_low: float | None = None
    rest_high: float | None = None
    reason: str | None = None
    counts: str = "people"


def seen_in(rows: pd.DataFrame, grouping: str, labels: dict[str, str]) -> Seen:
    """The change of one group, from rows of :func:`~quickscan_sim.analyse.measure_change`."""
    own = rows[rows["grouping"] == grouping]
    for name, label in labels.items():
        own = own[own[name] == label]
    of_design = {str(row["design"]): row for row in own.to_dict("records")}
    row = of_design.get("all_respondents")
    if row is None:
        return Seen(reason="not_in_both")
    same, others = of_design.get("same_people", {}), of_design.get("composition", {})
    change = known(row["change"])
    facts: dict[str, Any] = {
        "earlier": known(row["mean_earlier"]),
        "later": known(row["mean_later"]),
        "change": change,
        "ci_low": known(row["ci_low"]),
        "ci_high": known(row["ci_high"]),
        "n_earlier": _counted(row["n_earlier"]),
        "n_later": _counted(row["n_later"]),
        "n_both": _counted(same.get("n_both")),
        "stayed": known(same.get("change")),
        "stayed_low": known(same.get("ci_low")),
        "stayed_high": known(same.get("ci_high")),
        "composition": known(others.get("change")),
        "reason": _text(row["reason"]),
    }
    return Seen(**facts | _test(known(row["standard_error"]), known(row["df"]), change))


def _test(error: float | None, df: float | None, change: float | None) -> dict[str, Any]:
    """The p-value of no change, and the smallest change that would be seen in 80 of 100 cases.

    That is (t(.975) + t(.80)) times the standard error (Bloom 1995, Minimum detectable effects,
    Evaluation Review 19(5)).
    """
    if error is None or df is None or change is None or error <= 0:
        return {}
    factor = t_quantile(df) + t_quantile(df, 2 * POWER - 1)
    return {"p": float(two_sided_p(change / error, df)), "smallest": float(factor * error)}


def known(value: object) -> float | None:
    """A number, or None where a cell holds none."""
    import pandas as pd

    cell: Any = value
    return None if pd.isna(cell) else float(cell)


def _counted(value: object) -> int | None:
    found = known(value)
    return None if found is None else int(found)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
