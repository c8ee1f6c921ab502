"""A draft improvement plan: rows that lead from a finding to a goal, an action and a check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quickscan_sim.advise.actions import Action, load_actions, matching_actions
from quickscan_sim.advise.finding import Finding
from quickscan_sim.advise.naming import Names
from quickscan_sim.language import Bilingual, Day, Message, Number, Share
from quickscan_sim.vocabulary import QUALITY, WEAK_QUALITY

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.reading import Reading

AT_MOST_ROWS = 5
AT_MOST_FIRST_STEPS = 3
"""Ten actions at once is a wish list; at most three start now."""

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
    goal: Message
    indicator: Message
    baseline: Message
    target: Message
    owner: str | None
    partners: tuple[str, ...]
    level: str
    term: date
    check_date: date
    starts_now: bool

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

        return pd.DataFrame([self._record(row, language) for row in self.rows])

    def owner_name(self, row: PlanRow) -> str | Message:
        """Who is proposed to take the lead."""
        if row.owner is None:
            return Message("to be chosen at the round table")
        return self.names.organisation(row.owner)

    def partner_names(self, row: PlanRow) -> tuple[str | Message, ...]:
        """Who else is needed."""
        return tuple(self.names.organisation(partner) for partner in row.partners)

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
    the number of the finding, a target, dates counted from the day of measuring, and an owner
    that exists: the organisation concerned, or for a sector the one with most people invited.

    Parameters
    ----------
    named
        Whether organisations may be named; by default only those of an invented quickscan.
    actions
        The library to choose from; by default that of the kit.
    """
    names = Names(reading.scan, reading.scan.invented if named is None else named)
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
    term = months_after(reading.scan.measured_on, MONTHS_TO_TERM)
    owner, partners = _who(finding, reading)
    level = "neighbourhood" if finding.neighbourhood_id else "sector"
    goal, indicator, baseline, target = _goal(finding, reading, names, term)
    return PlanRow(
        finding=finding,
        action=action,
        goal=goal,
        indicator=indicator,
        baseline=baseline,
        target=target,
        owner=owner,
        partners=partners,
        level=level if finding.sector or finding.neighbourhood_id else "municipality",
        term=term,
        check_date=months_after(reading.scan.measured_on, MONTHS_TO_CHECK),
        starts_now=starts_now,
    )


def _who(finding: Finding, reading: Reading) -> tuple[str | None, tuple[str, ...]]:
    if finding.organisation_id:
        return finding.organisation_id, tuple(filter(None, [finding.partner_id]))
    if finding.sector:
        organisations = reading.scan.organisations
        of_sector = organisations[organisations["sector"] == finding.sector]
        by_size = of_sector.assign(size=of_sector["n_invited"].fillna(0)).sort_values(
            ["size", "organisation_id"], ascending=[False, True]
        )
        codes = list(by_size["organisation_id"])
        return codes[0], tuple(codes[1:3])
    return None, ()


def _goal(
    finding: Finding, reading: Reading, names: Names, term: date
) -> tuple[Message, Message, Message, Message]:
    """Goal, indicator, baseline and target: one variable, a number now and a number then."""
    facts = _facts(finding, names) | {"day": Day(term)}
    top = reading.scan.questionnaire.scored_scale.high
    if finding.kind in ("need", "difference"):
        facts |= {
            "now": Number(finding.mean or 0.0, 1),
            "then": Number(_better_score(finding.mean or 0.0, finding.target or 0.0, top), 1),
            "n": finding.n,
        }
        goal = (
            "On {day} the mean score of {sector} on {theme} is at least {then}."
            if finding.sector
            else "On {day} the mean score on {theme} in these neighbourhoods is at least {then}."
        )
        return _four(goal, "mean score on {theme}", "{now} (n = {n})", "{then}", facts)
    if finding.kind in ("hesitation", "wish", "silent"):
        return _share_goal(finding, facts)
    if finding.kind == "weak_quality":
        facts |= {
            "now": Number(finding.mean or 0.0, 1),
            "then": Number(max(WEAK_QUALITY, float(max(QUALITY) - 1)), 1),
            "n": finding.n,
        }
        return _four(
            "On {day}, {one} and {other} rate working together on {layer} at {then} or higher.",
            "mean quality of this tie (1 to 4)",
            "{now} (n = {n})",
            "{then}",
            facts,
        )
    return _tie_goal(finding, facts)


def _better_score(now: float, others: float, top: int) -> float:
    """Halfway to the others, and at least two tenths of a point: reachable and visible."""
    return min(float(top), max(now + 0.2, now + (others - now) / 2))


def _share_goal(
    finding: Finding, facts: dict[str, object]
) -> tuple[Message, Message, Message, Message]:
    now = finding.mean or 0.0
    facts |= {"now": Share(now), "n": finding.n, "less": Share(now / 2)}
    goals = {
        "hesitation": (
            "On {day} at most {less} say that they often see it and do not know what to do "
            "({theme}).",
            "share that often does not know what to do",
            "{less}",
        ),
        "wish": (
            "On {day} everyone who wants to learn about {theme} has had one chance to do so with "
            "colleagues of other organisations.",
            "share of people with this wish who have had a chance to learn",
            "100%",
        ),
        "silent": (
            "On {day} every organisation has been asked in person, and at most {less} have not "
            "been heard.",
            "share of organisations that have not been heard",
            "{less}",
        ),
    }
    goal, indicator, target = goals[finding.kind]
    baseline = (
        "0% (new); {now} have this wish (n = {n})"
        if finding.kind == "wish"
        else ("{now} (n = {n})")
    )
    return _four(goal, indicator, baseline, target, facts)


def _tie_goal(
    finding: Finding, facts: dict[str, object]
) -> tuple[Message, Message, Message, Message]:
    if finding.kind == "single_broker":
        return _four(
            "On {day}, {other} has at least one more partner on {layer} than {one}.",
            "number of partners of {other} on {layer} beside {one}",
            "0",
            "1",
            facts,
        )
    return _four(
        "On {day} at least half of the people of {one} and of {other} name each other on {layer}.",
        "number of sides that name the other (at least half of their people)",
        "1" if finding.kind == "one_way" else "0",
        "2",
        facts,
    )


def _four(
    goal: str, indicator: str, baseline: str, target: str, facts: dict[str, object]
) -> tuple[Message, Message, Message, Message]:
    return (
        Message(goal, **facts),
        Message(indicator, **facts),
        Message(baseline, **facts),
        Message(target, **facts),
    )


def _facts(finding: Finding, names: Names) -> dict[str, object]:
    facts: dict[str, object] = {}
    if finding.theme:
        facts["theme"] = names.theme(finding.theme)
    if finding.layer:
        facts["layer"] = names.layer(finding.layer)
    if finding.sector:
        facts["sector"] = names.sector(finding.sector)
    if finding.organisation_id:
        facts["one"] = names.organisation(finding.organisation_id)
    if finding.partner_id:
        facts["other"] = names.organisation(finding.partner_id)
    return facts


def months_after(day: date, months: int) -> date:
    """The same day of the month, some months later; the 28th at the latest.

    >>> months_after(date(2026, 3, 16), 12)
    datetime.date(2027, 3, 16)
    """
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))


def _read(text: object, language: str) -> str:
    return text if isinstance(text, str) else str(text.in_language(language))  # type: ignore[attr-defined]
