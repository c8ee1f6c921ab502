"""The draft plan: few rows, each from a finding, each with an owner that exists."""

from __future__ import annotations

import re
from datetime import date

import pytest
from advise.scans import reading_of

from quickscan_sim.advise import ImprovementPlan, collect_findings, draft_plan, load_actions
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.naming import Names
from quickscan_sim.advise.plan import AT_MOST_FIRST_STEPS, AT_MOST_ROWS, PLAN_COLUMNS
from quickscan_sim.advise.plan.drafting import months_after
from quickscan_sim.language import Number, Share

READINGS = [("ordinary", 1), ("ordinary", 2), ("own", 1), ("few", 1), ("nothing", 1)]


def plan_of(
    name: str, seed: int = 1, language: str = "nl", named: bool | None = None
) -> ImprovementPlan:
    reading = reading_of(name, seed)
    return draft_plan(collect_findings(reading, named), reading, language, named=named)


def findings_of(name: str, seed: int) -> dict[str, Finding]:
    return {one.finding_id: one for one in collect_findings(reading_of(name, seed))}


@pytest.mark.parametrize(("name", "seed"), READINGS)
def test_at_most_five_rows_and_at_most_three_that_start_now(name: str, seed: int) -> None:
    rows = plan_of(name, seed).rows
    assert 1 <= len(rows) <= AT_MOST_ROWS
    assert sum(row.starts_now for row in rows) <= AT_MOST_FIRST_STEPS
    starts = [row.starts_now for row in rows]
    assert starts == sorted(starts, reverse=True)


@pytest.mark.parametrize(("name", "seed"), READINGS)
def test_no_action_is_proposed_twice_and_each_is_in_the_library(name: str, seed: int) -> None:
    ids = [row.action_id for row in plan_of(name, seed).rows]
    assert len(ids) == len(set(ids))
    assert set(ids) <= {action.action_id for action in load_actions()}


@pytest.mark.parametrize(("name", "seed"), READINGS)
def test_each_row_comes_from_a_finding_that_asks_for_something(name: str, seed: int) -> None:
    findings = findings_of(name, seed)
    for row in plan_of(name, seed).rows:
        finding = findings[row.finding_id]
        assert row.finding.startswith(finding.title.in_language("nl"))
        assert row.finding.endswith(finding.explanation.in_language("nl"))
        assert finding.kind not in ("strength", "strong_tie")


@pytest.mark.parametrize(("name", "seed"), READINGS)
def test_firm_findings_come_before_indications(name: str, seed: int) -> None:
    findings = findings_of(name, seed)
    certain = [findings[row.finding_id].certainty == "firm" for row in plan_of(name, seed).rows]
    assert certain == sorted(certain, reverse=True)


@pytest.mark.parametrize(("name", "seed"), READINGS)
def test_the_baseline_is_the_number_of_the_finding_with_its_n(name: str, seed: int) -> None:
    findings = findings_of(name, seed)
    for row in plan_of(name, seed, "en").rows:
        finding, baseline = findings[row.finding_id], row.baseline.text
        if finding.kind in ("need", "difference", "weak_quality"):
            assert baseline == f"{Number(finding.now, 1).in_language('en')} (n = {finding.n_now})"
        elif finding.kind in ("hesitation", "silent"):
            assert baseline == f"{Share(finding.now).in_language('en')} (n = {finding.n_now})"
        elif finding.kind in ("hangs_on_one", "split_layer"):
            assert baseline == Number(finding.now, 1).in_language("en")
        elif finding.kind != "wish":
            counted = ("0", "1", "0 of 2 sides", "1 of 2 sides", "two steps or more")
            assert baseline in counted


@pytest.mark.parametrize(("name", "seed"), READINGS)
def test_owner_and_partners_are_organisations_that_exist(name: str, seed: int) -> None:
    known = set(reading_of(name, seed).scan.organisations["organisation_id"])
    for row in plan_of(name, seed).rows:
        assert row.owner is None or row.owner in known
        assert set(row.partners) <= known
        assert row.owner not in row.partners
        finding = findings_of(name, seed)[row.finding_id]
        if finding.organisation_id:
            assert row.owner == finding.organisation_id


@pytest.mark.parametrize(("name", "seed"), READINGS)
def test_the_plan_reads_in_both_languages(name: str, seed: int) -> None:
    names = Names(reading_of(name, seed).scan, named=True)
    for language in ("nl", "en"):
        frame = plan_of(name, seed, language).to_frame(names)
        assert list(frame.columns) == list(PLAN_COLUMNS)
        read = frame.drop(columns=["theme", "neighbourhood_id"])
        texts = [str(cell) for cell in read.to_numpy().ravel()]
        assert [text for text in texts if re.search(r"[{}]|\bnan\b|<NA>|None", text)] == []
        assert [text for text in frame["goal"] if not text.endswith(".")] == []


def test_a_target_is_reachable_and_better_than_the_baseline() -> None:
    for name, seed in READINGS:
        for row in plan_of(name, seed).rows:
            kind = findings_of(name, seed)[row.finding_id].kind
            if kind in ("need", "difference"):
                assert row.baseline.value is not None
                assert row.target.value is not None
                assert row.baseline.value < row.target.value <= 6
                assert row.target.text == Number(row.target.value, 1).in_language("nl")


def test_dates_count_from_the_day_of_measuring() -> None:
    row = plan_of("ordinary").rows[0]
    assert (row.term, row.check_date) == (date(2026, 12, 16), date(2027, 3, 16))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 16), 9, date(2026, 12, 16)),
        (date(2026, 12, 16), 1, date(2027, 1, 16)),
        (date(2026, 5, 31), 9, date(2027, 2, 28)),
    ],
)
def test_months_later_is_a_day_that_exists(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_where_organisations_may_not_be_named_the_plan_names_none() -> None:
    scan = reading_of("ordinary").scan
    text = plan_of("ordinary", named=False).to_frame(Names(scan, named=False)).to_string()
    assert [name for name in scan.organisations["name"] if name in text] == []


def test_residents_take_part_in_every_row() -> None:
    assert all(row.residents for row in plan_of("ordinary").rows)


def test_an_own_questionnaire_whose_themes_no_action_knows_still_gets_a_plan() -> None:
    rows = plan_of("own").rows
    assert rows
    known = set(reading_of("own").scan.questionnaire.theme_ids)
    assert {row.theme for row in rows} - {None} <= known


def test_no_findings_make_an_empty_plan_with_its_columns() -> None:
    plan = draft_plan((), reading_of("ordinary"))
    assert plan.rows == ()
    assert list(plan.to_frame().columns) == list(PLAN_COLUMNS)


def test_an_empty_library_makes_an_empty_plan() -> None:
    reading = reading_of("ordinary")
    assert draft_plan(collect_findings(reading), reading, actions=()).rows == ()
