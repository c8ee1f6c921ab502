"""Is the list of weak spots right, with 30 % of the organisations silent? Over many draws.

Weak spots are planted in invented neighbourhoods; nobody answers in 30 % of the organisations.
Writes a dated table beside this file, for every setting:

- ``auc``: planted pairs of a kind against all other pairs (also those with a silent side), by the
  certainty of that kind, beside three baselines; ``auc heard``: of pairs with both sides heard;
- ``precision``: of the five listed first in each wijk (:func:`top_gaps`), and of the five at the
  top of each quickscan, how many are truly there, and how many were planted;
- ``brier`` and ``reliable``: claimed probabilities of everything that could be listed, whole and
  in ten bins, against the truth.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from pair_certainties import OF_PAIRS, certainties_of_pairs

from quickscan_sim.analyse import find_gaps, read_ties, top_gaps
from quickscan_sim.diagnose.gap_truths import TrueNetwork, claimed_and_true
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan

FIRST_SEED = 50_001
N_DRAWS = 40
N_DRAWS_OF_OTHERS = 12
"""Of every setting after the first."""

SILENT = 0.3
TOP = 5

SETTINGS: dict[str, dict[str, object]] = {
    "default": {},
    "sparse": {"tie_density": 0.2},
    "layers apart": {"layer_overlap": 0.1},
    "many reporting errors": {"p_report_tie": 0.65, "p_report_no_tie": 0.1},
    "twelve wijken": {"n_neighbourhoods": 12},
    "all organisations answer": {"p_silent_organisation": 0.0},
}
PAIR = ["neighbourhood_id", "layer", "organisation_id", "partner_id"]


@dataclass(frozen=True)
class Drawn:
    """One quickscan, what is read from it, and the truth."""

    scan: Quickscan
    truth: Truth
    readings: pd.DataFrame
    gaps: pd.DataFrame


def draw(seed: int, knobs: dict[str, object]) -> Drawn:
    """Simulate and read."""
    parameters = Parameters(seed=seed, **({"p_silent_organisation": SILENT} | knobs))
    scan, truth = simulate_quickscan(parameters)
    layers = scan.questionnaire.layer_ids
    readings = read_ties(scan.ties, scan.professionals, scan.works_in, scan.active_in, layers)
    return Drawn(scan, truth, readings, find_gaps(readings, scan.organisations, 0.0))


def scored_pairs(drawn: Drawn) -> pd.DataFrame:
    """Every pair and layer with our certainties, the baselines, and what was planted there."""
    scored = certainties_of_pairs(drawn.readings, drawn.scan.organisations)
    scored = scored.rename(columns={kind: f"ours {kind}" for kind in OF_PAIRS})
    return _with_planted(_with_baselines(scored, drawn), drawn)


def _with_baselines(scored: pd.DataFrame, drawn: Drawn) -> pd.DataFrame:
    """Reports alone, sector mixing alone, common neighbours; unknown reports count as a half."""
    share = drawn.readings.set_index(PAIR)["share_naming"].astype(float)
    there = share.reindex(pd.MultiIndex.from_frame(scored[PAIR])).to_numpy()
    turned = pd.MultiIndex.from_frame(scored[[*PAIR[:2], PAIR[3], PAIR[2]]])
    back = share.reindex(turned).to_numpy()
    enough = drawn.readings.set_index(PAIR)["names"].notna()
    heard = enough.reindex(pd.MultiIndex.from_frame(scored[PAIR])).to_numpy(bool)
    heard = heard & enough.reindex(turned).to_numpy(bool)
    there, back = (np.nan_to_num(side, nan=0.5) for side in (there, back))
    named = np.maximum(there, back)
    scored = scored.assign(heard=heard, named=named)
    scored["reports no_tie"] = 1 - named
    scored["reports one_way"] = np.abs(there - back)
    common, degree = _neighbours(scored)
    scored["neighbours no_tie"] = common * (1 - named)
    scored["reports single_broker"] = (named >= 0.5) / np.maximum(degree, 1)
    scored["sectors no_tie"] = _sector_mixing(scored, drawn.scan.organisations)
    scored["sectors one_way"] = scored["sectors no_tie"]
    return scored.assign(**{"reports weak_quality": -_mean_quality(scored, drawn.readings)})


def _neighbours(scored: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """For each pair: partners in common, and the fewest partners of either side."""
    common, degree = np.zeros(len(scored)), np.zeros(len(scored))
    for _, here in scored.groupby(PAIR[:2]):
        rows = here.index.to_numpy()
        codes, names = pd.factorize(here[PAIR[2:]].to_numpy(object).T.ravel())
        one, other = np.split(codes, 2)
        tied = np.zeros((len(names), len(names)))
        tied[one, other] = tied[other, one] = here["named"].to_numpy() >= 0.5
        common[rows] = (tied @ tied)[one, other]
        degree[rows] = np.minimum(tied.sum(axis=1)[one], tied.sum(axis=1)[other])
    return common, degree


def _sector_mixing(scored: pd.DataFrame, organisations: pd.DataFrame) -> np.ndarray:
    """The share of named pairs of these two sectors in the other wijken, on this layer."""
    sector = organisations.set_index("organisation_id")["sector"]
    sides = np.sort(
        np.column_stack([scored[name].map(sector).astype(str) for name in PAIR[2:]]), axis=1
    )
    alike = pd.Series([f"{a}|{b}" for a, b in sides]) + scored["layer"].astype(str)
    tied = (scored["named"] >= 0.5).astype(float)
    wijk = scored["neighbourhood_id"]
    elsewhere = tied.groupby(alike).transform("sum") - tied.groupby([alike, wijk]).transform("sum")
    n = tied.groupby(alike).transform("size") - tied.groupby([alike, wijk]).transform("size")
    return ((elsewhere + 4 * tied.mean()) / (n + 4)).to_numpy()


def _mean_quality(scored: pd.DataFrame, readings: pd.DataFrame) -> np.ndarray:
    """The mean rating of both sides; without ratings the overall mean."""
    own = readings.assign(total=readings["quality"] * readings["n_quality"].astype(float))
    sums = own.set_index(PAIR)[["total", "n_quality"]].astype(float).fillna(0.0)
    there = sums.reindex(pd.MultiIndex.from_frame(scored[PAIR])).to_numpy()
    back = sums.reindex(pd.MultiIndex.from_frame(scored[[*PAIR[:2], *PAIR[:1:-1]]])).to_numpy()
    total, n = (np.nan_to_num(there) + np.nan_to_num(back)).T
    mean = total.sum() / max(n.sum(), 1.0)
    return np.where(n > 0, total / np.maximum(n, 1.0), mean)


def _with_planted(scored: pd.DataFrame, drawn: Drawn) -> pd.DataFrame:
    gaps = drawn.truth.planted.query("kind == 'gap'")
    for kind in OF_PAIRS:
        rows = gaps[gaps["gap_kind"] == kind]
        places = {
            (wijk, layer, *sorted(pair))
            for wijk, layer, *pair in rows[PAIR].itertuples(index=False, name=None)
        }
        keys = scored[PAIR].itertuples(index=False, name=None)
        scored[f"planted {kind}"] = [(*key[:2], *sorted(key[2:])) in places for key in keys]
    return scored


def auc(score: np.ndarray, planted: np.ndarray) -> float:
    """The chance that a planted pair scores above another one (ties count half)."""
    from scipy.stats import rankdata

    n, n_other = planted.sum(), (~planted).sum()
    if n == 0 or n_other == 0:
        return float("nan")
    return float((rankdata(score)[planted].sum() - n * (n + 1) / 2) / (n * n_other))


def aucs_of(scored: pd.DataFrame) -> dict[tuple[str, str], float]:
    """By kind and score; quality belongs to a pair, so its best layer counts for weak_quality."""
    found: dict[tuple[str, str], float] = {}
    for kind in OF_PAIRS:
        table = scored
        if kind == "weak_quality":
            table = scored.groupby([PAIR[0], *PAIR[2:]], as_index=False).max(numeric_only=True)
            table["heard"] = table["heard"].astype(bool)
        planted = table[f"planted {kind}"].to_numpy(bool)
        for score in ("ours", "reports", "sectors", "neighbours"):
            if f"{score} {kind}" in table:
                values = table[f"{score} {kind}"].to_numpy(float)
                found[kind, f"auc {score}"] = auc(values, planted)
        heard = table["heard"].to_numpy(bool)
        ours = table[f"ours {kind}"].to_numpy(float)
        found[kind, "auc heard ours"] = auc(ours[heard], planted[heard])
    for score in ("auc ours", "auc heard ours"):
        found["mean of kinds", score] = float(np.nanmean([found[k, score] for k in OF_PAIRS]))
    any_planted = scored[[f"planted {kind}" for kind in OF_PAIRS]].any(axis=1).to_numpy()
    surest = scored[[f"ours {kind}" for kind in OF_PAIRS]].max(axis=1).to_numpy()
    found["any kind", "auc ours"] = auc(surest, any_planted)
    return found


def precisions_of(drawn: Drawn) -> dict[tuple[str, str], float]:
    """Of the first five of each wijk, and of the quickscan: truly there, and planted."""
    network = TrueNetwork(drawn.truth.true_ties, drawn.scan.active_in, drawn.scan.organisations)
    listed = {"five of each wijk": top_gaps(drawn.gaps, TOP), "first five": drawn.gaps.head(TOP)}
    planted = _planted_marks(drawn.truth)
    found = {}
    for name, gaps in listed.items():
        rows = gaps.to_dict("records")
        true = [truly for _, _, truly in claimed_and_true(gaps, network)]
        found[name, "precision true"] = float(np.mean(true)) if true else float("nan")
        share = np.mean([_mark(row) in planted for row in rows]) if rows else float("nan")
        found[name, "precision planted"] = float(share)
    return found


def _mark(row: dict[str, object]) -> tuple[object, ...]:
    """The wijk and the pair of a weak spot, whatever the kind."""
    pair = frozenset(str(row[name]) for name in PAIR[2:])
    return row["kind"], row["neighbourhood_id"], pair


def _planted_marks(truth: Truth) -> set[tuple[object, ...]]:
    rows = truth.planted.query("kind == 'gap'").drop(columns="kind")
    return {_mark(row) for row in rows.rename(columns={"gap_kind": "kind"}).to_dict("records")}


def rows_of(setting: str, knobs: dict[str, object], n_draws: int) -> list[dict[str, object]]:
    """The rows of the table for one setting."""
    numbers: dict[tuple[str, str], list[float]] = {}
    claims: list[tuple[str, float, bool]] = []
    for number in range(n_draws):
        drawn = draw(FIRST_SEED + number, knobs)
        network = TrueNetwork(drawn.truth.true_ties, drawn.scan.active_in, drawn.scan.organisations)
        claims += claimed_and_true(drawn.gaps, network)
        for key, value in (aucs_of(scored_pairs(drawn)) | precisions_of(drawn)).items():
            numbers.setdefault(key, []).append(value)
    rows = [_summary(setting, *key, np.array(values)) for key, values in numbers.items()]
    return rows + _reliability(setting, pd.DataFrame(claims, columns=["kind", "claim", "true"]))


def _summary(setting: str, kind: str, measure: str, values: np.ndarray) -> dict[str, object]:
    known = values[~np.isnan(values)]
    error = known.std(ddof=1) / np.sqrt(len(known)) if len(known) > 1 else np.nan
    value = known.mean() if len(known) else np.nan
    return _row(setting, kind, measure, "", value, error, len(known))


def _reliability(setting: str, claims: pd.DataFrame) -> list[dict[str, object]]:
    rows = []
    for kind, own in claims.groupby("kind"):
        claim, true = own["claim"].to_numpy(float), own["true"].to_numpy(float)
        losses = (claim - true) ** 2
        error = losses.std() / np.sqrt(len(own))
        rows.append(_row(setting, str(kind), "brier", "", losses.mean(), error, len(own)))
        rate = true.mean()
        rows.append(_row(setting, str(kind), "brier of the rate", "", rate * (1 - rate), np.nan,
                         len(own)))  # fmt: skip
        for number in range(10):
            inside = np.minimum((claim * 10).astype(int), 9) == number
            if inside.any():
                n, share = int(inside.sum()), true[inside].mean()
                where = f"{number / 10:.1f}-{(number + 1) / 10:.1f}: {claim[inside].mean():.3f}"
                error = np.sqrt(share * (1 - share) / n)
                rows.append(_row(setting, str(kind), "reliable", where, share, error, n))
    return rows


def _row(
    setting: str, kind: str, measure: str, claimed: str, value: float, error: float, n: int
) -> dict[str, object]:
    return {
        "setting": setting,
        "kind": kind,
        "measure": measure,
        "claimed": claimed,
        "value": "" if np.isnan(value) else f"{value:.4f}",
        "mc_error": "" if np.isnan(error) else f"{error:.4f}",
        "n": n,
    }


def main() -> None:
    """Draw, measure, print and write."""
    rows: list[dict[str, object]] = []
    for number, (setting, knobs) in enumerate(SETTINGS.items()):
        rows += (found := rows_of(setting, knobs, N_DRAWS_OF_OTHERS if number else N_DRAWS))
        for row in found:
            print(
                f"{row['setting']:26}{row['kind']:20}{row['measure']:22}{row['claimed']:16}"
                f"{row['value']:>8}{row['mc_error']:>8}{row['n']:>7}",
                flush=True,
            )
    path = Path(__file__).with_name(f"{date.today():%Y-%m-%d}_gaps.csv")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"Written: {path.name}")


if __name__ == "__main__":
    main()
