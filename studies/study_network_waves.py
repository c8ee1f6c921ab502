"""Does the comparison of networks tell the truth? Two measurements, two wijken, groups of wijken.

Draws quickscans whose true ties are known at both measurements, and asks of
``compare_network_waves``: are ties that "came with a probability of 30 %" new in 30 % of the
cases, does the interval of the number hold the true number, and how far off is the raw count of
contacts that are (no longer) named? And of ``compare_networks`` and ``compare_network_groups``,
with wijken that differ by chance alone: how often do they see a difference?

Writes a dated table beside this file: setting, question, part, value and its Monte Carlo error
(over draws, for wijken of one draw are alike).
"""

from __future__ import annotations

import csv
import itertools
from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim import analyse
from quickscan_sim.analyse.network.comparison.network_waves import NetworkWaves
from quickscan_sim.analyse.network.comparison.wave_totals import FATES
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.vocabulary import MIN_REPORTERS

FIRST_SEED = 51_001
N_DRAWS = 100
N_WIJKEN = 3
FIRST_NULL_SEED = 52_001
N_NULL_DRAWS = 200
N_NULL_WIJKEN = 8

SETTINGS: dict[str, dict[str, float]] = {
    "default": {},
    "no tie changes": {"tie_turnover": 0.0},
    "many ties change": {"tie_turnover": 0.4},
    "35 % answer": {"response_rate": 0.35},
    "fewer answer later": {"response_rate_later": 0.35},
    "careless naming": {"p_report_tie": 0.65, "p_report_no_tie": 0.06},
    "unlike reporters": {"reporter_spread": 1.5},
    "organisations come and go": {"p_new_organisations": 0.1, "p_vanished_organisations": 0.1},
}
BINS = np.array([0.0, 0.02, 0.1, 0.3, 0.7, 0.9, 0.98, 1.001])
PLACE = ["neighbourhood_id", "layer"]

Results = dict[tuple[str, str], list[tuple[float, float]]]
"""By question and part: of every draw a sum and what it is divided by."""


def readings_of(scan: Quickscan, wave: int) -> pd.DataFrame:
    """What was told at this wave."""
    one = scan.of_wave(wave)
    return analyse.read_ties(
        one.ties, one.professionals, one.works_in, one.active_in, one.questionnaire.layer_ids
    )


def true_states(truth: Truth, wave: int) -> set[tuple[str, str, str, str]]:
    """Wijk, layer, organisation and partner of every true tie of a wave."""
    ties = truth.true_ties[truth.true_ties["wave"] == wave]
    names = [*PLACE, "organisation_id", "partner_id"]
    return set(zip(*(ties[name] for name in names), strict=True))


def with_truth(pairs: pd.DataFrame, truth: Truth) -> pd.DataFrame:
    """The pairs that could be judged, and whether their tie truly came, went or stayed."""
    judged = pairs[pairs["reason"].isna()]
    keys = [
        list(zip(*(judged[name] for name in [*PLACE, *sides]), strict=True))
        for sides in (("organisation_id", "partner_id"), ("partner_id", "organisation_id"))
    ]
    there = []
    for wave in (1, 2):
        ties = true_states(truth, wave)
        there.append(
            np.array([one in ties or back in ties for one, back in zip(*keys, strict=True)])
        )
    before, later = there
    return judged.assign(came=~before & later, went=before & ~later, stayed=before & later)


