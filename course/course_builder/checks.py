"""What a module must keep to, so that a student who never programmed can work through it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nbformat import NotebookNode

from course_builder.source import Source, SourceError
from quickscan_sim.teach.questions import Module, Question

MOST_LINES = 8
MOST_CELLS = 60
FIRST_ACTION = 3
HEADINGS = {
    "nl": (
        "Waarom dit ertoe doet",
        "Je kunt straks",
        "Nodig",
        "Voorspel",
        "Probeer",
        "Leg uit",
        "Werkblad",
        "Opdracht",
        "Kernpunten",
        "Pas op",
        "Taal en zorgvuldigheid",
        "Reflectie voor je portfolio",
    ),
    "en": (
        "Why this matters",
        "Afterwards you can",
        "What you need",
        "Predict",
        "Try",
        "Explain",
        "Worksheet",
        "Assignment",
        "Remember",
        "Watch out",
        "Words and care",
        "Reflection for your portfolio",
    ),
}


OF_PART = {
    "worksheet": {"nl": "Werkblad", "en": "Worksheet"},
    "assignment": {"nl": "Opdracht", "en": "Assignment"},
}
"""Headings that only a module with this part has."""


def check_notebook(notebook: NotebookNode, name: str, part: str) -> None:
    """Raise when a notebook is too long, shows too much code, or its headings skip a level."""
    cells = notebook.cells
    if len(cells) > MOST_CELLS:
        raise SourceError(f"{name}: {len(cells)} cells; {MOST_CELLS} at most. Split it.")
    if part != "talk" and "code" not in [cell.cell_type for cell in cells[:FIRST_ACTION]]:
        raise SourceError(f"{name}: nothing to do in the first {FIRST_ACTION} cells.")
    for cell in cells:
        lines = [line for line in cell.source.splitlines() if line.strip()]
        if cell.cell_type == "code" and len(lines) > MOST_LINES:
            raise SourceError(
                f"{name}, cell {cell.id}: {len(lines)} lines of code; {MOST_LINES} at most."
            )
    _check_levels(_headings(notebook), name)


def check_module(
    source: Source,
    notebooks: Mapping[tuple[str, str], NotebookNode],
    module: Module,
    questions: Mapping[str, Question],
) -> None:
    """Raise when a fixed heading, a question or an activity for an objective is missing."""
    for language, fixed in HEADINGS.items():
        found = [
            title
            for (part, lang), notebook in notebooks.items()
            if lang == language
            for _, title in _headings(notebook)
        ]
        absent = [OF_PART[part][language] for part in OF_PART if part not in source.parts]
        wanted = [heading for heading in fixed if heading not in absent]
        _check_order(found, wanted, f"{source.file} ({language})")
    _check_questions(source, questions)
    _check_objectives(source, module, questions)


def _headings(notebook: NotebookNode) -> list[tuple[int, str]]:
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return [(len(marks), title) for marks, title in re.findall(r"^(#+) (.+)$", text, re.MULTILINE)]


def _check_levels(headings: Sequence[tuple[int, str]], name: str) -> None:
    levels = [level for level, _ in headings]
    if levels.count(1) != 1 or levels[0] != 1:
        raise SourceError(f"{name}: a notebook has one title (#), and it stands first.")
    for before, (level, title) in zip(levels, headings[1:], strict=False):
        if level > before + 1:
            raise SourceError(f"{name}: the heading {title!r} skips a level.")


def _check_order(found: Sequence[str], fixed: Sequence[str], name: str) -> None:
    """Every fixed heading is there, and each comes first after the one before it."""
    after = -1
    for heading in fixed:
        places = [place for place, title in enumerate(found) if title.startswith(heading)]
        if not places:
            raise SourceError(f"{name}: the heading {heading!r} is missing.")
        if places[0] < after:
            raise SourceError(f"{name}: the heading {heading!r} stands too early.")
        after = places[0]


def _check_questions(source: Source, questions: Mapping[str, Question]) -> None:
    placed = [cell for cell in source.cells if cell.question]
    for question in questions.values():
        here = [cell for cell in placed if cell.question == question.question_id]
        if question.module == source.module and len(here) != 1:
            raise SourceError(
                f"{source.file}: {question.question_id} stands in {len(here)} places, not in one."
            )
        if here and here[0].part != question.part:
            raise SourceError(
                f"{source.file}: {question.question_id} belongs in the part {question.part}."
            )


def _check_objectives(source: Source, module: Module, questions: Mapping[str, Question]) -> None:
    """Every objective is practised in an activity and asked in a question."""
    practised = {objective for cell in source.cells for objective in cell.objectives}
    asked = {question.objective for question in questions.values()}
    for objective in module.objectives:
        if objective.objective_id not in asked:
            raise SourceError(f"{source.file}: no question asks for {objective.objective_id}.")
        if objective.objective_id not in practised:
            raise SourceError(
                f"{source.file}: no cell practises {objective.objective_id}; give one "
                f'objectives="{objective.objective_id}".'
            )
