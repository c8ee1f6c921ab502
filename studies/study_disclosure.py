"""How often do the numbers of a report give a small group away, before and after the cure?

Draws a few scenarios of the kit, makes the table of published numbers of a report, and attacks it
with `check_published`: as it was withheld at once, and after `safe_reading` withheld more where
needed. A row per scenario: draws, leaks and draws with a leak before the cure, leaks after it, and
the part of each kind of group that the score table withholds before and after.

    python studies/study_disclosure.py
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from quickscan_sim.advise import summarise_quickscan
from quickscan_sim.advise.reading import Reading
from quickscan_sim.analyse import check_published
from quickscan_sim.parameters import load_scenario
from quickscan_sim.present import published_numbers
from quickscan_sim.present.curing import safe_reading
from quickscan_sim.simulate import simulate_quickscan

# Fixed on 2026-11-23, before the first run.
FIRST_SEED = 83_000
N_DRAWS = 10
SCENARIOS = ("example", "few_answers", "empty_cells", "class_of_40")
KINDS = ("sector", "neighbourhood", "sector x neighbourhood", "organisation")


def withheld_parts(reading: Reading, when: str) -> dict[str, float]:
    """The part of each kind of group that is withheld."""
    parts = reading.score_summary.groupby("grouping")["withheld"].mean().astype(float)
    return {f"withheld {kind} {when}": float(parts.get(kind, float("nan"))) for kind in KINDS}


def one_draw(scenario: str, seed: int) -> dict[str, object]:
    """Leaks and withheld parts of one draw, before and after the cure."""
    reading = summarise_quickscan(simulate_quickscan(load_scenario(scenario, seed=seed))[0])
    before = check_published(published_numbers(reading, named=True))
    safe, published = safe_reading(reading, named=True)
    after = check_published(published)
    return {
        "scenario": scenario,
        "leaks_before": len(before),
        "leaks_after": len(after),
        **withheld_parts(reading, "before"),
        **withheld_parts(safe, "after"),
    }


def main() -> None:
    """Draw, attack, and write a dated table beside this file."""
    draws = pd.DataFrame(
        one_draw(scenario, FIRST_SEED + draw) for scenario in SCENARIOS for draw in range(N_DRAWS)
    )
    by_scenario = draws.groupby("scenario", sort=False)
    table = by_scenario.agg(
        draws=("leaks_before", "size"),
        leaks_before=("leaks_before", "sum"),
        draws_with_leaks_before=("leaks_before", lambda leaks: int((leaks > 0).sum())),
        leaks_after=("leaks_after", "sum"),
    ).join(by_scenario[[name for name in draws if name.startswith("withheld")]].mean().round(3))
    place = Path(__file__).parent / f"{date.today():%Y-%m-%d}_disclosure.csv"
    table.to_csv(place)
    print(table.T.to_string())


if __name__ == "__main__":
    main()
