"""What a round table is made of: agenda, seats with their cards, propositions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.reading import Reading

Source = Literal["data", "invented", "nothing"]
SeatKind = Literal["organisation", "municipality", "lived_experience"]


@dataclass(frozen=True)
class AgendaStep:
    """A part of the meeting; ``start`` and ``minutes`` in minutes, ``round`` when seats speak."""

    step: str
    start: int
    minutes: int
    round: int | None
    title: str
    does: str
    says: str
    pitfall: str
    hands_out: str


@dataclass(frozen=True)
class CardLine:
    """A line of a role card.

    ``source``: from the data, invented for the exercise, or that there is nothing to tell.
    ``about`` names the number or the tie that a line from the data tells, such as
    ``"wish/housing/noticing"``; no two seats are told the same one.
    """

    lead: str
    text: str
    source: Source = "data"
    about: str = ""
    n: int | None = None


@dataclass(frozen=True)
class EmptySeatQuestion:
    """A question for a real expert by experience, and what it might change: a question too."""

    step: str
    question: str
    what_if: str


@dataclass(frozen=True)
class Seat:
    """A seat at the table with its card.

    ``public`` is what everybody may read; ``private``, ``interest`` and ``give_away`` are for this
    seat alone. A seat for lived experience has ``questions`` and ``needs``, and never a card.
    """

    seat_id: str
    kind: SeatKind
    name: str
    why_here: str
    organisation_id: str | None = None
    sector: str | None = None
    public: tuple[CardLine, ...] = ()
    private: tuple[CardLine, ...] = ()
    interest: CardLine | None = None
    give_away: CardLine | None = None
    question: str = ""
    questions: tuple[EmptySeatQuestion, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the seat stays empty unless a real person takes it."""
        return self.kind == "lived_experience"

    @property
    def own_lines(self) -> tuple[CardLine, ...]:
        """Everything that only this seat is told."""
        return (*self.private, *filter(None, (self.interest, self.give_away)))


@dataclass(frozen=True)
class Proposition:
    """A statement about this wijk on which views differ, with what it rests on."""

    proposition_id: str
    kind: str
    statement: str
    basis: str
    discussion: str
    structure: str
    organisations: tuple[str, ...] = ()
    n: int | None = None
    about: str = ""


@dataclass(frozen=True)
class RoundTable:
    """A round table for one wijk; all texts in ``language``.

    ``reading`` is what may be shared of the data, ``findings`` those that a goal can rest on,
    ``strengths`` what goes well in this wijk or in its sectors.
    ``notes`` say what is different here, such as fewer organisations than seats.
    """

    language: str
    municipality: str
    neighbourhood_id: str
    neighbourhood: str
    measured_on: date
    invented: bool
    named: bool
    n_rounds: int
    agenda: tuple[AgendaStep, ...]
    short_agenda: tuple[AgendaStep, ...]
    seats: tuple[Seat, ...]
    seat_rule: str
    propositions: tuple[Proposition, ...]
    notes: tuple[str, ...]
    findings: tuple[Finding, ...] = field(repr=False, compare=False)
    strengths: tuple[Finding, ...] = field(repr=False, compare=False)
    reading: Reading = field(repr=False, compare=False)

    @property
    def empty_seat(self) -> Seat:
        """The seat of the expert by experience."""
        return next(seat for seat in self.seats if seat.is_empty)

    @property
    def played_seats(self) -> tuple[Seat, ...]:
        """The seats that have a card."""
        return tuple(seat for seat in self.seats if not seat.is_empty)
