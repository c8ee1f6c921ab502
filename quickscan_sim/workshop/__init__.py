"""Workshop: cards that a trainer shows on a projector. This is the contents page of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.contents import imported_on_use

if TYPE_CHECKING:
    from quickscan_sim.workshop.card import Card as Card
    from quickscan_sim.workshop.card_run import CardRun as CardRun

_PLACES = {
    "Card": "card",
    "CardRun": "card_run",
}

__all__ = sorted(_PLACES)  # noqa: PLE0605
__getattr__ = imported_on_use(__name__, _PLACES)
