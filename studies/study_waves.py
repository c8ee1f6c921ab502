"""Does the lowest of 8 teams "improve" when nothing truly changed?

Draws 8 teams of one sector twice, a year apart, with zero true change, and counts per theme how
often the team that scored lowest first scores more than .10 higher, how often any team rises by
more than .20, and how far the lowest comes back. Three designs tell the causes apart:
"everybody stays as they were" leaves measurement error only, "as assumed" adds that people drift
and leave (the defaults), and "all others" asks wholly other people of the same teams.

    python studies/study_waves.py
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.analyse import score_themes
from quickscan_sim.parameters import Parameters, SectorPlan
from quickscan_sim.simulate import simulate_quickscan

FIRST_SEED = 7000
N_DRAWS = 60
N_TEAMS = 8
TEAM_SIZES = (12, 30, 60)
DESIGNS: dict[str, dict[str, float]] = {
    "everybody stays as they were": {"stability": 1, "turnover": 0},
    "as assumed": {},
    "all others": {"turnover": 1},
}
CLOSER_TEAMS = {"icc_organisation": 0.0, "icc_neighbourhood": 0.0}
"""Teams that do not truly differ: all of the difference between them is chance."""


def parameters(n_people: int, seed: int, **knobs: float) -> Parameters:
    """Eight teams in one wijk in which everybody answers every item."""
    plan = SectorPlan(n_per_neighbourhood=N_TEAMS, n_invited_low=n_people, n_invited_high=n_people)
    base: dict[str, object] = {
        "seed": seed,
        "sectors": {"social_team": plan},
        "other_sectors": SectorPlan(n_per_neighbourhood=0),
        "n_neighbourhoods": 1,
        "effects": (),
        "n_planted_gaps": 0,
        "response_rate": 1,
        "p_silent_organisation": 0,
        "n_waves": 2,
    }
    return Parameters(**(base | knobs))


def team_means(setting: Parameters) -> np.ndarray:
    """Themes x teams x waves: the mean score of each team."""
    scan, _ = simulate_quickscan(setting)
    people = scan.professionals[["professional_id", "wave", "organisation_id"]]
    scores = score_themes(scan.answers, scan.questionnaire).merge(
        people, on=["professional_id", "wave"]
    )
    mean = scores.groupby(["theme", "organisation_id", "wave"])["score"].mean()
    return mean.to_numpy().reshape(-1, N_TEAMS, 2)


def study(design: str, teams: str, n_people: int) -> dict[str, object]:
    """One row: how often, over draws and themes, with the Monte Carlo error over draws."""
    knobs = DESIGNS[design] | (CLOSER_TEAMS if teams == "alike" else {})
    lowest, any_team, back = [], [], []
    for seed in range(FIRST_SEED, FIRST_SEED + N_DRAWS):
        means = team_means(parameters(n_people, seed, **knobs))
        change = means[..., 1] - means[..., 0]
        of_lowest = np.take_along_axis(change, means[..., 0].argmin(axis=1)[:, None], axis=1)
        lowest.append((of_lowest > 0.10).mean())
        any_team.append((change.max(axis=1) > 0.20).mean())
        back.append(of_lowest.mean())
    return {
        "design": design,
        "teams": teams,
        "n_per_team": n_people,
        "n_draws": N_DRAWS,
        "p_lowest_up_010": np.mean(lowest),
        "mc_error": np.std(lowest, ddof=1) / np.sqrt(N_DRAWS),
        "p_some_team_up_020": np.mean(any_team),
        "change_of_lowest": np.mean(back),
    }


def main() -> None:
    """Draw, print the table and write it beside this file."""
    rows = [
        study(design, teams, n_people)
        for design in DESIGNS
        for teams in ("truly differ", "alike")
        for n_people in TEAM_SIZES
    ]
    table = pd.DataFrame(rows).round(3)
    print(table.to_string(index=False))
    table.to_csv(Path(__file__).parent / f"{date.today()}_waves.csv", index=False)


if __name__ == "__main__":
    main()
