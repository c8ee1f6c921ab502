"""What the cards W4 and W10 say: short sentences, people first, a structural question, a real seat.

Checks that hold for every card stand with the reading of cards; these are about these two.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from quickscan_sim.advise.wording import check_wording
from quickscan_sim.language import LANGUAGES, Bilingual
from quickscan_sim.workshop.card import Card
from quickscan_sim.workshop.cards.read_card import load_card

NAMES = ("W4", "W10")
MISCONCEPTIONS = Path(__file__).parents[2] / "quickscan_sim" / "data" / "misconceptions.csv"


def texts(part: object) -> list[Bilingual]:
    """Every text of a part of a card."""
    if isinstance(part, Bilingual):
        return [part]
    if isinstance(part, tuple):
        return [text for one in part for text in texts(one)]
    if hasattr(part, "model_fields_set"):
        return [text for name in type(part).model_fields for text in texts(getattr(part, name))]
    return []


@pytest.fixture(params=NAMES)
def card(request: pytest.FixtureRequest) -> Card:
    return load_card(request.param)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_more_than_25_words(card: Card, language: str) -> None:
    found = texts(card)
    assert len(found) > 40
    for text in found:
        for sentence in re.split(r"(?<=[.?!:;]) ", text.in_language(language)):
            assert len(sentence.split()) <= 25, sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_task_has_at_most_30_words(card: Card, language: str) -> None:
    for one in card.rounds:
        assert len(one.task.in_language(language).split()) <= 30


def test_what_trainers_are_warned_for_is_in_the_list_of_misconceptions(card: Card) -> None:
    with MISCONCEPTIONS.open(encoding="utf-8", newline="") as file:
        known = {row["misconception_id"] for row in csv.DictReader(file)}
    named = {pitfall.misconception for pitfall in card.pitfalls} - {None}
    assert len(named) >= 3
    assert named <= known


def test_nobody_has_to_share_and_nobody_plays_a_resident(card: Card) -> None:
    told = " ".join(text.en for text in card.prebrief)
    assert "Nobody has to share" in told
    assert "just watching is a full role" in told
    assert any("play no resident" in role.text.en for role in card.roles)
    assert "expert by experience" in card.close.en
    assert "who pays those hours" in card.close.en


def test_a_rule_or_money_is_asked_after(card: Card) -> None:
    assert any(re.search(r"Which rule|money|Who pays", one.en) for one in card.debrief.structure)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_labels_people_or_blames_them(card: Card, language: str) -> None:
    for text in texts(card):
        assert check_wording(text.in_language(language), language) == (), text
