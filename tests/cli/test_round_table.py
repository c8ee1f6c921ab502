"""``quickscan roundtable`` and ``quickscan plan --minutes``."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from quickscan_sim.advise import read_plan
from quickscan_sim.cli.main import app

runner = CliRunner()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("round_table") / "data"
    made = runner.invoke(
        app,
        ["simulate", "--seed", "20", "--set", "n_neighbourhoods=2", "--out", str(folder)],
    )
    assert made.exit_code == 0, made.output
    return folder


def test_papers_cards_apart_and_minutes_that_become_a_plan(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "table"
    asked = ["roundtable", str(data), "--wijk", "2", "--formats", "html", "--out", str(out)]
    made = runner.invoke(app, asked)
    assert made.exit_code == 0, made.output
    assert {"round_table.html", "handouts.html", "minutes.html", "minutes.yaml"} <= {
        path.name for path in out.iterdir()
    }
    cards = sorted(path.name for path in (out / "cards").iterdir())
    assert [name[:2] for name in cards] == [f"S{n}" for n in range(1, 7)]

    form = out / "minutes.yaml"
    filled = form.read_text(encoding="utf-8").replace("    doel:", "    doel: Eén naam", 1)
    minutes = tmp_path / "minutes.yaml"
    minutes.write_text(filled, encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    made = runner.invoke(app, ["plan", str(data), "--minutes", str(minutes), "--out", str(plan)])
    assert made.exit_code == 0, made.output
    assert [row.goal for row in read_plan(plan).rows] == ["Eén naam"]


def test_only_the_minutes_form(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "form"
    asked = ["roundtable", str(data), "--minutes-only", "--formats", "html", "--out", str(out)]
    assert runner.invoke(app, asked).exit_code == 0
    assert {path.name for path in out.glob("*.*")} >= {"minutes.html", "minutes.yaml"}
    assert not (out / "cards").exists()
    assert not (out / "round_table.html").exists()


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (["--wijk", "Nergenshuizen"], "Nergenshuizen"),
        (["--formats", "html,pdff"], "pdff"),
    ],
)
def test_a_wrong_call_leaves_no_folder(
    option: list[str], told: str, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "wrong"
    made = runner.invoke(app, ["roundtable", str(data), "--out", str(out), *option])
    assert made.exit_code == 1
    assert told in made.output
    assert not out.exists()


def test_minutes_with_a_mistake_write_no_plan(data: Path, tmp_path: Path) -> None:
    minutes = tmp_path / "minutes.yaml"
    minutes.write_text("gemeente: X\nwijk: W01\nafspraak: []\n", encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    made = runner.invoke(app, ["plan", str(data), "--minutes", str(minutes), "--out", str(plan)])
    assert made.exit_code == 1
    assert "minutes.yaml" in made.output
    assert not plan.exists()
