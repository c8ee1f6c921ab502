"""A draft improvement plan: rows that lead from a finding to a goal, an action and a check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quickscan_sim.advise.actions import Action, load_actions, matching_actions
from quickscan_sim.advise.finding import Finding
from quickscan_sim.advise.goals import Aim, aim_of
from quickscan_sim.advise.naming import Names, is_named
from quickscan_sim.language import Bilingual, Message, Readable

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.reading import Reading

AT_MOST_ROWS = 5
AT_MOST_FIRST_STEPS = 3
"""Ten actions at once is a wish list; at most three start now."""

PLAN_COLUMNS = (
    "finding_id",
    "finding",
    "finding_number",
    "goal",
    "action",
    "first_step",
    "who",
    "owner",
    "indicator",
    "baseline",
    "target",
    "residents",
    "partners",
    "action_id",
    "theme",
    "level",
    "starts_now",
    "term",
    "check_date",
)
"""Also those of a plan without rows."""

MONTHS_TO_TERM = 9
MONTHS_TO_CHECK = 12
NOT_TO_PLAN = ("strength", "strong_tie")
FALLBACKS = {"silent": "no_tie", "difference": "need", "hesitation": "need", "wish": "need"}
"""Where no action fits the kind of finding, actions for this kind may."""


@dataclass(frozen=True)
class PlanRow:
    """One row of the plan; ``owner`` and ``partners`` are codes of organisations or sectors.

    ``owner`` is the organisation that is proposed to take the lead, None when the municipality
    asks the partners to choose one; ``starts_now`` is True for at most three rows.
    """

    finding: Finding
    action: Action
    aim: Aim
    owner: str | None
    partners: tuple[str, ...]
    level: str
    term: date
    check_date: date
    starts_now: bool

    @property
    def goal(self) -> Message:
        """What should be true at the term."""
        return self.aim.goal

    @property
    def indicator(self) -> Message:
        """The one number that tells whether it is."""
        return self.aim.indicator

    @property
    def baseline(self) -> Message:
        """That number now, from the data."""
        return self.aim.baseline

    @property
    def target(self) -> Message:
        """That number at the term."""
        return self.aim.target

    @property
    def residents(self) -> Bilingual:
        """How residents and experts by experience take part, from the start."""
        return self.action.residents

    @property
    def first_step(self) -> Bilingual:
        """What happens within six weeks."""
        return self.action.first_step


@dataclass(frozen=True)
class ImprovementPlan:
    """A draft for the round table: partners change it, choose from it, and make it their own."""

    rows: tuple[PlanRow, ...]
    names: Names

    def to_frame(self, language: str) -> pd.DataFrame:
        """The plan as a table in Dutch or English, one row per action."""
        import pandas as pd

        records = [self._record(row, language) for row in self.rows]
        return pd.DataFrame(records, columns=list(PLAN_COLUMNS))

    def owner_name(self, row: PlanRow) -> str | Readable:
        """Who is proposed to take the lead."""
        if row.owner is None:
            return Message("to be chosen at the round table")
        return self.names.organisation(row.owner, row.finding.neighbourhood_id)

    def partner_names(self, row: PlanRow) -> tuple[str | Readable, ...]:
        """Who else is needed."""
        wijk = row.finding.neighbourhood_id
        return tuple(self.names.organisation(partner, wijk) for partner in row.partners)

    def _record(self, row: PlanRow, language: str) -> dict[str, object]:
        texts = {
            "finding": row.finding.title,
            "finding_number": row.finding.explanation,
            "goal": row.goal,
            "action": row.action.text,
            "first_step": row.first_step,
            "who": row.action.who,
            "owner": self.owner_name(row),
            "indicator": row.indicator,
            "baseline": row.baseline,
            "target": row.target,
            "residents": row.residents,
        }
        record: dict[str, object] = {"finding_id": row.finding.finding_id}
        record |= {name: _read(text, language) for name, text in texts.items()}
        partners = [_read(name, language) for name in self.partner_names(row)]
        return record | {
            "partners": "; ".join(partners),
            "action_id": row.action.action_id,
            "theme": row.finding.theme,
            "level": row.level,
            "starts_now": row.starts_now,
            "term": row.term.isoformat(),
            "check_date": row.check_date.isoformat(),
        }


def draft_plan(
    findings: tuple[Finding, ...],
    reading: Reading,
    named: bool | None = None,
    actions: tuple[Action, ...] | None = None,
) -> ImprovementPlan:
    """A draft plan for the findings that ask for something, at most five rows.

    Firm findings come before indications, and different kinds before more of the same; no action
    is proposed twice. Each row takes the action that fits its finding best, a baseline that is
    the number of the finding, a target for the day of the second measurement, and an owner that
    exists: the organisation concerned. Who leads for a whole sector or for all, partners choose.

    Parameters
    ----------
    named
        Whether organisations may be named; see :func:`quickscan_sim.advise.naming.is_named`.
    actions
        The library to choose from; by default that of the kit.
    """
    names = Names(reading.scan, is_named(reading.scan, named))
    library = load_actions() if actions is None else actions
    rows: list[PlanRow] = []
    for finding in _in_turn(findings):
        used = {row.action.action_id for row in rows}
        fitting = [one for one in _fitting(library, finding) if one.action_id not in used]
        if fitting and len(rows) < AT_MOST_ROWS:
            starts_now = len(rows) < AT_MOST_FIRST_STEPS
            rows.append(_row(finding, fitting[0], reading, names, starts_now))
    return ImprovementPlan(tuple(rows), names)


def _in_turn(findings: tuple[Finding, ...]) -> list[Finding]:
    """Firm before indication, and the first of every kind before the second of any."""
    seen: dict[str, int] = {}
    turns = []
    for position, finding in enumerate(findings):
        if finding.kind not in NOT_TO_PLAN:
            turn = seen[finding.kind] = seen.get(finding.kind, -1) + 1
            turns.append((finding.certainty != "firm", turn, position, finding))
    return [finding for *_, finding in sorted(turns, key=lambda entry: entry[:3])]


def _fitting(library: tuple[Action, ...], finding: Finding) -> list[Action]:
    own = matching_actions(library, finding.kind, finding.theme, finding.sector)
    if own or finding.kind not in FALLBACKS:
        return own
    return matching_actions(library, FALLBACKS[finding.kind], finding.theme, finding.sector)


def _row(
    finding: Finding, action: Action, reading: Reading, names: Names, starts_now: bool
) -> PlanRow:
    term, check_date = (
        months_after(reading.scan.measured_on, months)
        for months in (MONTHS_TO_TERM, MONTHS_TO_CHECK)
    )
    owner, partners = _who(finding)
    level = "neighbourhood" if finding.neighbourhood_id else "sector"
    aim = aim_of(finding, names, check_date, reading.scan.questionnaire.scored_scale.high)
    return PlanRow(
        finding=finding,
        action=action,
        aim=aim,
        owner=owner,
        partners=partners,
        level=level if finding.sector or finding.neighbourhood_id else "municipality",
        term=term,
        check_date=check_date,
        starts_now=starts_now,
    )


def _who(finding: Finding) -> tuple[str | None, tuple[str, ...]]:
    if finding.organisation_id:
        return finding.organisation_id, tuple(filter(None, [finding.partner_id]))
    return None, ()


def months_after(day: date, months: int) -> date:
    """The same day of the month, some months later; the 28th at the latest.

    >>> months_after(date(2026, 3, 16), 12)
    datetime.date(2027, 3, 16)
    """
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))


def _read(text: object, language: str) -> str:
    return text if isinstance(text, str) else str(text.in_language(language))  # type: ignore[attr-defined]
