"""What a question asked, as this student saw it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from quickscan_sim.language import spoken

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData
    from quickscan_sim.teach.questions.question import Question

UNKNOWN = "…"


@dataclass(frozen=True)
class QuestionText:
    """The sentences of a question and what could be chosen, each as one line.

    ``has_table``: a table stood with it, which is not repeated here.
    """

    prompt: str
    options: tuple[str, ...] = ()
    has_table: bool = False


def needs_data(question: Question) -> bool:
    """Whether something of the student's own data stands in the text."""
    return question.facts is not None or question.options_from is not None


def question_text(question: Question, data: OwnData | None, language: str) -> QuestionText:
    """The text in one language; without data a dot stands where a fact of the data stood.

    Examples
    --------
    >>> from quickscan_sim.teach.questions import find_question
    >>> question_text(find_question("M2.W1"), None, "en").prompt[:56]
    'Answers run from 1 to 5. … gave the answer … to this sen'
    """
    prompt, options = (
        _without_data(question, language) if data is None else _with_data(question, data, language)
    )
    lines = () if question.kind == "table" else tuple(_option(*one) for one in options.items())
    return QuestionText(prompt, lines, question.material is not None)


def _with_data(question: Question, data: OwnData, language: str) -> tuple[str, dict[str, str]]:
    from quickscan_sim.teach.questions.wording import options_of, prompt_of, shown

    with spoken(language):
        options = options_of(question, data)
        prompt = prompt_of(question, data).in_language(language)
        return prompt, {key: shown(text, language) for key, text in options.items()}


def _without_data(question: Question, language: str) -> tuple[str, dict[str, str]]:
    options = {one.key: one.text.in_language(language) for one in question.options}
    prompt = question.prompt.in_language(language)
    return _without_facts(prompt, question), {
        key: _without_facts(text, question) for key, text in options.items()
    }


def question_texts(
    questions: Iterable[Question], data: OwnData | None, language: str
) -> dict[str, QuestionText]:
    """The texts by the code of the question."""
    return {one.question_id: question_text(one, data, language) for one in questions}


def _option(key: str, text: str) -> str:
    """The key and the text, or one of them where the other says the same."""
    says_it_all = len(key) > 1 and (text == key or text.startswith(f"{key} "))
    return text if says_it_all else f"{key}: {text}"


def _without_facts(text: str, question: Question) -> str:
    if question.facts is None:
        return text
    parts = Formatter().parse(text)
    return "".join(before + (UNKNOWN if name is not None else "") for before, name, _, _ in parts)
