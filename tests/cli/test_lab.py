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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_page_gives_the_minutes_that_each_lesson_gives(language: str) -> None:
    page = COURSE / language / "00_start.ipynb"
    text = "\n".join(cell.source for cell in nbformat.read(page, as_version=4).cells)
    given = dict(re.findall(r"\]\((\w+\.ipynb)\) \| (\d+) \|", text))
    in_bold = re.compile(r"\*\*(\d+) (?:minuten|minutes)")
    for name, minutes in given.items():
        lesson = (page.parent / name).read_text(encoding="utf-8")
        found = in_bold.search(lesson)
        assert found is not None, name
        assert (name, minutes) == (name, found[1])


def test_a_page_of_text_opens_as_it_is_meant_to_be_read() -> None:
    settings = json.loads((SETTINGS / "overrides.json").read_text(encoding="utf-8"))
    viewers = settings["@jupyterlab/docmanager-extension:plugin"]["defaultViewers"]
    assert viewers == {"markdown": "Markdown Preview"}
    assert settings["@jupyterlab/notebook-extension:tracker"] == {"autoRenderMarkdownCells": True}


def test_the_address_that_is_printed_is_that_of_the_start_page() -> None:
    assert "--LabApp.default_url=/lab/tree/en/00_start.ipynb" in lab_command(COURSE, "en")
