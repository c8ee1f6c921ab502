"""Check N: people come first in every text of the course."""

from __future__ import annotations

from pathlib import Path

import build_notebooks as builder
import nbformat
import pytest

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


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_the_guide_speaks_of_people_first(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert check_wording(text, path.stem[-2:]) == ()
