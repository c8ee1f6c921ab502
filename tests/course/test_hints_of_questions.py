"""Check O: three hints with every graded item, and the last does not give the answer away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quickscan_sim.language import LANGUAGES
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.packs.pack import PRACTICE, read_pack_folder
from quickscan_sim.teach.questions import Question, expect, load_questions
from quickscan_sim.teach.questions.wording import options_of, shown
from quickscan_sim.teach.self_check import hint, open_desk
from quickscan_sim.teach.self_check.desk import _open

GRADED = [one for one in load_questions() if one.points > 0]


@pytest.fixture(scope="module")
def data() -> OwnData:
    return read_pack_folder(PRACTICE)[1]


@pytest.fixture(autouse=True)
def closed_afterwards() -> Iterator[None]:
    yield
    _open.clear()


@pytest.mark.parametrize("question", GRADED, ids=lambda one: one.question_id)
def test_there_are_three_hints_and_the_last_does_not_hold_the_answer(
    question: Question, data: OwnData
) -> None:
    for language in LANGUAGES:
        open_desk(data, language)
        hints = [hint(question.question_id).text for _ in range(3)]
        assert len(set(hints)) == 3, "each says something else"
        assert "3" in hints[-1].splitlines()[0]
        for text in forbidden(question, data, language):
            assert text not in hints[-1]


def forbidden(question: Question, data: OwnData, language: str) -> Iterator[str]:
    """What the last hint may not say: the right option, or the text that a person looks for.

    Numbers are looked at in the tests of the self-check.
    """
    if question.good_answer is not None:
        yield from question.good_answer.in_language(language).split(". ")
    if question.kind == "choice":
        right = shown(options_of(question, data)[expect(question, data).right], language)
        if len(right) > 20:
            yield right
