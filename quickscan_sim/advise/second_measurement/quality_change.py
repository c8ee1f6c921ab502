"""How two organisations rate working together, at two measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quickscan_sim.advise.second_measurement.networks import readings_of
from quickscan_sim.advise.second_measurement.seen import POWER, Seen
from quickscan_sim.analyse.intervals import t_quantile, two_sided_p
from quickscan_sim.analyse.network.gaps import QUALITY_SPREAD
from quickscan_sim.vocabulary import SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.second_measurement.two_measurements import TwoMeasurements

PLACE = ["neighbourhood_id", "layer"]


def quality_change(finding: Finding, both: TwoMeasurements) -> Seen:
    """The mean rating of one tie by both sides, then and now.

    The interval takes the spread of ratings of one tie to be ``QUALITY_SPREAD`` (an assumption),
    and ratings to be independent. What comes back by itself is not told: a study found far less
    of it (0.07) than the formula for fresh ratings gives (0.34), because the same people rate a
    tie much as they did before.
    """
    means = [_ratings(readings) for readings in readings_of(both)]
    pair = tuple(sorted((str(finding.organisation_id), str(finding.partner_id))))
    key = (str(finding.neighbourhood_id), str(finding.layer), *pair)
    rows = [table.to_dict("index").get(key) for table in means]
    known = [row for row in rows if row is not None]
    if len(known) < len(rows):
        return Seen(reason="not_in_both")
    n = [int(row["n"]) for row in known]
    if min(n) < SMALL_CELL:
        return Seen(reason="withheld")
    then, now = (float(row["mean"]) for row in known)
    variance = [QUALITY_SPREAD**2 / one for one in n]
    error = float(np.sqrt(sum(variance)))
    half = t_quantile(np.inf) * error
    change = now - then
    power = t_quantile(np.inf) + t_quantile(np.inf, 2 * POWER - 1)
    return Seen(
        counts="ratings",
        earlier=then,
        later=now,
        change=change,
        ci_low=change - half,
        ci_high=change + half,
        p=float(two_sided_p(change / error, np.inf)),
        smallest=float(power * error),
        n_earlier=n[0],
        n_later=n[1],
    )


def _ratings(readings: pd.DataFrame) -> pd.DataFrame:
    """Mean and number of ratings of each tie, both sides together."""
    rated = readings[readings["quality"].notna() & (readings["n_quality"] > 0)]
    sides = np.sort(rated[["organisation_id", "partner_id"]].to_numpy(str), axis=1)
    rated = rated.assign(
        one=sides[:, 0],
        other=sides[:, 1],
        n=rated["n_quality"].astype("float64"),
        total=rated["quality"].astype("float64") * rated["n_quality"].astype("float64"),
    )
    of_tie = rated.groupby([*PLACE, "one", "other"])[["n", "total"]].sum()
    return of_tie.assign(mean=of_tie["total"] / of_tie["n"])
