"""``quickscan change`` and ``quickscan norm``, as their users call them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app
from quickscan_sim.exchange import read_quickscan, write_quickscan


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in (*arguments, "--language", "en")])


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("change")
    made = quickscan(
        "simulate",
        "second_measurement_other_wording",
        "--set",
        "n_neighbourhoods=2",
        "--out",
        folder / "data",
    )
    assert made.exit_code == 0, made.output
    scan = read_quickscan(folder / "data")
    for wave in (1, 2):
        write_quickscan(scan.of_wave(wave), folder / f"wave{wave}")
    return folder


def test_change_of_one_folder_refuses_the_theme_with_changed_items(place: Path) -> None:
    found = quickscan("change", place / "data", "--out", place / "out")
    assert found.exit_code == 0, found.output
    assert "Not the same in both measurements: sig_2, sig_4." in found.output
    assert "What this does not say" in found.output
    table = pd.read_csv(place / "out" / "change.csv")
    theme = read_quickscan(place / "data").questionnaire.theme_ids[0]
    assert set(table.loc[table["theme"] == theme, "reason"]) == {"items_changed"}
    assert {"regression.csv", "measurement_error.csv"} <= {
        path.name for path in (place / "out").iterdir()
    }


def test_no_table_of_a_change_has_a_row_per_person(place: Path) -> None:
    quickscan("change", place / "data", "--out", place / "again")
    for path in (place / "again").glob("*.csv"):
        assert "professional_id" not in pd.read_csv(path)


def test_unchanged_items_give_the_theme_a_number_and_say_so(place: Path) -> None:
    found = quickscan("change", place / "data", "--unchanged-items")
    assert "scored on the other questions" in found.output


def test_two_folders_give_the_change_of_the_one_with_both(place: Path) -> None:
    options = ("--unchanged-items",)
    one = quickscan("change", place / "data", *options, "--out", place / "one")
    two = quickscan("change", place / "wave1", place / "wave2", "--out", place / "two")
    assert (one.exit_code, two.exit_code) == (0, 0), two.output
    assert "occur in both folders" in two.output
    tables = [pd.read_csv(place / name / "change.csv") for name in ("one", "two")]
    theme = read_quickscan(place / "data").questionnaire.theme_ids[1]
    rows = [
        table[(table["theme"] == theme) & (table["grouping"] == "all")].reset_index(drop=True)
        for table in tables
    ]
    pd.testing.assert_frame_equal(*rows)


def test_other_people_have_no_same_people(place: Path) -> None:
    found = quickscan(
        "change", place / "wave1", place / "wave2", "--other-people", "--out", place / "others"
    )
    assert found.exit_code == 0, found.output
    table = pd.read_csv(place / "others" / "change.csv")
    assert table.loc[table["design"] == "same_people", "change"].isna().all()
    assert table.loc[table["design"] == "all_respondents", "change"].notna().any()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("wave1",), "only one measurement"),
        (("data", "--from", "2", "--to", "1"), "comes first"),
        (("data", "--to", "4"), "There is no wave 4"),
    ],
)
def test_a_wrong_call_gets_a_sentence(place: Path, arguments: tuple[str, ...], says: str) -> None:
    found = quickscan("change", place / arguments[0], *arguments[1:])
    assert found.exit_code == 1
    assert says in found.output


def test_no_norm_is_invented(place: Path) -> None:
    found = quickscan("norm", place / "wave2")
    assert found.exit_code == 1
    assert "The kit ships none" in found.output


def test_own_scores_become_a_norm_that_is_named(place: Path) -> None:
    norm = place / "norm.csv"
    made = quickscan("norm", place / "wave1", "--make", norm, "--source", "Our town")
    assert made.exit_code == 0, made.output
    assert "invented" in made.output
    found = quickscan("norm", place / "wave2", "--norm", norm, "--out", place / "beside.csv")
    assert found.exit_code == 0, found.output
    assert "Our town (invented), 2026" in " ".join(found.output.split())
    assert pd.read_csv(place / "beside.csv")["n_norm"].notna().any()
