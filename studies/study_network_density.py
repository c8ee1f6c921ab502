"""How right are density, reciprocity and other measures when some organisations are silent?

Draws the example (six wijken) with three densities, and lets 0, 20 or 40 % of the organisations be
silent: at random, or those with few ties more often (one standard deviation of degree changes the
odds by a factor e). Others answer as they ordinarily do, so also without silent organisations some
people stay away. The truth is the true network of each wijk and layer.

Beside the kit's estimates stand the mean row of organisations that can be read, where at least
half of the people name the partner, with a jackknife ("rows"), and the same with the rows of silent
organisations as zeros ("zeros"). For measures of drawn networks the intervals stand beside those of
pairs that are each drawn apart, with the probabilities of `judged_pairs` ("pairs apart").

    python studies/study_network_density.py
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse import estimate_density, network_intervals, read_ties
from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.analyse.network.density.drawn_measures import measures_of_draws
from quickscan_sim.analyse.network.measures.graphs import readings_of_tie
from quickscan_sim.analyse.network.pairs.pairs import judged_pairs
from quickscan_sim.analyse.network.ties.place_readings import places_of
from quickscan_sim.diagnose.diagnosands import monte_carlo_error
from quickscan_sim.parameters import load_scenario
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate import simulate_quickscan

# Fixed on 2026-11-23, before the first run.
FIRST_SEED = 81_000
N_DRAWS = 50
DENSITIES = (0.2, 0.34, 0.45)
SILENCES = ((0.0, "at random"), (0.2, "at random"), (0.4, "at random"), (0.2, "few ties"),
            (0.4, "few ties"))  # fmt: skip
TIES = {"knows": 1, "works_with": 2}
OF_DRAWN = ("density", "reciprocity", "transitivity", "transitivity_undirected", "centralisation",
            "n_components", "n_cut_points", "n_isolates")  # fmt: skip
DRAWN_WITH = 0.34
"""Networks are drawn for this density alone, for it takes longest."""
N_NETWORKS = 200
ROUNDING = 1e-7

Place = tuple[str, str]
Found = dict[Place, dict[str, tuple[float, float, float]]]
"""For each place and measure the estimate and its interval."""


def silenced(scan: Quickscan, truth: Truth, share: float, which: str, seed: int) -> pd.DataFrame:
    """Professionals, of whom those of some organisations did not answer."""
    names = scan.organisations["organisation_id"].to_numpy(object)
    chance = stream(seed, "silenced organisations").gumbel(size=len(names))
    if which == "few ties":
        n_ties = truth.true_ties.groupby("organisation_id").size().reindex(names, fill_value=0)
        n_wijken = scan.active_in.groupby("organisation_id").size().reindex(names, fill_value=1)
        degree = (n_ties / n_wijken).to_numpy(float)
        chance = chance - (degree - degree.mean()) / degree.std()
    silent = names[np.argsort(-chance)[: round(share * len(names))]]
    people = scan.professionals.copy()
    people.loc[people["organisation_id"].isin(silent), ["responded", "answered_partners"]] = False
    return people


def true_networks(scan: Quickscan, truth: Truth, lowest: int) -> dict[Place, np.ndarray]:
    """For each wijk and layer: organisation x partner, True where there is a tie."""
    ties = truth.true_ties[truth.true_ties["level"] >= lowest]
    found = {}
    for wijk, here in scan.active_in.groupby("neighbourhood_id"):
        names = pd.Index(sorted(here["organisation_id"]))
        for layer in scan.questionnaire.layer_ids:
            own = ties[(ties["neighbourhood_id"] == wijk) & (ties["layer"] == layer)]
            table = np.zeros((len(names), len(names)), dtype=bool)
            one, other = (
                names.get_indexer(own[f"{side}_id"]) for side in ("organisation", "partner")
            )
            table[one, other] = True
            found[str(wijk), layer] = table
    return found


def kit(readings: pd.DataFrame, tie: str) -> Found:
    """The kit's own estimates."""
    table = estimate_density(readings, tie)
    return {
        (row["neighbourhood_id"], row["layer"]): {
            name: (row[name], row[f"{name}_low"], row[f"{name}_high"])
            for name in ("density", "reciprocity")
        }
        for row in table.to_dict("records")
    }


def rows_only(readings: pd.DataFrame, tie: str) -> Found:
    """Rows of organisations that can be read, with a jackknife."""
    found: Found = {}
    for place in places_of(readings_of_tie(readings, tie)):
        names = place.matrix()
        readable = place.readable
        if readable.sum() < 3:
            continue
        rows = np.nanmean(names[readable], axis=1)
        half = t_quantile(len(rows) - 1) * rows.std(ddof=1) / np.sqrt(len(rows))
        inside = np.nan_to_num(names[np.ix_(readable, readable)])
        returned = (inside * inside.T).sum() / inside.sum() if inside.sum() else np.nan
        found[place.place] = {
            "density": (rows.mean(), max(rows.mean() - half, 0), min(rows.mean() + half, 1)),
            "reciprocity": (returned, np.nan, np.nan),
        }
    return found


def zeros(readings: pd.DataFrame, tie: str) -> Found:
    """Who did not answer has no ties: wrong, and often done."""
    n_named = readings["n_working" if tie == "works_with" else "n_naming"].to_numpy(float)
    asked = readings["n_reporters"].to_numpy(float)
    names = pd.array((asked > 0) & (n_named >= asked / 2), dtype="boolean")
    found: Found = {}
    for place in places_of(readings.assign(names=names)):
        table = np.nan_to_num(place.matrix())
        returned = (table * table.T).sum() / table.sum() if table.sum() else np.nan
        density = table.sum() / (place.n * (place.n - 1))
        found[place.place] = {
            "density": (density, np.nan, np.nan),
            "reciprocity": (returned, np.nan, np.nan),
        }
    return found


