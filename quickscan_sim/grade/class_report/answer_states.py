"""What became of one answer, in the few words that a class report counts."""

from __future__ import annotations

import re

from quickscan_sim.grade.assignment import answer_name
from quickscan_sim.grade.marked import MarkedAnswer

RIGHT = "right"
PARTLY = "partly"
MISTAKE = "mistake"
OTHER = "other"
FORM = "form"
EMPTY = "empty"
WAITS = "waits"
STATES = (RIGHT, PARTLY, MISTAKE, OTHER, FORM, EMPTY, WAITS)
"""Right; partly right; wrong by a mistake that is known; wrong in another way; not readable as an
answer (its form, or code that stopped); left empty; waits for a person."""

JUDGED = (RIGHT, PARTLY, MISTAKE, OTHER)
"""The answers that somebody gave and that could be compared with the right one."""

NOT_A_FORM = (
    "In order.",
    "Partly right; the rest fits none of the known mistakes.",
    "Not right; it fits none of the known mistakes.",
)
"""The judge's reasons, in English, that say nothing about the form of an answer."""

LEFT_OPEN = re.compile(r"(\.\.\.|None|\[\]|\{\}|''|\"\")?")


def state_of(answer: MarkedAnswer, points: float, by_a_person: bool = False) -> str:
    """Which of :data:`STATES` an answer is in.

    Parameters
    ----------
    answer
        What marking found.
    points
        What counts: the judge's points, or those a person gave in their place.
    by_a_person
        Whether a person gave them; then an answer no longer waits.

    Examples
    --------
    >>> from quickscan_sim.language import Bilingual
    >>> in_order = Bilingual("In orde.", "In order.")
    >>> given = MarkedAnswer("M2.W1", 1, 1, (), in_order, False, "answer_w1 = 2", "typed")
    >>> state_of(given, 1)
    'right'
    """
    if answer.needs_a_person and not by_a_person:
        return WAITS
    if answer.worth > 0 and points >= answer.worth - 1e-9:
        return RIGHT
    if is_empty(answer) and points <= 0:
        return EMPTY
    if by_a_person:
        return PARTLY if points > 0 else OTHER
    if answer.misconceptions:
        return MISTAKE
    if points > 0:
        return PARTLY
    return OTHER if answer.reason.en in NOT_A_FORM else FORM


def is_empty(answer: MarkedAnswer) -> bool:
    """Whether the answer cell was left as it was handed out, or emptied."""
    return LEFT_OPEN.fullmatch(typed_text(answer)) is not None


def typed_text(answer: MarkedAnswer) -> str:
    """What stands behind the name of the answer, without what running it gave.

    >>> from quickscan_sim.language import Bilingual
    >>> none = Bilingual("", "")
    >>> typed_text(MarkedAnswer("M2.W1", 0, 1, (), none, False, "answer_w1 = 'b'", "typed"))
    "'b'"
    """
    text = answer.answer.partition("\n→ ")[0].strip()
    name = re.escape(answer_name(answer.question_id))
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("# ")]
    return re.sub(rf"\A{name}\s*(:[^=]*)?=\s*", "", "\n".join(lines).strip()).strip()
