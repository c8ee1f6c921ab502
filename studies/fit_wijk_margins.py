"""Fit the distribution of wijken to the tables of Statistics Netherlands.

python studies/fit_wijk_margins.py     writes quickscan_sim/data/calibration/fitted_wijken.csv

Two steps. First the tails of each margin, such that mean and standard deviation hold beside the
known quantiles. Then, by repeated drawing with one fixed seed, the correlations of normal scores,
the mean scores of the urbanity groups and the municipality parts, until what comes out after
the margins has the Pearson correlations, group means and ICC of the source.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import least_squares, lsq_linear
from scipy.special import ndtri

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.calibration import FOLDER, calibrated, calibration_table
from quickscan_sim.simulate.country_frame import draw_frame
from quickscan_sim.simulate.wijk_margins import (
    GROUPS,
    IN_LOGARITHMS,
    VARIABLES,
    WijkModel,
    build_model,
)

SEED = 20261122
ROUNDS = 24
N_COUNTRIES = 40
TARGET = FOLDER / "fitted_wijken.csv"
COLUMNS = (
    "measure",
    "statistic",
    "group",
    "value",
    "unit",
    "year",
    "yardstick",
    "source",
    "confidence",
    "status",
    "note",
)
SOURCE = "fitted by studies/fit_wijk_margins.py to wijken_2022 and wijken_2024"
END = 1e-5
"""Share of wijken beyond which a margin is flat."""
OTHER_ICC = 0.2
"""ICC by municipality where the source has none: an assumption."""
SMALLEST = {0.0125: 543.0, 0.025: 590.0, 0.0375: 640.0}
"""Evenly many wijken between 500 residents and the 5 % quantile, on a logarithmic scale."""
IN_THE_TAIL = {
    "dwelling_ownership": {0.01: 13.0},
    "pop_65plus": {0.01: 4.5},
}
"""Values in a tail without which the known spread cannot come out."""
AGES_APART = 1.08
"""Making age shares add up to 100 % takes 6 to 9 % of their spread; the tails give it back."""
BOUNDS = {
    "dwelling_total": (150, 2e5),
    "pop_0_14": (0.5, 45),
    "pop_15_24": (3, 70),
    "pop_25_44": (6, 70),
    "pop_45_64": (4, 60),
    "pop_65plus": (1, 75),
    "dwelling_value": (90, 2500),
    "dwelling_ownership": (1, 97),
    "employment_rate": (35, 84),
    "income_low": (10, 80),
    "income_high": (1, 70),
    "edu_appl_sci": (4, 80),
}
"""Where the tails of a margin may end: assumptions, wide enough for Groningen's wijken of 2022."""


def known_quantiles(variable: str) -> dict[float, float]:
    """Cumulative shares with their values, where both years know one their mean."""
    found: dict[float, list[float]] = {}
    for table, group in (("wijken_2022", ""), ("wijken_2024", "wijk")):
        for row in calibration_table(table):
            if (row["measure"], row["group"]) == (variable, group) and row["statistic"][0] == "q":
                found.setdefault(int(row["statistic"][1:]) / 100, []).append(row["value"])
    if variable == "population":
        return sizes()
    known = {share: float(np.mean(values)) for share, values in found.items()}
    return dict(sorted((known | IN_THE_TAIL.get(variable, {})).items()))


def sizes() -> dict[float, float]:
    """Residents of wijken of 500 or more: those of 2022, and those of all wijken of 2024."""
    p_small = 1 - sum(
        row["value"] for row in calibration_table("wijken_2022") if row["measure"] == "urbanity"
    ) / calibrated("wijken_2022", measure="wijken", statistic="count")
    knots = {0.0: 500.0} | SMALLEST
    for row in calibration_table("wijken_2022"):
        if (row["measure"], row["group"]) == ("population", "") and row["statistic"][0] == "q":
            knots[int(row["statistic"][1:]) / 100] = row["value"]
    for row in calibration_table("wijken_2024"):
        if (row["measure"], row["group"]) == ("residents", "wijk") and row["statistic"][0] == "q":
            share = (int(row["statistic"][1:]) / 100 - p_small) / (1 - p_small)
            if row["value"] > 500:
                knots[share] = row["value"]
    return dict(sorted(knots.items()))


def moments(variable: str) -> tuple[float, float]:
    """Mean and standard deviation; of both years where both know them."""
    means, sds = [], []
    for table, group in (("wijken_2022", ""), ("wijken_2024", "wijk")):
        for row in calibration_table(table):
            if (row["measure"], row["group"]) == (variable, group):
                means += [row["value"]] * (row["statistic"] == "mean")
                sds += [row["value"]] * (row["statistic"] == "sd")
    apart = AGES_APART if variable.startswith("pop_") else 1.0
    return float(np.mean(means)), apart * float(np.mean(sds))


