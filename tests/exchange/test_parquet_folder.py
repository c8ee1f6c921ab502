"""A data folder in Parquet holds the very same quickscan as one in CSV."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pandas.testing import assert_frame_equal

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import read_quickscan, read_quickscan_with_notes, write_quickscan
from quickscan_sim.exchange.folder import write_drawn
from quickscan_sim.exchange.parquet import read_parquet, write_parquet
from quickscan_sim.language import Bilingual, set_language
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.tables import NEIGHBOURHOODS, Table
from quickscan_sim.tables.declaration import text

FINGERPRINT = """
import hashlib, sys
from pathlib import Path
from quickscan_sim.exchange import read_quickscan, write_quickscan
folder = write_quickscan(read_quickscan(sys.argv[1]), sys.argv[2], file_format="parquet")
for path in sorted(folder.iterdir()):
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
"""


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_what_is_read_back_from_parquet_is_what_was_written(
    scan: Quickscan, tmp_path: Path
) -> None:
    folder = write_quickscan(scan, tmp_path / "data", file_format="parquet")
    back = read_quickscan(folder)
    for name, frame in scan.tables.items():
        assert_frame_equal(back.tables[name], frame, check_exact=True)
        may_be_absent = frame.empty and name == "partner_ratings"
        assert (folder / f"{name}.parquet").exists() != may_be_absent
        assert not (folder / f"{name}.csv").exists()


def test_parquet_and_csv_give_the_same_reading(scan: Quickscan, tmp_path: Path) -> None:
    read = [
        read_quickscan(write_quickscan(scan, tmp_path / kind, file_format=kind))
        for kind in ("csv", "parquet")
    ]
    for name in scan.tables:
        assert_frame_equal(read[0].tables[name], read[1].tables[name], check_exact=True)


def test_another_process_writes_the_same_bytes(scan: Quickscan, tmp_path: Path) -> None:
    here = write_quickscan(scan, tmp_path / "here", file_format="parquet")
    subprocess.run(
        [sys.executable, "-c", FINGERPRINT, str(here), str(tmp_path / "there")],
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )
    assert contents(here) == contents(tmp_path / "there")


def test_what_was_just_drawn_is_written_to_the_same_bytes_as_what_was_checked(
    scan: Quickscan, tmp_path: Path
) -> None:
    plain = scan.with_tables(
        {"professionals": scan.professionals.astype({"wave": "int64", "responded": "bool"})}
    )
    for kind in ("csv", "parquet"):
        checked = write_quickscan(scan, tmp_path / f"checked_{kind}", file_format=kind)
        drawn = write_drawn(plain, tmp_path / f"drawn_{kind}", file_format=kind)
        assert contents(drawn) == contents(checked)


def test_a_table_that_comes_along_is_written_hashed_and_described(
    scan: Quickscan, tmp_path: Path
) -> None:
    more = replace(NEIGHBOURHOODS, name="buurten")
    folder = write_drawn(
        scan, tmp_path / "data", file_format="parquet", more=((more, scan.neighbourhoods),)
    )
    assert pq.read_table(folder / "buurten.parquet").num_rows == len(scan.neighbourhoods)
    assert '"buurten.parquet"' in (folder / "recipe.json").read_text(encoding="utf-8")
    codebook = (folder / "codebook.md").read_text(encoding="utf-8")
    assert codebook.count("| `buurten` | `n_residents` |") == 2
    assert_frame_equal(read_quickscan(folder).answers, scan.answers)


def test_missing_is_null_and_whole_numbers_stay_whole(scan: Quickscan, tmp_path: Path) -> None:
    folder = write_quickscan(scan, tmp_path / "data", file_format="parquet")
    answers = pq.read_table(folder / "answers.parquet")
    assert answers.schema.field("answer").type == pa.int64()
    assert answers.column("answer").to_pylist() == [4, None, None, 5]
    assert pq.read_table(folder / "neighbourhoods.parquet").column("ses_score").null_count == 1


def test_a_damaged_parquet_file_is_said(scan: Quickscan, tmp_path: Path) -> None:
    folder = write_quickscan(scan, tmp_path / "data", file_format="parquet")
    content = (folder / "ties.parquet").read_bytes()
    (folder / "ties.parquet").write_bytes(content[: len(content) // 2])
    with pytest.raises(QuickscanError, match=r"ties\.parquet cannot be read: it is not Parquet"):
        read_quickscan(folder)


def test_a_missing_parquet_table_is_named(scan: Quickscan, tmp_path: Path) -> None:
    folder = write_quickscan(scan, tmp_path / "data", file_format="parquet")
    (folder / "works_in.parquet").unlink()
    with pytest.raises(QuickscanError, match=r"works_in\.parquet is missing"):
        read_quickscan(folder)


def test_a_table_that_somebody_wrote_with_other_types_is_read_and_noted(
    scan: Quickscan, tmp_path: Path
) -> None:
    folder = write_quickscan(scan, tmp_path / "data", file_format="parquet")
    ties = pd.read_parquet(folder / "ties.parquet").astype({"layer": "category", "level": "Int8"})
    ties.to_parquet(folder / "ties.parquet")
    back, notes = read_quickscan_with_notes(folder)
    assert_frame_equal(back.ties, scan.ties)
    assert ["ties.parquet was changed" in note.in_language("en") for note in notes] == [True]


def test_a_wrong_answer_in_parquet_is_said(scan: Quickscan, tmp_path: Path) -> None:
    folder = write_quickscan(scan, tmp_path / "data", file_format="parquet")
    answers = pd.read_parquet(folder / "answers.parquet").assign(answer=[6, None, None, 5])
    answers.to_parquet(folder / "answers.parquet")
    with pytest.raises(QuickscanError, match="sig_1 holds the answer 6; expected one of 1, 2"):
        read_quickscan(folder)


def test_an_unknown_format_is_refused(scan: Quickscan, tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match=r"'excel' is not known\. Known: csv, parquet"):
        write_quickscan(scan, tmp_path / "data", file_format="excel")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_categories_are_written_as_texts_and_missing_stays_missing(tmp_path: Path) -> None:
    table = Table(
        "homes", Bilingual("een huis", "a home"), (text("tenure", "bezit", "tenure"),), ("tenure",)
    )
    values = pd.Categorical(["rent", None, "own", "rent"], categories=["own", "rent", "other"])
    write_parquet(pd.DataFrame({"tenure": values}), table, tmp_path / "homes.parquet")
    back = read_parquet(tmp_path / "homes.parquet")["tenure"]
    assert back.dtype == "str"
    assert back.fillna("nothing").tolist() == ["rent", "nothing", "own", "rent"]
