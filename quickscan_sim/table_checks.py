"""Check a table that comes in against its declaration, and give it the declared types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.tables import DTYPES, Column, Kind, Table

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa


def empty_table(table: Table) -> pd.DataFrame:
    """A table of the declared columns and types, without rows."""
    import pandas as pd

    return pd.DataFrame(
        {column.name: pd.Series([], dtype=DTYPES[column.kind]) for column in table.columns}
    )


def with_types(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The frame with the declared columns first, in order, each with its declared type.

    Parameters
    ----------
    frame
        Holds at least the columns that may not be missing; columns that may be missing and are
        absent are added, empty. Columns that are not declared are kept at the end.

    Raises
    ------
    QuickscanError
        When a value cannot be read as the declared type, or a needed column is absent.
    """
    import pandas as pd

    _check_columns(frame, table)
    columns: dict[str, pd.Series] = {}
    for column in table.columns:
        if column.name not in frame:
            columns[column.name] = pd.Series(index=frame.index, dtype=DTYPES[column.kind])
        else:
            columns[column.name] = _with_type(frame[column.name], column, table)
    others = {name: frame[name] for name in frame.columns if name not in columns}
    return pd.DataFrame(columns | others, index=frame.index)


def check_table(frame: pd.DataFrame, table: Table, where: str = "") -> pd.DataFrame:
    """The frame with declared types; raises with a sentence for each thing that is wrong.

    Parameters
    ----------
    where
        The file or folder the frame came from, named in the sentences.
    """
    import pandera.errors

    typed = with_types(frame, table)
    problems = _double_keys(typed, table, where)
    try:
        _schema(table).validate(typed, lazy=True)
    except pandera.errors.SchemaErrors as found:
        problems += _sentences(found.failure_cases, typed, table, where)
    if problems:
        raise QuickscanError.of(problems)
    return typed


def _with_type(values: pd.Series, column: Column, table: Table) -> pd.Series:
    import pandas as pd

    if column.kind == "text":
        return values.astype("str").where(values.notna(), pd.NA)
    if column.kind == "yes_no" and values.dtype != "boolean":
        values = values.map(_yes_or_no, na_action="ignore")
    try:
        if column.kind in ("integer", "number"):
            values = pd.to_numeric(values)
        return values.astype(DTYPES[column.kind])  # type: ignore[call-overload,no-any-return]
    except (TypeError, ValueError):
        raise _wrong_kind(values, column, table) from None


def _yes_or_no(value: object) -> object:
    words = {"true": True, "1": True, "1.0": True, "false": False, "0": False, "0.0": False}
    return words.get(str(value).lower(), value)


KIND_NAMES: dict[Kind, Bilingual] = {
    "text": Bilingual("tekst", "text"),
    "integer": Bilingual("een heel getal", "a whole number"),
    "number": Bilingual("een getal", "a number"),
    "yes_no": Bilingual("True of False", "True or False"),
}


def _wrong_kind(values: pd.Series, column: Column, table: Table) -> QuickscanError:
    import pandas as pd

    if column.kind == "yes_no":
        wrong = values.notna() & ~values.map(lambda value: isinstance(value, bool))
    else:
        numbers = pd.to_numeric(values, errors="coerce")
        is_broken = (numbers != numbers.round()) & (column.kind == "integer")
        wrong = values.notna() & (numbers.isna() | is_broken)
    row = int(wrong.to_numpy().argmax())
    return QuickscanError(
        "Table {table}, row {row}: the column {column} holds {value}; expected {kind}. "
        "Correct this cell.",
        table=table.name,
        row=row + 1,
        column=column.name,
        value=repr(str(values.iloc[row])),
        kind=KIND_NAMES[column.kind],
    )


def _check_columns(frame: pd.DataFrame, table: Table) -> None:
    missing = [
        column.name
        for column in table.columns
        if column.name not in frame and not column.may_be_missing
    ]
    if missing:
        raise QuickscanError.of(
            Message(
                "The table {table} has no column {column} ({meaning}). Found: {found}.",
                table=table.name,
                column=name,
                meaning=table.column(name).meaning,
                found=", ".join(map(str, frame.columns)),
            )
            for name in missing
        )


def _schema(table: Table) -> pa.DataFrameSchema:
    import pandera.pandas as pa

    def checks(column: Column) -> list[pa.Check]:
        found = []
        if column.allowed:
            found.append(pa.Check.isin(list(column.allowed)))
        if column.low is not None:
            found.append(pa.Check.ge(column.low))
        if column.high is not None:
            found.append(pa.Check.le(column.high))
        return found

    return pa.DataFrameSchema(
        {
            column.name: pa.Column(checks=checks(column), nullable=column.may_be_missing)
            for column in table.columns
        }
    )


def _double_keys(frame: pd.DataFrame, table: Table, where: str) -> list[Message]:
    # A key with an empty cell is no double: the empty cell is told of by itself.
    double = frame.duplicated(list(table.key)) & frame[list(table.key)].notna().all(axis=1)
    doubles = frame.loc[double, list(table.key)].head(3)
    return [
        Message(
            "Table {table}{where}: {key} occurs more than once. Keep one row of it.",
            table=table.name,
            where=f" ({where})" if where else "",
            key=", ".join(f"{name} {row[name]}" for name in table.key),
        )
        for _, row in doubles.iterrows()
    ]


def _sentences(
    failures: pd.DataFrame, frame: pd.DataFrame, table: Table, where: str
) -> list[Message]:
    import pandas as pd

    first_of_each = failures.drop_duplicates(["column", "check"])
    return [
        Message(
            "Table {table}{where}, row {row}: the column {column} holds {value}; expected "
            "{expected}. Correct this cell.",
            table=table.name,
            where=f" ({where})" if where else "",
            row=1 + list(frame.index).index(failure["index"]),
            column=failure["column"],
            value=Message("nothing")
            if pd.isna(failure["failure_case"])
            else failure["failure_case"],
            expected=_expected(table.column(failure["column"])),
        )
        for failure in first_of_each.to_dict("records")
    ]


def _expected(column: Column) -> Message:
    if column.allowed:
        return Message("one of {allowed}", allowed=", ".join(map(str, column.allowed)))
    if column.low is not None and column.high is not None:
        return Message("a value from {low} to {high}", low=column.low, high=column.high)
    if column.low is not None:
        return Message("{low} or more", low=column.low)
    return Message("a value")
