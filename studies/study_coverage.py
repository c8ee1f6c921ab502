"""What a class of 40 respondents and an ordinary quickscan can show: bias, coverage, power.

Draws each scenario many times (``--draws`` for the class of 40, a tenth of it for the example, and
half of that for the same with wijken that do not differ: it shows where a low coverage comes from),
writes ``<date>_coverage.csv`` and says what falls outside: estimates that are unbiased in theory
and more than 3.9 Monte Carlo errors off, and intervals that cover less than 93 or more than 97 %.
"""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path

import pandas as pd

from quickscan_sim.diagnose import diagnose_scenario
from quickscan_sim.parameters import Parameters, load_scenario

# Fixed on 2026-11-22, before the first run.
SEED_CLASS = 400
SEED_EXAMPLE = 600

MOST_ERRORS = 3.9
"""Of 50 estimates without bias, one in 200 studies has one beyond this."""

COVERS = (0.93, 0.97)

CAUSES = {
    "theme mean": "too low: the spread between wijken is not in the interval of everybody's mean "
    "(see the scenario without it); too high: as for sector means",
    "sector mean": "few organisations: where their spread is estimated as 0 the interval is too "
    "narrow, and else t on a few degrees of freedom makes it too wide",
    "sector difference": "as for sector means, and the smaller of two degrees of freedom is used",
    "wijk difference": "leaving one wijk out of a few: the spread between wijken is rough",
    "alpha": "the interval takes people as independent and answers as normal; differences between "
    "sectors make alpha higher than the setting",
    "density": "the interval takes organisations as a sample of many, while nearly all were read",
}
"""What makes the intervals of each kind too narrow or too wide."""


def main() -> None:
    options = _options()
    example = load_scenario("example", seed=SEED_EXAMPLE)
    scenarios = {
        "class_of_40": (load_scenario("class_of_40", seed=SEED_CLASS), options.draws),
        "example": (example, max(2, options.draws // 10)),
        "example, wijken alike": (
            example.changed(icc_neighbourhood=0, effects=()),
            max(2, options.draws // 20),
        ),
    }
    tables = [
        _diagnose(name, parameters, n_draws, options.workers)
        for name, (parameters, n_draws) in scenarios.items()
    ]
    table = pd.concat(tables, ignore_index=True)
    path = options.out or Path(__file__).parent / f"{date.today().isoformat()}_coverage.csv"
    table.to_csv(path, index=False, float_format="%.4f", lineterminator="\n")
    for name in scenarios:
        _tell(name, table[table["scenario"] == name])
    print(f"\nWritten to {path.name}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=5000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, default=None)
    return parser.parse_args()


def _diagnose(name: str, parameters: Parameters, n_draws: int, workers: int) -> pd.DataFrame:
    start = time.perf_counter()
    found = diagnose_scenario(parameters, n_draws, workers=workers)
    draws = found.draws
    print(
        f"{name}: {n_draws} draws, {draws.n_responded.mean():.1f} of {draws.n_invited.mean():.1f} "
        f"people answered; {time.perf_counter() - start:.0f} s, "
        f"{1000 * draws.cpu_seconds / n_draws:.0f} CPU ms a draw",
        flush=True,
    )
    errors = found.table["bias"] / found.table["bias_mcse"]
    outside = (found.table["coverage"] < COVERS[0]) | (found.table["coverage"] > COVERS[1])
    return found.table.assign(
        scenario=name,
        n_draws=n_draws,
        bias_in_errors=errors,
        too_far=found.table["unbiased_in_theory"] & (errors.abs() > MOST_ERRORS),
        coverage_outside=outside,
        cause=found.table["estimate"].map(CAUSES).where(outside, ""),
    )


def _tell(name: str, table: pd.DataFrame) -> None:
    unbiased = table[table["unbiased_in_theory"] & table["bias_in_errors"].notna()]
    print(f"\n{name}: {len(unbiased)} estimates are unbiased in theory")
    print(f"  furthest off: {unbiased['bias_in_errors'].abs().max():.2f} Monte Carlo errors")
    for row in table[table["too_far"]].itertuples():
        print(f"  TOO FAR: {_name(row)}: {row.bias:+.4f} ({row.bias_in_errors:+.1f} errors)")
    print("  bias of the others, by kind (mean, largest):")
    others = table[~table["unbiased_in_theory"].astype(bool)]
    for estimate, rows in others.groupby("estimate", sort=False):
        if rows["bias"].notna().any():
            print(f"    {estimate}: {rows['bias'].mean():+.4f}, {rows['bias'].abs().max():.4f}")
    covered = table[table["coverage"].notna()]
    inside = ~covered["coverage_outside"]
    print(f"  intervals: {inside.sum()} of {len(covered)} kinds cover 93 to 97 %")
    for estimate, rows in covered[~inside].groupby("estimate", sort=False):
        low, high = rows["coverage"].min(), rows["coverage"].max()
        print(f"    {estimate}: {len(rows)} outside, {low:.1%} to {high:.1%}: {CAUSES[estimate]}")


def _name(row: object) -> str:
    parts = (getattr(row, part) for part in ("estimate", "theme", "sector", "layer", "gap_kind"))
    return " ".join(str(part) for part in parts if pd.notna(part))


if __name__ == "__main__":
    main()
