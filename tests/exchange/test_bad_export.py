"""What does not fit in an export is said with its place and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from small_export import (
    COLUMNS,
    ROWS,
    changed,
    mapping_text,
    notes_of,
    problems_of,
    table_text,
    write_export,
)

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import (
    read_quickscan,
)
from quickscan_sim.language import set_language


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.mark.parametrize("answer", ["A6", "vaak", "6"])
def test_an_answer_that_does_not_exist_is_said_with_its_place(tmp_path: Path, answer: str) -> None:
    path = write_export(tmp_path, rows=changed(1, Q1=answer))
    said = problems_of(path)
    assert f"Row 3, column Q1: '{answer}' is not an answer to this question" in said
    assert "Expected one of nvt, a1, a2, a3, a4, a5" in said


def test_what_people_wrote_is_never_repeated_in_a_sentence(tmp_path: Path) -> None:
    path = write_export(tmp_path, rows=changed(1, Q1="bel mij: fatima@example.nl", ORG="Jan Smit"))
    said = problems_of(path)
    assert "fatima" not in said
    assert "Smit" not in said


def test_a_missing_item_column_is_said_with_the_nearest(tmp_path: Path) -> None:
    path = write_export(tmp_path, ("sig_2: Q2", "sig_2: Q22"))
    assert (
        "export.yaml, line 10: the column Q22 (item sig_2) is not in export.csv. The nearest is Q2"
        in problems_of(path)
    )


def test_an_item_without_column_or_unknown_item_is_said(tmp_path: Path) -> None:
    path = write_export(tmp_path, ("sig_2: Q2", "sig_22: Q2"))
    said = problems_of(path)
    assert "line 10: 'sig_22' does not occur among the items of the questionnaire" in said
    assert "the item sig_2 has no column" in said


def test_the_same_respondent_twice_is_said_with_the_rows(tmp_path: Path) -> None:
    path = write_export(tmp_path, rows=[*ROWS, ROWS[0]])
    assert "The same respondent stands in the rows 2 and 6 (column id, wave 1)" in problems_of(path)


def test_an_organisation_or_wijk_that_is_not_in_the_mapping_is_said(tmp_path: Path) -> None:
    path = write_export(tmp_path, rows=changed(0, ORG="S2", WIJK="N7"))
    said = problems_of(path)
    assert "Row 2, column ORG: 'S2' is not among the organisations of the mapping" in said
    assert "Row 2, column WIJK: 'N7' is not among the neighbourhoods of the mapping" in said


def test_a_sector_that_the_questionnaire_does_not_have_is_said(tmp_path: Path) -> None:
    path = write_export(tmp_path, ("sector: informal", "sector: informl"))
    assert (
        "'informl' does not occur among the sectors of the questionnaire. The nearest is informal"
        in problems_of(path)
    )


def test_naming_the_own_organisation_is_said_or_left_out_as_asked(tmp_path: Path) -> None:
    rows = changed(0, P_S1="Y", N_S1_SIG="4")
    path = write_export(tmp_path, rows=rows)
    assert "Row 2: this person names the own organisation (S1) as a partner" in problems_of(path)
    path = write_export(tmp_path, rows=rows, add="  own_organisation_named: drop\n")
    assert "named their own organisation as a partner: 1." in notes_of(path)
    assert not (read_quickscan(path).ties.eval("organisation_id == partner_id")).any()


def test_no_contact_with_the_own_organisation_says_nothing(tmp_path: Path) -> None:
    path = write_export(tmp_path, rows=changed(0, N_S1_SIG="0"))
    assert "S1" not in set(read_quickscan(path).ties.query("professional_id == 'w1-1'").partner_id)


def test_a_wrong_tick_or_level_is_said(tmp_path: Path) -> None:
    path = write_export(tmp_path, rows=changed(0, P_T1="misschien", N_T1_SIG="9", K_T1="5"))
    said = problems_of(path)
    assert "Row 2, column P[T1]: 'misschien'" in said
    assert "column N[T1_SIG]: '9' is not a code of the partner question. Expected one of 0" in said
    assert "column K[T1]: '5'" in said


def test_at_most_three_sentences_of_a_kind(tmp_path: Path) -> None:
    rows = [{"id": str(n), "ORG": "S1", "Q1": f"B{n}"} for n in range(10)]
    said = problems_of(write_export(tmp_path, rows=rows))
    assert said.count("is not an answer") == 3
    assert "There are 7 more sentences of this kind." in said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_exports_of_a_dutch_excel_are_read(tmp_path: Path, encoding: str, separator: str) -> None:
    plain = read_quickscan(write_export(tmp_path))
    rows = [dict(row) for row in ROWS]
    rows[2]["P[other]"] = "De voedselbank én de bieb"
    rows[0]["N[T1_SIG]"] = "3,0"
    text = table_text(rows, separator).replace("\n", "\r\n")
    (tmp_path / "export.csv").write_bytes(text.encode(encoding))
    again = read_quickscan(tmp_path / "export.csv")
    assert_frame_equal(again.answers, plain.answers)
    assert again.ties["level"].tolist()[:2] == [3, 0]


def test_an_xlsx_gives_the_same_quickscan(tmp_path: Path) -> None:
    by_csv = read_quickscan(write_export(tmp_path))
    book = pd.ExcelWriter(tmp_path / "export.xlsx")
    frame = pd.DataFrame([{name: row.get(name) for name in COLUMNS} for row in ROWS])
    with book:
        frame.assign(id=[1.0, 2.0, 3.0, 4.0]).to_excel(book, sheet_name="antwoorden", index=False)
        pd.DataFrame({"a": [1]}).to_excel(book, sheet_name="uitleg", index=False)
    path = tmp_path / "export.xlsx"
    by_xlsx = read_quickscan(path)
    for name, table in by_csv.tables.items():
        assert_frame_equal(by_xlsx.tables[name], table)
    assert "has 2 sheets; the first (antwoorden) was read" in notes_of(path)
    mapping = tmp_path / "export.yaml"
    mapping.write_text(mapping_text(add="sheet: antwoord\n"))
    assert "has no sheet 'antwoord'. It has: antwoorden, uitleg" in problems_of(path)


def test_a_file_that_is_no_table_is_said(tmp_path: Path) -> None:
    write_export(tmp_path)
    mapping = tmp_path / "export.yaml"
    for name, content, sentence in (
        ("a.docx", b"PK\x03\x04word", "is a Word file"),
        ("a.sav", b"$FL2@(#) SPSS", "is an SPSS file"),
        ("a.png", b"\x89PNG\r\n", "is a picture"),
        ("picture.csv", b"\xff\xd8\xff\xe0", "is a picture"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1", "an old or password-protected Excel"),
        ("zip.csv", b"PK\x03\x04", "is a zip file"),
        ("broken.xlsx", b"PK\x03\x04broken", "cannot be opened as an Excel file"),
        ("empty.csv", b"", "is empty"),
        ("header.csv", b"id,ORG\n", "has column names but no rows"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(QuickscanError, match=sentence):
            read_quickscan(path, mapping)


def test_a_missing_mapping_points_to_check(tmp_path: Path) -> None:
    path = write_export(tmp_path)
    (tmp_path / "export.yaml").unlink()
    assert "'quickscan check export.csv' writes a first one" in problems_of(path)


def test_a_path_that_does_not_exist_is_said(tmp_path: Path) -> None:
    assert "nothing.csv does not exist" in problems_of(tmp_path / "nothing.csv")


def test_nobody_left_is_said(tmp_path: Path) -> None:
    path = write_export(tmp_path, rows=[{"id": "1", "ORG": "S1"}])
    said = problems_of(path)
    assert "Rows without any answer, left out: 1." in said
    assert "No row with answers is left" in said


def test_a_folder_with_an_export_and_its_mapping_may_be_given(tmp_path: Path) -> None:
    write_export(tmp_path)
    assert len(read_quickscan(tmp_path).professionals) == 4


def test_many_respondents_take_time_in_proportion(tmp_path: Path) -> None:
    rows = [dict(ROWS[n % 4], id=str(n)) for n in range(8000)]
    path = write_export(tmp_path, rows=rows)
    mapping = path.with_suffix(".yaml")
    mapping.write_text(re.sub(r", invited: \d+", "", mapping.read_text()))
    assert len(read_quickscan(path).professionals) == 8000
