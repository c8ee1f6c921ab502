"""Do the intervals of a change hold the true change in 95 of 100 second measurements?

Draws quickscans of two waves and counts, for everybody and for sectors, how often the 95 %
interval of the same people and of all respondents holds the target: the true change, as the mean
over all draws of the change in the true scores of everybody invited. For the composition row the
target is 0: who leaves and comes does not differ from who stays. Also: how far the lowest of
eight teams rises when nothing changed, beside what was expected of it, and how often the interval
of the rest holds 0.

    python studies/study_change.py
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.analyse import expected_regression, measure_change, score_themes
from quickscan_sim.parameters import Parameters, SectorPlan, load_scenario
from quickscan_sim.simulate import simulate_quickscan

FIRST_SEED = 41000
N_DRAWS = 300
N_TEAM_DRAWS = 150
CHANGED = {"changes": [{"theme": "signaleren", "size": 0.4}]}
DESIGNS: dict[str, dict[str, Any]] = {
    "as assumed": {},
    "one theme rises by 0.4 SD": CHANGED,
    "half of the people leave": {"turnover": 0.5},
    "two wijken": {"n_neighbourhoods": 2},
}
KEYS = ["grouping", "sector", "theme", "design"]


def draw(knobs: dict[str, Any], seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The changes of one draw, and the change of the true scores of everybody invited."""
    setting = load_scenario("second_measurement_no_change", seed=seed)
    setting = Parameters(**(setting.model_dump() | knobs))
    scan, truth = simulate_quickscan(setting)
    change = measure_change(scan.answers, scan.questionnaire, scan.professionals, scan.works_in)
    people = scan.professionals[["professional_id", "wave", "sector"]]
    true = truth.traits.merge(people, on=["professional_id", "wave"])
    means = [
        true.groupby(["theme", "wave"])["true_score"].mean().unstack().assign(sector=""),
        true.groupby(["theme", "sector", "wave"])["true_score"]
        .mean()
        .unstack()
        .reset_index("sector"),
    ]
    target = pd.concat(means).reset_index()
    target["true"] = target[2] - target[1]
    return change, target[["theme", "sector", "true"]]


def coverage(design: str, knobs: dict[str, Any]) -> list[dict[str, object]]:
    """A row for each kind of group and design of the change."""
    changes, targets = [], []
    for seed in range(FIRST_SEED, FIRST_SEED + N_DRAWS):
        change, target = draw(knobs, seed)
        kept = change[change["grouping"].isin(["all", "sector"])]
        changes.append(kept.assign(seed=seed, sector=kept["sector"].fillna("")))
        targets.append(target)
    true = pd.concat(targets).groupby(["theme", "sector"])["true"].mean().rename("target")
    found = pd.concat(changes).join(true, on=["theme", "sector"])
    found["target"] = np.where(found["design"] == "composition", 0.0, found["target"])
    found = found[found["ci_low"].notna() & (found["standard_error"] > 0)]
    found["held"] = (found["ci_low"] <= found["target"]) & (found["target"] <= found["ci_high"])
    found["error"] = found["change"] - found["target"]
    rows: list[dict[str, object]] = []
    for (grouping, kind), part in found.groupby(["grouping", "design"]):
        of_draw = part.groupby("seed")["held"].mean()
        rows.append(
            {
                "what": "coverage",
                "setting": design,
                "grouping": grouping,
                "design": kind,
                "n_draws": N_DRAWS,
                "n_intervals": len(part),
                "coverage": part["held"].mean(),
                "mc_error": of_draw.std(ddof=1) / np.sqrt(len(of_draw)),
                "bias": part["error"].mean(),
                "bias_mc_error": part.groupby("seed")["error"].mean().std(ddof=1)
                / np.sqrt(len(of_draw)),
            }
        )
    return rows


def eight_teams(setting: str, n_people: int, knobs: dict[str, Any]) -> list[dict[str, object]]:
    """The lowest and the highest of eight teams, when nothing truly changed."""
    plan = SectorPlan(n_per_neighbourhood=8, n_invited_low=n_people, n_invited_high=n_people)
    base: dict[str, Any] = {
        "sectors": {"social_team": plan},
        "other_sectors": SectorPlan(n_per_neighbourhood=0),
        "n_neighbourhoods": 1,
        "effects": (),
        "n_planted_gaps": 0,
        "response_rate": 1,
        "p_silent_organisation": 0,
        "n_waves": 2,
    }
    found = []
    for seed in range(FIRST_SEED, FIRST_SEED + N_TEAM_DRAWS):
        scan, _ = simulate_quickscan(Parameters(**(base | knobs | {"seed": seed})))
        scores = score_themes(scan.answers, scan.questionnaire)
        one = expected_regression(scores, scan.professionals, scan.works_in)
        found.append(one.assign(seed=seed))
    table = pd.concat(found)
    table["held"] = (table["rest_low"] <= 0) & (table["rest_high"] >= 0)
    return [
        {
            "what": "regression to the mean",
            "setting": setting,
            "grouping": f"8 teams of {n_people}",
            "design": chosen,
            "n_draws": N_TEAM_DRAWS,
            "n_intervals": len(part),
            "coverage": part["held"].mean(),
            "mc_error": part.groupby("seed")["held"].mean().std(ddof=1) / np.sqrt(N_TEAM_DRAWS),
            "bias": part["rest"].mean(),
            "bias_mc_error": part.groupby("seed")["rest"].mean().std(ddof=1)
            / np.sqrt(N_TEAM_DRAWS),
            "expected": part["expected"].mean(),
            "observed": part["observed"].mean(),
        }
        for chosen, part in table.groupby("chosen")
    ]


def main() -> None:
    """Draw, print the table and write it beside this file."""
    alike = {"icc_organisation": 0.0, "icc_neighbourhood": 0.0}
    rows = [row for design, knobs in DESIGNS.items() for row in coverage(design, knobs)]
    for setting, knobs in {
        "as assumed": {},
        "all others": {"turnover": 1},
        "alike, all others": alike | {"turnover": 1},
    }.items():
        rows += eight_teams(setting, 20, knobs)
    table = pd.DataFrame(rows).round(4)
    print(table.to_string(index=False))
    table.to_csv(Path(__file__).parent / f"{date.today()}_change.csv", index=False)


if __name__ == "__main__":
    main()
