"""The catalogue holds the 62 entries, and a fault in it is named with a sentence."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.teach.answers import answer_function, records, waves
from quickscan_sim.teach.misconceptions import load_misconceptions, misconception
from quickscan_sim.teach.misconceptions.catalogue import CATALOGUE
from quickscan_sim.teach.misconceptions.discussion_points import load_discussion_points

N_OF = {"S": 8, "R": 6, "C": 7, "N": 8, "P": 7, "H": 6, "I": 8, "G": 5, "L": 2, "E": 5}


@pytest.fixture
def table() -> pd.DataFrame:
    return read_delimited(CATALOGUE).head(4)


@pytest.fixture
def _english() -> object:
    set_language("en")
    yield None
    set_language("nl")


def refused(table: pd.DataFrame, folder: Path) -> str:
    file = folder / "catalogue.csv"
    table.to_csv(file, index=False)
    with pytest.raises(QuickscanError) as refusal:
        load_misconceptions(file)
    return str(refusal.value)


def test_the_catalogue_holds_the_62_entries_in_order() -> None:
    expected = [f"MV-{kind}{number}" for kind, n in N_OF.items() for number in range(1, n + 1)]
    assert [one.misconception_id for one in load_misconceptions()] == expected
    assert len(expected) == 62


def test_points_to_discuss_are_no_entries_of_the_catalogue() -> None:
    known = {one.misconception_id for one in load_misconceptions()}
    assert known.isdisjoint(point.misconception_id for point in load_discussion_points())


def test_every_entry_that_a_number_gives_away_names_a_computation_that_exists() -> None:
    for one in load_misconceptions():
        assert bool(one.computation) == ("number" in one.detection), one.misconception_id
        name = one.computation.partition(" ")[0]
        if name and not any(hasattr(room, name) for room in (records, waves)):
            assert callable(answer_function(name)), one.misconception_id


def test_no_two_entries_think_or_explain_the_same() -> None:
    for part in ("statement", "shows_as", "explanation", "hints"):
        texts = [str(getattr(one, part)) for one in load_misconceptions()]
        assert len(set(texts)) == len(texts), part


@pytest.mark.usefixtures("_english")
def test_an_unknown_misconception_comes_with_the_nearest() -> None:
    with pytest.raises(QuickscanError, match="'MVS1'; the nearest is MV-S1"):
        misconception("MVS1")


@pytest.mark.usefixtures("_english")
def test_a_double_id_is_named(table: pd.DataFrame, tmp_path: Path) -> None:
    table.loc[1, "misconception_id"] = "MV-S1"
    assert "holds 'MV-S1' 2 times" in refused(table, tmp_path)


@pytest.mark.usefixtures("_english")
def test_a_text_without_its_twin_is_named(table: pd.DataFrame, tmp_path: Path) -> None:
    table.loc[2, "hint_2_en"] = " "
    found = refused(table, tmp_path)
    assert found == "Misconception MV-S3 has no text in the column hint_2_en."


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("column", "value"),
    [("module", "M12"), ("modules_also", "M1 X"), ("detection", "guess"), ("detection", "")],
)
def test_a_word_that_is_not_known_is_named_with_the_choices(
    table: pd.DataFrame, tmp_path: Path, column: str, value: str
) -> None:
    table.loc[0, column] = value
    found = refused(table, tmp_path)
    assert f"in the column {column}; choose from" in found
    assert "MV-S1" in found


@pytest.mark.usefixtures("_english")
def test_everything_that_is_wrong_is_named_at_once(table: pd.DataFrame, tmp_path: Path) -> None:
    table.loc[0, "misconception_id"] = "S1"
    table.loc[3, "module"] = ""
    assert len(refused(table, tmp_path).splitlines()) == 2


@pytest.mark.usefixtures("_english")
def test_a_missing_column_is_named(table: pd.DataFrame, tmp_path: Path) -> None:
    found = refused(table.drop(columns=["hint_3_nl"]), tmp_path)
    assert "lacks the column hint_3_nl" in found
