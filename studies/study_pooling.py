"""Are pooled means of groups nearer the truth than raw means, and do their intervals hold it?

Draws the example with six times as many people invited of whom a sixth of the share answers: as
many respondents as in the example, and a truth (the mean true score of all invited) that is that of
people like these. Compares, for every group that may be shown, the raw mean with its interval from
`summarise_scores` and the pooled mean with its interval from `pool_groups`.

    python studies/study_pooling.py
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.analyse import pool_groups, score_themes, summarise_scores
from quickscan_sim.parameters import Parameters, load_scenario
from quickscan_sim.simulate import simulate_quickscan

# Fixed on 2026-11-23, before the first run.
FIRST_SEED = 81_000
N_DRAWS = 40
TIMES = 6
KEYS = {
    "neighbourhood": ["neighbourhood_id"],
    "organisation": ["organisation_id"],
    "sector x neighbourhood": ["sector", "neighbourhood_id"],
}


def parameters(seed: int) -> Parameters:
    """The example with many invited of whom few answer."""
    base = load_scenario("example", seed=seed)
    sectors = {
        name: plan.model_copy(
            update={
                "n_invited_low": plan.n_invited_low * TIMES,
                "n_invited_high": plan.n_invited_high * TIMES,
            }
        )
        for name, plan in base.sectors.items()
    }
    update = {"sectors": sectors, "response_rate": base.response_rate / TIMES}
    return base.model_copy(update=update)


def one_draw(seed: int) -> pd.DataFrame:
    """Raw and pooled beside the truth, for every group that is shown."""
    scan, truth = simulate_quickscan(parameters(seed))
    people, works_in = scan.professionals, scan.works_in
    scores = score_themes(scan.answers, scan.questionnaire)
    summary = summarise_scores(scores, people, works_in)
    placed = truth.traits.merge(people[["professional_id", "sector", "organisation_id"]]).merge(
        works_in[["professional_id", "neighbourhood_id"]]
    )
    found = []
    for grouping, columns in KEYS.items():
        keys = ["theme", *columns]
        true = placed.drop_duplicates(["professional_id", *keys]).groupby(keys)["true_score"].mean()
        raw = summary.loc[summary["grouping"] == grouping, [*keys, "ci_low", "ci_high"]]
        raw = raw.rename(columns={"ci_low": "raw_low", "ci_high": "raw_high"})
        pooled = pool_groups(scores, people, works_in, summary, grouping)
        shown = pooled[pooled["pooled"].notna()].merge(raw, on=keys)
        found.append(shown.merge(true.rename("truth").reset_index(), on=keys))
    return pd.concat(found, ignore_index=True).assign(seed=seed)


def describe(rows: pd.DataFrame) -> dict[str, float]:
    """Of one kind of group."""
    truth = rows["truth"]
    inside = (rows["ci_low"] <= truth) & (truth <= rows["ci_high"])
    raw_inside = (rows["raw_low"] <= truth) & (truth <= rows["raw_high"])
    mse_raw = ((rows["mean"] - truth) ** 2).mean()
    mse_pooled = ((rows["pooled"] - truth) ** 2).mean()
    by_draw = inside.groupby(rows["seed"]).mean()
    return {
        "n_groups": len(rows),
        "mean_n": rows["n"].astype(float).mean(),
        "mean_shrinkage": rows["shrinkage"].mean(),
        "mse_raw": mse_raw,
        "mse_pooled": mse_pooled,
        "mse_ratio": mse_pooled / mse_raw,
        "coverage_raw": raw_inside.mean(),
        "coverage_pooled": inside.mean(),
        "coverage_mcse": by_draw.std() / np.sqrt(len(by_draw)),
        "width_raw": (rows["raw_high"] - rows["raw_low"]).mean(),
        "width_pooled": (rows["ci_high"] - rows["ci_low"]).mean(),
    }


def main() -> None:
    draws = pd.concat(one_draw(FIRST_SEED + number) for number in range(N_DRAWS))
    table = pd.DataFrame(
        {"grouping": grouping, **describe(rows)}
        for grouping, rows in draws.groupby("grouping", sort=False)
    )
    path = Path(__file__).parent / f"{date.today().isoformat()}_pooling.csv"
    table.to_csv(path, index=False, float_format="%.4f", lineterminator="\n")
    print(table.round(4).to_string(index=False))


if __name__ == "__main__":
    main()
