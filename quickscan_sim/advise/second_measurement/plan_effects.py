"""What a plan would change in the simulator: each row as an intervention, with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual, Message, Number, Share, mark
from quickscan_sim.parameters.interventions import (
    LEVERS_ON_TIES,
    Intervention,
    load_intervention,
)

if TYPE_CHECKING:
    from quickscan_sim.advise.actions import Action
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.plan import ImprovementPlan, PlanRow

FIRST_LATER_WAVE, NEXT_WAVE = 2, 3
"""What starts now works in the second measurement; what starts later, from the third on."""

WHY_NOTHING = {
    "stopped": mark("this row was stopped, so it changes nothing"),
    "own_action": mark("this action is not from the library, so its effect is not known"),
    "no_effect_known": mark("for this action no effect is assumed"),
}


@dataclass(frozen=True)
class RowEffect:
    """What one plan row changes; ``intervention`` is None where nothing is assumed.

    ``reason`` tells why there is none: "stopped", "own_action" (not in the library) or
    "no_effect_known". ``confidence`` is that of the catalogue: R is an assumption.
    """

    row: PlanRow
    intervention: Intervention | None
    reason: str | None = None

    @property
    def says(self) -> Message:
        """What is assumed, how much, and how sure that is."""
        one = self.intervention
        if one is None:
            return Message(
                "{row}: {why}.",
                row=self.row.finding_id,
                why=Message(WHY_NOTHING[str(self.reason)]),
            )
        return Message(
            "{row}: {name}. Full effect {effect} after {delay} months, from measurement {wave} on; "
            "{uptake} takes part. {sure}",
            row=self.row.finding_id,
            name=Bilingual(one.title_nl or one.name, one.title_en or one.name),
            effect=Message(_UNITS[one.lever == "trait"], size=Number(one.effect)),
            uptake=Share(one.uptake),
            delay=f"{one.delay:g}",
            wave=one.from_wave,
            sure=Message(_HOW_SURE[one.confidence]),
        )


_UNITS = {
    True: mark("{size} times the spread between people"),
    False: mark("{size} in log odds"),
}
_HOW_SURE = {
    "H": mark("The size was read in the source."),
    "M": mark("The size is known at second hand."),
    "D": mark("The size was derived."),
    "R": mark("The size is an assumption: nobody measured it."),
}


def interventions_of(
    plan: ImprovementPlan,
    actions: Iterable[Action],
    findings: Iterable[Finding] = (),
    *,
    effect: float = 1.0,
    uptake: float | None = None,
) -> tuple[Intervention, ...]:
    """The interventions of a plan, in the order of its rows; rows without one give none.

    Parameters
    ----------
    plan, actions, findings, effect, uptake
        As for :func:`effects_of`, which also tells what is left out and why.

    Examples
    --------
    >>> from quickscan_sim import Parameters, simulate_quickscan
    >>> from quickscan_sim.advise import collect_findings, draft_plan, summarise_quickscan
    >>> from quickscan_sim.advise.actions import load_actions
    >>> scan, truth = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2))
    >>> reading = summarise_quickscan(scan)
    >>> plan = draft_plan(collect_findings(reading), reading)
    >>> isinstance(interventions_of(plan, load_actions()), tuple)
    True
    """
    found = effects_of(plan, actions, findings, effect=effect, uptake=uptake)
    return tuple(one.intervention for one in found if one.intervention is not None)


def effects_of(
    plan: ImprovementPlan,
    actions: Iterable[Action],
    findings: Iterable[Finding] = (),
    *,
    effect: float = 1.0,
    uptake: float | None = None,
) -> tuple[RowEffect, ...]:
    """What each row of a plan is assumed to change, and where.

    An action that names an intervention of the catalogue moves what that moves. Whom it reaches
    is the place of the row: the organisation for the level "institution", the pair where the
    finding is about two organisations, the sector of the finding, the wijk of the row or of the
    plan. Rows that do not start now work from the third measurement on; stopped rows do nothing.

    Every size in the catalogue is what a course needs to practise with. For none of them a
    measured effect on how professionals work was found (confidence R, an assumption).

    Parameters
    ----------
    plan
        Any plan with the fields of :class:`~quickscan_sim.advise.plan.ImprovementPlan`.
    actions
        The library; an action's ``intervention`` is the name of a row in the catalogue, or "".
    findings
        Those of the plan's own data; they tell the sector, the subject and the pair of a row.
    effect
        The effects are multiplied by this, from 0 (nothing happens) to 1, to practise with.
    uptake
        The share that takes part, in place of that of the catalogue.

    Returns
    -------
    tuple of RowEffect
        One for each row, in order.

    Raises
    ------
    QuickscanError
        When ``effect`` or ``uptake`` is not from 0 to 1, or an action names an intervention that
        the catalogue does not have.
    """
    for name, value in (("effect", effect), ("uptake", uptake)):
        if value is not None and not 0 <= value <= 1:
            raise QuickscanError(
                "{name} is {value}; give a number from 0 to 1.", name=name, value=value
            )
    by_id = {one.action_id: one for one in actions}
    of_finding = {one.finding_id: one for one in findings}
    given = {"effect": effect, "uptake": uptake}
    return tuple(
        _of_row(row, plan, by_id.get(row.action_id or ""), of_finding.get(row.finding_id), given)
        for row in plan.rows
    )


def _of_row(
    row: PlanRow,
    plan: ImprovementPlan,
    action: Action | None,
    finding: Finding | None,
    given: dict[str, float | None],
) -> RowEffect:
    if row.status == "stopped":
        return RowEffect(row, None, "stopped")
    if action is None:
        return RowEffect(row, None, "own_action")
    name = getattr(action, "intervention", "")
    if not name:
        return RowEffect(row, None, "no_effect_known")
    known = load_intervention(name)
    wave = FIRST_LATER_WAVE if row.starts_now else NEXT_WAVE
    knobs: dict[str, Any] = {"from_wave": wave, "effect": known.effect * (given["effect"] or 0.0)}
    if given["uptake"] is not None:
        knobs["uptake"] = given["uptake"]
    reach = _pair(row, finding) if known.lever in LEVERS_ON_TIES else _people(row, plan, finding)
    if known.lever in ("ties", "level") and known.layer is None and finding is not None:
        reach |= {"layer": finding.layer}
    wijk = row_neighbourhood(row, plan)
    return RowEffect(
        row, load_intervention(name, **knobs, **reach, neighbourhoods=(wijk,) if wijk else ())
    )


def row_neighbourhood(row: PlanRow, plan: ImprovementPlan) -> str | None:
    """The wijk that a row is about, None for more than one."""
    return getattr(row, "neighbourhood_id", None) or plan.neighbourhood_id


def _people(row: PlanRow, plan: ImprovementPlan, finding: Finding | None) -> dict[str, Any]:
    """Whom something for people reaches: an organisation, a sector, or everybody there."""
    organisation = row.owner or plan.organisation_id
    if row.level == "institution" and organisation is not None:
        return {"organisations": (organisation,), "sector": None}
    if finding is not None and finding.sector is not None:
        return {"sector": finding.sector}
    return {}


def _pair(row: PlanRow, finding: Finding | None) -> dict[str, Any]:
    """Between whom ties change: the two of the finding, else the owner and the partners."""
    one, others = row.owner, tuple(row.partners)
    if finding is not None and finding.organisation_id is not None:
        one = finding.organisation_id
        others = (finding.partner_id,) if finding.partner_id else others
    if one is None:
        return {}
    named = {"organisations": (one,), "sector": None, "partner_sector": None}
    others = tuple(other for other in others if other != one)
    return named | ({"partner_organisations": others} if others else {})
