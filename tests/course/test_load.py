"""Check L: how much is new at once, and how much a notebook asks to look at."""

from __future__ import annotations

import builtins
from pathlib import Path

import build_notebooks as builder
import nbformat
import pytest
from course_builder.checks import FIRST_ACTION, MOST_CELLS, MOST_LINES, TO_READ, functions_in
from course_builder.load import MOST_NAMES, check_load, glossary_terms

from quickscan_sim import lesson
from quickscan_sim.language import LANGUAGES

NOTEBOOKS = {
    language: [
        (path.stem, nbformat.read(path, as_version=4))
        for path in sorted(Path(builder.HERE / language).glob("*.ipynb"))
    ]
    for language in LANGUAGES
}
languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_no_section_brings_more_than_four_terms_or_two_functions(language: str) -> None:
    terms = glossary_terms(language)
    assert terms, "the glossary"
    check_load(NOTEBOOKS[language], terms)


@languages
def test_notebooks_are_short_and_begin_with_something_to_do(language: str) -> None:
    for name, notebook in NOTEBOOKS[language]:
        cells = notebook.cells
        assert len(cells) <= MOST_CELLS, name
        is_read = name.endswith(("_start", "_gesprek", "_talk"))
        assert is_read or "code" in [one.cell_type for one in cells[:FIRST_ACTION]], name
        for cell in cells:
            if cell.cell_type == "code":
                lines = [line for line in cell.source.splitlines() if line.strip()]
                assert len(lines) <= MOST_LINES, (name, cell.id)
    assert set(TO_READ) == {"start", "talk"}


def test_the_whole_library_has_fifteen_names_and_the_lessons_use_no_other() -> None:
    assert len(lesson.__all__) <= MOST_NAMES
    used = {
        name
        for notebooks in NOTEBOOKS.values()
        for _, notebook in notebooks
        for cell in notebook.cells
        if cell.cell_type == "code"
        for name in functions_in(cell.source)
    }
    assert used - set(dir(builtins)) <= set(lesson.__all__)


def test_every_name_of_the_library_can_be_reached() -> None:
    for name in lesson.__all__:
        assert callable(getattr(lesson, name))
