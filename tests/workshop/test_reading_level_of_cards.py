"""The cards read easily in both languages, and their words put people first."""

from __future__ import annotations

import pytest
from course_checks.reading_level import (
    INSTRUCTION,
    TEXT,
    n_words,
    reading_ease,
    sentences_of,
)

from quickscan_sim.advise.wording import check_wording
from quickscan_sim.language import LANGUAGES
from quickscan_sim.workshop.afterwards.attitude_items import load_attitude_items
from quickscan_sim.workshop.cards.check_texts import texts_of
from quickscan_sim.workshop.cards.read_card import card_names, load_card

LONGEST = 25
TASKS = ("rounds", "apply", "exit_card")
"""What people do; the rest they read or hear."""

every_card = pytest.mark.parametrize("name", card_names())
both = pytest.mark.parametrize("language", LANGUAGES)


def texts(name: str, language: str, *, tasks: bool) -> list[str]:
    return [
        text.in_language(language)
        for place, text in texts_of(load_card(name))
        if (place[0] in TASKS and place[-1] != "notes") == tasks
    ]


def sentences(name: str, language: str, *, tasks: bool) -> list[str]:
    return [one for text in texts(name, language, tasks=tasks) for one in sentences_of(text)]


@every_card
@both
def test_a_card_reads_easily_and_its_tasks_more_so(name: str, language: str) -> None:
    assert reading_ease(sentences(name, language, tasks=False), language) >= TEXT
    assert reading_ease(sentences(name, language, tasks=True), language) >= INSTRUCTION


@every_card
@both
def test_sentences_are_short_and_words_put_people_first(name: str, language: str) -> None:
    every = texts(name, language, tasks=False) + texts(name, language, tasks=True)
    assert [one for one in every for part in sentences_of(one) if n_words(part) > LONGEST] == []
    assert [remark for one in every for remark in check_wording(one, language)] == []


@both
def test_the_statements_of_the_attitude_check_are_short(language: str) -> None:
    for item in load_attitude_items():
        assert n_words(item.text.in_language(language)) <= LONGEST
