"""Which data a plan belongs to: a fingerprint of the content of the tables."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from quickscan_sim.advise.plan.model import DataVersion
from quickscan_sim.exchange.recipe import kit_version
from quickscan_sim.tables import QUICKSCAN_TABLES

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.tables import Table

SHOWN = 16
"""Hexadecimal digits: 64 bits tell any two quickscans apart, and can be read out aloud."""
DIGITS = 9
"""Of a number with decimals; a text file and a binary one agree to many more."""


def data_version(reading: Reading) -> DataVersion:
    """The wave that was read, its day, and the fingerprint of its tables.

    The fingerprint is SHA-256 over the declared columns of every table of the quickscan, with its
    rows in a fixed order: the order of rows or columns and the kind of file (CSV, Parquet, an
    export) do not change it; one other answer does.

    Examples
    --------
    >>> from quickscan_sim.parameters import Parameters
    >>> from quickscan_sim.simulate import simulate_quickscan
    >>> from quickscan_sim.advise import summarise_quickscan
    >>> scan, truth = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2))
    >>> version = data_version(summarise_quickscan(scan))
    >>> version.wave, version.measured_on.isoformat(), len(version.fingerprint)
    (1, '2026-03-16', 16)
    """
    scan = reading.scan
    return DataVersion(
        fingerprint=fingerprint(scan.tables),
        wave=scan.waves[-1],
        measured_on=scan.measured_on,
        invented=scan.invented,
        kit_version=kit_version(),
    )


def fingerprint(tables: dict[str, pd.DataFrame]) -> str:
    """Sixteen hexadecimal digits that any change of the content changes.

    Parameters
    ----------
    tables
        By name, as declared in :mod:`quickscan_sim.tables`.
    """
    total = hashlib.sha256()
    for table in QUICKSCAN_TABLES:
        total.update(_hash_of(tables[table.name], table))
    return total.hexdigest()[:SHOWN]


def _hash_of(frame: pd.DataFrame, table: Table) -> bytes:
    import numpy as np

    found = hashlib.sha256(f"{table.name} {len(frame)}".encode())
    # A column that may be absent and is empty means the same when it is not there.
    filled = [one for one in table.column_names if one in frame and frame[one].notna().any()]
    numbered = []
    for name in filled:
        codes, texts = _numbered(frame[name])
        numbered.append(codes)
        found.update("\x1f".join([name, *texts, "\x1e"]).encode())
    if numbered:
        order = np.lexsort(numbered)
        for codes in numbered:
            found.update(codes[order].tobytes())
    return found.digest()


def _numbered(column: pd.Series) -> tuple[np.ndarray, list[str]]:
    """The place of every cell among the different texts, sorted (missing: -1); and those texts."""
    import numpy as np
    import pandas as pd

    codes, values = pd.factorize(column)
    texts = np.array([_text(value) for value in values], dtype=object)
    different, places = np.unique(texts, return_inverse=True)
    return np.append(places, -1).astype("<i4")[codes], list(different)


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.{DIGITS}g}"
    return str(value)
