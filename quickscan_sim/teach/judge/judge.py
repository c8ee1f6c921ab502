"""The judge: points, misconception and reason for every question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Listing, Message
from quickscan_sim.teach.judge.fitting_key import key_fits
from quickscan_sim.teach.judge.fresh_data import Call, assess_function
from quickscan_sim.teach.judge.judgement import Judgement
from quickscan_sim.teach.misconceptions import Misconception
from quickscan_sim.teach.questions import Assessment, Expected, Question, assess, read_answer
from quickscan_sim.teach.questions.unknown_question import unknown_question

Catalogue = Mapping[str, Misconception]


def judge(
    question: Question,
    expected: Expected,
    raw: Any,
    *,
    call: Call | None = None,
    seed: int = 0,
    misconceptions: Catalogue | None = None,
) -> Judgement:
    """The points for one answer, by the same engine as the self-check.

    Parameters
    ----------
    question, expected
        What was asked, and what the lecturer's key holds for this student.
    raw
        What the student handed in; None when nothing was.
    call
        For a function: runs the student's function on a tuple of arguments elsewhere.
    seed
        For a function: which fresh arguments it is tried on.
    misconceptions
        What mistakes are called in the reason; the kit's catalogue when nothing is given.

    Returns
    -------
    Judgement
        Points, misconceptions and the reason. Nothing that is handed in raises. When the question
        was changed after the key was made, so that they do not fit, a person has to look.

    Examples
    --------
    >>> from quickscan_sim.teach.questions import Expected, find_question
    >>> key = Expected("M2.W5", 3.14, {"MV-S1": 2.86})
    >>> judge(find_question("M2.W5"), key, "3,14").points
    1.0
    >>> judge(find_question("M2.W5"), key, 2.86).misconceptions
    ('MV-S1',)
    """
    if not question.is_automatic:
        return _for_a_person(question, expected, raw)
    if not key_fits(question, expected):
        return _with_another_key(question)
    if question.kind == "function":
        if call is None:
            return _not_run(question, raw)
        found = assess_function(question, expected, call, seed)
    else:
        found = assess(question, expected, raw)
    return Judgement(
        question.question_id,
        round(found.share * question.points, 2),
        question.points,
        found.misconceptions,
        _reason(question, found, misconceptions),
    )


def judge_all(
    questions: Iterable[Question],
    key_expected: Mapping[str, Expected],
    answers: Mapping[str, Any],
    *,
    call_for: Callable[[str], Call | None] | None = None,
    seed: int = 0,
    misconceptions: Catalogue | None = None,
) -> tuple[Judgement, ...]:
    """The points for everything one student handed in.

    A question without an answer gets 0 points. An answer to a question that does not exist gets a
    row of its own that says so, with the nearest code. A code that is there twice, in other
    capitals, gets such a row too: the exact code counts, else the first.

    Parameters
    ----------
    questions, key_expected
        What was asked, and the key of this student by question.
    answers
        What was handed in, by question.
    call_for
        For functions: gives for a question what runs the student's function, or None.
    seed, misconceptions
        As for :func:`judge`.

    Returns
    -------
    tuple of Judgement
        In the order of the questions; codes that do not exist come last.

    Raises
    ------
    QuickscanError
        When ``answers`` are no answers by question.
    """
    if not isinstance(answers, Mapping):
        raise QuickscanError(
            "What was handed in holds no answers by question: {found} was found.",
            found=type(answers).__name__,
        )
    asked = {question.question_id: question for question in questions}
    given, twice = _by_code(answers, asked)
    judged = []
    for name, question in asked.items():
        expected = key_expected.get(name)
        if expected is None and question.is_automatic and question.kind != "function":
            judged.append(_without_key(question))
            continue
        judged.append(
            judge(
                question,
                expected or Expected(name, None),
                given.get(name),
                call=call_for(name) if call_for and question.kind == "function" else None,
                seed=seed,
                misconceptions=misconceptions,
            )
        )
    unknown = [_unknown(name, asked) for name in given if name not in asked]
    return (*judged, *(_again(name) for name in twice), *unknown)


def _reason(question: Question, found: Assessment, misconceptions: Catalogue | None) -> Message:
    if found.is_right:
        return Message("In order.")
    if found.misconceptions:
        return _mistake(question, found.misconceptions, misconceptions)
    if found.form is not None:
        return found.form
    if found.share > 0:
        return Message("Partly right; the rest fits none of the known mistakes.")
    return Message("Not right; it fits none of the known mistakes.")


def _mistake(
    question: Question, found: tuple[str, ...], misconceptions: Catalogue | None
) -> Message:
    """The explanation of one mistake; of more that can not be told apart, what was thought."""
    known = _catalogue() if misconceptions is None else misconceptions
    said = tuple(
        Message("“{thought}”", thought=known[name].statement) if name in known else name
        for name in found
    )
    if len(said) > 1:
        return Message("These thoughts lead to the same answer: {thoughts}", thoughts=Listing(said))
    if found[0] not in known:
        return Message("This thought leads to this answer: {thought}", thought=said[0])
    return Message(
        "{thought}: {explanation}",
        thought=said[0],
        explanation=question.explained(found[0], known[found[0]].explanation),
    )


def _for_a_person(question: Question, expected: Expected, raw: Any) -> Judgement:
    form = read_answer(question, raw, expected)
    reason = form.form or Message("A person reads this text, with the criteria of the question.")
    return Judgement(question.question_id, 0.0, question.points, (), reason, form.value is not None)


def _not_run(question: Question, raw: Any) -> Judgement:
    if raw is None:
        return Judgement(
            question.question_id, 0.0, question.points, (), Message("No function was handed in.")
        )
    reason = Message("This function could not be run here; a person has to look at it.")
    return Judgement(question.question_id, 0.0, question.points, (), reason, True)


def _without_key(question: Question) -> Judgement:
    reason = Message("The key holds no answer to this question; a person has to look at it.")
    return Judgement(question.question_id, 0.0, question.points, (), reason, True)


def _with_another_key(question: Question) -> Judgement:
    reason = Message(
        "The key was made for another version of this question; a person has to look at it."
    )
    return Judgement(question.question_id, 0.0, question.points, (), reason, True)


def _again(name: str) -> Judgement:
    reason = Message("This question was answered twice; this answer is not counted.")
    return Judgement(name, 0.0, 0.0, (), reason)


def _unknown(name: str, asked: Mapping[str, Question]) -> Judgement:
    return Judgement(name, 0.0, 0.0, (), unknown_question(name, asked))


def _by_code(
    answers: Mapping[Any, Any], asked: Mapping[str, Question]
) -> tuple[dict[str, Any], list[str]]:
    """The answers by the code of their question, and the names that came again."""
    codes = {code.upper(): code for code in asked}
    given: dict[str, Any] = {}
    twice = []
    # Exact codes go first, so that they are the ones that count.
    for name in sorted(answers, key=lambda name: name not in asked):
        code = codes.get(str(name).strip().upper(), str(name).strip())
        if code in given:
            twice.append(str(name))
        else:
            given[code] = answers[name]
    return given, twice


def _catalogue() -> Catalogue:
    from quickscan_sim.teach.misconceptions.catalogue import load_misconceptions

    return {one.misconception_id: one for one in load_misconceptions()}
