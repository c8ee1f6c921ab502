"""``quickscan gaps``: few weak spots per wijk, with how sure, why, what is not known and a step."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.gaps import HOW_SURE, how_sure
from quickscan_sim.cli.main import app

EXPORT = Path(__file__).parents[2] / "examples" / "limesurvey_export" / "response_export.csv"


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments), "--language", "en"])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gaps") / "data"
    result = quickscan("simulate", "--seed", 20, "--set", "n_neighbourhoods=2", "--out", folder)
    assert result.exit_code == 0
    return folder


def wijken(data: Path) -> list[str]:
    return list(pd.read_csv(data / "neighbourhoods.csv")["name"])


def numbered(output: str) -> list[str]:
    return [line for line in output.splitlines() if line[:1].isdigit() and ". " in line[:4]]


def test_every_wijk_has_at_most_five_each_with_its_parts(data: Path) -> None:
    output = quickscan("gaps", data).output
    for name in wijken(data):
        assert name in output.splitlines()
    found = numbered(output)
    assert 0 < len(found) <= 5 * len(wijken(data))
    for part in ("Why: ", "Keep in mind: ", "Possible next step: "):
        assert output.count(part) == len(found)
    assert " ".join(output.split()).count("How sure") == len(found)
    assert " ".join(output.split()).count("t is not known") == len(found)


def test_lines_fit_a_narrow_terminal(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    output = quickscan("gaps", data, "--all").output
    assert max(map(len, output.splitlines())) <= 80


def test_one_wijk_by_name_code_or_number(data: Path) -> None:
    first, second = wijken(data)
    by_name = quickscan("gaps", data, "--wijk", second.upper()).output
    assert second in by_name.splitlines()
    assert first not in by_name.splitlines()
    assert quickscan("gaps", data, "--wijk", "2").output == by_name


def test_an_unknown_wijk_gets_the_nearest(data: Path) -> None:
    first, _ = wijken(data)
    result = quickscan("gaps", data, "--wijk", first[:-1])
    assert result.exit_code == 1
    assert f"The nearest is {first}." in result.output


def test_all_shows_what_the_file_holds(data: Path, tmp_path: Path) -> None:
    output = quickscan("gaps", data, "--all", "--out", tmp_path / "gaps.csv").output
    table = pd.read_csv(tmp_path / "gaps.csv")
    assert len(table) == len(numbered(output))
    assert table[["sentence", "basis", "unknown", "next_step", "neighbourhood"]].notna().all().all()
    assert table["sentence"].str.contains("{", regex=False).sum() == 0


def test_a_real_export_goes_through_the_same_door() -> None:
    result = quickscan("gaps", EXPORT)
    assert result.exit_code == 0, result.output
    assert numbered(result.output)


@pytest.mark.parametrize(("certainty", "words"), [(1.0, "nearly certain"), (0.5, "more likely")])
def test_certainty_has_words(certainty: float, words: str) -> None:
    assert how_sure(certainty).startswith(words)
    assert how_sure(0.0) == HOW_SURE[-1][1]


def test_explained_the_network_of_a_wijk_is_told_in_words_with_what_it_does_not_say(
    data: Path,
) -> None:
    plain = quickscan("gaps", data, "--wijk", 1).output
    result = quickscan("gaps", data, "--wijk", 1, "--explain")
    assert result.exit_code == 0, result.output
    text = " ".join(result.output.split())
    layers = pd.read_csv(data / "ties.csv")["layer"].nunique()
    assert text.count("of the ties that are possible between organisations is there") == layers
    assert text.count("The network depends for") == layers
    assert text.count("What this does not say") == 1
    assert text.count("A strong centre helps people find each other") == 1
    assert "The network depends for" not in " ".join(plain.split())


def test_a_wijk_that_looks_like_none_is_answered_with_the_list(data: Path) -> None:
    result = quickscan("gaps", data, "--wijk", "99")
    assert result.exit_code == 1
    said = " ".join(result.output.split())
    assert f"Choose one of: {', '.join(wijken(data))}." in said


@pytest.mark.parametrize(
    ("command", "name", "ending"),
    [("gaps", "gaps.xlsx", ".csv"), ("plan", "plan.pdf", ".yaml"), ("network", "net.txt", ".html")],
)
def test_a_name_that_does_not_say_what_is_written_is_refused(
    data: Path, tmp_path: Path, command: str, name: str, ending: str
) -> None:
    result = quickscan(command, data, "--out", tmp_path / name)
    assert result.exit_code == 1
    assert f"--out {name} should end in {ending}" in " ".join(result.output.split())
    assert not (tmp_path / name).exists()
