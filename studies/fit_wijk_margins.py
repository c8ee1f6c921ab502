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
from pathlib import Path

import numpy as np
from scipy.optimize import least_squares, lsq_linear
from scipy.special import ndtr, ndtri

from quickscan_sim.simulate.calibration import FOLDER, calibrated, calibration_table

SEED = 20261122
ROUNDS = 40
N_COUNTRIES = 10
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
LOWEST = {"pop_0_14": 0.5, "pop_15_24": 3.0, "pop_25_44": 6.0, "pop_45_64": 4.0, "pop_65plus": 1.0}
"""Lower ends of age shares; Groningen's wijken of 2022 have 3, 7, 13, 11 and 4 at the least."""


def known_quantiles(variable: str) -> dict[float, float]:
    """Cumulative shares with their values, where both years know one their mean."""
    found: dict[float, list[float]] = {}
    for table, group in (("wijken_2022", ""), ("wijken_2024", "wijk")):
        for row in calibration_table(table):
            if (row["measure"], row["group"]) == (variable, group) and row["statistic"][0] == "q":
                found.setdefault(int(row["statistic"][1:]) / 100, []).append(row["value"])
    if variable == "population":
        return sizes()
    return {share: float(np.mean(values)) for share, values in sorted(found.items())}


def sizes() -> dict[float, float]:
    """Residents of wijken of 500 or more: those of 2022, and those of all wijken of 2024."""
    p_small = 1 - sum(
        row["value"] for row in calibration_table("wijken_2022") if row["measure"] == "urbanity"
    ) / calibrated("wijken_2022", measure="wijken", statistic="count")
    knots = {0.0: 500.0}
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
    return float(np.mean(means)), float(np.mean(sds))


def fit_margin(variable: str, in_logarithms: bool) -> tuple[np.ndarray, np.ndarray, list[bool]]:
    """Shares and values of a margin with its two fitted ends, and which are fitted."""
    known = {share: value for share, value in known_quantiles(variable).items() if share > 0}
    shares = np.array([END, *known, 1 - END])
    inner = np.array(list(known.values()))
    mean, sd = moments(variable)
    forward, back = (np.log, np.exp) if in_logarithms else (np.array, np.array)
    scores = ndtri(shares)
    fine = ndtri((np.arange(200_000) + 0.5) / 200_000)
    fixed_low = known_quantiles(variable).get(0.0)

    def values(ends: np.ndarray) -> np.ndarray:
        low = fixed_low if fixed_low is not None else inner[0] - ends[0] ** 2
        return np.array([low, *inner, inner[-1] + ends[1] ** 2])

    def misfit(ends: np.ndarray) -> list[float]:
        drawn = back(np.interp(fine, scores, forward(values(ends))))
        too_low = max(0.0, LOWEST.get(variable, 0.01 * inner[0]) - values(ends)[0]) / inner[0]
        return [drawn.mean() / mean - 1, 0.3 * (drawn.std() / sd - 1), 30 * too_low]

    start = np.sqrt([0.5 * inner[0], 2 * (inner[-1] - inner[len(inner) // 2])])
    ends = least_squares(misfit, start).x
    fitted = [fixed_low is None, *[False] * len(inner), True]
    print(f"{variable:20}", np.round(values(ends), 1), np.round(misfit(ends), 3), file=sys.stderr)
    return shares, values(ends), fitted


def main() -> None:
    """Fit, and write the table."""
    from quickscan_sim.simulate import wijk_margins as model

    margins = {v: fit_margin(v, v in model.IN_LOGARITHMS) for v in model.VARIABLES}
    rows = [
        (v, "margin_tail" if is_end else "margin_known", repr(round(float(share), 6)), value)
        for v, (shares, values, ends) in margins.items()
        for share, value, is_end in zip(shares, values, ends, strict=True)
    ]
    write(rows)
    model.calibration_table.cache_clear()
    return
    write([*rows, *score_rows(model.VARIABLES, model.URBANITY, group_mean, between, within)])


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
