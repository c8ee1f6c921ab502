"""A card that is played: the facts and the picture at every position of its levers."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message
from quickscan_sim.parameters import load_scenario
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.workshop.card import FOUND, Card, Lever, Position, Positions, Round, Value
from quickscan_sim.workshop.picture import Picture
from quickscan_sim.workshop.views.view import Drawn, Facts, Verdict, View, load_view

Key = tuple[int, ...]
"""For each lever the number of its position, in the order of the card."""


class CardRun:
    """A card with a seed: whatever its levers stand on is drawn, read and pictured when asked.

    Parameters
    ----------
    card
        The card.
    seed
        Another neighbourhood than the one of the card, for free exploration and studies.

    Examples
    --------
    >>> from quickscan_sim.workshop.cards.read_card import load_card
    >>> run = CardRun(load_card("W2"))
    >>> run.verdict()
    'seen'
    """

    def __init__(self, card: Card, seed: int | None = None) -> None:
        self.card = card
        self.seed = card.seed if seed is None else seed
        self.view: View = load_view(card.view)
        self.levers: tuple[Lever, ...] = tuple(map(self._with_positions, card.levers))
        self._facts: dict[Key, Facts] = {}

    @property
    def keys(self) -> list[Key]:
        """Every combination of positions."""
        return list(product(*(range(len(lever.positions)) for lever in self.levers)))

    def key(self, positions: Positions) -> Key:
        """Where each lever stands; one that is not named stands on its first position.

        Raises
        ------
        QuickscanError
            When there is no such lever, or a lever has no such position.
        """
        known = {lever.name for lever in self.levers}
        for name in positions:
            if name not in known:
                raise QuickscanError(
                    "The card {card} has no lever {name}; it has {known}.",
                    card=self.card.card,
                    name=repr(name),
                    known=", ".join(sorted(known)) or "-",
                )
        return tuple(self._place(lever, positions) for lever in self.levers)

    def facts(self, key: Key) -> Facts:
        """What can be read at these positions."""
        if key not in self._facts:
            positions = self._positions(key)
            self._facts[key] = self.view.facts(
                self._drawn(positions), self.card.settings, positions
            )
        return self._facts[key]

    def picture(self, key: Key, language: str) -> Picture:
        """What the projector shows at these positions."""
        return self.view.picture(self.facts(key), language)

    def start(self, number: int) -> Key:
        """Where the levers stand when a round (1 or 2) starts."""
        return self.key(self.card.rounds[number - 1].start)

    def end(self, number: int) -> Key:
        """Where they stand when what is to be seen in that round is seen."""
        of_round: Round = self.card.rounds[number - 1]
        positions = of_round.start | of_round.end
        return self.key(self.view.settled(self._drawn(positions), self.card.settings, positions))

    def outcome(self) -> object:
        """The fact that the prediction is laid beside."""
        prediction = self.card.prediction
        return self.facts(self.end(prediction.round))[prediction.outcome]

    def right_option(self) -> int | None:
        """Which option of the prediction came out; None when none of them fits."""
        outcome = self.outcome()
        for number, option in enumerate(self.card.prediction.options):
            if option.value is not None:
                if option.value == outcome:
                    return number
            elif isinstance(outcome, int | float) and (
                (option.low is None or option.low <= outcome)
                and (option.high is None or outcome < option.high)
            ):
                return number
        return None

    def verdict(self) -> Verdict:
        """Whether the discovery is there to be seen, not, or the opposite of it."""
        event = self.view.events[self.card.discovery.event]
        return event(self.facts(self.end(1)), self.facts(self.end(2)))

    def truth(self) -> tuple[Message, ...]:
        """What was planted and what is true, in sentences, for the truth card."""
        key = self.end(2)
        drawn = self._drawn(self._positions(key))
        return self.view.truth(drawn, self.card.settings, self.facts(key))

    def _with_positions(self, lever: Lever) -> Lever:
        if lever.positions != FOUND:
            return lever
        found = self.view.found(self._drawn({}), self.card.settings, lever.name)
        return lever.model_copy(update={"positions": found})

    def _place(self, lever: Lever, positions: Positions) -> int:
        values = [position.value for position in _known(lever)]
        if lever.name not in positions:
            return 0
        wanted = positions[lever.name]
        if wanted not in values:
            raise QuickscanError(
                "The lever {lever} of card {card} has no position {value}; it has {known}.",
                lever=lever.name,
                card=self.card.card,
                value=repr(wanted),
                known=", ".join(map(str, values)),
            )
        return values.index(wanted)

    def _positions(self, key: Key) -> Positions:
        return {
            lever.name: _known(lever)[place].value
            for lever, place in zip(self.levers, key, strict=True)
        }

    def _drawn(self, positions: Positions) -> Drawn:
        scenario, knobs = self.card.scenario, {}
        for lever in self.card.levers:
            if lever.name in positions and lever.kind == "scenario":
                scenario = str(positions[lever.name])
            elif lever.name in positions and lever.kind == "knob":
                knobs[str(lever.changes)] = positions[lever.name]
        return _draw(scenario, self.seed, tuple(knobs.items()))


def _known(lever: Lever) -> tuple[Position, ...]:
    """The positions of a lever that already has them."""
    if isinstance(lever.positions, str):
        raise TypeError(f"the positions of {lever.name} are not found yet")
    return lever.positions


@lru_cache(maxsize=32)
def _draw(scenario: str, seed: int, knobs: tuple[tuple[str, Value], ...]) -> Drawn:
    scan, truth = simulate_quickscan(load_scenario(scenario, seed=seed, **dict(knobs)))
    return Drawn(scan, truth)
