"""The number of a finding, computed again from the table it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from quickscan_sim.advise.findings.finding import Finding, Origin
from quickscan_sim.advise.naming import is_named
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.errors import QuickscanError

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading


OF_TIES = ("gaps", "tie_readings")
"""Tables that hold less where organisations are not named."""


def recompute(finding: Finding, reading: Reading, named: bool | None = None) -> float:
    """The number of a finding, looked up again in the tables of a reading.

    Read the data folder, summarise it, and this gives the very number that the report tells.

    Parameters
    ----------
    finding
        From :func:`~quickscan_sim.advise.collect_findings`, of this reading or of another one of
        the same data.
    reading
        From :func:`~quickscan_sim.advise.summarise_quickscan`.
    named
        As given to ``collect_findings``: where organisations are not named, less is shown. For
        many findings of real data, take that out once with
        :func:`~quickscan_sim.advise.sharing.shareable`.

    Returns
    -------
    float
        In the unit of ``finding.value``.

    Raises
    ------
    QuickscanError
        When the finding has no origin, or this reading has no such row.

    Examples
    --------
    >>> from quickscan_sim.advise import collect_findings, summarise_quickscan
    >>> from quickscan_sim.parameters import Parameters
    >>> from quickscan_sim.simulate import simulate_quickscan
    >>> scan, _ = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2))
    >>> reading = summarise_quickscan(scan)
    >>> first = collect_findings(reading)[0]
    >>> recompute(first, reading) == first.value
    True
    """
    origin, rows = _rows(finding, reading, named)
    values = rows[origin.column].to_numpy(float, na_value=np.nan)
    if origin.weight:
        weights = rows[origin.weight].to_numpy(float, na_value=0.0)
        return float(np.where(weights > 0, values * weights, 0.0).sum() / weights.sum())
    if origin.over:
        return float(values[0] / float(rows[origin.over].iloc[0]))
    return float(values[0])


def recompute_n(finding: Finding, reading: Reading, named: bool | None = None) -> int | None:
    """How many people, ratings or organisations the number rests on, looked up again.

    None where the table does not tell, as in the finding.

    Raises
    ------
    QuickscanError
        As :func:`recompute`.
    """
    origin, rows = _rows(finding, reading, named)
    told = rows[list(origin.n_columns)].to_numpy(float, na_value=np.nan)
    return None if np.isnan(told).all() else int(np.nansum(told))


def origin_text(origin: Origin | None) -> dict[str, str]:
    """Table, row and column as short texts, for a table that people read.

    >>> origin_text(Origin("shares", (("item_id", "sig_6"), ("sector", None)), "share"))
    {'origin_table': 'shares', 'origin_where': 'item_id=sig_6; sector=', 'origin_column': 'share'}
    """
    if origin is None:
        return dict.fromkeys(("origin_table", "origin_where", "origin_column"), "")
    where = "; ".join(
        f"{column}={'|'.join(value) if isinstance(value, tuple) else value or ''}"
        for column, value in origin.where
    )
    column = origin.column
    if origin.weight:
        column = f"mean of {column}, weighted by {origin.weight}"
    if origin.over:
        column = f"{column} / {origin.over}"
    return {"origin_table": origin.table, "origin_where": where, "origin_column": column}


def _rows(finding: Finding, reading: Reading, named: bool | None) -> tuple[Origin, pd.DataFrame]:
    if finding.origin is None:
        raise QuickscanError(
            "Finding {finding} does not say which table its number comes from.",
            finding=finding.finding_id or finding.kind,
        )
    origin = finding.origin
    if origin.table in OF_TIES:
        reading = shareable(reading, is_named(reading.scan, named))
    table: pd.DataFrame = getattr(reading, origin.table)
    kept = np.ones(len(table), dtype=bool)
    for column, value in origin.where:
        cells = table[column]
        if value is None:
            kept &= cells.isna().to_numpy()
        else:
            kept &= cells.isin([value] if isinstance(value, str) else list(value)).to_numpy()
    if not kept.any():
        raise QuickscanError(
            "Finding {finding} is not in this quickscan: the table {table} has no row where "
            "{where}.",
            finding=finding.finding_id or finding.kind,
            table=origin.table,
            where=origin_text(origin)["origin_where"],
        )
    return origin, table[kept]
