"""The number of a finding at two measurements: what was seen, and what it is held against."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quickscan_sim.advise.quality_change import quality_change
from quickscan_sim.advise.seen import POWER, Seen
from quickscan_sim.analyse.comparison.change import change_of_scores
from quickscan_sim.analyse.intervals import CONFIDENCE, t_quantile, two_sided_p
from quickscan_sim.analyse.scores.shares import says_yes

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.finding import Finding
    from quickscan_sim.advise.two_measurements import TwoMeasurements


def seen_change(
    finding: Finding,
    both: TwoMeasurements,
    change: pd.DataFrame,
    regression: pd.DataFrame,
    scores: pd.DataFrame,
) -> Seen:
    """The change of the number that a finding is about, in the same group of people."""
    if finding.kind == "silent":
        return _silent(both)
    if finding.kind == "weak_quality":
        return quality_change(finding, both)
    if finding.kind == "hesitation":
        rows = _of_shares(finding, both)
        return replace(_seen(rows, "all", {}), unit="share")
    if finding.kind == "difference":
        group = "few" if (finding.value or 0.0) < 0 else "many"
        found = _of_income_group(scores, both, str(finding.theme))
        # Only what follows from the scores of each measurement that are shown anyway.
        return _seen(found[found["design"] == "all_respondents"], "neighbourhood", _place(group))
    grouping, labels = _group(finding)
    seen = _seen(change[change["theme"] == finding.theme], grouping, labels)
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


def _seen(rows: pd.DataFrame, grouping: str, labels: dict[str, str]) -> Seen:
    own = rows[rows["grouping"] == grouping]
    for name, label in labels.items():
        own = own[own[name] == label]
    of_design = {str(row["design"]): row for row in own.to_dict("records")}
    row = of_design.get("all_respondents")
    if row is None:
        return Seen(reason="not_in_both")
    same, others = of_design.get("same_people", {}), of_design.get("composition", {})
    facts = {
        "earlier": _known(row["mean_earlier"]),
        "later": _known(row["mean_later"]),
        "change": _known(row["change"]),
        "ci_low": _known(row["ci_low"]),
        "ci_high": _known(row["ci_high"]),
        "n_earlier": _counted(row["n_earlier"]),
        "n_later": _counted(row["n_later"]),
        "n_both": _counted(same.get("n_both")),
        "stayed": _known(same.get("change")),
        "stayed_low": _known(same.get("ci_low")),
        "stayed_high": _known(same.get("ci_high")),
        "composition": _known(others.get("change")),
        "reason": _text(row["reason"]),
    }
    return Seen(**facts | _test(_known(row["standard_error"]), _known(row["df"]), facts["change"]))


def _test(error: float | None, df: float | None, change: float | None) -> dict[str, Any]:
    """The p-value of no change, and the smallest change that would be seen in 80 of 100 cases.

    That is (t(.975) + t(.80)) times the standard error (Bloom 1995, Minimum detectable effects,
    Evaluation Review 19(5)).
    """
    if error is None or df is None or change is None or error <= 0:
        return {}
    factor = t_quantile(df) + t_quantile(df, 2 * POWER - 1)
    return {"p": float(two_sided_p(change / error, df)), "smallest": float(factor * error)}


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
        expected=_known(row["expected"]),
        rest_low=_known(row["rest_low"]),
        rest_high=_known(row["rest_high"]),
    )


def _of_shares(finding: Finding, both: TwoMeasurements) -> pd.DataFrame:
    """The change of the share that sees it and does not know what to do."""
    import pandas as pd

    tables, found = both.tables, []
    answers = tables["answers"]
    given = answers[answers["answer"].notna() & answers["wave"].isin(both.waves)]
    for item in both.questionnaire.items_of("practice", finding.theme):
        if item.aspect == "hesitation" and item.item_id not in both.changed_items:
            own = given[given["item_id"] == item.item_id]
            yes = says_yes(own["answer"], item).astype("float64")
            found.append(own[["professional_id", "wave"]].assign(theme=item.item_id, score=yes))
    if not found or found[0]["wave"].nunique() < 2:
        return pd.DataFrame(columns=["grouping", "design"])
    # Of several such items the finding speaks of one; they are asked of the same people.
    return change_of_scores(found[0], tables["professionals"], tables["works_in"], waves=both.waves)


def _of_income_group(scores: pd.DataFrame, both: TwoMeasurements, theme: str) -> pd.DataFrame:
    """The change of everybody who works in wijken with few, or with many, low incomes."""
    tables = both.tables
    group = tables["neighbourhoods"].set_index("neighbourhood_id")["income_group"]
    places = tables["works_in"]
    places = places.assign(neighbourhood_id=places["neighbourhood_id"].map(group))
    places = places.dropna(subset=["neighbourhood_id"])
    key = ["professional_id", "wave", "neighbourhood_id"]
    places = places.groupby(key, as_index=False)["share"].sum()
    own = scores[scores["theme"] == theme]
    return change_of_scores(own, tables["professionals"], places, waves=both.waves)


def _silent(both: TwoMeasurements) -> Seen:
    """Organisations in which nobody answered, of those that are there at both measurements.

    Whether silent ones spoke and others fell silent is a matter of luck as well: the exact sign
    test on the organisations that changed (McNemar 1947; Clopper and Pearson 1934).
    """
    from scipy.stats import binomtest

    silent = []
    for scan in both.scans:
        people = scan.professionals
        heard = set(people.loc[people["responded"].astype(bool), "organisation_id"])
        silent.append({one: one not in heard for one in scan.organisations["organisation_id"]})
    shared = sorted(silent[0].keys() & silent[1].keys())
    n = len(shared)
    if n == 0:
        return Seen(unit="share", reason="not_in_both")
    spoke = sum(silent[0][one] and not silent[1][one] for one in shared)
    fell = sum(silent[1][one] and not silent[0][one] for one in shared)
    then, now = (sum(each[one] for one in shared) / n for each in silent)
    seen = Seen("share", then, now, now - then, n_earlier=n, n_later=n, n_both=n)
    if spoke + fell == 0:
        return replace(seen, ci_low=0.0, ci_high=0.0, p=1.0)
    test = binomtest(fell, spoke + fell)
    ends = test.proportion_ci(CONFIDENCE)
    low, high = ((2 * end - 1) * (spoke + fell) / n for end in ends)
    return replace(seen, ci_low=float(low), ci_high=float(high), p=float(test.pvalue))


def _known(value: object) -> float | None:
    import pandas as pd

    return None if value is None or pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]


def _counted(value: object) -> int | None:
    found = _known(value)
    return None if found is None else int(found)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
