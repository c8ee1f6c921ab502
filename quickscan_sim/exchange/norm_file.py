"""Read a norm group of one's own: a CSV with a row per theme and sector."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Message, Number
from quickscan_sim.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "theme",
    "sector",
    "n",
    "mean",
    "sd",
    "n_organisations",
    "standard_error",
    "source",
    "year",
)
NUMBERS = {
    "n": "Int64",
    "mean": "float64",
    "sd": "float64",
    "n_organisations": "Int64",
    "standard_error": "float64",
    "year": "Int64",
}
MAY_BE_EMPTY = ("sector", "n_organisations", "standard_error")


def read_norm(path: str | Path, questionnaire: Questionnaire) -> pd.DataFrame:
    """The norm group in a CSV file, as Excel saves it: comma or semicolon, 3.4 or 3,4.

    Parameters
    ----------
    path
        A CSV with the columns ``theme, n, mean, sd, source, year`` and, where known, ``sector``
        (empty: everybody), ``n_organisations`` and ``standard_error``.
    questionnaire
        Says which themes and sectors there are, and between which answers a mean lies.

    Raises
    ------
    QuickscanError
        One sentence for each thing that does not fit.
    """
    import pandas as pd

    place = Path(path).expanduser()
    rows = read_delimited(place).map(str.strip)
    rows.columns = [str(name).lower() for name in rows.columns]
    missing = [name for name in COLUMNS if name not in rows and name not in MAY_BE_EMPTY]
    if missing:
        raise QuickscanError(
            "The norm {file} has no column {column}. A norm needs the columns {needed}; sector, "
            "n_organisations and standard_error are welcome.",
            file=place,
            column=missing[0],
            needed=", ".join(name for name in COLUMNS if name not in MAY_BE_EMPTY),
        )
    rows = rows.reindex(columns=list(COLUMNS), fill_value="")
    problems = [
        Message("In {file}: {sentence}", file=place.name, sentence=problem)
        for number, row in enumerate(rows.to_dict("records"), start=2)
        for problem in _problems_of(row, number, questionnaire)
    ]
    if problems:
        raise QuickscanError.of(problems)
    for name, kind in NUMBERS.items():
        rows[name] = pd.Series([_number(text) for text in rows[name]], dtype=kind)
    rows["sector"] = pd.Series([text or None for text in rows["sector"]], dtype="str")
    return rows


def _problems_of(row: dict[Any, Any], number: int, questionnaire: Questionnaire) -> list[Message]:
    problems = []
    known = {"theme": questionnaire.theme_ids, "sector": ["", *questionnaire.sector_ids]}
    for column, names in known.items():
        if row[column] not in names:
            problems.append(_unknown(row[column], column, number, names))
    for column in NUMBERS:
        if column in MAY_BE_EMPTY and not row[column]:
            continue
        value = _number(row[column])
        is_whole = NUMBERS[column] == "Int64"
        if value is None or (is_whole and value != int(value)):
            problems.append(
                Message(
                    "Row {number}: {column} is {value}; expected a number, such as {example}.",
                    number=number,
                    column=column,
                    value=repr(row[column]),
                    example="120" if is_whole else Number(3.4, 1),
                )
            )
    mean, scale = _number(row["mean"]), questionnaire.scored_scale
    if mean is not None and not scale.low <= mean <= scale.high:
        problems.append(
            Message(
                "Row {number}: the mean is {value}, but answers run from {low} to {high}. Was the "
                "norm measured on another scale? Then it cannot be compared.",
                number=number,
                value=Number(mean),
                low=scale.low,
                high=scale.high,
            )
        )
    return problems


def _unknown(found: str, column: str, number: int, names: list[str]) -> Message:
    return Message(
        "Row {number}: the {column} {value} is not in the questionnaire. Known are: {known}. The "
        "nearest is {near}.",
        number=number,
        column=column,
        value=repr(found),
        known=", ".join(name for name in names if name),
        near=nearest(found, names) or "-",
    )


def _number(text: str) -> float | None:
    """The number in a cell, with a decimal comma or point."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
