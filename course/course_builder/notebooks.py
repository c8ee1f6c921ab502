"""From source cells to one notebook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_builder.question_cells import question_cells
from course_builder.source import LESSON, SourceCell, SourceError
from quickscan_sim.teach.questions import Module, Question

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
OBJECTIVES = "<!-- objectives -->"


def notebook_of(
    cells: Sequence[SourceCell],
    language: str,
    module: Module | None,
    questions: Mapping[str, Question],
) -> NotebookNode:
    """One notebook, without outputs; equal cells give an equal notebook."""
    made = nbformat.v4.new_notebook(
        cells=[one for cell in cells for one in _made(cell, language, module, questions)],
        metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}},
    )
    nbformat.validate(made)
    return made


def _made(
    cell: SourceCell, language: str, module: Module | None, questions: Mapping[str, Question]
) -> Iterator[NotebookNode]:
    if cell.question is not None:
        if cell.question not in questions:
            raise SourceError(f"There is no question {cell.question}; see data/questions/.")
        is_graded = cell.part != LESSON
        yield from question_cells(questions[cell.question], language, is_graded=is_graded)
    elif cell.kind == "code":
        yield nbformat.v4.new_code_cell(in_language(cell.text, language), id=cell.name)
    else:
        text = cell.text.replace(OBJECTIVES, _objectives(module, language))
        yield nbformat.v4.new_markdown_cell(text, id=cell.name, metadata={"lang": language})


def _objectives(module: Module | None, language: str) -> str:
    """What a student can do afterwards, as the question file says it."""
    if module is None:
        return ""
    return "\n".join(f"- {one.text.in_language(language)}" for one in module.objectives)


def in_language(code: str, language: str) -> str:
    """The code of a cell with the comments and the language of one notebook.

    >>> in_language('# nl: Kies.\\n# en: Choose.\\nset_language("nl")', "en")
    '# Choose.\\nset_language("en")'
    """
    kept = []
    for line in code.splitlines():
        comment = re.match(r"(\s*# )(nl|en): (.*)", line)
        if comment is None:
            kept.append(line.replace('"nl")', f'"{language}")'))
        elif comment[2] == language:
            kept.append(comment[1] + comment[3])
    return "\n".join(kept)


def write_notebook(notebook: NotebookNode, path: Path) -> Path:
    """Write a notebook with the same bytes on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
    return path
