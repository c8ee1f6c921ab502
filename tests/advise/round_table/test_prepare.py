"""Agenda, seats, cards and propositions of a round table."""

from __future__ import annotations

import pytest
from advise.round_table.tables import (
    ODD,
    WIJK,
    findings_of,
    odd_table,
    reading_of,
    table_of,
)

from quickscan_sim.advise.round_table import RoundTable, Seat, prepare_round_table
from quickscan_sim.advise.round_table.seats import ORGANISATION_SEATS
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL

NEVER = ("unwilling", "refuse", "onwillig", "weigert", "de armen", "probleemgezin", "de doelgroep")


@pytest.mark.parametrize("rounds", [2, 3])
def test_the_agenda_fills_ninety_minutes_without_gaps_and_has_its_rounds(rounds: int) -> None:
    agenda = table_of(rounds=rounds).agenda
    assert sum(step.minutes for step in agenda) == 90
    assert [step.start for step in agenda[1:]] == [one.start + one.minutes for one in agenda[:-1]]
    assert [step.round for step in agenda if step.round] == list(range(1, rounds + 1))


def test_the_workshop_fills_forty_five_minutes() -> None:
    assert sum(step.minutes for step in table_of().short_agenda) == 45


def test_six_seats_of_which_one_informal_one_municipality_and_one_empty() -> None:
    table = table_of()
    assert [seat.kind for seat in table.seats] == [
        *["organisation"] * 4,
        "municipality",
        "lived_experience",
    ]
    organisations = table.reading.scan.organisations.set_index("organisation_id")
    own = [seat for seat in table.seats if seat.kind == "organisation"]
    assert sum(bool(organisations.at[seat.organisation_id, "is_informal"]) for seat in own) == 1
    assert len({seat.sector for seat in own}) == 4
    here = table.reading.scan.active_in
    in_wijk = set(here.loc[here["neighbourhood_id"] == WIJK, "organisation_id"])
    assert {seat.organisation_id for seat in own} <= in_wijk


def test_the_empty_seat_holds_questions_and_never_a_card() -> None:
    seat = table_of().empty_seat
    assert not seat.own_lines
    assert not seat.public
    assert not seat.question
    assert seat.interest is None
    assert seat.give_away is None
    assert all(one.question.endswith("?") and one.what_if.endswith("?") for one in seat.questions)
    assert len(seat.questions) >= 5
    assert len(seat.needs) >= 3


def test_no_card_holds_what_only_another_seat_is_told() -> None:
    table = table_of()
    own = [{line.about for line in seat.own_lines if line.about} for seat in table.seats]
    assert sum(map(len, own)) == len(set().union(*own))
    for seat in table.seats:
        others = [line.text for one in table.seats if one is not seat for line in one.own_lines]
        shown = [line.text for line in (*seat.public, *seat.own_lines)]
        assert not set(others) & set(shown)


def test_no_private_line_stands_in_what_everybody_reads() -> None:
    table = table_of()
    public = {line.about for seat in table.seats for line in seat.public}
    public |= {one.about for one in table.propositions}
    private = {line.about for seat in table.seats for line in seat.own_lines if line.about}
    assert not public & private


def withheld_lines(table: RoundTable) -> list[str]:
    """Lines of cards that rest on too few people, or on a number that is withheld."""
    reading = table.reading
    shares = reading.shares
    shown = shares[~shares["withheld"].astype(bool) & shares["share"].notna()]
    may_show = {
        f"{part}/{'' if sector != sector else sector}/{theme}"
        for part, sector, theme in shown[["part", "sector", "theme"]].itertuples(index=False)
    }
    found = []
    for seat in table.seats:
        for line in seat.own_lines:
            kind = line.about.split("/")[0]
            if kind in ("wish", "hesitation") and line.about not in may_show:
                found.append(line.about)
            least = MIN_REPORTERS if kind == "names" else SMALL_CELL
            if line.source == "data" and line.n is not None and line.n < least:
                found.append(line.about)
    return found


