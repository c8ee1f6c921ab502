"""A whole card, as a trainer may write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.read_card import read_card

OWN = Path(__file__).parent / "own_card.yaml"


@pytest.fixture(scope="session")
def own_text() -> str:
    return OWN.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def own() -> Card:
    return read_card(OWN)


@pytest.fixture
def card_file(tmp_path: Path, own_text: str) -> Path:
    """A copy that a test may spoil."""
    path = tmp_path / "my_card.yaml"
    path.write_text(own_text, encoding="utf-8")
    return path
