"""One table as a Parquet file: small, typed, and the same bytes whenever it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
from quickscan_sim.tables import Kind, Table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

ARROW_TYPES: dict[Kind, str] = {
    "text": "string",
    "integer": "int64",
    "number": "float64",
    "yes_no": "bool",
}
"""Arrow's names for the kinds of columns; missing is null in each."""


def write_parquet(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """The declared columns of a table as Parquet (zstd, dictionaries), missing as null.

    The file holds no day, no index and no pandas notes: equal tables give equal bytes with one
    version of pyarrow.
    """
    import pyarrow.parquet as pq

    pq.write_table(
        _to_arrow(frame, table),
        path,
        compression="zstd",
        use_dictionary=True,
        store_schema=False,
        version="2.6",
    )


def read_parquet(path: Path) -> pd.DataFrame:
    """The table in a Parquet file, with missing values as NA and whole numbers as whole numbers.

    Raises
    ------
    QuickscanError
        When the file is not Parquet.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            content = file.read()
    except (pa.ArrowInvalid, OSError) as problem:
        raise QuickscanError(
            "The file {file} cannot be read: it is not Parquet, or it is damaged ({reason}). Put "
            "back the file that the kit wrote.",
            file=path,
            reason=str(problem).splitlines()[0],
        ) from None
    frame: pd.DataFrame = content.to_pandas(types_mapper=_nullable)
    return frame


def n_rows_of(path: Path) -> int:
    """The number of rows in a Parquet file, from its last bytes only."""
    import pyarrow.parquet as pq

    return int(pq.read_metadata(path).num_rows)


def _to_arrow(frame: pd.DataFrame, table: Table) -> pa.Table:
    import pyarrow as pa

    columns = {}
    for column in table.columns:
        kind = pa.type_for_alias(ARROW_TYPES[column.kind])
        if column.name in frame:
            columns[column.name] = _column(frame[column.name], kind)
        else:
            columns[column.name] = pa.nulls(len(frame), kind)
    return pa.table(columns)


def _column(values: pd.Series, kind: pa.DataType) -> pa.Array:
    import pandas as pd
    import pyarrow as pa

    if not isinstance(values.dtype, pd.CategoricalDtype):
        return pa.array(values.array, kind, from_pandas=True)
    # Parquet keeps these codes as they are; through texts it would take ten times as long.
    codes = values.cat.codes.to_numpy()
    words = pa.array(values.cat.categories, kind)
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), words)


def _nullable(kind: pa.DataType) -> object:
    """The pandas type that keeps a missing value missing; None leaves it to pyarrow."""
    import pandas as pd
    import pyarrow as pa

    if pa.types.is_integer(kind):
        return pd.Int64Dtype()
    return pd.BooleanDtype() if pa.types.is_boolean(kind) else None
