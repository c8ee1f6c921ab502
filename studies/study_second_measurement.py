"""Is the before-after reading of a plan honest, in invented municipalities whose truth is known?

Draws municipalities, makes a plan from the findings of each (only rows whose action is assumed to
do something, all starting at once), and draws the second measurement twice with common random
numbers: under the plan with the effects of the catalogue, and without any effect. Counts how
often a row is said to have moved in each, how often the interval of a change holds what the plan
truly did, and how far rows that were chosen for being low come back by themselves, beside what
the reading expects of that.

Rows about ties are studied apart, under plans made of weak spots only: how often a row is said to
be mended or still there, how often that is true, and whether the probability that what was missing
is there now is as often right as it says.

    python studies/study_second_measurement.py
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.advise import collect_findings, draft_plan, load_actions, summarise_quickscan
from quickscan_sim.advise.second_measurement.before_after import read_before_after
from quickscan_sim.advise.second_measurement.beside_truth import beside_truth
from quickscan_sim.advise.second_measurement.networks import network_of
from quickscan_sim.advise.second_measurement.plan_effects import interventions_of
from quickscan_sim.advise.second_measurement.tie_rows import read_tie
from quickscan_sim.advise.second_measurement.two_measurements import of_one_folder
from quickscan_sim.analyse.network.comparison.gaps_later import JUDGED_KINDS
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan, simulate_with_plan

FIRST_SEED = 640_000
N_DRAWS = 100
SETTING: dict[str, Any] = {"n_neighbourhoods": 3}
KINDS = ("need", "difference", "hesitation", "weak_quality")
SCORE_KINDS = ("need", "difference", "hesitation")
FIRM = ("reached", "moved")
TIE_KINDS = JUDGED_KINDS
N_TIE_DRAWS = 60
FIRST_TIE_SEED = 650_000
BANDS = (0.0, 0.05, 0.5, 0.95, 1.01)


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


def draw_ties(seed: int) -> list[dict[str, Any]]:
    """What is said of each weak spot under a plan for them, with and without any effect."""
    setting = Parameters(**SETTING, seed=seed)
    first, _ = simulate_quickscan(setting)
    reading = summarise_quickscan(first)
    findings = tuple(one for one in collect_findings(reading) if one.kind in TIE_KINDS)
    actions = tuple(one for one in load_actions() if one.intervention)
    plan = draft_plan(findings, reading, "en", actions=actions)
    plan = replace(plan, rows=tuple(replace(row, starts_now=True) for row in plan.rows))
    scan, _, without = simulate_with_plan(setting, interventions_of(plan, actions, findings))
    rows = []
    for effect, second, column in (
        ("catalogue", scan, "level_with"),
        ("zero", without.scan, "level_without"),
    ):
        network = network_of(of_one_folder(second))
        states = [_true(without.ties, column, wave) for wave in (1, 2)]
        sectors = second.organisations.set_index("organisation_id")["is_informal"].to_dict()
        for finding in findings:
            verdict, reason, p = read_tie(finding, network)
            if p is None:
                continue
            then, now = (_is_there(finding, wave, sectors) for wave in states)
            rows.append(
                {
                    "seed": seed,
                    "effect": effect,
                    "kind": finding.kind,
                    "verdict": f"{verdict} ({reason})" if reason else verdict,
                    "then": float(then),
                    "now": float(now),
                    "p_then": p.before,
                    "p_now": p.later,
                }
            )
    return rows


def _true(ties: pd.DataFrame, column: str, wave: int) -> set[tuple[str, ...]]:
    own = ties[(ties["wave"] == wave) & (ties[column] >= 1)]
    keys = ["neighbourhood_id", "layer", "organisation_id", "partner_id"]
    return set(own[keys].itertuples(index=False, name=None))


def _is_there(finding: Any, ties: set[tuple[str, ...]], informal: dict[str, bool]) -> bool:
    """Whether what the finding misses truly is there."""
    wijk, layer = finding.neighbourhood_id, finding.layer
    one, other = finding.organisation_id, finding.partner_id
    own = [tie for tie in ties if tie[0] == wijk]
    if finding.kind == "one_way":
        return {(layer, one, other), (layer, other, one)} <= {tie[1:] for tie in own}
    if finding.kind == "not_found":
        return any(tie[3] == one for tie in own)
    if finding.kind == "single_layer":
        return any({one, other} == {*tie[2:]} and tie[1] != layer for tie in own)
    own = [tie for tie in own if tie[1] == layer]
    if finding.kind == "no_tie":
        return any({one, other} == {*tie[2:]} for tie in own)
    mixed = [tie for tie in own if informal[tie[2]] != informal[tie[3]]]
    return any(one is None or one in tie[2:] for tie in mixed)


def tie_tables(rows: pd.DataFrame) -> pd.DataFrame:
    """Verdicts, how often each is true, and whether the probabilities are."""
    found: list[dict[str, Any]] = []
    for name, part in [("all ties", rows), *rows.groupby("kind")]:
        for effect, own in part.groupby("effect"):
            found.append(_mean("truly missing at first", name, effect, own, 1 - own["then"]))
            found.append(_mean("truly there later", name, effect, own, own["now"]))
            found.append(_mean("mean chance there later", name, effect, own, own["p_now"]))
            brier = (own["p_now"] - own["now"]) ** 2
            found.append(_mean("Brier score of there later", name, effect, own, brier))
            for verdict in sorted(rows["verdict"].unique()):
                said = own["verdict"] == verdict
                found.append(_mean(f"share {verdict}", name, effect, own, said.astype(float)))
                if said.any():
                    true = own[said]
                    label = f"truly there later, where {verdict}"
                    found.append(_mean(label, name, effect, true, true["now"]))
    for low, high in pairwise(BANDS):
        own = rows[(rows["p_now"] >= low) & (rows["p_now"] < high)]
        if len(own):
            band = f"chance {low:g} to {min(high, 1):g}"
            found.append(_mean(f"truly there later, {band}", "all ties", "both", own, own["now"]))
            label = f"mean chance there later, {band}"
            found.append(_mean(label, "all ties", "both", own, own["p_now"]))
    return pd.DataFrame(found)


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
    ties = [row for number in range(N_TIE_DRAWS) for row in draw_ties(FIRST_TIE_SEED + number)]
    parts = [tables(pd.DataFrame(rows), pd.DataFrame(lines)), tie_tables(pd.DataFrame(ties))]
    table = pd.concat(parts, ignore_index=True).round(4)
    print(table.to_string(index=False))
    table.to_csv(Path(__file__).parent / f"{date.today()}_second_measurement.csv", index=False)


if __name__ == "__main__":
    main()
