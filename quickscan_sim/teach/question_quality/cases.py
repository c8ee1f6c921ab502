"""The variants on which questions are tried."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quickscan_sim.teach.questions import Expected, Question

COURSE_RUN = "diagnosis"


@dataclass(frozen=True)
class Case:
    """One variant: what every question expects there, and after how many draws it was accepted."""

    expected: Mapping[str, Expected]
    n_tries: int = 1


def draw_cases(
    n: int,
    questions: Sequence[Question],
    seed: int = 1,
    attempt: int = 1,
    step: Callable[[], None] | None = None,
) -> list[Case]:
    """Draw variants as a course would; the same seed gives the same variants.

    Parameters
    ----------
    n
        How many.
    questions
        On all of which every mistake has to show; a draw where one does not is refused.
    seed
        Stands in for the secret of a lecturer. Such variants are for trying out questions only.
    attempt
        2 for the variants of a resit.
    step
        Called after each variant.

    Raises
    ------
    QuickscanError
        When no draw is accepted; names the mistake that does not show.
    """
    cases = []
    for number in range(n):
        cases.append(_draw(number, questions, seed, attempt))
        if step:
            step()
    return cases


def _draw(number: int, questions: Sequence[Question], seed: int, attempt: int) -> Case:
    # Drawing needs packs and encryption: whoever has cases already does without.
    from quickscan_sim.teach.variants.draw_variant import draw_variant
    from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit

    secret = hashlib.sha256(f"quickscan diagnosis {seed}".encode()).digest()
    personal = PersonalDraw(secret, COURSE_RUN, attempt)
    variant = draw_variant(personal, Unit(f"student {number}"), questions)
    return Case({one.question_id: one for one in variant.expected}, variant.n_tries)
