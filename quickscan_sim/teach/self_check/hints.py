"""``hint``: the next of three hints, counted for the student alone."""

from __future__ import annotations

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import translator
from quickscan_sim.teach.questions import Question
from quickscan_sim.teach.self_check.check import refused
from quickscan_sim.teach.self_check.desk import Desk, current_desk
from quickscan_sim.teach.self_check.feedback import Feedback, heading, paragraph


def hint(question_id: str) -> Feedback:
    """The next hint for a question: where to look, which rule, an example with other numbers.

    Opening hints costs no points. The count stays in this notebook while it is open.

    Parameters
    ----------
    question_id
        The code of the question, such as "M2.W3".

    Returns
    -------
    Feedback
        A hint for the mistake that was last found, else for the one made most often. After the
        last hint it is shown again.
    """
    try:
        desk = current_desk()
        question = desk.question(question_id)
    except QuickscanError as problem:
        return refused(problem)
    _ = translator(desk.language)
    name = _about(desk, question)
    if name is None:
        return Feedback(
            "hint", desk.language, (paragraph(_("There are no hints for this question.")),)
        )
    hints = desk.misconceptions[name].hints
    place = (question.question_id, name)
    desk.hints_opened[place] = opened = min(desk.hints_opened.get(place, 0) + 1, len(hints))
    title = _(
        "{question}: hint {number} of {total}",
        question=question.question_id,
        number=opened,
        total=len(hints),
    )
    parts = [heading(title), paragraph(hints[opened - 1].in_language(desk.language))]
    if opened == len(hints):
        parts.append(paragraph(_("This was the last hint.")))
    return Feedback("hint", desk.language, tuple(parts))


def _about(desk: Desk, question: Question) -> str | None:
    """The misconception last found, else the first of the question that has hints."""
    linked = [option.misconception for option in question.options if option.misconception]
    names = [*desk.found.get(question.question_id, ()), *question.mutants, *linked]
    return next((name for name in names if name in desk.misconceptions), None)
