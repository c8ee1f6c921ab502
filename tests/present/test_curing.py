"""There is always a report: what leaks is cured by showing less, and the report says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
from present.conftest import Story

from quickscan_sim.advise import collect_findings, draft_plan
from quickscan_sim.advise.reading import Reading
from quickscan_sim.analyse import check_published
from quickscan_sim.present import write_report
from quickscan_sim.present.curing import safe_reading
from quickscan_sim.present.document import Document
from quickscan_sim.present.published import published_numbers


def test_what_was_withheld_well_needs_no_cure(story: Story) -> None:
    safe, published = safe_reading(story.reading, named=True)
    assert safe is story.reading
    assert check_published(published) == []


def leaking(reading: Reading) -> Reading:
    """The same with a sector of three people that is shown."""
    summary = reading.score_summary.copy()
    sector = summary.loc[(summary["grouping"] == "sector") & ~summary["withheld"], "sector"].iloc[0]
    summary.loc[(summary["grouping"] == "sector") & (summary["sector"] == sector), "n"] = 3
    return replace(reading, score_summary=summary)


def test_a_leak_is_cured_and_the_report_says_so(story: Story, tmp_path: Path) -> None:
    reading = leaking(story.reading)
    assert check_published(published_numbers(reading), bounds=False)
    findings = collect_findings(reading)
    plan = draft_plan(findings, reading, "en")
    page = write_report(reading, findings, plan, tmp_path, "en", formats=("html",))["html"]
    assert "more is left out than usual" in page.read_text(encoding="utf-8")
    written = pd.read_csv(tmp_path / "published_numbers.csv")
    assert check_published(written.astype({"n": "Int64"}), bounds=False) == []


def test_without_a_leak_the_report_does_not_speak_of_it(report_en: Document) -> None:
    assert "more is left out than usual" not in str(report_en.blocks)
