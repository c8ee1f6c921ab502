"""Is the before-after reading of a plan honest, in invented municipalities whose truth is known?

Draws municipalities, makes a plan from the findings of each (only rows whose action is assumed to
do something, all starting at once), and draws the second measurement twice with common random
numbers: under the plan with the effects of the catalogue, and without any effect. Counts how
often a row is said to have moved in each, how often the interval of a change holds what the plan
truly did, and how far rows that were chosen for being low come back by themselves, beside what
the reading expects of that. What is said of single ties that came or went is counted in
study_network_waves.py.

    python studies/study_second_measurement.py
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.advise import collect_findings, draft_plan, load_actions, summarise_quickscan
from quickscan_sim.advise.second_measurement.before_after import read_before_after
from quickscan_sim.advise.second_measurement.beside_truth import beside_truth
from quickscan_sim.advise.second_measurement.plan_effects import interventions_of
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan, simulate_with_plan

FIRST_SEED = 640_000
N_DRAWS = 100
SETTING: dict[str, Any] = {"n_neighbourhoods": 3}
KINDS = ("need", "difference", "hesitation", "weak_quality")
SCORE_KINDS = ("need", "difference", "hesitation")
FIRM = ("reached", "moved")


def draw(seed: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of one plan, and the changes of its groups, with and without any effect."""
    setting = Parameters(**SETTING, seed=seed)
    first, _ = simulate_quickscan(setting)
    reading = summarise_quickscan(first)
    findings = tuple(one for one in collect_findings(reading) if one.kind in KINDS)
    actions = tuple(one for one in load_actions() if one.intervention)
    plan = draft_plan(findings, reading, "en", actions=actions)
    plan = replace(plan, rows=tuple(replace(row, starts_now=True) for row in plan.rows))
    does = interventions_of(plan, actions, findings)
    scan, _, without = simulate_with_plan(setting, does)
    rows, lines = [], []
    for effect, second in (("catalogue", scan), ("zero", without.scan)):
        found = read_before_after(second, plan=plan, findings=findings)
        scores = without.scores
        if effect == "zero":
            scores = scores.assign(effect=0.0)
        facts = {"seed": seed, "effect": effect}
        rows += [facts | _row(one) for one in found.rows]
        lines += [
            facts
            | {"grouping": one.grouping, "seen": one.seen, "true": one.effect, "held": one.holds}
            for one in beside_truth(found, scores, found.change)
        ]
    return rows, lines


def _row(reading: Any) -> dict[str, Any]:
    seen = reading.seen
    numbers = {} if seen is None else vars(seen)
    kept = ("change", "ci_low", "ci_high", "expected", "rest_low", "rest_high", "p")
    return {
        "kind": None if reading.finding is None else reading.finding.kind,
        "verdict": reading.verdict,
        **{name: numbers.get(name) for name in kept},
    }


def tables(rows: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """What came out, as rows of: what, which rows, which effect, value, Monte Carlo error, n."""
    found: list[dict[str, Any]] = []
    rows = rows.assign(score=rows["kind"].isin(SCORE_KINDS))
    parts = [("all rows", rows), ("score rows", rows[rows["score"]])]
    parts += [(kind, rows[rows["kind"] == kind]) for kind in KINDS]
    for name, part in parts:
        for effect, own in part.groupby("effect"):
            for verdicts in (FIRM, ("reached",), ("perhaps",), ("moved_away",), ("cannot_read",)):
                is_so = own["verdict"].isin(verdicts).astype(float)
                found.append(_mean("share " + " or ".join(verdicts), name, effect, own, is_so))
            for column in ("change", "expected"):
                known = own[own[column].notna()]
                found.append(_mean(f"mean {column}", name, effect, known, known[column]))
            known = own[own["rest_low"].notna()]
            held = ((known["rest_low"] <= 0) & (known["rest_high"] >= 0)).astype(float)
            found.append(_mean("interval of the rest holds 0", name, effect, known, held))
    for (grouping, effect), own in lines[lines["held"].notna()].groupby(["grouping", "effect"]):
        held = own["held"].astype(float)
        found.append(_mean("interval holds the true effect", grouping, effect, own, held))
        error = own["seen"] - own["true"]
        found.append(_mean("seen minus true effect", grouping, effect, own, error))
        found.append(_mean("true effect", grouping, effect, own, own["true"]))
    return pd.DataFrame(found)


def _mean(
    what: str, name: str, effect: object, own: pd.DataFrame, values: pd.Series
) -> dict[str, Any]:
    """The mean over rows, with its error over municipalities (their rows go together)."""
    total = values.groupby(own["seed"]).agg(["sum", "count"])
    mean = values.mean()
    n_draws = len(total)
    left = total["sum"] - mean * total["count"]
    error = np.sqrt((left**2).sum() * n_draws / max(n_draws - 1, 1)) / max(len(values), 1)
    return {
        "what": what,
        "rows": name,
        "effect": effect,
        "value": mean,
        "mc_error": error,
        "n": len(values),
        "n_draws": n_draws,
    }


def main() -> None:
    """Draw, print the table and write it beside this file."""
    rows, lines, began = [], [], time.perf_counter()
    for number in range(N_DRAWS):
        drawn = draw(FIRST_SEED + number)
        rows += drawn[0]
        lines += drawn[1]
        if (number + 1) % 10 == 0:
            seconds = time.perf_counter() - began
            print(f"{number + 1} of {N_DRAWS} in {seconds:.0f} s", file=sys.stderr, flush=True)
    table = tables(pd.DataFrame(rows), pd.DataFrame(lines)).round(4)
    print(table.to_string(index=False))
    table.to_csv(Path(__file__).parent / f"{date.today()}_second_measurement.csv", index=False)


if __name__ == "__main__":
    main()
