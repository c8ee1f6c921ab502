"""A question of which every pack gets the options under other letters.

In the file an option has a name that says what it is (``conditions``), and the right answer is
such a name. What a student sees and types is a letter that is dealt by the pack. So whoever copies
a letter from somebody else copies another option.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from quickscan_sim.teach.answers.dealt_letters import LETTERS
from quickscan_sim.teach.questions.computation import Computation
from quickscan_sim.teach.questions.question import Question


def with_dealt_letters(question: Question) -> Question:
    """The same question, with its options, its answer and its mistakes as letters of the pack.

    The misconception of an option follows along: it becomes the answer of whoever holds it.

    Parameters
    ----------
    question
        A choice, a choice of several, or a table with an option in every row, as it stands in the
        file: with options, and an answer that is ``fixed`` to names of options.
    """
    if question.answer is None:
        return question
    options = {option.key: option.text for option in question.options}
    deal = {"question": question.question_id, "options": options}
    mistakes = {**_chosen_wrongly(question), **question.mutants}
    is_table = question.kind == "table"
    return replace(
        question,
        answer=Computation("dealt_answer", {**deal, **question.answer.rules}),
        mutants=mistakes,
        options=(),
        options_from=None if is_table else Computation("dealt_options", deal),
        material=Computation("dealt_table", deal) if is_table else question.material,
        form=replace(question.form, cells=tuple(LETTERS[: len(options)]))
        if is_table
        else question.form,
    )


def _chosen_wrongly(question: Question) -> Mapping[str, dict[str, Any]]:
    """Of every misconception what it answers: its option, or what is right and its option."""
    if question.kind == "table" or question.answer is None:
        return {}
    right = question.answer.rules["value"]
    return {
        option.misconception: {
            "value": option.key if question.kind == "choice" else [*right, option.key]
        }
        for option in question.options
        if option.misconception is not None
    }
