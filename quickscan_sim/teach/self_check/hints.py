"""``hint``: the next of three hints, counted for the student alone."""

from __future__ import annotations

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import translator
from quickscan_sim.teach.questions import Question
from quickscan_sim.teach.self_check.check import refused
from quickscan_sim.teach.self_check.desk import Desk, current_desk
from quickscan_sim.teach.self_check.feedback import Feedback, bullets, heading, paragraph


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
        A hint for the mistake that was last found, else for the first that can be made. Mistakes
        that can not be told apart share their hints. The last hint stays.
    """
    try:
        desk = current_desk()
        question = desk.question(question_id)
    except QuickscanError as problem:
        return refused(problem)
    names = _about(desk, question)
    if not names:
        _ = translator(desk.language)
        return Feedback(
            "hint", desk.language, (paragraph(_("There are no hints for this question.")),)
        )
    return _next(desk, question, names)


def _next(desk: Desk, question: Question, names: tuple[str, ...]) -> Feedback:
    _ = translator(desk.language)
    hints = [desk.misconceptions[name].hints for name in names]
    total = min(len(each) for each in hints)
    place = (question.question_id, "+".join(names))
    desk.hints_opened[place] = opened = min(desk.hints_opened.get(place, 0) + 1, total)
    title = _(
        "{question}: hint {number} of {total}",
        question=question.question_id,
        number=opened,
        total=total,
    )
    texts = [each[opened - 1].in_language(desk.language) for each in hints]
    parts = [heading(title), paragraph(texts[0]) if len(texts) == 1 else bullets(texts)]
    if opened == total:
        parts.append(paragraph(_("This was the last hint.")))
    return Feedback("hint", desk.language, tuple(parts))


def _about(desk: Desk, question: Question) -> tuple[str, ...]:
    """The misconceptions last found, which share their hints; else the first of the question."""
    found = desk.found.get(question.question_id, ())
    known = tuple(name for name in found if name in desk.misconceptions)
    if known:
        return known
    linked = [option.misconception for option in question.options if option.misconception]
    first = (name for name in (*question.mutants, *linked) if name in desk.misconceptions)
    return tuple(name for name in (next(first, None),) if name is not None)