def of_waves(found: NetworkWaves, pairs: pd.DataFrame) -> Results:
    """Numbers, probabilities and raw counts beside the truth."""
    results: Results = defaultdict(list)
    totals = found.totals[found.totals["reason"].isna()]
    groupings = (("neighbourhood", PLACE), ("all", ["layer"]), ("total", ["whole"]))
    for grouping, names in groupings:
        own = totals[totals["grouping"] == grouping].assign(whole="").set_index(names)
        true = pairs.assign(whole="").groupby(names)[list(FATES)].sum()
        true = true.reindex(own.index, fill_value=0)
        for fate in FATES:
            part, n = f"{fate}, {grouping}", float(len(own))
            off, raw = own[fate] - true[fate], own[f"{fate}_named"] - true[fate]
            inside = own[f"{fate}_low"].le(true[fate]) & own[f"{fate}_high"].ge(true[fate])
            width = own[f"{fate}_high"] - own[f"{fate}_low"]
            for question, values in (
                ("true number", true[fate]),
                ("estimate minus truth", off),
                ("raw count minus truth", raw),
                ("absolute error of the estimate", off.abs()),
                ("absolute error of the raw count", raw.abs()),
                ("interval holds the truth", inside),
                ("width of the interval", width),
            ):
                results[question, part].append((float(values.astype(float).sum()), n))
    for fate in FATES:
        claimed, true_fate = pairs[f"p_{fate}"].to_numpy(), pairs[fate].to_numpy(float)
        results["Brier score", fate].append((float(((claimed - true_fate) ** 2).sum()), len(pairs)))
        counted = raw_fate(pairs, fate)
        results["Brier score of the raw count", fate].append(
            (float(((counted - true_fate) ** 2).sum()), len(pairs))
        )
        for low, high in itertools.pairwise(BINS):
            inside = (claimed >= low) & (claimed < high)
            part = f"{fate}, claimed {low:.2f} to {min(high, 1):.2f}"
            results["claimed", part].append((float(claimed[inside].sum()), float(inside.sum())))
            results["true", part].append((float(true_fate[inside].sum()), float(inside.sum())))
    return results


def raw_fate(pairs: pd.DataFrame, fate: str) -> np.ndarray:
    """What the names alone say: named before, later or both times."""
    before, later = (
        pairs[f"named_{wave}"].to_numpy(bool, na_value=False) for wave in ("before", "later")
    )
    said = {"came": ~before & later, "went": before & ~later, "stayed": before & later}
    return said[fate].astype(float)


def of_density(
    found: NetworkWaves, truth: Truth, before: pd.DataFrame, later: pd.DataFrame
) -> Results:
    """Does the interval of the change hold the true change of the same organisations?"""
    results: Results = defaultdict(list)
    ties = [true_states(truth, wave) for wave in (1, 2)]
    told = [
        table.groupby([*PLACE, "organisation_id"])["n_reporters"].max() for table in (before, later)
    ]
    both = pd.concat(told, axis=1, join="inner", keys=["before", "later"])
    readable = both[(both >= MIN_REPORTERS).all(axis=1)].index
    for row in found.density[found.density["ci_low"].notna()].to_dict("records"):
        place = (row["neighbourhood_id"], row["layer"])
        shared = [name for *own, name in both.index if tuple(own) == place]
        tellers = [name for *own, name in readable if tuple(own) == place]
        n = [
            sum((*place, one, other) in wave for one in tellers for other in shared)
            for wave in ties
        ]
        change = (n[1] - n[0]) / (len(tellers) * (len(shared) - 1))
        inside = row["ci_low"] - 1e-9 <= change <= row["ci_high"] + 1e-9
        results["change of density minus truth", "density"].append((row["change"] - change, 1.0))
        results["interval holds the truth", "density"].append((float(inside), 1.0))
        results["width of the interval", "density"].append((row["ci_high"] - row["ci_low"], 1.0))
    return results


def of_gaps(found: NetworkWaves, truth: Truth) -> Results:
    """Weak spots that "are mended", and those that are only no longer listed."""
    results: Results = defaultdict(list)
    ties = [true_states(truth, wave) for wave in (1, 2)]
    judged = found.gaps["reason"].isna() & found.gaps["kind"].isin(["no_tie", "one_way"])
    for gap in found.gaps[judged].to_dict("records"):
        place = (gap["neighbourhood_id"], gap["layer"])
        sides = (gap["organisation_id"], gap["partner_id"])
        states = [((*place, *sides) in wave, (*place, *sides[::-1]) in wave) for wave in ties]
        if gap["kind"] == "no_tie":
            was, mended = not any(states[0]), any(states[1])
        else:
            was, mended = states[0] == (True, False), all(states[1])
        truly = float(was and mended)
        kind = gap["kind"]
        results["claimed mended", kind].append((gap["p_mended"], 1.0))
        results["truly mended", kind].append((truly, 1.0))
        results["no longer listed", kind].append((float(not gap["listed_later"]), 1.0))
        results["Brier score of mended", kind].append(((gap["p_mended"] - truly) ** 2, 1.0))
        results["Brier score of no longer listed", kind].append(
            ((float(not gap["listed_later"]) - truly) ** 2, 1.0)
        )
    return results


