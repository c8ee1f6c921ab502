"""How often 95 % intervals hold the truth, in classes of about 20, 40 and 100 and a quickscan.

Draws ``--draws`` classes of each size (two wijken; the organisations of ``class_of_40`` invite more
or fewer people, so that about 20, 40 or 100 ANSWER) and a tenth as many of the ordinary example
(six wijken). Against each of the targets that an interval may have: professionals like these, in
any wijken; the same in these very wijken, which is what the kit says of fewer than 5; and
everybody who was invited here, which takes a second simulation and is drawn a fifth as often.
Writes ``<date>_coverage.csv`` and says what covers less than 93 or more than 97 %, why, and what
the reader of the number is told. 5,000 draws take about 40 minutes on one processor.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from quickscan_sim.analyse.meaning.coverage_notes import coverage_note
from quickscan_sim.analyse.targets import TARGETS
from quickscan_sim.diagnose import diagnose_scenario, with_invited
from quickscan_sim.parameters import Parameters, load_scenario

# Fixed on 2026-11-23, before the first run.
SEEDS = {"class of 20": 420, "class of 40": 440, "class of 100": 500, "example": 600}
INVITED = {"class of 20": 32, "class of 40": 65, "class of 100": 172}
"""How many are invited for about so many to answer, at a response of 62 %."""

COVERS = (0.93, 0.97)
FEWEST_DRAWS = 0.2
"""An interval that fewer of the draws give is told apart: it is withheld in all others."""

MEAN_NARROW = "the spread between wijken is not in the interval: the kit says 'in these wijken'"
CAUSES: dict[str, tuple[str, str]] = {
    "theme mean": (MEAN_NARROW, "the spread of a few organisations is rough: t on few df"),
    "theme mean here": ("see theme mean", "the spread of a few organisations is rough: few df"),
    "sector mean": (
        "few organisations, of which some are silent",
        "a spread of organisations above 0 brings t on few degrees of freedom",
    ),
    "sector mean here": ("as sector mean", "as sector mean"),
    "sector difference": ("as sector mean", "as sector mean"),
    "wijk difference": ("leaving one wijk out of a few is rough", "t on few degrees of freedom"),
    "alpha": (
        "alpha is too low on average in a small sample, by about .01",
        "leaving out one of a few organisations is rough",
    ),
    "theme mean invited": ("organisations where nobody answered", "as sector mean"),
    "sector mean invited": ("most people of a few organisations answered", "as sector mean"),
    "sector difference invited": ("as sector mean invited", "as sector mean"),
}
"""What makes the intervals of each kind too narrow, and too wide."""


COLUMNS = [
    *("estimate", "theme", "sector", "target", "population_value", "bias", "bias_mcse"),
    *("coverage", "coverage_mcse", "mean_width", "p_interval", "n_draws_used"),
]


@dataclass(frozen=True)
class Plan:
    """Draws of a scenario, for some of the targets."""

    scenario: str
    parameters: Parameters
    n_draws: int
    parts: tuple[str, ...]


def main() -> None:
    options = _options()
    table = pd.concat([_diagnose(plan, options.workers) for plan in _plans(options.draws)])
    path = options.out or Path(__file__).parent / f"{date.today().isoformat()}_coverage.csv"
    table.to_csv(path, index=False, float_format="%.4f", lineterminator="\n")
    for (scenario, target), rows in table.groupby(["scenario", "target"], sort=False):
        _tell(f"{scenario}, {target}", rows)
    print(f"\nWritten to {path.name}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=5000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--out", type=Path, default=None)
    return parser.parse_args()


def _plans(n_draws: int) -> list[Plan]:
    plans = []
    for name, seed in SEEDS.items():
        if name in INVITED:
            parameters = with_invited(load_scenario("class_of_40", seed=seed), INVITED[name])
            n = n_draws
        else:
            parameters, n = load_scenario(name, seed=seed), n_draws // 10
        plans.append(
            Plan(name, parameters, max(2, n), ("scores", "neighbourhoods", "alpha", "here"))
        )
        n_invited = n // 5 if name in INVITED else n
        plans.append(Plan(name, parameters, max(2, n_invited), ("invited",)))
    return plans


def _diagnose(plan: Plan, workers: int) -> pd.DataFrame:
    start = time.perf_counter()
    found = diagnose_scenario(plan.parameters, plan.n_draws, workers=workers, parts=plan.parts)
    draws, table = found.draws, found.table
    print(
        f"{plan.scenario}, {plan.parts[0]}: {plan.n_draws} draws, {draws.n_responded.mean():.1f} "
        f"of {draws.n_invited.mean():.1f} people answered; {time.perf_counter() - start:.0f} s, "
        f"{1000 * draws.cpu_seconds / plan.n_draws:.0f} CPU ms a draw",
        flush=True,
    )
    table = table[table["coverage"].notna()].reset_index(drop=True)
    low, high = table["coverage"] < COVERS[0], table["coverage"] > COVERS[1]
    n = draws.n_responded.mean()
    return table[COLUMNS].assign(
        scenario=plan.scenario,
        n_draws=plan.n_draws,
        n_answered=n,
        outside=low | high,
        beyond_chance=_beyond_chance(table),
        cause=[
            CAUSES.get(estimate, ("", ""))[int(is_high)] if is_low or is_high else ""
            for estimate, is_low, is_high in zip(table["estimate"], low, high, strict=True)
        ],
        reader_is_told=[_told(str(estimate), plan, n) for estimate in table["estimate"]],
    )


def _beyond_chance(table: pd.DataFrame) -> pd.Series:
    """Outside by more than two Monte Carlo errors."""
    off = (COVERS[0] - table["coverage"]).clip(lower=0) + (table["coverage"] - COVERS[1]).clip(
        lower=0
    )
    return off > 2 * table["coverage_mcse"]


def _told(estimate: str, plan: Plan, n: float) -> str:
    """The note that goes with a number of this kind, of a class or quickscan of this size."""
    kind = "alpha" if estimate == "alpha" else estimate.split()[1]
    is_sector, is_class = estimate.startswith("sector"), plan.scenario in INVITED
    n_organisations = 2 if is_sector and is_class else 10
    counts = {"n": n / 5 if is_sector else n, "n_organisations": n_organisations, "clusters": 0}
    note = coverage_note(kind, counts)
    words = [] if note is None else [note.in_language("en")]
    if is_class and estimate in ("theme mean", "sector mean"):
        words.append(f"The interval is about {TARGETS['like_these_here']}.")
    return " ".join(words)


def _tell(name: str, rows: pd.DataFrame) -> None:
    print(f"\n{name}")
    for estimate, own in rows.groupby("estimate", sort=False):
        inside = int((~own["outside"]).sum())
        print(
            f"  {estimate}: {inside} of {len(own)} between 93 and 97 %; "
            f"{own['coverage'].min():.1%} to {own['coverage'].max():.1%}, "
            f"on average {own['coverage'].mean():.1%}"
        )
        for row in own[own["outside"]].itertuples():
            rare = ", seldom shown" if row.p_interval < FEWEST_DRAWS else ""
            chance = "" if row.beyond_chance else ", may be chance"
            where = " ".join(str(part) for part in (row.theme, row.sector) if pd.notna(part))
            print(
                f"    {where}: {row.coverage:.1%} +- {row.coverage_mcse:.1%}{rare}{chance}: "
                f"{row.cause}. Told: {row.reader_is_told or 'nothing'}"
            )


if __name__ == "__main__":
    main()
