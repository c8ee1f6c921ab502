"""The municipality of the demo with its findings and sample plans, drawn once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from quickscan_sim.advise import (
    Finding,
    ImprovementPlan,
    Reading,
    collect_findings,
    read_plan,
    summarise_quickscan,
)
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan

PLANS = Path(__file__).parents[3] / "quickscan_sim" / "data" / "plans"


@cache
def municipality() -> tuple[Reading, tuple[Finding, ...]]:
    reading = summarise_quickscan(simulate_quickscan(Parameters(seed=20))[0])
    return reading, collect_findings(reading)


@cache
def sample(name: str, language: str) -> ImprovementPlan:
    return read_plan(PLANS / f"{name}_{language}.yaml")
