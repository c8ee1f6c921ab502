"""From minutes to the rows of an improvement plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.naming import Names, is_named
from quickscan_sim.advise.plan import (
    AT_MOST_FIRST_STEPS,
    ImprovementPlan,
    Measure,
    PlanRow,
    data_version,
)
from quickscan_sim.advise.plan.drafting import WEEKS_TO_FIRST_STEP, not_to_conclude
from quickscan_sim.advise.plan.edit import measure_in
from quickscan_sim.advise.round_table.measured import measured
from quickscan_sim.advise.round_table.minutes import Agreement, Minutes
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Listing, Message, Readable, translator

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading


def plan_from_minutes(
    minutes: Minutes,
    reading: Reading,
    findings: Sequence[Finding],
    *,
    named: bool | None = None,
) -> ImprovementPlan:
    """The plan of one wijk, with a row for each agreement, in the language of the minutes.

    The finding gets its sentence and its number from the data, whatever the minutes say of it.
    A baseline that differs from the data stays as it was written, so that
    :func:`~quickscan_sim.advise.plan.check_plan` can point at it.

    Raises
    ------
    QuickscanError
        When the minutes belong to other data, or name a finding or an organisation that does not
        exist here; with the line.
    """
    names = Names(reading.scan, is_named(reading.scan, named))
    _check_same_data(minutes, reading)
    if not minutes.agreements:
        raise QuickscanError(
            "{file} holds no agreement yet. Fill in at least a goal, and try again.",
            file=minutes.file,
        )
    writing = _Writing(minutes, reading, {one.finding_id: one for one in findings}, names)
    rows = tuple(writing.row(one) for one in minutes.agreements)
    if writing.problems:
        raise QuickscanError.of(writing.problems)
    say = translator(minutes.language)
    return ImprovementPlan(
        language=minutes.language,
        title=say("Improvement plan for {name}", name=names.wijk(minutes.neighbourhood_id)),
        municipality=reading.scan.municipality,
        neighbourhood_id=minutes.neighbourhood_id,
        organisation_id=None,
        data=data_version(reading),
        rows=_with_first_steps(rows, minutes.held_on or reading.scan.measured_on),
        limits=" ".join(
            sentence.in_language(minutes.language)
            for sentence in not_to_conclude(reading.scan.invented)
        ),
        process=_process(minutes),
        decided_on=minutes.held_on,
    )


def _check_same_data(minutes: Minutes, reading: Reading) -> None:
    scan = reading.scan
    wijken = [str(code) for code in scan.neighbourhoods["neighbourhood_id"]]
    given = (minutes.municipality, minutes.measured_on)
    if given != (scan.municipality, scan.measured_on) or minutes.neighbourhood_id not in wijken:
        raise QuickscanError(
            "{file}, line {line}: these minutes are about {municipality}, {wijk}, measured on "
            "{day}. The data is of {other}, measured on {other_day}. Choose the data that the "
            "round table was about.",
            file=minutes.file,
            line=minutes.line_of(0, "municipality"),
            municipality=minutes.municipality,
            wijk=minutes.neighbourhood_id,
            day=minutes.measured_on.isoformat(),
            other=scan.municipality,
            other_day=scan.measured_on.isoformat(),
        )


class _Writing:
    """Writes rows, and gathers what the minutes name and the data does not know."""

    def __init__(
        self, minutes: Minutes, reading: Reading, findings: dict[str, Finding], names: Names
    ) -> None:
        self.minutes, self.reading, self.findings, self.names = minutes, reading, findings, names
        self.problems: list[Message] = []
        self.organisations = self._called()

    def row(self, agreement: Agreement) -> PlanRow:
        finding = self._finding(agreement)
        language = self.minutes.language
        indicator, now = (
            measured(finding, self.reading, self.names.named, language)
            if finding
            else ("", Measure(""))
        )
        same = agreement.baseline in ("", now.text)
        own_indicator = agreement.indicator or indicator
        return PlanRow(
            finding_id=agreement.finding,
            finding=self._sentence(finding),
            theme=finding.theme if finding else None,
            goal=agreement.goal,
            action=agreement.action,
            action_id=None,
            owner=self._organisation(agreement.owner, agreement, "owner"),
            owner_function=agreement.function,
            partners=self._partners(agreement),
            first_step=agreement.first_step,
            first_step_by=agreement.first_step_by,
            term=agreement.term,
            check_date=agreement.check_date,
            indicator=own_indicator,
            baseline=now if same else measure_in(agreement.baseline),
            target=measure_in(agreement.target),
            level="neighbourhood",
            residents=agreement.residents,
            risk=agreement.objections,
            resources="",
            expected_effect="",
            assumption="",
            starts_now=False,
            status="agreed",
            neighbourhood_id=self.minutes.neighbourhood_id,
        )

    def _finding(self, agreement: Agreement) -> Finding | None:
        found = self.findings.get(agreement.finding)
        if found is None and agreement.finding:
            self._problem(
                agreement,
                "finding",
                Message(
                    "there is no finding {code} in this data. The nearest is {near}.",
                    code=repr(agreement.finding),
                    near=nearest(agreement.finding, self.findings) or ", ".join(self.findings),
                ),
            )
        return found

    def _sentence(self, finding: Finding | None) -> str:
        if finding is None:
            return ""
        parts = (finding.title, finding.explanation)
        return ". ".join(_read(part, self.minutes.language) for part in parts)

    def _partners(self, agreement: Agreement) -> tuple[str, ...]:
        found = (self._organisation(one, agreement, "partners") for one in agreement.partners)
        return tuple(one for one in found if one is not None)

    def _organisation(self, given: str, agreement: Agreement, field: str) -> str | None:
        if not given:
            return None
        if given.casefold() in self.organisations:
            return self.organisations[given.casefold()]
        self._problem(
            agreement,
            field,
            Message(
                "there is no organisation {given} in this neighbourhood. The nearest is {near}.",
                given=repr(given),
                near=nearest(given, self._shown()) or ", ".join(self._shown()),
            ),
        )
        return None

    def _called(self) -> dict[str, str]:
        """Every way in which an organisation of the wijk may be written."""
        wijk = self.minutes.neighbourhood_id
        called = {code.casefold(): code for code in self.names.in_wijk(wijk)}
        for code in self.names.in_wijk(wijk):
            name = self.names.organisation(code, wijk)
            called[_read(name, self.minutes.language).casefold()] = code
        return called

    def _shown(self) -> list[str]:
        wijk, language = self.minutes.neighbourhood_id, self.minutes.language
        here = self.names.in_wijk(wijk)
        return [_read(self.names.organisation(code, wijk), language) for code in here]

    def _problem(self, agreement: Agreement, field: str, sentence: Message) -> None:
        self.problems.append(
            Message(
                "{file}, line {line}: {sentence}",
                file=self.minutes.file,
                line=self.minutes.line_of(agreement.number, field),
                sentence=sentence,
            )
        )


def _with_first_steps(rows: tuple[PlanRow, ...], decided_on: date) -> tuple[PlanRow, ...]:
    """At most three rows start now: those of which the first step comes within six weeks."""
    limit = decided_on + timedelta(weeks=WEEKS_TO_FIRST_STEP)
    soon = [n for n, row in enumerate(rows) if row.first_step_by and row.first_step_by <= limit]
    starting = set(soon[:AT_MOST_FIRST_STEPS])
    return tuple(replace(row, starts_now=number in starting) for number, row in enumerate(rows))


def _process(minutes: Minutes) -> str:
    """Who talked with whom, and whether somebody with lived experience was there."""
    say = translator(minutes.language)
    parts = []
    if minutes.present:
        parts.append(say("At the table: {present}.", present=Listing(minutes.present)))
    if minutes.lived_experience == "taken":
        parts.append(say("An expert by experience sat at the table."))
        if minutes.said:
            parts.append(say("What this person said: {said}", said=minutes.said))
    else:
        parts.append(say("The seat of the expert by experience was empty."))
        if minutes.who_will_be_asked:
            parts.append(say("Who will be asked: {who}", who=minutes.who_will_be_asked))
    return " ".join(parts)


def _read(text: str | Readable, language: str) -> str:
    return text if isinstance(text, str) else text.in_language(language)
