"""Write the notebooks of course/nl, course/en and assignments/source from course/src.

    python course/build_notebooks.py

How a source is written stands in course_builder/source.py. Notebooks hold no outputs; equal
sources give equal bytes. When a source breaks a rule of the course, nothing is written.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from course_builder.alignment import check_alignment
from course_builder.checks import check_headings, check_notebook
from course_builder.load import check_load, glossary_terms
from course_builder.notebooks import notebook_of, write_notebook
from course_builder.source import LANGUAGES, Source, SourceError, read_source

from quickscan_sim.teach.questions import Module, Question
from quickscan_sim.teach.questions.question_file import QUESTIONS, read_module

GRADED = ("worksheet", "assignment")


@dataclass(frozen=True)
class Lesson:
    """A source and what it makes: a notebook for each part and language."""

    source: Source
    notebooks: Mapping[tuple[str, str], NotebookNode]


def build_all(course: Path = HERE, assignments: Path = HERE.parent / "assignments") -> list[Path]:
    """Write every notebook of course/src; other notebooks in the folders are left alone."""
    return build(sorted((HERE / "src").glob("*.py")), course, assignments)


def build(sources: Sequence[Path], course: Path, assignments: Path) -> list[Path]:
    """Write the notebooks of some sources in each language, and give their paths.

    Parameters
    ----------
    sources
        In the order in which students meet them.
    course, assignments
        The folders to write in.

    Raises
    ------
    SourceError
        When a source breaks a rule of the course; says which, and where. Nothing is written.
    """
    lessons = [make(source) for source in sources]
    for language in LANGUAGES:
        check_load(_in_order(lessons, language), glossary_terms(language))
    return [path for one in lessons for path in _write(one, course, assignments)]


def make(path: Path) -> Lesson:
    """The notebooks of one source, checked.

    Raises
    ------
    SourceError
        When it breaks a rule of the course.
    """
    source = read_source(path)
    module = _module(source)
    questions = {one.question_id: one for one in module.questions} if module else {}
    if module is not None:
        check_alignment(source, module, questions)
    notebooks = _notebooks(source, module, questions)
    if module is not None:
        check_headings(source, notebooks)
    return Lesson(source, notebooks)


def _module(source: Source) -> Module | None:
    if source.module is None:
        return None
    path = QUESTIONS / f"{source.module}.yaml"
    if not path.is_file():
        raise SourceError(f"{source.file}: the module {source.module} has no {path.name}.")
    return read_module(path)


def _notebooks(
    source: Source, module: Module | None, questions: Mapping[str, Question]
) -> dict[tuple[str, str], NotebookNode]:
    made = {}
    for part in source.parts:
        for language in LANGUAGES:
            name = source.notebooks[part, language]
            notebook = notebook_of(source.of(part, language), language, module, questions)
            check_notebook(notebook, f"{name} ({language})", part, language)
            made[part, language] = notebook
    return made


def _in_order(lessons: Sequence[Lesson], language: str) -> list[tuple[str, NotebookNode]]:
    return [
        (one.source.notebooks[part, lang], notebook)
        for one in lessons
        for (part, lang), notebook in one.notebooks.items()
        if lang == language
    ]


def _write(lesson: Lesson, course: Path, assignments: Path) -> list[Path]:
    return [
        write_notebook(notebook, path)
        for (part, language), notebook in lesson.notebooks.items()
        for path in _places(
            part, language, lesson.source.notebooks[part, language], course, assignments
        )
    ]


def _places(part: str, language: str, name: str, course: Path, assignments: Path) -> list[Path]:
    """Where a notebook comes; what is handed in also as an assignment of nbgrader."""
    places = [course / language / f"{name}.ipynb"]
    if part in GRADED:
        places.append(assignments / "source" / name / f"{name}.ipynb")
    return places


if __name__ == "__main__":
    try:
        for notebook in build_all():
            print(notebook.relative_to(HERE.parent))
    except SourceError as error:
        sys.exit(str(error))
