"""The Dutch of the document of two measurements can be read at B1, and says it is invented."""

from __future__ import annotations

from functools import cache

from present.reading_level import check_level

from quickscan_sim.advise import (
    beside_truth,
    collect_findings,
    draft_plan,
    interventions_of,
    load_actions,
    read_before_after,
    summarise_quickscan,
)
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.before_after import before_after_document
from quickscan_sim.present.document import Document
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan, simulate_with_plan

ENOUGH = 55


@cache
def year_after() -> tuple[Document, Quickscan]:
    """The document of a plan a year later, with the truth beside it."""
    setting = Parameters(seed=6, n_neighbourhoods=2)
    first = summarise_quickscan(simulate_quickscan(setting)[0])
    findings = collect_findings(first)
    plan = draft_plan(findings, first, "nl")
    scan, _, without = simulate_with_plan(setting, interventions_of(plan, load_actions(), findings))
    found = read_before_after(scan, plan=plan, findings=findings)
    lines = beside_truth(found, without.scores, read_before_after(without.scan).change)
    return before_after_document(found, "nl", truth=lines), scan


def test_the_document_of_two_measurements_is_plain() -> None:
    check_level(*year_after(), ENOUGH)


def test_the_document_of_two_measurements_is_marked_as_invented() -> None:
    assert "verzonnen" in year_after()[0].mark
