"""A data folder with two measurements, through the commands: never two waves read as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app
from quickscan_sim.exchange import read_quickscan, write_quickscan


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("waves")
    made = quickscan(
        "simulate",
        "second_measurement_other_wording",
        "--set",
        "n_neighbourhoods=2",
        "--out",
        place / "data",
        "--truth",
        place / "truth",
        "--language",
        "en",
    )
    assert made.exit_code == 0, made.output
    return place


def test_the_truth_of_several_waves_is_written(folder: Path) -> None:
    assert "sig_2" in (folder / "truth" / "changes.csv").read_text(encoding="utf-8")
    assert "came_id" in (folder / "truth" / "turnover.csv").read_text(encoding="utf-8")


def test_check_tells_the_waves(folder: Path) -> None:
    assert "waves: 1, 2" in quickscan("check", folder / "data", "--language", "en").output


def test_scores_are_of_the_last_wave_and_say_so(folder: Path, tmp_path: Path) -> None:
    both = quickscan("score", folder / "data", "--language", "en")
    assert both.exit_code == 0, both.output
    assert "What follows is about the last one, wave 2, alone" in both.output
    write_quickscan(read_quickscan(folder / "data").of_wave(2), tmp_path / "second")
    alone = quickscan("score", tmp_path / "second", "--language", "en")
    assert "What follows" not in alone.output
    assert both.output.split("alone.\n")[1] == alone.output


def test_the_report_is_of_the_last_wave_and_its_day(folder: Path, tmp_path: Path) -> None:
    made = quickscan("report", folder / "data", "--out", tmp_path / "report", "--language", "en")
    assert made.exit_code == 0, made.output
    assert "wave 2, alone" in made.output
    page = (tmp_path / "report" / "report.html").read_text(encoding="utf-8")
    assert "16 March 2027" in page
    assert "March 2026" not in page


def test_a_folder_keeps_the_days_and_changed_items_of_later_waves(folder: Path) -> None:
    scan = read_quickscan(folder / "data")
    assert scan.day_of(2).isoformat() == "2027-03-16"
    assert scan.changed_items(2) == ["sig_2", "sig_4"]
