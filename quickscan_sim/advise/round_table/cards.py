"""The role cards: what everybody may read, and what only one seat is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pandas as pd

from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.advise.round_table.propositions import Place, seeing_ahead
from quickscan_sim.advise.round_table.role_texts import FORMAL, INFORMAL, role_text
from quickscan_sim.advise.round_table.seats import people_heard
from quickscan_sim.advise.round_table.table import CardLine, Seat
from quickscan_sim.language import Listing, Message, Share, mark
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL

AT_MOST_FINDINGS = 2
SECTOR_KINDS = ("strength", "need")
WANTS = mark("What you want to achieve in this seat")
ONLY_WHEN_ASKED = mark("Only tell this when somebody asks for it")
WHY_HERE = {
    True: mark("Informal group of this neighbourhood."),
    False: mark("Organisation of this neighbourhood."),
}


@dataclass(frozen=True)
class Told:
    """What is known to everybody already, so that no private line repeats it."""

    findings: Sequence[Finding]
    about: set[str]

    def is_new(self, about: str) -> bool:
        """Whether this number has not been told; from now on it has."""
        if about in self.about:
            return False
        self.about.add(about)
        return True


def organisation_seat(number: int, organisation_id: str, place: Place, told: Told) -> Seat:
    """The seat of an organisation, with its card."""
    scan = place.reading.scan
    own = scan.organisations.set_index("organisation_id").loc[organisation_id]
    sector = str(own["sector"])
    group = INFORMAL if own["is_informal"] else FORMAL
    key = f"{scan.municipality}/{place.neighbourhood_id}/{organisation_id}"

    def text(kind: str) -> str:
        return role_text(kind, sector, group, key, place.language)

    invented = invented_lines(text, place) if scan.invented else ()
    interest, give_away = _own_stake(text, place)
    return Seat(
        seat_id=f"S{number}",
        kind="organisation",
        name=place.called(organisation_id),
        why_here=place.say(WHY_HERE[bool(own["is_informal"])]),
        organisation_id=organisation_id,
        sector=sector,
        public=tuple(_public(organisation_id, sector, place, told)),
        private=(*_private(organisation_id, sector, place, told), *invented),
        interest=interest,
        give_away=give_away,
        question=text("question"),
    )


def invented_lines(text: Any, place: Place) -> tuple[CardLine, ...]:
    """Time and rules: no quickscan asks for these, so they are made up for the exercise."""
    leads = {"time": place.say("Time"), "rule": place.say("A rule to take into account")}
    return tuple(CardLine(lead, text(kind), "invented") for kind, lead in leads.items())


def _own_stake(text: Any, place: Place) -> tuple[CardLine | None, CardLine | None]:
    """Interest and what may be given away; in a real quickscan people bring their own."""
    if not place.reading.scan.invented:
        return None, None
    return (
        CardLine(place.say(WANTS), text("interest"), "invented"),
        CardLine(place.say(ONLY_WHEN_ASKED), text("give"), "invented"),
    )


def _public(organisation_id: str, sector: str, place: Place, told: Told) -> Iterator[CardLine]:
    meaning = place.names.questionnaire.sector(sector).meaning.in_language(place.language)
    name = place.names.sector(sector).in_language(place.language)
    yield CardLine(place.say("Sector"), f"{name}. {meaning}".strip() if meaning else name)
    yield CardLine(place.say("Heard in the quickscan"), _heard(organisation_id, place))
    own = [one for one in told.findings if one.kind in SECTOR_KINDS and one.sector == sector]
    yield from finding_lines(own, place)


def finding_lines(findings: Iterable[Finding], place: Place) -> Iterator[CardLine]:
    """The first findings, each with its numbers."""
    for finding in islice(findings, AT_MOST_FINDINGS):
        text = f"{place.read(finding.title)}. {place.read(finding.explanation)}"
        lead = place.say("Finding {code}", code=finding.finding_id)
        yield CardLine(lead, text, about=f"finding/{finding.finding_id}", n=finding.n)


def _heard(organisation_id: str, place: Place) -> str:
    n = people_heard(place.reading, place.neighbourhood_id).get(organisation_id, 0)
    if n >= SMALL_CELL:
        return place.say("{n} people answered the question about partners here.", n=n)
    if n >= MIN_REPORTERS:
        return place.say("Fewer than 5 people answered the question about partners here.")
    return place.say(
        "Too few people answered the question about partners here. So it is unknown whom this "
        "organisation names. That is not the same as nobody."
    )


def _private(organisation_id: str, sector: str, place: Place, told: Told) -> Iterator[CardLine]:
    yield from _partners(organisation_id, place)
    for line in (wish_line(sector, place, told), hesitation_line(sector, place, told)):
        if line is not None:
            yield line
    yield from nothing_invented(place)


def nothing_invented(place: Place) -> Iterator[CardLine]:
    """In a real quickscan: why time, rules and wishes are not on the card."""
    if not place.reading.scan.invented:
        yield CardLine(
            place.say("Not on this card"),
            place.say(
                "This is a real quickscan. Nothing on this card is invented; time, rules and "
                "wishes people bring themselves."
            ),
            "nothing",
        )


def _partners(organisation_id: str, place: Place) -> Iterator[CardLine]:
    lead = place.say("Partners that your organisation names")
    if not place.names.named:
        yield CardLine(
            lead,
            place.say(
                "Not on this card: it was not announced that organisations may be named. Tell it "
                "yourself, if you wish."
            ),
            "nothing",
        )
        return
    n = people_heard(place.reading, place.neighbourhood_id).get(organisation_id, 0)
    if n < MIN_REPORTERS:
        yield CardLine(
            lead,
            place.say("Unknown: too few people answered. Tell it yourself at the table."),
            "nothing",
        )
        return
    for layer in place.names.questionnaire.layer_ids:
        yield _partners_on(organisation_id, layer, n, lead, place)


def _partners_on(organisation_id: str, layer: str, n: int, lead: str, place: Place) -> CardLine:
    rows = place.reading.tie_readings
    own = rows[
        (rows["neighbourhood_id"] == place.neighbourhood_id)
        & (rows["layer"] == layer)
        & (rows["organisation_id"] == organisation_id)
        & rows["names"].fillna(value=False).astype(bool)
    ]
    partners = [place.organisation(code) for code in sorted(own["partner_id"])]
    asked = Message("n = {n}", n=n) if n >= SMALL_CELL else Message("fewer than 5 people answered")
    text = (
        place.say(
            "{partners}. At least half of its people name these ({asked}).",
            partners=Listing(tuple(partners)),
            asked=asked,
        )
        if partners
        else place.say("No partner is named by at least half of its people ({asked}).", asked=asked)
    )
    layer_name = place.names.layer(layer).in_language(place.language)
    about = f"names/{place.neighbourhood_id}/{organisation_id}/{layer}"
    return CardLine(f"{lead}: {layer_name}", text, about=about, n=n)


def wish_line(sector: str | None, place: Place, told: Told) -> CardLine | None:
    """On which theme most people of the sector (None: all) want to learn."""
    rows = _shares(sector, place, "wish")
    for row in rows:
        if told.is_new(f"wish/{sector or ''}/{row['theme']}"):
            return CardLine(
                _of_sector(sector, place),
                place.say(
                    "{share} want to learn about {theme} (n = {n}, 95% interval from {low} to "
                    "{high}).",
                    **_share_facts(row, place),
                ),
                about=f"wish/{sector or ''}/{row['theme']}",
                n=int(row["n"]),
            )
    return None


def hesitation_line(sector: str | None, place: Place, told: Told) -> CardLine | None:
    """On which theme most people of the sector (None: all) often do not know what to do."""
    for row in _shares(sector, place, "hesitation"):
        about = f"hesitation/{sector or ''}/{row['theme']}"
        if told.is_new(about):
            return CardLine(
                _of_sector(sector, place),
                place.say(
                    "{share} often see on {theme} that something is needed but do not know what "
                    "to do (n = {n}, 95% interval from {low} to {high}).",
                    **_share_facts(row, place),
                ),
                about=about,
                n=int(row["n"]),
            )
    return None


def _shares(sector: str | None, place: Place, part: str) -> list[dict[Any, Any]]:
    shares = place.reading.shares
    own = shares[
        (shares["part"] == part)
        & shares["theme"].notna()
        & (shares["sector"].isna() if sector is None else shares["sector"] == sector)
        & ~shares["withheld"].astype(bool)
        & shares["share"].notna()
        & shares["ci_low"].notna()
    ]
    found: list[dict[Any, Any]] = own.sort_values(
        ["share", "item_id"], ascending=[False, True], kind="stable"
    ).to_dict("records")
    return found


def _share_facts(row: dict[Any, Any], place: Place) -> dict[str, object]:
    shares = {name: Share(float(row[column])) for name, column in _SHARES.items()}
    return {"theme": place.names.theme(row["theme"]), "n": int(row["n"]), **shares}


_SHARES = {"share": "share", "low": "ci_low", "high": "ci_high"}


def acting_line(place: Place, told: Told) -> CardLine | None:
    """How far seeing is ahead of acting where that is furthest; of everybody.

    Of one sector no report shows it, so no card does.
    """
    rows = place.reading.seeing_acting
    own = rows[rows["sector"].isna() & ~rows["withheld"].astype(bool) & rows["ci_low"].notna()]
    for row in own.sort_values("difference", ascending=False, kind="stable").to_dict("records"):
        about = f"seeing_acting//{row['theme']}"
        if told.is_new(about):
            text = seeing_ahead(row, place)
            return CardLine(_of_sector(None, place), text, about=about, n=int(row["n"]))
    return None


def _of_sector(sector: str | None, place: Place) -> str:
    if sector is None:
        return place.say("Whole municipality, all sectors")
    return place.say("{sector}, whole municipality", sector=place.names.sector(sector))


def told_by(findings: Sequence[Finding], about: set[str]) -> Told:
    """What everybody knows beforehand: the findings, and what the propositions are about."""
    known = {
        f"{one.kind}/{one.sector or ''}/{one.theme}"
        for one in findings
        if one.theme is not None and pd.notna(one.theme)
    }
    return Told(findings, known | about)
