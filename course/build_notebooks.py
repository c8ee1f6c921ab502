"""Write the notebooks of course/nl, course/en and assignments/source from course/src.

    python course/build_notebooks.py

How a source is written stands in course_builder/source.py. Notebooks hold no outputs; equal
sources give equal bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from course_builder.checks import check_module, check_notebook
from course_builder.notebooks import notebook_of, write_notebook
from course_builder.source import LANGUAGES, Source, SourceError, read_source

from quickscan_sim.teach.questions import Module, Question, load_modules

GRADED = ("worksheet", "assignment")


def build(source: Path, course: Path, assignments: Path) -> list[Path]:
    """Write the notebooks of a source in each language, and give their paths.

    Raises
    ------
    SourceError
        When the source breaks a rule of the course; says which, and where.
    """
    read = read_source(source)
    modules: dict[str | None, Module] = {one.module_id: one for one in load_modules()}
    module = modules.get(read.module)
    questions = {one.question_id: one for one in module.questions} if module else {}
    made = _notebooks(read, module, questions)
    if module is not None:
        check_module(read, made, module, questions)
    return [
        write_notebook(notebook, path)
        for (part, language), notebook in made.items()
        for path in _places(part, language, read.notebooks[part, language], course, assignments)
    ]


def _notebooks(
    source: Source, module: Module | None, questions: Mapping[str, Question]
) -> dict[tuple[str, str], NotebookNode]:
    made = {}
    for part in source.parts:
        for language in LANGUAGES:
            made[part, language] = notebook_of(
                source.of(part, language), language, module, questions
            )
            check_notebook(made[part, language], source.notebooks[part, language], part)
    return made


def _places(part: str, language: str, name: str, course: Path, assignments: Path) -> list[Path]:
    """Where a notebook comes; what is handed in also as an assignment of nbgrader."""
    places = [course / language / f"{name}.ipynb"]
    if part in GRADED:
        places.append(assignments / "source" / name / f"{name}.ipynb")
    return places


def build_all(course: Path = HERE, assignments: Path = HERE.parent / "assignments") -> list[Path]:
    """Write every notebook; other notebooks in the folders are left alone."""
    sources = sorted((HERE / "src").glob("*.py"))
    return [path for source in sources for path in build(source, course, assignments)]


if __name__ == "__main__":
    try:
        for notebook in build_all():
            print(notebook.relative_to(HERE.parent))
    except SourceError as error:
        sys.exit(str(error))
