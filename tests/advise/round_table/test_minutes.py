"""Minutes: the form, filled in, read back, and turned into rows of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from advise.round_table.tables import WIJK, findings_of, odd_table, reading_of, table_of

from quickscan_sim.advise import ImprovementPlan, read_plan, write_plan
from quickscan_sim.advise.plan.check_plan import check_plan
from quickscan_sim.advise.plan.edit import measure_in
from quickscan_sim.advise.round_table import (
    plan_from_minutes,
    read_minutes,
    write_minutes_form,
)
from quickscan_sim.advise.round_table.minutes import agreement_forms
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language

FILLED = """municipality: "{municipality}"
neighbourhood: W02
measured_on: {day}
language: en
held_on: 2026-04-14
present: [Sociaal team, school]
lived_experience:
  seat: empty
  said:
  who_will_be_asked: two parents of the reading group, by the school
agreements:
  - finding: {finding}
    goal: Parents get one name to call.
    owner: {owner}
    function_of_owner: team leader
    partners: [{partner}]
    first_step: Make a list of names.
    first_step_by: 2026-05-01
    term: 2026-12-01
    check_date: 2027-03-01
    target: 2 of 2 sides
    residents: Two parents choose the words.
    objections: The school asked who pays the hours.
  - finding: {finding}
    indicator: "something that stood there already"
