"""What the page asks of the kernel, and what it gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.workshop.cards.read_card import card_names, load_card
from quickscan_sim.workshop.server.made_cards import made_card

if TYPE_CHECKING:
    from quickscan_sim.workshop.bundle import Data
    from quickscan_sim.workshop.card import Card
    from quickscan_sim.workshop.card_run import CardRun

KEPT_RUNS = 8
"""Other neighbourhoods that are remembered: three hours of exploring must not fill the memory."""


class Answers:
    """Cards for one page, made when asked or before, in one language.

    Parameters
    ----------
    own
        A card file beside the cards of the kit.
    minutes
        The length that every card opens with; None: its own.
    ahead
        The folder of cards that are made ahead; None: every card is made when asked.

    Examples
    --------
    >>> answers = Answers("nl")
    >>> answers.answer({"ask": "cards"})[0]["card"]
    'W1'
    """

    def __init__(
        self,
        language: str,
        own: Path | None = None,
        minutes: int | None = None,
        ahead: Path | None = None,
    ) -> None:
        self.language = language
        self._ahead = ahead
        names = card_names() + ([str(own)] if own else [])
        length = {"minutes": minutes} if minutes else {}
        cards = [load_card(name).model_copy(update=length) for name in names]
        self._cards: dict[str, Card] = {card.card: card for card in cards}
        self._runs: dict[tuple[str, int | None], CardRun] = {}
        self._whole: dict[str, Data] = {}
        self._loading: Thread | None = None

    def answer(self, asked: dict[str, Any]) -> Any:
        """What a question of the page gets.

        Raises
        ------
        QuickscanError
            When the page asks what nobody can answer.
        """
        match asked:
            case {"ask": "ping"}:  # the page is at rest
                self.load_simulator()
                return "pong"
            case {"ask": "cards"}:
                return self.cards()
            case {"ask": "card", "card": str(card)}:
                return self.card(card)
            case {"ask": "other", "card": str(card), "seed": int(seed)}:
                return self.other(card, seed)
            case {"ask": "frame", "card": str(card), "seed": int(seed), "key": str(key)}:
                return self.frame(card, seed, key)
        raise QuickscanError("The page asks something unknown: {asked}.", asked=asked)

    def load_simulator(self) -> None:
        """Load, beside the answers, what the first other neighbourhood would wait for."""
        if self._loading is None:
            views = {card.view for card in self._cards.values()}
            self._loading = Thread(target=_load, args=(views,), daemon=True)
            self._loading.start()

    def cards(self) -> list[Data]:
        """The cards to choose from."""
        return [
            {
                "card": name,
                "title": card.title.in_language(self.language),
                "module": card.module,
                "minutes": card.minutes,
            }
            for name, card in self._cards.items()
        ]

    def card(self, name: str) -> Data:
        """All of a card with its own seed; made once."""
        if self._known(name) not in self._whole:
            ahead = made_card(self._ahead, name) if self._ahead else None
            self._whole[name] = ahead or self._made(name)
        return self._whole[name]

    def other(self, name: str, seed: int) -> Data:
        """The card in another neighbourhood, with only the pictures where rounds start and end."""
        from quickscan_sim.workshop.bundle import card_data

        run = self._run(self._known(name), seed)
        keys = {key for number in (1, 2) for key in (run.start(number), run.end(number))}
        return card_data(run, self.language, sorted(keys))

    def frame(self, name: str, seed: int, key: str) -> Data:
        """One picture of another neighbourhood."""
        from quickscan_sim.workshop.bundle import frame_data, key_text

        run = self._run(self._known(name), seed)
        keys = {key_text(each): each for each in run.keys}
        if key not in keys:
            raise QuickscanError(
                "Card {card} has no picture {key}; it has {known}.",
                card=name,
                key=repr(key),
                known=", ".join(keys),
            )
        return frame_data(run, keys[key], self.language)

    def _made(self, name: str) -> Data:
        from quickscan_sim.workshop.bundle import card_data

        return card_data(self._run(name), self.language)

    def _run(self, name: str, seed: int | None = None) -> CardRun:
        if self._loading:
            self._loading.join()
        from quickscan_sim.workshop.card_run import CardRun

        if (name, seed) not in self._runs:
            explored = [key for key in self._runs if key[1] is not None]
            for key in explored[: max(0, len(explored) - KEPT_RUNS + 1)]:
                self._runs.pop(key, None)
            self._runs[name, seed] = CardRun(self._cards[name], seed)
        return self._runs[name, seed]

    def _known(self, name: str) -> str:
        if name not in self._cards:
            raise QuickscanError(
                "There is no card {name}. Known: {known}.",
                name=repr(name),
                known=", ".join(self._cards),
            )
        return name


def _load(views: Iterable[str]) -> None:
    from quickscan_sim.workshop import bundle, card_run  # noqa: F401
    from quickscan_sim.workshop.views.view import load_view

    for view in views:
        load_view(view)


def answers_of(given: Mapping[str, str | int | None], ahead: Path | None = None) -> Answers:
    """Answers from what one program tells another: ``language``, ``own`` and ``minutes``."""
    own, minutes = given["own"], given["minutes"]
    return Answers(
        str(given["language"]),
        Path(str(own)) if own else None,
        int(minutes) if minutes else None,
        ahead,
    )
