"""A round table for one wijk, drawn from its own data."""

from __future__ import annotations

from collections.abc import Sequence

from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.naming import Names, is_named
from quickscan_sim.advise.reading import Reading
from quickscan_sim.advise.round_table.agenda import agenda, workshop_agenda
from quickscan_sim.advise.round_table.cards import organisation_seat, told_by
from quickscan_sim.advise.round_table.other_seats import empty_seat, municipality_seat
from quickscan_sim.advise.round_table.propositions import Place, propositions
from quickscan_sim.advise.round_table.seats import (
    ORGANISATION_SEATS,
    SEAT_RULE,
    choose_organisations,
    people_heard,
)
from quickscan_sim.advise.round_table.table import Proposition, RoundTable, Seat
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.vocabulary import MIN_REPORTERS

NOT_A_GOAL = ("strength", "strong_tie")


def prepare_round_table(
    reading: Reading,
    findings: Sequence[Finding],
    neighbourhood_id: str,
    language: str = "nl",
    rounds: int = 2,
    *,
    named: bool | None = None,
) -> RoundTable:
    """Agenda, six seats with cards, and propositions for one wijk.

    Four seats are for organisations of the wijk, chosen by a rule that is told
    (:func:`~quickscan_sim.advise.round_table.seats.choose_organisations`), one is for the policy
    of the municipality, and one stays empty for a real, paid expert by experience. A card tells
    its own seat numbers that the shared reading shows anyway, so the cards together publish
    nothing new. In an invented quickscan it adds time, rules and interests that are marked as
    made up; in a real one nothing is invented.

    Parameters
    ----------
    reading
        From :func:`~quickscan_sim.advise.summarise_quickscan`.
    findings
        From :func:`~quickscan_sim.advise.collect_findings`, with the same ``named``.
    rounds
        2 or 3.
    named
        Whether organisations may be named; see :func:`quickscan_sim.advise.naming.is_named`.

    Raises
    ------
    QuickscanError
        When there is no such wijk, the number of rounds is another, or names are not allowed.

    Examples
    --------
    >>> from quickscan_sim.advise import collect_findings, summarise_quickscan
    >>> from quickscan_sim.parameters import Parameters
    >>> from quickscan_sim.simulate import simulate_quickscan
    >>> scan, _ = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2))
    >>> reading = summarise_quickscan(scan)
    >>> table = prepare_round_table(reading, collect_findings(reading), "W01", "en")
    >>> len(table.seats), table.empty_seat.name, sum(step.minutes for step in table.agenda)
    (6, 'Expert by experience', 90)
    """
    scan = reading.scan
    _check_wijk(reading, neighbourhood_id)
    names = Names(scan, is_named(scan, named))
    reading = shareable(reading, names.named)
    place = Place(reading, names, neighbourhood_id, language)
    steps = agenda(rounds, language)
    statements = propositions(place)
    return RoundTable(
        language=language,
        municipality=scan.municipality,
        neighbourhood_id=neighbourhood_id,
        neighbourhood=names.wijk(neighbourhood_id),
        measured_on=scan.measured_on,
        invented=scan.invented,
        named=names.named,
        n_rounds=rounds,
        agenda=steps,
        short_agenda=workshop_agenda(language),
        seats=_seats(place, findings, statements),
        seat_rule=place.say(SEAT_RULE),
        propositions=statements,
        notes=_notes(place),
        findings=tuple(_of_this_wijk(findings, neighbourhood_id)),
        strengths=tuple(_strengths(findings, place)),
        reading=reading,
    )


def _check_wijk(reading: Reading, neighbourhood_id: str) -> None:
    known = [str(code) for code in reading.scan.neighbourhoods["neighbourhood_id"]]
    if neighbourhood_id not in known:
        raise QuickscanError(
            "There is no neighbourhood with the code {code} in this quickscan. The nearest is "
            "{near}.",
            code=repr(neighbourhood_id),
            near=nearest(str(neighbourhood_id), known) or ", ".join(known),
        )


def _seats(
    place: Place, findings: Sequence[Finding], statements: Sequence[Proposition]
) -> tuple[Seat, ...]:
    own = choose_organisations(place.reading, place.neighbourhood_id, statements)
    told = told_by(findings, {one.about for one in statements})
    seats = [
        organisation_seat(number, code, place, told) for number, code in enumerate(own, start=1)
    ]
    seats.append(municipality_seat(len(own) + 1, place, told))
    return (*seats, empty_seat(len(own) + 2, place))


def _of_this_wijk(findings: Sequence[Finding], neighbourhood_id: str) -> list[Finding]:
    """Those that a goal of this table can rest on: first of the wijk, firm ones first."""
    own = [
        one
        for one in findings
        if one.kind not in NOT_A_GOAL and one.neighbourhood_id in (None, neighbourhood_id)
    ]
    return sorted(own, key=lambda one: (one.neighbourhood_id is None, one.certainty != "firm"))


def _strengths(findings: Sequence[Finding], place: Place) -> list[Finding]:
    """What goes well here, or in a sector that works here."""
    organisations = place.reading.scan.organisations
    here = organisations["organisation_id"].isin(place.names.in_wijk(place.neighbourhood_id))
    sectors = set(organisations.loc[here, "sector"])
    return [
        one
        for one in findings
        if one.kind in NOT_A_GOAL
        and (one.neighbourhood_id == place.neighbourhood_id or one.sector in sectors)
    ]


def _notes(place: Place) -> tuple[str, ...]:
    """What is different at this table, and why."""
    here = place.names.in_wijk(place.neighbourhood_id)
    heard = people_heard(place.reading, place.neighbourhood_id)
    notes = []
    if len(here) < ORGANISATION_SEATS:
        notes.append(
            place.say(
                "This neighbourhood has {n} organisations in the quickscan, so there are fewer "
                "than six seats. Ask at the table who is missing.",
                n=len(here),
            )
        )
    if not any(n >= MIN_REPORTERS for n in heard.values()):
        notes.append(
            place.say(
                "Too few people here answered the question about partners. The cards say so, and "
                "the propositions rest on what is known of the whole municipality, or on no number."
            )
        )
    if not place.reading.scan.invented:
        notes.append(
            place.say(
                "This is a real quickscan: nothing on the cards is invented. Everybody speaks for "
                "the own organisation."
            )
        )
    return tuple(notes)
