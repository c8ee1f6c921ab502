"""A norm as a file, as Dutch Excel saves it; a sentence for each thing that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import read_norm
from quickscan_sim.questionnaire import load_questionnaire

HEAD = "theme;sector;n;mean;sd;n_organisations;standard_error;source;year"


def written(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    file = tmp_path / "norm.csv"
    file.write_text("\ufeff" + "\n".join([head, *rows]) + "\n", encoding="utf-8")
    return file


def test_a_norm_from_dutch_excel(tmp_path: Path) -> None:
    file = written(tmp_path, "signaleren;;420;3,12;0,71;38;0,06;Alle teams;2025")
    row = read_norm(file, load_questionnaire()).iloc[0]
    assert (row["n"], row["mean"], row["sd"], row["standard_error"]) == (420, 3.12, 0.71, 0.06)
    assert row.isna().sum() == 1  # the sector: everybody


def test_columns_that_may_be_missing_may_be_missing(tmp_path: Path) -> None:
    file = written(
        tmp_path, "signaleren,420,3.12,0.71,Ons,2025", head="theme,n,mean,sd,source,year"
    )
    assert read_norm(file, load_questionnaire()).iloc[0]["mean"] == 3.12


@pytest.mark.parametrize(
    ("row", "match"),
    [
        ("signalern;;420;3,1;0,7;;;Ons;2025", "signaleren"),
        ("signaleren;school;420;3,1;0,7;;;Ons;2025", "primary_school"),
        ("signaleren;;veel;3,1;0,7;;;Ons;2025", "'veel'"),
        ("signaleren;;42,5;3,1;0,7;;;Ons;2025", "120"),
        ("signaleren;;420;;0,7;;;Ons;2025", "mean"),
        ("signaleren;;420;7,4;0,7;;;Ons;2025", "7[.,]40"),
    ],
)
def test_a_wrong_cell_gets_a_sentence(tmp_path: Path, row: str, match: str) -> None:
    with pytest.raises(QuickscanError, match=match):
        read_norm(written(tmp_path, row), load_questionnaire())


def test_a_missing_column_and_a_missing_file_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="sd"):
        read_norm(written(tmp_path, head="theme;n;mean;source;year"), load_questionnaire())
    with pytest.raises(QuickscanError, match=r"nothing\.csv"):
        read_norm(tmp_path / "nothing.csv", load_questionnaire())
