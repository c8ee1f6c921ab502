"""Shares at two measurements: who does not know what to do, and which organisations are silent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.advise.second_measurement.seen import Seen, seen_in
from quickscan_sim.analyse import summarise_shares
from quickscan_sim.analyse.comparison.change import change_of_scores
from quickscan_sim.analyse.intervals import CONFIDENCE, t_quantile
from quickscan_sim.analyse.scores.shares import says_yes

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.second_measurement.two_measurements import TwoMeasurements

NEEDED_THEMES = 4


def hesitation_change(finding: Finding, both: TwoMeasurements) -> Seen:
    """The change of the share that sees it and does not know what to do, on one theme.

    That theme was chosen for having the highest share of all themes. ``expected`` is what comes
    back by itself, as in :func:`~quickscan_sim.analyse.expected_regression`: of the distance to
    the mean of the themes a part (v - c) / (t + v), with v the sampling variance of the share, t
    the variance of the shares less the mean v, and v - c half the variance of the change.
    """
    import pandas as pd

    tables, found, own_item = both.tables, [], None
    answers = tables["answers"]
    given = answers[answers["answer"].notna() & answers["wave"].isin(both.waves)]
    for item in both.questionnaire.items_of("practice"):
        if item.aspect != "hesitation" or item.item_id in both.changed_items:
            continue
        if item.theme_id == finding.theme and own_item is None:
            own_item = item.item_id
        own = given[given["item_id"] == item.item_id]
        yes = says_yes(own["answer"], item).astype("float64")
        found.append(own[["professional_id", "wave"]].assign(theme=item.item_id, score=yes))
    scores = pd.concat(found) if found else pd.DataFrame({"theme": [], "wave": []})
    if own_item is None or scores.loc[scores["theme"] == own_item, "wave"].nunique() < 2:
        return Seen(unit="share", reason="items_changed")
    change = change_of_scores(scores, tables["professionals"], tables["works_in"], waves=both.waves)
    seen = seen_in(change[change["theme"] == own_item], "all", {})
    return _with_regression(replace(seen, unit="share"), own_item, both)


def _with_regression(seen: Seen, item: str, both: TwoMeasurements) -> Seen:
    earlier = both.scans[0]
    shares = summarise_shares(earlier.answers, earlier.questionnaire, earlier.professionals)
    of_all = shares[
        (shares["part"] == "hesitation") & shares["sector"].isna() & shares["ci_low"].notna()
    ].set_index("item_id")
    if item not in of_all.index or len(of_all) < NEEDED_THEMES:
        return seen
    if seen.change is None or seen.ci_low is None or seen.ci_high is None:
        return seen
    normal = t_quantile(np.inf)
    sampling = ((of_all["ci_high"] - of_all["ci_low"]) / (2 * normal)) ** 2
    true = max(0.0, float(of_all["share"].var(ddof=1) - sampling.mean()))
    half = (seen.ci_high - seen.ci_low) / 2
    lost = (half / normal) ** 2 / 2
    part = min(1.0, lost / (true + float(sampling[item])))
    expected = part * float(of_all["share"].mean() - of_all["share"].to_dict()[item])
    rest = seen.change - expected
    return replace(seen, expected=expected, rest_low=rest - half, rest_high=rest + half)


def silent_change(both: TwoMeasurements) -> Seen:
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
    seen = Seen(
        "share",
        then,
        now,
        now - then,
        n_earlier=n,
        n_later=n,
        n_both=n,
        counts="organisations",
    )
    if spoke + fell == 0:
        return replace(seen, ci_low=0.0, ci_high=0.0, p=1.0)
    test = binomtest(fell, spoke + fell)
    ends = test.proportion_ci(CONFIDENCE)
    low, high = ((2 * end - 1) * (spoke + fell) / n for end in ends)
    return replace(seen, ci_low=float(low), ci_high=float(high), p=float(test.pvalue))
