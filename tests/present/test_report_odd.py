"""Data in which something is missing, small or alike: a report for every reader, or a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

import pandas as pd
import pytest
from analyse import odd_scans
from analyse.odd_scans import CASES, Scan
from present.test_report import whole_text

from quickscan_sim.advise import Reading, collect_findings, draft_plan, summarise_quickscan
from quickscan_sim.errors import QuickscanError
from quickscan_sim.present.report import report_document
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan

TABLES = (
    "questionnaire",
    "neighbourhoods",
    "organisations",
    "active_in",
    "professionals",
    "works_in",
    "answers",
    "ties",
    "partner_ratings",
)


@cache
def ordinary() -> Scan:
    return odd_scans.ordinary_scan(odd_scans.shortened(load_questionnaire()))


def quickscan_of(scan: Scan) -> Quickscan:
    tables = {name: getattr(scan, name) for name in TABLES}
    tables["neighbourhoods"] = scan.neighbourhoods.assign(n_residents=pd.NA, p_low_income=pd.NA)
    tables["professionals"] = scan.professionals.assign(name=pd.NA)
    day = date(2026, 3, 16)
    return Quickscan(**tables, municipality="Ergens", measured_on=day, invented=False)


def reading_of(case: Callable[[Scan], Scan]) -> Reading | None:
    """The reading; None where a sentence says why there is none."""
    try:
        return summarise_quickscan(quickscan_of(case(ordinary())))
    except QuickscanError as problem:
        return print(problem.in_language("nl"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_odd_data_gives_every_reader_a_report_or_a_sentence(
    case: Callable[[Scan], Scan], capsys: pytest.CaptureFixture[str]
) -> None:
    reading = reading_of(case)
    if reading is None:
        assert capsys.readouterr().out.strip().endswith(".")
        return
    findings = collect_findings(reading)
    plan = draft_plan(findings, reading)
    first = str(reading.scan.organisations["organisation_id"].iloc[0])
    for reader in ("institution", "professional", "residents"):
        document = report_document(
            reading,
            findings,
            plan,
            reader=reader,
            organisation_id=first if reader == "institution" else None,
        )
        assert len(document.blocks) > 10
        assert not re.findall(r"\bnan\b|\bNone\b|<NA>", whole_text(document))
