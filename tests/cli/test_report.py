"""``quickscan report``: for one reader or for all, about one wijk, with the partners' own plan."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.advise import collect_findings, draft_plan, summarise_quickscan
from quickscan_sim.advise.plan import write_plan
from quickscan_sim.cli.main import app
from quickscan_sim.exchange import write_quickscan
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan


def report(data: Path, out: Path, *arguments: object) -> Result:
    asked = ["report", data, "--out", out, "--language", "en", *arguments]
    return CliRunner().invoke(app, [str(argument) for argument in asked])


def drawn(seed: int) -> Quickscan:
    return simulate_quickscan(Parameters(seed=seed, n_neighbourhoods=2))[0]


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return drawn(4)


@pytest.fixture(scope="module")
def data(scan: Quickscan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("readers") / "data"
    write_quickscan(scan, place)
    return place


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_all_readers_come_in_one_folder_with_one_table(data: Path, tmp_path: Path) -> None:
    made = report(data, tmp_path / "out", "--reader", "all", "--formats", "html")
    assert made.exit_code == 0, made.output
    found = names_in(tmp_path / "out")
    own = {name for name in found if name.startswith("report_institution_")}
    others = {"report.html", "report_professional.html", "report_residents.html"}
    assert found == own | others | {"published_numbers.csv"}
    assert f"Reports for institutions: {len(own)}." in made.output
    assert "Organisations without a report of their own:" in made.output
    with (tmp_path / "out" / "published_numbers.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["place"] == "scores"]
    codes = {row["organisation_id"] for row in rows if row["grouping"] == "organisation"}
    assert codes == {name.split("_")[2] for name in own}


def test_an_institution_is_found_by_its_name(data: Path, scan: Quickscan, tmp_path: Path) -> None:
    name = str(scan.organisations["name"].iloc[0])
    asked = ("--reader", "institution", "--organisation", name.upper(), "--formats", "html, word")
    made = report(data, tmp_path / "out", *asked)
    assert made.exit_code == 0, made.output
    code = scan.organisations["organisation_id"].iloc[0]
    found = names_in(tmp_path / "out") - {"published_numbers.csv"}
    assert {name.split("_")[2] for name in found} == {code}
    assert {Path(name).suffix for name in found} == {".html", ".docx"}


def test_one_wijk_by_its_number(data: Path, scan: Quickscan, tmp_path: Path) -> None:
    made = report(data, tmp_path / "out", "--reader", "residents", "--wijk", 2)
    assert made.exit_code == 0, made.output
    page = (tmp_path / "out" / "report_residents.html").read_text(encoding="utf-8")
    first, second = scan.neighbourhoods["name"]
    assert second in page
    assert f"In {first} " not in page


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--reader", "mayor"), "There is no reader 'mayor'"),
        (("--reader", "institution"), "needs --organisation"),
        (("--organisation", "O01"), "--organisation goes with --reader institution"),
        (("--reader", "institution", "--organisation", "xyzzy"), "Choose one of"),
        (("--wijk", "xyzzy"), "There is no neighbourhood 'xyzzy'"),
        (("--formats", "odt"), "odt"),
        (("--plan", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_a_wrong_call_is_a_sentence_and_leaves_nothing(
    data: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    made = report(data, tmp_path / "out", *arguments)
    assert made.exit_code == 1
    assert sentence in made.output
    assert not (tmp_path / "out").exists()


def test_a_plan_of_these_data_replaces_the_draft(
    data: Path, scan: Quickscan, tmp_path: Path
) -> None:
    reading = summarise_quickscan(scan)
    plan = draft_plan(collect_findings(reading), reading, "en")
    row = next(row for row in plan.rows if row.owner)
    mine = replace(plan, rows=(replace(row, goal="On Monday we drink coffee together."),))
    write_plan(mine, tmp_path / "plan.yaml")
    asked = ("--reader", "institution", "--organisation", row.owner, "--formats", "html")
    made = report(data, tmp_path / "out", *asked, "--plan", tmp_path / "plan.yaml")
    assert made.exit_code == 0, made.output
    (file,) = (tmp_path / "out").glob("*.html")
    page = file.read_text(encoding="utf-8")
    assert "On Monday we drink coffee together." in page
    assert "Proposal 1" not in page


def test_a_plan_of_other_data_is_refused(data: Path, tmp_path: Path) -> None:
    reading = summarise_quickscan(drawn(5))
    file = tmp_path / "plan.yaml"
    write_plan(draft_plan(collect_findings(reading), reading, "en"), file)
    made = report(data, tmp_path / "out", "--reader", "professional", "--plan", file)
    assert made.exit_code == 1
    assert "belongs to other data" in made.output
    assert not (tmp_path / "out").exists()


def test_a_plan_that_quotes_a_small_group_stops_the_report(
    data: Path, scan: Quickscan, tmp_path: Path
) -> None:
    reading = summarise_quickscan(scan)
    plan = draft_plan(collect_findings(reading), reading, "en")
    row = replace(plan.rows[0], risk="The mean of that team is 2.1 (n = 3).")
    write_plan(replace(plan, rows=(row,)), tmp_path / "plan.yaml")
    made = report(
        data, tmp_path / "out", "--reader", "professional", "--plan", tmp_path / "plan.yaml"
    )
    assert made.exit_code == 1
    assert "A group of 3 people is quoted" in made.output
    assert not (tmp_path / "out").exists()


def test_a_plan_about_an_unknown_finding_stops_the_report_and_tells_its_row(
    data: Path, scan: Quickscan, tmp_path: Path
) -> None:
    reading = summarise_quickscan(scan)
    plan = draft_plan(collect_findings(reading), reading, "en")
    rows = (plan.rows[0], replace(plan.rows[1], finding_id="F999"))
    write_plan(replace(plan, rows=rows), tmp_path / "plan.yaml")
    made = report(
        data, tmp_path / "out", "--reader", "professional", "--plan", tmp_path / "plan.yaml"
    )
    assert made.exit_code == 1
    assert "Row 2: There is no finding 'F999'" in made.output
    assert not (tmp_path / "out").exists()


def test_a_plan_for_one_wijk_is_refused_in_the_report_of_another(
    data: Path, scan: Quickscan, tmp_path: Path
) -> None:
    reading = summarise_quickscan(scan)
    codes, names = (list(scan.neighbourhoods[column]) for column in ("neighbourhood_id", "name"))
    plan = draft_plan(collect_findings(reading), reading, "en", neighbourhood_id=codes[0])
    write_plan(plan, tmp_path / "plan.yaml")
    asked = ("--reader", "professional", "--wijk", "2", "--plan", tmp_path / "plan.yaml")
    made = report(data, tmp_path / "out", *asked)
    assert made.exit_code == 1
    said = " ".join(made.output.split())
    assert f"is for {names[0]}, and this report is about {names[1]}" in said
    assert not (tmp_path / "out").exists()
