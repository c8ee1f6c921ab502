"""A draft improvement plan: rows that lead from a finding to a goal, an action and a check."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quickscan_sim.advise.actions import Action, load_actions, sectors_of, suggest_actions
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.naming import Names, is_named
from quickscan_sim.advise.plan.drafting import Drafting
from quickscan_sim.advise.plan.model import ImprovementPlan, PlanRow
from quickscan_sim.advise.plan.scope import Scope

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

AT_MOST_ROWS = 5
AT_MOST_FIRST_STEPS = 3
"""Ten actions at once is a wish list; at most three start now."""

NOT_TO_PLAN = ("strength", "strong_tie")
FALLBACKS = {"silent": "no_tie", "difference": "need", "hesitation": "need", "wish": "need"}
"""Where no action fits the kind of finding, actions for this kind may."""


def draft_plan(
    findings: tuple[Finding, ...],
    reading: Reading,
    language: str = "nl",
    *,
    named: bool | None = None,
    actions: tuple[Action, ...] | None = None,
    neighbourhood_id: str | None = None,
    organisation_id: str | None = None,
) -> ImprovementPlan:
    """A draft plan for the findings that ask for something, at most five rows.

    Firm findings come before indications, and different kinds before more of the same; no action
    is proposed twice. Each row takes the action that fits its finding best, a baseline that is
    the number of the finding, a target for the day of the second measurement, and an owner that
    exists: the organisation concerned. Who leads for a whole sector or for all, partners choose.

    Parameters
    ----------
    language
        Of all texts of the plan: ``"nl"`` or ``"en"``.
    named
        Whether organisations may be named; see :func:`quickscan_sim.advise.naming.is_named`.
    actions
        The library to choose from; by default that of the kit.
    neighbourhood_id
        Only what was found about this wijk.
    organisation_id
        Only what was found about this organisation or its sector; it is the owner of every row.

    Raises
    ------
    QuickscanError
        When the wijk or organisation is not in this quickscan, or both are given.
    """
    names = Names(reading.scan, is_named(reading.scan, named))
    scope = Scope.of(reading.scan, neighbourhood_id, organisation_id)
    by_id = {finding.finding_id: finding for finding in findings}
    drafting = Drafting(reading, names, language, scope, by_id)
    library = load_actions() if actions is None else actions
    rows: list[PlanRow] = []
    for finding in _in_turn(scope.concerning(findings)):
        used = {row.action_id for row in rows}
        unused = tuple(one for one in library if one.action_id not in used)
        fitting = _fitting(unused, finding, reading)
        if fitting and len(rows) < AT_MOST_ROWS:
            starts_now = len(rows) < AT_MOST_FIRST_STEPS
            rows.append(drafting.row(finding, fitting[0], starts_now))
    return drafting.plan(tuple(rows))


def _in_turn(findings: tuple[Finding, ...]) -> list[Finding]:
    """Firm before indication, and the first of every kind before the second of any."""
    seen: dict[str, int] = {}
    turns = []
    for position, finding in enumerate(findings):
        if finding.kind not in NOT_TO_PLAN:
            turn = seen[finding.kind] = seen.get(finding.kind, -1) + 1
            turns.append((finding.certainty != "firm", turn, position, finding))
    return [finding for *_, finding in sorted(turns, key=lambda entry: entry[:3])]


def _fitting(library: tuple[Action, ...], finding: Finding, reading: Reading) -> tuple[Action, ...]:
    """The action that fits best, where one fits at all."""
    sectors = sectors_of(finding, reading.scan)
    own = suggest_actions(finding, library, 1, sectors=sectors)
    if not own and finding.kind in FALLBACKS:
        instead = replace(finding, kind=FALLBACKS[finding.kind])
        own = suggest_actions(instead, library, 1, sectors=sectors)
    return tuple(suggestion.action for suggestion in own)