def one_draw(seed: int, knobs: dict[str, float]) -> Results:
    """Two measurements, compared and beside the truth."""
    parameters = Parameters(seed=seed, n_waves=2, n_neighbourhoods=N_WIJKEN, **knobs)
    scan, truth = simulate_quickscan(parameters)
    before, later = (readings_of(scan, wave) for wave in (1, 2))
    found = analyse.compare_network_waves(before, later, scan.organisations)
    results = of_waves(found, with_truth(found.pairs, truth))
    results |= of_density(found, truth, before, later)
    return results | of_gaps(found, truth)


def null_draw(seed: int) -> Results:
    """Wijken that differ by chance alone: how often is a difference seen?"""
    scan, _ = simulate_quickscan(Parameters(seed=seed, n_neighbourhoods=N_NULL_WIJKEN))
    readings = readings_of(scan, scan.waves[-1])
    gaps = analyse.find_gaps(readings, scan.organisations)
    wijken = sorted(readings["neighbourhood_id"].unique())
    results: Results = defaultdict(list)
    tables = {
        "two wijken": analyse.compare_networks(readings, scan.organisations, *wijken[:2], gaps),
        "groups of wijken": analyse.compare_network_groups(
            readings, scan.organisations, scan.neighbourhoods, gaps
        ),
    }
    for name, table in tables.items():
        known = table[table["p"].notna()]
        for measure, rows in known.groupby("measure", sort=False):
            beside = (rows["ci_low"] > 0) | (rows["ci_high"] < 0)
            n = float(len(rows))
            results["interval beside 0", f"{name}, {measure}"].append((float(beside.sum()), n))
            low_p = float((rows["p"] < 0.05).sum())
            results["p below 0.05", f"{name}, {measure}"].append((low_p, n))
        firm = float((known["p_adjusted"] < 0.025).any())
        results["any row told firmly", name].append((firm, 1.0))
    return results


def summarised(setting: str, draws: list[Results]) -> list[dict[str, object]]:
    """A row per question: ratio of sums, and its error over draws (linearised)."""
    rows = []
    for question, part in dict.fromkeys(key for draw in draws for key in draw):
        sums = np.array(
            [np.sum(draw.get((question, part), [(0.0, 0.0)]), axis=0) for draw in draws]
        )
        top, bottom = sums.sum(axis=0)
        if bottom == 0:
            continue
        value = top / bottom
        spread = (sums[:, 0] - value * sums[:, 1]) / bottom
        error = float(np.sqrt(len(draws) / (len(draws) - 1) * (spread**2).sum()))
        rows.append(
            {
                "setting": setting,
                "question": question,
                "part": part,
                "value": f"{value:.4f}",
                "mc_error": f"{error:.4f}",
                "n": f"{bottom:.0f}",
                "n_draws": len(draws),
            }
        )
    return rows


def main() -> None:
    """Draw, compare, print and write."""
    rows = []
    for setting, knobs in SETTINGS.items():
        draws = [one_draw(FIRST_SEED + number, knobs) for number in range(N_DRAWS)]
        rows += summarised(setting, draws)
        print(setting, flush=True)
    null = [null_draw(FIRST_NULL_SEED + number) for number in range(N_NULL_DRAWS)]
    rows += summarised("wijken differ by chance alone", null)
    path = Path(__file__).with_name(f"{date.today():%Y-%m-%d}_network_waves.csv")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"Written: {path.name}")


if __name__ == "__main__":
    main()
