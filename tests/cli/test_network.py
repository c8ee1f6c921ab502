"""``quickscan network``: one page, with or without names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("network") / "data"
    assert quickscan("simulate", "--set", "n_neighbourhoods=2", "--out", folder).exit_code == 0
    return folder


def names_in(page: str, data: Path) -> list[str]:
    names = pd.read_csv(data / "organisations.csv", dtype="str")["name"]
    return [name for name in names if name in page]


def test_one_page_with_all_wijken_and_the_names_of_an_invented_place(
    data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "network.html"
    done = quickscan("network", data, "--out", out, "--language", "en")
    assert done.exit_code == 0, done.output
    assert str(out) in done.output
    page = out.read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert names_in(page, data)
    assert all(name in page for name in pd.read_csv(data / "neighbourhoods.csv")["name"])


def test_not_named_no_organisation_is_and_it_says_so(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "network.html"
    done = quickscan("network", data, "--out", out, "--no-named", "--language", "en")
    assert "called after their sector" in done.output
    assert names_in(out.read_text(encoding="utf-8"), data) == []


def test_a_file_of_somebody_else_stays(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "network.html"
    out.write_text("mine", encoding="utf-8")
    assert quickscan("network", data, "--out", out).exit_code == 1
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_place_where_nobody_named_a_partner_is_a_page_that_says_so(
    data: Path, tmp_path: Path
) -> None:
    silent = Path(shutil.copytree(data, tmp_path / "silent"))
    pd.read_csv(silent / "ties.csv", dtype="str").iloc[:0].to_csv(silent / "ties.csv", index=False)
    out = tmp_path / "network.html"
    done = quickscan("network", silent, "--out", out)
    assert done.exit_code == 0, done.output
    assert '"all":[]' in out.read_text(encoding="utf-8")
