"""``quickscan simulate`` for a country and in Parquet: what it says, writes and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from country.countries import COMMAND, ready
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app
from quickscan_sim.parameters import list_scenarios, load_scenario


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def words(result: Result) -> str:
    return " ".join(result.output.split())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    out = tmp_path_factory.mktemp("country") / "nl"
    few = ("--set", "first_neighbourhoods=3")
    arguments = ("--out", out, "--households", "--language", "en")
    return out, quickscan("simulate", "netherlands", *COMMAND, *few, *arguments)


def test_the_summary_says_how_much_there_is_and_where(written: tuple[Path, Result]) -> None:
    out, result = written
    assert result.exit_code == 0, result.output
    assert f"An invented country: {len(ready(out))} municipalities, " in result.output
    for word in ("neighbourhoods", "buurten", "households", "professionals", "answers", "ties"):
        assert word in result.output
    assert "MB on disk" in result.output
    assert str(out) in result.output


def test_a_municipality_of_the_country_is_read_like_any_other(
    written: tuple[Path, Result], tmp_path: Path
) -> None:
    one = ready(written[0])[0]
    assert quickscan("check", one).exit_code == 0
    result = quickscan("report", one, "--out", tmp_path / "report")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "report" / "report.html").exists()


def test_a_country_that_is_there_is_not_overwritten(written: tuple[Path, Result]) -> None:
    out, _ = written
    result = quickscan("simulate", "netherlands", *COMMAND, "--out", out)
    assert result.exit_code == 1
    assert "bestaat al" in words(result)


def test_a_municipality_can_be_written_in_parquet_and_scored(tmp_path: Path) -> None:
    few = ("--set", "n_neighbourhoods=2", "--format", "parquet")
    assert quickscan("simulate", *few, "--out", tmp_path / "data").exit_code == 0
    assert (tmp_path / "data" / "answers.parquet").exists()
    assert not (tmp_path / "data" / "households.parquet").exists()
    assert quickscan("score", tmp_path / "data").exit_code == 0


def test_workers_are_refused_for_one_municipality(tmp_path: Path) -> None:
    result = quickscan("simulate", "--workers", 2, "--out", tmp_path / "data", "--language", "en")
    assert result.exit_code == 1
    assert "The scenario example is one municipality" in words(result)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [("--workers", 0), ("--format", "excel")])
def test_a_wrong_call_ends_with_status_2(wrong: tuple[str, object], tmp_path: Path) -> None:
    result = quickscan("simulate", "netherlands", *wrong, "--out", tmp_path / "nl")
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_netherlands_is_the_scenario_that_is_a_country() -> None:
    countries = [one.name for one in list_scenarios() if load_scenario(one.name).is_country]
    assert countries == ["netherlands"]
    netherlands = load_scenario("netherlands")
    assert netherlands.n_municipalities == 342
    assert netherlands.n_country_neighbourhoods == 3393
    assert netherlands.n_country_buurten == 14574
