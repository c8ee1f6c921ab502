"""What is expected of a pair, on invented quickscans of which every tie is known.

For each setting: how well the expectation of a pair ranks and predicts its true tie without the
reports of the pair itself, beside the old rule (the rate of such sectors in the other wijken); what
it adds as a prior of `p_absent`; how planted missing ties rank among all other pairs without one;
and a table of calibration. Writes a dated table beside this file.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import rankdata

from quickscan_sim.analyse import read_ties
from quickscan_sim.analyse.network.pairs.expected import number_pairs, reports_of
from quickscan_sim.analyse.network.pairs.pair_features import Numbered
from quickscan_sim.analyse.network.pairs.pairs import judged_pairs
from quickscan_sim.analyse.network.pairs.reporting_model import fit_reporting
from quickscan_sim.analyse.network.ties.pair_sides import PairSides, pair_sides
from quickscan_sim.analyse.network.ties.place_readings import PAIR, PLACE
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

FIRST_SEED = 61_001
N_DRAWS = 40
EDGES = np.arange(0.1, 1.0, 0.1)


@dataclass(frozen=True)
class Setting:
    """What is changed of the default quickscan, and which part of the organisations is silent."""

    knobs: dict[str, float | int]
    silent: float = 0.0


SETTINGS = {
    "default": Setting({}),
    "sparse, half returned": Setting({"tie_density": 0.2, "reciprocity": 0.5}),
    "30 % of organisations silent": Setting({}, 0.3),
    "one wijk": Setting({"n_neighbourhoods": 1}),
    "far apart": Setting({"distance_decay": 2.0}),
}


@dataclass(frozen=True)
class Judged:
    """Pairs of one quickscan: the truth, and what each rule makes of them."""

    is_tie: np.ndarray
    is_planted: np.ndarray
    is_touched: np.ndarray
    expected: dict[str, np.ndarray]
    p_absent: dict[str, np.ndarray]


def judge(seed: int, setting: Setting) -> Judged:
    """Draw, silence, read and judge, by the old rule and by the new one."""
    scan, truth = simulate_quickscan(Parameters(seed=seed, **setting.knobs))
    reading = _read(scan, setting.silent, seed)
    sides = pair_sides(reading)
    rows, reports = number_pairs(sides, scan.organisations), reports_of(sides)
    model = fit_reporting(reports)
    by_reports = 1 - model.probabilities(reports, 0.3)[:, 0]
    rate = float(by_reports[rows.known].mean())
    new = judged_pairs(reading, scan.organisations)
    expected = {"old rule": _old_rule(rows, by_reports, rate), "new": new.expected}
    priors = {"no expectation": np.full(len(by_reports), rate), **expected}
    return Judged(
        _is_true(sides, truth),
        _is_planted(sides, truth, ["no_tie"]),
        _is_planted(sides, truth, ["no_tie", "single_broker"]),
        expected,
        {name: model.probabilities(reports, prior)[:, 0] for name, prior in priors.items()},
    )


def _read(scan: Quickscan, silent: float, seed: int) -> pd.DataFrame:
    ids = scan.organisations["organisation_id"].to_numpy(object)
    drawn = np.random.default_rng(seed).choice(ids, round(silent * len(ids)), replace=False)
    people = scan.professionals.copy()
    mute = people["organisation_id"].isin(drawn)
    for column in ("responded", "answered_partners"):
        people[column] = people[column] & ~mute
    layers = scan.questionnaire.layer_ids
    return read_ties(scan.ties, people, scan.works_in, scan.active_in, layers)


def _old_rule(rows: Numbered, tie: np.ndarray, rate: float) -> np.ndarray:
    """The rate of such sectors on the layer in the other wijken, drawn to the overall rate."""
    known = rows.known.astype(float)
    own = rows.alike * (rows.wijk.max() + 1) + rows.wijk
    ties, n = (
        np.bincount(rows.alike, values)[rows.alike] - np.bincount(own, values)[own]
        for values in (tie * known, known)
    )
    return np.asarray((ties + 4 * rate) / (n + 4))


def _keys(sides: PairSides) -> list[tuple[str, ...]]:
    return list(zip(*(sides.place[name] for name in [*PLACE, *PAIR]), strict=True))


def _is_true(sides: PairSides, truth: Truth) -> np.ndarray:
    ties = truth.true_ties[[*PLACE, *PAIR]]
    true = set(ties.itertuples(index=False, name=None))
    return np.array([(*at, a, b) in true or (*at, b, a) in true for *at, a, b in _keys(sides)])


def _is_planted(sides: PairSides, truth: Truth, kinds: list[str]) -> np.ndarray:
    """Pairs in which this was planted; for a single broker all pairs of the end it leaves alone."""
    planted = truth.planted[truth.planted["gap_kind"].isin(kinds)]
    pairs = set(planted[[*PLACE, *PAIR]].itertuples(index=False, name=None))
    alone = planted.loc[planted["gap_kind"] == "single_broker", [*PLACE, PAIR[1]]]
    ends = set(alone.itertuples(index=False, name=None))
    return np.array(
        [
            not {(*at, a, b), (*at, b, a)}.isdisjoint(pairs)
            or not {(*at, a), (*at, b)}.isdisjoint(ends)
            for *at, a, b in _keys(sides)
        ]
    )


def auc(is_one: np.ndarray, score: np.ndarray) -> float:
    """The chance that one of these gets a higher score than one of the others; NaN: no such."""
    n = int(is_one.sum())
    if n in (0, len(is_one)):
        return np.nan
    return float((rankdata(score)[is_one].sum() - n * (n + 1) / 2) / (n * (len(is_one) - n)))


def brier(chance: np.ndarray, is_one: np.ndarray) -> float:
    """The mean squared difference."""
    return float(((chance - is_one) ** 2).mean())


Measure = Callable[[Judged, str], float]

MEASURES: dict[str, tuple[str, Measure]] = {
    "expected: AUC for true ties": ("expected", lambda j, m: auc(j.is_tie, j.expected[m])),
    "expected: Brier": ("expected", lambda j, m: brier(j.expected[m], j.is_tie)),
    "expected: mean less share of true ties": (
        "expected",
        lambda j, m: float(j.expected[m].mean() - j.is_tie.mean()),
    ),
    "p_absent: AUC for absent ties": ("p_absent", lambda j, m: auc(~j.is_tie, j.p_absent[m])),
    "p_absent: Brier": ("p_absent", lambda j, m: brier(j.p_absent[m], ~j.is_tie)),
    "expected x p_absent: AUC, planted against all other pairs": (
        "expected",
        lambda j, m: auc(j.is_planted, j.expected[m] * j.p_absent[m]),
    ),
    "expected x p_absent: AUC, planted against other absent ties": (
        "expected",
        lambda j, m: auc(j.is_planted[~j.is_tie], (j.expected[m] * j.p_absent[m])[~j.is_tie]),
    ),
}


def rows_of(setting: str, judged: list[Judged]) -> list[dict[str, object]]:
    """Every measure for every rule; and the calibration of the new one, by tenth."""
    rows = []
    for measure, (kind, of_one) in MEASURES.items():
        for rule in getattr(judged[0], kind):
            values = np.array([of_one(one, rule) for one in judged])
            values = values[~np.isnan(values)]
            rows.append(_row(setting, measure, rule, values))
    # Planted pairs lost their tie because it was expected: they say nothing about calibration.
    expected = np.concatenate([one.expected["new"][~one.is_touched] for one in judged])
    is_tie = np.concatenate([one.is_tie[~one.is_touched] for one in judged])
    tenth = np.digitize(expected, EDGES)
    for number in np.unique(tenth):
        here = tenth == number
        label = f"calibration: share of true ties where expected is {expected[here].mean():.3f}"
        rows.append(_row(setting, label, "new", is_tie[here].astype(float)))
    return rows


def _row(setting: str, measure: str, rule: str, values: np.ndarray) -> dict[str, object]:
    error = values.std(ddof=1) / np.sqrt(len(values)) if len(values) > 1 else np.nan
    return {
        "setting": setting,
        "measure": measure,
        "rule": rule,
        "mean": f"{values.mean():.4f}",
        "mc_error": f"{error:.4f}",
        "n": len(values),
    }


def main() -> None:
    """Draw, judge, print and write."""
    rows = []
    for name, setting in SETTINGS.items():
        judged = [judge(FIRST_SEED + number, setting) for number in range(N_DRAWS)]
        rows += rows_of(name, judged)
        for row in rows_of(name, judged):
            print(*row.values(), sep=" | ", flush=True)
    path = Path(__file__).with_name(f"{date.today():%Y-%m-%d}_expected_own.csv")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"Written: {path.name}")


if __name__ == "__main__":
    main()
