"""``quickscan actions``: options for the main findings, with reasons, who, when and source."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.advise.actions import LIBRARY
from quickscan_sim.cli.main import app

OWN = Path(__file__).parents[2] / "examples" / "own_questionnaire" / "questionnaire.csv"


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments), "--language", "en"])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("actions") / "data"
    result = quickscan("simulate", "--seed", 20, "--set", "n_neighbourhoods=1", "--out", folder)
    assert result.exit_code == 0
    return folder


def titles(output: str) -> list[str]:
    return [line for line in output.splitlines() if line[:1] == "F" and line[1:2].isdigit()]


def test_the_main_findings_get_options_and_the_others_are_named(data: Path) -> None:
    output = quickscan("actions", data).output
    assert 1 <= len(titles(output)) <= 3
    assert "Other findings" in output
    joined = " ".join(output.split())
    for heading in ("Why this one:", "Who:", "First step:", "Expected effect:", "Source:"):
        assert joined.count(heading) >= 2 * len(titles(output))
    assert "Find out first:" in output


def test_one_finding_can_be_asked_for(data: Path) -> None:
    output = quickscan("actions", data, "--finding", "f1").output
    assert [title.split(".")[0] for title in titles(output)] == ["F1"]


def test_the_options_of_all_findings_go_to_a_file(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "options.csv"
    assert quickscan("actions", data, "--out", out).exit_code == 0
    everything = pd.read_csv(out)
    assert everything["finding_id"].nunique() > 3
    assert (everything.groupby("finding_id")["place"].min() == 1).all()


def test_a_finding_that_is_not_there_and_a_wrong_ending_get_a_sentence(
    data: Path, tmp_path: Path
) -> None:
    result = quickscan("actions", data, "--finding", "F99")
    assert result.exit_code == 1
    assert "There is no finding F99. Choose one from F1 to" in result.output
    assert "should end in .csv" in quickscan("actions", data, "--out", tmp_path / "a.xlsx").output


def test_an_own_library_is_used_and_its_mistake_gets_its_line(data: Path, tmp_path: Path) -> None:
    with LIBRARY.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["theme"] == "*"]
    for row in rows:
        row["text_en"] = f"Our own way. {row['text_en']}"
    own = tmp_path / "own.csv"

    def save() -> None:
        with own.open("w", encoding="cp1252", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)

    save()
    assert "Our own way." in quickscan("actions", data, "--library", own).output
    rows[4]["risk_en"] = ""
    save()
    out = tmp_path / "kept.csv"
    result = quickscan("actions", data, "--library", own, "--out", out)
    assert result.exit_code == 1
    assert "Line 6 of" in result.output
    assert "risk_en" in result.output
    assert not out.exists()


def test_another_questionnaire_hears_which_actions_can_be_used(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    made = quickscan(
        "simulate",
        "--seed",
        3,
        "--set",
        "n_neighbourhoods=1",
        "--set",
        f"questionnaire={OWN}",
        "--out",
        folder,
    )
    assert made.exit_code == 0
    result = quickscan("actions", folder)
    assert result.exit_code == 0
    assert "speaks of themes that this questionnaire does not have" in result.output
