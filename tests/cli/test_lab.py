"""What ``quickscan lab`` opens, and whether the links of the start page lead somewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest

from quickscan_sim.cli.lab import SETTINGS, lab_command
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES

COURSE = Path(__file__).parents[2] / "course"


@pytest.mark.parametrize("language", LANGUAGES)
def test_lab_opens_the_start_page_in_the_language_asked(language: str) -> None:
    command = lab_command(COURSE, language)
    assert str(COURSE / language / "00_start.ipynb") in command
    assert f"--ServerApp.root_dir={COURSE}" in command


def test_lab_opens_the_first_notebook_of_another_folder(tmp_path: Path) -> None:
    for name in ("b.ipynb", "a.ipynb"):
        (tmp_path / "nl").mkdir(exist_ok=True)
        (tmp_path / "nl" / name).write_text("{}", encoding="utf-8")
    assert str(tmp_path / "nl" / "a.ipynb") in lab_command(tmp_path, "nl")
    with pytest.raises(QuickscanError, match="geen lessen"):
        lab_command(tmp_path, "en")


def test_news_updates_and_the_extension_manager_are_off() -> None:
    settings = json.loads((SETTINGS / "overrides.json").read_text(encoding="utf-8"))
    news = settings["@jupyterlab/apputils-extension:notification"]
    assert (news["fetchNews"], news["checkForUpdates"]) == ("false", False)
    assert settings["@jupyterlab/extensionmanager-extension:plugin"] == {"enabled": False}
    assert "--LabApp.extension_manager=readonly" in lab_command(COURSE, "nl")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_start_page_leads_to_a_file(language: str) -> None:
    page = COURSE / language / "00_start.ipynb"
    text = "\n".join(cell.source for cell in nbformat.read(page, as_version=4).cells)
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert [link for link in links if not (page.parent / link).is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_page_links_to_every_lesson(language: str) -> None:
    page = COURSE / language / "00_start.ipynb"
    text = "\n".join(cell.source for cell in nbformat.read(page, as_version=4).cells)
    others = {path.name for path in page.parent.glob("*.ipynb")} - {page.name}
    assert {name for name in others if f"]({name})" not in text} == set()