def drawn(readings: pd.DataFrame, tie: str, seed: int) -> Found:
    """The kit's intervals from drawn networks."""
    table = network_intervals(readings, n_draws=N_NETWORKS, seed=seed, tie=tie).measures
    found: Found = {}
    for row in table.to_dict("records"):
        place = found.setdefault((row["neighbourhood_id"], row["layer"]), {})
        place[row["measure"]] = (row["estimate"], row["ci_low"], row["ci_high"])
    return found


def drawn_apart(readings: pd.DataFrame, organisations: pd.DataFrame, seed: int) -> Found:
    """Every pair on its own, with the probability that `judged_pairs` gives it."""
    pairs = judged_pairs(readings, organisations)
    rng = stream(seed, "pairs apart")
    p_one, p_other = pairs.p_only
    p_both = 1 - pairs.p_absent - p_one - p_other
    wijk, layer, one, other = pairs.place.values()
    found: Found = {}
    for place in dict.fromkeys(zip(wijk, layer, strict=True)):
        rows = (wijk == place[0]) & (layer == place[1])
        names = sorted(set(one[rows]) | set(other[rows]))
        sides = [pd.Index(names).get_indexer(side[rows]) for side in (one, other)]
        chance = rng.random((N_NETWORKS, rows.sum()))
        ties = np.zeros((N_NETWORKS, len(names), len(names)), dtype=bool)
        limit = p_both[rows] + p_one[rows]
        ties[:, sides[0], sides[1]] = chance < limit
        ties[:, sides[1], sides[0]] = (chance < p_both[rows]) | (
            (chance >= limit) & (chance < limit + p_other[rows])
        )
        found[place] = {
            name: (values.mean(), *np.quantile(values, (0.025, 0.975), method="inverted_cdf"))
            for name, values in measures_of_draws(ties).items()
        }
    return found


def answers(number: int, density: float) -> Iterator[dict[str, Any]]:
    """What every method says of one municipality, beside the truth."""
    settings = load_scenario("example", seed=FIRST_SEED + number)
    scan, truth = simulate_quickscan(
        settings.model_copy(update={"tie_density": density, "p_silent_organisation": 0.0})
    )
    networks = {tie: true_networks(scan, truth, lowest) for tie, lowest in TIES.items()}
    for share, which in SILENCES:
        people = silenced(scan, truth, share, which, settings.seed)
        readings = read_ties(
            scan.ties, people, scan.works_in, scan.active_in, scan.questionnaire.layer_ids
        )
        for tie in TIES:
            true = {
                place: {name: values[0] for name, values in measures_of_draws(table[None]).items()}
                for place, table in networks[tie].items()
            }
            methods = {
                "kit": kit(readings, tie),
                "rows": rows_only(readings, tie),
                "zeros": zeros(readings, tie),
            }
            if density == DRAWN_WITH:
                methods["networks drawn"] = drawn(readings, tie, settings.seed)
            if density == DRAWN_WITH and tie == "knows":
                methods["pairs apart"] = drawn_apart(readings, scan.organisations, settings.seed)
            setting = {"tie": tie, "tie_density": density, "silent": which, "share_silent": share}
            yield from _rows(setting | {"draw": number}, methods, true)


def _rows(
    setting: dict[str, Any], methods: dict[str, Found], true: dict[Place, dict[str, float]]
) -> Iterator[dict[str, Any]]:
    for method, found in methods.items():
        for place, measures in found.items():
            for name, (estimate, low, high) in measures.items():
                if name in OF_DRAWN:
                    yield setting | {
                        "measure": name,
                        "method": method,
                        "truth": true[place][name],
                        "estimate": estimate,
                        "low": low,
                        "high": high,
                    }


def describe(rows: pd.DataFrame) -> pd.Series[Any]:
    """Of one method in one setting."""
    known = rows[rows["estimate"].notna() & rows["truth"].notna()]
    error = (known["estimate"] - known["truth"]).to_numpy(float)
    has_interval = known["low"].notna().to_numpy(bool)
    holds = (
        (known["low"] - ROUNDING <= known["truth"]) & (known["truth"] <= known["high"] + ROUNDING)
    ).to_numpy(float)[has_interval]
    draw = known["draw"].to_numpy()
    width = (known["high"] - known["low"])[has_interval]
    return pd.Series(
        {
            "n_networks": len(known),
            "without_number": len(rows) - len(known),
            "truth": known["truth"].mean(),
            "bias": error.mean(),
            "bias_mcse": monte_carlo_error(error, draw),
            "relative_bias": error.mean() / known["truth"].mean(),
            "rmse": np.sqrt((error**2).mean()),
            "coverage": holds.mean() if has_interval.any() else np.nan,
            "coverage_mcse": monte_carlo_error(holds, draw[has_interval])
            if has_interval.any()
            else np.nan,
            "mean_width": width.mean() if has_interval.any() else np.nan,
        }
    )


def main() -> None:
    """Draw, measure, print and write."""
    rows = pd.DataFrame(
        row
        for density in DENSITIES
        for number in range(N_DRAWS)
        for row in answers(number, density)
    )
    by = ["measure", "tie", "tie_density", "silent", "share_silent", "method"]
    table = pd.DataFrame(
        [
            dict(zip(by, names, strict=True)) | describe(own).to_dict()
            for names, own in rows.groupby(by, sort=False)
        ]
    ).sort_values([*by[:-1]], kind="stable")
    path = Path(__file__).parent / f"{date.today().isoformat()}_network_density.csv"
    table.to_csv(path, index=False, float_format="%.4f", lineterminator="\n")
    print(table.round(3).to_string(index=False))


if __name__ == "__main__":
    main()
