"""What the checks of a plan look at: the plan beside its data and findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.naming import Names
from quickscan_sim.advise.plan.aims import Aim, aim_of
from quickscan_sim.advise.plan.model import ImprovementPlan, PlanRow
from quickscan_sim.advise.remark import ERROR, WARNING, Remark
from quickscan_sim.language import Message, mark

if TYPE_CHECKING:
    from datetime import date

    from quickscan_sim.advise.reading import Reading

ROW_TEXTS = (
    "finding",
    "goal",
    "action",
    "owner_function",
    "first_step",
    "indicator",
    "residents",
    "risk",
    "resources",
    "expected_effect",
    "assumption",
)
PLAN_TEXTS = ("title", "not_found", "limits", "process")


@dataclass(frozen=True)
class Checking:
    """A plan with everything it is compared with."""

    plan: ImprovementPlan
    reading: Reading
    findings: tuple[Finding, ...]

    @cached_property
    def names(self) -> Names:
        """Names for sentences about the plan; always the own data of who checks."""
        return Names(self.reading.scan, named=True)

    @cached_property
    def organisations(self) -> dict[str, str]:
        """The name of each organisation by its code."""
        table = self.reading.scan.organisations
        return dict(zip(table["organisation_id"], table["name"], strict=True))

    def finding_of(self, row: PlanRow) -> Finding | None:
        """The finding that a row is about; None where it does not exist."""
        return next((one for one in self.findings if one.finding_id == row.finding_id), None)

    def aim_of(self, finding: Finding, check_date: date | None) -> Aim:
        """What the kit would aim at, with the number of the finding as its baseline."""
        scale = self.reading.scan.questionnaire.scored_scale
        day = check_date or self.reading.scan.measured_on
        return aim_of(finding, self.names, day, scale.high)

    def wijk_of(self, row: PlanRow) -> str | None:
        """The wijk that a row is about; None where it is about more than one."""
        finding = self.finding_of(row)
        found = row.neighbourhood_id or (finding.neighbourhood_id if finding else None)
        return found or self.plan.neighbourhood_id

    def texts_of(self, row: PlanRow) -> Iterator[tuple[str, str]]:
        """Every text of a row, with the name of its field."""
        for field in ROW_TEXTS:
            yield field, getattr(row, field)
        yield "baseline", row.baseline.text
        yield "target", row.target.text


SENTENCES = {
    "no_owner": mark("The owner is missing. Choose who takes the lead."),
    "no_function": mark("The function of the owner is missing. Which colleague does this?"),
    "no_goal": mark("The goal is missing."),
    "no_action": mark("The action is missing."),
    "no_indicator": mark("What is measured is missing."),
    "no_baseline": mark("The number now is missing (baseline)."),
    "no_target": mark("The target is missing."),
    "no_term": mark("The term is missing."),
    "no_check_date": mark("The date of the check is missing."),
    "no_first_step": mark("The first step is missing."),
    "no_first_step_date": mark("The first step has no date."),
    "no_residents": mark("The voice of residents is missing. How do they take part?"),
    "no_finding": mark("This row has no finding. Which number is it about?"),
    "goal_without_number": mark("The goal names no number, so nobody can see whether it is met."),
    "goal_two_variables": mark("The goal holds more than one thing. Make two goals of it."),
    "informed_only": mark("Residents are only informed. What do they decide on, or do?"),
    "not_from_start": mark(
        "Experts by experience do not take part from the start. Ask them before the first step."
    ),
    "not_said_invented": mark(
        "The plan does not say that this neighbourhood is invented. Say so in the limits."
    ),
    "no_limits": mark("The limits are missing. What may not be concluded?"),
    "no_rows": mark("The plan has no rows yet."),
    "training_everywhere": mark(
        "Training is the answer in {n} of {all} rows. What could be arranged differently?"
    ),
}
"""Sentences without facts, or with few; the others stand where they are used."""


def error(code: str, row: int | None, field: str | None, message: Message | None = None) -> Remark:
    """A remark on something to mend."""
    return Remark(code, ERROR, row, field, message or Message(SENTENCES[code]))


def warning(
    code: str, row: int | None, field: str | None, message: Message | None = None
) -> Remark:
    """A remark on something to think about."""
    return Remark(code, WARNING, row, field, message or Message(SENTENCES[code]))
