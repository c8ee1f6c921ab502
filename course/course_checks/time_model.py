"""How long a notebook takes, by a model: reading, questions, prompts and running."""

from __future__ import annotations

import re

from nbformat import NotebookNode

from course_checks.reading_level import WORD
from quickscan_sim.teach.questions import find_question

WORDS_A_MINUTE = 180
PROMPT = 4.0
"""Something to predict, with a picture or tool to try, and to explain."""
TALK = 3.0
"""A question to talk about together: a round of the table, nothing written."""
RUN = 0.3
SPARE = 1.25
MARGIN = 0.30
STATED = re.compile(r"\*\*(\d+) (?:minuten|minutes)")
SHOWN = re.compile(r'show_question\("([^"]+)"\)')
QUESTION = re.compile(r"show_question\(|^answer_\w+ = \.\.\.|^check\(", re.MULTILINE)
NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)
PREDICT = re.compile(r"^#+ (?:Voorspel|Predict)\b", re.MULTILINE)
EXTRA = re.compile(r"^#+ Extra\b", re.MULTILINE)
HEADING = re.compile(r"^#+ ", re.MULTILINE)


def stated_minutes(notebook: NotebookNode) -> int | None:
    """The minutes that a notebook gives for itself; the first that stand in bold."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    found = STATED.search(text)
    return int(found[1]) if found else None


def expected_minutes(notebook: NotebookNode) -> float:
    """What the model says.

    A question takes the minutes that its file gives, with reading, typing and checking.
    """
    cells = _required(notebook)
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    codes = [cell.source for cell in cells if cell.cell_type == "code"]
    asked = [find_question(name, None) for code in codes for name in SHOWN.findall(code)]
    counted = [one for one in asked if one.points > 0 or not one.is_handed_in]
    n_question_cells = sum(QUESTION.search(code) is not None for code in codes)
    minutes = (
        sum(len(WORD.findall(text)) for text in texts) / WORDS_A_MINUTE
        + sum(question.minutes for question in counted)
        + PROMPT * sum(len(PREDICT.findall(text)) for text in texts)
        + (0 if codes else TALK * sum(len(NUMBERED.findall(text)) for text in texts))
        + RUN * max(0, len(codes) - n_question_cells)
    )
    return SPARE * minutes


def _required(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells without those below a heading that says Extra."""
    kept, extra = [], False
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and HEADING.search(cell.source):
            extra = bool(EXTRA.search(cell.source))
        if not extra:
            kept.append(cell)
    return kept
