"""There is always a report: what leaks is cured by showing less, and the report says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from quickscan_sim.advise import collect_findings, draft_plan, summarise_quickscan
from quickscan_sim.advise.reading import Reading
from quickscan_sim.analyse import check_published
from quickscan_sim.parameters import load_scenario
from quickscan_sim.present import write_report
from quickscan_sim.present.curing import safe_reading
from quickscan_sim.present.published import published_numbers
from quickscan_sim.simulate import simulate_quickscan


@pytest.mark.parametrize(
    ("name", "seed"), [("few_answers", 4), ("empty_cells", 5), ("class_of_40", 5), ("example", 1)]
)
def test_what_was_withheld_well_needs_no_cure(name: str, seed: int) -> None:
    reading = summarise_quickscan(simulate_quickscan(load_scenario(name, seed=seed))[0])
    safe, published = safe_reading(reading, named=True)
    assert safe is reading
    assert check_published(published) == []


def leaking(reading: Reading) -> Reading:
    """The same with a sector withheld that follows from the others and everybody."""
    summary = reading.score_summary.copy()
    sector = summary.loc[(summary["grouping"] == "sector") & ~summary["withheld"], "sector"].iloc[0]
    opened = (summary["grouping"] == "sector") & (summary["sector"] == sector)
    summary.loc[opened, ["n", "mean", "sd", "ci_low", "ci_high"]] = None
    summary.loc[opened, "withheld"] = True
    contrasts = reading.contrasts[reading.contrasts["sector"] != sector]
    return replace(reading, score_summary=summary, contrasts=contrasts)


def test_a_leak_is_cured_and_the_report_says_so(tmp_path: Path) -> None:
    scan, _ = simulate_quickscan(load_scenario("example", seed=1))
    reading = leaking(summarise_quickscan(scan))
    assert check_published(published_numbers(reading))
    findings = collect_findings(reading)
    page, _ = write_report(reading, findings, draft_plan(findings, reading), tmp_path, "en")
    assert "more is left out than usual" in page.read_text(encoding="utf-8")
    written = pd.read_csv(tmp_path / "published_numbers.csv")
    assert check_published(written.astype({"n": "Int64"})) == []


def test_without_a_leak_the_report_does_not_speak_of_it(story: Any, tmp_path: Path) -> None:
    findings = collect_findings(story.reading)
    plan = draft_plan(findings, story.reading)
    page, _ = write_report(story.reading, findings, plan, tmp_path, "en")
    assert "more is left out than usual" not in page.read_text(encoding="utf-8")
