"""A CSV reads the same however people saved it; what is no table gets a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.delimited import line_numbers, read_delimited
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language

TABLE = "naam;aantal\nKafé De Brug;3\n"


@pytest.fixture(autouse=True)
def _english_sentences():
    set_language("en")
    yield
    set_language("nl")


def saved(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_comma_semicolon_and_tab_are_found_out(tmp_path: Path, separator: str) -> None:
    read = read_delimited(saved(tmp_path, TABLE.replace(";", separator)))
    assert list(read.columns) == ["naam", "aantal"]
    assert read["aantal"].tolist() == ["3"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_with_accents_survive_every_way_of_saving(tmp_path: Path, encoding: str) -> None:
    read = read_delimited(saved(tmp_path, TABLE, encoding))
    assert read["naam"].tolist() == ["Kafé De Brug"]
    assert read.columns[0] == "naam"


def test_a_comma_inside_a_quoted_heading_is_no_separator(tmp_path: Path) -> None:
    read = read_delimited(saved(tmp_path, '"Wat, waar, wie?";code\n"ja, soms";7\n'))
    assert list(read.columns) == ["Wat, waar, wie?", "code"]
    assert read.iloc[0].tolist() == ["ja, soms", "7"]


def test_separators_at_the_end_of_rows_make_no_columns(tmp_path: Path) -> None:
    read = read_delimited(saved(tmp_path, "a;b;;\n1;2;;\n3;;;\n"))
    assert list(read.columns) == ["a", "b"]
    assert read.to_numpy().tolist() == [["1", "2"], ["3", ""]]


def test_empty_rows_are_skipped_and_short_rows_are_filled_up(tmp_path: Path) -> None:
    read = read_delimited(saved(tmp_path, "a,b\n\n1,2\n,\n3\n"))
    assert read.to_numpy().tolist() == [["1", "2"], ["3", ""]]


def test_a_quoted_cell_may_hold_a_new_line_a_separator_and_quotes(tmp_path: Path) -> None:
    read = read_delimited(saved(tmp_path, 'a,b\n"een\ntwee, ""drie""",4\n'))
    assert read.to_numpy().tolist() == [['een\ntwee, "drie"', "4"]]


def test_cells_stay_text_as_typed(tmp_path: Path) -> None:
    read = read_delimited(saved(tmp_path, "a;b;c\n007;3,5;NA\n"))
    assert read.iloc[0].tolist() == ["007", "3,5", "NA"]


@pytest.mark.parametrize("content", ["", "\n\n", " ;  ; \n", "\ufeff"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: str) -> None:
    with pytest.raises(QuickscanError, match=r"table\.csv is empty\. A table with column names"):
        read_delimited(saved(tmp_path, content))


def test_a_heading_that_occurs_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="names the column b more than once"):
        read_delimited(saved(tmp_path, "a,b,b\n1,2,3\n"))


def test_a_row_with_too_many_cells_says_which_row(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match=r"Row 3 of .* has 3 cells, but .* names 2 columns"):
        read_delimited(saved(tmp_path, "a,b\n1,2\n3,4,5\n"))


def test_a_file_that_does_not_exist_and_a_folder_each_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match=r"gone\.csv does not exist"):
        read_delimited(tmp_path / "gone.csv")
    with pytest.raises(QuickscanError, match="cannot be read"):
        read_delimited(tmp_path)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x14\x00\x06\x00\x08\x00", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"]
)
def test_a_workbook_or_picture_is_no_text_table(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(QuickscanError, match=r"is not a text table. Save it as CSV"):
        read_delimited(saved(tmp_path, content))


def table_or_sentence(path: Path) -> bool:
    """Whether reading gives a table with columns, or an error that names the file."""
    try:
        return len(read_delimited(path).columns) >= 1
    except QuickscanError as problem:
        return str(path) in str(problem)


@given(content=st.binary(max_size=60))
def test_no_bytes_at_all_give_anything_but_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = saved(tmp_path_factory.mktemp("bytes"), content)
    assert table_or_sentence(path)


@given(start=st.sampled_from([b"\xff\xfe", b"\xfe\xff"]), content=st.binary(max_size=9))
def test_half_a_utf_16_file_is_no_crash(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, content: bytes
) -> None:
    path = saved(tmp_path_factory.mktemp("half"), start + content)
    assert table_or_sentence(path)


def test_the_line_of_a_row_counts_empty_rows_and_line_ends_inside_a_text(tmp_path: Path) -> None:
    """Heading 1; a row with a text of two lines 2-3; an empty row 4; a row 5."""
    table = saved(tmp_path, 'naam;aantal\n"twee\nregels";1\n;\nDe Brug;3\n')
    assert line_numbers(table) == [1, 2, 5]


@given(st.text(alphabet='ab",; \n\r', max_size=40))
def test_every_row_that_is_read_has_a_line(
    tmp_path_factory: pytest.TempPathFactory, body: str
) -> None:
    path = tmp_path_factory.mktemp("rows") / "table.csv"
    path.write_text(f"x,y,z\n{body}", encoding="utf-8", newline="")
    try:
        table = read_delimited(path)
    except QuickscanError:
        return
    assert len(line_numbers(path)) == len(table) + 1
