"""The fingerprint: the same for the same content, whatever the file; another for one answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_sim.advise.plan.data_version import fingerprint
from quickscan_sim.exchange import read_quickscan, write_quickscan
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return simulate_quickscan(Parameters(seed=4, n_neighbourhoods=2))[0]


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_a_folder_of_either_kind_has_the_same_fingerprint(
    scan: Quickscan, tmp_path: Path, file_format: str
) -> None:
    folder = write_quickscan(scan, tmp_path / "data", file_format=file_format)
    assert fingerprint(read_quickscan(folder).tables) == fingerprint(scan.tables)


def test_the_order_of_rows_and_columns_does_not_matter(scan: Quickscan) -> None:
    turned = {
        name: frame.sample(frac=1, random_state=1).iloc[:, ::-1]
        for name, frame in scan.tables.items()
    }
    assert fingerprint(turned) == fingerprint(scan.tables)


def test_one_other_answer_or_one_row_less_is_another_fingerprint(scan: Quickscan) -> None:
    tables = scan.tables
    answers = tables["answers"].copy()
    answers.loc[0, "answer"] = 1 if answers.loc[0, "answer"] != 1 else 2
    changed = fingerprint(tables | {"answers": answers})
    shorter = fingerprint(tables | {"ties": tables["ties"].iloc[1:]})
    assert len({changed, shorter, fingerprint(tables)}) == 3


def test_two_cells_that_change_places_are_another_fingerprint(scan: Quickscan) -> None:
    wijken = scan.tables["neighbourhoods"].copy()
    wijken["name"] = wijken["name"].to_numpy()[::-1]
    assert fingerprint(scan.tables | {"neighbourhoods": wijken}) != fingerprint(scan.tables)
