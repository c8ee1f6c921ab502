"""``quickscan score``: the tables it writes give nobody away, together with what it shows."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from quickscan_sim.analyse import check_published
from quickscan_sim.cli.main import app
from quickscan_sim.exchange import write_quickscan
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("score")
    scan, _ = simulate_quickscan(Parameters(seed=3, n_neighbourhoods=2, response_rate=0.45))
    write_quickscan(scan, folder / "data")
    found = CliRunner().invoke(app, ["score", str(folder / "data"), "--out", str(folder / "out")])
    assert found.exit_code == 0, found.output
    return folder / "out"


def test_the_written_scores_give_nothing_away(tables: Path) -> None:
    written = pd.read_csv(tables / "score_summary.csv").astype({"n": "Int64"})
    published = written.assign(quantity="mean", value=written["mean"])
    assert (published["grouping"] == "organisation").any()
    assert check_published(published, bounds=False) == []


@pytest.mark.parametrize("name", ["distributions", "seeing_acting", "non_response"])
def test_a_sector_withheld_in_one_table_is_withheld_in_the_others(tables: Path, name: str) -> None:
    scores = pd.read_csv(tables / "score_summary.csv")
    hidden = scores.loc[(scores["grouping"] == "sector") & scores["withheld"], "sector"]
    beside = pd.read_csv(tables / f"{name}.csv")
    assert len(hidden)
    assert beside.loc[beside["sector"].isin(hidden), "n"].isna().all()
