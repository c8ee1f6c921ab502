"""How a question reads for one student: the facts of the own data in its text and its options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES, Bilingual, Readable, translator
from quickscan_sim.teach.questions.given_number import GivenNumber

if TYPE_CHECKING:
    from quickscan_sim.teach.own_data import OwnData
    from quickscan_sim.teach.questions.question import Question


def prompt_of(question: Question, data: OwnData) -> Bilingual:
    """The text of a question, with the facts of this student's data in it.

    Raises
    ------
    QuickscanError
        When the text asks for a fact that is not computed.
    """
    return _filled(question.prompt, question, _facts(question, data))


def options_of(question: Question, data: OwnData) -> dict[str, Any]:
    """What can be chosen, by key: the options of the file as they stand there, then the data's.

    Those of the data come by key, so that their order says nothing of how they were found.

    Raises
    ------
    QuickscanError
        When an option asks for a fact that is not computed.
    """
    options: dict[str, Any] = {option.key: option.text for option in question.options}
    if any("{" in text.nl + text.en for text in options.values()):
        facts = _facts(question, data)
        options = {key: _filled(text, question, facts) for key, text in options.items()}
    if question.options_from is not None:
        computed = question.options_from.of(data) or {}
        options |= {key: computed[key] for key in sorted(computed)}
    return options


def shown(value: Any, language: str) -> str:
    """A fact or a cell as it reads in a language; two decimals at most."""
    if isinstance(value, str):
        return value
    if isinstance(value, Readable):
        return value.in_language(language)
    _ = translator(language)
    value = value.item() if hasattr(value, "item") else value
    if value is None or value != value or type(value).__name__ == "NAType":
        return _("blank")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (int, float)):
        return GivenNumber(round(value, 2)).in_language(language)
    return str(value)


def _facts(question: Question, data: OwnData) -> Mapping[str, Any] | None:
    return None if question.facts is None else question.facts.of(data)


def _filled(text: Bilingual, question: Question, facts: Mapping[str, Any] | None) -> Bilingual:
    """A text with its facts in both languages; a text without facts may hold any brackets."""
    if facts is None:
        return text
    try:
        texts = [
            text.in_language(language).format_map(
                {name: shown(fact, language) for name, fact in facts.items()}
            )
            for language in LANGUAGES
        ]
    except KeyError as missing:
        raise QuickscanError(
            "{question}: its text asks for {fact}, which its facts do not give.",
            question=question.question_id,
            fact=str(missing),
        ) from None
    return Bilingual(*texts)
