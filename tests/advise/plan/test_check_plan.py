"""Broken plans: each gets its own sentence, and the good plan none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from advise.plan.municipality import municipality, sample
from advise.scans import reading_of

from quickscan_sim.advise import ImprovementPlan, check_plan, collect_findings, draft_plan
from quickscan_sim.advise.plan.withheld_numbers import GROUPINGS, _means

Breaking = Callable[[ImprovementPlan], ImprovementPlan]


def with_row(number: int = 1, **changes: Any) -> Breaking:
    """The plan with one row changed."""

    def broken(plan: ImprovementPlan) -> ImprovementPlan:
        rows = list(plan.rows)
        rows[number - 1] = replace(rows[number - 1], **changes)
        return replace(plan, rows=tuple(rows))

    return broken


def with_measure(field: str, **changes: Any) -> Breaking:
    def broken(plan: ImprovementPlan) -> ImprovementPlan:
        return with_row(**{field: replace(getattr(plan.rows[0], field), **changes)})(plan)

    return broken


def of_another_wijk(plan: ImprovementPlan) -> ImprovementPlan:
    """Row 2 is about a wijk; its owner becomes an organisation that does not work there."""
    active_in = municipality()[0].scan.active_in
    here = active_in.loc[
        active_in["neighbourhood_id"] == plan.rows[1].neighbourhood_id, "organisation_id"
    ]
    elsewhere = next(one for one in active_in["organisation_id"] if one not in set(here))
    return with_row(2, owner=elsewhere)(plan)


def eleven_first_steps(plan: ImprovementPlan) -> ImprovementPlan:
    rows = tuple(
        replace(plan.rows[n % 4], starts_now=True, action=f"Actie {n}", action_id=None,
                first_step_by=plan.starts_on)
        for n in range(11)
    )  # fmt: skip
    return replace(plan, rows=rows)


def all_training(plan: ImprovementPlan) -> ImprovementPlan:
    rows = tuple(
        replace(row, action=f"Volg training {n}.", action_id=None)
        for n, row in enumerate(plan.rows)
    )
    return replace(plan, rows=rows)


BROKEN: list[tuple[str, Breaking, int | None, str | None]] = [
    ("no_owner", with_row(owner=None), 1, "owner"),
    ("unknown_owner", with_row(owner="O999"), 1, "owner"),
    ("owner_elsewhere", of_another_wijk, 2, "owner"),
    ("no_function", with_row(owner_function=" "), 1, "owner_function"),
    ("unknown_partner", with_row(partners=("Q1",)), 1, "partners"),
    ("no_goal", with_row(goal=""), 1, "goal"),
    ("goal_without_number", with_row(goal="Wij gaan beter samenwerken."), 1, "goal"),
    ("goal_two_variables", with_row(goal="De score is 3,2 en 80% doet mee."), 1, "goal"),
    ("no_term", with_row(term=None), 1, "term"),
    ("term_past", with_row(term=date(2026, 1, 1)), 1, "term"),
    ("term_after_check", with_row(term=date(2028, 1, 1)), 1, "term"),
    ("no_check_date", with_row(check_date=None), 1, "check_date"),
    ("first_step_late", with_row(first_step_by=date(2026, 9, 1)), 1, "first_step_by"),
    ("first_step_past", with_row(first_step_by=date(2025, 9, 1)), 1, "first_step_by"),
    ("no_first_step_date", with_row(first_step_by=None), 1, "first_step_by"),
    ("no_finding", with_row(finding_id=""), 1, "finding_id"),
    ("unknown_finding", with_row(finding_id="F99"), 1, "finding_id"),
    ("finding_differs", with_row(finding="De score is 1,7."), 1, "finding"),
    ("baseline_differs", with_measure("baseline", text="3,9 (n = 50)"), 1, "baseline"),
    ("baseline_differs", with_measure("baseline", value=3.9), 1, "baseline"),
    ("baseline_n_differs", with_measure("baseline", n=49), 1, "baseline"),
    ("target_not_better", with_measure("target", text="2,0", value=2.0), 1, "target"),
    ("target_differs", with_measure("target", text="4,9"), 1, "target"),
    ("target_impossible", with_measure("target", text="7,5", value=7.5), 1, "target"),
    ("target_in_interval", with_measure("target", text="2,5", value=2.5), 1, "target"),
    ("small_cell", with_row(risk="Bij de kerk is het 2,1 (n = 3)."), 1, "risk"),
    ("no_residents", with_row(residents=""), 1, "residents"),
    ("informed_only", with_row(residents="Bewoners krijgen een nieuwsbrief."), 1, "residents"),
    ("not_from_start", with_row(residents="Wij plannen een gesprek met ouders."), 1, "residents"),
    ("blame", with_row(risk="Ouders hebben dit aan zichzelf: eigen schuld."), 1, "risk"),
    ("unwilling", with_row(risk="De school wil niet samenwerken."), 1, "risk"),
    ("label", with_row(risk="Probleemgezinnen komen niet."), 1, "risk"),
    ("unknown_theme", with_row(theme="signaleeren"), 1, "theme"),
    ("too_many_first_steps", eleven_first_steps, None, "starts_now"),
    ("training_everywhere", all_training, None, "rows"),
    ("no_limits", lambda plan: replace(plan, limits="", title="Verzonnen plan"), None, "limits"),
    (
        "not_said_invented",
        lambda plan: replace(plan, limits="Een cijfer zegt niet waarom."),
        None,
        "limits",
    ),
    ("theme_missing", lambda plan: replace(plan, not_found=""), None, "not_found"),
    (
        "action_twice",
        lambda plan: with_row(2, action_id=plan.rows[0].action_id)(plan),
        2,
        "action",
    ),
    (
        "other_data",
        lambda plan: replace(plan, data=replace(plan.data, fingerprint="0" * 16)),
        None,
        "data",
    ),
]


def remarks_on(plan: ImprovementPlan) -> list[Any]:
    reading, findings = municipality()
    return list(check_plan(plan, reading, findings))


@cache
def remarks_on_broken(breaking: Breaking) -> tuple[Any, ...]:
    """What is said of the strong plan when it is broken in this way."""
    return tuple(remarks_on(breaking(sample("strong", "nl"))))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_strong_plan_gets_no_remark(language: str) -> None:
    assert [remark.message for remark in remarks_on(sample("strong", language))] == []


@pytest.mark.parametrize(
    ("code", "breaking", "row", "field"), BROKEN, ids=[entry[0] for entry in BROKEN]
)
def test_a_broken_plan_gets_its_own_sentence_at_its_place(
    code: str, breaking: Breaking, row: int | None, field: str | None
) -> None:
    found = remarks_on_broken(breaking)
    places = {(remark.code, remark.row, remark.field) for remark in found}
    assert (code, row, field) in places, places
    sentence = next(one for one in found if one.code == code).message.in_language("en")
    assert sentence.endswith((".", "?"))


def test_no_two_mistakes_share_a_sentence() -> None:
    said: dict[str, str] = {}
    for code, breaking, *_ in BROKEN:
        for remark in remarks_on_broken(breaking):
            assert said.setdefault(remark.message.text, remark.code) == remark.code
        assert code in said.values()


def test_most_mistakes_give_one_remark_and_no_more() -> None:
    codes = [[remark.code for remark in remarks_on_broken(breaking)] for _, breaking, *_ in BROKEN]
    assert sum(len(found) == 1 for found in codes) >= 32, codes


def test_a_number_of_a_withheld_group_is_noticed() -> None:
    reading, _ = municipality()
    summary = reading.score_summary
    keys = GROUPINGS["organisation"]
    hidden = summary[(summary["grouping"] == "organisation") & summary["withheld"].astype(bool)]
    large = hidden[[*keys, "theme"]].merge(_means(reading, keys), on=[*keys, "theme"])
    row = large[large["n"] >= 2].iloc[0]
    quoted = f"{row['mean']:.2f} (n = {row['n']})"
    found = remarks_on(with_row(risk=f"Daar is het {quoted}.")(sample("strong", "nl")))
    assert {"withheld_number"} <= {remark.code for remark in found}


def test_the_plan_of_other_data_says_which_and_compared_with_what() -> None:
    reading = reading_of("ordinary")
    remarks = check_plan(sample("strong", "nl"), reading, collect_findings(reading))
    sentence = next(one for one in remarks if one.code == "other_data").message.in_language("en")
    assert municipality()[0].scan.municipality in sentence
    assert reading.scan.municipality in sentence
    assert not {"unknown_finding", "baseline_differs"} & {remark.code for remark in remarks}


@pytest.mark.parametrize(("name", "seed"), [("ordinary", 1), ("own", 1), ("few", 1)])
def test_a_draft_lacks_nothing_but_owners_that_partners_choose(name: str, seed: int) -> None:
    reading = reading_of(name, seed)
    findings = collect_findings(reading)
    for language in ("nl", "en"):
        plan = draft_plan(findings, reading, language)
        codes = {one.code for one in check_plan(plan, reading, findings) if one.severity == "error"}
        assert codes <= {"no_owner"}


def test_a_later_start_moves_the_six_weeks() -> None:
    plan = sample("strong", "nl")
    later = replace(plan, decided_on=plan.data.measured_on + timedelta(days=60))
    day = later.starts_on + timedelta(days=10)
    moved = replace(later, rows=tuple(replace(row, first_step_by=day) for row in later.rows))
    assert {remark.code for remark in remarks_on(moved)} == set()
