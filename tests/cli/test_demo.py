"""The main job, from the command line: one command, a read quickscan, the truth apart."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("demo") / "out"
    result = quickscan("demo", "--seed", 12, "--out", out)
    assert result.exit_code == 0, result.output
    return out, result.output


def test_a_demo_leaves_data_reports_plan_and_truth(demo: tuple[Path, str]) -> None:
    out, _ = demo
    visible = {path.name for path in out.iterdir() if not path.name.startswith(".")}
    reports = {"report.html", "report.docx", "report.pdf", "published_numbers.csv"}
    assert visible == {"data", "plan.csv", "plan.yaml", "truth"} | reports
    assert (out / "truth" / "truth_card.html").exists()
    assert (out / "data" / "codebook.md").exists()


def test_two_demos_with_one_seed_are_equal_byte_for_byte(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    out, _ = demo
    quickscan("demo", "--seed", 12, "--out", tmp_path / "again")
    assert hashes(tmp_path / "again") == hashes(out)


def test_the_summary_says_who_answered_and_where_the_files_are(demo: tuple[Path, str]) -> None:
    out, printed = demo
    n = int(pd.read_csv(out / "data" / "professionals.csv")["responded"].sum())
    assert f"vulden {n} de quickscan in" in printed
    assert "Wat gaat goed" in printed
    assert str(out / "report.html") in printed


def test_the_data_folder_leads_to_no_truth(demo: tuple[Path, str]) -> None:
    out, _ = demo
    recipe = json.loads((out / "data" / "recipe.json").read_text())
    assert "seed" not in json.dumps(recipe)
    traits = (out / "truth" / "traits.csv").read_text()
    data = " ".join(file.read_text() for file in (out / "data").iterdir())
    assert "trait" in traits
    assert "trait" not in data
    assert "planted" not in data


def test_the_plan_starts_at_most_three_rows_now_with_owners_from_this_municipality(
    demo: tuple[Path, str],
) -> None:
    out, _ = demo
    plan = pd.read_csv(out / "plan.csv")
    organisations = set(pd.read_csv(out / "data" / "organisations.csv")["name"])
    assert plan["starts_now"].sum() <= 3
    assert plan["action_id"].is_unique
    assert set(plan["owner"]) - organisations <= {"te kiezen aan de rondetafel"}


def test_the_report_is_the_same_from_the_data_folder(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    out, _ = demo
    result = quickscan("report", out / "data", "--out", tmp_path / "report")
    assert result.exit_code == 0, result.output
    again = (tmp_path / "report" / "report.html").read_bytes()
    assert again == (out / "report.html").read_bytes()


@pytest.mark.parametrize("command", ["score", "gaps", "plan", "check"])
def test_every_reading_command_speaks_both_languages(demo: tuple[Path, str], command: str) -> None:
    out, _ = demo
    dutch = quickscan(command, out / "data")
    english = quickscan(command, out / "data", "--language", "en")
    assert dutch.exit_code == english.exit_code == 0
    assert dutch.output != english.output


def test_score_tables_hold_groups_and_no_people(demo: tuple[Path, str], tmp_path: Path) -> None:
    out, _ = demo
    quickscan("score", out / "data", "--out", tmp_path / "scores")
    for file in (tmp_path / "scores").glob("*.csv"):
        assert "professional_id" not in pd.read_csv(file).columns


def test_a_demo_refuses_a_folder_that_exists_and_leaves_it_alone(tmp_path: Path) -> None:
    own = tmp_path / "mine"
    own.mkdir()
    (own / "letter.txt").write_text("mine")
    for force in ((), ("--force",)):
        result = quickscan("demo", "--out", own, *force)
        assert result.exit_code == 1
        assert "mine" in result.output
    assert hashes(own) == {"letter.txt": hashlib.sha256(b"mine").hexdigest()}


def test_force_replaces_what_the_kit_wrote(tmp_path: Path) -> None:
    out = tmp_path / "data"
    assert quickscan("simulate", "--set", "n_neighbourhoods=2", "--out", out).exit_code == 0
    before = hashes(out)
    again = ("simulate", "--seed", 5, "--set", "n_neighbourhoods=2", "--out", out)
    assert quickscan(*again).exit_code == 1
    assert hashes(out) == before
    assert quickscan(*again, "--force").exit_code == 0
    assert hashes(out) != before


def test_the_summary_shows_one_finding_of_each_kind_before_more_of_one(
    demo: tuple[Path, str],
) -> None:
    _, printed = demo
    better = printed.split("Wat beter kan")[1].split("Waar u het vindt")[0]
    lines = [line for line in better.splitlines() if line.startswith("  - ")]
    titles = [line for line in lines if "Ook elders" not in line]
    assert len(titles) == 3
    assert len(lines) > len(titles)
    assert sum("lijken" in title for title in titles) <= 1
