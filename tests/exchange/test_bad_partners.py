"""A partner question that does not fit is told with where, what was found and the nearest."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_export import ROWS, changed, notes_of, problems_of, write_export

from quickscan_sim.exchange import read_quickscan

TABLE = """\
partners:
  table: ties.csv
  columns: {respondent: who, partner: whom, layer: theme, level: how}
"""


def with_ties(folder: Path, *lines: str) -> Path:
    """The export with the partner question as a separate file."""
    path = write_export(folder)
    mapping = path.with_suffix(".yaml")
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text[: text.index("partners:")] + TABLE, encoding="utf-8")
    (folder / "ties.csv").write_text("\n".join(["who,whom,theme,how", *lines]) + "\n")
    return path


def test_a_column_of_a_partner_that_is_not_in_the_list_is_said_with_the_nearest(
    tmp_path: Path,
) -> None:
    rows = [dict(row) for row in ROWS]
    rows[0]["P[T11]"] = "Y"
    said = notes_of(write_export(tmp_path, rows=rows))
    assert "The column P[T11] was not read: 'T11' is no organisation of the mapping" in said
    assert "(filled cells: 1). The nearest is T1." in said


def test_a_column_of_an_unknown_theme_is_said(tmp_path: Path) -> None:
    rows = [dict(row) for row in ROWS]
    rows[0]["N[T1_SIGN]"] = "3"
    said = notes_of(write_export(tmp_path, rows=rows))
    assert "The column N[T1_SIGN] was not read: 'SIGN' is no theme under layers" in said
    assert "The nearest is SIG." in said


def test_an_empty_column_that_is_not_in_the_list_is_no_trouble(tmp_path: Path) -> None:
    rows = [dict(row) | {"P[T11]": ""} for row in ROWS]
    assert "was not read" not in notes_of(write_export(tmp_path, rows=rows))


def test_a_partner_in_a_file_of_ties_that_is_not_in_the_list_gets_the_nearest(
    tmp_path: Path,
) -> None:
    said = problems_of(with_ties(tmp_path, "1,T11,signaleren,3"))
    assert "Row 2 of ties.csv: 'T11' is not known as partner." in said
    assert "one of the 3 codes; the nearest is t1" in said


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("1,S1,signaleren,3", "Row 2: this person names the own organisation (S1)"),
        ("1,T1,,3", "(nothing) is not known as layer|'' is not known as layer"),
        ("1,T1,signaleren,9", "'9' is not known as level"),
    ],
)
def test_a_wrong_row_of_ties_is_said(tmp_path: Path, line: str, sentence: str) -> None:
    said = problems_of(with_ties(tmp_path, line))
    assert any(part in said for part in sentence.split("|")), said


def test_the_same_tie_twice_is_said(tmp_path: Path) -> None:
    said = problems_of(with_ties(tmp_path, "1,T1,signaleren,3", "1,T1,signaleren,4"))
    assert "Row 3 of ties.csv names the same partner and theme as an earlier row" in said


def test_a_form_on_which_nobody_named_anybody_is_said(tmp_path: Path) -> None:
    rows = [
        {name: ("0" if name.startswith("N[") else cell) for name, cell in row.items()}
        for row in changed(0, P_T1="N")
    ]
    for row in rows:
        row.pop("P[S1]", None)
        row.pop("P[other]", None)
    said = notes_of(write_export(tmp_path, rows=rows))
    assert "filled in the question about partners, and nobody named a partner" in said


def test_a_partner_question_that_nobody_touched_is_said(tmp_path: Path) -> None:
    kept = ("id", "submitdate", "ORG", "WIJK", "Q1", "Q2")
    rows = [{name: cell for name, cell in row.items() if name in kept} for row in ROWS]
    said = notes_of(write_export(tmp_path, rows=rows))
    assert "Nobody filled in the question about partners (4 people" in said


def test_the_switch_for_names_stands_in_the_mapping(tmp_path: Path) -> None:
    assert not read_quickscan(write_export(tmp_path)).ties_announced
    announced = ("municipality: Dovenbrug", "municipality: Dovenbrug\nties_announced: ja")
    assert read_quickscan(write_export(tmp_path, announced)).ties_announced
    wrong = ("municipality: Dovenbrug", "municipality: Dovenbrug\nties_announced: misschien")
    said = problems_of(write_export(tmp_path, wrong))
    assert "ties_announced is 'misschien'; expected yes or no" in said
