"""How long a notebook takes, by a model: reading, questions, prompts and running."""

from __future__ import annotations

import re

from nbformat import NotebookNode

from course_checks.reading_level import WORD
from quickscan_sim.teach.questions import find_question

WORDS_A_MINUTE = 180
PROMPT = 1.0
"""One line to fill in with a prediction or an explanation; a widget has a few: some 4 minutes."""
WIDGET = 4.0
RUN = 0.3
SPARE = 1.25
MARGIN = 0.30
STATED = re.compile(r"\*\*(\d+) (?:minuten|minutes)")
SHOWN = re.compile(r'show_question\("([^"]+)"\)')
DRAWS = re.compile(r"^show_(?!question)\w+\(", re.MULTILINE)


def stated_minutes(notebook: NotebookNode) -> int | None:
    """The minutes that a notebook gives for itself; the first that stand in bold."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    found = STATED.search(text)
    return int(found[1]) if found else None


def expected_minutes(notebook: NotebookNode, language: str) -> float:
    """What the model says; a question takes the minutes that its file gives and its reading."""
    cells = notebook.cells
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    codes = [cell.source for cell in cells if cell.cell_type == "code"]
    asked = [find_question(name, None) for code in codes for name in SHOWN.findall(code)]
    asked = [question for question in asked if question.points > 0 or not question.is_handed_in]
    texts += [question.prompt.in_language(language) for question in asked]
    n_words = sum(len(WORD.findall(text)) for text in texts)
    n_lines = sum(line.rstrip().endswith("…") for text in texts for line in text.splitlines())
    minutes = (
        n_words / WORDS_A_MINUTE
        + sum(question.minutes for question in asked)
        + WIDGET * sum(len(DRAWS.findall(code)) for code in codes)
        + PROMPT * n_lines
        + RUN * len(codes)
    )
    return SPARE * minutes
