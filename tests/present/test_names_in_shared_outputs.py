"""An attack: no name or code of an organisation in what is shared, unless it was announced."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.text import Text
from typer.testing import CliRunner

from quickscan_sim.advise import collect_findings, draft_plan, summarise_quickscan
from quickscan_sim.advise.naming import is_named
from quickscan_sim.advise.reading import Reading
from quickscan_sim.advise.second_measurement.networks import network_of, tables_of
from quickscan_sim.advise.second_measurement.two_measurements import of_two_folders
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.cli.main import app
from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import read_quickscan, write_quickscan
from quickscan_sim.language import set_language
from quickscan_sim.lesson import show_gap, show_network
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.network_page import render_network_page
from quickscan_sim.present.network_view import network_view
from quickscan_sim.present.report_files import write_report
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.vocabulary import SMALL_CELL

CODE = "zqxorg{}x"
NAME = "Zqxnaam {} ({})"


@pytest.fixture(scope="module")
def real() -> Quickscan:
    """As a real export: own codes and names that occur nowhere else, people without names."""
    scan, _ = simulate_quickscan(Parameters(seed=5, n_neighbourhoods=2))
    codes = {
        old: CODE.format(number) for number, old in enumerate(scan.organisations["organisation_id"])
    }
    tables = {
        name: frame.assign(
            **{
                column: frame[column].map(codes)
                for column in ("organisation_id", "partner_id")
                if column in frame
            }
        )
        for name, frame in scan.tables.items()
    }
    organisations = tables["organisations"]
    names = [NAME.format(n, sector) for n, sector in enumerate(organisations["sector"])]
    tables["organisations"] = organisations.assign(name=names)
    tables["professionals"] = tables["professionals"].assign(name=pd.NA)
    return replace(scan.with_tables(tables), invented=False, recipe={})


@pytest.fixture(scope="module")
def folder(real: Quickscan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_quickscan(real, tmp_path_factory.mktemp("real") / "data")


@pytest.fixture(scope="module")
def reading(real: Quickscan) -> Reading:
    return summarise_quickscan(real)


def gives_away(text: str) -> list[str]:
    return re.findall(r"zqx(?:org|naam)[ \w]*", text, re.IGNORECASE)


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(app, [*map(str, arguments), "--language", "nl"])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_attack_sees_a_name_when_it_is_there(real: Quickscan) -> None:
    announced = replace(real, ties_announced=True)
    said = collect_findings(summarise_quickscan(announced))
    assert gives_away(" ".join(one.title.in_language("nl") for one in said))


@pytest.fixture(scope="module", params=["nl", "en"])
def report(
    request: pytest.FixtureRequest, reading: Reading, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[str]]:
    """A report, and every text in its pictures: each figure passes as_png on its way to it."""
    from quickscan_sim.present.chapters import material

    language: str = request.param
    place = tmp_path_factory.mktemp("report")
    drawn: list[str] = []
    as_png = material.as_png

    def reads(figure: object) -> bytes:
        drawn.extend(text.get_text() for text in figure.findobj(Text))  # type: ignore[attr-defined]
        return as_png(figure)  # type: ignore[arg-type]

    findings = collect_findings(reading)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(material, "as_png", reads)
        write_report(reading, findings, draft_plan(findings, reading, language), place, language)
    return place, drawn


def test_no_file_of_a_report_names_an_organisation(report: tuple[Path, list[str]]) -> None:
    place, _ = report
    assert gives_away((place / "report.html").read_text(encoding="utf-8")) == []
    assert gives_away((place / "published_numbers.csv").read_text(encoding="utf-8")) == []
    with zipfile.ZipFile(place / "report.docx") as word:
        for part in word.namelist():
            assert gives_away(word.read(part).decode("utf-8", errors="ignore")) == [], part


def test_no_text_in_a_picture_names_an_organisation(report: tuple[Path, list[str]]) -> None:
    _, drawn = report
    assert len(drawn) > 100
    assert gives_away(" ".join(drawn).replace("\n", " ")) == []


def test_no_command_that_is_shared_names_an_organisation(folder: Path, tmp_path: Path) -> None:
    said = run("gaps", folder, "--out", tmp_path / "gaps.csv")
    said += run("plan", folder, "--out", tmp_path / "plan.csv")
    said += run("network", folder, "--out", tmp_path / "network.html")
    said += (tmp_path / "network.html").read_text(encoding="utf-8")
    said += (tmp_path / "gaps.csv").read_text(encoding="utf-8")
    said += (tmp_path / "plan.csv").read_text(encoding="utf-8")
    assert gives_away(said) == []


def test_what_a_notebook_shows_names_no_organisation(real: Quickscan) -> None:
    for shown in (show_gap(real), show_network(real)):
        assert gives_away(shown.html + shown.text) == []


def test_the_page_of_a_network_shows_only_what_may_be_shared(
    reading: Reading, folder: Path, tmp_path: Path
) -> None:
    """With labels of sectors it is the page of the shareable reading, and names are refused."""
    assert render_network_page(reading) == render_network_page(shareable(reading, named=False))
    assert render_network_page(reading) != render_network_page(
        replace(reading, scan=replace(reading.scan, ties_announced=True))
    )
    place = tmp_path / "network.html"
    asked = ["network", str(folder), "--named", "--out", str(place), "--language", "en"]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 1
    assert "was announced" in result.output
    assert not place.exists()


def test_a_change_reads_who_everybody_recognises_from_five_people(real: Quickscan) -> None:
    both = of_two_folders(real, real, other_people=False)
    closed = network_of(both)
    assert "organisation_id" not in tables_of(closed, both)["network_gaps"]
    announced = replace(real, ties_announced=True)
    both = of_two_folders(announced, announced, other_people=False)
    named = network_of(both)
    assert "organisation_id" in tables_of(named, both)["network_gaps"]
    assert closed is not None
    assert named is not None
    assert closed.density["n_readable"].sum() < named.density["n_readable"].sum()


def test_names_are_refused_until_they_were_announced(
    real: Quickscan, folder: Path, tmp_path: Path
) -> None:
    set_language("en")
    with pytest.raises(QuickscanError, match="ties_announced: yes in the mapping"):
        is_named(real, named=True)
    set_language("nl")
    out = tmp_path / "network.html"
    for command in (["gaps", str(folder)], ["network", str(folder), "--out", str(out)]):
        result = CliRunner().invoke(app, [*command, "--named", "--language", "en"])
        assert result.exit_code == 1
        assert "was announced" in result.output
    assert not out.exists()


def test_the_network_page_is_made_of_what_may_be_shared(reading: Reading) -> None:
    """A page with more in it than the report gives the difference away."""
    safe = shareable(reading, named=False)
    wijken = reading.scan.neighbourhoods["neighbourhood_id"].tolist()
    view = network_view(safe, wijken, named=False)
    assert network_view(reading, wijken, named=False) != view
    assert json.dumps(view["wijken"], ensure_ascii=False, separators=(",", ":")) in (
        render_network_page(reading, named=False)
    )


def test_the_switch_travels_with_the_folder(real: Quickscan, tmp_path: Path) -> None:
    announced = replace(real, ties_announced=True)
    place = write_quickscan(announced, tmp_path / "data")
    assert read_quickscan(place).ties_announced
    said = run("gaps", place)
    assert gives_away(said)
    assert gives_away(run("gaps", place, "--no-named")) == []


def test_an_organisation_that_everybody_recognises_is_read_from_five_people(
    reading: Reading,
) -> None:
    safe = shareable(reading, named=False).tie_readings
    sector_of = reading.scan.organisations.set_index("organisation_id")["sector"]
    for _, wijk in safe.groupby("neighbourhood_id"):
        sectors = sector_of[sorted(set(wijk["organisation_id"]))]
        alone = sectors.index[~sectors.duplicated(keep=False)]
        few = wijk["organisation_id"].isin(alone) & (wijk["n_reporters"] < SMALL_CELL)
        assert wijk.loc[few, "names"].isna().all()
        assert wijk.loc[few, "n_naming"].eq(0).all()
    before = reading.tie_readings["names"].notna().sum()
    assert safe["names"].notna().sum() < before


def test_named_readings_keep_their_ties(reading: Reading) -> None:
    assert shareable(reading, named=True).tie_readings is reading.tie_readings
    invented = replace(reading, scan=replace(reading.scan, invented=True))
    assert shareable(invented, named=True) is invented
    once = shareable(reading, named=False)
    assert shareable(once, named=False) is once


def test_who_was_not_heard_is_counted_the_same(reading: Reading) -> None:
    safe = shareable(reading, named=False)
    columns = ["neighbourhood_id", "layer", "n_silent"]
    assert safe.network_measures[columns].equals(reading.network_measures[columns])
