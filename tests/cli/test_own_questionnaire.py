"""An institution's own questionnaire, five other themes on six points, through the whole chain."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app
from quickscan_sim.questionnaire import load_questionnaire

OWN = Path(__file__).parent.parent.parent / "examples" / "own_questionnaire" / "questionnaire.csv"


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "data"
    made = quickscan("simulate", "--set", f"questionnaire={OWN}", "--out", folder)
    assert made.exit_code == 0, made.output
    return folder


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_speaks_of_its_themes_and_of_none_of_ours(
    data: Path, language: str, tmp_path: Path
) -> None:
    result = quickscan("report", data, "--out", tmp_path / "report", "--language", language)
    assert result.exit_code == 0, result.output
    page = (tmp_path / "report" / "report.html").read_text(encoding="utf-8")
    ours = load_questionnaire("practice")
    for theme in load_questionnaire(OWN).themes:
        assert theme.name.in_language(language) in page
    # "Informal groups" is a word of the kit: every questionnaire may have them.
    for sector in (sector for sector in ours.sectors if not sector.is_informal):
        assert sector.name.in_language(language) not in page
    assert "signaleren" not in page.lower()


def test_scores_run_to_six(data: Path) -> None:
    assert "van 1 tot 6" in quickscan("score", data).output


def test_a_plan_is_proposed_for_themes_that_no_action_was_written_for(data: Path) -> None:
    assert "Eerste stap" in quickscan("plan", data).output


def test_its_form_can_be_printed(tmp_path: Path) -> None:
    assert quickscan("form", OWN, "--out", tmp_path / "form.html").exit_code == 0
    page = (tmp_path / "form.html").read_text(encoding="utf-8")
    for item in load_questionnaire(OWN).items_of("practice"):
        assert item.text.nl in page.replace("&#39;", "'").replace("&#34;", '"')
