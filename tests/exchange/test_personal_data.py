"""Data about real people are found, said by their kind, and never copied or shown."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_export import ROWS, mapping_text, table_text, write_export

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import (
    examine_export,
    first_mapping,
    read_quickscan,
    read_quickscan_with_notes,
    write_quickscan,
)
from quickscan_sim.exchange.codes import shown
from quickscan_sim.exchange.personal_data import (
    find_personal_columns,
    is_personal,
    passes_elfproef,
)
from quickscan_sim.language import set_language

PLANTED = {
    "voornaam": ["Fatima", "Joost", "Ngozi", "Wim"],
    "contact": ["fatima@example.nl", "", "", ""],
    "ipaddr": ["192.0.2.17", "192.0.2.18", "", ""],
    "nr": ["111222333", "123456782", "", ""],
    "bel": ["06-12345678", "+31 6 87654321", "", ""],
    "geb": ["1980-04-03", "12-05-1971", "", ""],
    "plek": ["1234 AB", "9876 ZX", "", ""],
    "wie": ["Fatima el Amrani", "Joost van den Berg", "", ""],
    "opm": [
        "Ik ken mevrouw De Wit van hiernaast al heel lang en dat helpt",
        "Wij werken al jaren samen met de huisarts in de straat",
        "",
        "",
    ],
}
KINDS = {
    "voornaam": "name",
    "contact": "email",
    "ipaddr": "ip_address",
    "nr": "bsn",
    "bel": "phone",
    "geb": "birth_date",
    "plek": "address",
    "wie": "name",
    "opm": "free_text",
}


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def planted_rows() -> list[dict[str, str]]:
    return [
        row | {name: cells[number] for name, cells in PLANTED.items()}
        for number, row in enumerate(ROWS)
    ]


def test_each_kind_of_personal_data_is_recognised() -> None:
    assert find_personal_columns(pd.DataFrame(PLANTED)) == KINDS


def test_answers_codes_and_numbers_are_no_personal_data() -> None:
    cells = pd.DataFrame(
        {
            "Q1": ["A1", "A4", "A5"],
            "id": ["1", "2", "3"],
            "ORG": ["S1", "S1", "T2"],
            "submitdate": ["2026-03-10 09:12:44", "2026-03-11 10:00:01", ""],
            "seed": ["1405477733", "601164840", "1209384756"],
            "leeg": ["", "", ""],
        }
    )
    assert find_personal_columns(cells) == {}


@given(st.integers(0, 99_999_999))
def test_the_elfproef_lets_one_check_digit_through(start: int) -> None:
    passing = [digit for digit in range(10) if passes_elfproef(f"{start:08d}{digit}")]
    assert len(passing) <= 1


@given(st.text(max_size=60))
def test_a_shown_cell_is_a_short_single_word(text: str) -> None:
    said = shown(text)
    if isinstance(said, str):
        assert len(text.strip()) <= 20
        assert "@" not in said
        assert not is_personal(text)


def test_nothing_planted_reaches_an_output_or_sentence(tmp_path: Path) -> None:
    path = write_export(tmp_path, rows=planted_rows())
    scan, notes = read_quickscan_with_notes(path)
    write_quickscan(scan, tmp_path / "data")
    check = examine_export(path)
    path.with_suffix(".yaml").rename(tmp_path / "other.yaml")
    blind = examine_export(path)
    said = [*notes, *check.fits, *check.notes, *blind.fits, *blind.problems, *blind.notes]
    texts = [message.in_language(language) for message in said for language in ("nl", "en")]
    texts += [file.read_text("utf-8") for file in (tmp_path / "data").rglob("*") if file.is_file()]
    texts.append(first_mapping(path))
    everything = "\n".join(texts)
    for cells in PLANTED.values():
        for cell in filter(None, cells):
            assert cell not in everything
    for name in PLANTED:
        assert f"The column {name} seems to hold" in everything


@pytest.mark.parametrize("column", ["contact", "nr", "wie", "bel", "roepnaam"])
def test_a_pseudonym_that_says_who_somebody_is_is_refused(tmp_path: Path, column: str) -> None:
    path = write_export(
        tmp_path,
        ("  respondent: id\n", f"  respondent: id\n  link_code: {column}\n"),
        rows=[
            row | {"roepnaam": name}
            for row, name in zip(planted_rows(), PLANTED["voornaam"], strict=True)
        ],
    )
    with pytest.raises(QuickscanError, match=f"the column {column} seems to hold") as found:
        read_quickscan(path)
    for cell in filter(None, PLANTED.get(column, PLANTED["voornaam"])):
        assert cell not in str(found.value)


def test_a_column_with_open_answers_is_no_item(tmp_path: Path) -> None:
    path = write_export(tmp_path, ("sig_2: Q2", "sig_2: opm"), rows=planted_rows())
    with pytest.raises(QuickscanError, match="opm seems to hold open answers, not answers to"):
        read_quickscan(path)


def test_a_wrong_cell_with_personal_data_is_not_shown(tmp_path: Path) -> None:
    rows = [dict(row) for row in ROWS]
    for cell in ("111222333", "0612345678", "1234AB", "jan@example.nl", "Jan de Vries"):
        rows[1]["Q1"] = cell
        (tmp_path / "export.csv").write_text(table_text(rows))
        (tmp_path / "export.yaml").write_text(mapping_text())
        with pytest.raises(QuickscanError) as found:
            read_quickscan(tmp_path / "export.csv")
        assert cell not in str(found.value)
