"""What all cards ask, each thing once."""

from __future__ import annotations

import pytest

from quickscan_sim.workshop.bundle import card_data
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import card_names, load_card
from quickscan_sim.workshop.phases import LENGTHS


@pytest.mark.parametrize("name", card_names())
def test_an_exit_card_asks_about_the_prediction_only_with_its_boxes(name: str) -> None:
    for question in load_card(name).exit_card:
        assert "voorspelling" not in question.nl
        assert "prediction" not in question.en


def test_w7_predicts_from_the_pairs_that_its_picture_counts() -> None:
    run = CardRun(load_card("W7"))
    assert "28 paren" in run.card.prediction.question.nl
    assert "28 van de 28 paren" in run.picture(run.start(1), "nl").told


def test_the_trainer_reads_what_to_do_in_every_phase() -> None:
    data = card_data(CardRun(load_card("W4")), "en", keys=())
    for length in LENGTHS:
        assert all(phase["does"] for phase in data["lengths"][str(length)])
