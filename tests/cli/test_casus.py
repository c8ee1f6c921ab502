"""quickscan casus: stories on screen and in a file."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from quickscan_sim.cli.main import app

CASUS = ["casus", "own_neighbourhood", "--seed", "3"]


def test_a_story_says_that_it_is_invented_and_names_strengths_and_questions() -> None:
    shown = CliRunner().invoke(app, [*CASUS, "--language", "en"])
    assert shown.exit_code == 0
    assert "This story is invented." in shown.output
    assert shown.output.index("Strengths") < shown.output.index("Questions for the talk")


def test_as_many_stories_as_asked_go_into_a_file_and_nothing_is_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "casus.md"
    call = [*CASUS, "--number", "4", "--out", str(out)]
    assert CliRunner().invoke(app, call).exit_code == 0
    assert out.read_text("utf-8").count("Dit verhaal is verzonnen.") == 4
    assert CliRunner().invoke(app, call).exit_code == 1


def test_a_country_is_refused_with_what_to_do() -> None:
    refused = CliRunner().invoke(app, ["casus", "netherlands", "--language", "en"])
    assert refused.exit_code == 1
    assert "Choose another scenario" in refused.output
