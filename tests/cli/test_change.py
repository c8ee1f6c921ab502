"""``quickscan change`` and ``quickscan norm``, as their users call them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.advise.second_measurement.networks import network_of, tables_of
from quickscan_sim.advise.second_measurement.two_measurements import of_one_folder
from quickscan_sim.cli.change import _tell_person
from quickscan_sim.cli.main import app
from quickscan_sim.cli.session import Screen
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
    text = " ".join(found.output.split())
    assert "contacts are no longer named. We estimate that" in text
    assert "people who told about partners later" in text
    assert "That is not read as having no contacts." in text
    table = pd.read_csv(place / "out" / "change.csv")
    theme = read_quickscan(place / "data").questionnaire.theme_ids[0]
    assert set(table.loc[table["theme"] == theme, "reason"]) == {"items_changed"}
    written = {path.stem: pd.read_csv(path) for path in (place / "out").iterdir()}
    assert {"regression", "measurement_error", "network_density", "network_gaps"} < set(written)
    assert not any("partner_id" in table and "p_went" in table for table in written.values())
    totals = written["network_change"]
    lost = totals.loc[totals["grouping"] == "total", "went_named"].iloc[0]
    assert f"{lost} contacts are no longer named" in text


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
    networks = [pd.read_csv(place / name / "network_change.csv") for name in ("one", "two")]
    pd.testing.assert_frame_equal(*networks)
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
    assert "told about partners later, " not in " ".join(found.output.split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("wave1",), "only one measurement"),
        (("data", "--from", "2", "--to", "1"), "comes first"),
        (("data", "--to", "4"), "There is no wave 4"),
        (("wave1", "wave2", "--from", "7"), "within one folder"),
        (("wave1", "wave2", "--to", "1"), "within one folder"),
    ],
)
def test_a_wrong_call_gets_a_sentence(place: Path, arguments: tuple[str, ...], says: str) -> None:
    folders = [place / one if (place / one).is_dir() else one for one in arguments]
    found = quickscan("change", *folders)
    assert found.exit_code == 1
    assert says in found.output


def test_real_organisations_are_not_named_in_the_weak_spots(place: Path) -> None:
    scan = replace(read_quickscan(place / "data"), invented=False)
    both = of_one_folder(scan, (None, None))
    tables = tables_of(network_of(both), both)
    assert "organisation_id" not in tables["network_gaps"]
    assert len(tables["network_gaps"])


def test_the_ties_of_a_change_are_those_of_the_report(place: Path) -> None:
    """The only school of a wijk, read from 3 people here, would follow from the difference."""
    scan = replace(read_quickscan(place / "data"), invented=False)
    alone = scan.organisations.assign(sector=scan.organisations["organisation_id"])
    scan = scan.with_tables({"organisations": alone})
    before, later = of_one_folder(scan, (None, None)).scans
    shown = network_of(of_one_folder(scan, (None, None)))
    named = network_of(of_one_folder(replace(scan, ties_announced=True), (None, None)))
    assert before.ties_announced == later.ties_announced
    assert shown is not None
    assert named is not None
    assert shown.density["n_readable"].sum() < named.density["n_readable"].sum()


def test_one_number_is_told_where_both_ends_read_the_same() -> None:
    error = pd.DataFrame({"smallest_detectable": [0.88, 0.91, None]})
    console = Screen("en")
    with console.console.capture() as caught:
        _tell_person(console, error)
    assert "must move by 0.9 points before" in " ".join(caught.get().split())
    apart = pd.DataFrame({"smallest_detectable": [0.8, 1.1]})
    with console.console.capture() as caught:
        _tell_person(console, apart)
    assert "by 0.8 to 1.1 points before" in " ".join(caught.get().split())


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
