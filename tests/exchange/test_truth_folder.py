"""The truth goes to a place of its own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import write_quickscan, write_truth
from quickscan_sim.language import set_language
from quickscan_sim.parameters import Parameters
from quickscan_sim.quickscan import Quickscan, Truth


@pytest.fixture
def truth() -> Truth:
    set_language("en")
    return Truth(
        parameters=Parameters(seed=7),
        traits=pd.DataFrame({"professional_id": ["ann"], "trait": [0.5]}),
        true_ties=pd.DataFrame({"organisation_id": ["s1"]}),
        planted=pd.DataFrame({"kind": ["gap"]}),
        effects=pd.DataFrame({"size": [0.4]}),
        items=pd.DataFrame({"item_id": ["a_1"], "share": [0.2]}),
        people=pd.DataFrame({"professional_id": ["ann"], "careless": [True]}),
    )


def test_the_truth_folder_holds_tables_and_settings(truth: Truth, tmp_path: Path) -> None:
    folder = write_truth(truth, tmp_path / "truth")
    assert (folder / "traits.csv").read_text() == "professional_id,trait\nann,0.5\n"
    assert (folder / "items.csv").read_text() == "item_id,share\na_1,0.2\n"
    assert (folder / "people.csv").read_text() == "professional_id,careless\nann,True\n"
    assert "seed: 7" in (folder / "parameters.yaml").read_text()


def test_the_truth_is_refused_inside_a_data_folder(
    truth: Truth, scan: Quickscan, tmp_path: Path
) -> None:
    data = write_quickscan(scan, tmp_path / "data")
    with pytest.raises(QuickscanError, match="The truth is kept apart"):
        write_truth(truth, data / "more" / "truth")
    assert not (data / "more").exists()
