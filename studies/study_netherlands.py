"""Does the invented country look like the Netherlands? Every table of the source, over 20 draws.

python studies/study_netherlands.py     writes studies/<date>_netherlands.csv

For each number of ``data/calibration`` that is known of wijken: the target, what came out on
average over the draws, the difference, the tolerance, and whether it is within. Quantiles, means
and spreads: 5 % of the target. Correlations: .05. Parts of variance (ICC): .03. Counts: exact.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.calibration import calibration_table
from quickscan_sim.simulate.country import Country, draw_country

SEEDS = tuple(range(3001, 3021))
"""Fixed before the first run; other than the seeds with which the distribution was fitted."""

TOLERANCE = {"correlation": 0.05, "icc_municipality": 0.03, "count": 0.0}
SHARE_OF_TARGET = 0.05
COLUMNS = {
    "population": "n_residents",
    "pop_0_14": "p_age_0_14",
    "pop_15_24": "p_age_15_24",
    "pop_25_44": "p_age_25_44",
    "pop_45_64": "p_age_45_64",
    "pop_65plus": "p_age_65_plus",
    "dwelling_total": "n_dwellings",
    "dwelling_value": "dwelling_value",
    "dwelling_ownership": "p_owner_occupied",
    "employment_rate": "p_employed",
    "income_low": "p_income_low40",
    "income_high": "p_income_high20",
    "edu_appl_sci": "p_higher_education",
}
NOT_COMPARED = {"moran"}
"""No map is drawn."""


@dataclass(frozen=True)
class Row:
    """One number of the source, and how to get it from a country."""

    table: str
    measure: str
    statistic: str
    group: str
    target: float


def rows() -> list[Row]:
    """Every number of wijken and buurten that a country can be compared with."""
    found = [
        Row(table, row["measure"], row["statistic"], row["group"], row["value"])
        for table in ("wijken_2022", "wijken_2024")
        for row in calibration_table(table)
        if _is_compared(row)
    ]
    return found + [
        Row("wijk_relations", row["measure"], "share", row["group"], row["value"])
        for row in calibration_table("wijk_relations")
        if row["statistic"] == "share"
    ]


def _is_compared(row: Mapping[str, Any]) -> bool:
    if row["measure"] == "wijken" or row["statistic"] in NOT_COMPARED:
        return False
    return not (row["group"] == "buurt" and row["measure"].startswith("pop_"))


@dataclass(frozen=True)
class Seen:
    """A country as its tables show it.

    Wijken of 500 or more residents, those of 200 or more, and all; buurten with residents.
    """

    large: pd.DataFrame
    inhabited: pd.DataFrame
    wijken: pd.DataFrame
    buurten: pd.DataFrame
    n_buurten: int
    n_wijken: np.ndarray


def see(country: Country) -> Seen:
    """The wijken with all their columns; shares in %, as in the source."""
    wijken = country.neighbourhoods.merge(country.profiles, on="neighbourhood_id")
    wijken["municipality_number"] = np.repeat(
        np.arange(country.n_municipalities), np.diff(country.first_wijk)
    )
    columns = {name: wijken[column].astype(float) for name, column in COLUMNS.items()}
    shares = [name for name, column in COLUMNS.items() if column.startswith("p_")]
    wijken = wijken.assign(**columns)
    wijken[shares] *= 100
    return Seen(
        large=wijken[wijken["population"] >= 500],
        inhabited=wijken[wijken["population"] >= 200],
        wijken=wijken,
        buurten=country.buurten[country.buurten["n_residents"] > 0],
        n_buurten=len(country.buurten),
        n_wijken=np.diff(country.first_wijk),
    )


def achieved(row: Row, seen: Seen) -> float:
    """What a country has for one number of the source."""
    if row.table == "wijk_relations":
        return _tenure(row, seen)
    if row.statistic == "correlation":
        return float(seen.large[row.measure].corr(seen.large[row.group]))
    if row.statistic == "icc_municipality":
        return icc(seen.large[row.measure], seen.large["municipality_number"])
    if row.measure == "urbanity":
        share = (seen.large["urbanity"] == row.group).mean()
        return float(share * 2816)
    if row.statistic == "mean" and row.group in set(seen.large["urbanity"]):
        return float(seen.large.loc[seen.large["urbanity"] == row.group, row.measure].mean())
    if row.statistic == "count" and row.group == "buurt":
        return float(seen.n_buurten)
    return _statistic(row.statistic, _values(row, seen))


def _values(row: Row, seen: Seen) -> pd.Series:
    """The values of which a quantile, mean or spread is asked."""
    if row.measure == "households":
        return seen.wijken["n_households"].astype(float)
    if row.measure == "buurten_per_wijk":
        return seen.wijken["n_buurten"].astype(float)
    if row.measure == "wijken_per_municipality":
        return pd.Series(seen.n_wijken, dtype=float)
    if row.measure == "residents":
        table = seen.buurten if row.group == "buurt" else seen.wijken
        return table["n_residents"].astype(float)
    return (seen.large if row.table == "wijken_2022" else seen.inhabited)[row.measure]


def _statistic(statistic: str, values: pd.Series) -> float:
    if statistic.startswith("q"):
        return float(values.quantile(int(statistic[1:]) / 100))
    named = {"sd": "std", "total": "sum", "count_inhabited": "count"}
    return float(getattr(values, named.get(statistic, statistic))())


def _tenure(row: Row, seen: Seen) -> float:
    columns = {
        "owner": "p_owner_occupied",
        "corporation": "p_social_rent",
        "other_rent": "p_other_rent",
    }
    homes = seen.wijken["n_dwellings"].astype(float)
    return float(np.average(seen.wijken[columns[row.measure]], weights=homes))


def icc(values: pd.Series, group: pd.Series) -> float:
    """ICC(1) by one-way analysis of variance, for groups of unequal size."""
    of_group = values.groupby(group)
    sizes = of_group.size()
    n, k = len(values), len(sizes)
    between = (sizes * (of_group.mean() - values.mean()) ** 2).sum() / (k - 1)
    within = ((values - of_group.transform("mean")) ** 2).sum() / (n - k)
    size = (n - (sizes**2).sum() / n) / (k - 1)
    return float((between - within) / (between + (size - 1) * within))


def tolerance(row: Row) -> float:
    """How far off is allowed."""
    if row.measure == "urbanity":
        return 0.01 * row.target
    return TOLERANCE.get(row.statistic, SHARE_OF_TARGET * abs(row.target))


def compare(seeds: tuple[int, ...]) -> Iterator[dict[str, object]]:
    """A row for each number, averaged over the draws."""
    wanted = rows()
    countries = (see(draw_country(Parameters(seed=seed))) for seed in seeds)
    found = np.array([[achieved(row, seen) for row in wanted] for seen in countries])
    for row, values in zip(wanted, found.T, strict=True):
        mean = float(values.mean())
        off = mean - row.target
        yield {
            "table": row.table,
            "measure": row.measure,
            "statistic": row.statistic,
            "group": row.group,
            "target": row.target,
            "achieved": round(mean, 4),
            "difference": round(off, 4),
            "spread_over_draws": round(float(values.std(ddof=1)), 4) if len(seeds) > 1 else "",
            "tolerance": round(tolerance(row), 4),
            "within": "yes" if abs(off) <= tolerance(row) + 1e-9 else "no",
        }


def main() -> None:
    """Compare, write the dated table, and print it with the misses last."""
    table = pd.DataFrame(compare(SEEDS))
    path = Path(__file__).parent / f"{date.today().isoformat()}_netherlands.csv"
    table.to_csv(path, index=False, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    print(table.to_string())
    missed = table[table["within"] == "no"]
    n_within = len(table) - len(missed)
    print(f"\n{len(table)} numbers, {n_within} within; {len(SEEDS)} draws. Not within:")
    print(missed.to_string())


if __name__ == "__main__":
    main()
