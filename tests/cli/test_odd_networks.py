"""Networks of which nothing can be said: every command says so, and none draws nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.advise import draft_plan, naming, summarise_quickscan
from quickscan_sim.cli.main import app
from quickscan_sim.exchange import write_quickscan
from quickscan_sim.language import set_language
from quickscan_sim.lesson import show_gap
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.neighbourhood_network import neighbourhood_network
from quickscan_sim.present.chapters.network import working_together
from quickscan_sim.present.document import FigureBlock, Paragraph
from quickscan_sim.present.names import Names
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return simulate_quickscan(Parameters(seed=3, n_neighbourhoods=1))[0]


def nobody_named(scan: Quickscan) -> Quickscan:
    return scan.with_tables({"ties": scan.ties.iloc[:0]})


def nobody_touched_the_list(scan: Quickscan) -> Quickscan:
    people = scan.professionals.assign(answered_partners=False)
    return nobody_named(scan).with_tables({"professionals": people})


def everybody_silent(scan: Quickscan) -> Quickscan:
    people = scan.professionals.assign(responded=False, answered_partners=False)
    tables = {"professionals": people, "answers": scan.answers.iloc[:0]}
    return nobody_named(scan).with_tables(tables)


def one_organisation(scan: Quickscan) -> Quickscan:
    own = scan.organisations["organisation_id"].iloc[0]
    kept = {
        name: frame[frame["organisation_id"] == own]
        for name, frame in scan.tables.items()
        if "organisation_id" in frame
    }
    people = set(kept["professionals"]["professional_id"])
    for name in ("answers", "works_in"):
        frame = scan.tables[name]
        kept[name] = frame[frame["professional_id"].isin(people)]
    kept |= {name: scan.tables[name].iloc[:0] for name in ("ties", "partner_ratings")}
    return scan.with_tables({name: frame.reset_index(drop=True) for name, frame in kept.items()})


ODD = {
    nobody_named: "No organisation names another here",
    nobody_touched_the_list: "Nothing can be said about working together here",
    everybody_silent: "Nothing can be said about working together here",
    one_organisation: "Nothing can be said about working together here",
}


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments), "--language", "en"])


@pytest.fixture(params=list(ODD), ids=lambda odd: odd.__name__)
def odd(request: pytest.FixtureRequest) -> Callable[[Quickscan], Quickscan]:
    found: Callable[[Quickscan], Quickscan] = request.param
    return found


def test_weak_spots_end_well_and_say_what_cannot_be_said(
    odd: Callable[[Quickscan], Quickscan], scan: Quickscan, tmp_path: Path
) -> None:
    data = write_quickscan(odd(scan), tmp_path / "data")
    for command in ("check", "gaps"):
        result = quickscan(command, data)
        assert result.exit_code == 0, (command, result.output, result.exception)
    assert ODD[odd] in " ".join(result.output.split())


def test_a_report_has_a_sentence_and_no_empty_picture(
    odd: Callable[[Quickscan], Quickscan], scan: Quickscan
) -> None:
    reading = summarise_quickscan(odd(scan))
    names = Names(naming.Names(reading.scan, named=True), "en")
    material = Material(reading, (), draft_plan((), reading), names)
    (wijk,) = reading.scan.neighbourhoods["neighbourhood_id"]
    blocks = [*neighbourhood_network(wijk, material), *working_together(material)]
    assert [block for block in blocks if isinstance(block, FigureBlock)] == []
    text = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert re.search("Nobody was asked|Too few people here|Nobody named a partner", text)


def test_nobody_answered_anything_is_said_and_still_makes_a_report(
    scan: Quickscan, tmp_path: Path
) -> None:
    data = write_quickscan(everybody_silent(scan), tmp_path / "data")
    assert "Nobody filled in the question" in " ".join(quickscan("check", data).output.split())
    assert "Nobody answered, so there are no scores." in quickscan("score", data).output
    assert quickscan("report", data, "--out", tmp_path / "report").exit_code == 0


def test_a_notebook_gets_a_sentence(odd: Callable[[Quickscan], Quickscan], scan: Quickscan) -> None:
    set_language("en")
    shown = show_gap(odd(scan))
    set_language("nl")
    assert "no weak spot can be seen" in shown.text
    assert "<img" not in shown.html


def test_a_tick_without_any_level_is_still_a_tie(scan: Quickscan, tmp_path: Path) -> None:
    n = len(scan.ties)
    empty = pd.array([pd.NA] * n, dtype="Int64")
    ticks = scan.with_tables({"ties": scan.ties.assign(level=empty, quality=empty)})
    result = quickscan("gaps", write_quickscan(ticks, tmp_path / "data"))
    assert result.exit_code == 0
    assert "have enough answers to be read" in result.output
    assert "names another here" not in result.output


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("partner_id", "O04x", "the nearest is O04"),
        ("layer", "signalern", "the nearest is signaleren"),
        ("layer", "", "the column layer holds nothing"),
        ("level", "7", "expected a value from 0 to 5"),
    ],
)
def test_a_wrong_tie_in_a_folder_is_said(
    scan: Quickscan, tmp_path: Path, column: str, value: str, sentence: str
) -> None:
    data = write_quickscan(replace(scan), tmp_path / "data")
    ties = pd.read_csv(data / "ties.csv", dtype="str", keep_default_na=False)
    ties.loc[0, column] = value
    ties.to_csv(data / "ties.csv", index=False)
    for command in ("check", "gaps"):
        result = quickscan(command, data)
        assert result.exit_code == 1
        assert sentence in result.output


def test_ties_without_any_subject_in_the_questionnaire_are_said(
    scan: Quickscan, tmp_path: Path
) -> None:
    data = write_quickscan(scan, tmp_path / "data")
    asked = pd.read_csv(data / "questionnaire.csv", dtype="str", keep_default_na=False)
    asked[asked["row"] != "layer"].to_csv(data / "questionnaire.csv", index=False)
    result = quickscan("check", data)
    assert result.exit_code == 1
    assert "holds none at all" in result.output
    pd.read_csv(data / "ties.csv", dtype="str").iloc[:0].to_csv(data / "ties.csv", index=False)
    for command in ("check", "gaps"):
        result = quickscan(command, data)
        assert result.exit_code == 0
        assert "asks about no subject of working together" in " ".join(result.output.split())


def test_an_organisation_that_works_nowhere_is_said(scan: Quickscan, tmp_path: Path) -> None:
    first = scan.organisations["organisation_id"].iloc[0]
    active = scan.active_in[scan.active_in["organisation_id"] != first]
    data = write_quickscan(scan.with_tables({"active_in": active}), tmp_path / "data")
    result = quickscan("check", data)
    assert result.exit_code == 0
    said = " ".join(result.output.split())
    assert "work in no neighbourhood, so that their ties are not read: 1, such as" in said
