"""``check``: what the self-check says about an answer, one layer after the other."""

from __future__ import annotations

from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message, spoken, translator
from quickscan_sim.teach.questions import Answer, Assessment, Question, assess, expect, read_answer
from quickscan_sim.teach.questions.given_number import GivenNumber
from quickscan_sim.teach.self_check.as_read import as_read
from quickscan_sim.teach.self_check.desk import Desk, current_desk, desk_language
from quickscan_sim.teach.self_check.feedback import Feedback, Part, bullets, heading, paragraph


def check(question_id: str, answer: Any = None) -> Feedback:
    """What the self-check says about an answer; it never tells the right one.

    Parameters
    ----------
    question_id
        The code of the question, such as "M2.W3".
    answer
        Whatever you answer; nothing makes the check stop with an error.

    Returns
    -------
    Feedback
        First whether the form is in order, then which known mistake leads to this answer, then
        that it is in order. A question that the lecturer marks is looked at for its form only.
    """
    try:
        desk = current_desk()
        with spoken(desk.language):
            return _checked(desk, question_id, answer)
    except QuickscanError as problem:
        return refused(problem)


def _checked(desk: Desk, question_id: str, answer: Any) -> Feedback:
    question = desk.question(question_id)
    expected = expect(question, desk.data_for(question))
    if not question.is_open or not question.is_automatic:
        return _about_form(desk, question, read_answer(question, answer, expected))
    found = assess(question, expected, answer)
    desk.found[question.question_id] = found.misconceptions
    if found.form is not None:
        return _form(desk, question, found.form)
    if found.is_right:
        return _right(desk, question)
    return _mistake(desk, question, found)


def refused(problem: QuickscanError) -> Feedback:
    """The sentence for something that can not be checked at all."""
    language = desk_language()
    return Feedback("refused", language, (paragraph(problem.in_language(language)),))


def _form(desk: Desk, question: Question, sentence: Message) -> Feedback:
    _ = translator(desk.language)
    title = _("{question}: about the form of your answer", question=question.question_id)
    return Feedback(
        "form", desk.language, (heading(title), paragraph(sentence.in_language(desk.language)))
    )


def _about_form(desk: Desk, question: Question, answer: Answer) -> Feedback:
    _ = translator(desk.language)
    note = (
        _("Your lecturer marks this one; nothing is said of right or wrong here.")
        if question.is_automatic
        else _("A person reads your text; nothing is said of right or wrong here.")
    )
    if answer.form is not None:
        form = _form(desk, question, answer.form)
        return Feedback("form", desk.language, (*form.parts, paragraph(note)))
    parts = [heading(_("{question}: the form is in order", question=question.question_id))]
    read = as_read(question, answer.value)
    if read is not None:
        parts.append(paragraph(_("Your answer is read as {answer}.", answer=read)))
    return Feedback("protected", desk.language, (*parts, paragraph(note)))


def _right(desk: Desk, question: Question) -> Feedback:
    _ = translator(desk.language)
    title = heading(_("✓ {question}: in order", question=question.question_id))
    if not question.is_handed_in:
        return Feedback("right", desk.language, (title,))
    task = desk.task_of(question)
    seen = sum(other.points for other in task if other.is_open and other.is_automatic)
    total = sum(other.points for other in task)
    parts = [title]
    if seen < total:
        covers = _(
            "Self-check in order ({seen} of {total} points of this task visible).",
            seen=GivenNumber(seen),
            total=GivenNumber(total),
        )
        parts.append(paragraph(covers))
    if question.kind == "function":
        parts.append(paragraph(_("Your function was tried here. The judge tries other numbers.")))
    if seen < total:
        parts.append(paragraph(_("Your lecturer looks at the rest.")))
    return Feedback("right", desk.language, tuple(parts))


def _mistake(desk: Desk, question: Question, found: Assessment) -> Feedback:
    _ = translator(desk.language)
    parts = [heading(_("○ {question}: not right yet", question=question.question_id))]
    if question.kind == "number":
        decimals = (question.form.decimals or 0) + 2  # enough to see what was meant
        value = GivenNumber(round(found.value, decimals))
        parts.append(paragraph(_("You gave {value}.", value=value)))
    elif found.share > 0:
        parts.append(paragraph(_("A part of it is in order already.")))
    known = [
        desk.misconceptions[name] for name in found.misconceptions if name in desk.misconceptions
    ]
    parts += _explained(
        desk,
        [
            question.explained(one.misconception_id, one.explanation).in_language(desk.language)
            for one in known
        ],
        [Message("“{thought}”", thought=one.statement).in_language(desk.language) for one in known],
    )
    call = f'`hint("{question.question_id}")`'
    parts.append(paragraph(_("A hint helps you on: {call}.", call=call)))
    return Feedback("misconception" if known else "unknown", desk.language, tuple(parts))


def _explained(desk: Desk, explanations: list[str], statements: list[str]) -> list[Part]:
    _ = translator(desk.language)
    if not explanations:
        return [
            paragraph(
                _(
                    "This answer fits none of the mistakes that are known here. Go through the "
                    "question again, one step at a time."
                )
            )
        ]
    if len(explanations) == 1:
        return [paragraph(explanations[0])]
    return [
        paragraph(
            _(
                "More than one thought can lead to this answer. The answer alone does not tell "
                "which one it was:"
            )
        ),
        bullets(statements),
    ]
