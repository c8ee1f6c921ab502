"""The seat of the municipality, and the chair that waits for an expert by experience."""

from __future__ import annotations

from collections.abc import Callable

from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.round_table.cards import (
    ONLY_WHEN_ASKED,
    WANTS,
    Told,
    acting_line,
    finding_lines,
    hesitation_line,
    invented_lines,
    nothing_invented,
    wish_line,
)
from quickscan_sim.advise.round_table.propositions import Place
from quickscan_sim.advise.round_table.role_texts import MUNICIPALITY, role_text
from quickscan_sim.advise.round_table.table import CardLine, EmptySeatQuestion, Seat
from quickscan_sim.advise.round_table.texts import in_language, round_table_texts


def municipality_seat(number: int, place: Place, told: Told) -> Seat:
    """The seat of the policy officer; its numbers are about the whole municipality."""
    scan = place.reading.scan
    invented = scan.invented

    def text(kind: str) -> str:
        key = f"{scan.municipality}/{place.neighbourhood_id}"
        return role_text(kind, "", MUNICIPALITY, key, place.language)

    lines = (
        wish_line(None, place, told),
        hesitation_line(None, place, told),
        acting_line(place, told),
    )
    return Seat(
        seat_id=f"S{number}",
        kind="municipality",
        name=place.say(
            "Municipality of {municipality}: policy officer", municipality=scan.municipality
        ),
        why_here=place.say("Decides on rules, money and time that others work with."),
        public=(
            *_public(place),
            *finding_lines((one for one in told.findings if _of_all(one)), place),
        ),
        private=(
            *(line for line in lines if line is not None),
            *(invented_lines(text, place) if invented else nothing_invented(place)),
        ),
        interest=_invented(text, "interest", WANTS, place) if invented else None,
        give_away=(_invented(text, "give", ONLY_WHEN_ASKED, place) if invented else None),
        question=text("question"),
    )


def _of_all(finding: Finding) -> bool:
    """Whether it is about everybody, and not one sector, wijk or organisation."""
    narrower = (finding.sector, finding.neighbourhood_id, finding.organisation_id)
    return finding.theme is not None and not any(narrower)


def _invented(text: Callable[[str], str], kind: str, lead: str, place: Place) -> CardLine:
    return CardLine(place.say(lead), text(kind), "invented")


def _public(place: Place) -> list[CardLine]:
    scan, response = place.reading.scan, place.reading.response
    overall = response[response["grouping"] == "all"]
    n = int(overall["n_responded"].iloc[0]) if len(overall) else 0
    counts = {"n": n, "n_organisations": len(scan.organisations)}
    n_wijken = len(scan.neighbourhoods)
    text = (
        place.say(
            "{n} professionals answered, in {n_organisations} organisations and one neighbourhood.",
            **counts,
        )
        if n_wijken == 1
        else place.say(
            "{n} professionals answered, in {n_organisations} organisations and {n_wijken} "
            "neighbourhoods.",
            **counts,
            n_wijken=n_wijken,
        )
    )
    return [CardLine(place.say("This quickscan"), text, about="response", n=n)]


def empty_seat(number: int, place: Place) -> Seat:
    """The chair that stays empty unless a real, paid person takes it; nobody plays it."""
    language = place.language
    return Seat(
        seat_id=f"S{number}",
        kind="lived_experience",
        name=place.say("Expert by experience"),
        why_here=place.say(
            "This chair is for a real person with experience of poverty, who is paid for it. It "
            "stays empty if nobody was invited in time. Nobody plays this role: the "
            "chairperson reads out the questions, and writes down who will be asked."
        ),
        questions=tuple(
            EmptySeatQuestion(
                row["step"],
                in_language(row, "question", language),
                in_language(row, "what_if", language),
            )
            for row in round_table_texts("empty_seat_questions")
        ),
        needs=tuple(
            in_language(row, "text", language) for row in round_table_texts("empty_seat_needs")
        ),
    )
