"""The rows of a draft plan: what a finding and an action say, in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.advise.actions import Action
from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.naming import Names
from quickscan_sim.advise.plan.aims import Quantity, aim_of
from quickscan_sim.advise.plan.data_version import data_version
from quickscan_sim.advise.plan.intervals import baseline_interval
from quickscan_sim.advise.plan.model import ImprovementPlan, Measure, PlanRow
from quickscan_sim.advise.plan.scope import Scope
from quickscan_sim.language import Listing, Message, Readable

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading

WEEKS_TO_FIRST_STEP = 6
MONTHS_TO_LATER_STEP = 4
MONTHS_TO_TERM = 9
MONTHS_TO_CHECK = 12


FUNCTIONS = r"([^;(]+?)\s*\(([^)]*)\)"
"""A function, and between brackets where."""


@dataclass(frozen=True)
class Drafting:
    """Everything that a draft is written from."""

    reading: Reading
    names: Names
    language: str
    scope: Scope
    findings: Mapping[str, Finding]

    def row(self, finding: Finding, action: Action, starts_now: bool) -> PlanRow:
        """One row of the plan."""
        text, start = self._text, self.reading.scan.measured_on
        owner, partners = self._lead(action, *self.scope.who(finding))
        check_date = months_after(start, MONTHS_TO_CHECK)
        top = self.reading.scan.questionnaire.scored_scale.high
        interval = baseline_interval(finding, self.reading)
        aim = aim_of(finding, self.names, check_date, top, interval)
        return PlanRow(
            finding_id=finding.finding_id,
            finding=f"{text(finding.title)}. {text(finding.explanation)}",
            theme=finding.theme,
            goal=text(aim.goal),
            action=text(action.text),
            action_id=action.action_id,
            owner=owner,
            owner_function=self._function(action, owner),
            partners=partners,
            first_step=text(action.first_step),
            first_step_by=first_step_day(start, starts_now),
            term=months_after(start, MONTHS_TO_TERM),
            check_date=check_date,
            indicator=text(aim.indicator),
            baseline=self._measure(aim.baseline),
            target=self._measure(aim.target),
            level=self.scope.level(finding),
            residents=text(action.residents),
            risk=text(action.risk),
            resources=text(action.resources),
            expected_effect=text(action.expected_effect),
            assumption=text(action.mechanism),
            starts_now=starts_now,
            neighbourhood_id=finding.neighbourhood_id,
        )

    def plan(self, rows: tuple[PlanRow, ...]) -> ImprovementPlan:
        """The plan around its rows."""
        text, scan = self._text, self.reading.scan
        return ImprovementPlan(
            language=self.language,
            title=text(self._title()),
            municipality=scan.municipality,
            neighbourhood_id=self.scope.neighbourhood_id,
            organisation_id=self.scope.organisation_id,
            data=data_version(self.reading),
            rows=rows,
            not_found=self._not_found(rows),
            limits=self._limits(rows),
            process=text(
                Message(
                    "The kit drafted these rows from the answers. Nobody has talked about them "
                    "yet: that happens at the round table."
                )
            ),
            decided_on=scan.measured_on,
        )

    def _title(self) -> Message:
        if self.scope.neighbourhood_id:
            name: object = self.names.wijk(self.scope.neighbourhood_id)
        elif self.scope.organisation_id:
            name = self.names.organisation(self.scope.organisation_id)
        else:
            name = self.reading.scan.municipality
        return Message("Improvement plan for {name}", name=name)

    def _limits(self, rows: tuple[PlanRow, ...]) -> str:
        """What may not be concluded, also about targets that cannot be shown to be reached."""
        sentences = not_to_conclude(self.reading.scan.invented)
        unseen = [
            str(number) for number, row in enumerate(rows, start=1) if self._cannot_be_seen(row)
        ]
        if unseen:
            sentences.append(
                Message(
                    "In row {rows} the target lies within the interval of the number now. A "
                    "second measurement like this one cannot show that it was reached.",
                    rows=Listing(tuple(unseen)),
                )
            )
        return " ".join(self._text(sentence) for sentence in sentences)

    def _cannot_be_seen(self, row: PlanRow) -> bool:
        finding = self.findings[row.finding_id]
        interval, then = baseline_interval(finding, self.reading), row.target.value
        return interval is not None and then is not None and interval[0] <= then <= interval[1]

    def _not_found(self, rows: tuple[PlanRow, ...]) -> str:
        themes = {row.theme for row in rows}
        questionnaire = self.reading.scan.questionnaire
        others = [theme.name for theme in questionnaire.themes if theme.theme_id not in themes]
        if not others:
            return ""
        return self._text(
            Message(
                "No clear finding leads to a row about {themes}. That does not show that "
                "everything goes well there.",
                themes=Listing(tuple(others)),
            )
        )

    def _lead(
        self, action: Action, owner: str | None, partners: tuple[str, ...]
    ) -> tuple[str | None, tuple[str, ...]]:
        """Who leads of those concerned: who has the function that the action names.

        Nobody of them leads what only the municipality can do.
        """
        if owner is None or self.scope.organisation_id:
            return owner, partners
        concerned, who = (owner, *partners), self._text(action.who)
        for one in concerned:
            if function_in(who, self._sector(one)) != who:
                return one, tuple(other for other in concerned if other != one)
        if set(places_in(who)) == {self._text(Message("municipality"))}:
            return None, concerned
        return owner, partners

    def _function(self, action: Action, owner: str | None) -> str:
        who = self._text(action.who)
        return who if owner is None else function_in(who, self._sector(owner))

    def _sector(self, organisation_id: str) -> str:
        organisations = self.reading.scan.organisations.set_index("organisation_id")
        return self._text(self.names.sector(str(organisations.at[organisation_id, "sector"])))

    def _measure(self, quantity: Quantity) -> Measure:
        return Measure(self._text(quantity.text), quantity.value, quantity.n)

    def _text(self, text: Readable) -> str:
        return text.in_language(self.language)


def not_to_conclude(invented: bool) -> list[Message]:
    """What may not be concluded from any quickscan, and that an invented one is invented."""
    sentences = [
        Message(
            "This is what professionals say about their own work; residents were not asked. "
            "A number does not say why it is so. A change later may also come from chance or "
            "from other people who answer."
        )
    ]
    if invented:
        sentences.append(Message("These neighbourhoods are invented; nobody lives there."))
    return sentences


def function_in(who: str, sector: str) -> str:
    """The function in one sector, of the functions that an action names for several.

    >>> who = "team leader (social team, childcare); head teacher (primary education)"
    >>> function_in(who, "Childcare")
    'team leader'
    >>> function_in("team leader (any organisation)", "Childcare")
    'team leader (any organisation)'
    """
    for function, places in re.findall(FUNCTIONS, who):
        if sector.casefold() in [place.strip().casefold() for place in places.split(",")]:
            return str(function).strip()
    return who


def places_in(who: str) -> list[str]:
    """Where the functions are that an action names.

    >>> places_in("neighbourhood coordinator (municipality); team leader (any organisation)")
    ['municipality', 'any organisation']
    """
    return [
        place.strip() for _, places in re.findall(FUNCTIONS, who) for place in places.split(",")
    ]


def first_step_day(start: date, starts_now: bool) -> date:
    """Within six weeks, or a few months later for what waits until the first rows run."""
    if starts_now:
        return start + timedelta(weeks=WEEKS_TO_FIRST_STEP)
    return months_after(start, MONTHS_TO_LATER_STEP)


def months_after(day: date, months: int) -> date:
    """The same day of the month, some months later; the 28th at the latest.

    >>> months_after(date(2026, 3, 16), 12)
    datetime.date(2027, 3, 16)
    """
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))