def fit_margin(variable: str, in_logarithms: bool) -> tuple[np.ndarray, np.ndarray, list[bool]]:
    """Shares and values of a margin with its two fitted ends, and which are no known quantile."""
    known = {share: value for share, value in known_quantiles(variable).items() if share > 0}
    shares = np.array([END, *known, 1 - END])
    inner = np.array(list(known.values()))
    mean, sd = moments(variable)
    forward, back = (np.log, np.exp) if in_logarithms else (np.array, np.array)
    scores = ndtri(shares)
    fine = ndtri((np.arange(200_000) + 0.5) / 200_000)
    fixed_low = known_quantiles(variable).get(0.0)
    unknown = SMALLEST | IN_THE_TAIL.get(variable, {})
    lowest, highest = BOUNDS.get(variable, (0.9 * inner[0], 1e6))

    def values(ends: np.ndarray) -> np.ndarray:
        return np.array([fixed_low or ends[0], *inner, ends[1]])

    def misfit(ends: np.ndarray) -> list[float]:
        drawn = back(np.interp(fine, scores, forward(values(ends))))
        return [drawn.mean() / mean - 1, 0.3 * (drawn.std() / sd - 1)]

    bounds = [(lowest, 1.001 * inner[-1]), (0.99 * inner[0], highest)]
    start = [(lowest + inner[0]) / 2, min(2 * inner[-1], (inner[-1] + highest) / 2)]
    ends = least_squares(misfit, start, bounds=bounds, x_scale=start).x
    fitted = [True, *(share in unknown for share in known), True]
    print(f"{variable:20}", np.round(values(ends), 1), np.round(misfit(ends), 4), file=sys.stderr)
    return shares, values(ends), fitted


def main() -> None:
    """Fit, and write the table."""
    margins = {v: fit_margin(v, v in IN_LOGARITHMS) for v in VARIABLES}
    rows = [
        (v, "margin_tail" if is_end else "margin_known", repr(round(float(share), 6)), value)
        for v, (shares, values, ends) in margins.items()
        for share, value, is_end in zip(shares, values, ends, strict=True)
    ]
    write(rows)
    calibration_table.cache_clear()
    group_mean, between, within = fit_scores()
    write([*rows, *score_rows(VARIABLES, GROUPS, group_mean, between, within)])


KNOWN = ("population", "pop_0_14", "dwelling_ownership", "income_low", "edu_appl_sci")
"""Variables whose mean per urbanity group is known."""


@dataclass(frozen=True)
class Targets:
    """What has to come out: Pearson correlations, group means, ICC (nan: not known)."""

    correlation: np.ndarray
    group_mean: np.ndarray
    icc: np.ndarray


def read_targets() -> Targets:
    """The targets; what is not known of 25-44 year olds follows, because shares add up."""
    names = list(VARIABLES)
    size = len(names)
    correlation = np.eye(size)
    for row in calibration_table("wijken_2022"):
        if row["statistic"] == "correlation":
            a, b = names.index(row["measure"]), names.index(row["group"])
            correlation[a, b] = correlation[b, a] = row["value"]
    sd = np.array([moments(name)[1] for name in names])
    covariance = correlation * np.outer(sd, sd)
    implied = names.index("pop_25_44")
    ages = [names.index(n) for n in names if n.startswith("pop_") and n != "pop_25_44"]
    covariance[implied] = covariance[:, implied] = -covariance[ages].sum(axis=0)
    covariance[implied, implied] = sd[implied] ** 2
    correlation = covariance / np.outer(sd, sd)
    means = np.full((len(GROUPS), size), np.nan)
    icc = np.full(size, np.nan)
    for row in calibration_table("wijken_2022"):
        if row["statistic"] == "mean" and row["group"] in GROUPS:
            means[GROUPS.index(row["group"]), names.index(row["measure"])] = row["value"]
        if row["statistic"] == "icc_municipality":
            icc[names.index(row["measure"])] = row["value"]
    return Targets(correlation, means, icc)


