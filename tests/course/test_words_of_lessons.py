"""Check N: people come first in every text of the course, and the wijk is said to be invented."""

from __future__ import annotations

from pathlib import Path

import build_notebooks as builder
import nbformat
import pytest
from course_builder.checks import BANNER

from quickscan_sim.advise.wording import check_wording

NOTEBOOKS = sorted(builder.HERE.glob("[a-z][a-z]/*.ipynb"))
GUIDES = sorted((builder.HERE / "guide").glob("M*.md"))
notebooks = pytest.mark.parametrize(
    "path", NOTEBOOKS, ids=lambda path: f"{path.parent.name} {path.stem}"
)


@notebooks
def test_no_text_labels_or_blames_people(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        found = check_wording(cell.source, path.parent.name)
        assert found == (), [remark.text.in_language("en") for remark in found]


@notebooks
def test_the_first_cell_says_that_the_neighbourhood_is_invented(path: Path) -> None:
    first = nbformat.read(path, as_version=4).cells[0].source
    assert BANNER[path.parent.name] in first


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_the_guide_speaks_of_people_first(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert check_wording(text, path.stem[-2:]) == ()
