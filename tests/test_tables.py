"""The declared tables, and what is said about a table that does not fit."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual, set_language
from quickscan_sim.table_checks import check_table, empty_table, with_types
from quickscan_sim.tables import (
    DTYPES,
    NEIGHBOURHOODS,
    ORGANISATIONS,
    PLACE_TABLES,
    QUICKSCAN_TABLES,
    RESULT_TABLES,
    TIES,
    WORKS_IN,
    Column,
    Table,
    describe_tables,
)

ALL_TABLES = (*QUICKSCAN_TABLES, *PLACE_TABLES, *RESULT_TABLES)


@pytest.fixture(autouse=True)
def _english_sentences():
    set_language("en")
    yield
    set_language("nl")


def organisations(**changes: object) -> pd.DataFrame:
    columns = {
        "organisation_id": ["s1", "t1", "h1"],
        "sector": ["school", "team", "housing"],
        "name": ["De Brug", "Team Kade", "Ons Dak"],
        "is_informal": [False, False, False],
        "n_invited": [5, None, 7],
    }
    return pd.DataFrame(columns | changes)


def works_in(share: list[object]) -> pd.DataFrame:
    ids = [f"p{number}" for number in range(len(share))]
    return pd.DataFrame(
        {"professional_id": ids, "wave": 1, "neighbourhood_id": "n1", "share": share}
    )


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_every_column_has_its_meaning_in_both_languages(table: Table) -> None:
    meanings = [table.row, *(column.meaning for column in table.columns)]
    assert all(isinstance(meaning, Bilingual) for meaning in meanings)
    assert [one for one in meanings if not one.nl.strip() or not one.en.strip()] == []


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_the_key_of_a_table_exists_and_no_column_occurs_twice(table: Table) -> None:
    assert set(table.key) <= set(table.column_names)
    assert len(set(table.column_names)) == len(table.columns)


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_an_empty_table_has_the_declared_types_and_passes_its_own_check(table: Table) -> None:
    empty = check_table(empty_table(table), table)
    assert list(empty.columns) == table.column_names
    assert [str(kind) for kind in empty.dtypes] == [DTYPES[one.kind] for one in table.columns]


def test_a_table_gets_the_declared_types_and_keeps_extra_columns_at_the_end() -> None:
    frame = organisations(extra=[1, 2, 3])[
        ["extra", "name", "sector", "organisation_id", "n_invited", "is_informal"]
    ]
    typed = check_table(frame, ORGANISATIONS)
    assert list(typed.columns) == [*ORGANISATIONS.column_names, "extra"]
    assert str(typed["n_invited"].dtype) == "Int64"
    assert typed["n_invited"].isna().tolist() == [False, True, False]
    assert "extra" in frame.columns[:1], "the given frame is left as it was"


def test_a_column_that_may_be_missing_is_added_empty() -> None:
    typed = with_types(organisations().drop(columns="n_invited"), ORGANISATIONS)
    assert typed["n_invited"].isna().all()


def test_a_missing_column_is_named_with_its_meaning_and_what_was_found() -> None:
    frame = organisations().drop(columns=["sector", "is_informal"])
    with pytest.raises(QuickscanError) as caught:
        check_table(frame, ORGANISATIONS)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("The table organisations has no column sector (sector, see")
    assert lines[1].startswith("The table organisations has no column is_informal")
    assert "Found: organisation_id, name, n_invited." in lines[0]


@pytest.mark.parametrize(
    ("column", "values", "sentence"),
    [
        ("n_invited", [5, "veel", 7], "row 2: the column n_invited holds 'veel'; expected a whole"),
        ("n_invited", [5, 2.5, 7], r"row 2: the column n_invited holds '2\.5'; expected a whole"),
        ("is_informal", [False, True, "soms"], "row 3: the column is_informal holds 'soms'"),
        ("n_invited", [5, 6, -1], "row 3: the column n_invited holds -1; expected 0 or more"),
        (
            "sector",
            ["school", None, "team"],
            "row 2: the column sector holds nothing; expected a value",
        ),
    ],
)
def test_a_wrong_cell_is_named_with_its_row_and_what_was_expected(
    column: str, values: list[object], sentence: str
) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        check_table(organisations(**{column: values}), ORGANISATIONS)


def test_the_row_that_is_blamed_is_the_row_that_is_wrong() -> None:
    with pytest.raises(QuickscanError, match=r"row 3: the column share holds 'half'"):
        check_table(works_in([0.5, 0.25, "half"]), WORKS_IN)


def test_a_value_outside_its_range_names_the_range() -> None:
    with pytest.raises(QuickscanError, match=r"holds 1\.2; expected a value from 0 to 1"):
        check_table(works_in([0.5, 1.2]), WORKS_IN)


def test_a_value_that_is_not_allowed_names_what_is() -> None:
    frame = pd.DataFrame({"neighbourhood_id": ["n1"], "name": ["Kade"], "income_group": ["some"]})
    with pytest.raises(QuickscanError, match="holds some; expected one of few, many"):
        check_table(frame, NEIGHBOURHOODS)


def test_a_double_key_is_shown_in_full() -> None:
    with pytest.raises(QuickscanError, match="organisation_id s1 occurs more than once"):
        check_table(organisations(organisation_id=["s1", "t1", "s1"]), ORGANISATIONS)


def test_an_empty_cell_in_a_key_is_no_double_key() -> None:
    with pytest.raises(QuickscanError) as said:
        check_table(organisations(organisation_id=["s1", None, None]), ORGANISATIONS)
    assert "holds nothing" in str(said.value)
    assert "more than once" not in str(said.value)


def test_the_file_is_named_when_it_is_known() -> None:
    with pytest.raises(QuickscanError, match=r"Table organisations \(data/2026\)"):
        check_table(organisations(organisation_id=["s1", "t1", "s1"]), ORGANISATIONS, "data/2026")


def test_yes_and_no_may_come_as_words_or_digits() -> None:
    typed = check_table(organisations(is_informal=["True", "false", "1"]), ORGANISATIONS)
    assert typed["is_informal"].tolist() == [True, False, True]


def test_the_codebook_has_a_row_for_every_column_in_both_languages() -> None:
    for language, head in (("nl", "| tabel | kolom"), ("en", "| table | column")):
        lines = describe_tables(ALL_TABLES, language).splitlines()
        assert lines[0].startswith(head)
        assert len(lines) == 2 + sum(len(table.columns) for table in ALL_TABLES)


def test_the_codebook_marks_what_may_be_empty_and_lists_what_is_allowed() -> None:
    lines = describe_tables([TIES, NEIGHBOURHOODS], "en").splitlines()
    by_column = {line.split("`")[3]: line for line in lines[2:]}
    assert by_column["quality"].endswith("| *|")
    assert by_column["layer"].endswith("| |")
    assert "few, many" in by_column["income_group"]
    assert "number (0-1)" in by_column["p_low_income"]


def test_a_column_without_limits_is_optional_to_describe() -> None:
    plain = Table("t", Bilingual("r", "r"), (Column("c", "text", Bilingual("k", "c")),), ("c",))
    assert describe_tables([plain], "nl").splitlines()[2] == "| `t` | `c` | text | k | |"