"""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


@pytest.fixture
def facts() -> dict[str, str]:
    scan = reading_of().scan
    here = scan.active_in["neighbourhood_id"] == WIJK
    codes = list(scan.active_in.loc[here, "organisation_id"])
    names = scan.organisations.set_index("organisation_id")["name"]
    return {
        "municipality": scan.municipality,
        "day": scan.measured_on.isoformat(),
        "finding": table_of().findings[0].finding_id,
        "owner": str(names[codes[0]]),
        "partner": codes[1],
    }


def write(folder: Path, facts: dict[str, str], text: str = FILLED) -> Path:
    path = folder / "minutes.yaml"
    path.write_text(text.format(**facts), encoding="utf-8")
    return path


def plan_of(path: Path) -> ImprovementPlan:
    return plan_from_minutes(read_minutes(path), reading_of(), findings_of())


def test_an_empty_form_reads_back_without_agreements(tmp_path: Path) -> None:
    for language in ("nl", "en"):
        table = table_of(language)
        form = write_minutes_form(table, tmp_path / f"{language}.yaml")
        minutes = read_minutes(form)
        assert minutes.agreements == ()
        assert minutes.lived_experience == "empty"
        assert (minutes.municipality, minutes.neighbourhood_id, minutes.measured_on) == (
            table.municipality,
            WIJK,
            table.measured_on,
        )


def test_the_form_holds_the_numbers_of_the_findings() -> None:
    table = table_of()
    forms = agreement_forms(table)
    assert [one.finding_id for one in forms if one.finding_id]
    kinds = {one.finding_id: one.kind for one in table.findings}
    assert len({kinds[one.finding_id] for one in forms}) == len(forms)
    assert all(one.indicator and one.baseline for one in forms if one.finding_id)


def test_a_form_without_findings_has_three_empty_agreements(tmp_path: Path) -> None:
    table = replace(odd_table("all_missing"), findings=())
    assert [one.finding_id for one in agreement_forms(table)] == ["", "", ""]
    assert read_minutes(write_minutes_form(table, tmp_path / "form.yaml")).agreements == ()


def test_the_form_is_not_written_over_without_force(tmp_path: Path) -> None:
    form = write_minutes_form(table_of(), tmp_path / "form.yaml")
    form.write_text("mine", encoding="utf-8")
    with pytest.raises(QuickscanError, match="already exists"):
        write_minutes_form(table_of(), form)
    assert form.read_text(encoding="utf-8") == "mine"


def test_a_form_filled_in_by_its_own_keys_becomes_a_row(tmp_path: Path) -> None:
    form = write_minutes_form(table_of("nl"), tmp_path / "form.yaml")
    filled = form.read_text(encoding="utf-8").replace(
        "    doel:", "    doel: Eén naam om te bellen", 1
    )
    form.write_text(filled, encoding="utf-8")
    [row] = plan_of(form).rows
    assert row.goal == "Eén naam om te bellen"
    assert row.finding_id == agreement_forms(table_of("nl"))[0].finding_id


def test_an_agreement_becomes_a_row_with_the_number_of_the_data(
    tmp_path: Path, facts: dict[str, str]
) -> None:
    plan = plan_of(write(tmp_path, facts))
    [row] = plan.rows
    finding = table_of().findings[0]
    first = next(one for one in agreement_forms(table_of()) if one.finding_id == facts["finding"])
    scan = reading_of().scan
    assert scan.organisations.set_index("organisation_id").at[row.owner, "name"] == facts["owner"]
    assert row.partners == (facts["partner"],)
    assert row.finding.startswith(finding.title.in_language("en"))
    assert (row.indicator, row.baseline.text) == (first.indicator, first.baseline)
    assert (row.first_step_by, row.term) == (date(2026, 5, 1), date(2026, 12, 1))
    assert row.starts_now
    assert row.status == "agreed"
    assert row.target.value == 2
    assert plan.decided_on == date(2026, 4, 14)
    assert "seat of the expert by experience was empty" in plan.process
    assert "two parents of the reading group" in plan.process


def test_the_plan_is_written_and_read_back_without_loss(
    tmp_path: Path, facts: dict[str, str]
) -> None:
    plan = plan_of(write(tmp_path, facts))
    assert read_plan(write_plan(plan, tmp_path / "plan.yaml")) == plan


def test_the_check_finds_no_error_when_everything_was_filled_in(
    tmp_path: Path, facts: dict[str, str]
) -> None:
    whole = FILLED.replace(
        "    owner:", "    action: One list with a name for each partner.\n    owner:"
    )
    plan = plan_of(write(tmp_path, facts, whole))
    remarks = check_plan(plan, reading_of(), findings_of())
    assert [one.code for one in remarks if one.severity == "error"] == []


def test_a_first_step_after_six_weeks_does_not_start_now(
    tmp_path: Path, facts: dict[str, str]
) -> None:
    late = FILLED.replace("first_step_by: 2026-05-01", "first_step_by: 2026-09-01")
    [row] = plan_of(write(tmp_path, facts, late)).rows
    assert not row.starts_now


def test_another_baseline_stays_as_it_was_written(tmp_path: Path, facts: dict[str, str]) -> None:
    own = FILLED.replace("    target:", '    now: "3,4 (n = 12)"\n    target:')
    [row] = plan_of(write(tmp_path, facts, own)).rows
    assert (row.baseline.value, row.baseline.n) == (3.4, 12)


MISTAKES = [
    ("goal: Parents", "gaol: Parents", r"line 13: gaol is no field.*goal"),
    ("term: 2026-12-01", "term: december", r"line 19: term is 'december'; expected a date"),
    ("seat: empty", "seat: perhaps", r"line 8: seat is 'perhaps'; expected one of: taken"),
    ("finding: {finding}\n    goal", "finding: F999\n    goal", r"line 12: .*no finding 'F999'"),
    ("owner: {owner}", "owner: Nobody at all", r"line 14: .*no organisation 'Nobody at all'"),
    ("partners: [{partner}]", "partners: [O99]", r"line 16: .*no organisation 'O99'"),
    ("municipality: ", "# ", r"municipality is missing"),
    ("measured_on: {day}", "measured_on: 2020-01-01", r"line 1: these minutes are about"),
    ("neighbourhood: W02", "neighbourhood: W99", r"line 1: these minutes are about"),
    ("agreements:\n", "agreements: none\n#", r"line 11: agreements are a list|not YAML"),
    ("goal: Parents get", "goal: [Parents: get", r"line 1\d: this is not YAML"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_the_file_stays(
    right: str, wrong: str, told: str, tmp_path: Path, facts: dict[str, str]
) -> None:
    path = write(tmp_path, facts, FILLED.replace(right, wrong, 1))
    before = path.read_bytes()
    with pytest.raises(QuickscanError, match=told):
        plan_of(path)
    assert path.read_bytes() == before


def test_minutes_in_which_nothing_was_agreed_say_so(tmp_path: Path) -> None:
    form = write_minutes_form(table_of(), tmp_path / "minutes.yaml")
    with pytest.raises(QuickscanError, match=r"minutes.yaml holds no agreement yet"):
        plan_of(form)


@pytest.mark.parametrize(
    ("text", "value", "n"),
    [("3,1 (n = 24)", 3.1, 24), ("at least 60%", 0.6, None), ("half of them", None, None)],
)
def test_a_number_is_read_as_people_write_it(text: str, value: float | None, n: int | None) -> None:
    found = measure_in(text)
    assert (found.text, found.value, found.n) == (text, value, n)
