"""Draw until every typical mistake shows: the variant of one student or group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quickscan_sim.errors import QuickscanError
from quickscan_sim.quickscan import Truth
from quickscan_sim.simulate.quickscan import simulate_quickscan
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions.expected import Expected
from quickscan_sim.teach.questions.question import Question
from quickscan_sim.teach.variants.discrimination import (
    COMPARISON,
    DIFFICULTY,
    Refusal,
    examine_draw,
)
from quickscan_sim.teach.variants.near_empty import with_near_empty_forms
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit
from quickscan_sim.teach.variants.planting import Planting, plant, truth_types

MOST_TRIES = 200
MANY_REACHED = 1 / 20
"""From this share of the draws that came as far as the questions, these are what to look at."""


@dataclass(frozen=True)
class Variant:
    """A draw that was accepted, and what the lecturer knows of it.

    ``coinciding`` holds question, mistake and mistake where two mistakes give one answer.
    ``refusals`` counts why earlier draws were not handed out.
    """

    data: OwnData
    truth: Truth
    truth_type: str
    compared_theme: str
    n_tries: int
    expected: tuple[Expected, ...]
    coinciding: tuple[tuple[str, str, str], ...]
    refusals: tuple[tuple[Refusal, int], ...] = ()


def draw_variant(
    personal: PersonalDraw,
    unit: Unit,
    questions: Sequence[Question],
    pack_id: str = "",
    most_tries: int = MOST_TRIES,
) -> Variant:
    """The first draw of a student or group in which every mistake shows.

    Which of the truths about two wijken is planted is fixed beforehand, so that it does not
    depend on which truth is accepted most easily.

    Raises
    ------
    QuickscanError
        When no draw is accepted; names what could not be told apart most often.
    """
    refused: Counter[Refusal] = Counter()
    for try_number in range(1, most_tries + 1):
        planting, data, truth = redraw(personal, unit, try_number, pack_id)
        checked = examine_draw(data, _likeliest_first(questions, refused), planting)
        if checked.refusal is None:
            order = {question.question_id: place for place, question in enumerate(questions)}
            return Variant(
                data,
                truth,
                planting.truth_type,
                planting.compared_theme,
                try_number,
                tuple(sorted(checked.expected, key=lambda one: order[one.question_id])),
                tuple(sorted(checked.coinciding)),
                tuple(refused.most_common()),
            )
        refused[checked.refusal] += 1
    raise _none_accepted(refused, most_tries)


def redraw(
    personal: PersonalDraw, unit: Unit, try_number: int, pack_id: str = ""
) -> tuple[Planting, OwnData, Truth]:
    """One try: what was planted, the data, and the truth."""
    kinds = truth_types()
    kind = kinds[personal.choice(unit, "truth type", len(kinds))]
    planting = plant(personal.seed(unit, try_number), kind)
    drawn, truth = simulate_quickscan(planting.parameters)
    scan, truth = with_near_empty_forms(drawn, truth, planting.parameters.seed)
    own_wijk = str(scan.neighbourhoods["neighbourhood_id"].iloc[0])
    return planting, OwnData(pack_id, scan, own_wijk), truth


def _likeliest_first(questions: Sequence[Question], refused: Counter[Refusal]) -> list[Question]:
    """What refused most of the earlier draws is looked at first, which saves time."""
    n_refused: Counter[str] = Counter()
    for refusal, n in refused.items():
        n_refused[refusal.question_id] += n
    return sorted(questions, key=lambda question: -n_refused[question.question_id])


def _worst(refused: Counter[Refusal]) -> tuple[Refusal, int]:
    """What to look at: a question, where many draws came as far as the questions.

    Draws out of bounds are common and harmless; of the others a question refused every one.
    """
    of_questions = Counter(
        {one: n for one, n in refused.items() if one.question_id not in (DIFFICULTY, COMPARISON)}
    )
    is_many = of_questions.total() >= refused.total() * MANY_REACHED
    return (of_questions if is_many else refused).most_common(1)[0]


def _none_accepted(refused: Counter[Refusal], n_tries: int) -> QuickscanError:
    worst, n = _worst(refused)
    facts = {"n": n, "n_tries": n_tries, "what": worst.misconception}
    if worst.question_id == DIFFICULTY:
        return QuickscanError(
            "No neighbourhood was accepted in {n_tries} draws. In {n} of them {what} was out of "
            "bounds. Look at what is planted, or at these bounds.",
            **facts,
        )
    if worst.question_id == COMPARISON:
        return QuickscanError(
            "No neighbourhood was accepted in {n_tries} draws. In {n} of them the planted "
            "difference between wijken ({what}) did not show. Look at what is planted.",
            **facts,
        )
    if not worst.misconception:
        return QuickscanError(
            "No neighbourhood was accepted in {n_tries} draws. In {n} of them question "
            "{question} had no right answer. Look at this question.",
            question=worst.question_id,
            **facts,
        )
    return QuickscanError(
        "No neighbourhood was accepted in {n_tries} draws. In {n} of them mistake {what} could not "
        "be told from the right answer to question {question}. Look at this mistake in the "
        "question file.",
        question=worst.question_id,
        **facts,
    )
