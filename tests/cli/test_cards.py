"""``quickscan cards``: one page that prints, of one neighbourhood."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cards") / "data"
    assert quickscan("simulate", "--set", "n_neighbourhoods=2", "--out", folder).exit_code == 0
    return folder


def test_the_cards_of_one_neighbourhood_on_a_page_that_prints(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "cards.html"
    done = quickscan("cards", data, "--wijk", 2, "--out", out, "--language", "en")
    assert done.exit_code == 0, done.output
    assert str(out) in done.output
    page = out.read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    here = pd.read_csv(data / "active_in.csv", dtype="str")
    place = pd.read_csv(data / "neighbourhoods.csv", dtype="str")["neighbourhood_id"].iloc[1]
    organisations = pd.read_csv(data / "organisations.csv", dtype="str")
    inside = here.loc[here["neighbourhood_id"] == place, "organisation_id"]
    named = organisations[organisations["organisation_id"].isin(inside)]["name"]
    assert not named.empty
    assert [name for name in named if name not in page] == []


def test_an_unknown_neighbourhood_is_a_sentence_and_leaves_no_file(
    data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "cards.html"
    done = quickscan("cards", data, "--wijk", "Nergens", "--out", out, "--language", "en")
    assert done.exit_code == 1
    assert "There is no neighbourhood" in done.output
    assert not out.exists()
