"""Which pair should work together? Hidden ties of seven real networks, beside what is published.

The seven networks of `emon` (R's package `network`, GPL: not shipped, R writes them to a temporary
folder). In each 20 % of the ties are hidden, 200 times; every method ranks the same pairs (hidden
ties and true non-ties) and is fitted on the six other networks only. What there is to choose
(features, penalty) is chosen for each network on the six others, with other seeds. One row has
nothing to choose: the features of `expected_ties`. That list was fixed on invented quickscans and
the tuning seeds of all seven networks, after a first run of the other rows on the reported seeds.

Writes a dated table beside this file: for every method and network the mean AUC and its Monte Carlo
error, and the paired difference from the published baseline with its bootstrap interval.
"""

from __future__ import annotations

import csv
import itertools
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import rankdata

from quickscan_sim.analyse.network.pairs.penalised_logistic import Penalty, fit_penalised
from quickscan_sim.analyse.network.pairs.tie_features import network_features

TUNING_SEED = 500_000
REPORTED_SEED = 900_000
OWN_SEED = 1_300_000
N_TUNING = 12
N_REPEATS = 200
N_OWN = 6
N_BOOTSTRAP = 4000
SHARE_HIDDEN = 0.2
ROWS_OF_ALL = 4500.0
"""What all rows to fit on count for together; each network an equal part of it."""

DEGREES = ["names", "is_named_by", "named_by", "partner_names"]
SMALL = ["same_sector", "returned", "activity", "activity_back"]
COMMON = ["common", "common_adamic_adar", "common_allocation"]
REST = [
    "rest_in_two_steps",
    "rest_both_name",
    "rest_both_named_by",
    "rest_common",
    "rest_in_three_steps",
]
ALIKE = [
    "those_alike_name",
    "names_those_alike",
    "those_like_both_name",
    "names_those_like_both",
]
LEVELS = ["level_back", "level_named", "level_named_by", "strong_common"]
PATHS = ["in_two_steps", "in_two_steps_back", "both_name", "both_named_by"]
FURTHER = [
    "names_like",
    "in_three_steps",
    "those_alike_name_more",
    "names_those_alike_more",
]


@dataclass(frozen=True)
class Model:
    """One model to fit: its features, its penalty, and how far it bends to its own network.

    ``own``: the penalty on leaving the coefficients of the other networks; None: it does not.
    """

    features: tuple[str, ...]
    penalty: float
    own: float | None = None


def models(
    sets: list[list[str]], penalties: tuple[float, ...], own: tuple[float, ...] = ()
) -> list[Model]:
    """Every combination."""
    return [
        Model(tuple(names), penalty, bend)
        for names, penalty, bend in itertools.product(sets, penalties, own or (None,))
    ]


BASELINE = [
    ["same_sector", *DEGREES, "returned", "common"],
    ["same_sector", *(f"n_{name}" for name in DEGREES), "returned", "n_common"],
]
OURS = [
    SMALL + REST,
    SMALL + COMMON + ALIKE + REST,
    SMALL + COMMON + ALIKE + REST + PATHS + LEVELS,
    SMALL + COMMON + ALIKE + REST + PATHS + LEVELS + FURTHER,
]
OF_THE_KIT = [
    *SMALL,
    "common_adamic_adar",
    "those_alike_name",
    "names_those_alike",
    "rest_common",
    "rest_in_three_steps",
]
"""What `expected_ties` uses, here with directions; nothing to choose."""
MENUS: dict[str, list[Model]] = {
    "sector": models([["same_sector"]], (1.0,)),
    "common neighbours": models([["n_common"]], (1.0,)),
    "Adamic-Adar": models([["common_adamic_adar"]], (1.0,)),
    "returned": models([["returned"]], (1.0,)),
    "degree": models([DEGREES], (1.0,)),
    "published baseline": models(BASELINE, (1.0, 30.0)),
    "published baseline, bent to its own network": models(BASELINE, (1.0, 30.0), (10.0, 30.0)),
    "ours": models(OURS, (10.0, 30.0, 100.0)),
    "ours, only the features of expected_ties": models([OF_THE_KIT], (30.0,)),
    "ours, bent to its own network": models(OURS, (30.0, 100.0), (30.0, 100.0)),
}
COMPARED_WITH = "published baseline"


@dataclass
class Hidden:
    """Pairs without a visible tie: their features, and which of them hide one."""

    features: dict[str, np.ndarray]
    is_tie: np.ndarray
    own: list[Hidden] = field(default_factory=list)

    def table(self, names: tuple[str, ...]) -> np.ndarray:
        """Rows x features."""
        return np.column_stack([self.features[name] for name in names])


Network = tuple[np.ndarray, np.ndarray]
Draws = dict[str, list[Hidden]]


