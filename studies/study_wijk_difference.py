"""Which comparison of wijken with few and many low incomes deserves to be shown first?

Draws the example (six wijken) with wijken that differ not, as assumed, and much, and tells for
every method of `compare_groups` its error, how often its 95 % interval holds the truth, how wide
that is, and how often it finds the planted effect. For the mixed model also with (number of wijken
- 2) degrees of freedom instead of Satterthwaite's. The truth is the mean over the draws of the true
difference within sector: that of professionals and wijken like these.

    python studies/study_wijk_difference.py
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.analyse import compare_groups, score_themes
from quickscan_sim.analyse.comparison.income_groups import METHODS
from quickscan_sim.analyse.intervals import t_quantile
from quickscan_sim.diagnose.truths import true_scores, true_wijk_differences
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan

# Fixed on 2026-11-23, before the first run.
FIRST_SEED = 52_000
N_DRAWS = 300
ICC_NEIGHBOURHOOD = (0.0, 0.01, 0.05)


def one_draw(seed: int, icc: float) -> pd.DataFrame:
    """All methods on all themes, with the truth of this draw."""
    settings = load_scenario("example", seed=seed).model_copy(update={"icc_neighbourhood": icc})
    scan, truth = simulate_quickscan(settings)
    scores = score_themes(scan.answers, scan.questionnaire)
    people = (scan.professionals, scan.works_in, scan.neighbourhoods)
    themes = scan.questionnaire.theme_ids
    true = true_wijk_differences(true_scores(truth, scan.professionals, themes), scan)
    found = compare_groups(scores, *people, methods=METHODS)
    fixed = found[found["method"] == "mixed model"].assign(method="mixed model, df of wijken")
    fixed["df"] = fixed["n_neighbourhoods_few"] + fixed["n_neighbourhoods_many"] - 2.0
    both = pd.concat([found, fixed], ignore_index=True)
    return both.assign(
        seed=seed, icc=icc, truth=both["theme"].map(dict(zip(themes, true, strict=True)))
    )


def describe(rows: pd.DataFrame) -> dict[str, float]:
    """Of one method in one setting."""
    half = np.array([t_quantile(df) for df in rows["df"].astype(float)]) * rows["standard_error"]
    error = rows["difference"] - rows["population"]
    covered = error.abs() <= half
    planted = rows["population"].abs() > 0.1
    return {
        "n": len(rows),
        "bias": error.mean(),
        "rmse": np.sqrt((error**2).mean()),
        "coverage": covered.mean(),
        "coverage_mcse": np.sqrt(covered.mean() * (1 - covered.mean()) / len(rows)),
        "mean_width": 2 * half.mean(),
        "power": (rows["difference"].abs() > half)[planted].mean(),
        "without_number": rows["standard_error"].isna().sum(),
    }


def main() -> None:
    draws = pd.concat(
        one_draw(FIRST_SEED + number, icc) for icc in ICC_NEIGHBOURHOOD for number in range(N_DRAWS)
    )
    draws["population"] = draws.groupby(["icc", "theme"])["truth"].transform("mean")
    table = pd.DataFrame(
        {"icc_neighbourhood": icc, "method": method, **describe(rows)}
        for (icc, method), rows in draws.groupby(["icc", "method"], sort=False)
    )
    path = Path(__file__).parent / f"{date.today().isoformat()}_wijk_difference.csv"
    table.to_csv(path, index=False, float_format="%.4f", lineterminator="\n")
    print(table.round(4).to_string(index=False))


if __name__ == "__main__":
    main()
