"""Explanations beside findings: one certainty for one number."""

from __future__ import annotations

import pytest

from quickscan_sim.advise import collect_findings, explain_reading, naming, summarise_quickscan
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan


@pytest.mark.parametrize("seed", [20, 21])
def test_a_difference_is_clear_where_the_finding_is_firm(seed: int) -> None:
    scan, _ = simulate_quickscan(load_scenario("example", seed=seed))
    reading = summarise_quickscan(scan)
    told = explain_reading(reading, naming.Names(scan, named=True), ("sector", "income"))
    clear = {(one.topic, one.theme, one.sector) for one in told if one.meaning.certainty == "clear"}
    topics = {"need": "sector", "strength": "sector", "difference": "income"}
    firm = {
        (topics[one.kind], one.theme, one.sector)
        for one in collect_findings(reading)
        if one.kind in topics and one.certainty == "firm"
    }
    assert clear == firm
    assert clear