def read_networks() -> dict[str, Network]:
    """Levels (organisation x partner) and sectors of each network, as R exports them."""
    if shutil.which("Rscript") is None:
        raise SystemExit("R is needed: install r-base-core and r-cran-network.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "emon.csv"
        script = Path(__file__).with_name("export_emon.R")
        if subprocess.run(["Rscript", str(script), str(path)], check=False).returncode:
            raise SystemExit("R could not export emon: install its package network.")
        table = pd.read_csv(path)
    return {str(name): _network(pairs) for name, pairs in table.groupby("network")}


def _network(pairs: pd.DataFrame) -> Network:
    one, other = (pairs[side].to_numpy() - 1 for side in ("from", "to"))
    level = np.zeros((one.max() + 1,) * 2)
    level[one, other] = pairs["frequency"]
    sector = np.empty(len(level), dtype=object)
    sector[one] = pairs["sector_from"]
    return level, sector


def hide_ties(level: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The network with a fifth of its ties invisible."""
    ties = np.flatnonzero(level)
    seen = level.copy()
    seen.flat[rng.choice(ties, max(1, round(SHARE_HIDDEN * len(ties))), replace=False)] = 0.0
    return seen


def to_rank(level: np.ndarray, seen: np.ndarray, sector: np.ndarray) -> Hidden:
    """Every pair without a visible tie."""
    rows = np.flatnonzero((seen == 0) & ~np.eye(len(seen), dtype=bool))
    features = {name: table.flat[rows] for name, table in pair_features(seen, sector).items()}
    return Hidden(features, level.flat[rows] > 0)


def pair_features(seen: np.ndarray, sector: np.ndarray) -> dict[str, np.ndarray]:
    """Those of the kit, and the sector and degrees of both sides."""
    named = (seen > 0).astype(float)
    features = network_features(named, seen)
    one = np.ones_like(named)
    names, named_by = named.sum(axis=1), named.sum(axis=0)
    counts = [names[:, None], named_by[None, :], named_by[:, None], names[None, :]]
    degrees = {f"n_{name}": count * one for name, count in zip(DEGREES, counts, strict=True)}
    return {
        **features,
        **degrees,
        **{name: np.log1p(degrees[f"n_{name}"]) for name in DEGREES},
        "same_sector": (sector[:, None] == sector[None, :]).astype(float),
        "returned": named.T.copy(),
        "n_common": np.expm1(features["common"]),
    }


def draw(networks: dict[str, Network], first_seed: int, n: int) -> Draws:
    """Every network with ties hidden, n times; and each of these with a fifth hidden again."""
    return {
        name: [_draw_one(*network, first_seed + 1000 * number + repeat) for repeat in range(n)]
        for number, (name, network) in enumerate(networks.items())
    }


def _draw_one(level: np.ndarray, sector: np.ndarray, seed: int) -> Hidden:
    seen = hide_ties(level, np.random.default_rng(seed))
    hidden = to_rank(level, seen, sector)
    rng = np.random.default_rng(OWN_SEED + seed)
    # What is still seen is hidden once more: this the network itself can teach.
    hidden.own = [to_rank(seen, hide_ties(seen, rng), sector) for _ in range(N_OWN)]
    return hidden


@dataclass(frozen=True)
class Fitted:
    """A model fitted on some networks."""

    model: Model
    middle: np.ndarray
    spread: np.ndarray
    coefficients: np.ndarray

    def scores(self, hidden: Hidden) -> np.ndarray:
        """How likely each pair is to hide a tie (log odds)."""
        coefficients = self.coefficients if self.model.own is None else self._bent(hidden.own)
        return np.asarray(coefficients[0] + self._scaled(hidden) @ coefficients[1:])

    def _scaled(self, hidden: Hidden) -> np.ndarray:
        return (hidden.table(self.model.features) - self.middle) / self.spread

    def _bent(self, own: list[Hidden]) -> np.ndarray:
        table = np.concatenate([self._scaled(part) for part in own])
        is_tie = np.concatenate([part.is_tie for part in own]).astype(float)
        strength = np.full(len(self.coefficients), self.model.own)
        strength[0] = 0.1
        weight = np.full(len(table), 1 / len(own))
        return fit_penalised(table, is_tie, weight, Penalty(strength, self.coefficients))


def fit(model: Model, draws: Draws, networks: list[str]) -> Fitted:
    """On the pairs of these networks, each of which counts equally."""
    parts = [hidden for name in networks for hidden in draws[name]]
    table = np.concatenate([part.table(model.features) for part in parts])
    is_tie = np.concatenate([part.is_tie for part in parts]).astype(float)
    n_ties = [sum(part.is_tie.sum() for part in draws[name]) for name in networks]
    weight = np.concatenate(
        [
            np.full(len(part.is_tie), 1 / ties)
            for name, ties in zip(networks, n_ties, strict=True)
            for part in draws[name]
        ]
    )
    weight *= ROWS_OF_ALL / weight.sum()
    middle, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-9)
    strength = np.full(len(model.features) + 1, model.penalty)
    strength[0] = 1e-6
    penalty = Penalty(strength, np.zeros(len(strength)))
    found = fit_penalised((table - middle) / spread, is_tie, weight, penalty)
    return Fitted(model, middle, spread, found)


def auc(is_tie: np.ndarray, score: np.ndarray) -> float:
    """The chance that a hidden tie gets a higher score than a pair without one."""
    n = int(is_tie.sum())
    return float((rankdata(score)[is_tie].sum() - n * (n + 1) / 2) / (n * (len(is_tie) - n)))


def mean_auc(fitted: Fitted, draws: list[Hidden]) -> float:
    """Over the repeats of one network."""
    return float(np.mean([auc(hidden.is_tie, fitted.scores(hidden)) for hidden in draws]))


def chosen(menu: list[Model], tuning: Draws, test: str) -> Model:
    """The model that does best for each of the other networks, fitted without it and the test."""
    if len(menu) == 1:
        return menu[0]
    others = [name for name in tuning if name != test]
    means = [
        np.mean(
            [
                mean_auc(fit(model, tuning, [n for n in others if n != inner]), tuning[inner])
                for inner in others
            ]
        )
        for model in menu
    ]
    return menu[int(np.argmax(means))]


def aucs(tuning: Draws, reported: Draws) -> tuple[dict[str, np.ndarray], dict[str, list[Model]]]:
    """For each method networks x repeats, and what was chosen for each network."""
    results, choices = {}, {}
    for method, menu in MENUS.items():
        choices[method] = [chosen(menu, tuning, test) for test in tuning]
        results[method] = np.array(
            [
                [auc(hidden.is_tie, fitted.scores(hidden)) for hidden in reported[test]]
                for test, fitted in _fitted(choices[method], tuning)
            ]
        )
        print(f"{method:46}{results[method].mean():.4f}", flush=True)
    return results, choices


def _fitted(choices: list[Model], tuning: Draws) -> Iterator[tuple[str, Fitted]]:
    for test, model in zip(tuning, choices, strict=True):
        yield test, fit(model, tuning, [name for name in tuning if name != test])


def interval(difference: np.ndarray, networks_too: bool) -> tuple[float, float]:
    """95 % bootstrap interval of the mean; of networks (7, which is few) and of repeats."""
    rng = np.random.default_rng(REPORTED_SEED)
    n, n_repeats = difference.shape
    means = []
    for _ in range(N_BOOTSTRAP):
        rows = rng.integers(n, size=n) if networks_too else np.arange(n)
        columns = rng.integers(n_repeats, size=(n, n_repeats))
        means.append(difference[rows[:, None], columns].mean())
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)


def rows_of(
    method: str, networks: list[str], results: dict[str, np.ndarray], choices: list[Model]
) -> list[dict[str, object]]:
    """A row for each network, and one for their mean."""
    values, difference = results[method], results[method] - results[COMPARED_WITH]
    rows = [
        _row(method, name, values[[n]], difference[[n]], False) | _chosen_columns(choices[n])
        for n, name in enumerate(networks)
    ]
    return [*rows, _row(method, "mean of 7", values, difference, True)]


def _row(
    method: str, network: str, values: np.ndarray, difference: np.ndarray, networks_too: bool
) -> dict[str, object]:
    low, high = interval(difference, networks_too)
    error = values.std(axis=1, ddof=1).mean() / np.sqrt(values.size)
    return {
        "method": method,
        "network": network,
        "auc": f"{values.mean():.4f}",
        "mc_error": f"{error:.4f}",
        "difference": f"{difference.mean():+.4f}",
        "ci_low": f"{low:+.4f}",
        "ci_high": f"{high:+.4f}",
        "n_repeats": values.shape[1],
        "n_features": "",
        "penalty": "",
        "own_penalty": "",
    }


def _chosen_columns(model: Model) -> dict[str, object]:
    return {
        "n_features": len(model.features),
        "penalty": model.penalty,
        "own_penalty": "" if model.own is None else model.own,
    }


def main() -> None:
    """Hide, choose, fit, rank and write."""
    networks = read_networks()
    tuning = draw(networks, TUNING_SEED, N_TUNING)
    results, choices = aucs(tuning, draw(networks, REPORTED_SEED, N_REPEATS))
    rows = [
        row for method in MENUS for row in rows_of(method, list(networks), results, choices[method])
    ]
    for row in rows:
        if row["network"] == "mean of 7":
            print(*(row[name] for name in ("method", "auc", "difference", "ci_low", "ci_high")))
    path = Path(__file__).with_name(f"{date.today():%Y-%m-%d}_expected.csv")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"Written: {path.name}")


if __name__ == "__main__":
    main()
