"""The comment bank beside a rubric: remarks that fit its criteria first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickscan_sim.teach.questions.question import Question

ALSO = {
    "meaning": "evidence",
    "limits": "limits",
    "missing": "network",
    "one_tie": "reasoning",
    "language": "ethics",
}
"""Criteria of a question's own rubric, and where in the bank their remarks stand."""


@dataclass(frozen=True)
class RemarkGroup:
    """Remarks under one heading; ``fits`` when they go with a criterion of this question."""

    name: str
    texts: tuple[str, ...]
    fits: bool


def remarks_for(question: Question, language: str) -> tuple[RemarkGroup, ...]:
    """All remarks of the kit by criterion, those that fit this question first.

    >>> from quickscan_sim.teach.questions import find_question
    >>> [(one.name, one.fits) for one in remarks_for(find_question("M2.A10"), "en")][:2]
    [('Evidence from own quickscan', True), ('Limits and account', True)]
    """
    from quickscan_sim.advise.plan import load_comments, load_rubric

    criteria = [row.criterion for row in question.rubric]
    fitting = list(dict.fromkeys(ALSO.get(one, one) for one in criteria))
    if question.rubric_from is not None:
        fitting = criteria
    by_code = {row.criterion: row for row in load_rubric()}
    order = [*(one for one in fitting if one in by_code), *(c for c in by_code if c not in fitting)]
    return tuple(
        RemarkGroup(
            by_code[code].name.in_language(language),
            tuple(
                one.text.in_language(language) for one in load_comments() if one.criterion == code
            ),
            code in fitting,
        )
        for code in order
    )
