"""How much is new at once: in a section at most four terms and two functions."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from course_builder.checks import functions_in, headings_in
from course_builder.source import SourceError
from quickscan_sim import lesson

MOST_TERMS = 4
MOST_FUNCTIONS = 2
MOST_NAMES = 15
GLOSSARY = Path(lesson.__file__).parent / "data" / "glossary.csv"


@dataclass
class Section:
    """What stands below one heading."""

    title: str
    texts: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)


def glossary_terms(language: str, path: Path = GLOSSARY) -> tuple[str, ...]:
    """The terms of the glossary in one language."""
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(row[f"term_{language}"] for row in csv.DictReader(file))


def check_load(notebooks: Sequence[tuple[str, NotebookNode]], terms: Sequence[str]) -> None:
    """Raise when a section brings too much that is new.

    Parameters
    ----------
    notebooks
        Name and notebook, in the order in which a student meets them.
    terms
        Those of the glossary. A term is new where it is first set in bold.
    """
    known_terms: set[str] = set()
    known_functions: set[str] = set()
    for name, notebook in notebooks:
        for section in sections_of(notebook):
            new_terms = _introduced(section.texts, terms) - known_terms
            new_functions = set(section.functions) & set(lesson.__all__) - known_functions
            where = f"{name}, section {section.title!r}"
            _check(where, "terms", new_terms, MOST_TERMS)
            _check(where, "functions", new_functions, MOST_FUNCTIONS)
            known_terms |= new_terms
            known_functions |= new_functions
    _check("The whole course", "functions", known_functions, MOST_NAMES)


def sections_of(notebook: NotebookNode) -> Iterator[Section]:
    """The parts of a notebook between two headings; a cell may hold more than one."""
    section = Section("")
    for cell in notebook.cells:
        if cell.cell_type == "code":
            section.functions += functions_in(cell.source)
            continue
        titles = [title for _, title in headings_in(cell)]
        first, *others = re.split(r"^#+ .+$", cell.source, flags=re.MULTILINE)
        section.texts.append(first)
        for title, text in zip(titles, others, strict=True):
            yield section
            section = Section(title, [text])
    yield section


def _introduced(texts: Sequence[str], terms: Sequence[str]) -> set[str]:
    bold = {
        words.strip(" .:;,").casefold()
        for text in texts
        for words in re.findall(r"\*\*([^*]+)\*\*", text)
    }
    return {term for term in terms if term.casefold() in bold}


def _check(where: str, what: str, found: set[str], most: int) -> None:
    if len(found) > most:
        raise SourceError(
            f"{where}: {len(found)} new {what}; {most} at most: {', '.join(sorted(found))}."
        )
