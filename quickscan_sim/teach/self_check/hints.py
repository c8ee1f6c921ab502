"""``hint``: the next of three hints, counted for the student alone."""

from __future__ import annotations

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Listing, translator
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
        A hint for the mistake that was last found. Without one, or where the question explains
        that mistake in its own terms, one of the question itself, else for the first mistake that
        can be made. Mistakes that can not be told apart share their hints. With a text that a
        person marks the hints come from what is looked at. The last hint stays.
    """
    try:
        desk = current_desk()
        question = desk.question(question_id)
    except QuickscanError as problem:
        return refused(problem)
    if question.rubric:
        return _next(desk, question, "rubric", _of_rubric(question, desk.language))
    names = _found(desk, question)
    if question.hints and all(name in question.why for name in names):
        own = [[one.in_language(desk.language)] for one in question.hints]
        return _next(desk, question, "question", own)
    names = names or _first_known(desk, question)
    if not names:
        _ = translator(desk.language)
        return Feedback(
            "hint", desk.language, (paragraph(_("There are no hints for this question.")),)
        )
    about = [desk.misconceptions[name].hints for name in names]
    steps = [
        [one.in_language(desk.language) for one in together]
        for together in zip(*about, strict=False)
    ]
    return _next(desk, question, "+".join(names), steps)


def _of_rubric(question: Question, language: str) -> list[list[str]]:
    """What a reader looks at, what the best texts do, and what is only half of it."""
    _ = translator(language)
    rows = [
        (row.name.in_language(language), [level.in_language(language) for level in row.levels])
        for row in question.rubric
    ]
    return [
        [
            _(
                "Whoever reads your text looks at: {names}.",
                names=Listing(tuple(name for name, _levels in rows)),
            )
        ],
        [_("This gets the most points:"), *(f"{name}: {levels[-1]}" for name, levels in rows)],
        [
            _("This gets a part of the points. What is still missing?"),
            *(f"{name}: {levels[len(levels) // 2]}" for name, levels in rows),
        ],
    ]


def _next(desk: Desk, question: Question, about: str, steps: list[list[str]]) -> Feedback:
    """The next step; ``about`` is what the hints are about."""
    _ = translator(desk.language)
    total = len(steps)
    place = (question.question_id, about)
    desk.hints_opened[place] = opened = min(desk.hints_opened.get(place, 0) + 1, total)
    title = _(
        "{question}: hint {number} of {total}",
        question=question.question_id,
        number=opened,
        total=total,
    )
    texts = steps[opened - 1]
    parts = [heading(title), paragraph(texts[0]) if len(texts) == 1 else bullets(texts)]
    if opened == total:
        parts.append(paragraph(_("This was the last hint.")))
    return Feedback("hint", desk.language, tuple(parts))


def _found(desk: Desk, question: Question) -> tuple[str, ...]:
    """The misconceptions last found, which share their hints."""
    found = desk.found.get(question.question_id, ())
    return tuple(name for name in found if name in desk.misconceptions)


def _first_known(desk: Desk, question: Question) -> tuple[str, ...]:
    """The first misconception that an answer to this question can show."""
    linked = [option.misconception for option in question.options if option.misconception]
    first = (name for name in (*question.mutants, *linked) if name in desk.misconceptions)
    return tuple(name for name in (next(first, None),) if name is not None)
