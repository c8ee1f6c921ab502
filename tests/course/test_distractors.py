"""Check I: every wrong option stands for a mistake that is explained; none says "all of them"."""

from __future__ import annotations

import re

import pytest

from quickscan_sim.language import LANGUAGES
from quickscan_sim.teach.misconceptions.catalogue import load_misconceptions
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.packs.pack import PRACTICE, read_pack_folder
from quickscan_sim.teach.questions import Question, assess, expect, load_questions
from quickscan_sim.teach.questions.wording import options_of, shown

ALL_OF_THEM = re.compile(
    r"\b(allemaal|al het bovenstaande|alle bovenstaande|geen van (deze|bovenstaande)|"
    r"geen van de (antwoorden|opties)|all of (the above|them|these)|none of (the above|these))\b",
    re.IGNORECASE,
)
QUESTIONS = [one for one in load_questions() if one.kind in ("choice", "several")]
CHOICES = [one for one in QUESTIONS if one.kind == "choice"]
KNOWN = {one.misconception_id: one for one in load_misconceptions()}


@pytest.fixture(scope="module")
def data() -> OwnData:
    return read_pack_folder(PRACTICE)[1]


@pytest.mark.parametrize("question", CHOICES, ids=lambda one: one.question_id)
def test_every_wrong_option_leads_to_a_mistake_that_is_explained(
    question: Question, data: OwnData
) -> None:
    expected = expect(question, data)
    options = options_of(question, data)
    assert len(options) >= 4
    unexplained = []
    for key in options:
        found = assess(question, expected, key)
        if found.is_right:
            continue
        if not found.misconceptions:
            unexplained.append(key)
        for name in found.misconceptions:
            for language in LANGUAGES:
                said = question.explained(name, KNOWN[name].explanation).in_language(language)
                assert len(said) > 30
    assert unexplained == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.question_id)
def test_no_option_says_all_or_none_of_them(question: Question, data: OwnData) -> None:
    for label in options_of(question, data).values():
        for language in LANGUAGES:
            assert not ALL_OF_THEM.search(shown(label, language))


def test_every_fixed_wrong_option_names_its_mistake(data: OwnData) -> None:
    for question in QUESTIONS:
        right = expect(question, data).right
        rights = {right} if question.kind == "choice" else set(right)
        for option in question.options:
            if option.key not in rights:
                linked = option.misconception or question.mutants
                assert linked, f"{question.question_id}, option {option.key}"
