"""How long a notebook takes, by a model: reading, questions, prompts and running."""

from __future__ import annotations

import re

from nbformat import NotebookNode

from course_checks.reading_level import WORD
from quickscan_sim.teach.questions import find_question

WORDS_A_MINUTE = 180
WIDGET = 4.0
"""A picture or tool with its prediction and explanation."""
TALK = 5.0
"""A question to talk about together."""
RUN = 0.3
SPARE = 1.25
MARGIN = 0.30
STATED = re.compile(r"\*\*(\d+) (?:minuten|minutes)")
SHOWN = re.compile(r'show_question\("([^"]+)"\)')
TALKED = re.compile(r"^(?:- |\d+\. ).*\?\**$", re.MULTILINE)
DRAWS = re.compile(r"^show_(?!question)\w+\(", re.MULTILINE)


def stated_minutes(notebook: NotebookNode) -> int | None:
    """The minutes that a notebook gives for itself; the first that stand in bold."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    found = STATED.search(text)
    return int(found[1]) if found else None


def expected_minutes(notebook: NotebookNode) -> float:
    """What the model says.

    A question takes the minutes that its file gives, with reading, typing and checking.
    """
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    codes = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    asked = [find_question(name, None) for code in codes for name in SHOWN.findall(code)]
    counted = [one for one in asked if one.points > 0 or not one.is_handed_in]
    # Graded or not: the builder lets nobody throw away a cell of a question.
    n_question_cells = sum(cell.metadata.get("deletable") is False for cell in notebook.cells)
    n_talked = 0 if codes else sum(len(TALKED.findall(text)) for text in texts)
    minutes = (
        sum(len(WORD.findall(text)) for text in texts) / WORDS_A_MINUTE
        + sum(question.minutes for question in counted)
        + WIDGET * sum(len(DRAWS.findall(code)) for code in codes)
        + TALK * n_talked
        + RUN * max(0, len(codes) - n_question_cells)
    )
    return SPARE * minutes
