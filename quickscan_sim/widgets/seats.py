"""Six seats: choose one, read its card, count who spoke; one chair waits for a real person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.language import Listing, current_language, translator
from quickscan_sim.present.in_notebook import in_notebook
from quickscan_sim.widgets.choices import neighbourhood_named, reading_of
from quickscan_sim.widgets.look import WIDE, dropdown, framed, marked
from quickscan_sim.widgets.shown import Shown, sentence, table
from quickscan_sim.widgets.spoken import spoken

if TYPE_CHECKING:
    from quickscan_sim.advise.round_table import RoundTable, Seat
    from quickscan_sim.advise.round_table.table import CardLine
    from quickscan_sim.quickscan import Quickscan


def show_seats(scan: Quickscan, neighbourhood: int = 1, rounds: int = 2) -> Any:
    """A round table with six seats: each card has a part for everybody and a part of its own.

    Choose a seat to read its card; its own part shows only when it is asked for, and that of the
    others never at the same time. Count who spoke in a round. Say whether a real expert by
    experience sits at the table from the first round: if not, the questions stay open, and nobody
    answers them. In a notebook this is a widget, elsewhere a text.

    Parameters
    ----------
    neighbourhood
        The number of the neighbourhood in :func:`show_neighbourhoods`, from 1.
    rounds
        2 or 3.

    Raises
    ------
    QuickscanError
        When there is no such neighbourhood, or the number of rounds is another.

    Examples
    --------
    >>> from quickscan_sim import Parameters, set_language, simulate_quickscan
    >>> set_language("en")
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> print(show_seats(scan, neighbourhood=1).text.splitlines()[-1])
    S6 | Expert by experience (empty chair)
    >>> set_language("nl")
    """
    prepared = _prepared(scan, neighbourhood, rounds)
    if not in_notebook():
        return _title(prepared) + _all_seats(prepared)
    return _SixSeats(prepared).box


def _prepared(scan: Quickscan, neighbourhood: int, rounds: int) -> RoundTable:
    from quickscan_sim.advise import collect_findings
    from quickscan_sim.advise.round_table import prepare_round_table
    from quickscan_sim.present.curing import safe_reading

    code, _ = neighbourhood_named(scan, neighbourhood)
    reading = reading_of(scan)
    if not scan.invented:
        reading, _ = safe_reading(reading, named=scan.may_name_ties)
    return prepare_round_table(reading, collect_findings(reading), code, current_language(), rounds)


def _title(prepared: RoundTable) -> Shown:
    say = translator(prepared.language)
    name = prepared.neighbourhood
    n = len(prepared.played_seats)
    if prepared.invented:
        text = say("Round table {name} (invented neighbourhood): {n} cards", name=name, n=n)
    else:
        text = say("Round table {name}: {n} cards", name=name, n=n)
    return sentence(text, strong=True)


def _all_seats(prepared: RoundTable) -> Shown:
    say = translator(prepared.language)
    rows = [(seat.seat_id, _called(seat, prepared.language)) for seat in prepared.seats]
    return sentence(prepared.seat_rule) + table(say("Seats"), (say("seat"), say("who")), rows)


def _called(seat: Seat, language: str) -> str:
    say = translator(language)
    empty = say("empty chair")
    return f"{seat.name} ({empty})" if seat.is_empty else seat.name


class _SixSeats:
    """The parts of the widget, and what follows when somebody chooses."""

    def __init__(self, prepared: RoundTable) -> None:
        import ipywidgets

        from quickscan_sim.advise.round_table import SpeakingTurns

        self.table, self.language = prepared, prepared.language
        self.say = translator(self.language)
        self.turns = SpeakingTurns(
            tuple(seat.seat_id for seat in prepared.seats), prepared.n_rounds
        )
        self.seat = dropdown(
            self.say("Seat"),
            [
                (f"{seat.seat_id}. {_called(seat, self.language)}", number)
                for number, seat in enumerate(prepared.seats)
            ],
        )
        self.is_open = self._checkbox(self.say("Show what only this seat is told"))
        self.is_taken = self._checkbox(
            self.say("A real expert by experience sits at the table from the first round")
        )
        self.card, self.tally, self.questions = (ipywidgets.HTML() for _ in range(3))
        self.status = spoken()
        self.speaks = ipywidgets.Button(layout=WIDE)
        self.next = ipywidgets.Button(description=self.say("Next round"), layout=WIDE)
        self.box = self._box()
        self._listen()
        self._show()

    def _checkbox(self, text: str) -> Any:
        import ipywidgets

        return ipywidgets.Checkbox(description=text, indent=False, layout=WIDE)

    def _box(self) -> Any:
        import ipywidgets

        opening = _title(self.table) + sentence(self.table.seat_rule)
        return framed(
            [
                ipywidgets.HTML(marked(opening.html, self.language)),
                self.seat,
                self.is_open,
                self.card,
                ipywidgets.HBox([self.speaks, self.next]),
                self.status,
                self.tally,
                self.is_taken,
                self.questions,
            ],
            "seats",
        )

    def _listen(self) -> None:
        self.seat.observe(self._seat_chosen, "value")
        self.is_open.observe(self._opened, "value")
        self.is_taken.observe(self._chair_taken, "value")
        self.speaks.on_click(self._spoke)
        self.next.on_click(self._next_round)

    @property
    def chosen(self) -> Seat:
        """The seat that is looked at."""
        return self.table.seats[int(self.seat.value)]

    def _seat_chosen(self, _: Any) -> None:
        # The own part of the next seat stays closed until it is asked for.
        self.is_open.value = False
        self._show()
        self._tell(self.say("Card of {seat}. Its own part is closed.", seat=self.chosen.name))

    def _opened(self, _: Any) -> None:
        self._show()
        seat = self.chosen.name
        opened = self.say("Card of {seat}. Its own part is open.", seat=seat)
        closed = self.say("Card of {seat}. Its own part is closed.", seat=seat)
        self._tell(opened if self.is_open.value else closed)

    def _chair_taken(self, _: Any) -> None:
        self._show()
        taken = self.say("The chair is taken: ask the questions, and write down who said what.")
        empty = self.say("The chair is empty: the questions stay open. Nobody answers them.")
        self._tell(taken if self.is_taken.value else empty)

    def _spoke(self, _: Any) -> None:
        self.turns = self.turns.spoke(self.chosen.seat_id)
        self._show()
        self._tell(
            self.say(
                "Turns of {seat} in round {round}: {n}.",
                seat=self.chosen.name,
                n=self.turns.in_round(self.chosen.seat_id),
                round=self.turns.round,
            )
        )

    def _next_round(self, _: Any) -> None:
        self.turns = self.turns.next_round()
        self._show()
        self._tell(self.say("Now round {round}.", round=self.turns.round))

    def _show(self) -> None:
        seat = self.chosen
        self.card.value = marked(self._card(seat).html, self.language)
        self.is_open.disabled = seat.is_empty
        self.speaks.description = self.say("{seat} speaks", seat=seat.seat_id)
        self.speaks.disabled = seat.is_empty and not self.is_taken.value
        self.next.disabled = self.turns.round == self.table.n_rounds
        self.tally.value = marked((self._tally() + self._not_heard()).html, self.language)
        self.questions.value = marked(self._questions().html, self.language)

    def _card(self, seat: Seat) -> Shown:
        shown = sentence(seat.name, strong=True) + sentence(seat.why_here)
        for line in seat.public:
            shown += _line(line, self.language)
        for need in seat.needs:
            shown += sentence(need)
        if seat.question:
            lead = self.say("A question to ask.")
            shown += sentence(f"{lead} {seat.question}")
        if self.is_open.value and not seat.is_empty:
            shown += sentence(self.say("For this seat only"), strong=True)
            for line in seat.own_lines:
                shown += _line(line, self.language)
        return shown

    def _tally(self) -> Shown:
        numbers = range(1, self.table.n_rounds + 1)
        header = [self.say("seat"), *(self.say("round {number}", number=n) for n in numbers)]
        rows = [
            (
                f"{seat.seat_id}. {seat.name}",
                *(str(self.turns.in_round(seat.seat_id, number)) for number in numbers),
            )
            for seat in self.table.seats
            if not seat.is_empty or self.is_taken.value
        ]
        return table(self.say("Who spoke"), header, rows)

    def _not_heard(self) -> Shown:
        shown = [
            seat.name
            for seat in self.table.seats
            if seat.seat_id in self.turns.not_heard and (not seat.is_empty or self.is_taken.value)
        ]
        if not shown:
            return sentence(self.say("Everybody has spoken in this round."))
        return sentence(
            self.say("Not heard yet in this round: {seats}.", seats=Listing(tuple(shown)))
        )

    def _questions(self) -> Shown:
        """Only questions, whoever sits there: an answer is never made up."""
        if self.is_taken.value:
            lead = self.say("Questions for the expert by experience. The kit knows no answers.")
        else:
            lead = self.say(
                "The chair is empty. These questions stay open. Beside each is what an answer "
                "might have changed. That is a question too."
            )
        shown = sentence(lead, strong=True)
        for one in self.table.empty_seat.questions:
            text = one.question if self.is_taken.value else f"{one.question} {one.what_if}"
            shown += sentence(text)
        return shown

    def _tell(self, text: str) -> None:
        """What changed, for who cannot see it."""
        self.status.value = text


def _line(line: CardLine, language: str) -> Shown:
    """A line of a card; what was made up says so."""
    say = translator(language)
    lead = (
        say("{lead} (invented for the exercise).", lead=line.lead)
        if line.source == "invented"
        else f"{line.lead}."
    )
    return sentence(f"{lead} {line.text}")
