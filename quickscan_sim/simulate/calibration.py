"""Numbers about the real world, read from ``data/calibration``: each row with its source.

A row has a ``value`` (a number), a ``unit``, the ``year`` and ``yardstick`` it holds for, a
``source``, a ``confidence`` and a ``status``; the other columns of a file say what it is about.

``confidence``: H read in the source itself; M second-hand, partial or old; D derived from a
cited number; R general knowledge that nobody checked, an assumption wherever it is used.

``status``: what the number does here. *measured*: a fact to compare with. *constrained*: what is
drawn is made to hold to it. *modelled*: a choice or a fit of ours, where no source gives a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError, nearest

FOLDER = Path(__file__).parents[1] / "data" / "calibration"
CONFIDENCES = ("H", "M", "D", "R")
STATUSES = ("measured", "constrained", "modelled")


@cache
def calibration_table(name: str) -> tuple[Mapping[str, Any], ...]:
    """The rows of one file: ``value`` as a number, everything else as text; read once.

    Raises
    ------
    QuickscanError
        When there is no such file.

    Examples
    --------
    >>> row = calibration_table("wijken_2022")[0]
    >>> row["measure"], row["statistic"], row["value"], row["confidence"]
    ('population', 'q05', 695.0, 'H')
    """
    path = FOLDER / f"{name}.csv"
    if not path.exists():
        known = sorted(file.stem for file in FOLDER.glob("*.csv"))
        raise QuickscanError(
            "There is no calibration table {name}. The nearest is {near}.",
            name=repr(name),
            near=nearest(name, known) or ", ".join(known),
        )
    table = read_delimited(path)
    return tuple(
        MappingProxyType(dict(zip(table.columns, row, strict=True)) | {"value": float(value)})
        for row, value in zip(table.itertuples(index=False), table["value"], strict=True)
    )


@cache
def calibrated(name: str, **labels: str) -> float:
    """The one value of a table whose row has these labels.

    Raises
    ------
    QuickscanError
        When no row has these labels, or more than one.

    Examples
    --------
    >>> calibrated("wijken_2022", measure="pop_0_14", statistic="mean", group="")
    15.2
    """
    found = [
        row["value"]
        for row in calibration_table(name)
        if all(row.get(label) == wanted for label, wanted in labels.items())
    ]
    if len(found) != 1:
        raise QuickscanError(
            "The calibration table {name} has {n} rows with {labels}; expected one.",
            name=name,
            n=len(found),
            labels=", ".join(f"{label} {wanted}" for label, wanted in labels.items()),
        )
    return float(found[0])
