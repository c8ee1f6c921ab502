"""What students can do afterwards is practised and asked, and nothing else is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from course_builder.source import LANGUAGES, LESSON, Source, SourceError
from quickscan_sim.teach.questions import Module, Question

VERBS = {
    "nl": (
        "bereken", "pas", "toepas", "vat", "samenvat", "controleer", "verklaar", "lees", "lez",
        "spoor", "opspor", "onderscheid", "vergelijk", "leid", "afleid", "kies", "kiez",
        "formuleer", "betrek", "verantwoord", "rapporteer", "noem", "herken", "beoordeel",
        "beschrijf", "interpreteer", "ontwerp", "bewaar", "bewar", "start", "open", "voorspel",
        "onderbouw", "leg", "uitleg", "gebruik", "voer", "zoek", "verklar", "controler", "formuler",
        "rapporter", "interpreter", "herkenn", "toepass", "vatt", "noteer", "noter",
    ),
    "en": (
        "compute", "calculate", "apply", "summarise", "check", "explain", "read", "find", "tell",
        "compare", "derive", "choose", "write", "involve", "account", "report", "name", "recognise",
        "judge", "describe", "interpret", "design", "save", "start", "open", "predict", "use",
        "run",
    ),
}  # fmt: skip
"""Stems of verbs that say what can be seen or heard, from Bloom's levels."""
UNSEEN = {
    "nl": r"\b(begrij\w+|snap\w*|besef\w*|inzicht\w*|kent|kennen)\b",
    "en": r"\b(understand\w*|grasp\w*|realise\w*|insight\w*|be aware|is aware|are aware)\b",
}
"""Nobody can see whether somebody does this."""
ENDINGS = {"nl": "(t|en|n|s)?", "en": "(s|es)?"}


def check_alignment(source: Source, module: Module, questions: Mapping[str, Question]) -> None:
    """Raise when an objective is not practised or asked, or a question is not placed once."""
    for objective in module.objectives:
        for language in LANGUAGES:
            text = objective.text.in_language(language)
            check_verb(text, language, f"{source.file}: {objective.objective_id}")
    _check_questions(source, module, questions)
    _check_objectives(source, module)


def check_verb(text: str, language: str, where: str) -> None:
    """Raise when an objective has no verb that can be seen, or one that nobody can see."""
    unseen = re.search(UNSEEN[language], text.lower())
    if unseen:
        raise SourceError(f"{where}: nobody sees {unseen[0]!r}; say what a student then does.")
    known = "|".join(VERBS[language])
    if not re.search(rf"\b({known}){ENDINGS[language]}\b", text.lower()):
        raise SourceError(f"{where}: {text!r} has no verb of the list in alignment.py.")


def _check_questions(source: Source, module: Module, questions: Mapping[str, Question]) -> None:
    placed = [cell for cell in source.cells if cell.question]
    for cell in placed:
        if cell.question not in questions:
            raise SourceError(
                f"{source.file}: there is no question {cell.question} in {module.module_id}.yaml."
            )
    for question in questions.values():
        here = [cell.part for cell in placed if cell.question == question.question_id]
        if len(here) != 1:
            raise SourceError(
                f"{source.file}: {question.question_id} stands in {len(here)} places, not in one."
            )
        if here[0] not in (question.part, LESSON):
            raise SourceError(
                f"{source.file}: {question.question_id} belongs in the part {question.part}."
            )


def _check_objectives(source: Source, module: Module) -> None:
    known = {objective.objective_id for objective in module.objectives}
    practised = {objective for cell in source.cells for objective in cell.objectives}
    for name in sorted(practised - known):
        raise SourceError(f"{source.file}: {name} is no objective of {module.module_id}.yaml.")
    for name in sorted(known - {question.objective for question in module.questions}):
        raise SourceError(f"{source.file}: no question asks for {name}.")
    for name in sorted(known - practised):
        raise SourceError(f'{source.file}: no cell practises {name}; give one objectives="{name}".')