def fit_scores() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Group means and factors of normal scores, corrected after each of many draws."""
    targets = read_targets()
    sd = np.array([moments(name)[1] for name in VARIABLES])
    correlation = targets.correlation.copy()
    score = np.nan_to_num((targets.group_mean - [moments(n)[0] for n in VARIABLES]) / sd)
    parts = np.where(np.isnan(targets.icc), OTHER_ICC, targets.icc)
    for turn in range(ROUNDS):
        step = 0.7 if turn < ROUNDS // 2 else 0.3
        group_mean, between, within = factors(correlation, score, parts)
        found = achieved(group_mean, between, within)
        off = targets.correlation - found.correlation
        correlation = np.clip(correlation + step * off, -0.995, 0.995)
        shift = np.nan_to_num(targets.group_mean - found.group_mean)
        score = group_mean + step * shift / sd
        parts = parts + step * np.nan_to_num(targets.icc - found.icc)
        worst = np.unravel_index(np.argmax(np.abs(off)), off.shape)
        print(
            f"{turn:3} worst correlation {off[worst]:.3f} {[VARIABLES[i] for i in worst]}, "
            f"means {np.nanmax(np.abs(shift / targets.group_mean)):.3f}, "
            f"ICC {np.nanmax(np.abs(targets.icc - found.icc)):.3f}",
            file=sys.stderr,
        )
    return group_mean, between, within


def factors(
    correlation: np.ndarray, score: np.ndarray, parts: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Group means of all variables, and the two factors that leave variance 1 together.

    Variables without known group means follow those with, by regression. The municipality part
    takes a share of each column of the symmetric root of what is left: both parts are covariances,
    and each column is nearly one variable, so that the shares can follow the ICC one by one.
    """
    known = [VARIABLES.index(name) for name in KNOWN]
    model = build_model(score, np.eye(len(VARIABLES)), np.zeros((len(VARIABLES),) * 2))
    of_known = score[:, known] - model.p_group @ score[:, known]
    slope = np.linalg.solve(correlation[np.ix_(known, known)], correlation[known])
    group_mean = of_known @ slope
    left = correlation - group_mean.T @ (model.p_group[:, None] * group_mean)
    values, vectors = np.linalg.eigh((left + left.T) / 2)
    root = vectors * np.sqrt(np.maximum(values, 1e-4)) @ vectors.T
    weight = np.where(np.isin(VARIABLES, ICC_KNOWN), 10.0, 0.3)
    share = lsq_linear(root**2 * weight[:, None], parts * weight, (0.02, 0.9)).x
    between = _triangular(root * np.sqrt(share))
    within = _triangular(root * np.sqrt(1 - share))
    return group_mean, between, within


ICC_KNOWN = ("income_low", "dwelling_value", "dwelling_ownership")


def _triangular(factor: np.ndarray) -> np.ndarray:
    """A lower triangular factor of the same covariance."""
    lower = np.linalg.qr(factor.T, mode="r").T
    return lower * np.sign(np.diag(lower))


def achieved(group_mean: np.ndarray, between: np.ndarray, within: np.ndarray) -> Targets:
    """What comes out after the margins, on average over some countries."""
    model = build_model(group_mean, between, within)
    found = [in_one_country(model, SEED + number) for number in range(N_COUNTRIES)]
    return Targets(
        *(
            np.mean([getattr(one, field) for one in found], axis=0)
            for field in Targets.__annotations__
        )
    )


def in_one_country(model: WijkModel, seed: int) -> Targets:
    """Correlations, group means and ICC of the wijken of 500 or more residents."""
    frame = draw_frame(Parameters(seed=seed), model)
    large = ~frame.is_small
    values = model.from_ranks(frame.scores[large])
    urbanity, municipality = frame.urbanity[large], frame.municipality[large]
    means = np.array([values[urbanity == group].mean(axis=0) for group in range(len(GROUPS))])
    return Targets(np.corrcoef(values.T), means, intraclass_correlations(values, municipality))


def intraclass_correlations(values: np.ndarray, group: np.ndarray) -> np.ndarray:
    """ICC(1) of each column by one-way analysis of variance, for groups of unequal size."""
    _, group, counts = np.unique(group, return_inverse=True, return_counts=True)
    sums = np.zeros((len(counts), values.shape[1]))
    np.add.at(sums, group, values)
    means = sums / counts[:, None]
    n, k = len(values), len(counts)
    between = (counts[:, None] * (means - values.mean(axis=0)) ** 2).sum(axis=0) / (k - 1)
    within = ((values - means[group]) ** 2).sum(axis=0) / (n - k)
    size = (n - (counts**2).sum() / n) / (k - 1)
    return np.asarray((between - within) / (between + (size - 1) * within))


def score_rows(
    variables: tuple[str, ...],
    groups: tuple[str, ...],
    group_mean: np.ndarray,
    between: np.ndarray,
    within: np.ndarray,
) -> Iterator[tuple[str, str, str, float]]:
    """The fitted scores as rows of the table."""
    for column, variable in enumerate(variables):
        for number, group in enumerate(groups):
            yield variable, "group_score", group, group_mean[number, column]
    for name, factor in (("between", between), ("within", within)):
        for row, variable in enumerate(variables):
            for column in range(row + 1):
                yield variable, name, str(column), factor[row, column]


def write(rows: list[tuple[str, str, str, float]]) -> None:
    """The table, with its source in every row."""
    with Path(TARGET).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for measure, statistic, group, value in rows:
            known = statistic == "margin_known"
            writer.writerow(
                [
                    measure,
                    statistic,
                    group,
                    f"{value:.5g}" if "margin" in statistic else f"{value:.4f}",
                    "as in wijken_2022" if "margin" in statistic else "normal scores",
                    2022,
                    "wijken of 500 or more residents",
                    SOURCE,
                    "D",
                    "constrained" if known else "modelled",
                    "",
                ]
            )


if __name__ == "__main__":
    main()
