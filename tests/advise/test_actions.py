"""The library is read with care; what does not fit gets a sentence with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from advise.scans import OWN

from quickscan_sim.advise import load_actions
from quickscan_sim.advise.actions import LIBRARY
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.questionnaire import load_questionnaire

ANY_ACTION = load_actions()[0]
ROWS = list(csv.DictReader(io.StringIO(LIBRARY.read_text(encoding="utf-8"))))


@pytest.fixture
def english() -> Iterator[None]:
    """Error sentences in English."""
    set_language("en")
    yield
    set_language("nl")


def test_the_library_of_the_kit_loads_in_the_order_of_the_file() -> None:
    assert [one.action_id for one in load_actions()] == [row["action_id"] for row in ROWS]
    assert load_actions(LIBRARY) == load_actions()


def written(
    folder: Path,
    rows: list[dict[str, str]],
    *,
    separator: str = ",",
    encoding: str = "utf-8",
    columns: list[str] | None = None,
) -> Path:
    """The rows as somebody saves them."""
    path = folder / "actions.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        names = columns or list(ROWS[0])
        writer = csv.DictWriter(file, names, delimiter=separator, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def changed(place: int, **cells: str) -> list[dict[str, str]]:
    """The first three actions, with some cells of one (0, 1 or 2) changed."""
    return [row | cells if place == number else row for number, row in enumerate(ROWS[:3])]


@pytest.mark.parametrize(
    ("place", "cells", "sentence"),
    [
        (1, {"text_en": ""}, r"Line 3 of .* has nothing in the column text_en\. Every action is"),
        (2, {"mechanism_nl": " "}, r"Line 4 of .* has nothing in the column mechanism_nl"),
        (0, {"source": ""}, r"Line 2 of .*: the column source is empty"),
        (0, {"action_id": ""}, r"Line 2 of .*: the column action_id is empty"),
        (0, {"for_kind": ""}, r"Line 2 of .*: the column for_kind is empty"),
        (1, {"theme": "signalern"}, r"Line 3 .* 'signalern' in the column theme\. Is signaleren"),
        (1, {"for_kind": "need no_tye"}, r"Line 3 .* 'no_tye' in the column for_kind\. Is no_tie"),
        (1, {"sector": "housing schol"}, r"Line 3 .* 'schol' in the column sector"),
        (1, {"effort": "tiny"}, r"'tiny' in the column effort; expected one of small, medium, lar"),
        (1, {"lever": "families"}, r"Line 3 .* 'families' in the column lever"),
        (1, {"features": "early cheap"}, r"Line 3 .* 'cheap' in the column features"),
        (1, {"confidence": "A"}, r"Line 3 .* 'A' in the column confidence; expected one of H, M"),
        (1, {"intervention": "contact_persn"}, r"'contact_persn' .* Is contact_person meant"),
        (2, {"action_id": ROWS[0]["action_id"]}, r"Line 4 .* stands in line 2 already"),
    ],
)
def test_a_cell_that_does_not_fit_gets_a_sentence_with_its_line(
    tmp_path: Path, english: None, place: int, cells: dict[str, str], sentence: str
) -> None:
    path = written(tmp_path, changed(place, **cells))
    before = path.read_bytes()
    with pytest.raises(QuickscanError, match=sentence):
        load_actions(path)
    assert path.read_bytes() == before


def test_the_line_is_that_of_the_file_also_after_empty_rows_and_texts_of_two_lines(
    tmp_path: Path, english: None
) -> None:
    """Heading 1; action one 2-3, for its text has a line end; empty rows 4-5; action two 6."""
    first = ROWS[0] | {"text_nl": "Eén\nregel."}
    empty = dict.fromkeys(ROWS[0], "")
    path = written(tmp_path, [first, empty, empty, ROWS[1] | {"effort": "tiny"}])
    with pytest.raises(QuickscanError, match=r"^Line 6 of "):
        load_actions(path)


def test_everything_that_does_not_fit_is_said_at_once_and_what_is_too_much_is_counted(
    tmp_path: Path, english: None
) -> None:
    path = written(tmp_path, [row | {"effort": "tiny"} for row in ROWS[:20]])
    with pytest.raises(QuickscanError) as caught:
        load_actions(path)
    said = str(caught.value).splitlines()
    assert len(said) == 13
    assert said[-1] == "There are 8 more such places in this file."


@pytest.mark.parametrize("column", ["text_en", "mechanism_nl", "lever", "source"])
def test_a_missing_column_is_named(tmp_path: Path, english: None, column: str) -> None:
    columns = [name for name in ROWS[0] if name != column]
    with pytest.raises(QuickscanError, match=f"Line 1 of .* has no column {column}"):
        load_actions(written(tmp_path, ROWS[:3], columns=columns))


def test_a_column_with_a_typing_error_is_recognised(tmp_path: Path, english: None) -> None:
    path = written(tmp_path, ROWS[:3])
    text = path.read_text(encoding="utf-8").replace("mechanism_nl", "mecanism_nl", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuickscanError, match=r"no column mechanism_nl\. Is mecanism_nl meant\?"):
        load_actions(path)


def test_a_blank_file_and_one_without_actions_get_a_sentence(tmp_path: Path, english: None) -> None:
    blank = tmp_path / "blank.csv"
    blank.write_text("\n\n", encoding="utf-8")
    with pytest.raises(QuickscanError, match="is empty"):
        load_actions(blank)
    with pytest.raises(QuickscanError, match="has column names and no actions"):
        load_actions(written(tmp_path, []))
    with pytest.raises(QuickscanError, match="does not exist"):
        load_actions(tmp_path / "nowhere.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_file_saved_by_a_dutch_spreadsheet_reads_the_same(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = written(tmp_path, ROWS, separator=separator, encoding=encoding)
    assert load_actions(path) == load_actions()


def test_an_own_library_may_name_the_themes_and_sectors_of_its_own_questionnaire(
    tmp_path: Path, english: None
) -> None:
    path = written(tmp_path, changed(0, theme="herkennen", sector="library volunteers"))
    with pytest.raises(QuickscanError, match="'herkennen' in the column theme"):
        load_actions(path)
    rows = [row | {"theme": "*", "sector": "*"} for row in ROWS[1:3]]
    path = written(
        tmp_path, [ROWS[0] | {"theme": "herkennen", "sector": "library volunteers"}, *rows]
    )
    actions = load_actions(path, load_questionnaire(OWN))
    assert actions[0].theme == "herkennen"
    assert actions[0].sectors == ("library", "volunteers")


def test_the_first_step_says_within_how_many_weeks() -> None:
    assert ANY_ACTION.weeks_to_first_step == 4
    vague = replace(ANY_ACTION, first_step=replace(ANY_ACTION.first_step, nl="Begin snel."))
    assert vague.weeks_to_first_step is None