@pytest.mark.parametrize("invented", [True, False])
@pytest.mark.parametrize("name", list(ODD))
def test_an_odd_quickscan_gives_a_table_without_a_withheld_number(
    name: str, invented: bool
) -> None:
    table = odd_table(name, invented)
    assert withheld_lines(table) == []
    assert table.seats[-1].is_empty
    assert table.seats[-2].kind == "municipality"
    assert 4 <= len(table.propositions) <= 6
    assert len(table.seats) == min(4, len(here_of(table))) + 2
    assert bool(table.notes) == (len(here_of(table)) < ORGANISATION_SEATS or not invented)


def here_of(table: RoundTable) -> list[str]:
    active = table.reading.scan.active_in
    return list(active.loc[active["neighbourhood_id"] == table.neighbourhood_id, "organisation_id"])


def test_the_ordinary_table_withholds_nothing_it_tells() -> None:
    assert withheld_lines(table_of()) == []


def test_of_a_table_where_nobody_answered_every_number_is_missing_and_that_is_said() -> None:
    table = odd_table("all_silent")
    assert [one.kind for one in table.propositions] == ["open"] * 4
    assert all("No number belongs" in one.basis for one in table.propositions)
    data = [line for seat in table.played_seats for line in seat.private if line.n]
    assert data == []
    assert any("Too few people" in note for note in table.notes)


def invented_lines(table: RoundTable) -> list[Seat]:
    return [
        seat for seat in table.seats if any(line.source == "invented" for line in seat.own_lines)
    ]


def test_what_is_invented_is_marked_and_a_real_quickscan_has_none_of_it() -> None:
    assert len(invented_lines(table_of())) == 5
    for named in (True, False):
        table = table_of(real=True, named=named)
        assert invented_lines(table) == []
        assert all(seat.interest is None and seat.give_away is None for seat in table.seats)
        assert any("nothing on the cards is invented" in note for note in table.notes)


def test_a_real_quickscan_names_organisations_only_where_that_was_announced() -> None:
    names = set(reading_of().scan.organisations["name"])
    hidden = table_of(real=True)
    told = " ".join(
        [seat.name for seat in hidden.seats]
        + [line.text for seat in hidden.seats for line in (*seat.public, *seat.own_lines)]
        + [one.statement + one.basis for one in hidden.propositions]
    )
    assert not [name for name in names if name in told]
    assert not [line for seat in hidden.seats for line in seat.private if "names/" in line.about]
    shown = table_of(real=True, named=True)
    assert {seat.name for seat in shown.seats} & names


def test_asking_for_names_that_were_not_announced_is_refused() -> None:
    with pytest.raises(QuickscanError, match=r"announced|aangekondigd"):
        prepare_round_table(reading_of(real=True), findings_of(real=True), WIJK, named=True)


def test_the_same_data_gives_the_same_table() -> None:
    again = prepare_round_table(reading_of(), findings_of(), WIJK, "en")
    assert again == table_of()


def test_two_wijken_get_other_cards() -> None:
    other = prepare_round_table(reading_of(), findings_of(), "W01", "en")
    assert {seat.name for seat in other.played_seats[:4]}.isdisjoint(
        seat.name for seat in table_of().played_seats[:4]
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_propositions_have_a_basis_two_questions_and_no_blame(language: str) -> None:
    statements = table_of(language).propositions
    assert 4 <= len(statements) <= 6
    for one in statements:
        assert one.basis
        assert one.discussion.endswith(("?", "."))
        assert one.structure.endswith("?")
        told = f"{one.statement} {one.discussion} {one.structure}".lower()
        assert not [word for word in NEVER if word in told]


def test_a_proposition_from_data_carries_n_or_a_probability() -> None:
    for one in table_of().propositions:
        assert one.kind == "open" or "n = " in one.basis or "probability" in one.basis


@pytest.mark.parametrize("rounds", [1, 4, "2"])
def test_another_number_of_rounds_is_refused(rounds: int) -> None:
    set_language("en")
    with pytest.raises(QuickscanError, match="2 or 3 rounds"):
        prepare_round_table(reading_of(), findings_of(), WIJK, "en", rounds)
    set_language("nl")


def test_an_unknown_wijk_gets_the_nearest() -> None:
    set_language("en")
    with pytest.raises(QuickscanError, match=r"no neighbourhood with the code 'W2'.*W0"):
        prepare_round_table(reading_of(), findings_of(), "W2", "en")
    set_language("nl")
